import { z } from 'zod';
import { divisionCode, instant } from '../kit';
import { divisionLevel } from './division.dto';

/** How large a file of boundaries may be, and how many divisions one holds. */
export const BOUNDARY_FILE = { bytes: 20 * 1024 * 1024, features: 5_000 } as const;

export const boundaryCrs = z.enum(['WGS84', 'GCJ02', 'BD09', 'CGCS2000']).meta({ description: '坐标系 the system the file is in' });

export const boundary = z
  .object({
    code: z.string(),
    name: z.string(),
    level: divisionLevel,
    crs: boundaryCrs,
    vertices: z.number().int().meta({ description: '顶点数' }),
    bbox: z.array(z.number()).length(4).meta({ description: '外包矩形 [west, south, east, north] in WGS84' }),
    uploadedAt: instant,
    uploadedBy: z.string().nullable().meta({ description: 'name of who uploaded it; null to who may not manage divisions' }),
    version: z.number().int(),
  })
  .meta({ id: 'Boundary' });
export type BoundaryDto = z.infer<typeof boundary>;

export const uploadBoundariesQuery = z.object({
  codeProperty: z.string().regex(/^[\p{L}\p{N}_. -]{1,60}$/u).default('code').meta({ description: '存放区划代码的属性名 the property that holds the code of the division' }),
  crs: boundaryCrs.default('WGS84'),
});
export type UploadBoundariesQuery = z.output<typeof uploadBoundariesQuery>;
export const uploadedBoundaries = z.object({ stored: z.number().int(), items: z.array(boundary) });

export const boundaryQuery = z.object({
  level: divisionLevel.optional(),
  parent: divisionCode.optional().meta({ description: 'only its direct children' }),
});
export type BoundaryQuery = z.output<typeof boundaryQuery>;
export const boundaryParam = z.object({ code: divisionCode });
