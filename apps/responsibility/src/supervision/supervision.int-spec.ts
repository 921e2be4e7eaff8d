import { deliverSupervisionBody, draftSupervisionBody, supervisionQuery, type Supervision } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { csvStream } from '@anlan/platform/ledger';
import { codeOf, taskKit, type TaskKit } from '../task/task.fixtures';
import { SupervisionDeadlines } from './supervision.deadlines';
import { supervisionCsv, SupervisionRecords } from './supervision.records';
import { SupervisionService } from './supervision.service';

jest.setTimeout(60_000);
const today = shanghaiDay(new Date());
const A = '91440300708461136T';
const requirements = { responsibility: '某公司', measures: '停产整改', funds: '十万元', deadline: '三十日', plan: '专项预案' };

describe('supervision documents', () => {
  let kit: TaskKit;
  let service: SupervisionService;
  let records: SupervisionRecords;
  let officer: TenantContext;
  let other: TenantContext;
  let leader: TenantContext;
  let department: TenantContext;
  let unit: string;
  beforeAll(async () => {
    kit = await taskKit();
    service = new SupervisionService(kit.tx, kit.references, kit.numbers, kit.attachments, new SupervisionDeadlines(kit.tx, kit.jobs, kit.references, kit.logger));
    records = new SupervisionRecords(kit.tx, kit.references);
    unit = kit.pingshan.unit('住建局');
    [officer, other, leader] = [kit.pingshan.as('section-officer'), kit.pingshan.as('section-officer'), kit.pingshan.as('leader')];
    department = kit.pingshan.holding([{ role: 'community-officer', unitId: null, divisionPrefix: '440310003' }], unit);
  });
  afterAll(() => kit.close());

  const draft = (more: object = {}, ctx = officer): Promise<Supervision> =>
    service.draft(ctx, draftSupervisionBody.parse({ kind: 'letter', enterprise: { name: '某电子公司', creditCode: A }, reason: '重大隐患逾期未改', basis: '安全生产法第七十条', wanted: '立即整改', dueOn: '2031-03-02', divisionCode: '440310', ...more }));
  const approved = async (more: object = {}): Promise<Supervision> => {
    const s = await draft(more);
    await service.submit(officer, s.id, 1);
    return service.approve(leader, s.id, 2, '同意');
  };
  const deliver = (id: string, version: number, more: object = {}) => service.deliver(officer, id, version, deliverSupervisionBody.parse({ deliveredOn: today, ...more }));
  const delivered = async (more: object = {}): Promise<Supervision> => {
    const s = await approved(more);
    return deliver(s.id, s.version);
  };
  const reply = (ctx: TenantContext, s: Supervision, side: 'enterprise' | 'department' = 'enterprise', evidence: object[] = []) => service.reply(ctx, s.id, s.version, { side, note: '已整改', evidence });

  it('given a letter, when it goes its way, then another approves it, another releases it, and each step is told', async () => {
    const s = await draft();
    expect(s).toMatchObject({ status: 'drafted', number: expect.stringMatching(/^督办〔\d{4}〕\d+号$/), dual: false, allowedActions: ['submit', 'withdraw'] });
    expect(await codeOf(service.approve(leader, s.id, 1, null))).toBe('supervision.action_not_allowed');
    await service.submit(officer, s.id, 1);
    expect(await codeOf(service.submit(officer, s.id, 1))).toBe('request.stale');
    await service.return(leader, s.id, 2, '依据不足');
    await service.submit(officer, s.id, 3);
    await service.approve(leader, s.id, 4, null);
    await deliver(s.id, 5);
    const replied = await service.reply(officer, s.id, 6, { side: 'enterprise', note: '已整改', evidence: [] });
    expect(replied).toMatchObject({ status: 'replied', sides: [{ status: 'replied', repliedBy: { id: officer.actor.id } }] });
    expect(await codeOf(service.release(officer, s.id, 7, { side: 'enterprise', note: '合格' }))).toBe('supervision.own_reply');
    expect(await codeOf(service.returnReply(officer, s.id, 7, { side: 'enterprise', reason: '不' }))).toBe('supervision.own_reply');
    expect(await service.returnReply(other, s.id, 7, { side: 'enterprise', reason: '不到位' })).toMatchObject({ status: 'delivered' });
    await service.reply(officer, s.id, 8, { side: 'enterprise', note: '再次整改', evidence: [] });
    expect(await service.release(other, s.id, 9, { side: 'enterprise', note: '合格' })).toMatchObject({ status: 'released', allowedActions: [] });
    expect(await kit.told(`supervisions/${s.id}`)).toEqual(['drafted', 'submitted', 'returned', 'submitted', 'approved', 'delivered', 'replied', 'reply_returned', 'replied', 'released']);
  });

  it('given who drafted or submitted it, then he does not approve it, and the database refuses him too', async () => {
    const admin = kit.pingshan.as('district-admin');
    const own = await draft({}, admin);
    await service.submit(officer, own.id, 1);
    expect(await codeOf(service.approve(admin, own.id, 2, null))).toBe('supervision.same_person');
    const sent = await draft();
    await service.submit(admin, sent.id, 1);
    for (const judge of [() => service.approve(admin, sent.id, 2, null), () => service.return(admin, sent.id, 2, '不')]) expect(await codeOf(judge())).toBe('supervision.same_person');
    await expect(kit.db.admin.query("update responsibility.supervision set status = 'approved', approved_by = drafted_by where id = $1", [sent.id])).rejects.toThrow(/check constraint/);
    const back = await reply(officer, await delivered());
    await expect(kit.db.admin.query(`update responsibility.supervision set sides = jsonb_set(sides, '{0,releasedBy}', sides->0->'repliedBy') where id = $1`, [back.id])).rejects.toThrow(/check constraint/);
  });

  it('given two sides, then each replies and is released by itself, and the document ends with the second', async () => {
    const s = await delivered({ unitId: unit });
    expect(s).toMatchObject({ dual: true, sides: [{ side: 'enterprise' }, { side: 'department', name: '住建局' }] });
    expect(await codeOf(reply(department, s, 'enterprise'))).toBe('supervision.not_subject');
    const one = await reply(department, s, 'department');
    expect(one).toMatchObject({ status: 'replied' });
    expect(await codeOf(reply(department, one, 'department'))).toBe('supervision.side_replied');
    expect(await codeOf(service.release(other, s.id, one.version, { side: 'enterprise', note: '合格' }))).toBe('supervision.side_not_replied');
    const half = await service.release(other, s.id, one.version, { side: 'department', note: '合格' });
    expect(half).toMatchObject({ status: 'delivered', sides: [{ status: 'waiting' }, { status: 'released' }] });
    const both = await reply(officer, half);
    expect(await service.release(other, s.id, both.version, { side: 'enterprise', note: '合格' })).toMatchObject({ status: 'released' });
    expect((await kit.told(`supervisions/${s.id}`)).slice(-4)).toEqual(['replied', 'side_released', 'replied', 'released']);
    expect(await codeOf(reply(officer, await delivered(), 'department'))).toBe('supervision.no_side');
  });

  it('given a department, then it sees what is addressed to it only once that was delivered, and has no say over it', async () => {
    const street = kit.pingshan.holding([{ role: 'street-officer', unitId: null, divisionPrefix: '440310003' }], unit);
    const s = await approved({ enterprise: null, unitId: unit });
    expect(await codeOf(records.get(department, s.id))).toBe('request.not_found');
    const out = await deliver(s.id, s.version);
    expect((await records.get(department, s.id)).allowedActions).toEqual(['reply']);
    const replied = await reply(street, out, 'department');
    const again = kit.pingshan.holding([{ role: 'street-officer', unitId: null, divisionPrefix: '440310003' }], unit);
    expect(await codeOf(service.release(again, s.id, replied.version, { side: 'department', note: '合格' }))).toBe('supervision.out_of_scope');
    expect(await codeOf(service.release(kit.pingshan.as('street-officer', '440310003'), s.id, replied.version, { side: 'department', note: '合格' }))).toBe('request.not_found');
  });

  it('given a listed supervision, then it is lifted only with evidence; given an interview, then it needs its record and signatures', async () => {
    expect(await codeOf(draft({ kind: 'listed' }))).toBe('supervision.level_wanted');
    expect(await codeOf(draft({ kind: 'listed', level: 'city' }))).toBe('supervision.requirements_wanted');
    const listed = await delivered({ kind: 'listed', level: 'city', requirements });
    const words = await reply(officer, listed);
    expect(await codeOf(service.release(other, listed.id, words.version, { side: 'enterprise', note: '摘牌' }))).toBe('supervision.evidence_wanted');
    const back = await service.returnReply(other, listed.id, words.version, { side: 'enterprise', reason: '缺佐证' });
    const file = await kit.file(officer);
    expect(await codeOf(reply(officer, back, 'enterprise', [{ fileId: newId() }]))).toBe('supervision.unknown_file');
    const proven = await reply(officer, back, 'enterprise', [{ fileId: file.id }]);
    expect(await records.fileOf(other, listed.id, file.id)).toBe(file.id);
    expect(await service.release(other, listed.id, proven.version, { side: 'enterprise', note: '摘牌' })).toMatchObject({ status: 'released' });
    const talk = await approved({ kind: 'interview' });
    expect(await codeOf(deliver(talk.id, talk.version))).toBe('supervision.record_wanted');
    expect(await codeOf(deliver(talk.id, talk.version, { deliveredOn: '2099-01-01' }))).toBe('supervision.future_day');
    const proof = [{ fileId: file.id }];
    expect(await deliver(talk.id, talk.version, { attendees: ['法定代表人'], minutes: proof, signed: proof })).toMatchObject({ status: 'delivered', attendees: ['法定代表人'] });
  });

  it('given its wording, then it names the tasks it comes from', async () => {
    const task = await kit.issue(officer);
    const s = await draft({ taskIds: [task.id], kind: 'risk_notice' });
    const text = await records.text(officer, s.id);
    for (const part of ['安全风险提示函', '某电子公司：', '重大隐患逾期未改', `${task.title}（${task.number}）`, '2031年3月2日', s.number]) expect(text).toContain(part);
    expect((await records.page(officer, supervisionQuery.parse({ taskId: task.id }))).items.map((x) => x.id)).toEqual([s.id]);
    expect(await codeOf(draft({ taskIds: [newId()] }))).toBe('supervision.unknown_task');
  });

  it('given another street and another district, then nothing is in sight, and ids of others are unknown', async () => {
    const s = await draft();
    const street = kit.pingshan.as('street-officer', '440310001');
    const theirs = kit.binjiang.as('district-admin');
    for (const ctx of [street, theirs]) {
      expect((await records.page(ctx, supervisionQuery.parse({}))).items).toEqual([]);
      expect(await codeOf(records.get(ctx, s.id))).toBe('request.not_found');
      expect(await codeOf(records.text(ctx, s.id))).toBe('request.not_found');
      expect(await codeOf(service.submit(ctx, s.id, 1))).toBe('request.not_found');
    }
    expect(await codeOf(draft({}, street))).toBe('supervision.out_of_scope');
    expect(await codeOf(draft({ unitId: unit, divisionCode: '330108' }, theirs))).toBe('supervision.unknown_unit');
    expect(await codeOf(draft({ divisionCode: '330108', taskIds: [(await kit.issue(officer)).id] }, theirs))).toBe('supervision.unknown_task');
    expect(draftSupervisionBody.safeParse({ kind: 'letter', enterprise: { name: '某公司', creditCode: '91440300708461136X' }, reason: '甲', basis: '乙', wanted: '丙', dueOn: today, divisionCode: '440310' }).error?.issues[0]?.path).toEqual(['enterprise', 'creditCode']);
  });

  it('given figures, then an enterprise that was summoned twice is one, the reply rate has its base, and each number lists its rows', async () => {
    const [boss, chief, second] = [kit.binjiang.as('section-officer'), kit.binjiang.as('leader'), kit.binjiang.as('section-officer')];
    const file = await kit.file(boss);
    const figures = (month?: string) => records.figures(boss, { month });
    expect(await figures()).toMatchObject({ months: [], kinds: [] });
    const interview = async (enterprise: object, deliveredOn: string): Promise<Supervision> => {
      const s = await draft({ kind: 'interview', enterprise, divisionCode: '330108' }, boss);
      await service.submit(boss, s.id, 1);
      await service.approve(chief, s.id, 2, null);
      const held = await service.deliver(boss, s.id, 3, deliverSupervisionBody.parse({ deliveredOn: today, attendees: ['某'], minutes: [{ fileId: file.id }], signed: [{ fileId: file.id }] }));
      await kit.db.admin.query('update responsibility.supervision set delivered_on = $2 where id = $1', [s.id, deliveredOn]);
      return held;
    };
    const first = await interview({ name: '某电子公司', creditCode: A }, '2026-03-05');
    await interview({ name: '某电子有限公司', creditCode: A }, '2026-03-09');
    await interview({ name: '无码商户' }, '2026-04-01');
    await interview({ name: '某电子公司', creditCode: A }, '2026-04-02');
    await draft({ kind: 'interview', divisionCode: '330108' }, boss);
    await service.release(second, first.id, (await service.reply(boss, first.id, first.version, { side: 'enterprise', note: '已改', evidence: [] })).version, { side: 'enterprise', note: '合格' });
    const { months, kinds } = await figures();
    expect(months.map((m) => [m.month, m.kind, m.delivered.count, m.enterprises, m.replied.count, m.replyRate.percent])).toEqual([['2026-04', 'interview', 2, 2, 0, 0], ['2026-03', 'interview', 2, 1, 1, 50]]);
    expect(kinds).toMatchObject([{ kind: 'interview', enterprises: 2, units: 0, replyRate: { numerator: 1, denominator: 4, percent: 25 } }]);
    for (const f of [...months, ...kinds, ...(await figures('2026-03')).kinds]) for (const cell of [f.delivered, f.replied]) expect((await records.page(boss, supervisionQuery.parse(cell.filter))).items).toHaveLength(cell.count);
    const all = supervisionQuery.parse({});
    const listed = (await records.page(boss, all)).items.map((s) => s.number);
    const text = (await csvStream(supervisionCsv, records.pages(boss, all)).toArray()).join('');
    expect(text.split('\r\n').filter(Boolean).slice(1).map((line) => line.split(',')[0])).toEqual(listed);
  });
});
