import fc from 'fast-check';
import { CHINA_BOUNDS, CRS_NAMES, displace, distanceMetres, fromWgs84, isInChina, toWgs84, type Crs } from './coordinates';

const TIANANMEN = { lng: 116.391305, lat: 39.905527 };

describe('conversion', () => {
  // The values that the public implementations of these formulas give as their example.
  it('given a known place, then the offsets are the published ones', () => {
    const gcj = fromWgs84({ lng: 116.404, lat: 39.915 }, 'GCJ02');
    expect(gcj.lng).toBeCloseTo(116.41024449916938, 8);
    expect(gcj.lat).toBeCloseTo(39.91640428150164, 8);
    const bd = fromWgs84(toWgs84({ lng: 116.404, lat: 39.915, crs: 'GCJ02' }), 'BD09');
    expect(bd.lng).toBeCloseTo(116.41036949371029, 6);
    expect(bd.lat).toBeCloseTo(39.92133699351021, 6);
  });

  it('given CGCS2000, then it passes through', () => {
    expect(toWgs84({ ...TIANANMEN, crs: 'CGCS2000' })).toEqual(TIANANMEN);
    expect(fromWgs84(TIANANMEN, 'CGCS2000')).toEqual({ ...TIANANMEN, crs: 'CGCS2000' });
  });

  it('given an offset system, then forgetting to convert would be hundreds of metres wrong', () => {
    expect(distanceMetres(TIANANMEN, fromWgs84(TIANANMEN, 'GCJ02'))).toBeGreaterThan(300);
    expect(distanceMetres(TIANANMEN, fromWgs84(TIANANMEN, 'BD09'))).toBeGreaterThan(800);
  });

  it('property: there and back is less than a metre, in every system and all over China', () => {
    const place = fc.record({
      lng: fc.double({ min: 73.6, max: 135, noNaN: true }),
      lat: fc.double({ min: 3.6, max: 53.5, noNaN: true }),
    });
    fc.assert(
      fc.property(place, fc.constantFrom<Crs>(...CRS_NAMES), (p, crs) => {
        expect(distanceMetres(toWgs84(fromWgs84(p, crs)), p)).toBeLessThan(0.01);
      }),
      { numRuns: 500 },
    );
  });
});

describe('displace, for drawing', () => {
  // Well inside: at the edge a shifted position may leave China.
  const inside = fc.record({ lng: fc.double({ min: 73.6, max: 135, noNaN: true }), lat: fc.double({ min: 3.6, max: 53.5, noNaN: true }) });
  const crs = fc.constantFrom<Crs>(...CRS_NAMES);
  const { minLng, maxLng, minLat, maxLat } = CHINA_BOUNDS;
  const outside = fc.oneof(
    fc.record({ lng: fc.oneof(fc.double({ min: -180, max: minLng - 1e-9, noNaN: true }), fc.double({ min: maxLng + 1e-9, max: 180, noNaN: true })), lat: fc.double({ min: -90, max: 90, noNaN: true }) }),
    fc.record({ lng: fc.double({ min: -180, max: 180, noNaN: true }), lat: fc.oneof(fc.double({ min: -90, max: minLat - 1e-9, noNaN: true }), fc.double({ min: maxLat + 1e-9, max: 90, noNaN: true })) }),
  );

  it('property: given a place in China, then it is what the strict conversions say, and there and back is less than a metre', () => {
    fc.assert(
      fc.property(inside, crs, crs, (p, from, to) => {
        const { lng, lat } = fromWgs84(p, from);
        const there = displace({ lng, lat }, from, to);
        const { lng: x, lat: y } = fromWgs84(p, to);
        expect(distanceMetres(there, { lng: x, lat: y })).toBeLessThan(0.01);
        expect(distanceMetres(displace(there, to, from), { lng, lat })).toBeLessThan(1);
      }),
      { numRuns: 500 },
    );
  });

  it('property: given a place outside China, then nothing moves, whatever the systems', () => {
    fc.assert(fc.property(outside, crs, crs, (p, from, to) => expect(displace(p, from, to)).toEqual(p)), { numRuns: 500 });
  });

  it('property: given any place on earth, then it never throws and moves by some kilometres at most', () => {
    const anywhere = fc.record({ lng: fc.double({ min: -180, max: 180, noNaN: true }), lat: fc.double({ min: -90, max: 90, noNaN: true }) });
    fc.assert(fc.property(fc.oneof(anywhere, inside), crs, crs, (p, from, to) => expect(distanceMetres(displace(p, from, to), p)).toBeLessThan(4_000)), { numRuns: 500 });
  });

  it('given systems that agree to centimetres, or no numbers, then it stays as it is', () => {
    expect(displace(TIANANMEN, 'WGS84', 'CGCS2000')).toEqual(TIANANMEN);
    expect(displace(TIANANMEN, 'GCJ02', 'GCJ02')).toEqual(TIANANMEN);
    expect(displace({ lng: Number.NaN, lat: 1 }, 'GCJ02', 'WGS84')).toEqual({ lng: Number.NaN, lat: 1 });
  });
});

describe('plausibility', () => {
  it('given exchanged longitude and latitude, then the error says so', () => {
    expect(() => toWgs84({ lng: 22.69, lat: 114.34, crs: 'WGS84' })).toThrow(
      expect.objectContaining({ code: 'coordinates.outside_china', details: expect.objectContaining({ looksExchanged: true }) }),
    );
  });
  it.each([[0, 0], [-114, 22], [2.35, 48.85]])('given %p, %p, then it is outside and not merely exchanged', (lng, lat) => {
    expect(isInChina({ lng, lat })).toBe(false);
    expect(() => toWgs84({ lng, lat, crs: 'GCJ02' })).toThrow(
      expect.objectContaining({ code: 'coordinates.outside_china', details: expect.objectContaining({ looksExchanged: false }) }),
    );
  });
  it('given no numbers or an unknown system, then it throws', () => {
    expect(() => toWgs84({ lng: Number.NaN, lat: 22, crs: 'WGS84' })).toThrow(expect.objectContaining({ code: 'coordinates.not_a_number' }));
    expect(() => toWgs84({ lng: 114, lat: 22, crs: 'EPSG:4326' as Crs })).toThrow(expect.objectContaining({ code: 'coordinates.unknown_crs' }));
    expect(() => fromWgs84({ lng: 114, lat: 22 }, 'x' as Crs)).toThrow(expect.objectContaining({ code: 'coordinates.unknown_crs' }));
  });
});

describe('distanceMetres', () => {
  it('given Shenzhen and Hangzhou, then about 1050 km', () => {
    const km = distanceMetres({ lng: 114.0579, lat: 22.5431 }, { lng: 120.1551, lat: 30.2741 }) / 1000;
    expect(km).toBeGreaterThan(1040);
    expect(km).toBeLessThan(1070);
    expect(distanceMetres(TIANANMEN, TIANANMEN)).toBe(0);
  });
});
