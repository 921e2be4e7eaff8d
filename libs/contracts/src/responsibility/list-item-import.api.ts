import { defineImport } from '../kit';
import { listItemErrors } from './list-item.errors';

/** What of an item can be imported; the columns of the file in the order of the template. */
export const listItemImportFields = ['list', 'content', 'group', 'legalBasis', 'requirement', 'measure', 'evidenceWanted', 'industryCode', 'divisionCode', 'ownerUnit', 'ownerPost', 'ownerMember', 'supportUnits', 'dueDay', 'level', 'source'] as const;
export type ListItemImportField = (typeof listItemImportFields)[number];

/** Items from a file into drafts: each row names its list by number. The same content is not taken twice into one list. */
export const listItemImportApi = defineImport({
  service: 'responsibility', feature: 'list-item-import', permission: 'responsibility-list.manage', path: '/list-items/imports', fields: listItemImportFields, mapping: 'ListItemImportMapping', maxBytes: 16 * 1024 * 1024,
  records: { zh: '清单事项', en: 'items of lists' }, become: { zh: '成为拟定的事项', en: 'drafted items' }, errors: listItemErrors,
});
