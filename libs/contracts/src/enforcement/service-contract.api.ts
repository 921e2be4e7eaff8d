import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './service-contract.dto';
import { serviceContractErrors as e } from './service-contract.errors';
import { serviceContractLifecycle, type ServiceContractAction } from './service-contract.lifecycle';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });
const step = <B extends z.ZodType>(verb: ServiceContractAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `service-contract.${verb}`, method: 'POST', path: `/service-contracts/:id/actions/${verb}`, summary: { zh, en }, permission: serviceContractLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.serviceContract, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });

export const serviceContractApi = {
  commission: defineOperation({
    ...base, id: 'service-contract.commission', method: 'POST', path: '/service-contracts', summary: { zh: '委托社会化服务', en: 'Commission a service of an agency' },
    permission: 'service-contract.manage', body: dto.commissionServiceBody, status: 201, response: dto.serviceContract, etag: true, errors: [e.out_of_scope, e.unknown_division, e.unknown_subject],
  }),
  list: defineOperation({ ...base, id: 'service-contract.list', method: 'GET', path: '/service-contracts', summary: { zh: '服务合同（支持 CSV、Excel 导出）', en: 'Service contracts, newest first; exports the same rows' }, permission: 'service-contract.read', query: dto.serviceContractQuery, status: 200, response: dto.serviceContractPage, export: true }),
  figures: defineOperation({
    ...base, id: 'service-contract.figures', method: 'GET', path: '/service-contracts/figures', summary: { zh: '社会化服务数字：服务企业数、隐患条数、专家数，可下钻', en: 'Subjects served, hazards found, experts; each leads to its rows' },
    permission: 'service-contract.read', query: dto.serviceFiguresQuery, status: 200, response: dto.serviceFigures,
  }),
  get: defineOperation({ ...base, id: 'service-contract.get', method: 'GET', path: '/service-contracts/:id', summary: { zh: '服务合同详情', en: 'Get a service contract' }, permission: 'service-contract.read', params: id, status: 200, response: dto.serviceContract, etag: true }),
  change: defineOperation({
    ...base, id: 'service-contract.change', method: 'PATCH', path: '/service-contracts/:id', summary: { zh: '修改服务合同（报告之前）', en: 'Change a service contract before its report' },
    permission: 'service-contract.manage', params: id, body: dto.changeServiceContractBody, status: 200, response: dto.serviceContract, etag: true, ifMatch: true, errors: [e.out_of_scope, e.not_open, e.period, e.unknown_subject],
  }),
  start: step('start', dto.startServiceBody, '开始实施', 'Start a service'),
  report: step('report', dto.reportServiceBody, '提交服务报告', 'Hand in the report of a service'),
  accept: step('accept', dto.acceptServiceBody, '验收（须由他人）', 'Accept a service, by another person', [e.same_person]),
  return: step('return', dto.returnServiceBody, '退回补充', 'Return a report'),
  terminate: step('terminate', dto.terminateServiceBody, '终止合同', 'Terminate a contract'),
};
