import { progressTaskBody, taskQuery, type TaskDetail } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { csvStream } from '@anlan/platform/ledger';
import { taskCsv } from './task.records';
import { codeOf, taskKit, today, type TaskKit } from './task.fixtures';

jest.setTimeout(60_000);
const report = (percent: number, more: object = {}) => progressTaskBody.parse({ percent, note: '进展', ...more });

describe('tasks', () => {
  let kit: TaskKit;
  let officer: TenantContext;
  let other: TenantContext;
  /** of the lead unit and of a supporting one, with no more than everybody's roles */
  let lead: TenantContext;
  let helper: TenantContext;
  let units: { lead: string; helper: string; third: string };
  beforeAll(async () => {
    kit = await taskKit();
    units = { lead: kit.pingshan.unit('城建科'), helper: kit.pingshan.unit('消防办'), third: kit.pingshan.unit('交通科') };
    [officer, other] = [kit.pingshan.as('section-officer'), kit.pingshan.as('section-officer')];
    // Their roles are of the far street; the tasks of the district name them.
    const duty = { role: 'community-officer', unitId: null, divisionPrefix: '440310003' };
    [lead, helper] = [kit.pingshan.holding([duty], units.lead), kit.pingshan.holding([duty], units.helper)];
  });
  afterAll(() => kit.close());
  const issue = (more: object = {}, ctx = officer): Promise<TaskDetail> => kit.issue(ctx, { leadUnitId: units.lead, supportUnitIds: [units.helper], ...more });
  const accepted = async (more: object = {}): Promise<TaskDetail> => kit.steps.accept(lead, (await issue(more)).id, 1);
  const submitted = async (more: object = {}, by = lead): Promise<TaskDetail> => {
    const t = await accepted(more);
    return kit.steps.submit(by, t.id, t.version, { note: '已完成', evidence: [] });
  };

  it('given a task, when it is worked, then the lead accepts and submits it, another verifies it, and each step is told', async () => {
    const task = await issue({ evidenceWanted: '检查记录' });
    expect(task).toMatchObject({ status: 'issued', number: expect.stringMatching(/^RW440310-\d{4}-\d{4}$/), percent: 0, outcome: 'open', depth: 1, leadUnit: { name: '城建科' }, supportUnits: [{ name: '消防办' }], source: { kind: 'city', id: '2026-1' } });
    expect((await kit.records.get(lead, task.id)).allowedActions).toEqual(['accept', 'request-extension']);
    expect(await codeOf(kit.steps.accept(helper, task.id, 1))).toBe('task.lead_only');
    expect(await codeOf(kit.steps.submit(lead, task.id, 1, { note: '完成', evidence: [] }))).toBe('task.action_not_allowed');
    await kit.steps.accept(lead, task.id, 1);
    expect(await codeOf(kit.steps.accept(lead, task.id, 1))).toBe('request.stale');
    await kit.steps.progress(lead, task.id, 2, report(60));
    expect(await codeOf(kit.steps.submit(lead, task.id, 3, { note: '完成', evidence: [] }))).toBe('task.evidence_wanted');
    const file = await kit.file(lead);
    expect(await codeOf(kit.steps.submit(lead, task.id, 3, { note: '完成', evidence: [{ fileId: (await kit.file(helper)).id }] }))).toBe('task.unknown_file');
    const handed = await kit.steps.submit(lead, task.id, 3, { note: '完成', evidence: [{ fileId: file.id }] });
    expect(handed).toMatchObject({ status: 'submitted', submission: { note: '完成', on: today, by: { id: lead.actor.id }, evidence: [{ fileId: file.id }] } });
    expect(await kit.records.fileOf(other, task.id, file.id)).toBe(file.id);
    expect(await codeOf(kit.records.fileOf(other, task.id, newId()))).toBe('request.not_found');
    expect(await kit.steps.return(other, task.id, 4, '记录不全')).toMatchObject({ status: 'returned', decision: '记录不全', outcome: 'open' });
    await kit.steps.submit(lead, task.id, 5, { note: '已补', evidence: [{ fileId: file.id }] });
    expect(await kit.steps.verify(other, task.id, 6, null)).toMatchObject({ status: 'done', percent: 100, outcome: 'in_time', verifiedBy: { id: other.actor.id }, allowedActions: [] });
    expect(await codeOf(kit.steps.cancel(officer, task.id, 7, '不要了'))).toBe('task.action_not_allowed');
    expect(await kit.told(`tasks/${task.id}`)).toEqual(['issued', 'accepted', 'progressed', 'submitted', 'returned', 'submitted', 'verified']);
  });

  it('given who submitted, then he does not verify or return it, and the database refuses him too', async () => {
    const task = await submitted({}, officer);
    for (const judge of [() => kit.steps.verify(officer, task.id, 3, null), () => kit.steps.return(officer, task.id, 3, '不')]) expect(await codeOf(judge())).toBe('task.same_person');
    expect((await kit.records.get(officer, task.id)).allowedActions).toEqual(['cancel']);
    await expect(kit.db.admin.query("update responsibility.task set status = 'done', percent = 100, verified_by = submitted_by where id = $1", [task.id])).rejects.toThrow(/check constraint/);
  });

  it('given progress, then it never falls silently; a supporting unit reports beside the lead', async () => {
    const task = await accepted();
    await kit.steps.progress(lead, task.id, 2, report(60));
    expect(await codeOf(kit.steps.progress(lead, task.id, 3, report(40)))).toBe('task.falls');
    expect(await codeOf(kit.steps.progress(helper, task.id, 3, report(20, { unitId: units.lead })))).toBe('task.not_named');
    expect(await codeOf(kit.steps.progress(lead, task.id, 3, report(70, { unitId: units.third })))).toBe('task.unknown_unit');
    expect(await kit.steps.progress(helper, task.id, 3, report(20))).toMatchObject({ percent: 60 });
    expect(await codeOf(kit.steps.progress(helper, task.id, 4, report(10)))).toBe('task.falls');
    const corrected = await kit.steps.progress(lead, task.id, 4, report(40, { correction: '多报了一个点位' }));
    expect(corrected).toMatchObject({ percent: 40, status: 'in_progress' });
    expect(corrected.progress.map((p) => [p.unit.name, p.percent, p.correction])).toEqual([['城建科', 60, null], ['消防办', 20, null], ['城建科', 40, '多报了一个点位']]);
  });

  it('given a later day, then another decides on it, and every day is kept', async () => {
    const task = await accepted({ dueOn: '2031-03-02' });
    expect(await codeOf(kit.steps.requestExtension(lead, task.id, 2, { newDueOn: '2031-03-02', reason: '汛期' }))).toBe('task.not_later');
    await kit.steps.requestExtension(officer, task.id, 2, { newDueOn: '2031-04-01', reason: '汛期' });
    expect(await codeOf(kit.steps.requestExtension(lead, task.id, 3, { newDueOn: '2031-05-01', reason: '汛期' }))).toBe('task.extension_pending');
    expect(await codeOf(kit.steps.decideExtension(officer, task.id, 3, { result: 'granted', note: null }))).toBe('task.own_request');
    expect(await codeOf(kit.steps.decideExtension(other, task.id, 3, { result: 'refused', note: null }))).toBe('task.reason_wanted');
    expect(await kit.steps.decideExtension(other, task.id, 3, { result: 'refused', note: '抓紧' })).toMatchObject({ dueOn: '2031-03-02', extensionPending: false });
    expect(await codeOf(kit.steps.decideExtension(other, task.id, 4, { result: 'granted', note: null }))).toBe('task.no_extension');
    await kit.steps.requestExtension(lead, task.id, 4, { newDueOn: '2031-04-02', reason: '再次' });
    const granted = await kit.steps.decideExtension(other, task.id, 5, { result: 'granted', note: null });
    expect(granted).toMatchObject({ dueOn: '2031-04-02', firstDueOn: '2031-03-02', status: 'accepted' });
    expect(granted.extensions.map((x) => [x.from, x.to, x.result, x.decidedBy?.id])).toEqual([['2031-03-02', '2031-04-01', 'refused', other.actor.id], ['2031-03-02', '2031-04-02', 'granted', other.actor.id]]);
    await expect(kit.db.admin.query('update responsibility.task_extension set decided_by = asked_by where task_id = $1', [task.id])).rejects.toThrow(/check constraint/);
  });

  it('given two requests at once for one task, then one of them stands', async () => {
    const task = await accepted();
    const both = await Promise.allSettled(['2031-04-01', '2031-05-01'].map((newDueOn) => kit.steps.requestExtension(lead, task.id, 2, { newDueOn, reason: '同时' })));
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await kit.records.get(lead, task.id)).extensions).toHaveLength(1);
  });

  it('given sub-tasks, then a parent is the weighted mean of theirs, is finished only after them, and there are three levels', async () => {
    const top = await accepted();
    const sub = async (parentTaskId: string, weight: number): Promise<TaskDetail> => accepted({ parentTaskId, weight });
    const [one, two] = [await sub(top.id, 3), await sub(top.id, 1)];
    const leaf = await sub(two.id, 1);
    expect([one.depth, leaf.depth]).toEqual([2, 3]);
    expect(await codeOf(issue({ parentTaskId: leaf.id }))).toBe('task.too_deep');
    await kit.steps.progress(lead, one.id, 2, report(50));
    await kit.steps.progress(lead, leaf.id, 2, report(90));
    // (3·50 + 1·90) ÷ 4
    expect(await kit.records.get(lead, top.id)).toMatchObject({ percent: 60, subtasks: 2 });
    expect(await kit.records.get(lead, two.id)).toMatchObject({ percent: 90, subtasks: 1 });
    expect(await codeOf(kit.steps.progress(lead, top.id, 2, report(99)))).toBe('task.has_subtasks');
    expect(await codeOf(kit.steps.submit(lead, top.id, 2, { note: '完成', evidence: [] }))).toBe('task.subtasks_open');
    expect(await codeOf(kit.steps.cancel(officer, top.id, 2, '不要了'))).toBe('task.subtasks_open');
    for (const t of [one, leaf]) await kit.steps.verify(other, t.id, (await kit.steps.submit(lead, t.id, 3, { note: '完成', evidence: [] })).version, null);
    await kit.steps.cancel(officer, two.id, 2, '合并');
    expect(await kit.records.get(lead, top.id)).toMatchObject({ percent: 100, subtasks: 1 });
    await kit.steps.submit(lead, top.id, 2, { note: '完成', evidence: [] });
    expect(await codeOf(issue({ parentTaskId: top.id }))).toBe('task.parent_ended');
    expect(await kit.steps.verify(other, top.id, 3, '同意')).toMatchObject({ status: 'done' });
    expect((await kit.records.page(officer, taskQuery.parse({ parentTaskId: top.id }))).items.map((t) => t.id).sort()).toEqual([one.id, two.id].sort());
  });

  it('given who is named, then he sees the task wherever he is, and has no say over it; others of his street see nothing', async () => {
    const task = await submitted();
    const street = kit.pingshan.holding([{ role: 'street-officer', unitId: null, divisionPrefix: '440310003' }], units.lead);
    const stranger = kit.pingshan.as('street-officer', '440310003');
    const mine = async (ctx: TenantContext, wanted: 'true' | 'false') => (await kit.records.page(ctx, taskQuery.parse({ mine: wanted, q: task.number }))).items.length;
    expect(await Promise.all([mine(helper, 'true'), mine(helper, 'false'), mine(officer, 'true'), mine(officer, 'false'), mine(stranger, 'true')])).toEqual([1, 0, 0, 1, 0]);
    expect((await kit.records.page(helper, taskQuery.parse({ unitId: units.helper, q: task.number }))).items.map((t) => t.id)).toEqual([task.id]);
    expect((await kit.records.page(stranger, taskQuery.parse({ q: task.number }))).items).toEqual([]);
    expect(await codeOf(kit.records.get(stranger, task.id))).toBe('request.not_found');
    expect(await codeOf(kit.steps.verify(stranger, task.id, 3, null))).toBe('request.not_found');
    expect(await codeOf(kit.steps.verify(street, task.id, 3, null))).toBe('task.out_of_scope');
    expect(await codeOf(kit.steps.return(street, task.id, 3, '不'))).toBe('task.out_of_scope');
    expect(await codeOf(kit.steps.cancel(street, task.id, 3, '不'))).toBe('task.out_of_scope');
    expect(await codeOf(issue({}, street))).toBe('task.out_of_scope');
    expect(await codeOf(issue({ divisionCode: '440310003', parentTaskId: (await accepted()).id }, street))).toBe('task.unknown_parent');
    expect((await kit.records.get(street, task.id)).allowedActions).toEqual([]);
    const asked = await kit.steps.requestExtension(lead, (await accepted()).id, 2, { newDueOn: '2031-05-01', reason: '同时' });
    expect(await codeOf(kit.steps.decideExtension(street, asked.id, 3, { result: 'granted', note: null }))).toBe('task.out_of_scope');
  });

  it('given another district, then it sees nothing, and its ids are unknown', async () => {
    const task = await issue();
    const theirs = kit.binjiang.as('district-admin');
    expect(await codeOf(kit.records.get(theirs, task.id))).toBe('request.not_found');
    expect(await codeOf(kit.steps.cancel(theirs, task.id, 1, '不'))).toBe('request.not_found');
    expect((await kit.records.page(theirs, taskQuery.parse({ leadUnitId: units.lead }))).items).toEqual([]);
    expect(await codeOf(kit.issue(theirs, { leadUnitId: units.lead }, kit.binjiang))).toBe('task.unknown_unit');
    expect(await codeOf(kit.issue(theirs, { parentTaskId: task.id }, kit.binjiang))).toBe('task.unknown_parent');
    expect(await codeOf(kit.issue(theirs, { leadMemberId: lead.actor.memberId }, kit.binjiang))).toBe('task.unknown_member');
    expect(await codeOf(kit.issue(theirs, { divisionCode: '440310' }, kit.binjiang))).toBe('task.unknown_division');
    expect(await codeOf(kit.issue(theirs, { attachments: [{ fileId: newId() }] }, kit.binjiang))).toBe('task.unknown_file');
    expect(await codeOf(issue({ supportUnitIds: [units.lead] }))).toBe('task.support_is_lead');
  });

  it('given filters, then the export has the rows of the list', async () => {
    const member = lead.actor.memberId as string;
    const mine = await issue({ leadMemberId: member, title: '=独一任务', source: { kind: 'city', id: '市督〔2026〕9号' } });
    const one = taskQuery.parse({ sourceKind: 'city', sourceId: '市督〔2026〕9号', leadMemberId: member, ended: 'false', outcome: 'open,late', status: 'issued', dueFrom: '2031-03-02', dueTo: '2031-03-02' });
    expect((await kit.records.page(officer, one)).items.map((t) => t.id)).toEqual([mine.id]);
    for (const none of [{ ended: 'true' }, { outcome: 'overdue' }, { dueTo: '2031-03-01' }, { status: 'accepted,done' }]) expect((await kit.records.page(officer, taskQuery.parse({ sourceId: '市督〔2026〕9号', ...none }))).items).toEqual([]);
    const all = taskQuery.parse({ limit: 200 });
    const listed = (await kit.records.page(officer, all)).items.map((t) => t.number);
    const text = (await csvStream(taskCsv, kit.records.pages(officer, all)).toArray()).join('');
    expect(text.split('\r\n').filter(Boolean).slice(1).map((line) => line.split(',')[0])).toEqual(listed);
    expect(text).toContain("'=独一任务");
  });

  it('given tasks of several days, when they are listed by their day, then page after page gives each once, the nearest first', async () => {
    for (const dueOn of ['2032-05-03', '2032-05-01', '2032-05-02', '2032-05-01']) await issue({ title: '按时限排序', dueOn });
    const days: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await kit.records.page(officer, taskQuery.parse({ q: '按时限排序', order: 'dueOn', limit: 2, cursor }));
      days.push(...page.items.map((t) => t.dueOn));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(days).toEqual(['2032-05-01', '2032-05-01', '2032-05-02', '2032-05-03']);
    expect((await kit.records.page(officer, taskQuery.parse({ q: '按时限排序' }))).items.map((t) => t.dueOn)).toEqual(['2032-05-01', '2032-05-02', '2032-05-01', '2032-05-03']);
  });
});
