import { defineImport } from '../kit';
import { hazardErrors } from './hazard.errors';

/** What of a hazard can be imported; the columns of the file in the order of the template. */
export const hazardImportFields = [
  'title', 'description', 'level', 'category', 'divisionCode', 'subjectName', 'subjectCreditCode', 'checkItem', 'source', 'rectification', 'before', 'after', 'campaigns', 'dueAt', 'reportedAt', 'closedAt', 'lng', 'lat', 'crs',
] as const;
export type HazardImportField = (typeof hazardImportFields)[number];

export const HAZARD_FILE_BYTES = 32 * 1024 * 1024;

/** Hazards from a file whose columns somebody looks at. A program sends its file to `hazard.import`. */
export const hazardImportApi = defineImport({
  service: 'enforcement', feature: 'hazard-import', permission: 'hazard.import', path: '/hazards/imports', previews: '/previews', fields: hazardImportFields, mapping: 'HazardImportMapping', maxBytes: HAZARD_FILE_BYTES,
  records: { zh: '隐患', en: 'hazards' }, become: { zh: '成为隐患', en: 'hazards' }, errors: hazardErrors,
});
