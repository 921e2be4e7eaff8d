import { defineImport } from '../kit';
import { subjectErrors } from './subject.errors';

/** What of a subject can be imported; the columns of the file in the order of the template. */
export const subjectImportFields = [
  'name', 'kind', 'creditCode', 'noCreditCodeReason', 'address', 'divisionCode', 'industryCode', 'staffCount', 'isKey', 'tags', 'legalRepresentative', 'contactName', 'contactPhone',
  'ownerMember', 'ownerUnit', 'refreshedAt', 'lng', 'lat', 'crs',
] as const;
export type SubjectImportField = (typeof subjectImportFields)[number];

/**
 * Subjects from a file. A row with the credit code of a record, or else with its name and address, is that record: it is
 * filled up, never doubled. Names and addresses match whatever the width of letters, digits and brackets, the kind of
 * brackets, spaces, and small or capital letters (`nameKey`); words do not: 有限公司 and 有限责任公司 are two. A row with a code
 * is never merged into a record that has another.
 */
export const subjectImportApi = defineImport({
  service: 'enforcement', feature: 'subject-import', permission: 'subject.manage', path: '/subjects/imports', fields: subjectImportFields, mapping: 'SubjectImportMapping', maxBytes: 32 * 1024 * 1024,
  records: { zh: '监管对象', en: 'subjects' }, become: { zh: '登记或并入已有档案', en: 'subjects, or fill up those that are there' }, errors: subjectErrors,
});
