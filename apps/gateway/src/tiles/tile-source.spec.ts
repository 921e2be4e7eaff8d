import fc from 'fast-check';
import { z } from 'zod';
import { tileEnvironment, tileFaults, tileSource, type TileEnvironment } from './tile-source';

const KEY = 'geheim-0123456789';
const URL_OF_TIANDITU = 'https://t0.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}';
const env = (more: Record<string, unknown> = {}): TileEnvironment => z.object(tileEnvironment).parse({ TILE_URL: URL_OF_TIANDITU, TILE_KEY: KEY, TILE_ATTRIBUTION: '天地图 GS(2024)0568号', ...more });
const faults = (more: Record<string, unknown>): string[] => tileFaults(env(more)).map((f) => f.where);

describe('the environment of the map service', () => {
  it('given none of it, then there is no map service and no fault', () => {
    const none = z.object(tileEnvironment).parse({});
    expect([tileFaults(none), tileSource(none)]).toEqual([[], null]);
  });

  it('given 天地图, then it is taken, and the console is told all but the key and the address', () => {
    expect(tileFaults(env())).toEqual([]);
    expect(tileSource(env())?.shown).toEqual({ url: '/tiles/{layer}/{z}/{x}/{y}', layers: ['vec', 'cva', 'img', 'cia'], crs: 'CGCS2000', attribution: '天地图 GS(2024)0568号', maxZoom: 18 });
    expect(tileSource(env())?.address('vec', '10', '837', '445')).toBe(URL_OF_TIANDITU.replaceAll('{layer}', 'vec').replace('{z}', '10').replace('{x}', '837').replace('{y}', '445').replace('{key}', KEY));
  });

  it.each([
    ['a host that varies', 'https://t{x}.tianditu.gov.cn/{z}/{x}/{y}', ['TILE_URL']],
    ['a host that a layer names', 'https://{layer}/{z}/{x}/{y}', ['TILE_URL']],
    ['a port that varies', 'https://tiles.example:80{z}/{z}/{x}/{y}', ['TILE_URL']],
    ['a password', 'https://me:you@tiles.example/{z}/{x}/{y}', ['TILE_URL']],
    ['a name that varies before the host', 'https://{key}@tiles.example/{z}/{x}/{y}', ['TILE_URL']],
    ['another scheme', 'file:///tiles/{z}/{x}/{y}', ['TILE_URL']],
    ['no address', 'tiles/{z}/{x}/{y}', ['TILE_URL']],
    ['no place for y', 'https://tiles.example/{z}/{x}', ['TILE_URL']],
    ['a place nobody knows', 'https://tiles.example/{z}/{x}/{y}/{s}', ['TILE_URL']],
  ])('given %s, then it is refused', (_, TILE_URL, where) => expect(faults({ TILE_URL })).toEqual(where));

  it('given a key or a name that is missing, then it is asked for', () => {
    expect(faults({ TILE_KEY: undefined })).toEqual(['TILE_KEY']);
    expect(faults({ TILE_ATTRIBUTION: undefined })).toEqual(['TILE_ATTRIBUTION']);
    expect(faults({ TILE_URL: 'https://tiles.example/{z}/{x}/{y}', TILE_KEY: undefined })).toEqual([]);
  });
});

describe('the address of a tile', () => {
  const source = tileSource(env());
  it.each([
    ['another layer', 'ter', '1', '0', '0'], ['a layer that is a path', '../vec', '1', '0', '0'], ['a zoom too deep', 'vec', '19', '0', '0'], ['a column that is none', 'vec', '1', '2', '0'],
    ['a row that is none', 'vec', '1', '0', '2'], ['a negative one', 'vec', '1', '-1', '0'], ['a fraction', 'vec', '1', '0.5', '0'], ['zeros before it', 'vec', '01', '0', '0'],
    ['an exponent', 'vec', '1', '1e0', '0'], ['a placeholder', 'vec', '1', '{key}', '0'], ['nothing', 'vec', '', '0', '0'],
  ])('given %s, then there is no such tile', (_, layer, zoom, x, y) => expect(source?.address(layer, zoom, x, y)).toBeUndefined());

  it('property: given any texts, then it is undefined, or of the one host with the key in its place', () => {
    const text = fc.oneof(fc.string(), fc.nat(300).map(String), fc.constantFrom('vec', '@evil.example/', '..', '%2e%2e', '#', '?', '{key}', '\\evil.example'));
    fc.assert(fc.property(text, text, text, text, (layer, zoom, x, y) => {
      const address = source?.address(layer, zoom, x, y);
      if (address !== undefined) expect([new URL(address).origin, new URL(address).pathname, new URL(address).searchParams.get('tk')]).toEqual(['https://t0.tianditu.gov.cn', `/${layer}_w/wmts`, KEY]);
    }), { numRuns: 1000 });
  });
});
