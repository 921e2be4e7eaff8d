import { NatsFeatureError, NatsInputError } from './errors';
import { covers, overlap, tenantFilters } from './filters';

describe('filters of an integration', () => {
  it('are taken as they are when they lie in the tenant', () => {
    const filters = ['evt.440310.enforcement.hazard.*', 'evt.440310.tenancy.>'];
    expect(tenantFilters('440310', filters)).toEqual(filters);
  });

  it('lose what another one covers, for servers refuse overlaps', () => {
    expect(tenantFilters('440310', ['evt.440310.a.b.c', 'evt.440310.a.>', 'evt.440310.a.b.c'])).toEqual(['evt.440310.a.>']);
  });

  it.each([
    ['evt.440311.a.b.c'],
    ['evt.4403.>'],
    ['evt.440310'],
    ['evt.440310.'],
    ['evt.440310.a..b'],
    ['evt.440310.>.a'],
    ['evt.440310.a*'],
    ['evt.440310.a b'],
    ['evt.440310.a\r\nPUB x'],
    ['evt.*.a.b.c'],
    ['evt.>'],
    ['>'],
    ['$JS.API.>'],
    [`evt.440310.${'a'.repeat(300)}`],
  ])('%j is refused for tenant 440310', (filter) => {
    expect(() => tenantFilters('440310', ['evt.440310.a.b.c', filter])).toThrow(NatsInputError);
  });

  it('need a proper tenant and at least one pattern', () => {
    expect(() => tenantFilters('440310', [])).toThrow(NatsInputError);
    expect(() => tenantFilters('*', ['evt.*.a'])).toThrow(NatsInputError);
    expect(() => tenantFilters('440310', Array.from({ length: 33 }, (_, at) => `evt.440310.${at}`))).toThrow(NatsInputError);
  });

  it('that overlap in part are refused with a reason', () => {
    expect(() => tenantFilters('440310', ['evt.440310.a.*.x', 'evt.440310.a.b.*'])).toThrow(NatsFeatureError);
  });

  it.each([
    ['a.>', 'a.b', true, true],
    ['a.>', 'a', false, false],
    ['a.*', 'a.b', true, true],
    ['a.*', 'a.b.c', false, false],
    ['a.*', 'a.>', false, true],
    ['a.b', 'a.*', false, true],
    ['a.b', 'a.c', false, false],
    ['a.*.x', 'a.b.*', false, true],
  ])('%s covers %s: %s; overlaps: %s', (wide, narrow, covered, overlapping) => {
    expect(covers(wide, narrow)).toBe(covered);
    expect(overlap(wide, narrow)).toBe(overlapping);
    expect(overlap(narrow, wide)).toBe(overlapping);
  });
});
