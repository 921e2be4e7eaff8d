import { z } from 'zod';
import { defineOperation, importCheck, importMapping, importPreview, importTypes, operationStatus, uuid } from '../kit';
import { hazardErrors as e } from './hazard.errors';

/** What of a hazard can be imported; the columns of the file in the order of the template. */
export const hazardImportFields = [
  'title', 'description', 'level', 'category', 'divisionCode', 'subjectName', 'subjectCreditCode', 'checkItem', 'source', 'rectification', 'dueAt', 'reportedAt', 'lng', 'lat', 'crs',
] as const;
export type HazardImportField = (typeof hazardImportFields)[number];

export const hazardImportBody = importMapping(hazardImportFields).meta({ id: 'HazardImportMapping' });

const base = { service: 'enforcement', permission: 'hazard.import' } as const;
const params = z.object({ id: uuid });
export const HAZARD_FILE_BYTES = 32 * 1024 * 1024;

/** Hazards from a file whose columns somebody looks at: upload and look, check with a mapping, run. A program sends its file to `hazard.import`. */
export const hazardImportApi = {
  upload: defineOperation({
    ...base, id: 'hazard-import.upload', method: 'POST', path: '/hazards/imports/previews', summary: { zh: '上传隐患文件（CSV、Excel），预览', en: 'Upload a file of hazards (CSV, Excel) and see what is in it; nothing is imported yet' },
    upload: { types: importTypes, maxBytes: HAZARD_FILE_BYTES }, status: 201, response: importPreview, errors: [e.csv_encoding, e.csv_malformed, e.csv_empty, e.csv_too_many_rows],
  }),
  template: defineOperation({
    ...base, id: 'hazard-import.template', method: 'GET', path: '/hazards/imports/template', summary: { zh: '隐患导入模板（CSV）', en: 'The template of an import, as CSV' },
    status: 200, produces: 'text/csv',
  }),
  check: defineOperation({
    ...base, id: 'hazard-import.check', method: 'POST', path: '/hazards/imports/:id/actions/check', summary: { zh: '按列对应关系逐行检查', en: 'What would become of each row under a mapping' },
    params, body: hazardImportBody, status: 200, response: importCheck, errors: [e.csv_columns, e.import_started],
  }),
  run: defineOperation({
    ...base, id: 'hazard-import.run', method: 'POST', path: '/hazards/imports/:id/actions/run', summary: { zh: '导入：合格的行成为隐患，其余退回', en: 'Import: good rows become hazards, the others come back; one that failed goes on where it stopped' },
    params, body: hazardImportBody, status: 202, response: operationStatus, errors: [e.csv_columns, e.import_started],
  }),
};
