import { addMonths, shanghaiMonth } from '@anlan/domain';

export const isMonth = (text: string | null): text is string => /^\d{4}-(0[1-9]|1[0-2])$/.test(text ?? '');
export const thisMonth = (now = new Date()): string => shanghaiMonth(now);

/** The months that may be chosen, the running one first. */
export const recentMonths = (count = 24, now = new Date()): string[] => Array.from({ length: count }, (_, i) => addMonths(thisMonth(now), -i));
