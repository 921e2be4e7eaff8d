import { isInTenth, isOneOf, split, YEAR } from './figures';

describe('the figures of the demo year', () => {
  it.each([[YEAR.campaign.onTheSpot, YEAR.campaign.hazards], [YEAR.key, YEAR.enterprises], [0, 10], [10, 10]])('given %i of %i, then exactly so many are chosen, evenly', (part, count) => {
    const chosen = Array.from({ length: count }, (_, i) => isOneOf(i, part, count));
    expect(chosen.filter(Boolean)).toHaveLength(part);
    const half = chosen.slice(0, count / 2).filter(Boolean).length;
    expect(Math.abs(half - part / 2)).toBeLessThanOrEqual(1);
  });

  it.each([[YEAR.campaign.people, 15], [YEAR.campaign.places, 15], [7, 3]])('given %i in %i parts, then they add up, and none is below zero', (whole, parts) => {
    const shares = split(whole, parts);
    expect(shares).toHaveLength(parts);
    expect(shares.reduce((a, b) => a + b, 0)).toBe(whole);
    expect(Math.min(...shares)).toBeGreaterThan(0);
  });

  it('given a tenth and the rest, then together they are all, and none comes twice', () => {
    const all = Array.from({ length: 12_623 }, (_, i) => i);
    expect(all.filter(isInTenth).length + all.filter((i) => !isInTenth(i)).length).toBe(12_623);
    expect(all.filter(isInTenth)).toHaveLength(1_263);
  });
});
