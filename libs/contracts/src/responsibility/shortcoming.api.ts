import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import { reportPeriodErrors } from './report-period.errors';
import * as dto from './shortcoming.dto';
import { shortcomingErrors as e } from './shortcoming.errors';
import { shortcomingLifecycle, type ShortcomingAction } from './shortcoming.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const step = <B extends z.ZodType>(verb: ShortcomingAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({ ...base, id: `shortcoming.${verb}`, method: 'POST', path: `/shortcomings/:id/actions/${verb}`, summary: { zh, en }, permission: shortcomingLifecycle.actions[verb].permission, params: id, body, status: 200, response: dto.shortcoming, etag: true, ifMatch: true, errors: [e.action_not_allowed, ...errors] });

export const shortcomingApi = {
  propose: defineOperation({ ...base, id: 'shortcoming.propose', method: 'GET', path: '/report-periods/:id/shortcomings', summary: { zh: '提示：该期最差的三项指标', en: 'The worst three rates of a compiled period' }, permission: 'shortcoming.manage', params: id, status: 200, response: dto.proposedShortcomings, errors: [reportPeriodErrors.not_compiled] }),
  write: defineOperation({ ...base, id: 'shortcoming.write', method: 'POST', path: '/shortcomings', summary: { zh: '写入存在问题和不足', en: 'Write a shortcoming, with the figures that show it' }, permission: 'shortcoming.manage', body: dto.writeShortcomingBody, status: 201, response: dto.shortcoming, etag: true, errors: [e.unknown_period, e.unknown_figure] }),
  list: defineOperation({ ...base, id: 'shortcoming.list', method: 'GET', path: '/shortcomings', summary: { zh: '存在问题和不足（支持 CSV、Excel 导出）', en: 'Shortcomings, newest first; exports the same rows' }, permission: 'shortcoming.read', query: dto.shortcomingQuery, status: 200, response: dto.shortcomingPage, export: true }),
  get: defineOperation({ ...base, id: 'shortcoming.get', method: 'GET', path: '/shortcomings/:id', summary: { zh: '存在问题详情', en: 'Get a shortcoming' }, permission: 'shortcoming.read', params: id, status: 200, response: dto.shortcoming, etag: true }),
  change: defineOperation({ ...base, id: 'shortcoming.change', method: 'PATCH', path: '/shortcomings/:id', summary: { zh: '修改措辞（定措施之前）', en: 'Reword a shortcoming that is open' }, permission: 'shortcoming.manage', params: id, body: dto.changeShortcomingBody, status: 200, response: dto.shortcoming, etag: true, ifMatch: true, errors: [e.not_open] }),
  counter: step('counter', dto.counterShortcomingBody, '定措施：落实到任务或目标', 'Name the countermeasure, carried out by a task or a target', [e.carried_by, e.unknown_task, e.unknown_target]),
  close: step('close', dto.closeShortcomingBody, '销号（须由他人）', 'Close, by another person', [e.same_person]),
};
