import { NatsFeatureError, NatsInputError } from './errors';

const TOKEN = /^(\*|[A-Za-z0-9_-]+)$/;
const MAX_FILTERS = 32;

/** Checks the filters of an integration: each must lie in `evt.<slug>.…` of its own tenant and be a well-formed
 * subject pattern. Returns them without those another one covers, since servers refuse overlapping filters.
 * @throws NatsInputError bad_filter; NatsFeatureError overlapping_filters when two cover each other in part */
export function tenantFilters(tenantSlug: string, filters: readonly string[]): string[] {
  if (!/^[0-9A-Za-z_-]{1,32}$/.test(tenantSlug)) throw new NatsInputError('bad_id', `not a tenant slug: ${tenantSlug}`);
  if (filters.length === 0 || filters.length > MAX_FILTERS) {
    throw new NatsInputError('bad_filter', `between 1 and ${MAX_FILTERS} filters are wanted, not ${filters.length}`);
  }
  for (const filter of filters) {
    const tokens = filter.split('.');
    const last = tokens.pop() ?? '';
    const wellFormed = tokens.every((token) => TOKEN.test(token)) && (last === '>' || TOKEN.test(last));
    if (!wellFormed || filter.length > 200 || !filter.startsWith(`evt.${tenantSlug}.`)) {
      throw new NatsInputError('bad_filter', `not a pattern of events of ${tenantSlug}: ${filter.slice(0, 200)}`);
    }
  }
  const distinct = [...new Set(filters)];
  const kept = distinct.filter((one) => !distinct.some((other) => other !== one && covers(other, one)));
  const clash = kept.flatMap((one, at) => kept.slice(at + 1).map((other) => [one, other] as const));
  const found = clash.find(([one, other]) => overlap(one, other));
  if (found) throw new NatsFeatureError('overlapping_filters', `${found[0]} and ${found[1]} overlap in part`);
  return kept;
}

/** Whether every subject that matches `narrow` matches `wide`. */
export function covers(wide: string, narrow: string): boolean {
  const [outer, inner] = [wide.split('.'), narrow.split('.')];
  for (const [at, token] of outer.entries()) {
    if (token === '>') return inner.length > at;
    const other = inner[at];
    if (other === undefined || other === '>') return false;
    if (token !== '*' && token !== other) return false;
  }
  return outer.length === inner.length;
}

/** Whether some subject matches both patterns. */
export function overlap(a: string, b: string): boolean {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let at = 0; ; at += 1) {
    const [one, other] = [left[at], right[at]];
    if (one === undefined || other === undefined) return one === other;
    if (one === '>' || other === '>') return true;
    if (one !== '*' && other !== '*' && one !== other) return false;
  }
}
