import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './expert.dto';
import { expertErrors as e, expertTaskErrors as t } from './expert.errors';
import { expertLifecycle, expertTaskLifecycle, type ExpertAction, type ExpertTaskAction } from './expert.lifecycle';
import { serviceContractErrors as c } from './service-contract.errors';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });

const expertStep = <B extends z.ZodType>(verb: ExpertAction, body: B, zh: string, en: string) =>
  defineOperation({
    ...base, id: `expert.${verb}`, method: 'POST', path: `/experts/:id/actions/${verb}`, summary: { zh, en }, permission: expertLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.expert, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope],
  });
const taskStep = <B extends z.ZodType>(verb: ExpertTaskAction, body: B, zh: string, en: string) =>
  defineOperation({
    ...base, id: `expert-task.${verb}`, method: 'POST', path: `/expert-tasks/:id/actions/${verb}`, summary: { zh, en }, permission: expertTaskLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.expertTask, etag: true, ifMatch: true, errors: [t.action_not_allowed, t.out_of_scope],
  });

export const expertApi = {
  add: defineOperation({ ...base, id: 'expert.add', method: 'POST', path: '/experts', summary: { zh: '专家入库', en: 'Add an expert to the roster' }, permission: 'expert.manage', body: dto.addExpertBody, status: 201, response: dto.expert, etag: true, errors: [e.out_of_scope, e.unknown_division] }),
  list: defineOperation({ ...base, id: 'expert.list', method: 'GET', path: '/experts', summary: { zh: '专家库（支持 CSV、Excel 导出）', en: 'The roster of experts; exports the same rows' }, permission: 'expert.read', query: dto.expertQuery, status: 200, response: dto.expertPage, export: true }),
  get: defineOperation({ ...base, id: 'expert.get', method: 'GET', path: '/experts/:id', summary: { zh: '专家详情', en: 'Get an expert' }, permission: 'expert.read', params: id, status: 200, response: dto.expert, etag: true }),
  change: defineOperation({ ...base, id: 'expert.change', method: 'PATCH', path: '/experts/:id', summary: { zh: '修改专家信息', en: 'Change what is on file of an expert' }, permission: 'expert.manage', params: id, body: dto.changeExpertBody, status: 200, response: dto.expert, etag: true, ifMatch: true, errors: [e.out_of_scope] }),
  remove: expertStep('remove', dto.removeExpertBody, '专家出库（说明原因）', 'Remove an expert from the roster, with the reason'),
  restore: expertStep('restore', dto.restoreExpertBody, '专家重新入库', 'Put an expert on the roster again'),
  reveal: defineOperation({
    ...base, id: 'expert.reveal', method: 'POST', path: '/experts/:id/actions/reveal', summary: { zh: '查看专家姓名、电话', en: 'Show an expert\'s name and phone in full; that they were shown, and why, is written into the audit log' },
    permission: 'personal.reveal', params: id, body: dto.revealExpertBody, status: 200, response: dto.revealedExpert, reveals: true,
  }),
};

export const expertTaskApi = {
  assign: defineOperation({
    ...base, id: 'expert-task.assign', method: 'POST', path: '/expert-tasks', summary: { zh: '派出专家', en: 'Send an expert to a subject' }, permission: 'service-contract.manage', body: dto.assignExpertTaskBody, status: 201, response: dto.expertTask, etag: true,
    errors: [t.out_of_scope, t.unknown_subject, t.subject_closed, e.unknown, e.not_in_force, e.own_unit, c.unknown, c.not_in_force, c.not_served],
  }),
  list: defineOperation({ ...base, id: 'expert-task.list', method: 'GET', path: '/expert-tasks', summary: { zh: '专家任务（支持 CSV、Excel 导出）', en: 'Tasks of experts; exports the same rows' }, permission: 'service-contract.read', query: dto.expertTaskQuery, status: 200, response: dto.expertTaskPage, export: true }),
  get: defineOperation({ ...base, id: 'expert-task.get', method: 'GET', path: '/expert-tasks/:id', summary: { zh: '专家任务详情', en: 'Get a task of an expert' }, permission: 'service-contract.read', params: id, status: 200, response: dto.expertTask, etag: true }),
  finish: taskStep('finish', dto.finishExpertTaskBody, '专家任务完成', 'Finish a task, with what the expert said and what it cost'),
  cancel: taskStep('cancel', dto.cancelExpertTaskBody, '取消专家任务', 'Cancel a task'),
};
