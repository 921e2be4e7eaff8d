import { deleteDB, openDB } from 'idb';
import type { Entry } from './outbox.rules';
import { vault, type OpenedHere } from './store';
import type { Kind } from './seal';

const PREFIX = 'anlan.draft.';
const EARLIER = { work: 'anlan.offline', pictures: 'anlan' };

type Thing = readonly [Kind, string, unknown];

/** What earlier releases kept in the open: it is sealed for its owner when he signs in, once, and goes from where it was. */
export async function carryOver(owner: string): Promise<void> {
  const drafts = draftsOf(owner);
  const names = new Set((await indexedDB.databases?.())?.map((d) => d.name) ?? Object.values(EARLIER));
  if (drafts.length === 0 && !Object.values(EARLIER).some((name) => names.has(name))) return;
  const work = names.has(EARLIER.work) ? await workOf(owner) : [];
  const named = JSON.stringify(drafts);
  const pictures = names.has(EARLIER.pictures) ? await rowsOf<{ id: string; blob: Blob }>(EARLIER.pictures, 'pictures') : [];
  const things: Thing[] = [...drafts.map(([, name, value]): Thing => ['draft', name, value]), ...work, ...pictures.filter((p) => named.includes(p.id)).map((p): Thing => ['picture', p.id, p.blob])];
  if (things.length) await vault.put(owner, things);
  for (const [key] of drafts) localStorage.removeItem(key);
  await clear(owner, Object.keys(localStorage).some((key) => key.startsWith(PREFIX)));
}

/** Who signs out leaves none behind, whosever they were. */
export function forgetEarlierDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}

/** Under `anlan.draft.<tenant>.<person>.<form>`. */
function draftsOf(owner: string): (readonly [key: string, name: string, value: unknown])[] {
  const mine = `${PREFIX}${owner.replace(' ', '.')}.`;
  return Object.keys(localStorage).filter((key) => key.startsWith(mine)).flatMap((key) => {
    try {
      return [[key, key.slice(mine.length), JSON.parse(localStorage.getItem(key) ?? 'null')] as const];
    } catch {
      return [];
    }
  }).filter(([, , value]) => !!value);
}

async function rowsOf<T>(database: string, store: string): Promise<T[]> {
  const db = await openDB(database);
  const rows = db.objectStoreNames.contains(store) ? ((await db.getAll(store)) as T[]) : [];
  db.close();
  return rows;
}

async function workOf(owner: string): Promise<Thing[]> {
  const entries = (await rowsOf<Entry>(EARLIER.work, 'outbox')).filter((e) => e.owner === owner);
  const opened = (await rowsOf<OpenedHere>(EARLIER.work, 'opened')).filter((o) => o.owner === owner);
  const files = (await rowsOf<{ key: string; entry: string; blob: Blob }>(EARLIER.work, 'files')).filter((f) => entries.some((e) => e.id === f.entry));
  return [...entries.map((e): Thing => ['entry', e.id, e]), ...opened.map((o): Thing => ['opened', o.id, o]), ...files.map((f): Thing => ['file', f.key, f.blob])];
}

/** Others' unsent work lies there until they sign in; copies of records and loose pictures nobody needs go with the first. */
async function clear(owner: string, othersDrafts: boolean): Promise<void> {
  const db = await openDB(EARLIER.work);
  const names = ['outbox', 'opened', 'files', 'answers', 'people'].filter((n) => db.objectStoreNames.contains(n));
  let left = 0;
  if (names.length === 5) {
    const tx = db.transaction(names, 'readwrite');
    await Promise.all([tx.objectStore('answers').clear?.(), tx.objectStore('people').clear?.()]);
    const gone = new Set<string>();
    for (const store of ['outbox', 'opened'] as const) {
      for (const row of (await tx.objectStore(store).getAll()) as { id: string; owner: string }[]) {
        if (row.owner === owner) gone.add(row.id);
        else left += 1;
        if (row.owner === owner) await tx.objectStore(store).delete?.(row.id);
      }
    }
    for (const row of (await tx.objectStore('files').getAll()) as { key: string; entry: string }[]) if (gone.has(row.entry)) await tx.objectStore('files').delete?.(row.key);
    await tx.done;
  }
  db.close();
  if (left === 0) await deleteDB(EARLIER.work);
  if (left === 0 && !othersDrafts) await deleteDB(EARLIER.pictures);
}
