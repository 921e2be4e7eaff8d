import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './honour.dto';
import { honourErrors as e } from './honour.errors';
import { honourLifecycle, type HonourAction } from './honour.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const said = [e.unknown_unit, e.unknown_member, e.holder_twice, e.unknown_file, e.day];
const step = <B extends z.ZodType>(verb: HonourAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({ ...base, id: `honour.${verb}`, method: 'POST', path: `/honours/:id/actions/${verb}`, summary: { zh, en }, permission: honourLifecycle.actions[verb].permission, params: id, body, status: 200, response: dto.honour, etag: true, ifMatch: true, errors: [e.action_not_allowed, ...errors] });

export const honourApi = {
  register: defineOperation({ ...base, id: 'honour.register', method: 'POST', path: '/honours', summary: { zh: '登记荣誉、典型经验', en: 'Register an honour, or a practice that is spread' }, permission: 'honour.manage', body: dto.registerHonourBody, status: 201, response: dto.honour, etag: true, errors: said }),
  list: defineOperation({ ...base, id: 'honour.list', method: 'GET', path: '/honours', summary: { zh: '荣誉、典型经验（支持 CSV、Excel 导出）', en: 'Honours and practices, newest first; exports the same rows' }, permission: 'honour.read', query: dto.honourQuery, status: 200, response: dto.honourPage, export: true }),
  figures: defineOperation({ ...base, id: 'honour.figures', method: 'GET', path: '/honours/figures', summary: { zh: '按级别和类别统计，可下钻', en: 'Honours by level and kind; each number leads to its rows' }, permission: 'honour.read', query: dto.honourFiguresQuery, status: 200, response: dto.honourFigures }),
  get: defineOperation({ ...base, id: 'honour.get', method: 'GET', path: '/honours/:id', summary: { zh: '荣誉详情', en: 'Get an honour' }, permission: 'honour.read', params: id, status: 200, response: dto.honour, etag: true }),
  file: defineOperation({ ...base, id: 'honour.file', method: 'GET', path: '/honours/:id/files/:fileId', summary: { zh: '下载佐证附件', en: 'Download a file of an honour' }, permission: 'honour.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded' }),
  change: defineOperation({ ...base, id: 'honour.change', method: 'PATCH', path: '/honours/:id', summary: { zh: '修改登记（核实之前）', en: 'Change an honour that is not verified' }, permission: 'honour.manage', params: id, body: dto.changeHonourBody, status: 200, response: dto.honour, etag: true, ifMatch: true, errors: [e.not_registered, ...said] }),
  verify: step('verify', dto.verifyHonourBody, '核实（须由他人）', 'Verify, by another person', [e.same_person]),
  withdraw: step('withdraw', dto.withdrawHonourBody, '撤销', 'Withdraw'),
};
