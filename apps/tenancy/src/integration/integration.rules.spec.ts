import { matches, subjectsOf } from './integration.rules';

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
