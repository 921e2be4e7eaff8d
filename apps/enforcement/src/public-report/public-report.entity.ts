import type { FollowedReport, HazardState, PublicReport, PublicReportAction, PublicReportState, ReportChannel, ReportVerification } from '@anlan/contracts/enforcement';
import { publicReportLifecycle } from '@anlan/contracts/enforcement';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';
import { attaches, followedState, picturesUntil } from './public-report.rules';

export interface ReportPicture {
  fileId: string;
  mediaType: string;
  bytes: number;
}

/** One row of enforcement.public_report, with what it became. */
export interface PublicReportRow extends Row {
  id: string;
  number: string;
  /** null: an opinion, which nobody follows */
  code_hash: string | null;
  channel: ReportChannel;
  /** number of the work order or letter, or the address of an opinion */
  reference: string | null;
  entered_by: string | null;
  entered_by_name: string | null;
  what: string;
  place: string;
  division_code: string;
  lng: number | null;
  lat: number | null;
  crs: 'WGS84' | 'GCJ02' | 'BD09' | 'CGCS2000' | null;
  reporter_name: string | null;
  reporter_phone: string | null;
  state: PublicReportState;
  decline_reason: string | null;
  hazard_id: string | null;
  hazard_number: string | null;
  hazard_status: HazardState | null;
  hazard_updated_at: Date | null;
  duplicate_of: string | null;
  original_number: string | null;
  original_state: PublicReportState | null;
  original_hazard_status: HazardState | null;
  /** works for the enterprise that the report is of */
  employee: boolean;
  verification: ReportVerification | null;
  verification_note: string | null;
  verified_at: Date | null;
  verified_by: string | null;
  verified_by_name: string | null;
  reward_status: 'approved' | 'paid' | null;
  reward_amount: string | null;
  reward_until: string | null;
  pictures: ReportPicture[];
  received_at: Date;
  handled_by: string | null;
  handled_by_name: string | null;
  handled_at: Date | null;
  updated_at: Date;
  version: number;
}

export const reportColumns = `r.*, h.number as hazard_number, h.status as hazard_status, h.updated_at as hazard_updated_at,
  o.number as original_number, o.state as original_state, oh.status as original_hazard_status,
  w.status as reward_status, w.amount as reward_amount, w.collect_until as reward_until`;

/** A report with its hazard, the report it repeats, and that one's hazard. */
export const reportFrom = `enforcement.public_report r
  left join enforcement.hazard h on h.tenant_id = r.tenant_id and h.id = r.hazard_id
  left join enforcement.public_report o on o.tenant_id = r.tenant_id and o.id = r.duplicate_of
  left join enforcement.hazard oh on oh.tenant_id = o.tenant_id and oh.id = o.hazard_id
  left join enforcement.report_reward w on w.tenant_id = r.tenant_id and w.report_id = r.id and w.status in ('approved','paid')`;

const iso = (at: Date | null): string | null => (at ? toShanghaiIso(at) : null);

export function actionsFor(ctx: TenantContext, state: PublicReportState): PublicReportAction[] {
  return allowedActions(publicReportLifecycle, state).filter((a) => ctx.permissions.has(publicReportLifecycle.actions[a].permission));
}

/** As staff see it; the platform masks the reporter before it leaves. */
export function toPublicReport(ctx: TenantContext, r: PublicReportRow, divisionName: string): PublicReport {
  return {
    id: r.id, number: r.number, channel: r.channel, reference: r.reference, enteredBy: r.entered_by === null ? null : { id: r.entered_by, name: r.entered_by_name ?? '' }, what: r.what, where: r.place, divisionCode: r.division_code, divisionName,
    position: r.lng !== null && r.lat !== null && r.crs !== null ? { lng: r.lng, lat: r.lat, crs: r.crs } : null,
    // Of an employee not even a first letter: at work it would be enough.
    reporterName: r.employee ? null : r.reporter_name, reporterPhone: r.employee ? null : r.reporter_phone, named: r.reporter_name !== null, employee: r.employee,
    verification: r.verification && r.verified_at && r.verified_by !== null ? { result: r.verification, note: r.verification_note, at: toShanghaiIso(r.verified_at), by: { id: r.verified_by, name: r.verified_by_name ?? '' } } : null,
    state: r.state,
    hazard: r.hazard_id !== null && r.hazard_number !== null && r.hazard_status !== null ? { id: r.hazard_id, number: r.hazard_number, status: r.hazard_status } : null,
    duplicateOf: r.duplicate_of !== null && r.original_number !== null ? { id: r.duplicate_of, number: r.original_number } : null,
    declineReason: r.decline_reason, pictures: r.pictures, takesPictures: ctx.permissions.has('public-report.enter') && attaches(r, ctx.actor.id), receivedAt: toShanghaiIso(r.received_at),
    handledBy: r.handled_by !== null && r.handled_by_name !== null ? { id: r.handled_by, name: r.handled_by_name } : null,
    handledAt: iso(r.handled_at), updatedAt: toShanghaiIso(r.updated_at), version: r.version, allowedActions: actionsFor(ctx, r.state),
  };
}

/** As the reporter sees it: how far it has come, and never who handles it or what others reported. */
export function toFollowed(r: PublicReportRow, now: Date, how: string): FollowedReport {
  const updated = Math.max(r.updated_at.getTime(), r.hazard_updated_at?.getTime() ?? 0);
  return {
    receiptNumber: r.number, state: followedState(r), duplicate: r.state === 'duplicate', answer: r.state === 'declined' ? r.decline_reason : null,
    receivedAt: toShanghaiIso(r.received_at), updatedAt: toShanghaiIso(new Date(updated)), pictures: r.pictures.length, picturesUntil: iso(picturesUntil(r, now)), verification: r.verification,
    reward: r.reward_status && { state: r.reward_status === 'paid' ? 'paid' : 'waiting', amount: Number(r.reward_amount), collectUntil: r.reward_until, how },
  };
}
