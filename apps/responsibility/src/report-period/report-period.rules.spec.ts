import type { ReportContent, ReportFigure } from '@anlan/contracts/responsibility';
import { assertOver, assertWithOthers, countFigure, differencesOf, figureText, meetingsText, rateFigure, withTargets } from './report-period.rules';

const asOf = '2026-11-01T09:00:00+08:00';
const base = { group: 'tasks', name: '完成率', nameEn: 'Completed', basis: 'period', asOf, path: 'tasks', filter: {}, wholeFilter: {} } as const;
const rate = (key: string, numerator: number, denominator: number): ReportFigure => rateFigure({ ...base, key, numerator, denominator });
const content = (...figures: ReportFigure[]): ReportContent => ({ asOf, figures, paragraphs: [], targets: [] });

describe('the figures of a report', () => {
  it('given a rate or a count, then it is printed with its unit, and — without a base', () => {
    expect([figureText(rate('a', 1, 8)), figureText(rate('a', 0, 0)), figureText({ value: 12, unit: '件' })]).toEqual(['12.50 %', '—', '12 件']);
  });
  it('given targets that read a rate, then the strictest is its target; of others and of counts it is not', () => {
    const count = countFigure({ ...base, key: 'c', unit: '件', value: 3 });
    const targets = [{ figureKey: 'a', comparison: 'at_least', value: 90 }, { figureKey: 'a', comparison: 'at_least', value: 95 }, { figureKey: 'a', comparison: 'at_most', value: 99 }, { figureKey: 'c', comparison: 'at_least', value: 5 }];
    expect(withTargets([rate('a', 1, 2), rate('b', 1, 2), count], targets).map((f) => f.target)).toEqual([95, 100, null]);
  });
});

describe('what changed since the lock', () => {
  it('given figures as they were and as they are, then only those with other numbers are told, with what is new and what is no more', () => {
    const { items, figures } = differencesOf(content(rate('same', 1, 2), rate('moved', 1, 2), rate('gone', 1, 1)), { asOf, figures: [rate('same', 1, 2), rate('moved', 2, 4), rate('new', 0, 1)] });
    expect(figures).toBe(4);
    // 1 of 2 and 2 of 4 are both 50 %: the rows behind them are not the same.
    expect(items.map((i) => [i.figure.key, i.frozen?.denominator ?? null, i.live?.denominator ?? null])).toEqual([['moved', 2, 4], ['gone', 1, null], ['new', null, 1]]);
  });
  it.each([['2026-10-31T15:59:59Z', false], ['2026-10-31T16:00:00Z', true]])('given a month counted at %s, then whether it may be locked is %s', (at, over) => {
    const tried = expect(() => assertOver({ period: '2026-10', to_day: '2026-10-31', compiled_at: new Date(at) }));
    if (over) tried.not.toThrow();
    else tried.toThrow('ends on 2026-10-31');
  });
});

it('given what was compiled without enforcement, then it is not locked', () => {
  const own = countFigure({ key: 'a', group: 'tasks', name: '甲', nameEn: 'A', unit: '项', basis: 'period', asOf: '2026-11-23T09:30:00+08:00', path: 'tasks', filter: {}, value: 1 });
  for (const content of [null, { figures: [] }, { figures: [own] }]) expect(() => assertWithOthers(content)).toThrow('enforcement');
  expect(() => assertWithOthers({ figures: [own, { ...own, service: 'enforcement' }] })).not.toThrow();
});

it('given meetings by kind, then a sentence says them; none is said as none', () => {
  const dispatch = { kind: 'dispatch', kindName: '调度会', held: 2, present: 30 } as const;
  expect(meetingsText([dispatch, { kind: 'assessment', kindName: '研判会', held: 1, present: 9 }])).toBe('本期召开会议 3 次，其中调度会 2 次、研判会 1 次。');
  const talks = [{ kind: 'talk', kindName: '谈心谈话', held: 70, present: 72 }, { kind: 'induction_talk', kindName: '入职谈话', held: 6, present: 31 }] as const;
  expect(meetingsText([dispatch, ...talks])).toBe('本期召开会议 2 次，其中调度会 2 次；开展谈心谈话 72 人次、入职谈话 31 人次。');
  expect(meetingsText(talks)).toBe('本期未召开会议；开展谈心谈话 72 人次、入职谈话 31 人次。');
  expect(meetingsText([])).toBe('本期未召开会议。');
});
