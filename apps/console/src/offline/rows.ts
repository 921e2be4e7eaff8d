import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { KeyRow, Kind, SealedRow } from './seal';
import type { Drop, Rows } from './vault';

interface Phone extends DBSchema {
  keys: { key: string; value: KeyRow };
  sealed: { key: [string, string, string]; value: SealedRow };
  /** what everybody may know */
  public: { key: string; value: { key: string; answer: unknown } };
}

let opening: Promise<IDBPDatabase<Phone>> | undefined;

export function phone(): Promise<IDBPDatabase<Phone>> {
  opening ??= openDB<Phone>('anlan.phone', 1, {
    upgrade(db) {
      db.createObjectStore('keys', { keyPath: 'owner' });
      db.createObjectStore('sealed', { keyPath: ['owner', 'kind', 'id'] });
      db.createObjectStore('public', { keyPath: 'key' });
    },
  });
  opening.catch(() => (opening = undefined));
  return opening;
}

// In the order of IndexedDB, an array comes after every text.
const everything = (...of: string[]): IDBKeyRange => IDBKeyRange.bound(of, [...of, []]);

function rangeOf(owner: string, { kind, id, below }: Drop): IDBKeyRange {
  if (id !== undefined) return IDBKeyRange.only([owner, kind, id]);
  return below === undefined ? everything(owner, kind) : IDBKeyRange.bound([owner, kind, below], [owner, kind, `${below}\uffff`]);
}

/** Rows and keys in IndexedDB, which keeps a key as the browser's own object: no script can read its bytes. */
export const indexedRows: Rows = {
  key: async (owner) => (await phone()).get('keys', owner),
  async addKey(row) {
    const tx = (await phone()).transaction('keys', 'readwrite');
    const first = await tx.store.get(row.owner);
    if (!first) await tx.store.put(row);
    await tx.done;
    return first ?? row;
  },
  get: async (owner, kind, id) => (await phone()).get('sealed', [owner, kind, id]),
  list: async (owner, kind?: Kind) => (await phone()).getAll('sealed', kind ? everything(owner, kind) : everything(owner)),
  async owners() {
    const db = await phone();
    return [...new Set([...(await db.getAllKeys('keys')), ...(await db.getAllKeys('sealed')).map(([owner]) => owner)])];
  },
  async write(owner, puts, drops) {
    const tx = (await phone()).transaction(['keys', 'sealed'], 'readwrite');
    const key = puts.length ? await tx.objectStore('keys').get(owner) : undefined;
    const good = puts.every((p) => p.keyId === key?.id);
    if (good) for (const d of drops) void tx.objectStore('sealed').delete(rangeOf(owner, d));
    if (good) for (const p of puts) void tx.objectStore('sealed').put(p);
    await tx.done;
    return good;
  },
  async dropIdleKey(owner) {
    const tx = (await phone()).transaction(['keys', 'sealed'], 'readwrite');
    if ((await tx.objectStore('sealed').count(everything(owner))) === 0) await tx.objectStore('keys').delete(owner);
    await tx.done;
  },
};
