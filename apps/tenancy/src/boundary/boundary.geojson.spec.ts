import { distanceMetres, fromWgs84, type Crs } from '@anlan/domain';
import fc from 'fast-check';
import { convert } from './boundary.convert';
import { readBoundaries, type Position } from './boundary.geojson';

const ring: Position[] = [[114.3, 22.6], [114.4, 22.6], [114.4, 22.7], [114.3, 22.6]];
const feature = (code: unknown, geometry: unknown = { type: 'Polygon', coordinates: [ring] }, property = 'code') => ({ type: 'Feature', properties: { [property]: code }, geometry });
const file = (...features: unknown[]): Buffer => Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
const read = (...features: unknown[]) => readBoundaries(file(...features), { codeProperty: 'code' });
const faults = (...features: unknown[]): [string, string][] => read(...features).errors.map((e) => [e.path, e.code]);
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });

describe('a file of boundaries', () => {
  it('given codes as programs write them, then each is the canonical one', () => {
    const { features, errors } = read(feature('440310001'), feature(440310002000), feature(' 440310 '), feature('440310001001888'));
    expect(errors).toEqual([]);
    expect(features.map((f) => f.code)).toEqual(['440310001000', '440310002000', '440310000000', '440310001001888']);
    expect(readBoundaries(file(feature('440310', undefined, '区划代码')), { codeProperty: '区划代码' }).features).toHaveLength(1);
  });

  it('given a polygon with a hole, and one of several parts with elevations, then all rings are kept and elevations are not', () => {
    const high = ring.map((p) => [...p, 12.5]);
    const { features } = read(feature('440310001', polygon(ring, ring)), feature('440310002', { type: 'MultiPolygon', coordinates: [[high], [ring, high]] }));
    expect(features.map((f) => [f.type, f.parts.map((p) => p.length), f.vertices])).toEqual([['Polygon', [2], 8], ['MultiPolygon', [1, 2], 12]]);
    expect(features[1]?.parts[0]?.[0]).toEqual(ring);
  });

  it.each<[string, unknown, string, string]>([
    ['no code', feature(undefined), 'properties.code', 'boundary.code'],
    ['a code of another length', feature('44031'), 'properties.code', 'boundary.code'],
    ['a code that is a word', feature('坪山'), 'properties.code', 'boundary.code'],
    ['no properties', { type: 'Feature', properties: null, geometry: polygon(ring) }, 'properties.code', 'boundary.code'],
    ['a point', feature('440310', { type: 'Point', coordinates: [114.3, 22.6] }), 'geometry', 'boundary.geometry'],
    ['no geometry', feature('440310', null), 'geometry', 'boundary.geometry'],
    ['nothing in it', feature('440310', { type: 'MultiPolygon', coordinates: [] }), 'geometry', 'boundary.geometry'],
    ['a ring that is open', feature('440310', polygon(ring.slice(0, 3).concat([[114.31, 22.61]]))), 'geometry', 'boundary.ring'],
    ['a ring of three', feature('440310', polygon([ring[0], ring[1], ring[0]])), 'geometry', 'boundary.ring'],
    ['a ring that is none', feature('440310', polygon('x')), 'geometry', 'boundary.ring'],
    ['positions that are none', feature('440310', polygon([['a', 'b'], [1], null, ['a', 'b']])), 'geometry', 'boundary.position'],
    ['positions exchanged', feature('440310', polygon(ring.map(([lng, lat]) => [lat, lng]))), 'geometry', 'boundary.outside'],
    ['positions projected', feature('440310', polygon(ring.map(([lng, lat]) => [lng * 111_319, lat * 111_319]))), 'geometry', 'boundary.outside'],
  ])('given a feature with %s, then its place in the file and the fault are told', (_, bad, at, code) => {
    expect(faults(feature('440310001'), bad, feature('440310002'))).toEqual([[`body.features[1].${at}`, code]]);
  });

  it('given several faults, then all are told, two of one feature and a division that comes twice among them', () => {
    expect(faults(feature('x', null), feature('440310001'), feature('440310001000'))).toEqual([
      ['body.features[0].properties.code', 'boundary.code'], ['body.features[0].geometry', 'boundary.geometry'], ['body.features[2].properties.code', 'boundary.duplicate'],
    ]);
    expect(read(feature('x')).errors[0]?.message).toMatch(/.+ \/ .+/);
  });

  it.each<[string, Buffer, string]>([
    ['no JSON', Buffer.from('code,geometry'), 'boundary.malformed'],
    ['JSON that is cut off', file(feature('440310')).subarray(0, 60), 'boundary.malformed'],
    ['GBK', Buffer.concat([Buffer.from('{"type":"FeatureCollection","name":"'), Buffer.from([0xc6, 0xba]), Buffer.from('"}')]), 'boundary.malformed'],
    ['a feature alone', Buffer.from(JSON.stringify(feature('440310'))), 'boundary.malformed'],
    ['null', Buffer.from('null'), 'boundary.malformed'],
    ['nothing in it', file(), 'boundary.malformed'],
    ['more features than a country has streets', file(...Array<unknown>(5_001).fill(feature('440310'))), 'boundary.too_many'],
  ])('given %s, then it is refused whole', (_, bytes, code) => {
    expect(() => readBoundaries(bytes, { codeProperty: 'code' })).toThrow(expect.objectContaining({ code, status: 400 }));
  });

  it('given a byte order mark, then it is read', () => {
    expect(readBoundaries(Buffer.concat([Buffer.from('\uFEFF'), file(feature('440310'))]), { codeProperty: 'code' }).features).toHaveLength(1);
  });
});

describe('a boundary in another system', () => {
  const in22: fc.Arbitrary<Position> = fc.tuple(fc.double({ min: 75, max: 134, noNaN: true }), fc.double({ min: 5, max: 53, noNaN: true }));

  it.each<Crs>(['WGS84', 'CGCS2000'])('given one in %s, then it is kept once, exactly as it came', async (crs) => {
    const { geometry, wgs84, bbox } = await convert({ type: 'Polygon', parts: [[ring]] }, crs);
    expect([JSON.parse(geometry), wgs84, bbox]).toEqual([{ type: 'Polygon', coordinates: [ring] }, null, [114.3, 22.6, 114.4, 22.7]]);
  });

  it('property: given one drawn on a Chinese web map, then in WGS84 it lies where it belongs, to a metre, and its box holds it', async () => {
    await fc.assert(fc.asyncProperty(fc.array(in22, { minLength: 3, maxLength: 12 }), fc.constantFrom<Crs>('GCJ02', 'BD09'), async (places, crs) => {
      const closed = [...places, places[0] as Position];
      const drawn = closed.map(([lng, lat]): Position => { const p = fromWgs84({ lng, lat }, crs); return [p.lng, p.lat]; });
      const { geometry, wgs84, bbox } = await convert({ type: 'MultiPolygon', parts: [[drawn]] }, crs);
      expect(JSON.parse(geometry)).toEqual({ type: 'MultiPolygon', coordinates: [[drawn]] });
      const [[back]] = (JSON.parse(wgs84 ?? '') as { coordinates: Position[][][] }).coordinates as [[Position[]]];
      expect(back).toHaveLength(closed.length);
      back.forEach(([lng, lat], i) => {
        const [trueLng, trueLat] = closed[i] as Position;
        expect(distanceMetres({ lng, lat }, { lng: trueLng, lat: trueLat })).toBeLessThan(1);
        expect(lng >= bbox[0] && lat >= bbox[1] && lng <= bbox[2] && lat <= bbox[3]).toBe(true);
      });
    }), { numRuns: 100 });
  });
});
