import { standingMeetingErrors, standingMeetingEvents, standingMeetingLifecycle, type MeetingKind, type MeetingRhythm, type StandingMeeting, type StandingMeetingState } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { standingMeetingReach } from './standing-meeting.reach';

export interface StandingMeetingRow extends LedgerRow {
  name: string;
  kind: MeetingKind;
  rhythm: MeetingRhythm;
  times: number;
  from_day: string;
  to_day: string | null;
  committee_id: string | null;
  division_code: string;
  unit_id: string | null;
  reach_division: string | null;
  reach_unit_id: string | null;
  status: StandingMeetingState;
  end_reason: string | null;
  established_by: string;
  established_by_name: string;
  established_at: Date;
}

export const standingMeetingLedger = defineLedger({
  name: 'standing-meeting', path: 'standing-meetings', table: 'responsibility.standing_meeting', lifecycle: standingMeetingLifecycle, reach: standingMeetingReach, read: 'meeting.read', events: standingMeetingEvents, errors: standingMeetingErrors,
  columns: [
    'id', 'name', 'kind', 'rhythm', 'times', 'from_day', 'to_day', 'committee_id', 'division_code', 'unit_id', 'reach_division', 'reach_unit_id', 'status', 'end_reason', 'established_by', 'established_by_name', 'established_at',
    'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: StandingMeetingRow) => ({ standingMeetingId: r.id, name: r.name, kind: r.kind, rhythm: r.rhythm, times: r.times, committeeId: r.committee_id, divisionCode: r.division_code, from: r.from_day, to: r.to_day }),
});

export function toStandingMeeting(ctx: TenantContext, r: StandingMeetingRow, { divisions, units }: Reference): StandingMeeting {
  return {
    id: r.id, name: r.name, kind: r.kind, rhythm: r.rhythm, times: r.times, from: r.from_day, to: r.to_day, committeeId: r.committee_id, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code,
    unitId: r.unit_id, unitName: r.unit_id && (units.get(r.unit_id)?.name ?? null), status: r.status, endReason: r.end_reason, establishedBy: { id: r.established_by, name: r.established_by_name }, establishedAt: toShanghaiIso(r.established_at),
    updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: allowedActions(standingMeetingLifecycle, r.status).filter((a) => standingMeetingReach.covers(ctx, standingMeetingLifecycle.actions[a].permission, r)),
  };
}
