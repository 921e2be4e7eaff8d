import { unitErrors as e } from '@anlan/contracts/tenancy';
import type { Day } from '@anlan/domain';
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

/** A move that is set for a day. */
export interface SetMove {
  readonly unit_id: string;
  readonly parent_id: string | null;
  readonly effective_from: Day;
}

/** The tree as it will be after each of the moves that are set, in their order: no unit may come to lie below itself. */
export function assertMovesHold(tree: readonly UnitNode[], moves: readonly SetMove[]): void {
  const parents = new Map(tree.map((u) => [u.id, u.parent_id]));
  for (const move of moves) {
    parents.set(move.unit_id, move.parent_id);
    for (let at = move.parent_id, steps = 0; at; at = parents.get(at) ?? null, steps += 1) {
      if (at === move.unit_id || steps > tree.length) throw new ProblemError(e.cycle_later, { day: move.effective_from });
    }
  }
}

/** The order of siblings with `id` among them, before another or last. Undefined where that other is none of them. */
export function orderWith(siblings: readonly string[], id: string, before: string | null): string[] | undefined {
  const others = siblings.filter((s) => s !== id);
  const at = before === null ? others.length : others.indexOf(before);
  return at < 0 ? undefined : [...others.slice(0, at), id, ...others.slice(at)];
}

export function assertUnused(used: { readonly children: number; readonly members: number }): void {
  if (used.children > 0 || used.members > 0) throw new ProblemError(e.in_use, used);
}
