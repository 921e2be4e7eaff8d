import { z } from 'zod';
import { flag } from '../kit';
import { hazardLevel } from './hazard.dto';
import { hazardStates } from './hazard.lifecycle';
import { hazardFilters } from './hazard.query';

const degrees = /^-?\d{1,3}(\.\d{1,12})?$/;

/** `west,south,east,north` in degrees of WGS84. */
export const mapBox = z.string().transform((given, ctx): [number, number, number, number] => {
  const parts = given.split(',').map((p) => p.trim());
  const [west = 0, south = 0, east = 0, north = 0] = parts.map(Number);
  const fits = parts.length === 4 && parts.every((p) => degrees.test(p)) && west >= -180 && east <= 180 && south >= -90 && north <= 90 && west <= east && south <= north;
  if (fits) return [west, south, east, north];
  ctx.issues.push({ code: 'custom', input: given, message: '范围应为 西,南,东,北（WGS84 度） / The box is west,south,east,north in degrees of WGS84' });
  return z.NEVER;
});

export const hazardMapQuery = hazardFilters.extend({
  bbox: mapBox.optional().meta({ description: 'west,south,east,north in degrees of WGS84; default: everywhere' }),
  zoom: z.coerce.number().min(0).max(24).default(10).meta({ description: 'of the map, as maps with tiles of 512 pixels count it; clusters are about 64 pixels wide' }),
  unplaced: flag.optional().meta({ description: 'false: leave out what has no position, as when the map is only moved' }),
  divisions: flag.optional().meta({ description: 'true: what the map shows is counted by division too, one level below the one asked for' }),
});
export type HazardMapQuery = z.output<typeof hazardMapQuery>;

const place = {
  divisionCode: z.string(), divisionName: z.string(), count: z.number().int(),
  divisionOnly: z.boolean().meta({ description: 'of the division itself, and nothing below it: as the filter of the list is called' }),
};
const wgs84 = { lng: z.number(), lat: z.number() };

export const hazardMap = z
  .object({
    total: z.number().int().meta({ description: 'in the tiles that touch the box' }),
    clusters: z.array(
      z.object({
        ...wgs84, count: z.number().int(), major: z.number().int(), overdue: z.number().int(),
        bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).meta({ description: 'of the hazards in it: west, south, east, north' }),
      }),
    ),
    points: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string(), level: hazardLevel, status: z.enum(hazardStates), overdue: z.boolean(), ...wgs84 })),
    divisions: z.array(z.object({ ...place, major: z.number().int(), overdue: z.number().int() })).meta({ description: 'with a position, by division: the map for who sees none; empty unless asked for' }),
    unplaced: z.array(z.object(place)).meta({ description: 'without a position, by division: no map shows them' }),
  })
  .meta({ id: 'HazardMap' });
export type HazardMap = z.infer<typeof hazardMap>;
