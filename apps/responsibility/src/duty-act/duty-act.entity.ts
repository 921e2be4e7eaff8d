import { dutyActLifecycle, type DutyAct, type RecordedAs } from '@anlan/contracts/responsibility';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';
import type { Reference } from '@anlan/platform/reference';
import type { ListItemRow, StoredEvidence } from '../list-item/list-item.entity';
import { listItemReach } from '../list-item/list-item.reach';
import { mayWithdraw } from './duty-act.rules';

/** One row of responsibility.duty_act. `held_by_…`: whose duty it was when it was recorded. */
export interface DutyActRow extends Row {
  id: string;
  item_id: string;
  day: string;
  what: string;
  evidence: StoredEvidence[];
  held_by_unit_id: string | null;
  held_by_post_id: string | null;
  held_by_member_id: string | null;
  member_id: string | null;
  unit_id: string | null;
  recorded_by: string;
  recorded_by_name: string;
  /** null of what was recorded before this was kept */
  recorded_as: RecordedAs | null;
  recorded_at: Date;
  withdrawn_by: string | null;
  withdrawn_by_name: string | null;
  withdrawn_at: Date | null;
  withdraw_reason: string | null;
}

const ofItem = ['number', 'content', 'list_id', 'list_number', 'kind_key', 'division_code', 'list_division_code', 'list_unit_id', 'owner_unit_id', 'owner_post_id', 'owner_member_id', 'support_unit_ids'] as const;
/** What an act has of its duty, as that is now. */
export type ItemOfAct = Pick<ListItemRow, (typeof ofItem)[number]>;
export type SeenAct = DutyActRow & ItemOfAct;

export const ACTS = 'responsibility.duty_act a join responsibility.list_item i on i.tenant_id = a.tenant_id and i.id = a.item_id';
export const ACT_COLUMNS = `a.*, ${ofItem.map((c) => `i.${c}`).join(', ')}`;

/** The first version is that of the record, the second that of its withdrawal: there is no third. */
export const versionOf = (r: Pick<DutyActRow, 'withdrawn_at'>): number => (r.withdrawn_at === null ? 1 : 2);
export const stateOf = (r: Pick<DutyActRow, 'withdrawn_at'>): DutyAct['status'] => (r.withdrawn_at === null ? dutyActLifecycle.initial : 'withdrawn');

export function toDutyAct(ctx: TenantContext, r: SeenAct, { divisions, units, posts, members }: Reference): DutyAct {
  const named = (known: ReadonlyMap<string, { readonly name: string }>, id: string | null) => (id === null ? null : { id, name: known.get(id)?.name ?? id });
  const open = r.withdrawn_at === null && mayWithdraw(ctx, r, r) && listItemReach.covers(ctx, dutyActLifecycle.actions.withdraw.permission, r);
  return {
    id: r.id, item: { id: r.item_id, number: r.number, content: r.content }, list: { id: r.list_id, number: r.list_number }, kindKey: r.kind_key, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code,
    day: r.day, what: r.what, evidence: r.evidence, ownerUnit: named(units, r.held_by_unit_id), ownerPost: named(posts, r.held_by_post_id), ownerMember: named(members, r.held_by_member_id),
    recordedBy: { id: r.recorded_by, name: r.recorded_by_name }, recordedAs: r.recorded_as, recordedUnit: named(units, r.unit_id), recordedAt: toShanghaiIso(r.recorded_at), status: stateOf(r),
    withdrawnBy: r.withdrawn_by === null ? null : { id: r.withdrawn_by, name: r.withdrawn_by_name ?? '' }, withdrawnAt: r.withdrawn_at && toShanghaiIso(r.withdrawn_at), withdrawReason: r.withdraw_reason,
    version: versionOf(r), allowedActions: open ? ['withdraw'] : [],
  };
}
