import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { NumberSeries } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';

export const DEFAULT_HAZARD_PATTERN = 'YH-{slug}-{year}-{seq:6}';

/** Fills a numbering pattern of the district's settings: `{slug}`, `{year}`, `{seq:6}` (padded to six digits). */
export function formatNumber(pattern: string, values: { slug: string; year: string; seq: number }): string {
  return pattern.replace(/\{(slug|year|seq)(?::(\d))?\}/g, (_, key: 'slug' | 'year' | 'seq', width: string | undefined) => String(values[key]).padStart(Number(width ?? 0), '0'));
}

function patternOf(reference: Reference): string {
  const numbering = reference.settings.numbering as { hazard?: string } | undefined;
  return numbering?.hazard ?? DEFAULT_HAZARD_PATTERN;
}

export async function hazardNumber(numbers: NumberSeries, ctx: TenantContext, reference: Reference, now: Date): Promise<string> {
  return (await hazardNumbers(numbers, ctx, reference, now, 1))[0] as string;
}

/** `count` new numbers of the year of `now`, in Asia/Shanghai. */
export async function hazardNumbers(numbers: NumberSeries, ctx: TenantContext, reference: Reference, now: Date, count: number): Promise<string[]> {
  const year = shanghaiDay(now).slice(0, 4);
  const taken = await numbers.take(ctx, `hazard-${year}`, count);
  return taken.map((seq) => formatNumber(patternOf(reference), { slug: ctx.slug, year, seq }));
}
