import {
  publicReportErrors as e, REPORT_PICTURES,
  type FollowedState, type HazardState, type PublicReportState,
} from '@anlan/contracts/enforcement';
import { ProblemError } from '@anlan/platform/http';
import type { PublicReportRow } from './public-report.entity';

const ofHazard: Readonly<Record<HazardState, FollowedState>> = { reported: 'accepted', assigned: 'accepted', rectifying: 'rectifying', rectified: 'rectifying', closed: 'closed' };

function progress(state: PublicReportState | null, hazard: HazardState | null): FollowedState {
  if (state === 'accepted') return hazard ? ofHazard[hazard] : 'accepted';
  return state === 'declined' ? 'declined' : 'received';
}

/** How far it has come, in the reporter's words: an accepted report goes with its hazard, a duplicate with the first report. */
export function followedState(r: Pick<PublicReportRow, 'state' | 'hazard_status' | 'original_state' | 'original_hazard_status'>): FollowedState {
  return r.state === 'duplicate' ? progress(r.original_state, r.original_hazard_status) : progress(r.state, r.hazard_status);
}

type Pictured = Pick<PublicReportRow, 'state' | 'received_at' | 'pictures'>;

/** Until when pictures are taken; null: no more. */
export function picturesUntil(r: Pictured, now: Date): Date | null {
  const until = new Date(r.received_at.getTime() + REPORT_PICTURES.minutes * 60_000);
  return r.state === 'received' && until > now && r.pictures.length < REPORT_PICTURES.most ? until : null;
}

export function assertTakesPicture(r: Pictured, now: Date): void {
  if (picturesUntil(r, now)) return;
  if (r.pictures.length >= REPORT_PICTURES.most) throw new ProblemError(e.pictures_full, { most: REPORT_PICTURES.most });
  throw new ProblemError(e.pictures_closed, { minutes: REPORT_PICTURES.minutes });
}
