import { draftAssessmentSchemeBody, type AssessmentSchemeItem, type AssessmentSheetItem } from '@anlan/contracts/responsibility';
import fc from 'fast-check';
import { appealed, assertScheme, blank, checked, correctedItem, decided, isOwn, pointsText, ranks, resultOf, scored, selfScored, totalOf } from './assessment.rules';

type Formula = Extract<AssessmentSchemeItem, { method: 'formula' }>;
const base = { group: '责任落实', wanted: '逐项核查', evidenceWanted: false };
const formula = (f: Formula['formula'], more: Partial<Formula> = {}): Formula => ({ ...base, name: '签订率', points: 1000, method: 'formula', indicator: 'entered', indicatorName: '签订率', formula: f, withoutValue: 'none', ...more });
const manual = (points: number, more: object = {}): AssessmentSchemeItem => ({ ...base, name: '台账', points, method: 'manual', ...more });
const deduct = (points: number): AssessmentSchemeItem => ({ ...base, name: '执法', points, method: 'deduct', deductions: [{ name: '逾期一次', points: 150 }, { name: '漏报一次', points: 1000 }] });
const bonus = (points: number): AssessmentSchemeItem => ({ ...base, name: '创新', points, method: 'bonus' });
const grades = [{ name: '优秀', from: 9000 }, { name: '合格', from: 6000 }, { name: '不合格', from: 0 }];
const scheme = (items: AssessmentSchemeItem[], more: object = {}) => ({ unitKind: 'street' as const, totalPoints: 2000, items, grades, vetoes: [], ...more });
const check = (item: number, more: object = {}) => ({ item, points: null, deductions: [], numerator: null, denominator: null, note: null, fileId: null, ...more });
const by = (items: readonly AssessmentSchemeItem[], given: ReturnType<typeof check>[]) => checked(blank(items), { items: given, checkedOn: '2026-07-01', place: '街道' }, '2026-07-01T09:00:00+08:00');

describe('a scheme', () => {
  it('given weights, then they are exactly the total without the bonus, and the refusal says the difference', () => {
    expect(() => assertScheme(scheme([manual(1000), deduct(1000), bonus(500)]))).not.toThrow();
    try {
      assertScheme(scheme([manual(999), deduct(1000), bonus(500)]));
      throw new Error('not refused');
    } catch (e) {
      expect(JSON.stringify(e)).toContain('assessment-scheme.total');
      expect(JSON.stringify(e)).toContain('-0.01');
    }
  });
  it.each([
    ['equal bounds', scheme([formula({ kind: 'linear', zeroAt: 5, fullAt: 5 }), manual(1000)]), 'steps'], ['a step above the full score', scheme([formula({ kind: 'steps', steps: [{ from: 0, points: 1001 }] }), manual(1000)]), 'steps'], ['a step twice', scheme([formula({ kind: 'steps', steps: [{ from: 5, points: 1 }, { from: 5, points: 2 }] }), manual(1000)]), 'steps'],
    ['an indicator of places for departments', scheme([formula({ kind: 'ratio' }, { indicator: 'body_pass_rate' }), manual(1000)], { unitKind: 'department' }), 'indicator'], ['an entered indicator without a name', scheme([formula({ kind: 'ratio' }, { indicatorName: null }), manual(1000)]), 'indicator'],
    ['grades that do not reach 0', scheme([manual(2000)], { grades: [{ name: '优秀', from: 1 }] }), 'grades'], ['grades that rise', scheme([manual(2000)], { grades: [{ name: '优秀', from: 1 }, { name: '良好', from: 2 }, { name: '合格', from: 0 }] }), 'grades'],
    ['a veto of no grade', scheme([manual(2000)], { vetoes: [{ trigger: 'other', consequence: { kind: 'grade', grade: '良' } }] }), 'veto'], ['a veto twice', scheme([manual(2000)], { vetoes: [{ trigger: 'other', consequence: { kind: 'disqualify' } }, { trigger: 'other', consequence: { kind: 'disqualify' } }] }), 'veto'],
  ] as const)('given %s, then it is refused', (_, s, code) => expect(() => assertScheme(s as never)).toThrow(`assessment-scheme.${code}`));
  it('given a formula of free code, then there is no such thing', () => {
    const body = { ...scheme([manual(2000)]), name: 'x', sourceDocument: 'x', appealDays: 3, rankingIsPublic: true };
    expect(draftAssessmentSchemeBody.safeParse(body).success).toBe(true);
    expect(draftAssessmentSchemeBody.safeParse({ ...body, items: [{ ...formula({ kind: 'ratio' }), formula: { kind: 'code', code: 'n * 2' } }] }).success).toBe(false);
  });
});

describe('a formula', () => {
  it.each([
    [formula({ kind: 'ratio' }), 2, 3, 667], [formula({ kind: 'ratio' }), 5, 3, 1000], [formula({ kind: 'linear', zeroAt: 6000, fullAt: 10_000 }), 8, 10, 500], [formula({ kind: 'linear', zeroAt: 6000, fullAt: 10_000 }), 6, 10, 0], [formula({ kind: 'linear', zeroAt: 6000, fullAt: 9000 }), 95, 100, 1000],
    // Less is better: the bounds run down.
    [formula({ kind: 'linear', zeroAt: 10_000, fullAt: 5000 }), 3, 4, 500], [formula({ kind: 'linear', zeroAt: 10_000, fullAt: 5000 }), 2, 1, 0],
    [formula({ kind: 'steps', steps: [{ from: 9000, points: 800 }, { from: 9500, points: 1000 }] }), 95, 100, 1000], [formula({ kind: 'steps', steps: [{ from: 9000, points: 800 }, { from: 9500, points: 1000 }] }), 949, 1000, 800], [formula({ kind: 'steps', steps: [{ from: 9000, points: 800 }] }), 89, 100, 0],
    [formula({ kind: 'ratio' }), 0, 0, 0], [formula({ kind: 'ratio' }, { withoutValue: 'full' }), 0, 0, 1000],
  ])('given %j of %d/%d, then %d', (f, n, d, points) => expect(scored(f, n, d)).toBe(points));

  it('given any numbers, then a score is a whole number of hundredths from 0 to the full score, and more attained is never less', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 9999 }), (points, d, a, b, zeroAt) => {
      const f = formula({ kind: 'linear', zeroAt, fullAt: 10_000 }, { points });
      const [low, high] = [scored(f, Math.min(a, b), d), scored(f, Math.max(a, b), d)];
      return Number.isSafeInteger(low) && low >= 0 && high <= points && low <= high;
    }));
  });
});

describe('a sheet', () => {
  const items = [manual(1000, { evidenceWanted: true }), deduct(1000), bonus(300), formula({ kind: 'ratio' }, { indicator: 'letter_signing_rate' })];
  const measured: AssessmentSheetItem[] = blank(items).map((i) => (i.item === 4 ? { ...i, measured: { indicator: 'letter_signing_rate', numerator: 1, denominator: 2, asOf: '2026-07-01T00:00:00+08:00', numeratorRows: null, denominatorRows: null } } : i));
  const self = (item: number, points: number, note: string | null = null) => ({ item, points, note, fileId: null });

  it('given a self-score, then what is measured counts as measured, every other item once, with its evidence', () => {
    expect(selfScored(measured, { items: [self(2, 1000), self(1, 900, '台账照片'), self(3, 0)] }).points).toBe(2400);
    for (const [given, code] of [[[self(1, 900, 'x'), self(2, 1)], 'items'], [[self(1, 1, 'x'), self(2, 1), self(3, 1), self(4, 1)], 'items'], [[self(1, 1001, 'x'), self(2, 1), self(3, 1)], 'points'], [[self(1, 900), self(2, 1), self(3, 1)], 'evidence']] as const) expect(() => selfScored(measured, { items: [...given] })).toThrow(`assessment-sheet.${code}`);
  });

  it('given a check, then deductions have a floor of 0, a bonus its ceiling, and what is lost is explained', () => {
    const given = [check(1, { points: 800, note: '缺记录' }), check(2, { deductions: [{ deduction: 1, times: 2, note: '逾期', fileId: null }] }), check(3, { points: 300, note: '全市推广' })];
    const result = checked(measured, { items: given, checkedOn: '2026-07-01', place: '街道' }, 'x');
    expect(result.points).toBe(800 + 700 + 300 + 500);
    expect(result.items[1]?.check?.deductions).toMatchObject([{ name: '逾期一次', times: 2, points: 300 }]);
    expect(by([deduct(1000)], [check(1, { deductions: [{ deduction: 2, times: 3, note: '漏报', fileId: null }] })]).points).toBe(0);
    expect(() => by([bonus(300)], [check(1, { points: 301, note: 'x' })])).toThrow('assessment-sheet.points');
    expect(() => by([bonus(300)], [check(1, { points: 1 })])).toThrow('assessment-sheet.evidence');
    expect(() => by([manual(100)], [check(1, { points: 99 })])).toThrow('assessment-sheet.evidence');
    expect(() => by([manual(100)], [check(1)])).toThrow('assessment-sheet.points');
    expect(() => by([manual(100)], [check(1, { points: 100, numerator: 1 })])).toThrow('assessment-sheet.measured');
    expect(() => by([deduct(100)], [check(1, { deductions: [{ deduction: 3, times: 1, note: 'x', fileId: null }] })])).toThrow('assessment-sheet.deduction');
    expect(() => by([formula({ kind: 'ratio' })], [check(1, { numerator: 1, note: 'x' })])).toThrow('assessment-sheet.value');
    expect(by([formula({ kind: 'ratio' })], [check(1, { numerator: 9, denominator: 10, note: '统计表' })]).points).toBe(900);
  });

  it('given an appeal, then only what was appealed against is decided, what is refused keeps its points, and a correction leaves the rest to read', () => {
    const at = checked(measured, { items: [check(1, { points: 800, note: '缺' }), check(2), check(3, { points: 0 })], checkedOn: '2026-07-01', place: '街道' }, 'x').items;
    const asked = appealed(at, { items: [{ item: 1, reason: '记录已补', fileId: null }] });
    expect(() => appealed(at, { items: [{ item: 9, reason: 'x', fileId: null }] })).toThrow('assessment-sheet.items');
    const say = (item: number, result: 'upheld' | 'refused', points: number | null) => decided(asked, { items: [{ item, result, points, reason: '复核' }] });
    expect(totalOf(say(1, 'upheld', 950))).toBe(totalOf(at) + 150);
    expect(totalOf(say(1, 'refused', 1000))).toBe(totalOf(at));
    expect(() => say(2, 'upheld', 1)).toThrow('assessment-sheet.items');
    expect(() => say(1, 'upheld', 1001)).toThrow('assessment-sheet.points');
    const one = correctedItem(at[0] as AssessmentSheetItem, 1000, '重复扣分', 2, 'x');
    expect(one).toMatchObject({ counted: 1000, check: { points: 800 }, corrections: [{ points: 1000, issue: 2 }] });
  });

  it('given any points, then the sum in hundredths is the sum of the items, printed without a rounding', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 20_000 })), { minLength: 1, maxLength: 60 }), (pairs) => {
      const weights = pairs.map(([a, b]) => [Math.max(a, b, 1), Math.min(a, b)] as const);
      const { points } = by(weights.map(([full]) => manual(full)), weights.map(([, got], n) => check(n + 1, { points: got, note: '核查' })));
      const exact = weights.reduce((n, [, got]) => n + BigInt(got), 0n);
      return BigInt(points) === exact && pointsText(points) === `${exact / 100n}.${String(exact % 100n).padStart(2, '0')}`;
    }));
  });
});

describe('a result', () => {
  const veto = (trigger: 'fatal_accident' | 'concealed' | 'other' | 'false_material') => ({ id: trigger, trigger, basis: '考核办法第十条' });
  const vetoes = [{ trigger: 'fatal_accident' as const, consequence: { kind: 'cap' as const, points: 5900 } }, { trigger: 'concealed' as const, consequence: { kind: 'disqualify' as const } }, { trigger: 'other' as const, consequence: { kind: 'grade' as const, grade: '合格' } }];
  it.each([
    [[], 9500, '优秀', true], [[veto('other')], 9500, '合格', true], [[veto('fatal_accident')], 5900, '不合格', true], [[veto('concealed')], 9500, '不合格', false], [[veto('false_material')], 9500, '优秀', true], [[veto('fatal_accident'), veto('other')], 5900, '不合格', true],
  ] as const)('given %j, then %d points, %s', (acting, points, grade, ranked) => {
    const result = resultOf(9500, { grades, vetoes }, acting);
    expect(result).toMatchObject({ points, grade, ranked });
    expect(result.vetoes.map((v) => v.vetoId)).toEqual(acting.map((v) => v.id));
  });
  it('given equal points, then equal ranks, the next as many further on, and none for who is disqualified', () => {
    expect(ranks([{ points: 90, ranked: true }, { points: 95, ranked: true }, { points: 90, ranked: true }, { points: 99, ranked: false }, { points: 10, ranked: true }])).toEqual([2, 1, 2, null, 4]);
  });
});

describe('one\'s own unit', () => {
  const row = { unit_id: 'u1', unit_kind: 'street', division_code: '440310001000' };
  const of = (unitId: string | null, grants: object[]) => ({ actor: { id: 'a', memberId: 'm', unitId, name: '某', kind: 'user' as const }, grants: grants as never });
  it.each([[of('u1', []), true], [of(null, [{ role: 'street-officer', unitId: null, divisionPrefix: '440310001' }]), true], [of(null, [{ role: 'community-officer', unitId: null, divisionPrefix: '440310001001' }]), true], [of(null, [{ role: 'x', unitId: 'u1', divisionPrefix: null }]), true], [of('u2', [{ role: 'section-officer', unitId: null, divisionPrefix: '440310' }]), false], [of('u2', [{ role: 'street-officer', unitId: null, divisionPrefix: '440310003' }]), false]])('given %j, then %s', (ctx, own) => expect(isOwn(ctx, row)).toBe(own));
});
