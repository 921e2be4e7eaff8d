import { shanghaiDay } from '@anlan/domain';
import type { Choice } from './list.types';

/** The year to come, this one and those before it. */
export function yearChoices(now = new Date()): Choice[] {
  const year = Number(shanghaiDay(now).slice(0, 4));
  return [1, 0, -1, -2, -3].map((n) => ({ value: String(year + n), label: String(year + n) }));
}
