import { checkApi, checklistApi, type CheckDetail } from '@anlan/contracts/enforcement';
import { call } from '../api/client';
import { keptKey } from '../api/queries';
import type { Rights } from '../session/rights';
import { currentOwner, keptOr } from './kept';
import { vault } from './store';

/** More of them than anybody carries out in a day without a line. */
const MOST_CHECKS = 50;
const MOST_LISTS = 60;

const keptCheck = (id: string): Promise<CheckDetail> => keptOr(keptKey(checkApi.get, { params: { id } }), () => call(checkApi.get, { params: { id } }));
const keptList = (id: string): Promise<unknown> => keptOr(keptKey(checklistApi.get, { params: { id } }), () => call(checklistApi.get, { params: { id } }));

/**
 * Keeps what is wanted where there is no line: the caller's checks that are approved or under way, and the published checklists.
 * @returns how many of each are on the phone now
 */
export async function prepareOffline(rights: Rights): Promise<{ checks: number; lists: number }> {
  const lists = new Set<string>();
  if (rights.may('checklist.read')) {
    const query = { status: 'published', limit: 200 } as const;
    const { items } = await keptOr(keptKey(checklistApi.list, { query }), () => call(checklistApi.list, { query }));
    items.slice(0, MOST_LISTS).forEach((l) => lists.add(l.id));
  }
  const { items: checks } = rights.may('check.read') ? await call(checkApi.list, { query: { mine: 'true', status: 'approved,on_site', limit: MOST_CHECKS } as never }) : { items: [] };
  for (const c of checks) {
    const { checklistId } = await keptCheck(c.id);
    if (checklistId) lists.add(checklistId);
  }
  for (const id of lists) await keptList(id);
  return { checks: checks.length, lists: lists.size };
}

/** Checks on this phone with something left to do on site. */
export async function preparedChecks(): Promise<CheckDetail[]> {
  const owner = currentOwner();
  const { values } = owner === undefined ? { values: [] } : await vault.list<unknown>(owner, 'answer').catch(() => ({ values: [] }));
  const checks = values.filter((r) => r.id.startsWith(`["${checkApi.get.id}"`)).map((r) => r.value as CheckDetail);
  return checks.filter((c) => c.allowedActions.some((a) => a === 'finish' || a === 'sign-in'));
}
