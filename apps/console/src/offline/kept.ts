import type { MeDto } from '@anlan/contracts/tenancy';
import { Problem } from '../api/problem';
import { carryOver, forgetEarlierDrafts } from './carry-over';
import { readDrafts } from './drafts';
import { currentOwner, forgetMemory, ownerOf, setOwner } from './owner';
import { phone } from './rows';
import { vault } from './store';

export { currentOwner, ownerOf } from './owner';

/** Who has not been online for so long signs in before anything is shown; what waits to be sent stays. */
const KNOWN_MS = 7 * 86_400_000;

export const isAway = (error: unknown): boolean => error instanceof Problem && error.status === 0 && error.code === 'network';

/**
 * The answer of the server, kept on this phone for the person who got it; without a line, the one that was kept last.
 * @throws what `ask` throws, where nothing was kept
 */
export async function keptOr<T>(key: readonly unknown[], ask: () => Promise<T>): Promise<T> {
  const owner = currentOwner();
  const id = JSON.stringify(key);
  try {
    const answer = await ask();
    if (owner !== undefined && owner === currentOwner()) void vault.put(owner, [['answer', id, answer]]).catch(() => undefined);
    return answer;
  } catch (error) {
    const kept = owner !== undefined && isAway(error) ? await vault.get<T>(owner, 'answer', id).catch(() => undefined) : undefined;
    if (kept === undefined) throw error;
    return kept;
  }
}

/** What everybody may know, such as where a tenant signs in. */
export async function publicOr<T>(key: string, ask: () => Promise<T>): Promise<T> {
  try {
    const answer = await ask();
    void phone().then((db) => db.put('public', { key, answer })).catch(() => undefined);
    return answer;
  } catch (error) {
    const kept = isAway(error) ? await phone().then((db) => db.get('public', key)).catch(() => undefined) : undefined;
    if (!kept) throw error;
    return kept.answer as T;
  }
}

interface KeptPerson {
  readonly me: MeDto;
  readonly at: number;
}

/** Who worked in the tenant last, where he has not signed out since. */
export async function keptPerson(slug: string): Promise<MeDto | undefined> {
  const owner = await vault.personOf(slug).catch(() => undefined);
  const kept = owner === undefined ? undefined : await vault.get<KeptPerson>(owner, 'person', 'me').catch(() => undefined);
  return kept && Date.now() - kept.at < KNOWN_MS ? kept.me : undefined;
}

/** Another window of an earlier release may hold what is to be carried over: the page does not wait for it. */
const PATIENCE_MS = 3_000;
const rightsOf = ({ roles, permissions }: MeDto): string => JSON.stringify([roles, permissions]);

/**
 * Opens what this phone keeps of a person. Confirmed by the server: what had been copied for others of the tenant goes, and
 * with other rights than before what he himself had read too.
 */
export async function openPhone(me: MeDto, confirmed: boolean): Promise<void> {
  const owner = ownerOf(me);
  setOwner(owner);
  try {
    if (confirmed) {
      await vault.takeOver(owner, me.tenant.slug);
      const last = await vault.get<KeptPerson>(owner, 'person', 'me').catch(() => undefined);
      const changed = !!last && rightsOf(last.me) !== rightsOf(me);
      const drops = changed ? (['answer', 'directory'] as const).map((kind) => ({ kind })) : [];
      await vault.put(owner, [['person', 'me', { me, at: Date.now() } satisfies KeptPerson]], drops);
      if (changed) forgetMemory();
    }
    await Promise.race([carryOver(owner), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    await readDrafts();
  } catch {
    // A browser that keeps nothing, such as a private window, works with a line alone.
  }
  void vault.tidy().catch(() => undefined);
}

/**
 * Who signs out leaves nothing to look at; what waits to be sent stays, sealed, and nobody else sees it.
 * @returns takes it back, where the sign-out came to nothing
 */
export async function leavePhone(slug: string): Promise<() => void> {
  const owner = currentOwner() ?? (await vault.personOf(slug).catch(() => undefined));
  setOwner(undefined);
  await readDrafts();
  forgetEarlierDrafts();
  forgetMemory();
  if (owner !== undefined) await vault.leave(owner).catch(() => undefined);
  return () => setOwner(owner);
}
