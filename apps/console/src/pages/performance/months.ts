import { shanghaiDay } from '@anlan/domain';

export const isMonth = (text: string | null): text is string => /^\d{4}-(0[1-9]|1[0-2])$/.test(text ?? '');
export const thisMonth = (now = new Date()): string => shanghaiDay(now).slice(0, 7);

/** 2026-01 and −1: 2025-12 */
export function monthsFrom(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** The months that may be chosen, the running one first. */
export const recentMonths = (count = 24, now = new Date()): string[] => Array.from({ length: count }, (_, i) => monthsFrom(thisMonth(now), -i));
