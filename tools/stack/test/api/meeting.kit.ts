import { until, type Caller } from './api.kit';
import { roleClient, type Cast } from './cast.kit';

const base = '/api/responsibility/v1';

/** What a district has of committees and meetings. */
export interface SeededMeetings {
  readonly committeeId: string;
  readonly meetingId: string;
  readonly resolutionId: string;
  readonly standingMeetingId: string;
  /** the file by which somebody's calendar reads his meetings */
  readonly calendar: string;
}

/** A committee with people of its own and of others, a standing meeting, a meeting of it with everything said in it, and a calendar. */
export async function seedMeetings({ tenant, as }: Cast, { unitId, memberId }: { unitId: string; memberId: string }, street: string): Promise<SeededMeetings> {
  const { admin, canary: { text }, slug } = tenant;
  const leader = as['leader'] as Caller;
  const seats = [{ role: 'chair', unitName: text, personName: text, post: text }, { role: 'member', unitId, memberId }];
  const established = await until('the district in responsibility', async () => {
    const res = await admin.post(`${base}/committees`, { kind: 'safety_committee', name: text, field: text, rules: text, officeUnitId: unitId, divisionCode: slug, basisDocument: text, setUpOn: '2026-01-01', seats });
    return res.status === 201 && (res.body as { id: string });
  });
  const committeeId = established.id;
  await admin.made(`${base}/committees/${committeeId}/actions/adjust`, { on: '2026-01-02', documentNumber: text, note: text, rules: `${text} 2`, appoint: [{ role: 'member', unitName: text, personName: text, post: text }, { role: 'member', unitId, post: text }] }, { version: 1 });
  const { id: standingMeetingId } = await admin.made<{ id: string }>(`${base}/standing-meetings`, { name: text, kind: 'committee', rhythm: 'quarterly', from: '2026-01-01', committeeId, divisionCode: slug });
  const { id: meetingId } = await admin.made<{ id: string }>(`${base}/meetings`, {
    kind: 'committee', title: text, plannedAt: '2026-01-05T09:30:00+08:00', place: text, committeeId, standingMeetingId, divisionCode: slug, topics: [{ title: text, reporterUnitId: unitId }], invitees: [{ unitId, name: text }],
  });
  const step = (verb: string, body: object, version: number, who = admin) => who.made<{ decisions: { id: string }[] }>(`${base}/meetings/${meetingId}/actions/${verb}`, body, { version });
  await step('postpone', { plannedAt: '2026-01-06T09:30:00+08:00', reason: text }, 1);
  await step('hold', { heldAt: '2026-01-06T09:30:00+08:00', attendance: [{ unitId, name: text, present: true }, { name: text, present: false, reason: text }] }, 2);
  await step('conclude', { topic: 1, conclusion: text }, 3);
  const { decisions } = await step('resolve', { text, leadUnitId: unitId, topic: 1 }, 4);
  await step('draft-minutes', { minutes: text }, 5);
  await step('return-minutes', { reason: text }, 6, leader);
  await step('draft-minutes', { minutes: text }, 7);
  await step('issue-minutes', { documentNumber: text }, 8, leader);
  await admin.made(`${base}/meetings`, { kind: 'other', kindName: text, title: text, plannedAt: '2031-03-02T09:30:00+08:00', divisionCode: street });
  // Of a client of its own: who opens another feed ends the one he had.
  const { path } = await (await roleClient(tenant, 'leader')).made<{ path: string }>(`${base}/calendar-feeds`, {});
  return { committeeId, meetingId, resolutionId: decisions[0]?.id ?? '', standingMeetingId, calendar: path.split('/').at(-1) ?? '' };
}

/** What the fields of committees and meetings hold that are no free text. */
export const meetingValues = ({ committeeId, meetingId, resolutionId, standingMeetingId, calendar }: SeededMeetings, { unitId, memberId, street }: { unitId: string; memberId: string; street: string }): Record<string, unknown> => ({
  committeeId, meetingId, resolutionId, standingMeetingId, calendar, parentCommitteeId: committeeId, officeUnitId: unitId, reporterUnitId: unitId, chairMemberId: memberId,
  ...Object.fromEntries(['committee.establish', 'meeting.plan', 'standing-meeting.establish'].map((id) => [`responsibility.${id}.divisionCode`, street])),
  'responsibility.committee.establish.endsOn': null, 'responsibility.committee.adjust.endsOn': null, 'responsibility.committee.establish.setUpOn': '2026-01-01', 'responsibility.committee.adjust.on': '2026-01-02', 'responsibility.committee.dissolve.on': '2026-01-03',
  // A seat is somebody's by name here, and a member's in the seed.
  ...Object.fromEntries(['establish', 'adjust'].flatMap((verb) => ['unitId', 'memberId'].map((name) => [`responsibility.committee.${verb}.${name}`, null]))), 'responsibility.committee.establish.role': 'chair', 'responsibility.committee.adjust.role': 'member', 'responsibility.committee.adjust.release': [],
  'responsibility.meeting.plan.kind': 'other', 'responsibility.meeting.plan.standingMeetingId': null, 'responsibility.meeting.plan.period': null, 'responsibility.standing-meeting.establish.kind': 'regular',
  'responsibility.meeting.hold.heldAt': '2026-01-05T09:30:00+08:00', 'responsibility.meeting.hold.endedAt': null,
  'responsibility.meeting.postpone.plannedAt': '2032-03-02T09:30:00+08:00',
  ...Object.fromEntries(['meeting.figures', 'standing-meeting.figures'].map((id) => [`responsibility.${id}.year`, '2026'])), 'responsibility.standing-meeting.figures.from': '2026-01-01', 'responsibility.standing-meeting.figures.to': '2026-12-31', 'responsibility.committee.figures.from': '2026-01-01', 'responsibility.committee.figures.to': '2026-12-31',
});
