import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import { reportPeriodErrors } from './report-period.errors';
import * as dto from './target.dto';
import { targetErrors as e } from './target.errors';
import { targetLifecycle, type TargetAction } from './target.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const step = <B extends z.ZodType>(verb: TargetAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({ ...base, id: `target.${verb}`, method: 'POST', path: `/targets/:id/actions/${verb}`, summary: { zh, en }, permission: targetLifecycle.actions[verb].permission, params: id, body, status: 200, response: dto.target, etag: true, ifMatch: true, errors: [e.action_not_allowed, ...errors] });

export const targetApi = {
  set: defineOperation({ ...base, id: 'target.set', method: 'POST', path: '/targets', summary: { zh: '设定工作目标', en: 'Set a target' }, permission: 'target.manage', body: dto.setTargetBody, status: 201, response: dto.target, etag: true, errors: [e.unknown_unit, e.unknown_member] }),
  list: defineOperation({ ...base, id: 'target.list', method: 'GET', path: '/targets', summary: { zh: '工作目标（支持 CSV、Excel 导出）', en: 'Targets, newest first; exports the same rows' }, permission: 'target.read', query: dto.targetQuery, status: 200, response: dto.targetPage, export: true }),
  figures: defineOperation({ ...base, id: 'target.figures', method: 'GET', path: '/targets/figures', summary: { zh: '目标完成率，可下钻', en: 'How many targets are reached; each number leads to its rows' }, permission: 'target.read', query: dto.targetFiguresQuery, status: 200, response: dto.targetFigures }),
  get: defineOperation({ ...base, id: 'target.get', method: 'GET', path: '/targets/:id', summary: { zh: '工作目标详情', en: 'Get a target' }, permission: 'target.read', params: id, status: 200, response: dto.target, etag: true }),
  file: defineOperation({ ...base, id: 'target.file', method: 'GET', path: '/targets/:id/files/:fileId', summary: { zh: '下载进展佐证', en: 'Download evidence of progress' }, permission: 'target.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded' }),
  change: defineOperation({ ...base, id: 'target.change', method: 'PATCH', path: '/targets/:id', summary: { zh: '修改目标（有进展之前）', en: 'Change a target that nothing was reported on' }, permission: 'target.manage', params: id, body: dto.changeTargetBody, status: 200, response: dto.target, etag: true, ifMatch: true, errors: [e.begun, e.unknown_unit, e.unknown_member] }),
  report: step('report', dto.reportTargetBody, '报进展', 'Report progress', [e.read_from_figure, e.day, e.unknown_file]),
  measure: step('measure', dto.measureTargetBody, '从指标取数', 'Read progress from its figure', [e.no_figure, e.unknown_figure, reportPeriodErrors.partial, reportPeriodErrors.unreachable]),
  conclude: step('conclude', dto.concludeTargetBody, '认定完成与否（须由他人；按数判断）', 'Conclude, by another person than who reported: its number says whether it is reached', [e.same_person, e.not_due]),
  drop: step('drop', dto.dropTargetBody, '取消目标', 'Drop a target'),
  'carry-over': step('carry-over', dto.carryTargetBody, '结转下年：答复新的目标', 'Carry over to the next year; answers the new target', [e.carried_already]),
};
