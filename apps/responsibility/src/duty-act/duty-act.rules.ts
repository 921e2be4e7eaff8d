import { dutyActErrors as e, listItemErrors as ie, statesInForce, type RecordedAs, type ResponsibilityListState } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { keepReach, ownerReaches } from '../list-item/list-item.reach';

interface Duty {
  readonly number: string;
  readonly performed: boolean;
  readonly list_number: string;
  readonly list_status: ResponsibilityListState;
  readonly effective_from: string;
  readonly effective_to: string | null;
}
interface Held {
  readonly list_division_code: string;
  readonly list_unit_id: string;
  readonly owner_unit_id: string | null;
  readonly owner_post_id: string | null;
  readonly owner_member_id: string | null;
  readonly support_unit_ids: readonly string[];
}

const inForce = (r: Duty, today: string): boolean => statesInForce.some((s) => s === r.list_status) && r.effective_from <= today && (r.effective_to === null || today <= r.effective_to);

/** A standing duty in force, done on a day since its list took effect and not still to come. Throws what is not. */
export function assertRecordable(r: Duty, day: string, today: string): void {
  if (r.performed) throw new ProblemError(e.performed, { number: r.number });
  if (!inForce(r, today)) throw new ProblemError(ie.not_in_force, { number: r.list_number });
  if (day < r.effective_from || day > today) throw invalidField('body.day', e.outside_days, { from: r.effective_from, to: today });
}

/** As whom the actor records what was done of a duty: as whose it is, else as who keeps its list; null: it is not his to record. */
export function recordsAs(ctx: TenantContext, r: Held): RecordedAs | null {
  const owner = r.owner_member_id !== null ? 'member' : r.owner_post_id !== null ? 'post' : 'unit';
  const own = ([owner, 'support'] as const).find((as) => ownerReaches[as].isNamed(ctx, 'duty-act.record', r));
  return own ?? (keepReach.covers(ctx, 'responsibility-list.manage', r) ? 'keeper' : null);
}

/** Whether the actor may record what was done of it today. */
export const mayRecord = (ctx: TenantContext, r: Duty & Held, today: string): boolean => !r.performed && inForce(r, today) && ctx.permissions.has('duty-act.record') && recordsAs(ctx, r) !== null;

/** Who recorded an act withdraws it, and who keeps the list. */
export const mayWithdraw = (ctx: TenantContext, act: { readonly recorded_by: string }, item: Pick<Held, 'list_division_code' | 'list_unit_id'>): boolean => act.recorded_by === ctx.actor.id || keepReach.covers(ctx, 'responsibility-list.manage', item);
