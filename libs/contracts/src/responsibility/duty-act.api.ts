import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './duty-act.dto';
import { dutyActErrors as e } from './duty-act.errors';
import { dutyActLifecycle } from './duty-act.lifecycle';
import { listItemErrors as ie } from './list-item.errors';
import { listItemLifecycle } from './list-item.lifecycle';

const base = { service: 'responsibility' } as const;
const read = { ...base, method: 'GET', permission: 'responsibility-list.read', status: 200 } as const;
const id = z.object({ id: uuid });

export const dutyActApi = {
  record: defineOperation({
    ...base, id: 'list-item.record', method: 'POST', path: '/list-items/:id/actions/record', summary: { zh: '记录履职（常态职责，可多次；责任人、岗位任职人、责任单位、配合单位，或清单维护人代记）', en: 'Record what was done of a standing duty, as often as it is: by whom it names, or by who keeps the list' }, permission: listItemLifecycle.actions.record.permission, params: id, body: dto.recordActBody, status: 200, response: dto.dutyAct, etag: true,
    errors: [ie.action_not_allowed, ie.out_of_scope, ie.not_in_force, ie.unknown_file, ie.evidence_wanted, e.performed, e.outside_days, e.not_owner],
  }),
  ofItem: defineOperation({ ...read, id: 'list-item.acts', path: '/list-items/:id/acts', summary: { zh: '事项的履职留痕（含此前各版相同事项的）', en: 'What was done of a duty, newest first, with what was of the editions before that asked the same' }, params: id, query: dto.itemActsQuery, response: dto.dutyActPage }),
  list: defineOperation({ ...read, id: 'duty-act.list', path: '/duty-acts', summary: { zh: '履职留痕（支持 CSV、Excel 导出）', en: 'Acts of standing duties, newest first; exports the same rows' }, query: dto.dutyActQuery, response: dto.dutyActPage, export: true }),
  figures: defineOperation({ ...read, id: 'duty-act.figures', path: '/duty-acts/figures', summary: { zh: '留痕率：常态职责、有留痕、未留痕，可下钻', en: 'Standing duties with and without acts; each number leads to its rows' }, query: dto.dutyActFiguresQuery, response: dto.dutyActFigures }),
  get: defineOperation({ ...read, id: 'duty-act.get', path: '/duty-acts/:id', summary: { zh: '履职留痕详情', en: 'Get an act of a standing duty' }, params: id, response: dto.dutyAct, etag: true }),
  file: defineOperation({ ...read, id: 'duty-act.file', path: '/duty-acts/:id/files/:fileId', summary: { zh: '下载履职佐证', en: 'Download the evidence of an act' }, params: id.extend({ fileId: uuid }), produces: 'application/octet-stream', audited: 'downloaded' }),
  withdraw: defineOperation({
    ...base, id: 'duty-act.withdraw', method: 'POST', path: '/duty-acts/:id/actions/withdraw', summary: { zh: '撤回登记有误的履职（记录人或清单维护人）', en: 'Withdraw what was recorded wrongly, by who recorded it or who keeps the list' }, permission: dutyActLifecycle.actions.withdraw.permission, params: id, body: dto.withdrawActBody, status: 200, response: dto.dutyAct, etag: true, ifMatch: true,
    errors: [e.action_not_allowed, e.not_own, ie.out_of_scope],
  }),
};
