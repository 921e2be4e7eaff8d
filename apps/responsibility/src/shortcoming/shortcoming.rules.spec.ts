import type { ReportFigure } from '@anlan/contracts/responsibility';
import { countFigure, rateFigure } from '../report-period/report-period.rules';
import { worstOf } from './shortcoming.rules';

const base = { group: 'tasks', nameEn: 'x', basis: 'period', asOf: '2026-11-01T09:00:00+08:00', path: 'tasks', filter: {}, wholeFilter: {} } as const;
const rate = (key: string, numerator: number, denominator: number, target = 100): ReportFigure => ({ ...rateFigure({ ...base, key, name: key, numerator, denominator }), target });

describe('the worst three', () => {
  it('given rates, then the three farthest below their targets, ties in the order of the report', () => {
    expect(worstOf([rate('a', 9, 10), rate('b', 5, 10), rate('c', 9, 10), rate('d', 9, 10), rate('e', 8, 10, 82)]).map((i) => [i.figure.key, i.gap])).toEqual([['b', 50], ['a', 10], ['c', 10]]);
  });
  it('given what reaches its target, a count, or a rate without a base, then it is not among them', () => {
    expect(worstOf([rate('reached', 9, 10, 90), rate('above', 10, 10, 90), rate('none', 0, 0), countFigure({ ...base, key: 'count', name: 'count', unit: '件', value: 0 })])).toEqual([]);
  });
  it('given a rate, then the words are its numbers', () => {
    expect(worstOf([rate('任务完成率', 2, 3)])[0]?.text).toBe('任务完成率为 66.67 %（2／3），低于目标 33.33 个百分点。');
  });
});
