import { z } from 'zod';
import { mapBox } from './hazard.map.dto';
import { subjectGrades, subjectKind } from './subject.dto';
import { subjectFilters } from './subject.query';

export const subjectMapQuery = subjectFilters.extend({
  bbox: mapBox.optional().meta({ description: 'west,south,east,north in degrees of WGS84; default: everywhere' }),
  zoom: z.coerce.number().min(0).max(24).default(10).meta({ description: 'of the map, as maps with tiles of 512 pixels count it' }),
});
export type SubjectMapQuery = z.output<typeof subjectMapQuery>;

const wgs84 = { lng: z.number(), lat: z.number() };
const counts = { count: z.number().int(), key: z.number().int().meta({ description: '其中重点' }) };

/** 监管对象一张图. */
export const subjectMap = z
  .object({
    total: z.number().int().meta({ description: 'in the tiles that touch the box' }),
    clusters: z.array(z.object({ ...wgs84, ...counts, bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]) })),
    points: z.array(z.object({ id: z.uuid(), name: z.string(), kind: subjectKind, grade: z.enum(subjectGrades).nullable(), isKey: z.boolean(), ...wgs84 })),
    divisions: z.array(z.object({ divisionCode: z.string(), divisionName: z.string(), divisionOnly: z.boolean(), ...counts, unplaced: z.number().int().meta({ description: 'of them, without a position: no map shows them' }) })).meta({ description: 'by division, one level below the one asked for' }),
  })
  .meta({ id: 'SubjectMap' });
export type SubjectMap = z.infer<typeof subjectMap>;
