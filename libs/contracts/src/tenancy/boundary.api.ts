import { defineOperation } from '../kit';
import * as dto from './boundary.dto';
import { boundaryErrors as e } from './boundary.errors';

const base = { service: 'tenancy' } as const;

export const boundaryApi = {
  upload: defineOperation({
    ...base, id: 'boundary.upload', method: 'PUT', path: '/boundaries', summary: { zh: '上传区划边界（GeoJSON），替换文件中各区划的边界', en: 'Upload boundaries as GeoJSON: replaces those of the divisions in the file, and leaves the others' },
    permission: 'division.manage', query: dto.uploadBoundariesQuery, upload: { types: ['application/geo+json', 'multipart/form-data'], maxBytes: dto.BOUNDARY_FILE.bytes },
    status: 200, response: dto.uploadedBoundaries, errors: [e.malformed, e.features, e.too_many, e.out_of_scope],
  }),
  list: defineOperation({
    ...base, id: 'boundary.list', method: 'GET', path: '/boundaries', summary: { zh: '区划边界（WGS84 GeoJSON）', en: 'Boundaries of the divisions in force, as a GeoJSON FeatureCollection in WGS84, each with the facts of `boundary.get` as its properties; takes If-None-Match' },
    permission: 'division.read', query: dto.boundaryQuery, status: 200, produces: 'application/geo+json',
  }),
  get: defineOperation({
    ...base, id: 'boundary.get', method: 'GET', path: '/boundaries/:code', summary: { zh: '一个区划的边界信息', en: 'What is known of the boundary of a division' },
    permission: 'division.read', params: dto.boundaryParam, status: 200, response: dto.boundary, etag: true,
  }),
  remove: defineOperation({
    ...base, id: 'boundary.remove', method: 'DELETE', path: '/boundaries/:code', summary: { zh: '删除一个区划的边界', en: 'Remove the boundary of a division' },
    permission: 'division.manage', params: dto.boundaryParam, status: 204, ifMatch: true, errors: [e.out_of_scope],
  }),
};
