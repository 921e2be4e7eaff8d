import { taskQuery, type TaskDetail } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { csvStream, TodoService } from '@anlan/platform/ledger';
import { codeOf, taskKit, type TaskKit } from './task.fixtures';
import { taskCsv } from './task.records';
import { taskTodos } from './task.todos';

jest.setTimeout(60_000);

describe('tasks that are urged', () => {
  let kit: TaskKit;
  let officer: TenantContext;
  let leader: TenantContext;
  let lead: TenantContext;
  let helper: TenantContext;
  let units: { lead: string; helper: string };
  beforeAll(async () => {
    kit = await taskKit();
    units = { lead: kit.pingshan.unit('城建科'), helper: kit.pingshan.unit('消防办') };
    [officer, leader] = [kit.pingshan.as('section-officer'), kit.pingshan.as('leader')];
    const duty = { role: 'community-officer', unitId: null, divisionPrefix: '440310003' };
    [lead, helper] = [kit.pingshan.holding([duty], units.lead), kit.pingshan.holding([duty], units.helper)];
  });
  afterAll(() => kit.close());
  const issue = (more: object = {}): Promise<TaskDetail> => kit.issue(officer, { leadUnitId: units.lead, supportUnitIds: [units.helper], ...more });
  const urged = async (by = officer, more: object = {}): Promise<TaskDetail> => kit.urges.urge(by, (await issue(more)).id, 1, '请于本周五前报送进度');
  /** An urge of the day before, so that today's is not refused. */
  const yesterday = (id: string) => kit.db.admin.query("update responsibility.task_urge set urged_on = '2020-01-01' where task_id = $1", [id]);
  const listed = async (ctx: TenantContext, query: object): Promise<string[]> => (await kit.records.page(ctx, taskQuery.parse({ limit: 200, ...query }))).items.map((t) => t.id);

  it('given a task, when it is urged, then it is a to-do of its lead alone, who answers it; both stand in the trail with their words', async () => {
    const todos = new TodoService(kit.tx, taskTodos, async () => (code) => code);
    const waiting = async (ctx: TenantContext, id: string) => (await todos.page(ctx, { limit: 100 })).items.filter((t) => t.kind === 'acknowledge' && t.subject.id === id).length;
    const task = await urged(leader);
    expect(task).toMatchObject({ status: 'issued', urged: true, urges: [{ by: { id: leader.actor.id }, unit: { id: units.lead, name: '城建科' }, note: '请于本周五前报送进度', acknowledgedAt: null, acknowledgedBy: null, acknowledgement: null }] });
    expect(await Promise.all([lead, helper, officer, leader].map((ctx) => waiting(ctx, task.id)))).toEqual([1, 0, 0, 0]);
    expect((await kit.records.get(lead, task.id)).allowedActions).toEqual(['accept', 'request-extension', 'acknowledge']);
    const answered = await kit.urges.acknowledge(lead, task.id, 2, '周五前完成');
    expect(answered).toMatchObject({ status: 'issued', urged: false, urges: [{ acknowledgedBy: { id: lead.actor.id }, acknowledgement: '周五前完成', acknowledgedAt: expect.any(String) }] });
    expect(answered.allowedActions).toEqual(['accept', 'request-extension']);
    expect(await waiting(lead, task.id)).toBe(0);
    expect(await kit.told(`tasks/${task.id}`)).toEqual(['issued', 'urged', 'acknowledged']);
    const { rows } = await kit.db.admin.query<{ data: object }>("select data from responsibility.outbox where subject = $1 and type like '%.urged.%'", [`tasks/${task.id}`]);
    expect(rows[0]?.data).toMatchObject({ note: '请于本周五前报送进度', urgedUnitId: units.lead, actor: { id: leader.actor.id } });
  });

  it('given a task that was urged, then it is urged once a day, and one answer is for all that wait', async () => {
    const task = await urged();
    expect(task.allowedActions).not.toContain('urge');
    expect(await codeOf(kit.urges.urge(leader, task.id, 2, '再催'))).toBe('task.urged_today');
    await yesterday(task.id);
    expect((await kit.records.get(officer, task.id)).allowedActions).toContain('urge');
    const both = await Promise.allSettled([officer, leader].map((by) => kit.urges.urge(by, task.id, 2, '再催')));
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await codeOf(kit.urges.acknowledge(lead, task.id, 2, '周五前完成'))).toBe('request.stale');
    expect((await kit.urges.acknowledge(lead, task.id, 3, '周五前完成')).urges.map((u) => u.acknowledgement)).toEqual(['周五前完成', '周五前完成']);
    expect(await codeOf(kit.urges.acknowledge(lead, task.id, 4, '周五前完成'))).toBe('task.not_urged');
  });

  it('given who is not of the lead, then he answers no urge, and who urged does not answer himself', async () => {
    const task = await urged();
    for (const ctx of [helper, kit.pingshan.as('section-officer')]) expect(await codeOf(kit.urges.acknowledge(ctx, task.id, 2, '办'))).toBe('task.lead_answers');
    const ofLead = kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: null }], units.lead);
    const own = await urged(ofLead);
    expect(own.allowedActions).not.toContain('acknowledge');
    expect(await codeOf(kit.urges.acknowledge(ofLead, own.id, 2, '办'))).toBe('task.own_urge');
    await expect(kit.db.admin.query("update responsibility.task_urge set acknowledged_by = urged_by, acknowledged_by_name = urged_by_name, acknowledged_at = now(), acknowledgement = '办' where task_id = $1", [own.id])).rejects.toThrow(/check constraint/);
  });

  it('given who is only named, or works elsewhere, then he urges nobody; what was submitted or has ended is not urged', async () => {
    const task = await issue();
    const named = kit.pingshan.holding([{ role: 'street-officer', unitId: null, divisionPrefix: '440310003' }], units.lead);
    expect(await codeOf(kit.urges.urge(named, task.id, 1, '催'))).toBe('task.out_of_scope');
    expect(await codeOf(kit.urges.urge(kit.pingshan.as('street-officer', '440310003'), task.id, 1, '催'))).toBe('request.not_found');
    expect(await codeOf(kit.urges.urge(kit.binjiang.as('district-admin'), task.id, 1, '催'))).toBe('request.not_found');
    expect(await codeOf(kit.urges.acknowledge(kit.binjiang.as('district-admin'), task.id, 1, '办'))).toBe('request.not_found');
    await kit.steps.accept(lead, task.id, 1);
    const handed = await kit.steps.submit(lead, task.id, 2, { note: '完成', evidence: [] });
    expect(await codeOf(kit.urges.urge(officer, task.id, handed.version, '催'))).toBe('task.action_not_allowed');
  });

  it('given urges that wait, then the list filters them, the export says so, and what was submitted since waits for no answer', async () => {
    const [waiting, calm] = [await urged(officer, { title: '催办筛选' }), await issue({ title: '催办筛选' })];
    const q = '催办筛选';
    expect([await listed(officer, { q, urged: 'true' }), await listed(officer, { q, urged: 'false' })]).toEqual([[waiting.id], [calm.id]]);
    const text = (await csvStream(taskCsv, kit.records.pages(officer, taskQuery.parse({ q }))).toArray()).join('');
    const [head, ...lines] = text.split('\r\n').filter(Boolean).map((line) => line.split(','));
    const column = (head ?? []).indexOf('催办待回应');
    expect(lines.map((line) => line[column])).toEqual(['否', '是']);
    await kit.steps.accept(lead, waiting.id, 2);
    expect(await kit.steps.submit(lead, waiting.id, 3, { note: '完成', evidence: [] })).toMatchObject({ urged: false });
    expect(await listed(officer, { q, urged: 'true' })).toEqual([]);
    expect(await listed(kit.binjiang.as('district-admin'), { urged: 'true' })).toEqual([]);
  });
});
