import { meetingErrors, meetingEvents, meetingKinds, meetingLifecycle, type Meeting, type MeetingAction, type MeetingAttendee, type MeetingDetail, type MeetingKind, type MeetingResolution, type MeetingState } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { meetingReach, meetingWorkReach } from './meeting.reach';

export interface TopicPart {
  title: string;
  reporterUnitId: string | null;
  conclusion: string | null;
}
export interface PostponedPart {
  from: string;
  to: string;
  reason: string;
  by: { id: string; name: string };
  at: string;
}

export interface MeetingRow extends LedgerRow {
  number: string;
  kind: MeetingKind;
  kind_name: string | null;
  personal: boolean;
  title: string;
  planned_at: Date;
  planned_day: string;
  duration_minutes: number;
  place: string | null;
  chair_member_id: string | null;
  chair_name: string | null;
  committee_id: string | null;
  standing_meeting_id: string | null;
  period: string | null;
  division_code: string;
  unit_id: string | null;
  reach_division: string | null;
  reach_unit_id: string | null;
  named_member_ids: string[];
  named_unit_ids: string[];
  status: MeetingState;
  topics: TopicPart[];
  attendance: MeetingAttendee[];
  postponements: PostponedPart[];
  held_at: Date | null;
  held_day: string | null;
  ended_at: Date | null;
  present: number;
  resolutions: number;
  cancel_reason: string | null;
  minutes: string | null;
  file_ids: string[];
  drafted_by: string | null;
  drafted_by_name: string | null;
  return_reason: string | null;
  issued_by: string | null;
  issued_by_name: string | null;
  issued_at: Date | null;
  document_number: string | null;
  planner_member_id: string | null;
  created_by: string;
  created_by_name: string;
  created_at: Date;
}

export interface ResolutionRow extends Row {
  id: string;
  meeting_id: string;
  number: number;
  topic: number | null;
  text: string;
  lead_unit_id: string;
  support_unit_ids: string[];
  due_on: string | null;
  made_on: string;
  withdraw_reason: string | null;
}

export const meetingLedger = defineLedger({
  name: 'meeting', path: 'meetings', table: 'responsibility.meeting', lifecycle: meetingLifecycle, reach: meetingReach, read: 'meeting.read', events: meetingEvents, errors: meetingErrors, json: ['topics', 'attendance', 'postponements'],
  columns: [
    'id', 'number', 'kind', 'kind_name', 'personal', 'title', 'planned_at', 'planned_day', 'duration_minutes', 'place', 'chair_member_id', 'chair_name', 'committee_id', 'standing_meeting_id', 'period', 'division_code', 'unit_id', 'reach_division',
    'reach_unit_id', 'named_member_ids', 'named_unit_ids', 'status', 'topics', 'attendance', 'postponements', 'held_at', 'held_day', 'ended_at', 'present', 'resolutions', 'cancel_reason', 'minutes', 'file_ids', 'drafted_by', 'drafted_by_name',
    'return_reason', 'issued_by', 'issued_by_name', 'issued_at', 'document_number', 'planner_member_id', 'created_by', 'created_by_name', 'created_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: MeetingRow) => ({ meetingId: r.id, number: r.number, kind: r.kind, personal: r.personal, divisionCode: r.division_code, committeeId: r.committee_id, standingMeetingId: r.standing_meeting_id, period: r.period, plannedAt: toShanghaiIso(r.planned_at) }),
});

/** Whom a meeting names: who chairs, plans and comes, who reports, leads and supports. Of a personal one persons only: not their offices. */
export function namesOf(row: Pick<MeetingRow, 'personal' | 'planner_member_id' | 'chair_member_id' | 'attendance' | 'topics'>, resolutions: readonly Pick<ResolutionRow, 'lead_unit_id' | 'support_unit_ids'>[]): Pick<MeetingRow, 'named_member_ids' | 'named_unit_ids'> {
  const some = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id): id is string => id !== null))];
  return {
    named_member_ids: some([row.planner_member_id, row.chair_member_id, ...row.attendance.map((a) => a.memberId)]),
    named_unit_ids: row.personal ? [] : some([...row.attendance.map((a) => a.unitId), ...row.topics.map((t) => t.reporterUnitId), ...resolutions.flatMap((r) => [r.lead_unit_id, ...r.support_unit_ids])]),
  };
}

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
const unitOf = ({ units }: Pick<Reference, 'units'>, id: string | null) => (id === null ? null : { id, name: units.get(id)?.name ?? id });

/** What the actor may do with it next: nobody issues, or returns, what he drafted himself. */
export const mayDo = (ctx: TenantContext, r: MeetingRow): MeetingAction[] =>
  allowedActions(meetingLifecycle, r.status).filter((a) => meetingWorkReach.covers(ctx, meetingLifecycle.actions[a].permission, r) && (r.drafted_by !== ctx.actor.id || (a !== 'issue-minutes' && a !== 'return-minutes')));

export function toMeeting(ctx: TenantContext, r: MeetingRow, reference: Reference): Meeting {
  return {
    id: r.id, number: r.number, kind: r.kind, kindName: r.kind_name ?? meetingKinds[r.kind].zh, personal: r.personal, title: r.title, plannedAt: toShanghaiIso(r.planned_at), durationMinutes: r.duration_minutes, place: r.place,
    chair: person(r.chair_member_id, r.chair_name), committeeId: r.committee_id, standingMeetingId: r.standing_meeting_id, period: r.period, divisionCode: r.division_code, divisionName: reference.divisions.get(r.division_code)?.name ?? r.division_code,
    unit: unitOf(reference, r.unit_id), status: r.status, postponed: r.postponements.length, heldAt: r.held_at && toShanghaiIso(r.held_at), endedAt: r.ended_at && toShanghaiIso(r.ended_at), present: r.present, resolutions: r.resolutions, cancelReason: r.cancel_reason,
    plannedBy: { id: r.created_by, name: r.created_by_name }, createdAt: toShanghaiIso(r.created_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version, allowedActions: mayDo(ctx, r),
  };
}

export const toResolution = (r: ResolutionRow, reference: Pick<Reference, 'units'>): MeetingResolution => ({
  id: r.id, meetingId: r.meeting_id, number: r.number, topic: r.topic, text: r.text, leadUnit: unitOf(reference, r.lead_unit_id) as { id: string; name: string }, supportUnits: r.support_unit_ids.map((id) => unitOf(reference, id) as { id: string; name: string }),
  dueOn: r.due_on, withdrawn: r.withdraw_reason !== null, withdrawReason: r.withdraw_reason, madeOn: r.made_on,
});

export function toMeetingDetail(ctx: TenantContext, r: MeetingRow, resolutions: readonly ResolutionRow[], reference: Reference): MeetingDetail {
  return {
    ...toMeeting(ctx, r, reference), topics: r.topics.map((t, i) => ({ number: i + 1, title: t.title, reporterUnit: unitOf(reference, t.reporterUnitId), conclusion: t.conclusion })), attendance: r.attendance, postponements: r.postponements,
    decisions: resolutions.map((x) => toResolution(x, reference)), minutes: r.minutes, fileIds: r.file_ids, draftedBy: person(r.drafted_by, r.drafted_by_name), returnReason: r.return_reason, issuedBy: person(r.issued_by, r.issued_by_name),
    issuedAt: r.issued_at && toShanghaiIso(r.issued_at), documentNumber: r.document_number,
  };
}

