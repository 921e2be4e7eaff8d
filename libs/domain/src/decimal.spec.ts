import fc from 'fast-check';
import { divideToFixed, toFraction } from './decimal';

describe('divideToFixed', () => {
  it.each([
    [1n, 8n, 2, '0.13'], [-1n, 8n, 2, '-0.13'], [1n, -3n, 1, '-0.3'], [0n, 5n, 2, '0.00'],
    [-1n, 1000n, 2, '0.00'], [5n, 2n, 0, '3'], [10n ** 30n, 3n, 1, `${'3'.repeat(30)}.3`],
  ])('given %p / %p to %p places, then %p', (n, d, places, text) => expect(divideToFixed(n, d, places)).toBe(text));
});

describe('toFraction', () => {
  it.each([[999.79, 99979n, 100n], [3, 3n, 1n], [-0.5, -5n, 10n], [1e21, 10n ** 21n, 1n], [1.5e-7, 15n, 10n ** 8n]])(
    'given %p, then %p / %p', (value, numerator, denominator) => expect(toFraction(value)).toEqual({ numerator, denominator }),
  );
  it('property: the fraction is the number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), (value) => {
        const { numerator, denominator } = toFraction(value);
        expect(Number(`${numerator}e-${denominator.toString().length - 1}`)).toBe(value + 0);
      }),
    );
  });
});
