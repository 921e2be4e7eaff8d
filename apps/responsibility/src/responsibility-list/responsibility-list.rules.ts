import { responsibilityListErrors as e, responsibilityListLifecycle as lifecycle } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { ProblemError, type FieldError } from '@anlan/platform/http';
import type { ListItemRow } from '../list-item/list-item.entity';
import { missing, wantWords } from '../list-item/list-item.rules';
import { hasPartInList, type ResponsibilityListRow } from './responsibility-list.entity';

/** Throws where the list is no draft: what was issued stays as it is. */
export function assertListDraft(r: Pick<ResponsibilityListRow, 'status'>): void {
  if (r.status !== 'draft') throw new ProblemError(e.not_draft, { state: lifecycle.states[r.status].zh }, [], { state: r.status });
}

/** Throws where the list has no items, or with each thing that an item does not say though its kind wants it. */
export function assertComplete(r: Pick<ResponsibilityListRow, 'rules'>, items: readonly Pick<ListItemRow, 'number' | 'legal_basis' | 'owner_unit_id' | 'owner_member_id' | 'enterprise_by' | 'due_day' | 'evidence_wanted' | 'level' | 'source'>[]): void {
  if (items.length === 0) throw new ProblemError(e.empty);
  const faults = items.flatMap((item, i): FieldError[] =>
    missing(r.rules.wants, item).map((w) => ({ path: `items[${i}].${wantWords[w].field}`, code: e.wanted, message: new ProblemError(e.wanted, { number: item.number, what: wantWords[w].zh }).sentence('zh-CN') })));
  if (faults.length) throw new ProblemError(e.incomplete, { count: faults.length }, faults);
}

/** 审定须由他人: whoever wrote in it, or handed it in, does not approve it. */
export function assertAnotherApproves(ctx: TenantContext, r: Pick<ResponsibilityListRow, 'authors' | 'drafted_by' | 'submitted_by'>): void {
  if (hasPartInList(ctx, r)) throw new ProblemError(e.same_person);
}
