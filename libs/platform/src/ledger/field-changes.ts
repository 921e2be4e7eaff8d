import type { FieldChange } from '@anlan/contracts/kit';

/** What a change did to these fields of a record, as its readers see it: kept with the history, so that two versions can be compared. */
export function fieldChanges<T extends object>(before: T, after: T, fields: readonly (keyof T & string)[]): FieldChange[] {
  return fields
    .filter((path) => JSON.stringify(before[path] ?? null) !== JSON.stringify(after[path] ?? null))
    .map((path) => ({ path, from: before[path] ?? null, to: after[path] ?? null }));
}
