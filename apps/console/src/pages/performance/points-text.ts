import { performanceRates, type PerformanceFigure, type PointsRule } from '@anlan/contracts/enforcement';
import { NONE } from '../../text/format';
import type { Words } from '../../text/text';

export const isRate = (figure: PerformanceFigure): boolean => (performanceRates as readonly string[]).includes(figure);

const two = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });
/** 108.27; — where no scheme is in force */
export const pointsText = (points: number | null | undefined): string => (points == null ? NONE : two.format(points).replace('-', '−'));
/** +1.5, −0.4, 0 */
export const signedText = (points: number | null | undefined): string => (points == null ? NONE : `${points > 0 ? '+' : ''}${pointsText(points)}`);

/** 2026 年 3 月 */
export const monthText = (month: string, { t }: Pick<Words, 't'>): string => t('{y} 年 {m} 月', '{y}-{mm}', { y: month.slice(0, 4), m: Number(month.slice(5)), mm: month.slice(5) });

/** What a rule says, in a word: 每件加 0.5 分，每月至多 5 分 */
export function ruleText({ figure, direction, points, cap }: PointsRule, { t }: Pick<Words, 't'>): string {
  const n = pointsText(points);
  const each = isRate(figure)
    ? direction === 'award' ? t('满分 {n} 分，按比率计', '{n} points × rate', { n }) : t('按比率扣，至多 {n} 分', '−{n} points × rate', { n })
    : direction === 'award' ? t('每件加 {n} 分', '+{n} for each', { n }) : t('每件扣 {n} 分', '−{n} for each', { n });
  return cap === null ? each : t('{each}，每月至多 {cap} 分', '{each}, at most {cap} a month', { each, cap: pointsText(cap) });
}
