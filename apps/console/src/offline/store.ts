import type { Entry } from './outbox.rules';
import { indexedRows } from './rows';
import { Unreadable } from './seal';
import { Vault } from './vault';

/** A check that was begun where there was no line: it becomes one request when it is finished. */
export interface OpenedHere {
  readonly id: string;
  readonly owner: string;
  readonly kind: 'patrol' | 'self_check' | 'agency';
  /** the body of its opening, without the report */
  readonly body: Readonly<Record<string, unknown>>;
  readonly title: string;
  readonly startedAt: string;
}

/** What this phone keeps, of whom it may be; see seal.ts. */
export const vault = new Vault(indexedRows);

const fileKey = (entry: string, id: string): string => `${entry}/${id}`;

/** The entry with all its files: all of it or nothing. */
export async function putEntry(entry: Entry, files: ReadonlyMap<string, Blob>): Promise<void> {
  await vault.put(entry.owner, [['entry', entry.id, entry], ...[...files].map(([id, blob]) => ['file', fileKey(entry.id, id), blob] as const)]);
}

export async function keepEntry(entry: Entry): Promise<void> {
  await vault.put(entry.owner, [['entry', entry.id, entry]]);
}

export async function dropEntry(owner: string, id: string): Promise<void> {
  await vault.drop(owner, [{ kind: 'entry', id }, { kind: 'file', below: `${id}/` }]);
}

export async function entriesOf(owner: string): Promise<Entry[]> {
  return (await vault.list<Entry>(owner, 'entry')).values.map((v) => v.value);
}

/** @returns undefined where it is gone, or can no longer be read */
export async function entryFile(owner: string, entry: string, id: string): Promise<Blob | undefined> {
  return vault.get<Blob>(owner, 'file', fileKey(entry, id)).catch((error: unknown) => {
    if (error instanceof Unreadable) return undefined;
    throw error;
  });
}
