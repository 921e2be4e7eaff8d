import type { AssignmentSlipState } from '@anlan/contracts/enforcement';
import type { Tone } from '../../patterns/tone-tag';

export const tones: Readonly<Record<AssignmentSlipState, Tone>> = { issued: 'warn', replied: 'info', closed: 'good', revisited: 'good', voided: 'plain' };
/** What a change of a slip makes stale besides. */
export const also = [['enforcement', 'check'], ['enforcement', 'hazard']] as const;
