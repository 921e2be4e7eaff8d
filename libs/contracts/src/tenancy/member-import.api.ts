import { z } from 'zod';
import { defineOperation, importCheck, importPreview, importTypes, operationStatus, uuid } from '../kit';
import { memberErrors as e } from './member.errors';
import { memberImportBody } from './member-import.dto';

const base = { service: 'tenancy', permission: 'member.manage' } as const;
const params = z.object({ id: uuid });

/** People from a file: upload and look, check with a mapping, run, hand out the first passwords once. */
export const memberImportApi = {
  upload: defineOperation({
    ...base, id: 'member-import.upload', method: 'POST', path: '/members/imports', summary: { zh: '上传人员名单（CSV、Excel），预览', en: 'Upload a list of people (CSV, Excel) and see what is in it; nothing is imported yet' },
    upload: { types: importTypes, maxBytes: 8 * 1024 * 1024 }, status: 201, response: importPreview, errors: [e.csv_encoding, e.csv_malformed, e.csv_empty, e.csv_too_many_rows],
  }),
  template: defineOperation({
    ...base, id: 'member-import.template', method: 'GET', path: '/members/imports/template', summary: { zh: '人员导入模板（CSV）', en: 'The template of an import, as CSV' },
    status: 200, produces: 'text/csv',
  }),
  check: defineOperation({
    ...base, id: 'member-import.check', method: 'POST', path: '/members/imports/:id/actions/check', summary: { zh: '按列对应关系逐行检查', en: 'What would become of each row under a mapping' },
    params, body: memberImportBody, status: 200, response: importCheck, errors: [e.csv_columns, e.import_started],
  }),
  run: defineOperation({
    ...base, id: 'member-import.run', method: 'POST', path: '/members/imports/:id/actions/run', summary: { zh: '导入：合格的行建立账号，其余退回', en: 'Import: good rows become accounts, the others come back; one that failed goes on where it stopped' },
    params, body: memberImportBody, status: 202, response: operationStatus, errors: [e.csv_columns, e.import_started],
  }),
  refused: defineOperation({
    ...base, id: 'member-import.refused', method: 'GET', path: '/members/imports/:id/refused', summary: { zh: '导入被拒行（CSV，含原因列）', en: 'Rows an import refused, with a reason column' },
    params, status: 200, produces: 'text/csv', audited: 'downloaded',
  }),
  passwords: defineOperation({
    ...base, id: 'member-import.passwords', method: 'POST', path: '/members/imports/:id/actions/hand-out', summary: { zh: '领取首次登录密码单（CSV，仅一次）', en: 'The list of first passwords to hand out, as CSV: given once, which is audited' },
    params, status: 200, produces: 'text/csv', errors: [e.import_running, e.handed_out],
  }),
};
