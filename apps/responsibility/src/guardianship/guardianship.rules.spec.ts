import { divisionPrefix } from '@anlan/domain';
import { assertHousehold, parentsOf, type TreeRow } from './guardianship.rules';

const none = { household: null, households: null, address: null, householdPhone: null };
const row = (id: string, place: number, division_code: string): TreeRow => ({ id, place, division_code, level: place === 1 ? 'street' : place === 2 ? 'community' : 'household' });
const holds = (above: string, code: string): boolean => code.startsWith(divisionPrefix(above));

describe('guardianships', () => {
  it('given rows from above, then each is in the care of the nearest tier that holds its division', () => {
    const rows = [row('a', 1, '440310001000'), row('b', 1, '440310003000'), row('c', 2, '440310001001'), row('d', 3, '440310001001'), row('e', 3, '440310003001'), row('f', 3, '440310002001')];
    expect(Object.fromEntries(parentsOf(rows, holds))).toEqual({ a: null, b: null, c: 'a', d: 'c', e: 'b', f: null });
  });
  it.each([['household', none], ['street', { ...none, household: '王某户' }], ['community', { ...none, address: '某路' }], ['street', { ...none, households: 3 }]] as const)('given a tier of %s and %j, then it is refused', (level, said) => {
    expect(() => assertHousehold(level, said)).toThrow('guardianship.household');
  });
  it('given a household in its tier, or none in another, then it is taken', () => {
    expect(() => assertHousehold('household', { ...none, household: '王某户' })).not.toThrow();
    expect(() => assertHousehold('street', none)).not.toThrow();
  });
});
