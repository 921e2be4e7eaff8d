import { addCalendarDays, shanghaiDay, startOfShanghaiDay, type Day } from '@anlan/domain';
import type { Where } from '@anlan/platform/ledger';

/** Evaluated on these days, in Asia/Shanghai. */
export function evaluatedWithin(where: Where, column: string, { evaluatedFrom: from, evaluatedTo: to }: { evaluatedFrom?: Day | undefined; evaluatedTo?: Day | undefined }): Where {
  return where.and(`${column} >= $`, from && startOfShanghaiDay(from)).and(`${column} < $`, to && startOfShanghaiDay(addCalendarDays(to, 1)));
}

/** The days of which look-backs are counted; left out: this year until today. */
export function lookBackDays({ lookBackFrom, lookBackTo }: { lookBackFrom?: Day | undefined; lookBackTo?: Day | undefined }, now: Date): { from: Day; to: Day } {
  const to = lookBackTo ?? shanghaiDay(now);
  return { from: lookBackFrom ?? `${to.slice(0, 4)}-01-01`, to };
}
