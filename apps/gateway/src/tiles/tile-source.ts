import type { TileConfig } from '@anlan/contracts/gateway';
import type { Fault } from '@anlan/platform/config';
import { z } from 'zod';

const PLACES = ['layer', 'z', 'x', 'y', 'key'] as const;
const MAX_ZOOM = 22;

/** The environment of the background map; none of it, and there is no map service. */
export const tileEnvironment = {
  /** address of a tile with {layer} {z} {x} {y} {key} in its path or query */
  TILE_URL: z.string().max(2_000).optional(),
  /** stays here: no browser sees it, no log holds it */
  TILE_KEY: z.string().min(1).max(200).optional(),
  TILE_LAYERS: z
    .string()
    .default('vec,cva,img,cia')
    .transform((s) => s.split(',').map((x) => x.trim()))
    .pipe(z.array(z.string().regex(/^[a-z0-9_-]{1,30}$/)).min(1)),
  TILE_CRS: z.enum(['WGS84', 'GCJ02', 'BD09', 'CGCS2000']).default('CGCS2000'),
  /** whose map it is, with its approval number (审图号), as the map shows it */
  TILE_ATTRIBUTION: z.string().trim().min(1).max(200).optional(),
  TILE_MAX_ZOOM: z.coerce.number().int().min(1).max(MAX_ZOOM).default(18),
  TILE_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5_000),
  TILE_RATE_PER_MINUTE: z.coerce.number().int().min(1).default(1_200),
};
export type TileEnvironment = z.output<z.ZodObject<typeof tileEnvironment>>;

/** What one variable alone does not say. */
export function tileFaults(c: TileEnvironment): Fault[] {
  if (c.TILE_URL === undefined) return [];
  const faults: Fault[] = [];
  const fault = (where: string, zh: string, en: string): void => void faults.push({ where, zh, en });
  const { origin, places } = partsOf(c.TILE_URL);
  if (!origin) fault('TILE_URL', '必须是 http(s) 地址，主机固定，不含口令；占位符只能在路径或查询中', 'must be an http(s) address of one fixed host, without a password; placeholders stand in its path or query only');
  const unknown = places.filter((p) => !(PLACES as readonly string[]).includes(p));
  const missing = ['z', 'x', 'y'].filter((p) => !places.includes(p));
  if (unknown.length || missing.length) fault('TILE_URL', '须含 {z} {x} {y}，可含 {layer} {key}，不能有其他占位符', 'has {z} {x} {y}, perhaps {layer} and {key}, and no other placeholder');
  if (places.includes('key') && !c.TILE_KEY) fault('TILE_KEY', 'TILE_URL 含 {key}，必须设置', 'must be set: TILE_URL has {key}');
  if (!c.TILE_ATTRIBUTION) fault('TILE_ATTRIBUTION', '必须注明地图来源与审图号', 'must say whose map it is');
  return faults;
}

/** Origin of an address whose placeholders are filled in, and their names. The origin must be the same whatever they hold. */
function partsOf(template: string): { origin: string | undefined; places: string[] } {
  const places = [...template.matchAll(/\{([^{}]*)\}/g)].map((m) => m[1] ?? '');
  const [one, other] = ['0', '1'].map((v) => originOf(template.replace(/\{[^{}]*\}/g, v)));
  return { origin: one === other && !/[{}]/.test(template.split('/').slice(0, 3).join('/')) ? one : undefined, places };
}

function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) && !url.username && !url.password ? url.origin : undefined;
}

/** A background map that is configured. */
export interface TileSource {
  /** what the console is told */
  readonly shown: TileConfig;
  /** the tile's address at its service; undefined where there is no such tile */
  address(layer: string, z: string, x: string, y: string): string | undefined;
}

export function tileSource(c: TileEnvironment): TileSource | null {
  const { TILE_URL: template, TILE_LAYERS: layers, TILE_MAX_ZOOM: maxZoom } = c;
  if (template === undefined) return null;
  const shown: TileConfig = { url: '/tiles/{layer}/{z}/{x}/{y}', layers, crs: c.TILE_CRS, attribution: c.TILE_ATTRIBUTION ?? '', maxZoom };
  const address: TileSource['address'] = (layer, z, x, y) => {
    // Small whole numbers and known names: nothing else of a request gets into an address.
    if (!layers.includes(layer) || ![z, x, y].every((n) => /^(0|[1-9]\d{0,7})$/.test(n))) return undefined;
    const side = 2 ** Number(z);
    if (Number(z) > maxZoom || Number(x) >= side || Number(y) >= side) return undefined;
    const values: Record<string, string> = { layer, z, x, y, key: encodeURIComponent(c.TILE_KEY ?? '') };
    return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  };
  return { shown, address };
}
