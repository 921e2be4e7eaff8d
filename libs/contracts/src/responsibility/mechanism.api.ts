import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './mechanism.dto';
import { mechanismRecordErrors as re, mechanismTemplateErrors as e } from './mechanism.errors';
import { mechanismRecordLifecycle, mechanismTemplateLifecycle, type MechanismRecordAction, type MechanismTemplateAction } from './mechanism.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const templateStep = <B extends z.ZodType>(verb: MechanismTemplateAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `mechanism-template.${verb}`, method: 'POST', path: `/mechanism-templates/:id/actions/${verb}`, summary: { zh, en }, permission: mechanismTemplateLifecycle.actions[verb].permission, params: id, body, status: 200, response: dto.mechanismTemplate, etag: true, ifMatch: true,
    errors: [e.action_not_allowed, ...errors],
  });
const recordStep = <B extends z.ZodType>(verb: MechanismRecordAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `mechanism-record.${verb}`, method: 'POST', path: `/mechanism-records/:id/actions/${verb}`, summary: { zh, en }, permission: mechanismRecordLifecycle.actions[verb].permission, params: id, body, status: 200, response: dto.mechanismRecord, etag: true, ifMatch: true,
    errors: [re.action_not_allowed, re.out_of_scope, ...errors],
  });

export const mechanismTemplateApi = {
  define: defineOperation({ ...base, id: 'mechanism-template.define', method: 'POST', path: '/mechanism-templates', summary: { zh: '定义机制模板', en: 'Define a mechanism template' }, permission: 'mechanism.manage', body: dto.defineMechanismBody, status: 201, response: dto.mechanismTemplate, etag: true, errors: [e.unknown_unit] }),
  list: defineOperation({ ...base, id: 'mechanism-template.list', method: 'GET', path: '/mechanism-templates', summary: { zh: '机制模板', en: 'Mechanism templates, newest first' }, permission: 'mechanism.read', query: dto.mechanismTemplateQuery, status: 200, response: dto.mechanismTemplatePage }),
  get: defineOperation({ ...base, id: 'mechanism-template.get', method: 'GET', path: '/mechanism-templates/:id', summary: { zh: '机制模板详情', en: 'Get a mechanism template' }, permission: 'mechanism.read', params: id, status: 200, response: dto.mechanismTemplate, etag: true }),
  change: defineOperation({
    ...base, id: 'mechanism-template.change', method: 'PATCH', path: '/mechanism-templates/:id', summary: { zh: '修改机制模板（使用之前）', en: 'Change a template that nothing stands on yet' }, permission: 'mechanism.manage', params: id, body: dto.changeMechanismBody, status: 200, response: dto.mechanismTemplate, etag: true, ifMatch: true, errors: [e.used, e.unknown_unit],
  }),
  revise: templateStep('revise', dto.reviseMechanismBody, '修订：答复新的一版', 'Revise a template; answers the version that takes its place', [e.unknown_unit]),
  retire: templateStep('retire', dto.retireMechanismBody, '停用机制模板', 'Retire a template'),
  figures: defineOperation({ ...base, id: 'mechanism-template.figures', method: 'GET', path: '/mechanism-templates/:id/figures', summary: { zh: '落实率：总体与逐项，可下钻', en: 'Attainment, whole and by item; each number leads to its rows' }, permission: 'mechanism.read', params: id, query: dto.mechanismFiguresQuery, status: 200, response: dto.mechanismFigures }),
};

export const mechanismRecordApi = {
  open: defineOperation({
    ...base, id: 'mechanism-record.open', method: 'POST', path: '/mechanism-records', summary: { zh: '列入场所、单位或企业', en: 'List a place, unit or enterprise under a template' }, permission: 'mechanism-record.list', body: dto.listMechanismBody, status: 201, response: dto.mechanismRecord, etag: true,
    errors: [re.out_of_scope, re.unknown_division, re.unknown_template, re.unknown_unit, re.subject, re.listed_already],
  }),
  list: defineOperation({ ...base, id: 'mechanism-record.list', method: 'GET', path: '/mechanism-records', summary: { zh: '机制落实（支持 CSV、Excel 导出）', en: 'Records, newest first; exports the same rows' }, permission: 'mechanism-record.read', query: dto.mechanismRecordQuery, status: 200, response: dto.mechanismRecordPage, export: true }),
  get: defineOperation({ ...base, id: 'mechanism-record.get', method: 'GET', path: '/mechanism-records/:id', summary: { zh: '机制落实详情', en: 'Get a record' }, permission: 'mechanism-record.read', params: id, status: 200, response: dto.mechanismRecord, etag: true }),
  file: defineOperation({ ...base, id: 'mechanism-record.file', method: 'GET', path: '/mechanism-records/:id/files/:fileId', summary: { zh: '下载佐证附件', en: 'Download a file that is evidence of an item' }, permission: 'mechanism-record.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded' }),
  'name-unit': recordStep('name-unit', dto.nameMechanismUnitBody, '指定场所、企业账号所在的单位，由其自行填报', 'Name the unit of a place\'s or enterprise\'s accounts, which then records for itself', [re.unknown_unit, re.unit_stays]),
  record: recordStep('record', dto.recordMechanismBody, '填报逐项落实情况', 'Record which items are attained', [re.items, re.evidence, re.day, re.count, re.unknown_file]),
  check: recordStep('check', dto.checkMechanismBody, '核查（须由他人）', 'Check what was recorded, by another person', [re.same_person, re.own_unit]),
  close: recordStep('close', dto.closeMechanismBody, '移出', 'Take a record off'),
};
