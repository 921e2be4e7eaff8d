import { z } from 'zod';

/** Where a background map comes from, as a map asks for it: through this origin, so that no key and no request leaves it. */
export const tileConfig = z.object({
  url: z.literal('/tiles/{layer}/{z}/{x}/{y}'),
  layers: z.array(z.string()).min(1).meta({ description: '底图图层, e.g. vec 矢量 cva 矢量注记 img 影像 cia 影像注记' }),
  crs: z.enum(['WGS84', 'GCJ02', 'BD09', 'CGCS2000']).meta({ description: 'the system the tiles are drawn in: what is laid over them has to be in it' }),
  attribution: z.string(),
  maxZoom: z.number().int(),
});
export type TileConfig = z.infer<typeof tileConfig>;

/** `GET /api/config`: what the console has to know before anybody signs in. */
export const consoleConfig = z.object({ version: z.string(), tiles: tileConfig.nullable() }).meta({ id: 'ConsoleConfig' });
export type ConsoleConfig = z.infer<typeof consoleConfig>;
