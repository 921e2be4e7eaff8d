import { events, type EventSpec } from '@anlan/contracts/kit';
import { integrationErrors } from '@anlan/contracts/tenancy';
import { invalidField } from '@anlan/platform/http';
import '@anlan/contracts/enforcement';

const name = (e: EventSpec): string => `${e.service}.${e.aggregate}.${e.event}`;

/** `enforcement.hazard.*` against the events of the contracts, so that a typing mistake is not a silent subscription. */
export function matches(pattern: string, event: string): boolean {
  const want = pattern.split('.');
  const have = event.split('.');
  for (let i = 0; i < want.length; i += 1) {
    if (want[i] === '>') return have.length > i;
    if (want[i] !== '*' && want[i] !== have[i]) return false;
  }
  return want.length === have.length;
}

/** The subjects of a tenant's patterns. Throws where a pattern names no event there is. */
export function subjectsOf(slug: string, patterns: readonly string[]): string[] {
  patterns.forEach((pattern, i) => {
    if (!events().some((e) => matches(pattern, name(e)))) throw invalidField(`body.events[${i}]`, integrationErrors.unknown_events, { pattern });
  });
  return [...new Set(patterns)].map((pattern) => `evt.${slug}.${pattern}`);
}
