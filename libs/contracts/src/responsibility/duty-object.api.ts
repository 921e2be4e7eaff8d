import { z } from 'zod';
import { defineImport, defineOperation, uuid } from '../kit';
import * as dto from './duty-object.dto';
import { dutyObjectErrors as e } from './duty-object.errors';

const base = { service: 'responsibility' } as const;
const manage = { ...base, permission: 'duty-holder.manage', status: 200, response: dto.dutyObject, etag: true } as const;
const read = { ...base, method: 'GET', permission: 'duty-holder.read', status: 200 } as const;
const id = z.object({ id: uuid });
const place = [e.out_of_scope, e.unknown_division, e.unknown_unit, e.outside_china];

export const dutyObjectApi = {
  register: defineOperation({ ...manage, id: 'duty-object.register', method: 'POST', path: '/duty-objects', summary: { zh: '登记三防对象', en: 'Register a duty object' }, body: dto.registerDutyObjectBody, status: 201, errors: [...place, e.unknown_kind, e.code_taken] }),
  list: defineOperation({ ...read, id: 'duty-object.list', path: '/duty-objects', summary: { zh: '三防对象及其责任人（支持 CSV、Excel 导出）', en: 'Duty objects with their holders of a year; exports the same rows' }, query: dto.dutyObjectQuery, response: dto.dutyObjectPage, export: true }),
  gaps: defineOperation({ ...read, id: 'duty-object.gaps', path: '/duty-objects/gaps', summary: { zh: '责任人缺口清单（支持 CSV、Excel 导出）', en: 'Needed holders that are missing, disabled, gone, moved, or not published this year; exports the same rows' }, query: dto.dutyGapQuery, response: dto.dutyGapPage, export: true }),
  figures: defineOperation({ ...read, id: 'duty-object.figures', path: '/duty-objects/figures', summary: { zh: '责任人落实率，可下钻', en: 'How many objects have every holder they need; each number leads to its rows' }, query: dto.dutyFiguresQuery, response: dto.dutyFigures }),
  get: defineOperation({ ...read, id: 'duty-object.get', path: '/duty-objects/:id', summary: { zh: '三防对象详情', en: 'Get a duty object, with its holders of a year' }, params: id, query: dto.dutyYearQuery, response: dto.dutyObject, etag: true }),
  change: defineOperation({ ...manage, id: 'duty-object.change', method: 'PATCH', path: '/duty-objects/:id', summary: { zh: '修改三防对象', en: 'Change a duty object' }, params: id, body: dto.changeDutyObjectBody, ifMatch: true, errors: [...place, e.retired] }),
  retire: defineOperation({ ...manage, id: 'duty-object.retire', method: 'POST', path: '/duty-objects/:id/actions/retire', summary: { zh: '停用三防对象', en: 'Retire a duty object' }, params: id, body: dto.retireDutyObjectBody, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope] }),
  restore: defineOperation({ ...manage, id: 'duty-object.restore', method: 'POST', path: '/duty-objects/:id/actions/restore', summary: { zh: '恢复三防对象', en: 'Restore a duty object' }, params: id, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope] }),
};

/** What of an object and its holders can be imported; the columns of the file in the order of the template. */
export const dutyObjectImportFields = [
  'kind', 'code', 'name', 'divisionCode', 'address', 'lng', 'lat', 'unit', 'edition', 'administrative', 'administrativePost', 'administrativePhone', 'technical', 'technicalPost', 'technicalPhone', 'inspection', 'inspectionPost', 'inspectionPhone',
] as const;
export type DutyObjectImportField = (typeof dutyObjectImportFields)[number];

/** Objects from a file, and their holders into a draft of the yearly table that the row names by its number. */
export const dutyObjectImportApi = defineImport({
  service: 'responsibility', feature: 'duty-object-import', permission: 'duty-holder.manage', path: '/duty-objects/imports', fields: dutyObjectImportFields, mapping: 'DutyObjectImportMapping', maxBytes: 16 * 1024 * 1024,
  records: { zh: '三防对象及责任人', en: 'duty objects with their holders' }, become: { zh: '成为登记的对象和拟定的责任人', en: 'objects, and holders of a draft' }, errors: e,
});
