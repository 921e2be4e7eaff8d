import type { FieldPath } from '../../patterns/form/fields';

const lines = (text: unknown): string[] => String(text ?? '').split('\n').map((l) => l.trim()).filter(Boolean);
const given = (values: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined && v !== null && v !== '' && v !== false && !(Array.isArray(v) && v.length === 0)));

/** Values of the form → the body. Conditions that are not set are left out: they leave everything in. */
export function toBody({ items, pool, officers, rule, ...facts }: Record<string, unknown>) {
  const people = (officers ?? []) as Record<string, unknown>[];
  return { ...given(facts), items: lines(items), pool: given((pool ?? {}) as Record<string, unknown>), officers: people.map(given), rule };
}

/** One text holds all items: a fault of one of them stands there. */
export const faultField = (path: FieldPath): FieldPath => (path[0] === 'items' ? ['items'] : path);

/** Without a seed of one's own the server takes 256 random bits. */
export function seedOf({ own, seed }: Record<string, unknown>) {
  return own ? { seed } : {};
}
