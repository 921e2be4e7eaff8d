import { deliverSupervisionBody, draftSupervisionBody, supervisionQuery, type Supervision } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { TodoService } from '@anlan/platform/ledger';
import { codeOf, taskKit, today, type TaskKit } from '../task/task.fixtures';
import { SupervisionDeadlines } from './supervision.deadlines';
import { SupervisionRecords } from './supervision.records';
import { SupervisionService } from './supervision.service';
import { supervisionTodos } from './supervision.todos';

jest.setTimeout(60_000);

describe('documents that owe no reply', () => {
  let kit: TaskKit;
  let service: SupervisionService;
  let records: SupervisionRecords;
  let deadlines: SupervisionDeadlines;
  let officer: TenantContext;
  let leader: TenantContext;
  let department: TenantContext;
  let unit: string;
  beforeEach(async () => {
    kit = await taskKit();
    deadlines = new SupervisionDeadlines(kit.tx, kit.jobs, kit.references, kit.logger);
    service = new SupervisionService(kit.tx, kit.references, kit.numbers, kit.attachments, deadlines);
    records = new SupervisionRecords(kit.tx, kit.references);
    unit = kit.pingshan.unit('住建局');
    [officer, leader] = [kit.pingshan.as('section-officer'), kit.pingshan.as('leader')];
    department = kit.pingshan.holding([{ role: 'community-officer', unitId: null, divisionPrefix: '440310003' }], unit);
  });
  afterEach(() => kit.close());
  const approved = async (kind: Supervision['kind'], more: object = {}): Promise<Supervision> => {
    const { id } = await service.draft(officer, draftSupervisionBody.parse({ kind, unitId: unit, reason: '强降雨', basis: '气象预警', wanted: '停止高处作业', dueOn: '2026-01-01', divisionCode: '440310', ...more }));
    await service.submit(officer, id, 1);
    return service.approve(leader, id, 2, null);
  };
  const delivered = async (kind: Supervision['kind'], more: object = {}): Promise<Supervision> => service.deliver(officer, (await approved(kind, more)).id, 3, deliverSupervisionBody.parse({ deliveredOn: today }));
  const listed = async (query: object): Promise<string[]> => (await records.page(officer, supervisionQuery.parse(query))).items.map((s) => s.id).sort();

  it.each([['early_warning', /^预警〔\d{4}〕1号$/], ['situation_analysis', /^形势〔\d{4}〕1号$/]] as const)('given %s, when it is delivered, then it has ended: it is read by who it is addressed to, who has nothing to do, and never overdue', async (kind, number) => {
    const todos = new TodoService(kit.tx, supervisionTodos, async () => (code) => code);
    const s = await approved(kind);
    expect(s).toMatchObject({ number: expect.stringMatching(number), sides: [{ status: 'informed' }] });
    expect(await codeOf(records.get(department, s.id))).toBe('request.not_found');
    const sent = await service.deliver(officer, s.id, 3, deliverSupervisionBody.parse({ deliveredOn: today }));
    expect(sent).toMatchObject({ status: 'sent', deliveredOn: today, overdue: false, allowedActions: [] });
    expect(await records.get(department, s.id)).toMatchObject({ status: 'sent', allowedActions: [] });
    expect((await todos.page(department, { limit: 50 })).items).toEqual([]);
    expect(await codeOf(service.reply(department, s.id, 4, { side: 'department', note: '收到', evidence: [] }))).toBe('supervision.action_not_allowed');
    expect(await deadlines.sweep({ tenantId: kit.pingshan.id, slug: '440310', tenantKind: 'district' })).toBe(0);
    expect(await kit.told(`supervisions/${s.id}`)).toEqual(['drafted', 'submitted', 'approved', 'delivered']);
    expect(await records.text(department, s.id)).toContain('无须书面回复');
    for (const theirs of [kit.binjiang.as('district-admin'), kit.pingshan.as('street-officer', '440310001')]) expect(await codeOf(records.get(theirs, s.id))).toBe('request.not_found');
  });

  it('given a bulletin and a letter, then the database lets neither end as the other does', async () => {
    const [bulletin, letter] = [await approved('early_warning'), await delivered('letter')];
    await expect(kit.db.admin.query("update responsibility.supervision set status = 'delivered', delivered_on = '2026-03-02' where id = $1", [bulletin.id])).rejects.toThrow(/supervision_bulletin_check/);
    await expect(kit.db.admin.query("update responsibility.supervision set status = 'sent' where id = $1", [letter.id])).rejects.toThrow(/supervision_bulletin_check/);
    await expect(kit.db.admin.query("update responsibility.supervision set status = 'sent' where id = $1", [bulletin.id])).rejects.toThrow(/supervision_sent_check/);
  });

  it('given figures, then a bulletin counts as sent and in no rate, and every number lists its rows', async () => {
    const both = { enterprise: { name: '某公司' } };
    const [warning, letter] = [await delivered('early_warning', both), await delivered('letter', both)];
    const { kinds, months, dualClosure } = await records.figures(officer, {});
    expect(kinds.map((k) => [k.kind, k.delivered.count, k.replyRate.denominator, k.replyRate.percent])).toEqual([['early_warning', 1, 0, null], ['letter', 1, 1, 0]]);
    expect(months.map((m) => [m.kind, m.replyRate.percent])).toEqual([['early_warning', null], ['letter', 0]]);
    expect(dualClosure).toMatchObject({ assigned: { count: 1 }, closed: { count: 0 }, percent: 0 });
    expect(await listed(dualClosure.assigned.filter)).toEqual([letter.id]);
    for (const k of kinds) expect(await listed(k.delivered.filter)).toHaveLength(k.delivered.count);
    expect([await listed({ replyOwed: 'false' }), await listed({ replyOwed: 'true' }), await listed({ status: 'sent' })]).toEqual([[warning.id], [letter.id], [warning.id]]);
    expect((await records.page(kit.binjiang.as('district-admin'), supervisionQuery.parse({ replyOwed: 'false' }))).items).toEqual([]);
  });
});
