import { assertPassMark, checkedScore, fullScore, selfChecked } from './body-standard.rules';

const items = [{ name: '有机构', wanted: '挂牌', maxScore: 10, evidenceWanted: true }, { name: '有队伍', wanted: '八人', maxScore: 20, evidenceWanted: false }];
const self = (item: number, score: number, evidence: string | null = null, fileId: string | null = null) => ({ item, score, evidence, fileId });

describe('a standard', () => {
  it('given its items, then the pass mark is at most their sum', () => {
    expect(fullScore(items)).toBe(30);
    expect(() => assertPassMark(items, 30)).not.toThrow();
    expect(() => assertPassMark(items, 31)).toThrow('body-standard.pass_mark');
  });
});

describe('a self-check', () => {
  it('given every item once, then they stand in order and add up', () => {
    expect(selfChecked(items, [self(2, 20), self(1, 9, '照片')])).toEqual({ items: [self(1, 9, '照片'), self(2, 20)], score: 29 });
  });
  it.each([
    ['an item that is left out', [self(1, 1, '照片')], 'body-assessment.items'], ['an item twice', [self(1, 1, '照片'), self(1, 1, '照片')], 'body-assessment.items'], ['an item of no standard', [self(1, 1, '照片'), self(3, 1)], 'body-assessment.items'],
    ['more than the item scores', [self(1, 11, '照片'), self(2, 1)], 'body-assessment.score'], ['a score without its evidence', [self(1, 1), self(2, 1)], 'body-assessment.evidence'],
  ])('given %s, then it is refused', (_, given, code) => {
    expect(() => selfChecked(items, given)).toThrow(code);
  });
  it('given no score, or a file, then no words of evidence are wanted', () => {
    expect(selfChecked(items, [self(1, 0), self(2, 0)]).score).toBe(0);
    expect(selfChecked(items, [self(1, 10, null, '01980000-0000-7000-8000-000000000001'), self(2, 0)]).score).toBe(10);
  });
});

describe('a check by the district', () => {
  const given = [self(1, 10), self(2, 15)];
  it.each([[20, 5, 'checked'], [21, 5, 'to_rectify'], [25, 0, 'checked']] as const)('given a pass mark of %d and %d points taken off, then it is %s', (mark, points, status) => {
    expect(checkedScore(given, mark, points ? [{ item: 2, points, reason: '人数不足' }] : [])).toEqual({ score: 25 - points, status });
  });
  it.each([[[{ item: 1, points: 11, reason: '' }]], [[{ item: 1, points: 1, reason: '' }, { item: 1, points: 1, reason: '' }]], [[{ item: 3, points: 1, reason: '' }]]])('given %j, then there is no such deduction', (deductions) => {
    expect(() => checkedScore(given, 0, deductions)).toThrow('body-assessment.deduction');
  });
});
