import type { AssessmentFormula } from '@anlan/contracts/responsibility';
import { rateText } from '../../patterns/figures/rate-text';
import type { Words } from '../../text/text';
import { pointsText } from './points';

const percent = (basisPoints: number): string => rateText(basisPoints, 10_000);

/** A formula in words. */
export function formulaText(f: AssessmentFormula, { t }: Words): string {
  switch (f.kind) {
    case 'ratio': return t('指标值 × 满分', 'rate × full score');
    case 'linear': return t('{a} 得零分，{b} 得满分，其间按比例', 'nothing at {a}, in full at {b}, in proportion between', { a: percent(f.zeroAt), b: percent(f.fullAt) });
    case 'steps': return f.steps.map((s) => t('达到 {a} 得 {p} 分', 'from {a}: {p} points', { a: percent(s.from), p: pointsText(s.points) })).join(t('；', '; '));
  }
}
