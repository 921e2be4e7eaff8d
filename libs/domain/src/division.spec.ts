import fc from 'fast-check';
import {
  divisionLevel, divisionPath, divisionPrefix, governingDivisionCode, isDivisionCode, isNominalCity, isWithin,
  parentDivisionCode, parseDivisionCode, tenantSlugOf, validOn,
} from './division';

describe('parseDivisionCode', () => {
  it.each([
    ['44', '440000000000', 'province'],
    ['440000', '440000000000', 'province'],
    ['4403', '440300000000', 'city'],
    ['440300', '440300000000', 'city'],
    ['310100', '310100000000', 'city'],
    ['310105', '310105000000', 'county'],
    ['440310', '440310000000', 'county'],
    ['429004', '429004000000', 'county'],
    ['440310001', '440310001000', 'street'],
    ['440310001000', '440310001000', 'street'],
    ['441900003', '441900003000', 'street'],
    ['440310001001', '440310001001', 'community'],
    ['441900003001', '441900003001', 'community'],
    ['440310001001001', '440310001001001', 'grid'],
    ['4403100010010012', '4403100010010012', 'grid'],
    ['440310001000020', '440310001000020', 'grid'],
    [' 440310 ', '440310000000', 'county'],
  ])('given %p, then it is %s, a %s', (input, code, level) => {
    expect(parseDivisionCode(input)).toEqual({ code, level });
  });

  it.each([
    '', '4', '440', '44031', '4403100', '44031000100100', '44031000100100123', '4403１0', '44031O', 'abcdef',
    '990101', '000000', // no such province
    '440010', '440000001000', // below an empty city
    '440310000001', // a community without a street
    '440310000000001', '440310001001000', '4403100010010000', // grids under a county, or numbered zero
  ])('given %p, then it throws division.malformed', (input) => {
    expect(isDivisionCode(input)).toBe(false);
    expect(() => parseDivisionCode(input)).toThrow(expect.objectContaining({ code: 'division.malformed' }));
  });

  it('given something that is no string, then it throws the same error', () => {
    expect(() => parseDivisionCode(440310 as unknown as string)).toThrow(expect.objectContaining({ code: 'division.malformed' }));
  });
});

describe('the tree', () => {
  it('given a grid, then its path runs from the province to itself', () => {
    expect(divisionPath('440310001001001')).toBe(
      '440000000000/440300000000/440310000000/440310001000/440310001001/440310001001001/',
    );
  });
  it('given a city without counties, then its streets hang directly below it', () => {
    expect(parentDivisionCode('441900003000')).toBe('441900000000');
    expect(divisionPath('441900003')).toBe('440000000000/441900000000/441900003000/');
    expect(isWithin('441900', '441900003001')).toBe(true);
  });
  it('given municipalities and 省直辖 counties, then the nominal city is in the path but does not govern', () => {
    expect(divisionPath('310105')).toBe('310000000000/310100000000/310105000000/');
    expect(governingDivisionCode('310105')).toBe('310000000000');
    expect(governingDivisionCode('500229')).toBe('500000000000');
    expect(governingDivisionCode('429004')).toBe('420000000000');
    expect(governingDivisionCode('440310')).toBe('440300000000');
    expect(governingDivisionCode('44')).toBeNull();
    expect(['310100', '500200', '429000', '659000'].every(isNominalCity)).toBe(true);
    expect(['440300', '310000', '310105', '441900'].some(isNominalCity)).toBe(false);
  });
  it('given a province, then it has no parent', () => expect(parentDivisionCode('44')).toBeNull());
  it('given relations, then isWithin includes the division itself and nothing beside it', () => {
    expect(isWithin('440310', '440310')).toBe(true);
    expect(isWithin('440300', '440310001001')).toBe(true);
    expect(isWithin('440310', '440300')).toBe(false);
    expect(isWithin('440310', '440311')).toBe(false);
    expect(isWithin('440310001001001', '4403100010010012')).toBe(false);
  });
  it('given a code, then its prefix and its tenant slug', () => {
    expect(['44', '4403', '440310', '440310001000', '440310001001', '440310001001001'].map(divisionPrefix)).toEqual(
      ['44', '4403', '440310', '440310001', '440310001001', '440310001001001'],
    );
    expect(['440310001001', '440300', '441900003000'].map(tenantSlugOf)).toEqual(['440310', '440300', '441900']);
  });

  it('property: a parent is one code up, contains its child and shares its prefix', () => {
    const pad = (width: number) => fc.integer({ min: 1, max: 10 ** width - 1 }).map((n) => String(n).padStart(width, '0'));
    const code = fc
      .tuple(fc.constantFrom('11', '31', '42', '44', '65'), pad(2), fc.oneof(pad(2), fc.constant('00')), pad(3), pad(3), fc.oneof(pad(3), pad(4)))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(code, fc.constantFrom(2, 4, 9, 12, 16), (full, cut) => {
        const own = full.slice(0, cut);
        const parent = parentDivisionCode(own);
        if (parent === null) return expect(divisionLevel(own)).toBe('province');
        expect(isWithin(parent, own)).toBe(true);
        expect(isWithin(own, parent)).toBe(false);
        expect(parseDivisionCode(own).code.startsWith(divisionPrefix(parent))).toBe(true);
      }),
    );
  });
});

describe('validOn', () => {
  const before = { validFrom: '2016-09-30', validTo: '2017-01-01' };
  const after = { validFrom: '2017-01-01', validTo: null };
  it('given a split on a day, then exactly one of the two holds on every day', () => {
    expect(validOn(before, '2016-09-29')).toBe(false);
    expect(validOn(before, '2016-12-31')).toBe(true);
    expect(validOn(before, '2017-01-01')).toBe(false);
    expect(validOn(after, '2016-12-31')).toBe(false);
    expect(validOn(after, '2017-01-01')).toBe(true);
  });
  it('given no real day, then it throws', () => {
    expect(() => validOn(after, '2017-02-30')).toThrow(expect.objectContaining({ code: 'day.malformed' }));
  });
});
