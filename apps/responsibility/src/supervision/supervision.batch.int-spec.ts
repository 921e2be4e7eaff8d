import { draftSupervisionsBody, supervisionQuery, type Supervision } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { codeOf, problemOf } from '@anlan/platform/testing';
import { taskKit, type TaskKit } from '../task/task.fixtures';
import { SupervisionDeadlines } from './supervision.deadlines';
import { SupervisionRecords } from './supervision.records';
import { SupervisionService } from './supervision.service';

jest.setTimeout(60_000);
const A = '91440300708461136T';
const B = '91350100M000100Y43';

describe('supervision documents for many', () => {
  let kit: TaskKit;
  let service: SupervisionService;
  let records: SupervisionRecords;
  let officer: TenantContext;
  let unit: string;
  beforeAll(async () => {
    kit = await taskKit();
    service = new SupervisionService(kit.tx, kit.references, kit.numbers, kit.attachments, new SupervisionDeadlines(kit.tx, kit.jobs, kit.references, kit.logger));
    records = new SupervisionRecords(kit.tx, kit.references);
    [officer, unit] = [kit.pingshan.as('section-officer'), kit.pingshan.unit('住建局')];
  });
  afterAll(() => kit.close());
  const many = async (reason: string, lines: readonly object[], more: object = {}, ctx = officer): Promise<Supervision[]> =>
    (await service.draftMany(ctx, draftSupervisionsBody.parse({ kind: 'interview', reason, basis: '安全生产法第七十条', wanted: '主要负责人到会说明', dueOn: '2031-03-02', divisionCode: ctx.slug, lines, ...more }))).items;
  const drafted = async (reason: string, ctx = officer): Promise<Supervision[]> => (await records.page(ctx, supervisionQuery.parse({ q: reason, limit: '200' }))).items;
  const firm = (name: string, creditCode: string | null = null) => ({ enterprise: { name, creditCode } });

  it('given enterprises and departments of one campaign, then each has a document of its own with a number, in the order of the lines, each told and gone on with by itself', async () => {
    const task = await kit.issue(officer, { leadUnitId: unit });
    const made = await many('高温天气集中约谈', [firm('甲公司', A), firm('乙公司'), { unitId: unit, taskIds: [task.id] }, { ...firm('丙公司', B), unitId: unit }]);
    expect(made.map((s) => [s.kind, s.sides.map((x) => x.name).join(), s.status, s.dual])).toEqual([['interview', '甲公司', 'drafted', false], ['interview', '乙公司', 'drafted', false], ['interview', '住建局', 'drafted', false], ['interview', '丙公司,住建局', 'drafted', true]]);
    expect(made[2]?.taskIds).toEqual([task.id]);
    expect(new Set(made.map((s) => s.number)).size).toBe(4);
    for (const s of made) expect(s.number).toMatch(/^约谈〔\d{4}〕\d+号$/);
    expect((await drafted('高温天气集中约谈')).map((s) => s.id).sort()).toEqual(made.map((s) => s.id).sort());
    const { rows } = await kit.db.admin.query<{ n: string }>("select count(*) as n from responsibility.outbox where subject = any($1) and type like '%supervision.drafted%'", [made.map((s) => `supervisions/${s.id}`)]);
    expect(Number(rows[0]?.n)).toBe(4);
    const first = made[0] as Supervision;
    await service.submit(officer, first.id, 1);
    expect((await service.approve(kit.pingshan.as('leader'), first.id, 2, null)).status).toBe('approved');
    expect((await records.get(officer, made[1]?.id ?? '')).status).toBe('drafted');
  });

  it('given two hundred, then all are drafted; one more is too many', async () => {
    const lines = (n: number) => Array.from({ length: n }, (_, i) => firm(`第 ${i + 1} 家企业`));
    expect(await many('一企一谈', lines(200))).toHaveLength(200);
    expect(draftSupervisionsBody.safeParse({ kind: 'letter', reason: 'x', basis: 'x', wanted: 'x', dueOn: '2031-03-02', divisionCode: '440310', lines: lines(201) }).success).toBe(false);
  });

  it('given one bad line, then nothing is drafted, and every bad line is named', async () => {
    const before = (await kit.db.admin.query('select id from responsibility.supervision')).rowCount;
    const foreign = kit.binjiang.snapshot.units[0]?.id;
    const task = await kit.issue(kit.binjiang.as('district-admin'), { leadUnitId: foreign, divisionCode: '330108' });
    const refusals: [object[], string[][]][] = [
      [[firm('甲公司', A), { unitId: newId() }, {}, { unitId: foreign }], [['body.lines[1].unitId', 'supervision.unknown_unit'], ['body.lines[2].enterprise', 'supervision.no_subject'], ['body.lines[3].unitId', 'supervision.unknown_unit']]],
      [[firm('甲公司', A), firm('乙公司'), firm('甲有限公司', A)], [['body.lines[2]', 'supervision.line_twice']]],
      [[firm('甲公司', A), { unitId: unit, taskIds: [task.id] }], [['body.lines[1].taskIds[0]', 'supervision.unknown_task']]],
    ];
    for (const [lines, faults] of refusals) expect((await problemOf(many('没有一件', lines))).errors.map((f) => [f.path, f.code])).toEqual(faults);
    expect(await codeOf(many('没有一件', [firm('甲公司', A)], { kind: 'listed' }))).toBe('supervision.level_wanted');
    expect(await codeOf(many('没有一件', [firm('甲公司', A)], { attachments: [{ fileId: newId() }] }))).toBe('supervision.unknown_file');
    expect((await kit.db.admin.query('select id from responsibility.supervision')).rowCount).toBe(before);
  });

  it('given a street or another district, then it drafts for its own place alone, and sees nothing of the others', async () => {
    const street = kit.pingshan.as('street-officer', '440310001');
    const made = await many('街道集中约谈', [firm('甲公司', A)], { divisionCode: '440310001' });
    expect(await codeOf(many('街道越权', [firm('甲公司', A)], { divisionCode: '440310' }, street))).toBe('supervision.out_of_scope');
    expect(await drafted('街道集中约谈', kit.binjiang.as('district-admin'))).toEqual([]);
    expect(await codeOf(records.get(kit.binjiang.as('district-admin'), made[0]?.id ?? ''))).toBe('request.not_found');
  });
});
