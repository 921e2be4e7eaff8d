import { divisionKind } from './division-kind';

describe('divisionKind', () => {
  it.each([
    ['440310001', 'subdistrict'], ['441900101', 'town'], ['130111200', 'township'], ['460400499', 'special_area'], ['440310900', null],
    ['440310001001', 'residents_committee'], ['130111200201', 'villagers_committee'], ['460322451498', 'virtual_community'],
    ['441900401598', 'virtual_community'], ['110101001400', 'similar_committee'], ['110101001999', null],
    ['440310', null], ['44', null], ['440310001001001', null],
  ])('given %s, then %p', (code, kind) => expect(divisionKind(code)).toBe(kind));

  it('given no code, then it throws', () => {
    expect(() => divisionKind('x')).toThrow(expect.objectContaining({ code: 'division.malformed' }));
  });
});
