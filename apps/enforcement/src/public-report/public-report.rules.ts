import {
  publicReportErrors as e, REPORT_PICTURES,
  type FollowedState, type HazardState, type PublicReportState,
} from '@anlan/contracts/enforcement';
import { invalidField, ProblemError } from '@anlan/platform/http';
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

/** The words of an employee's report could give away who wrote them: the hazard, which the enterprise reads, has others. */
export function assertOtherWords(report: { readonly what: string }, description: string | undefined): void {
  if (description === undefined) throw invalidField('body.description', e.own_words);
  if (description.replace(/\s/g, '').includes(report.what.replace(/\s/g, ''))) throw invalidField('body.description', e.same_words);
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
