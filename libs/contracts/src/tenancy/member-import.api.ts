import { z } from 'zod';
import { defineImport, defineOperation, uuid } from '../kit';
import { memberErrors as e } from './member.errors';
import { memberImportFields } from './member-import.dto';

/** People from a file: upload and look, check with a mapping, run, hand out the first passwords once. */
export const memberImportApi = {
  ...defineImport({
    service: 'tenancy', feature: 'member-import', permission: 'member.manage', path: '/members/imports', fields: memberImportFields, mapping: 'MemberImportMapping', maxBytes: 8 * 1024 * 1024,
    records: { zh: '人员', en: 'people' }, become: { zh: '建立账号', en: 'accounts' }, errors: e,
  }),
  passwords: defineOperation({
    service: 'tenancy', permission: 'member.manage', id: 'member-import.passwords', method: 'POST', path: '/members/imports/:id/actions/hand-out', summary: { zh: '领取首次登录密码单（CSV，仅一次）', en: 'The list of first passwords to hand out, as CSV: given once, which is audited' },
    params: z.object({ id: uuid }), status: 200, produces: 'text/csv', errors: [e.import_running, e.handed_out],
  }),
};
