import { rate } from '@anlan/domain';
import { NONE } from '../../text/format';

/** A computed share as every page, export and report prints it: 0.75 → 75.00 %, or 75 of 100; — without a base, which is neither 0 nor 100. */
export const rateText = (share: number | null | undefined, of = 1): string => (share == null ? NONE : rate(share, of));

/** A percentage that somebody gave, as it was given: 40 %, 97.5 %. */
export const percentText = (percent: number | null | undefined): string => (percent == null ? NONE : `${percent} %`);
