import {
  gradePoints, hazardStates, portraitFactors, portraitModelErrors as e, type PortraitColour, type PortraitFactor, type PortraitPart, type PortraitThresholds, type PortraitWeight, type Subject,
} from '@anlan/contracts/enforcement';
import { invalidField, ProblemError } from '@anlan/platform/http';

/** What the ledgers know of a subject: one count per factor. */
export type Facts = Readonly<Record<PortraitFactor, number>>;

const hundredths = (n: number): number => Math.round(n * 100);

/** One sub-score, in hundredths: so much for each, never more than the most. */
export const partScore = ({ points, most }: PortraitWeight, value: number): number => Math.min(hundredths(points) * value, hundredths(most));

export const scoreOf = (factors: readonly PortraitWeight[], facts: Facts): number => factors.reduce((sum, w) => sum + partScore(w, facts[w.factor]), 0);

/** From its threshold on a score has the colour. `score` in hundredths. */
export function colourOf({ red, orange, yellow }: PortraitThresholds, score: number): PortraitColour {
  return score >= hundredths(red) ? 'red' : score >= hundredths(orange) ? 'orange' : score >= hundredths(yellow) ? 'yellow' : 'blue';
}

const OPEN_HAZARDS = hazardStates.filter((s) => s !== 'closed').join(',');
type Rows = Pick<PortraitPart, 'list' | 'filter'>;
const hazards = (id: string, filter: Readonly<Record<string, string>>): Rows => ({ list: 'hazards', filter: { subjectId: id, ...filter } });
const risks = (id: string, filter: Readonly<Record<string, string>>): Rows => ({ list: 'risk-points', filter: { subjectId: id, ...filter } });
const NOT_CLOSED = 'collected,assessed,graded,controlled';

/** Where the rows of a factor are. `since`: the instant a year ago. */
const rowsOf: Readonly<Record<PortraitFactor, (id: string, since: string) => Rows>> = {
  grade: () => ({ list: 'subject', filter: {} }),
  census_due: () => ({ list: 'subject', filter: {} }),
  open_hazards: (id) => hazards(id, { status: OPEN_HAZARDS, level: 'general' }),
  major_hazards: (id) => hazards(id, { status: OPEN_HAZARDS, level: 'major' }),
  overdue_hazards: (id) => hazards(id, { overdue: 'true' }),
  recurrences: (id, since) => hazards(id, { recurrent: 'true', reportedFrom: since }),
  checks_with_hazards: (id, since) => ({ list: 'checks', filter: { subjectId: id, done: 'true', withHazards: 'true', finishedFrom: since } }),
  never_checked: (id, since) => ({ list: 'checks', filter: { subjectId: id, done: 'true', finishedFrom: since } }),
  red_risks: (id) => risks(id, { level: 'red', status: NOT_CLOSED }),
  orange_risks: (id) => risks(id, { level: 'orange', status: NOT_CLOSED }),
  uncontrolled_risks: (id) => risks(id, { status: 'collected,assessed,graded' }),
  reviews_due: (id) => risks(id, { reviewDue: 'true' }),
};

/** Every sub-score with its reason, gravest first. */
export function partsOf(factors: readonly PortraitWeight[], facts: Facts, subjectId: string, since: string): PortraitPart[] {
  const parts = factors.map((w): PortraitPart => {
    const { zh, en, advice } = portraitFactors[w.factor];
    return { factor: w.factor, names: { zh, en }, value: facts[w.factor], each: w.points, most: w.most, score: partScore(w, facts[w.factor]) / 100, advice: { ...advice }, ...rowsOf[w.factor](subjectId, since) };
  });
  return parts.sort((a, b) => b.score - a.score);
}

/** The factors that count most, as an event and a history keep them. */
export const reasonsOf = (factors: readonly PortraitWeight[], facts: Facts): { factor: PortraitFactor; value: number; score: number }[] =>
  factors.map((w) => ({ factor: w.factor, value: facts[w.factor], score: partScore(w, facts[w.factor]) / 100 })).filter((r) => r.score > 0).sort((a, b) => b.score - a.score).slice(0, 5);

export const gradeValue = (grade: Subject['grade']): number => (grade === null ? 0 : gradePoints[grade]);

export function assertThresholds({ red, orange, yellow }: PortraitThresholds): void {
  if (!(red > orange && orange > yellow)) throw invalidField('body.thresholds', e.thresholds);
}

/** A colour that no subject can reach is no colour of the model. */
export function assertReachable(factors: readonly PortraitWeight[], { red }: PortraitThresholds): void {
  const sum = factors.reduce((n, f) => n + hundredths(f.most), 0);
  if (sum < hundredths(red)) throw new ProblemError(e.unreachable, { sum: sum / 100, red });
}
