import { performanceOutcomes, type PerformanceFigures, type PerformanceOutcome, type PeriodQuery } from '@anlan/contracts/responsibility';
import type { Envelope } from '@anlan/contracts/kit';
import { isUuid, shanghaiDay, shareOf } from '@anlan/domain';
import { invalid } from '@anlan/platform/http';

export interface Period { readonly from: string; readonly to: string }

/** The period that is asked for; without one, the year up to today. Throws where the days left out would not fit those given. */
export function periodOf(q: PeriodQuery, now: Date): Period {
  const to = q.to ?? shanghaiDay(now);
  const from = q.from ?? `${to.slice(0, 4)}-01-01`;
  if (from > to) throw invalid([{ path: 'query.to', code: 'custom', message: '结束日期不能早于开始日期 / The last day is not before the first' }]);
  return { from, to };
}

type Counts = Readonly<Partial<Record<PerformanceOutcome, number>>>;
/** Standing duties of lists, and how many of them have an act in the period. */
export interface Traced { readonly duties: number; readonly acted: number }
/** 应办: what has a moment at which it is done, and is still his. */
export const ASKED = ['done', 'late', 'overdue', 'open'] as const satisfies readonly PerformanceOutcome[];

/** The figures of a sheet; each with the question that gives its lines. */
export function figuresOf(counts: Counts, { from, to }: Period, asOf: string, { duties, acted }: Traced = { duties: 0, acted: 0 }): PerformanceFigures {
  const of = (...outcomes: readonly PerformanceOutcome[]) => ({ count: outcomes.reduce((sum, o) => sum + (counts[o] ?? 0), 0), filter: { from, to, outcome: outcomes.join(',') } });
  const [done, late, overdue] = [of('done'), of('late'), of('overdue')];
  const standing = (given: boolean, count: number) => ({ count, filter: { from, to, acted: String(given) } });
  return {
    asOf, asked: of(...ASKED), done, late, overdue, open: of('open'), passedOn: of('passed_on'), standing: of('standing'), recorded: of('recorded'),
    acted: standing(true, acted), unrecorded: standing(false, duties - acted), traced: shareOf(acted, duties),
    inTime: shareOf(done.count, done.count + late.count + overdue.count),
  };
}

export const isOutcome = (value: string): value is PerformanceOutcome => (performanceOutcomes as readonly string[]).includes(value);

/** A row of 履职留痕. */
export interface DutyFact { readonly eventId: string; readonly type: string; readonly actor: string; readonly record: string; readonly number: string | null; readonly title: string; readonly at: string }

/** What tells of the tenant's own organization is nobody's duty performance. */
const ORGANIZATION = 'anlan.tenancy.';
/** To bring in what was done before is not to have done it. */
const BROUGHT_IN = /\.imported\.v\d+$/;
const LONGEST = 200;

/** The fact that an event tells, where it names who acted: a person or an API client, not a clock, the system or the public. */
export function factOf(e: Pick<Envelope, 'id' | 'type' | 'subject' | 'time' | 'data'>): DutyFact | null {
  const data = (e.data ?? {}) as { actor?: { id?: unknown } | null; number?: unknown; title?: unknown; name?: unknown };
  const actor = data.actor?.id;
  if (e.type.startsWith(ORGANIZATION) || BROUGHT_IN.test(e.type) || typeof actor !== 'string' || !isUuid(actor) || !isUuid(e.id)) return null;
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value.slice(0, LONGEST) : null);
  return { eventId: e.id, type: e.type, actor, record: e.subject, number: text(data.number), title: text(data.title) ?? text(data.name) ?? '', at: e.time };
}

/** `list_items/0198…` of the type `anlan.responsibility.list_item.submitted.v1` → its service, kind and id. */
export function recordOf(type: string, subject: string): { service: string; kind: string; id: string } {
  const [, service = '', aggregate = ''] = type.split('.');
  return { service, kind: aggregate.replaceAll('_', '-'), id: subject.slice(subject.indexOf('/') + 1) };
}
