import type { UnitDto } from '@anlan/contracts/tenancy';

type Unit = Pick<UnitDto, 'id' | 'parentId' | 'sort' | 'name'>;

/** As the tree shows them below one parent. */
export function siblingsOf<U extends Unit>(units: readonly U[], parentId: string | null): U[] {
  return units.filter((u) => u.parentId === parentId).sort((a, b) => a.sort - b.sort || a.name.localeCompare(b.name, 'zh-CN'));
}

export interface Drop {
  readonly parentId: string | null;
  /** the sibling before which it comes to stand; null: last */
  readonly before: string | null;
}

/** Where a unit lands that is dropped onto another (`inside`), or into the gap before or after it. */
export function dropOf(units: readonly Unit[], dragged: string, target: string, at: 'inside' | 'before' | 'after'): Drop | undefined {
  const onto = units.find((u) => u.id === target);
  if (!onto || dragged === target) return undefined;
  const parentId = at === 'inside' ? target : onto.parentId;
  // A unit never comes below itself.
  for (let up: string | null | undefined = parentId; up; up = units.find((u) => u.id === up)?.parentId) if (up === dragged) return undefined;
  if (at === 'inside') return { parentId, before: null };
  const others = siblingsOf(units, parentId).filter((u) => u.id !== dragged);
  const index = others.findIndex((u) => u.id === target);
  return { parentId, before: (at === 'before' ? others[index] : others[index + 1])?.id ?? null };
}

/** The units whose name holds the words, and those above them, so that each is seen where it belongs. */
export function foundIn<U extends Unit>(units: readonly U[], words: string): U[] {
  const kept = new Set<string>();
  for (const found of units.filter((u) => u.name.includes(words))) {
    for (let up: U | undefined = found; up && !kept.has(up.id); up = units.find((u) => u.id === up?.parentId)) kept.add(up.id);
  }
  return units.filter((u) => kept.has(u.id));
}
