import { defineImport } from '../kit';
import { checkErrors } from './check.errors';

/** What of a finished check can be brought in; the columns of the file in the order of the template. */
export const checkImportFields = ['number', 'kind', 'subject', 'day', 'officers', 'organization', 'hazards', 'result'] as const;
export type CheckImportField = (typeof checkImportFields)[number];

/**
 * 历史检查 finished checks of the time before, by the numbers of their old records. They count by their own days, are shown as
 * brought in, and say nothing that only a check done here can: no approval, sign-in, answer, signature or evidence. A record
 * that is there, by kind and old number, is refused and not doubled.
 */
export const checkImportApi = defineImport({
  service: 'enforcement', feature: 'check-import', permission: 'check.import', path: '/checks/imports', fields: checkImportFields, mapping: 'CheckImportMapping', maxBytes: 32 * 1024 * 1024,
  records: { zh: '历史检查', en: 'finished checks' }, become: { zh: '成为历史导入的检查记录', en: 'checks that were brought in' }, errors: checkErrors,
});
