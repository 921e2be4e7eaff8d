import { keysOf } from './queries';

describe('what an event makes stale', () => {
  it('given an aggregate of one word, then its own key; of several, then as operations write it, and what it is part of', () => {
    expect(keysOf('hazard')).toEqual(['hazard']);
    expect(keysOf('points_appeal')).toEqual(['points-appeal', 'points']);
    expect(keysOf('performance_month')).toEqual(['performance-month', 'performance']);
  });
});
