import {
  draftMinutesBody, establishCommitteeBody, establishStandingMeetingBody, holdMeetingBody, meetingFiguresQuery, meetingQuery, planMeetingBody, resolutionQuery, resolveBody, standingFiguresQuery, standingMeetingQuery,
  type MeetingDetail, type StandingMeeting,
} from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { codeOf, serviceKit, type ServiceKit } from '@anlan/platform/testing';
import { migrations } from '../../migrations';
import { CommitteeService } from '../committee/committee.service';
import { StandingMeetingFigures } from '../standing-meeting/standing-meeting.figures';
import { StandingMeetingService } from '../standing-meeting/standing-meeting.service';
import { MeetingMinutes } from './meeting.minutes';
import { MeetingRecords } from './meeting.records';
import { MeetingService } from './meeting.service';

const today = shanghaiDay(new Date());
const at = (day: string): string => `${day}T09:30:00+08:00`;

describe('meetings', () => {
  let kit: ServiceKit;
  let [service, minutes, records] = [{} as MeetingService, {} as MeetingMinutes, {} as MeetingRecords];
  let [standing, calendar] = [{} as StandingMeetingService, {} as StandingMeetingFigures];
  let officer: TenantContext;
  let leader: TenantContext;
  let street: TenantContext;
  let neighbour: TenantContext;
  let other: TenantContext;
  let unit: string;
  let streetOffice: string;
  beforeAll(async () => {
    kit = await serviceKit('responsibility', migrations);
    [unit, streetOffice] = [kit.pingshan.unit('应急管理局'), kit.pingshan.unit('龙田街道办')];
    const local = (divisionPrefix: string, unitId: string | null = null) => kit.pingshan.holding([{ role: 'street-officer', unitId, divisionPrefix }], unitId);
    [officer, leader, street, neighbour, other] = [kit.pingshan.as('section-officer'), kit.pingshan.as('leader'), local('440310001'), local('440310003', streetOffice), kit.binjiang.as('district-admin')];
    service = new MeetingService(kit.tx, kit.references, kit.numbers, kit.attachments);
    minutes = new MeetingMinutes(service, kit.references);
    records = new MeetingRecords(kit.tx, kit.references, kit.attachments);
    standing = new StandingMeetingService(kit.tx, kit.references);
    calendar = new StandingMeetingFigures(kit.tx);
  }, 60_000);
  afterAll(() => kit.close());

  const plan = (more: object = {}, ctx = officer): Promise<MeetingDetail> => service.plan(ctx, planMeetingBody.parse({ kind: 'dispatch', title: '防汛调度会', plannedAt: at(today), divisionCode: ctx.slug, ...more }));
  const hold = (m: MeetingDetail, more: object = {}, ctx = officer): Promise<MeetingDetail> => service.hold(ctx, m.id, m.version, holdMeetingBody.parse({ heldAt: at(addCalendarDays(today, -1)), attendance: [], ...more }));
  const held = async (more: object = {}, ctx = officer, day = addCalendarDays(today, -1)): Promise<MeetingDetail> => hold(await plan({ plannedAt: at(day), ...more }, ctx), { heldAt: at(day) }, ctx);
  const resolve = (m: { id: string; version: number }, more: object = {}, ctx = officer) => minutes.resolve(ctx, m.id, m.version, resolveBody.parse({ text: '开展有限空间专项整治', leadUnitId: unit, ...more }));
  const draft = (m: { id: string; version: number }, ctx = officer, more: object = {}) => minutes.draft(ctx, m.id, m.version, draftMinutesBody.parse({ minutes: '会议强调……', ...more }));
  const ids = async (ctx: TenantContext, query: object = {}) => (await records.page(ctx, meetingQuery.parse({ limit: '200', ...query }))).items.map((m) => m.id);

  it('given a meeting, when it is postponed, held, concluded, resolved and minuted, then another person issues the minutes, and both days stay', async () => {
    const tomorrow = at(addCalendarDays(today, 1));
    const planned = await plan({ plannedAt: tomorrow, chairMemberId: leader.actor.memberId, topics: [{ title: '研究有限空间', reporterUnitId: unit }], invitees: [{ unitId: streetOffice }, { name: '供电局' }] });
    expect(planned).toMatchObject({ status: 'planned', number: expect.stringMatching(/^HY440310-\d{4}-\d{4}$/), chair: { name: leader.actor.name }, attendance: [{ name: '龙田街道办', present: null }, { name: '供电局' }], allowedActions: ['postpone', 'hold', 'cancel'] });
    expect(await codeOf(resolve(planned))).toBe('meeting.action_not_allowed');
    expect(await codeOf(service.postpone(officer, planned.id, 1, { plannedAt: tomorrow, reason: '台风' }))).toBe('meeting.same_time');
    const postponed = await service.postpone(officer, planned.id, 1, { plannedAt: at(today), reason: '台风' });
    expect(postponed).toMatchObject({ status: 'planned', plannedAt: at(today), postponed: 1, postponements: [{ from: tomorrow, to: at(today), reason: '台风', by: { name: officer.actor.name } }] });
    expect(await codeOf(hold(postponed, { heldAt: tomorrow }))).toBe('meeting.future');
    expect(await codeOf(service.cancel(officer, planned.id, 1, '晚了'))).toBe('request.stale');
    const attended = await hold(postponed, { attendance: [{ unitId: streetOffice, present: true }, { name: '供电局', present: false, reason: '抢修' }] });
    expect(attended).toMatchObject({ status: 'held', present: 1, attendance: [{ present: true, reason: null }, { present: false, reason: '抢修' }] });
    expect(await codeOf(minutes.conclude(officer, attended.id, 3, { topic: 2, conclusion: '同意' }))).toBe('meeting.unknown_topic');
    const concluded = await minutes.conclude(officer, attended.id, 3, { topic: 1, conclusion: '同意' });
    expect(concluded.topics).toEqual([{ number: 1, title: '研究有限空间', reporterUnit: { id: unit, name: '应急管理局' }, conclusion: '同意' }]);
    expect(await codeOf(resolve(concluded, { dueOn: '2020-01-01' }))).toBe('meeting.due_before');
    expect(await codeOf(resolve(concluded, { leadUnitId: newId() }))).toBe('meeting.unknown_unit');
    const resolved = await resolve(concluded, { topic: 1, supportUnitIds: [streetOffice], dueOn: addCalendarDays(today, 30) });
    const twice = await resolve(resolved, { text: '再议' });
    const withdrawn = await minutes.withdraw(officer, twice.id, twice.version, { resolution: 2, reason: '重复' });
    expect(withdrawn).toMatchObject({ resolutions: 1, decisions: [{ number: 1, topic: 1, withdrawn: false, leadUnit: { id: unit }, supportUnits: [{ id: streetOffice }] }, { number: 2, withdrawn: true, withdrawReason: '重复' }] });
    expect(await codeOf(minutes.withdraw(officer, twice.id, withdrawn.version, { resolution: 2, reason: '再次' }))).toBe('meeting.unknown_resolution');
    const drafted = await draft(withdrawn);
    expect(drafted.allowedActions).toEqual([]);
    expect(await codeOf(minutes.issue(officer, drafted.id, drafted.version, null))).toBe('meeting.same_person');
    expect(await codeOf(minutes.return(officer, drafted.id, drafted.version, '改'))).toBe('meeting.same_person');
    const returned = await minutes.return(leader, drafted.id, drafted.version, '补充到会情况');
    expect(returned).toMatchObject({ status: 'held', returnReason: '补充到会情况' });
    const again = await draft(returned);
    expect(await minutes.issue(leader, again.id, again.version, '深坪安办纪〔2026〕3号')).toMatchObject({ status: 'minuted', issuedBy: { name: leader.actor.name }, documentNumber: '深坪安办纪〔2026〕3号', allowedActions: [] });
    const { rows } = await kit.db.admin.query<{ type: string; data: { text?: string } }>('select type, data from responsibility.outbox where subject = $1 order by seq', [`meetings/${planned.id}`]);
    expect(rows.map((r) => r.type.split('.')[3])).toEqual(['planned', 'postponed', 'held', 'concluded', 'resolution_made', 'resolution_made', 'resolution_withdrawn', 'minutes_drafted', 'minutes_returned', 'minutes_drafted', 'minutes_issued']);
    expect(rows[4]?.data.text).toBe('开展有限空间专项整治');
  });

  it('given the database itself, then nobody issues what he drafted, and a personal meeting is of no division', async () => {
    const m = await draft(await held());
    const sql = (text: string) => kit.db.admin.query(text, [m.id]).then(() => 'written', (e: Error) => e.message);
    expect(await sql("update responsibility.meeting set status = 'minuted', issued_by = drafted_by, issued_at = now() where id = $1")).toContain('check constraint');
    expect(await sql('update responsibility.meeting set personal = true where id = $1')).toContain('check constraint');
  });

  it('given meetings of streets and the district, then each sees his own and what names him or his unit, and works on his own alone', async () => {
    const [district, named, local] = [await plan(), await plan({ invitees: [{ unitId: streetOffice }] }), await plan({ divisionCode: '440310001' }, street)];
    expect(await codeOf(plan({ divisionCode: '440310' }, street))).toBe('meeting.out_of_scope');
    expect(await ids(street)).toEqual([local.id]);
    expect(await ids(neighbour)).toContain(named.id);
    expect(await ids(neighbour)).not.toContain(district.id);
    expect(await ids(neighbour)).not.toContain(local.id);
    expect((await records.get(neighbour, named.id)).allowedActions).toEqual([]);
    expect(await codeOf(service.cancel(neighbour, named.id, 1, '不来'))).toBe('meeting.out_of_scope');
    expect(await codeOf(records.get(street, district.id))).toBe('request.not_found');
    expect(await codeOf(service.cancel(street, district.id, 1, '不来'))).toBe('request.not_found');
    for (const id of [district.id, local.id]) {
      expect(await codeOf(records.get(other, id))).toBe('request.not_found');
      expect(await codeOf(service.cancel(other, id, 1, '别区'))).toBe('request.not_found');
    }
    expect(await ids(other)).toEqual([]);
    expect(await codeOf(plan({ unitId: unit }, other))).toBe('meeting.unknown_unit');
    expect(await codeOf(plan({ chairMemberId: officer.actor.memberId }, other))).toBe('meeting.unknown_member');
  });

  it('given a talk, then only who reads over the whole tenant and the persons named see it: no street, no unit, no event', async () => {
    const talk = await plan({ kind: 'talk', title: '廉政谈话', divisionCode: '440310001', chairMemberId: leader.actor.memberId, invitees: [{ memberId: neighbour.actor.memberId, unitId: streetOffice }] });
    expect(talk).toMatchObject({ personal: true, kindName: '谈心谈话' });
    const colleague = kit.pingshan.holding([{ role: 'street-officer', unitId: streetOffice, divisionPrefix: '440310003' }], streetOffice);
    const inUnit = kit.pingshan.holding([{ role: 'section-officer', unitId: streetOffice, units: [streetOffice], divisionPrefix: null }], streetOffice);
    for (const ctx of [officer, leader, neighbour]) expect(await ids(ctx, { kind: 'talk' })).toEqual([talk.id]);
    for (const ctx of [street, colleague, inUnit, other]) {
      expect(await ids(ctx, { kind: 'talk' })).toEqual([]);
      expect(await codeOf(records.get(ctx, talk.id))).toBe('request.not_found');
      expect(await codeOf(service.cancel(ctx, talk.id, 1, '不谈'))).toBe('request.not_found');
    }
    await resolve(await hold(talk, { attendance: [{ memberId: neighbour.actor.memberId, present: true }] }), { text: '提醒' });
    for (const ctx of [street, colleague, inUnit]) expect((await records.resolutions(ctx, resolutionQuery.parse({ meetingId: talk.id }))).items).toEqual([]);
    expect((await records.figures(street, meetingFiguresQuery.parse({ year: today.slice(0, 4) }))).kinds.map((k) => k.kind)).not.toContain('talk');
    const { rows } = await kit.db.admin.query<{ all: string }>("select string_agg(data::text, ' ') as all from responsibility.outbox where subject = $1", [`meetings/${talk.id}`]);
    for (const word of ['廉政', '提醒', neighbour.actor.name]) expect(rows[0]?.all).not.toContain(word);
    // His own talk with somebody is in sight of who planned it.
    const own = await plan({ kind: 'talk', title: '入职谈话', divisionCode: '440310001' }, street);
    expect(await ids(street, { kind: 'talk' })).toEqual([own.id]);
  });

  it('given meetings of a year, then only those held count, by kind and month, and each figure leads to its rows', async () => {
    const m = (day: string, more: object = {}) => held({ kind: 'executive', title: '常务会议', ...more }, other, day);
    await m('2024-03-01');
    await m('2024-03-31');
    const late = await m('2024-05-05');
    await m('2023-12-31');
    await m('2024-06-03', { kind: 'other', kindName: '消防联席会' });
    await m('2024-06-04', { kind: 'other', kindName: '危化品联席会' });
    await m('2024-07-04', { kind: 'other', kindName: '危化品联席会' });
    await m('2024-07-05', { kind: 'induction_talk' });
    await plan({ kind: 'executive', plannedAt: at('2024-03-02') }, other);
    const gone = await plan({ kind: 'executive', plannedAt: at('2024-03-03') }, other);
    expect(await service.cancel(other, gone.id, 1, '议题取消')).toMatchObject({ status: 'cancelled', cancelReason: '议题取消' });
    const { kinds } = await records.figures(other, meetingFiguresQuery.parse({ year: '2024' }));
    expect(kinds.slice(0, 2)).toMatchObject([{ kind: 'executive', kindName: '常务会议', held: 3, months: [{ month: '2024-03', held: 2 }, { month: '2024-05', held: 1 }] }, { kind: 'induction_talk', kindName: '入职谈话', held: 1 }]);
    // Each kind of the district's own by its name.
    expect(kinds.slice(2).map((k) => [k.kind, k.kindName, k.held]).sort()).toEqual([['other', '危化品联席会', 2], ['other', '消防联席会', 1]].sort());
    for (const f of kinds.flatMap((k) => [k, ...k.months])) expect(await ids(other, f.filter)).toHaveLength(f.held);
    expect(await ids(other, { held: '2024-05' })).toEqual([late.id]);
    const exported: string[] = [];
    for await (const page of records.pages(other, meetingQuery.parse({ held: '2024' }))) exported.push(...page.map((x) => x.id));
    expect(exported).toEqual(await ids(other, { held: '2024' }));
  });

  describe('standing meetings', () => {
    const establish = (more: object = {}, ctx = officer): Promise<StandingMeeting> => standing.establish(ctx, establishStandingMeetingBody.parse({ name: '季度防范重特大事故会议', kind: 'major_accident_prevention', rhythm: 'quarterly', from: '2024-02-01', to: '2024-12-31', divisionCode: ctx.slug, ...more }));
    const meet = (s: StandingMeeting, day: string, more: object = {}, ctx = officer) => held({ kind: s.kind, standingMeetingId: s.id, ...more }, ctx, day);

    it('given quarters, when one was held in time, one late, one not, then the rate says so, and each cell leads to its meetings', async () => {
      const s = await establish();
      await meet(s, '2024-03-31');
      const second = await plan({ kind: s.kind, standingMeetingId: s.id, plannedAt: at('2024-06-28') });
      expect(second.period).toBe('2024-Q2');
      const postponed = await service.postpone(officer, second.id, 1, { plannedAt: at('2024-07-03'), reason: '暴雨' });
      expect((await hold(postponed, { heldAt: at('2024-07-03') })).period).toBe('2024-Q2');
      const { periods, ...rate } = await calendar.calendar(officer, s.id, '2024');
      expect(rate).toMatchObject({ standingMeetingId: s.id, inTime: 1, ended: 4, rate: 0.25 });
      expect(periods.map((p) => [p.period, p.state, p.inTime, p.late])).toEqual([['2024-Q1', 'held', 1, 0], ['2024-Q2', 'late', 0, 1], ['2024-Q3', 'missed', 0, 0], ['2024-Q4', 'missed', 0, 0]]);
      for (const p of periods) expect(await ids(officer, p.filter)).toHaveLength(p.inTime + p.late + p.planned);
      const all = await calendar.of(officer, standingFiguresQuery.parse({ year: '2024' }));
      expect(all.meetings).toContainEqual({ standingMeetingId: s.id, name: s.name, inTime: 1, ended: 4, rate: 0.25, filter: { standingMeetingId: s.id } });
      expect(await calendar.calendar(officer, s.id, '2023')).toMatchObject({ ended: 0, rate: null, periods: [] });
    });

    it('given a meeting of another kind, period or place, or of what has ended, then it is none of it', async () => {
      const s = await establish({ to: null });
      for (const more of [{ kind: 'dispatch' }, { period: '2024-03' }, { divisionCode: '440310001' }]) expect(await codeOf(plan({ kind: s.kind, standingMeetingId: s.id, ...more }))).toBe('meeting.other_series');
      expect(await codeOf(plan({ kind: s.kind, standingMeetingId: s.id, divisionCode: '440310001' }, street))).toBe('meeting.unknown_standing_meeting');
      expect(await codeOf(plan({ kind: s.kind, standingMeetingId: s.id }, other))).toBe('meeting.unknown_standing_meeting');
      expect(await codeOf(standing.end(officer, s.id, 1, { on: '2023-01-01', reason: '并入' }))).toBe('standing-meeting.before');
      expect(await standing.end(officer, s.id, 1, { on: '2024-06-30', reason: '并入例会' })).toMatchObject({ status: 'ended', to: '2024-06-30', endReason: '并入例会', allowedActions: [] });
      expect((await calendar.calendar(officer, s.id, '2024')).periods.map((p) => p.period)).toEqual(['2024-Q1', '2024-Q2']);
      expect(await codeOf(plan({ kind: s.kind, standingMeetingId: s.id }))).toBe('meeting.unknown_standing_meeting');
      expect(await codeOf(standing.end(officer, s.id, 2, { on: '2024-06-30', reason: '再次' }))).toBe('standing-meeting.action_not_allowed');
    });

    it('given a street, then it has standing meetings of its own and sees no others; party ones are seen over the whole tenant', async () => {
      const [district, local] = [await establish(), await establish({ divisionCode: '440310001', name: '街道例会', kind: 'regular', rhythm: 'weekly' }, street)];
      const party = await establish({ kind: 'branch_committee', name: '支委会', rhythm: 'monthly', divisionCode: '440310001' });
      const seen = async (ctx: TenantContext) => (await standing.page(ctx, standingMeetingQuery.parse({ limit: '200' }))).items.map((s) => s.id);
      expect(await seen(street)).toEqual([local.id]);
      expect(await seen(officer)).toEqual(expect.arrayContaining([district.id, local.id, party.id]));
      expect(await seen(other)).toEqual([]);
      for (const ctx of [street, other]) {
        expect(await codeOf(calendar.calendar(ctx, district.id, '2024'))).toBe('request.not_found');
        expect(await codeOf(standing.end(ctx, district.id, 1, { on: today, reason: '停' }))).toBe('request.not_found');
      }
      expect((await calendar.of(street, standingFiguresQuery.parse({ year: '2024' }))).meetings.map((m) => m.standingMeetingId)).toEqual([local.id]);
      expect(await codeOf(establish({}, street))).toBe('standing-meeting.out_of_scope');
    });
  });

  it('given a committee, then its meetings and resolutions are found by it; one that is dissolved meets no more', async () => {
    const committees = new CommitteeService(kit.tx, kit.references);
    const c = await committees.establish(officer, establishCommitteeBody.parse({ kind: 'safety_committee', name: '安委会', divisionCode: '440310', basisDocument: '1号', setUpOn: '2024-01-01', seats: [{ role: 'chair', unitName: '区政府', personName: '区长' }] }));
    const m = await resolve(await held({ kind: 'committee', committeeId: c.id }), { dueOn: today });
    expect(await ids(officer, { committeeId: c.id })).toEqual([m.id]);
    const found = async (query: object, ctx = officer) => (await records.resolutions(ctx, resolutionQuery.parse(query))).items.map((r) => r.meetingNumber);
    expect(await found({ committeeId: c.id })).toEqual([m.number]);
    expect(await found({ committeeId: c.id, unitId: unit, dueTo: today, withdrawn: 'false' })).toEqual([m.number]);
    expect(await found({ committeeId: c.id, unitId: streetOffice })).toEqual([]);
    expect(await found({ committeeId: c.id, withdrawn: 'true' })).toEqual([]);
    expect(await found({ resolutionId: m.decisions[0]?.id })).toEqual([m.number]);
    expect(await found({ resolutionId: m.id })).toEqual([]);
    expect(await found({ committeeId: c.id }, street)).toEqual([]);
    expect(await found({ committeeId: c.id }, other)).toEqual([]);
    await committees.dissolve(officer, c.id, 1, { on: today, documentNumber: null, reason: '机构改革' });
    expect(await codeOf(plan({ kind: 'committee', committeeId: c.id }))).toBe('committee.unknown');
    expect(await codeOf(plan({ kind: 'committee', committeeId: newId() }))).toBe('committee.unknown');
  });

  it('given two who record resolutions at once, then one does, and the other has to read again', async () => {
    const m = await held();
    const done = await Promise.allSettled([resolve(m, { text: '甲' }), resolve(m, { text: '乙' })]);
    expect(done.map((d) => d.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await records.get(officer, m.id)).decisions).toHaveLength(1);
  });

  it('given files, then only one\'s own are hung on the minutes, and they are given to whoever sees the meeting', async () => {
    const upload = async (ctx: TenantContext) => (await kit.attachments.store(ctx, { name: '签到表.png', mediaType: 'image/png', stream: (async function* () { yield Buffer.from('picture'); })() } as never, 1000)).id;
    const [mine, theirs] = [await upload(street), await upload(officer)];
    const m = await held({ divisionCode: '440310001' }, street);
    expect(await codeOf(draft(m, street, { files: [{ fileId: theirs }] }))).toBe('meeting.unknown_file');
    expect(await codeOf(plan({ divisionCode: '440310001', files: [{ fileId: theirs }] }, street))).toBe('meeting.unknown_file');
    const drafted = await draft(m, street, { files: [{ fileId: mine }] });
    expect(drafted.fileIds).toEqual([mine]);
    expect((await records.file(officer, m.id, mine)).type).toBe('image/png');
    expect(await codeOf(records.file(officer, m.id, theirs))).toBe('request.not_found');
    expect(await codeOf(records.file(neighbour, m.id, mine))).toBe('request.not_found');
  });

  it.each([
    ['another kind without its name', { kind: 'other' }], ['a name of a known kind', { kindName: '某会' }], ['a period of no standing meeting', { period: '2024-Q1' }], ['an invitee who is nobody', { invitees: [{}] }],
  ])('given %s, then it is no meeting', (_, more) => {
    expect(planMeetingBody.safeParse({ kind: 'dispatch', title: '会', plannedAt: at(today), divisionCode: '440310', ...more }).success).toBe(false);
  });

  it('given who is absent without a reason, then the attendance is refused', () => {
    const of = (a: object) => holdMeetingBody.safeParse({ heldAt: at(today), attendance: [{ name: '供电局', ...a }] }).success;
    expect([of({ present: false }), of({ present: true, reason: '迟到' }), of({ present: false, reason: '抢修' }), of({ present: true })]).toEqual([false, false, true, true]);
  });
});
