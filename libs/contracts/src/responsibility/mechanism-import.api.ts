import { defineImport } from '../kit';
import { mechanismRecordErrors } from './mechanism.errors';

/** What of a place, unit or enterprise can be imported; the columns of the file in the order of the template. */
export const mechanismImportFields = ['template', 'name', 'divisionCode', 'unit', 'creditCode'] as const;
export type MechanismImportField = (typeof mechanismImportFields)[number];

/** Places, units and enterprises from a file, listed under the templates that each row names. What is listed already is not listed twice. */
export const mechanismImportApi = defineImport({
  service: 'responsibility', feature: 'mechanism-import', permission: 'mechanism-record.list', path: '/mechanism-records/imports', fields: mechanismImportFields, mapping: 'MechanismImportMapping', maxBytes: 16 * 1024 * 1024,
  records: { zh: '落实机制的场所、单位、企业', en: 'places, units and enterprises of mechanisms' }, become: { zh: '列入机制', en: 'listed under their mechanisms' }, errors: mechanismRecordErrors,
});
