import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { fen } from './expert.dto';
import { serviceContractStates, type ServiceContractState } from './service-contract.lifecycle';

const common = z.object({
  contractId: uuid, number: z.string(), provider: z.string(), divisionCode: z.string(), amount: fen, status: z.enum(serviceContractStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }),
});
const example = {
  contractId: '01980000-0000-7000-8000-000000000083', number: 'FW440310-2026-0001', provider: '深圳市某安全技术有限公司', divisionCode: '440310001000', amount: 36000000, actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' },
};
const contractEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: ServiceContractState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({ service: 'enforcement', aggregate: 'service_contract', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more } }) as EventSpec;

export const serviceContractEvents = {
  commissioned: contractEvent('commissioned', '社会化服务已委托', 'A service was commissioned', 'commissioned', {}, {}),
  changed: contractEvent('changed', '服务合同已修改', 'A service contract was changed', 'running', {}, {}),
  started: contractEvent('started', '服务已开始实施', 'A service started', 'running', {}, {}),
  reported: contractEvent('reported', '服务报告已提交', 'The report of a service was handed in', 'reported', {}, {}),
  accepted: contractEvent('accepted', '服务已验收', 'A service was accepted', 'accepted', {}, {}),
  returned: contractEvent('returned', '服务报告已退回', 'The report of a service was returned', 'running', { reason: z.string() }, { reason: '缺少检查清单' }),
  terminated: contractEvent('terminated', '服务合同已终止', 'A service contract was terminated', 'terminated', { reason: z.string() }, { reason: '服务机构资质失效' }),
};
export type ServiceContractEvent = keyof typeof serviceContractEvents;
