import type { ProposedShortcomings, ReportFigure } from '@anlan/contracts/responsibility';
import { figureText } from '../report-period/report-period.rules';

export const WORST = 3;
export const rule = {
  zh: '本期各项比率中，低于目标值最多的三项；没有单独目标的以 100 % 为目标；差距相同按报告顺序；没有分母的不计。',
  en: 'Of the rates of the period, the three farthest below their targets; 100 % where there is no other; ties in the order of the report; what has no denominator does not count.',
} as const;

/** 最差三项, with words by their numbers. */
export function worstOf(figures: readonly ReportFigure[]): ProposedShortcomings['items'] {
  return figures
    .flatMap((figure) => (figure.denominator === null || figure.value === null || figure.target === null ? [] : [{ figure, gap: Math.round((figure.target - figure.value) * 100) / 100 }]))
    .filter(({ gap }) => gap > 0)
    // The sort is stable: ties stay in the order of the report.
    .sort((a, b) => b.gap - a.gap)
    .slice(0, WORST)
    .map(({ figure, gap }) => ({ figure, gap, text: `${figure.name}为 ${figureText(figure)}（${figure.numerator}／${figure.denominator}），低于目标 ${gap.toFixed(2)} 个百分点。` }));
}
