import { expiryOf, matches, subjectsOf } from './integration.rules';

describe('the end of credentials', () => {
  const now = new Date('2026-03-02T09:30:00+08:00');

  it('given none, then it is a year ahead', () => expect(expiryOf(undefined, now)).toEqual(new Date('2027-03-02T09:30:00+08:00')));
  it.each(['2026-03-02T09:30:00.001+08:00', '2028-03-01T09:30:00+08:00'])('given %s, then it is taken', (at) => expect(expiryOf(at, now)).toEqual(new Date(at)));
  it.each([
    ['2026-03-02T09:30:00+08:00', 'integration.expires_in_past'],
    ['2000-01-01T00:00:00Z', 'integration.expires_in_past'],
    ['2028-03-01T09:30:00.001+08:00', 'integration.expires_too_late'],
    ['9998-01-01T00:00:00Z', 'integration.expires_too_late'],
  ])('given %s, then it is refused as %s', (at, code) => {
    expect(() => expiryOf(at, now)).toThrow(expect.objectContaining({ code, errors: [expect.objectContaining({ path: 'body.expiresAt' })] }) as Error);
  });
});

describe('the events an integration asks for', () => {
  it.each([
    ['enforcement.hazard.*', 'enforcement.hazard.reported', true],
    ['enforcement.hazard.*', 'tenancy.unit.created', false],
    ['enforcement.>', 'enforcement.hazard.closed', true],
    ['enforcement.hazard.>', 'enforcement.hazard.closed', true],
    ['*.hazard.closed', 'enforcement.hazard.closed', true],
    ['enforcement.hazard.closed', 'enforcement.hazard.reported', false],
  ])('given %s, then %s: %s', (pattern, event, want) => expect(matches(pattern, event)).toBe(want));

  it('given patterns, then subjects lie in the tenant\'s own branch, each once', () => {
    expect(subjectsOf('440310', ['enforcement.hazard.*', 'enforcement.hazard.*'])).toEqual(['evt.440310.enforcement.hazard.*']);
  });
  it('given a pattern that no event fits, then it is refused and named', () => {
    expect(() => subjectsOf('440310', ['enforcement.hazard.*', 'enforcement.hazrd.*'])).toThrow(expect.objectContaining({ code: 'integration.unknown_events', errors: [expect.objectContaining({ path: 'body.events[1]' })] }) as Error);
  });
});
