import { committeeErrors as e, type AdjustCommitteeBody, type CommitteeAdjustment, type VacancyReason } from '@anlan/contracts/responsibility';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { ReferenceMember } from '@anlan/platform/reference';
import type { CommitteeRow, SeatRow } from './committee.entity';

/** Why a seat stands empty; null where it does not, or is no seat any more. */
export function vacancyOf(seat: Pick<SeatRow, 'member_id' | 'person_name' | 'until_day'>, members: ReadonlyMap<string, Pick<ReferenceMember, 'enabled'>>): VacancyReason | null {
  if (seat.until_day !== null) return null;
  if (seat.member_id === null) return seat.person_name === null ? 'unfilled' : null;
  const member = members.get(seat.member_id);
  if (!member) return 'gone';
  return member.enabled ? null : 'disabled';
}

/** Whether it was a seat on the day: from its first day on, until the day on which it was given up. */
export const isSeatOn = (seat: Pick<SeatRow, 'from_day' | 'until_day'>, day: string): boolean => seat.from_day <= day && (seat.until_day === null || day < seat.until_day);

/** A committee has a chair (two, where the party's and the government's heads share it), and nobody the same role twice. */
export function assertComposition(seats: readonly Pick<SeatRow, 'role' | 'member_id'>[], path: string): void {
  if (!seats.some((s) => s.role === 'chair')) throw new ProblemError(e.no_chair);
  const held = seats.filter((s) => s.member_id !== null).map((s) => `${s.role} ${s.member_id}`);
  if (new Set(held).size < held.length) throw invalidField(path, e.twice);
}

const columns = { name: 'name', field: 'field', officeUnitId: 'office_unit_id', rules: 'rules', endsOn: 'ends_on' } as const;

/** What an adjustment makes of a committee's facts, field by field. */
export function changesOf(row: CommitteeRow, body: AdjustCommitteeBody): { next: Partial<CommitteeRow>; changes: CommitteeAdjustment['changes'] } {
  const changes = (Object.keys(columns) as (keyof typeof columns)[]).flatMap((field) => {
    const [from, to] = [row[columns[field]], body[field]];
    return to === undefined || to === from ? [] : [{ field, from, to }];
  });
  return { changes, next: Object.fromEntries(changes.map((c) => [columns[c.field], c.to])) };
}

/** An adjustment is of today or before, and not before what it follows. */
export function assertDay(on: string, after: string, today: string): void {
  if (on > today) throw invalidField('body.on', e.future);
  if (on < after) throw invalidField('body.on', e.before, { day: after });
}
