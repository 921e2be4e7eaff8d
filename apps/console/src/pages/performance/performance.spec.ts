import type { PointsRule } from '@anlan/contracts/enforcement';
import { wordsOf } from '../../text/text';
import { rateChange } from './compare';
import { isMonth, recentMonths, thisMonth } from './months';
import { pointsText, ruleText, signedText } from './points-text';

const rate = (numerator: number, denominator: number) => ({ figure: 'handling_rate' as const, names: { zh: '', en: '' }, numerator, denominator, rate: '' });
const rule = (more: Partial<PointsRule>): PointsRule => ({ figure: 'hazards', direction: 'award', points: 0.5, cap: null, ...more });

describe('months of the board', () => {
  it('given what may be a month, then what is no month is none', () => {
    expect([isMonth('2026-10'), isMonth('2026-13'), isMonth('2026'), isMonth(null)]).toEqual([true, false, false, false]);
  });
  it('given the last evening of a month in London, then in Shanghai the next has begun', () => {
    expect(thisMonth(new Date('2026-02-28T20:00:00Z'))).toBe('2026-03');
    expect(recentMonths(3, new Date('2026-02-28T20:00:00Z'))).toEqual(['2026-03', '2026-02', '2026-01']);
  });
});

describe('changes and points as they are written', () => {
  it('given two rates, then the change is in percentage points, and nothing where one has no base', () => {
    expect(rateChange(rate(2, 3), rate(1, 2))).toBe(16.67);
    expect(rateChange(rate(1, 2), rate(2, 3))).toBe(-16.67);
    expect([rateChange(rate(0, 0), rate(1, 2)), rateChange(rate(1, 2), rate(0, 0)), rateChange(rate(1, 2), undefined)]).toEqual([null, null, null]);
  });
  it('given points, then two decimals at most, a sign where it is a change, and a dash where there are none', () => {
    expect([pointsText(108.27), pointsText(100), pointsText(null), signedText(1.5), signedText(-0.4), signedText(0), signedText(null)]).toEqual(['108.27', '100', '—', '+1.5', '−0.4', '0', '—']);
  });
  it('given a rule, then it says what it gives or takes, and its cap', () => {
    const words = wordsOf('zh-CN');
    expect(ruleText(rule({ cap: 5 }), words)).toBe('每件加 0.5 分，每月至多 5 分');
    expect(ruleText(rule({ direction: 'deduct' }), words)).toBe('每件扣 0.5 分');
    expect(ruleText(rule({ figure: 'handling_rate', points: 10 }), words)).toBe('满分 10 分，按比率计');
    expect(ruleText(rule({ figure: 'progress', points: 10, direction: 'deduct', cap: 3 }), wordsOf('en'))).toBe('−10 points × rate, at most 3 a month');
  });
});
