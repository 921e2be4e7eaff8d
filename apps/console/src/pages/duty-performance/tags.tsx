import { performanceBasisNames, performanceKindNames, performanceOutcomeNames, type PerformanceBasis, type PerformanceKind, type PerformanceLine, type PerformanceOutcome } from '@anlan/contracts/responsibility';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const tones: Readonly<Record<PerformanceOutcome, Tone>> = { done: 'good', late: 'warn', overdue: 'bad', open: 'info', passed_on: 'plain', standing: 'plain', recorded: 'plain' };

export function OutcomeTag({ outcome }: { outcome: PerformanceOutcome }) {
  return <ToneTag tone={tones[outcome]}>{useWords().label(performanceOutcomeNames[outcome])}</ToneTag>;
}

/** The kind of a line; of an act what was done. */
export function KindText({ line: { kind, act } }: { line: PerformanceLine }) {
  return <>{useWords().label(act ?? performanceKindNames[kind as PerformanceKind])}</>;
}

export function BasisText({ basis }: { basis: PerformanceBasis }) {
  return <>{useWords().label(performanceBasisNames[basis])}</>;
}
