import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Entry } from './outbox.rules';

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

/** Who works in a tenant on this phone, and what he may: so that its pages open without a line. */
export interface KeptPerson {
  readonly slug: string;
  readonly me: unknown;
  readonly at: number;
}

interface Offline extends DBSchema {
  outbox: { key: string; value: Entry; indexes: { owner: string } };
  files: { key: string; value: { key: string; entry: string; blob: Blob }; indexes: { entry: string } };
  opened: { key: string; value: OpenedHere; indexes: { owner: string } };
  answers: { key: string; value: { key: string; owner: string; at: number; answer: unknown }; indexes: { owner: string } };
  people: { key: string; value: KeptPerson };
}

let opening: Promise<IDBPDatabase<Offline>> | undefined;

export function offlineStore(): Promise<IDBPDatabase<Offline>> {
  opening ??= openDB<Offline>('anlan.offline', 1, {
    upgrade(db) {
      db.createObjectStore('outbox', { keyPath: 'id' }).createIndex('owner', 'owner');
      db.createObjectStore('files', { keyPath: 'key' }).createIndex('entry', 'entry');
      db.createObjectStore('opened', { keyPath: 'id' }).createIndex('owner', 'owner');
      db.createObjectStore('answers', { keyPath: 'key' }).createIndex('owner', 'owner');
      db.createObjectStore('people', { keyPath: 'slug' });
    },
  });
  opening.catch(() => (opening = undefined));
  return opening;
}

const fileKey = (entry: string, id: string): string => `${entry}/${id}`;

/** The entry with all its files: all of it or nothing. */
export async function putEntry(entry: Entry, files: ReadonlyMap<string, Blob>): Promise<void> {
  const tx = (await offlineStore()).transaction(['outbox', 'files'], 'readwrite');
  await Promise.all([
    tx.objectStore('outbox').put(entry),
    ...[...files].map(([id, blob]) => tx.objectStore('files').put({ key: fileKey(entry.id, id), entry: entry.id, blob })),
    tx.done,
  ]);
}

export async function keepEntry(entry: Entry): Promise<void> {
  await (await offlineStore()).put('outbox', entry);
}

export async function dropEntry(id: string): Promise<void> {
  const tx = (await offlineStore()).transaction(['outbox', 'files'], 'readwrite');
  const files = await tx.objectStore('files').index('entry').getAllKeys(id);
  await Promise.all([tx.objectStore('outbox').delete(id), ...files.map((key) => tx.objectStore('files').delete(key)), tx.done]);
}

export async function entryFile(entry: string, id: string): Promise<Blob | undefined> {
  return (await (await offlineStore()).get('files', fileKey(entry, id)))?.blob;
}
