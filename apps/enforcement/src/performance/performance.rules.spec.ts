import { draftPointsSchemeBody, type PointsRule } from '@anlan/contracts/enforcement';
import { changesOf, correctedCounts, hasBegun, inForce, isOver, lineOf, noCounts, periodOf, pointsOf, ranked, ratesOf, streetsOf } from './performance.rules';
import type { Reference } from '@anlan/platform/reference';
import { assertAnother, grantedOf } from './points-appeal.rules';

const rule = (more: Partial<PointsRule>): PointsRule => ({ figure: 'hazards', direction: 'award', points: 0.5, cap: null, ...more });

describe('the streets of a month', () => {
  const division = (code: string, validFrom: string, validTo: string | null) => ({ code, name: code, parentCode: '440310000000', validFrom, validTo });
  const tree = { childrenOf: () => [division('440310001000', '2024-03-02', null), division('440310002000', '2024-03-02', '2024-06-15'), division('440310003000', '2024-06-15', null)] } as unknown as Reference;
  const streets = (month: string) => streetsOf(tree, '440310', periodOf(month, new Date())).map((d) => d.code);

  it('given a street that was followed by another, then each is of the months on whose last day it was valid', () => {
    expect(streets('2024-05')).toEqual(['440310001000', '440310002000']);
    expect(streets('2024-06')).toEqual(['440310001000', '440310003000']);
  });
});

describe('points of a street', () => {
  it('given a rule for a count, when things are counted, then each has its points, up to the cap', () => {
    expect(lineOf(rule({}), { ...noCounts, hazards: 7 })).toMatchObject({ numerator: 7, denominator: null, points: 3.5, capped: false });
    expect(lineOf(rule({ cap: 3 }), { ...noCounts, hazards: 7 })).toMatchObject({ points: 3, capped: true });
    expect(lineOf(rule({ cap: 3.5 }), { ...noCounts, hazards: 7 })).toMatchObject({ points: 3.5, capped: false });
    expect(lineOf(rule({ direction: 'deduct', cap: 2 }), { ...noCounts, hazards: 7 })).toMatchObject({ points: -2, capped: true });
  });

  it('given a rule for a rate, then it gives its points by the rate, rounded half up, and nothing where there is no base', () => {
    const handling = rule({ figure: 'handling_rate', points: 10 });
    expect(lineOf(handling, { ...noCounts, hazards: 3, hazards_closed: 2 })).toMatchObject({ numerator: 2, denominator: 3, points: 6.67 });
    expect(lineOf(rule({ figure: 'progress', points: 0.01 }), { ...noCounts, planned: 2, inspected: 1 })).toMatchObject({ points: 0.01 });
    expect(lineOf(handling, noCounts)).toMatchObject({ denominator: 0, points: 0 });
    expect(ratesOf(noCounts).map((r) => r.rate)).toEqual(['—', '—']);
    expect(ratesOf({ ...noCounts, hazards: 3, hazards_closed: 2 })[0]).toMatchObject({ figure: 'handling_rate', rate: '66.67 %' });
  });

  it('given a base and rules both ways, then the sum is exact', () => {
    const scheme = { base: 100, rules: [rule({ points: 0.1 }), rule({ figure: 'hazards_overdue', direction: 'deduct', points: 0.2 })] };
    expect(pointsOf(scheme, { ...noCounts, hazards: 3, hazards_overdue: 1 })).toBe(100.1);
  });

  it('given as many points twice, then the rank is shared and the next counts both; without points there is none', () => {
    const board = ranked([{ divisionCode: 'c', total: 5 }, { divisionCode: 'b', total: 9 }, { divisionCode: 'a', total: 9 }, { divisionCode: 'd', total: 1 }]);
    expect(board.map((s) => [s.divisionCode, s.rank])).toEqual([['a', 1], ['b', 1], ['c', 3], ['d', 4]]);
    expect(ranked([{ divisionCode: 'b', total: null }, { divisionCode: 'a', total: null }]).map((s) => [s.divisionCode, s.rank])).toEqual([['a', null], ['b', null]]);
  });
});

describe('months and versions', () => {
  it('given versions, then the one counts that was in force on the first day of the month', () => {
    const versions = [{ effective_on: '2026-03-15' }, { effective_on: '2025-01-01' }, { effective_on: '2026-03-01' }];
    expect(inForce(versions, { firstDay: '2026-03-01' })).toEqual({ effective_on: '2026-03-01' });
    expect(inForce(versions, { firstDay: '2026-04-01' })).toEqual({ effective_on: '2026-03-15' });
    expect(inForce(versions, { firstDay: '2026-02-01' })).toEqual({ effective_on: '2025-01-01' });
    expect(inForce(versions, { firstDay: '2024-12-01' })).toBeUndefined();
  });

  it('given a month, then it begins and ends at midnight in Shanghai, in December too', () => {
    const period = periodOf('2025-12', new Date());
    expect(period).toMatchObject({ firstDay: '2025-12-01', lastDay: '2025-12-31', since: new Date('2025-11-30T16:00:00Z'), until: new Date('2025-12-31T16:00:00Z') });
    expect([isOver(period, new Date('2025-12-31T15:59:59Z')), isOver(period, new Date('2025-12-31T16:00:00Z'))]).toEqual([false, true]);
    expect([hasBegun(period, new Date('2025-11-30T15:59:59Z')), hasBegun(period, new Date('2025-11-30T16:00:00Z'))]).toEqual([false, true]);
  });

  it('given frozen counts and a correction, then the next one is held against what was corrected', () => {
    const frozen = { ...noCounts, hazards: 5, checks: 2 };
    const first = changesOf(frozen, { ...frozen, hazards: 6 });
    expect(first).toEqual([{ figure: 'hazards', before: 5, after: 6 }]);
    expect(changesOf(correctedCounts(frozen, [{ changes: first }]), { ...frozen, hazards: 6, checks: 3 })).toEqual([{ figure: 'checks', before: 2, after: 3 }]);
  });
});

describe('appeals and schemes as they are written', () => {
  it('given an appeal, then no more is granted than was asked, and never the other way', () => {
    expect(grantedOf(200, { result: 'accepted' })).toBe(200);
    expect(grantedOf(200, { result: 'accepted', points: 1.5 })).toBe(150);
    expect(grantedOf(200, { result: 'refused' })).toBeNull();
    expect(grantedOf(-200, { result: 'accepted', points: -1 })).toBe(-100);
    for (const points of [2.01, -1]) expect(() => grantedOf(200, { result: 'accepted', points })).toThrow(expect.objectContaining({ errors: [expect.objectContaining({ code: 'points-appeal.more_than_asked' })] }));
    expect(() => assertAnother('a', 'a')).toThrow(expect.objectContaining({ code: 'points-appeal.same_person' }));
  });

  it('given a figure with two rules, no rules, or thousandths of a point, then the scheme is refused', () => {
    const body = (rules: object[], more: object = {}) => draftPointsSchemeBody.safeParse({ name: '积分办法', effectiveOn: '2026-01-01', rules, ...more }).success;
    const one = { figure: 'checks', direction: 'award', points: 1 };
    expect([body([one]), body([one], { base: 100.25 })]).toEqual([true, true]);
    expect([body([]), body([one, { ...one, direction: 'deduct' }]), body([{ ...one, points: 0.005 }]), body([{ ...one, points: -1 }]), body([{ ...one, figure: 'penalty_rate' }]), body([one], { base: -1 })]).toEqual(Array(6).fill(false));
  });
});
