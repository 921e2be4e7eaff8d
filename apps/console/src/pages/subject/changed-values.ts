import type { SubjectDetail } from '@anlan/contracts/enforcement';

const fields = ['kind', 'name', 'creditCode', 'noCreditCodeReason', 'divisionCode', 'address', 'position', 'industryCode', 'staffCount', 'tags', 'legalRepresentative', 'isKey', 'unitId'] as const;

/** What a form begins with: what is on file, but the contact, whose number is hidden. */
export const filed = (s: SubjectDetail): Record<string, unknown> => ({ ...Object.fromEntries(fields.flatMap((f) => (f === 'unitId' ? [] : [[f, s[f] ?? undefined]]))), unitId: s.unit?.id });

const orNull = (value: unknown): unknown => (value === undefined || value === '' ? null : typeof value === 'string' ? value.trim() : value);

/** What differs from what is on file, emptied fields as null: nobody else's change is written over by what was only shown. */
export function changedOnly(was: Record<string, unknown>, values: Record<string, unknown>): Record<string, unknown> {
  const differs = fields.filter((f) => f in values && JSON.stringify(orNull(values[f])) !== JSON.stringify(orNull(was[f])));
  return Object.fromEntries(differs.map((f) => [f, orNull(values[f])]));
}
