import fc from 'fast-check';
import { changeRate, NO_RATE, percentOf, rate, ratio, shareOf } from './rate';

describe('rate', () => {
  it.each([
    [380, 680, '55.88 %'], [345, 729, '47.33 %'], [444, 693, '64.07 %'], [71, 89, '79.78 %'], [379892, 401511, '94.62 %'],
    [191, 191, '100.00 %'], [0, 97, '0.00 %'], [9454, 12623, '74.90 %'], [1, 800, '0.13 %'], [-1, 800, '-0.13 %'],
    [1.005, 100, '1.01 %'], // 1.005 is below itself in binary: naive rounding prints 1.00
  ])('given %p of %p, then %p', (n, d, text) => expect(rate(n, d)).toBe(text));

  it('given no base, then a dash and no ratio, never 0 or 100', () => {
    expect(rate(0, 0)).toBe('—');
    expect(rate(5, 0)).toBe(NO_RATE);
    expect(ratio(5, 0)).toBeNull();
    expect(ratio(1, 4)).toBe(0.25);
  });
  it.each([[0, 0, null], [1, 8, 12.5], [2, 3, 66.67], [1, 800, 0.13], [0, 97, 0], [1.005, 100, 1.01]])('given %d of %d, then it is %s in %%', (n, d, percent) => expect(percentOf(n, d)).toBe(percent));
  it('property: the number is the one that is printed', () => {
    fc.assert(fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (n, d) => expect(`${percentOf(n, d)?.toFixed(2)} %`).toBe(rate(n, d))));
  });
  it('given a share, then its rate stands with what it is made of', () => {
    expect([shareOf(1, 4), shareOf(0, 0)]).toEqual([{ numerator: 1, denominator: 4, rate: 0.25 }, { numerator: 0, denominator: 0, rate: null }]);
  });
  it('given other places, then they are kept', () => {
    expect(rate(1, 8, 1)).toBe('12.5 %');
    expect(rate(1, 8, 0)).toBe('13 %');
  });
  it.each([Number.NaN, Number.POSITIVE_INFINITY])('given %p, then it throws', (bad) => {
    expect(() => rate(bad, 1)).toThrow(expect.objectContaining({ code: 'rate.not_a_number' }));
    expect(() => percentOf(bad, 1)).toThrow(expect.objectContaining({ code: 'rate.not_a_number' }));
    expect(() => ratio(1, bad)).toThrow(expect.objectContaining({ code: 'rate.not_a_number' }));
  });
});

describe('changeRate', () => {
  it('given accidents down from 16 to 14 and 15, then the printed falls', () => {
    expect(changeRate(14, 16)).toBe('-12.50 %');
    expect(changeRate(15, 16)).toBe('-6.25 %');
    expect(changeRate(0.3, 0.1)).toBe('200.00 %');
    expect(changeRate(3, 0)).toBe('—');
  });
});
