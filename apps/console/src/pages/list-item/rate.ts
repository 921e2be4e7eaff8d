import { NONE } from '../../text/format';

/** 0.9667 → 96.67%; without a base there is no rate. */
export const rateText = (rate: number | null): string => (rate === null ? NONE : `${Number((rate * 100).toFixed(2))}%`);
