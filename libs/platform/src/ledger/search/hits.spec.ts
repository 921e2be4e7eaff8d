import fc from 'fast-check';
import { addHits, both, encodeHits, placeOf, placesOf, SEARCH_BATCH, type Batches } from './hits';

const places = fc.uniqueArray(fc.nat(SEARCH_BATCH - 1), { maxLength: 400 }).map((all) => all.sort((a, b) => a - b));
const batchesOf = (stored: Record<number, number[]>): Batches => {
  const batches: Batches = new Map();
  for (const [batch, some] of Object.entries(stored)) addHits(batches, Number(batch), encodeHits(some));
  return batches;
};

describe('hits', () => {
  it('given any places, few or many, then what is stored is what is read, and never longer than a bit for each', () => {
    fc.assert(fc.property(places, fc.nat(500), (some, batch) => {
      expect(encodeHits(some).length).toBeLessThanOrEqual(256);
      expect(placesOf(batchesOf({ [batch]: some }), 400)).toEqual(some.map((p) => placeOf(batch, p)));
    }));
  });

  it('given several grams of one probe and several probes, then hits are those of any gram, and of every probe', () => {
    fc.assert(fc.property(places, places, places, (a, b, c) => {
      const either = batchesOf({ 7: a });
      addHits(either, 7, encodeHits(b));
      const expected = c.filter((p) => a.includes(p) || b.includes(p)).map((p) => placeOf(7, p));
      expect(placesOf(both(either, batchesOf({ 7: c, 8: c })), 400)).toEqual(expected);
    }));
  });

  it('given more than are wanted, then none are given', () => {
    expect(placesOf(batchesOf({ 0: [1, 2], 1: [3] }), 3)).toEqual([1, 2, 2051]);
    expect(placesOf(batchesOf({ 0: [1, 2], 1: [3] }), 2)).toBeUndefined();
  });
});
