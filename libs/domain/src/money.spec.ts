import fc from 'fast-check';
import { formatWanYuan, formatYuan, multiplyFen, parseYuan, sumFen } from './money';

describe('parseYuan and formatYuan', () => {
  it.each([
    ['12.34', 1234], ['12.3', 1230], ['12', 1200], ['0', 0], ['-0', 0], ['-0.05', -5], ['0.29', 29], ['1.15', 115],
    ['1,234.50', 123450], ['90071992547409.91', Number.MAX_SAFE_INTEGER], [' 7 ', 700],
  ])('given %p, then %p fen', (text, fen) => expect(parseYuan(text)).toBe(fen));

  it.each(['', 'x', '1.234', '1,23', '12,34.5', '.5', '1.', '1e3', '１２', '+1', '--1', '12.3元'])(
    'given %p, then it is refused', (text) =>
      expect(() => parseYuan(text)).toThrow(expect.objectContaining({ code: 'money.malformed' })),
  );

  it('given more than a safe integer, then it overflows loudly', () => {
    expect(() => parseYuan('90071992547409.92')).toThrow(expect.objectContaining({ code: 'money.overflow' }));
  });

  it('given grouping, then thousands are separated and short amounts are not', () => {
    expect(formatYuan(123456789, { grouped: true })).toBe('1,234,567.89');
    expect(formatYuan(-12345678, { grouped: true })).toBe('-123,456.78');
    expect(formatYuan(12345, { grouped: true })).toBe('123.45');
  });

  it('property: printing and reading are inverse, grouped or not', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.boolean(), (fen, grouped) => {
        expect(parseYuan(formatYuan(fen, { grouped }))).toBe(fen + 0);
      }),
    );
  });
});

describe('formatWanYuan', () => {
  it.each([
    [233_750_000, '233.75'], [5000, '0.01'], [4999, '0.00'], [-5000, '-0.01'], [-4999, '0.00'], [0, '0.00'],
    [1_005_000, '1.01'], [1_000_000_000_000, '1000000.00'],
  ])('given %p fen, then %p', (fen, text) => expect(formatWanYuan(fen)).toBe(text));
  it('given a fraction of a fen, then it throws', () => {
    expect(() => formatWanYuan(0.5)).toThrow(expect.objectContaining({ code: 'money.not_fen' }));
  });
});

describe('sums and shares', () => {
  it('given amounts, then the sum is exact, and nothing sums to zero', () => {
    expect(sumFen([10, 20, -5])).toBe(25);
    expect(sumFen([])).toBe(0);
  });
  it('given a sum beyond the safe integers, then it throws instead of losing a fen', () => {
    expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow(expect.objectContaining({ code: 'money.overflow' }));
    expect(sumFen([Number.MAX_SAFE_INTEGER, 1, -1])).toBe(Number.MAX_SAFE_INTEGER);
  });
  it('given a surcharge of 3 % a day, then it is rounded half up to the fen', () => {
    expect(multiplyFen(2_000_000, 15, 100)).toBe(300_000);
    expect(multiplyFen(50, 3, 100)).toBe(2);
    expect(() => multiplyFen(1, 1, 0)).toThrow(expect.objectContaining({ code: 'money.bad_fraction' }));
    expect(() => multiplyFen(Number.MAX_SAFE_INTEGER, 2)).toThrow(expect.objectContaining({ code: 'money.overflow' }));
  });
});
