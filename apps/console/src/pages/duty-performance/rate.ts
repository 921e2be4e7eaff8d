import { NONE } from '../../text/format';

/** 0.75 → 75.00 %; — where nothing was due */
export const rateText = (rate: number | null): string => (rate === null ? NONE : `${(rate * 100).toFixed(2)} %`);
