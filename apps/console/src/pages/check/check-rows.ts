import { tracedBy } from '@anlan/contracts/enforcement';
import type { Rights } from '../../session/rights';

export interface CheckRows {
  readonly checks: string;
  readonly subjects: string | null;
  readonly hazards: string | null;
}

/** Where the checks of these parameters stand, their subjects and what they found: pages below the tenant's address; null where they cannot be asked for, or may not be read. */
export function checkRows(given: Readonly<Record<string, string | undefined>>, rights: Rights): CheckRows {
  const filter = Object.fromEntries(Object.entries(given).filter((e): e is [string, string] => !!e[1]));
  const traced = tracedBy(filter);
  const page = (path: string): string | null => traced && `${path}?${new URLSearchParams(traced)}`;
  return { checks: `checks?${new URLSearchParams(filter)}`, subjects: rights.may('subject.read') ? page('subjects') : null, hazards: rights.may('hazard.read') ? page('hazards') : null };
}
