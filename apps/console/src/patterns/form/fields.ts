import type { z } from 'zod';

/** A form's name of a field, `['admin', 'username']`. */
export type FieldPath = (string | number)[];

/** `body.items[2].code` → `['items', 2, 'code']`; undefined for what is not in the body. */
export function fieldOf(path: string): FieldPath | undefined {
  const parts = path.match(/[^.[\]]+/g) ?? [];
  if (parts[0] !== 'body' || parts.length < 2) return undefined;
  return parts.slice(1).map((p) => (/^\d+$/.test(p) ? Number(p) : p));
}

/** The field of the form at which a fault is shown: the very one, or the next above it that the form has. */
export function nearestField(path: FieldPath, known: readonly FieldPath[]): FieldPath | undefined {
  for (let at = path; at.length > 0; at = at.slice(0, -1)) {
    const found = known.find((k) => k.length === at.length && k.every((part, i) => String(part) === String(at[i])));
    if (found) return found;
  }
  return undefined;
}

interface Introspected {
  shape?: Record<string, Introspected>;
  safeParse?: (v: unknown) => { success: boolean };
  unwrap?: () => Introspected;
  element?: Introspected;
}

/** Whether the contract wants the field: what the form marks with a star is what the server would refuse without. */
export function isRequired(schema: z.ZodType | undefined, path: FieldPath): boolean {
  let at = schema as unknown as Introspected | undefined;
  for (const part of path) {
    while (at && !at.shape && !at.element && at.unwrap) at = at.unwrap();
    at = typeof part === 'number' ? at?.element : at?.shape?.[part];
  }
  return !!at?.safeParse && !at.safeParse(undefined).success;
}

/** Empty texts and nothings are left out, so that an optional field that was emptied is absent. */
export function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const kept = Object.entries(value).map(([k, v]) => [k, withoutEmpty(v)] as const).filter(([, v]) => v !== undefined && v !== '');
  return kept.length ? Object.fromEntries(kept) : undefined;
}
