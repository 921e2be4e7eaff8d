import { unitErrors as e } from '@anlan/contracts/tenancy';
import { invalidField, ProblemError } from '@anlan/platform/http';

export interface UnitNode {
  readonly id: string;
  readonly parent_id: string | null;
  readonly active: boolean;
}

/** A unit's new parent must be there, active, and not the unit itself or anything below it. `tree` holds every unit of the tenant. */
export function assertParentUnit(unitId: string | null, parentId: string, tree: readonly UnitNode[]): void {
  const byId = new Map(tree.map((u) => [u.id, u]));
  if (byId.get(parentId)?.active !== true) throw invalidField('body.parentId', e.unknown_parent);
  for (let at: string | null | undefined = parentId; at; at = byId.get(at)?.parent_id) {
    if (at === unitId) throw new ProblemError(e.cycle);
  }
}

export function assertUnused(used: { readonly children: number; readonly members: number }): void {
  if (used.children > 0 || used.members > 0) throw new ProblemError(e.in_use, used);
}
