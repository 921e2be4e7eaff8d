import { apart, type Cluster } from './apart';

interface Counted extends Cluster {
  readonly key: number;
}
const at = (lng: number, lat: number, count: number, key = 0): Counted => ({ lng, lat, count, key, bbox: [lng, lat, lng, lat] });
/** a thousand pixels to a degree */
const place = ({ lng, lat }: { lng: number; lat: number }) => ({ x: lng * 1000, y: -lat * 1000 });
const add = (a: Counted, b: Counted): Counted => ({ ...a, key: a.key + b.key });
const run = (...clusters: Counted[]) => apart(clusters, place, add);

describe('clusters on a screen', () => {
  it('given room between them, then they stay as they are', () => {
    const [a, b, c] = [at(0, 0, 5), at(0.05, 0, 3), at(0, 0.05, 2)];
    expect(run(a, b, c)).toEqual([a, b, c]);
  });

  it('given two that cover each other, then they are one in the middle of what they count, with the sums and the box of both', () => {
    expect(run(at(0, 0, 3, 1), at(0.02, 0.01, 1, 1))).toEqual([{ lng: 0.005, lat: 0.0025, count: 4, key: 2, bbox: [0, 0, 0.02, 0.01] }]);
  });

  it('given long numbers, then they want more room', () => {
    expect(run(at(0, 0, 9), at(0.045, 0, 9))).toHaveLength(2);
    expect(run(at(0, 0, 12_345), at(0.045, 0, 12_345))).toHaveLength(1);
  });

  it('given one that moves by joining, then what it covers there joins too', () => {
    const all = run(at(0, 0, 10), at(0.03, 0, 9), at(0.055, 0, 8));
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ count: 27, bbox: [0, 0, 0.055, 0] });
  });

  it('given a screen full of them, then none covers another, and none is lost', () => {
    const many = Array.from({ length: 300 }, (_, i) => at(((i * 73) % 360) / 1000, ((i * 191) % 400) / 1000, (i % 50) + 1, 1));
    const shown = run(...many);
    const sum = (of: readonly Counted[], what: 'count' | 'key'): number => of.reduce((n, c) => n + c[what], 0);
    expect([sum(shown, 'count'), sum(shown, 'key')]).toEqual([sum(many, 'count'), 300]);
    for (const [i, a] of shown.entries()) for (const b of shown.slice(i + 1)) expect(Math.abs(place(a).x - place(b).x) >= 36 || Math.abs(place(a).y - place(b).y) >= 36).toBe(true);
  });
});
