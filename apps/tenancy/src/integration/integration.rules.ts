import { events, type EventSpec } from '@anlan/contracts/kit';
import { integrationErrors, integrationLifetime } from '@anlan/contracts/tenancy';
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

const DAY_MS = 86_400_000;

/** When credentials end: as asked for, or after the usual time. Throws where that is past, or too far ahead. */
export function expiryOf(wanted: string | undefined, now: Date): Date {
  if (wanted === undefined) return new Date(now.getTime() + integrationLifetime.usual * DAY_MS);
  const at = new Date(wanted);
  if (at <= now) throw invalidField('body.expiresAt', integrationErrors.expires_in_past);
  if (at.getTime() > now.getTime() + integrationLifetime.longest * DAY_MS) throw invalidField('body.expiresAt', integrationErrors.expires_too_late, { days: integrationLifetime.longest });
  return at;
}

/** The subjects of a tenant's patterns. Throws where a pattern names no event there is. */
export function subjectsOf(slug: string, patterns: readonly string[]): string[] {
  patterns.forEach((pattern, i) => {
    if (!events().some((e) => matches(pattern, name(e)))) throw invalidField(`body.events[${i}]`, integrationErrors.unknown_events, { pattern });
  });
  return [...new Set(patterns)].map((pattern) => `evt.${slug}.${pattern}`);
}
