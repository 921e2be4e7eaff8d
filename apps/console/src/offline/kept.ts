import type { MeDto } from '@anlan/contracts/tenancy';
import { Problem } from '../api/problem';
import { offlineStore } from './store';

/** Who has not been online for so long signs in before anything is shown; what waits to be sent stays. */
const KNOWN_MS = 7 * 86_400_000;

let owner: string | undefined;
export const ownerOf = ({ tenant, subject }: Pick<MeDto, 'tenant' | 'subject'>): string => `${tenant.slug} ${subject}`;
/** Whose answers are kept, and given back. */
export function setOwner(me: MeDto | undefined): void {
  owner = me && ownerOf(me);
}
export const currentOwner = (): string | undefined => owner;

export const isAway = (error: unknown): boolean => error instanceof Problem && error.status === 0 && error.code === 'network';

/**
 * The answer of the server, kept on this phone for the person who got it; without a line, the one that was kept last.
 * @throws what `ask` throws, where nothing was kept
 */
export async function keptOr<T>(key: readonly unknown[], ask: () => Promise<T>): Promise<T> {
  const id = owner && `${owner} ${JSON.stringify(key)}`;
  try {
    const answer = await ask();
    if (id && owner) void offlineStore().then((db) => db.put('answers', { key: id, owner: owner as string, at: Date.now(), answer })).catch(() => undefined);
    return answer;
  } catch (error) {
    const kept = id && isAway(error) ? await offlineStore().then((db) => db.get('answers', id)).catch(() => undefined) : undefined;
    if (!kept) throw error;
    return kept.answer as T;
  }
}

/** What everybody may know, such as where a tenant signs in. */
export async function publicOr<T>(key: string, ask: () => Promise<T>): Promise<T> {
  try {
    const answer = await ask();
    void offlineStore().then((db) => db.put('answers', { key, owner: '', at: Date.now(), answer })).catch(() => undefined);
    return answer;
  } catch (error) {
    const kept = isAway(error) ? await offlineStore().then((db) => db.get('answers', key)).catch(() => undefined) : undefined;
    if (!kept) throw error;
    return kept.answer as T;
  }
}

export async function keepPerson(me: MeDto): Promise<void> {
  await offlineStore().then((db) => db.put('people', { slug: me.tenant.slug, me, at: Date.now() })).catch(() => undefined);
}

/** Who worked in the tenant last, where he has not signed out since. */
export async function keptPerson(slug: string): Promise<MeDto | undefined> {
  const kept = await offlineStore().then((db) => db.get('people', slug)).catch(() => undefined);
  return kept && Date.now() - kept.at < KNOWN_MS ? (kept.me as MeDto) : undefined;
}

/** Who signs out leaves nothing to look at; what waits to be sent stays, and nobody else sees it. */
export async function forgetPerson(slug: string): Promise<void> {
  const db = await offlineStore().catch(() => undefined);
  if (!db) return;
  const tx = db.transaction(['people', 'answers'], 'readwrite');
  const keys = await tx.objectStore('answers').getAllKeys(IDBKeyRange.bound(`${slug} `, `${slug}!`));
  await Promise.all([tx.objectStore('people').delete(slug), ...keys.map((k) => tx.objectStore('answers').delete(k)), tx.done]);
}
