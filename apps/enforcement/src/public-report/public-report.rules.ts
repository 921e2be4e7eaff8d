import {
  publicReportErrors as e, REPORT_PICTURES,
  type EnterReportBody, type FollowedState, type HazardState, type PublicReportState,
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

/** So many words in a row are copied: a place or a kind of hazard, which both must name, is shorter. */
const COPIED = 10;
/** Words of a text, without case, width and marks: one each for a Chinese character, and for a word or number of other letters. */
const wordsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(/\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? [];

/** Whether the text holds the whole of what was said, or as much of it in a row as nobody writes by chance. */
export function repeats(said: string, text: string): boolean {
  const [own, other] = [wordsOf(said), ` ${wordsOf(text).join(' ')} `];
  const run = Math.min(COPIED, own.length);
  return run > 0 && own.slice(0, own.length - run + 1).some((_, i) => other.includes(` ${own.slice(i, i + run).join(' ')} `));
}

/** The words of an employee's report could give away who wrote them: the hazard, which the enterprise reads, has others, in its title too. */
export function assertOtherWords(report: { readonly what: string }, { title, description }: { readonly title: string; readonly description?: string | undefined }): void {
  if (description === undefined) throw invalidField('body.description', e.own_words);
  for (const [field, text] of Object.entries({ title, description })) if (repeats(report.what, text)) throw invalidField(`body.${field}`, e.same_words);
}

/** So long ago may be what is entered: last year's figures are told. */
export const ENTERED_WITHIN_DAYS = 366;

/** An opinion was said by nobody who could be asked, told or rewarded. */
export function assertEntry({ channel, reporter, employee, receivedAt }: Pick<EnterReportBody, 'channel' | 'reporter' | 'employee' | 'receivedAt'>, now: Date): void {
  if (channel === 'opinion' && (reporter || employee)) throw invalidField(reporter ? 'body.reporter' : 'body.employee', e.no_reporter);
  if (receivedAt === undefined) return;
  const ago = now.getTime() - new Date(receivedAt).getTime();
  if (ago < 0 || ago > ENTERED_WITHIN_DAYS * 86_400_000) throw invalidField('body.receivedAt', e.received_when, { days: ENTERED_WITHIN_DAYS });
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

type Entered = Pick<PublicReportRow, 'state' | 'entered_by' | 'pictures'>;

/** Who entered a report adds what came with it until it is handled, however long ago it was received. Throws what is not so. */
export function assertAttaches(r: Entered, actorId: string): void {
  if (r.entered_by !== actorId) throw new ProblemError(e.not_entered_by);
  if (r.state !== 'received') throw new ProblemError(e.pictures_handled);
  if (r.pictures.length >= REPORT_PICTURES.most) throw new ProblemError(e.pictures_full, { most: REPORT_PICTURES.most });
}

/** The same, as an answer. */
export const attaches = (r: Entered, actorId: string): boolean => r.entered_by === actorId && r.state === 'received' && r.pictures.length < REPORT_PICTURES.most;
