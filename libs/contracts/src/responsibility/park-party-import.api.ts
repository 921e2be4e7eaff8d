import { defineImport } from '../kit';
import { parkPartyErrors } from './park.errors';

/** What of a party of a park can be imported; the columns of the file in the order of the template. */
export const parkPartyImportFields = ['park', 'role', 'name', 'creditCode', 'buildings', 'unit', 'note'] as const;
export type ParkPartyImportField = (typeof parkPartyImportFields)[number];

/** Landlords, property managers and tenants from a file, each to the park that its row names. What is registered already is not registered twice. */
export const parkPartyImportApi = defineImport({
  service: 'responsibility', feature: 'park-party-import', permission: 'park.manage', path: '/park-parties/imports', fields: parkPartyImportFields, mapping: 'ParkPartyImportMapping', maxBytes: 16 * 1024 * 1024,
  records: { zh: '园区三方单位', en: 'parties of parks' }, become: { zh: '登记到各自园区', en: 'parties of their parks' }, errors: parkPartyErrors,
});
