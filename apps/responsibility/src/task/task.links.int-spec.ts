import { changeTaskBody, deliverSupervisionBody, draftSupervisionBody, holdMeetingBody, planMeetingBody, resolveBody, supervisionQuery, taskQuery, type ChangeTaskBody, type Supervision, type TaskDetail } from '@anlan/contracts/responsibility';
import { addCalendarDays } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { letterKit, type LetterKit } from '../../test/letter-kit';
import { listKit, type ListKit } from '../../test/list-kit';
import { MeetingMinutes } from '../meeting/meeting.minutes';
import { MeetingService } from '../meeting/meeting.service';
import { SupervisionDeadlines } from '../supervision/supervision.deadlines';
import { SupervisionPrefills } from '../supervision/supervision.prefill';
import { SupervisionRecords } from '../supervision/supervision.records';
import { SupervisionService } from '../supervision/supervision.service';
import { codeOf, taskServices, today, type TaskKit } from './task.fixtures';

jest.setTimeout(60_000);
const yesterday = addCalendarDays(today, -1);
const at = (day: string): string => `${day}T09:30:00+08:00`;

describe('what tasks come from and lead to', () => {
  let letters: LetterKit;
  let kit: TaskKit;
  let officer: TenantContext;
  let other: TenantContext;
  let street: TenantContext;
  let theirs: TenantContext;
  let units: { lead: string; helper: string; third: string };
  let supervisions: SupervisionService;
  let documents: SupervisionRecords;
  let clock: SupervisionDeadlines;
  let prefills: SupervisionPrefills;
  let meetings: MeetingService;
  let minutes: MeetingMinutes;
  beforeAll(async () => {
    letters = await letterKit();
    kit = taskServices(letters);
    units = { lead: kit.pingshan.unit('城建科'), helper: kit.pingshan.unit('消防办'), third: kit.pingshan.unit('交通科') };
    [officer, other, street, theirs] = [kit.pingshan.as('section-officer'), kit.pingshan.as('section-officer'), kit.pingshan.as('street-officer', '440310003'), kit.binjiang.as('district-admin')];
    clock = new SupervisionDeadlines(kit.tx, kit.jobs, kit.references, kit.logger);
    supervisions = new SupervisionService(kit.tx, kit.references, kit.numbers, kit.attachments, clock);
    [documents, prefills, meetings] = [new SupervisionRecords(kit.tx, kit.references), new SupervisionPrefills(kit.tx), new MeetingService(kit.tx, kit.references, kit.numbers, kit.attachments)];
    minutes = new MeetingMinutes(meetings, kit.references);
  });
  afterAll(() => kit.close());
  const job = () => ({ tenantId: kit.pingshan.id, slug: '440310', tenantKind: 'district' as const });
  const from = (source: object, ctx = officer): Promise<TaskDetail> => kit.issue(ctx, { leadUnitId: ctx === theirs ? kit.binjiang.snapshot.units[0]?.id : units.lead, divisionCode: ctx === theirs ? '330108' : ctx === street ? '440310003' : '440310', source });
  const change = (ctx: TenantContext, t: TaskDetail, more: Partial<ChangeTaskBody>): Promise<TaskDetail> => kit.changing.change(ctx, t.id, t.version, changeTaskBody.parse({ reason: '上级要求', ...more }));
  const draft = (more: object = {}, ctx = officer): Promise<Supervision> => supervisions.draft(ctx, draftSupervisionBody.parse({ kind: 'letter', unitId: units.lead, reason: '逾期', basis: '责任制', wanted: '整改', dueOn: '2031-03-02', divisionCode: ctx.slug, ...more }));
  const delivered = async (more: object = {}): Promise<Supervision> => {
    const s = await draft(more);
    await supervisions.submit(officer, s.id, 1);
    await supervisions.approve(letters.people.leader, s.id, 2, null);
    return supervisions.deliver(officer, s.id, 3, deliverSupervisionBody.parse({ deliveredOn: today }));
  };

  it('given a resolution, a letter and a document, then tasks are issued from them, and each shows its own', async () => {
    const held = await meetings.hold(officer, (await meetings.plan(officer, planMeetingBody.parse({ kind: 'dispatch', title: '调度会', plannedAt: at(yesterday), divisionCode: '440310' }))).id, 1, holdMeetingBody.parse({ heldAt: at(yesterday), attendance: [] }));
    const resolved = await minutes.resolve(officer, held.id, held.version, resolveBody.parse({ text: '专项整治', leadUnitId: units.lead }));
    const resolution = resolved.decisions[0]?.id as string;
    const letter = await letters.make();
    const document = await draft();
    for (const [kind, id, label] of [['meeting', held.id, held.number], ['resolution', resolution, `${held.number} 决议 1`], ['letter', letter.id, letter.number], ['supervision', document.id, document.number]] as const) {
      const task = await from({ kind, id });
      expect(task.source).toEqual({ kind, id, target: null, label });
      expect((await kit.records.page(officer, taskQuery.parse({ sourceKind: kind, sourceId: id }))).items.map((t) => t.id)).toEqual([task.id]);
      // Not in sight, of another district, unknown: one fault.
      for (const ctx of [street, theirs]) expect(await codeOf(from({ kind, id }, ctx))).toBe('task.unknown_source');
      for (const wrong of [newId(), '督办 1']) expect(await codeOf(from({ kind, id: wrong }))).toBe('task.unknown_source');
    }
    await minutes.withdraw(officer, held.id, resolved.version, { resolution: 1, reason: '重复' });
    expect(await codeOf(from({ kind: 'resolution', id: resolution }))).toBe('task.unknown_source');
    const first = await from({ kind: 'letter', id: letter.id, target: 1, label: '零亡人' });
    expect(first.source).toEqual({ kind: 'letter', id: letter.id, target: 1, label: '零亡人' });
    expect((await kit.records.page(officer, taskQuery.parse({ sourceId: letter.id, sourceTarget: '1' }))).items.map((t) => t.id)).toEqual([first.id]);
    expect(await codeOf(from({ kind: 'letter', id: letter.id, target: 2 }))).toBe('task.unknown_source');
    expect(await codeOf(from({ kind: 'city', id: '市督〔2026〕9号', target: 1 }))).toBe('task.unknown_source');
    expect((await from({ kind: 'meeting', label: '上一届安委会' })).source.id).toBeNull();
  });

  it('given a lead who could not accept it, then he is refused when it is issued; the unit alone is not', async () => {
    const { leader, head } = letters.people;
    expect(await codeOf(kit.issue(officer, { leadUnitId: units.lead, leadMemberId: leader.actor.memberId }))).toBe('task.lead_cannot_perform');
    const task = await kit.issue(officer, { leadUnitId: units.lead, leadMemberId: head.actor.memberId });
    expect(await kit.steps.accept(head, task.id, 1)).toMatchObject({ status: 'accepted' });
    expect(await kit.issue(officer, { leadUnitId: units.lead })).toMatchObject({ lead: null });
  });

  it('given who issued it, then he changes it while it is worked on, and what it was stays; nobody else does', async () => {
    const task = await kit.issue(officer, { leadUnitId: units.lead, supportUnitIds: [units.helper], dueOn: '2026-01-01' });
    await kit.deadlines.sweep(job());
    const overdue = await kit.records.get(officer, task.id);
    expect(overdue).toMatchObject({ outcome: 'overdue', allowedActions: expect.arrayContaining(['change']) });
    expect((await kit.records.get(other, task.id)).allowedActions).not.toContain('change');
    for (const ctx of [other, letters.people.admin]) expect(await codeOf(change(ctx, overdue, { title: '改' }))).toBe('task.not_issuer');
    for (const ctx of [street, theirs]) expect(await codeOf(change(ctx, overdue, { title: '改' }))).toBe('request.not_found');
    expect(await codeOf(change(officer, task, { title: '改' }))).toBe('request.stale');
    expect(await codeOf(change(officer, overdue, { title: task.title }))).toBe('task.no_change');
    expect(await codeOf(change(officer, overdue, { dueOn: yesterday }))).toBe('task.past_day');
    expect(await codeOf(change(officer, overdue, { supportUnitIds: [units.lead] }))).toBe('task.support_is_lead');
    expect(await codeOf(change(officer, overdue, { supportUnitIds: [newId()] }))).toBe('task.unknown_unit');
    const changed = await change(officer, overdue, { title: '整治', wanted: '全覆盖', dueOn: '2031-05-01', supportUnitIds: [units.third] });
    expect(changed).toMatchObject({ title: '整治', wanted: '全覆盖', dueOn: '2031-05-01', firstDueOn: '2026-01-01', overdueAt: null, outcome: 'open', supportUnits: [{ id: units.third }], changes: [{ by: { id: officer.actor.id }, reason: '上级要求' }] });
    expect(changed.changes[0]?.changes).toEqual([
      { path: 'title', from: task.title, to: '整治' }, { path: 'wanted', from: task.wanted, to: '全覆盖' }, { path: 'dueOn', from: '2026-01-01', to: '2031-05-01' }, { path: 'supportUnitIds', from: [units.helper], to: [units.third] },
    ]);
    expect(await kit.told(`tasks/${task.id}`)).toEqual(['issued', 'overdue', 'changed']);
    const asked = await kit.steps.requestExtension(other, task.id, changed.version, { newDueOn: '2031-06-01', reason: '汛期' });
    expect(await codeOf(change(officer, asked, { dueOn: '2031-07-01' }))).toBe('task.extension_pending');
    const accepted = await kit.steps.accept(officer, task.id, (await change(officer, asked, { title: '再改' })).version);
    const done = await kit.steps.submit(officer, task.id, accepted.version, { note: '完成', evidence: [] });
    expect(await codeOf(change(officer, done, { title: '改' }))).toBe('task.action_not_allowed');
  });

  it('given who issued it and is of the lead, then he does not put off the day himself, and may bring it forward', async () => {
    const own = kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: null }], units.lead);
    const task = await kit.issue(own, { leadUnitId: units.lead });
    expect(await codeOf(change(own, task, { dueOn: '2031-03-03' }))).toBe('task.own_day');
    expect(await change(own, task, { dueOn: '2031-03-01' })).toMatchObject({ dueOn: '2031-03-01' });
  });

  it('given an overdue task, then a letter is drafted from it, and each leads to the other; of one in time comes a notice', async () => {
    const task = await kit.issue(officer, { leadUnitId: units.lead, dueOn: addCalendarDays(today, -3), source: { kind: 'leader', label: '区长批示' } });
    const words = await prefills.ofTask(officer, task.id);
    expect(words).toMatchObject({ kind: 'letter', unitId: units.lead, unitName: '城建科', basis: '区长批示', taskIds: [task.id], divisionCode: '440310000000', dueOn: addCalendarDays(today, 10) });
    expect(words.reason).toContain('已逾期 3 天');
    for (const ctx of [street, theirs]) expect(await codeOf(prefills.ofTask(ctx, task.id))).toBe('request.not_found');
    const early = await prefills.ofTask(officer, (await kit.issue(officer, { leadUnitId: units.lead })).id);
    expect([early.kind, early.reason.includes('逾期')]).toEqual(['work_notice', false]);
    const { unitName: _name, ...body } = words;
    const letter = await supervisions.draft(officer, draftSupervisionBody.parse(body));
    expect((await kit.records.get(officer, task.id)).supervisions).toEqual([{ id: letter.id, number: letter.number, kind: 'letter', status: 'drafted', dueOn: letter.dueOn }]);
    expect((await kit.records.page(officer, taskQuery.parse({ supervisionId: letter.id }))).items.map((t) => t.id)).toEqual([task.id]);
    expect((await kit.records.page(theirs, taskQuery.parse({ supervisionId: letter.id }))).items).toEqual([]);
    // The unit that is to be supervised sees no draft about itself, neither from its task.
    const lead = kit.pingshan.holding([{ role: 'community-officer', unitId: null, divisionPrefix: '440310003' }], units.lead);
    expect((await kit.records.get(lead, task.id)).supervisions).toEqual([]);
    expect((await kit.records.page(lead, taskQuery.parse({ supervisionId: letter.id }))).items).toEqual([]);
  });

  it('given a document whose day has passed, then it is told once, by two clocks at once too; replied to, it is not', async () => {
    const late = await delivered({ dueOn: '2026-01-01' });
    const answered = await delivered({ dueOn: '2026-01-01' });
    await supervisions.reply(officer, answered.id, answered.version, { side: 'department', note: '已改', evidence: [] });
    await delivered();
    await draft({ dueOn: '2026-01-01' });
    const both = await Promise.all([clock.sweep(job()), clock.sweep(job())]);
    expect(both[0] + both[1]).toBe(1);
    expect(await clock.sweep(job())).toBe(0);
    expect(await documents.get(officer, late.id)).toMatchObject({ overdue: true, overdueAt: expect.any(String) });
    expect((await kit.told(`supervisions/${late.id}`)).filter((e) => e === 'overdue')).toHaveLength(1);
    expect(await kit.told(`supervisions/${answered.id}`)).not.toContain('overdue');
    expect((await documents.page(officer, supervisionQuery.parse({ overdue: 'true' }))).items.map((s) => s.id)).toEqual([late.id]);
    expect(await clock.sweep({ tenantId: kit.binjiang.id, slug: '330108', tenantKind: 'district' })).toBe(0);
  });

  it('given pairs, then both closed ÷ assigned; one side closed is not closed, and none has no rate', async () => {
    expect((await documents.figures(theirs, {})).dualClosure).toMatchObject({ closed: { count: 0 }, assigned: { count: 0 }, percent: null });
    const enterprise = { name: '某公司' };
    const closed = await delivered({ enterprise });
    const half = await delivered({ enterprise });
    await draft({ enterprise });
    let { version } = closed;
    for (const side of ['enterprise', 'department'] as const) {
      await supervisions.reply(officer, closed.id, version++, { side, note: '已改', evidence: [] });
      await supervisions.release(other, closed.id, version++, { side, note: '合格' });
    }
    await supervisions.release(other, half.id, (await supervisions.reply(officer, half.id, half.version, { side: 'department', note: '已改', evidence: [] })).version, { side: 'department', note: '合格' });
    const { dualClosure } = await documents.figures(officer, {});
    expect(dualClosure).toMatchObject({ closed: { count: 1 }, assigned: { count: 2 }, percent: 50 });
    for (const { count, filter } of [dualClosure.closed, dualClosure.assigned]) expect((await documents.page(officer, supervisionQuery.parse(filter))).items).toHaveLength(count);
    expect((await documents.figures(officer, { month: '2020-01' })).dualClosure.percent).toBeNull();
  });
});

describe('tasks of an item of a list', () => {
  let lists: ListKit;
  beforeAll(async () => void (lists = await listKit()));
  afterAll(() => lists.close());

  it('given an item, then a task is issued from it by who sees it', async () => {
    const kit = taskServices({ ...lists });
    const unit = kit.pingshan.unit('住建局');
    const officer = kit.pingshan.as('section-officer');
    const list = await lists.issued(kit.pingshan, await lists.adopt('yearly-key-tasks'), [{ ownerUnitId: unit, dueDay: today, evidenceWanted: '照片' }]);
    const { rows } = await kit.db.admin.query<{ id: string; number: string }>('select id, number from responsibility.list_item where list_id = $1', [list.id]);
    const [item] = rows;
    const task = await kit.issue(officer, { leadUnitId: unit, source: { kind: 'list_item', id: item?.id } });
    expect(task.source).toMatchObject({ kind: 'list_item', id: item?.id, label: item?.number });
    expect(await codeOf(kit.issue(kit.binjiang.as('district-admin'), { source: { kind: 'list_item', id: item?.id } }, kit.binjiang))).toBe('task.unknown_source');
  });
});
