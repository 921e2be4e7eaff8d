import { subjectApi } from '@anlan/contracts/enforcement';
import type { Operation } from '@anlan/contracts/kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { call } from '../api/client';
import { keyOf } from '../api/queries';
import { useRights } from '../session/rights';
import { directory, keepFresh, type DirectoryState } from './directory';
import { listed, type Listed } from './directory.rules';
import { isAway } from './kept';

const AGAIN_MS = 3_600_000;

/** What this phone keeps of the register. */
export function useDirectory(): DirectoryState {
  useEffect(() => void directory.read(), []);
  return useSyncExternalStore(directory.subscribe, directory.snapshot);
}

/** Keeps the copy of the register fresh while somebody is signed in. */
export function useDirectoryKept(signedIn: boolean): void {
  const rights = useRights();
  useEffect(() => {
    if (!signedIn) return;
    const fresh = (): void => void keepFresh(rights).catch(() => undefined);
    fresh();
    addEventListener('online', fresh);
    const timer = setInterval(fresh, AGAIN_MS);
    return () => {
      removeEventListener('online', fresh);
      clearInterval(timer);
    };
  }, [signedIn, rights]);
}

export interface Found {
  readonly items: readonly Listed[];
  /** of when the copy is that was searched, in ms; absent: the server searched */
  readonly copyOf?: number;
}

const list = subjectApi.list as unknown as Operation;

/** Subjects by words of name, address or code: the server searches; without a line, this phone does. */
export function useSubjectSearch(q: string, status: string | undefined, limit = 20) {
  return useQuery<Found, Error>({
    queryKey: keyOf(list, 'search', q, status),
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      try {
        const { items } = await call(subjectApi.list, { query: { q: q || undefined, status: status || undefined, limit } as never, signal });
        return { items };
      } catch (error) {
        const found = isAway(error) ? await directory.search(q, status, limit) : undefined;
        if (!found) throw error;
        return { items: found.items, copyOf: found.at };
      }
    },
  });
}

const orCopy = async (ask: () => Promise<Parameters<typeof listed>[0]>, find: () => Promise<Listed | undefined>): Promise<Listed> => {
  try {
    return listed(await ask());
  } catch (error) {
    const found = isAway(error) ? await find() : undefined;
    if (!found) throw error;
    return found;
  }
};

/** One subject by its id, as far as it is listed. */
export function useListed(id: string | null | undefined) {
  return useQuery<Listed, Error>({
    queryKey: keyOf(list, 'listed', id), enabled: !!id, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => orCopy(() => call(subjectApi.get, { params: { id: id ?? '' }, signal }), () => directory.find(id ?? '')),
  });
}

/** The subject at whose door a code hangs. */
export function useSubjectByCode(code: string | undefined) {
  return useQuery<Listed, Error>({
    queryKey: keyOf(list, 'by-code', code), enabled: !!code,
    queryFn: ({ signal }) => orCopy(() => call(subjectApi.byCode, { params: { code: code ?? '' }, signal }), () => directory.findByCode(code ?? '')),
  });
}
