import fc from 'fast-check';
import { cellRanges, cellsPerTile, mapCell, tileTouches, zoomFor, type Bbox } from './map-cell';

const place = fc.record({ lng: fc.double({ min: 73, max: 136, noNaN: true }), lat: fc.double({ min: 3, max: 54, noNaN: true }) });
const box = fc.tuple(place, place).map(([a, b]): Bbox => [Math.min(a.lng, b.lng), Math.min(a.lat, b.lat), Math.max(a.lng, b.lng), Math.max(a.lat, b.lat)]);
const within = (cell: number, box_: Bbox, zoom: number, most?: number): boolean => cellRanges(box_, zoom, most).some((r) => r.from <= cell && cell < r.to);

describe('cells of a map', () => {
  it('given the corners of the world, then the cells are the first and the last', () => {
    expect(mapCell({ lng: -180, lat: 90 })).toBe(0);
    expect(mapCell({ lng: 180, lat: -90 })).toBe(2 ** 48 - 1);
    expect(() => mapCell({ lng: Number.NaN, lat: 0 })).toThrow(expect.objectContaining({ code: 'coordinates.not_a_number' }));
  });

  it('given the example of the OpenStreetMap wiki (Slippy map tilenames), then its tile at zoom 18 is 232798, 103246', () => {
    const tile = Math.floor(mapCell({ lng: 139.7006793, lat: 35.6590699 }) / cellsPerTile(18));
    const bits = (n: number): number => Array.from({ length: 18 }, (_, i) => (Math.floor(n / 4 ** i) % 2) * 2 ** i).reduce((a, b) => a + b, 0);
    expect([bits(tile), bits(Math.floor(tile / 2))]).toEqual([232798, 103246]);
  });

  it('given two places in one tile, then they are in one at every coarser zoom', () => {
    fc.assert(fc.property(place, place, fc.integer({ min: 1, max: 24 }), (a, b, zoom) => {
      const same = (z: number): boolean => Math.floor(mapCell(a) / cellsPerTile(z)) === Math.floor(mapCell(b) / cellsPerTile(z));
      if (same(zoom)) expect(same(zoom - 1)).toBe(true);
    }));
  });

  it('given a box, then its ranges hold what lies in it, are in order and do not touch', () => {
    fc.assert(fc.property(box, place, fc.integer({ min: 0, max: 12 }), fc.constantFrom(1, 3, 64), (b, p, zoom, most) => {
      const ranges = cellRanges(b, zoom, most);
      expect(ranges.length).toBeGreaterThan(0);
      expect(ranges.length).toBeLessThanOrEqual(most);
      ranges.forEach((r, i) => expect(r.from).toBeGreaterThan(i === 0 ? -1 : (ranges[i - 1]?.to ?? 0)));
      const inside = p.lng >= b[0] && p.lng <= b[2] && p.lat >= b[1] && p.lat <= b[3];
      if (inside) expect(within(mapCell(p), b, zoom, most)).toBe(true);
    }));
  });

  it('given a box and ranges enough, then they hold whole tiles that touch it and no others', () => {
    fc.assert(fc.property(place, place, fc.integer({ min: 4, max: 14 }), (corner, p, zoom) => {
      const b: Bbox = [corner.lng, corner.lat, corner.lng + 0.02, corner.lat + 0.02];
      const tile = Math.floor(mapCell(p) / cellsPerTile(zoom)) * cellsPerTile(zoom);
      // A tile that the ranges hold in part would be held by its first cell and not by its last, or the other way about.
      expect(within(tile, b, zoom, 10_000)).toBe(within(tile + cellsPerTile(zoom) - 1, b, zoom, 10_000));
      const far = Math.abs(p.lng - corner.lng) > 46 || Math.abs(p.lat - corner.lat) > 46;
      if (far) expect(within(mapCell(p), b, zoom, 10_000)).toBe(false);
    }));
  });

  it('given a place in a box, then its tile touches the box; given the tile of a place far from it, then not', () => {
    fc.assert(fc.property(box, place, fc.integer({ min: 0, max: 24 }), (b, p, wanted) => {
      const zoom = zoomFor(b, wanted, 64);
      const tile = Math.floor(mapCell(p) / cellsPerTile(zoom));
      const inside = p.lng >= b[0] && p.lng <= b[2] && p.lat >= b[1] && p.lat <= b[3];
      if (inside) expect(tileTouches(tile, zoom, b)).toBe(true);
      expect(tileTouches(tile, zoom, b)).toBe(cellRanges(b, zoom, 100_000).some((r) => r.from <= tile * cellsPerTile(zoom) && tile * cellsPerTile(zoom) < r.to));
    }));
  });

  it('given a box, then the finest zoom at which it is no more tiles wide than wanted', () => {
    expect(zoomFor([-180, -85, 180, 85], 24, 64)).toBe(6);
    expect(zoomFor([114, 22, 114, 22], 24, 64)).toBe(24);
    expect(zoomFor([114, 22, 114.1, 22.1], 5, 64)).toBe(5);
    expect(zoomFor([114, 22, 114.1, 22.1], 24, 64)).toBe(17);
  });
});
