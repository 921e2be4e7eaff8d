/** Pictures that are not sent yet, kept in this browser: a lost connection or a closed window loses none. */
const DATABASE = 'anlan';
const STORE = 'pictures';
const KEPT_MS = 7 * 86_400_000;

interface Kept {
  readonly id: string;
  readonly blob: Blob;
  readonly at: number;
}

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await open()).transaction(STORE, mode);
  const request = work(transaction.objectStore(STORE));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
  });
}

/** @returns false where this browser keeps nothing (a private window, a full disk) */
export async function keepPicture(id: string, blob: Blob): Promise<boolean> {
  return run('readwrite', (s) => s.put({ id, blob, at: Date.now() } satisfies Kept)).then(() => true, () => false);
}

export async function keptPicture(id: string): Promise<Blob | undefined> {
  return run<Kept | undefined>('readonly', (s) => s.get(id) as IDBRequest<Kept | undefined>).then((kept) => kept?.blob, () => undefined);
}

export async function forgetPictures(ids: readonly string[]): Promise<void> {
  for (const id of ids) await run('readwrite', (s) => s.delete(id)).catch(() => undefined);
}

/** Forgets what is older than a week, or everything: who signs out on a shared computer leaves nothing behind. */
export async function forgetOldPictures({ all = false } = {}): Promise<void> {
  const kept = await run<Kept[]>('readonly', (s) => s.getAll() as IDBRequest<Kept[]>).catch(() => []);
  await forgetPictures(kept.filter((k) => all || Date.now() - k.at > KEPT_MS).map((k) => k.id));
}
