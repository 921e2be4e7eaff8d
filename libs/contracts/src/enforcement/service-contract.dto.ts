import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, text, uuid } from '../kit';
import { creditCodeText, expertLevels, fen } from './expert.dto';
import { month } from './month';
import { serviceContractActions, serviceContractStates } from './service-contract.lifecycle';

const facts = {
  name: text(200).meta({ description: '合同名称' }),
  provider: text(100).meta({ description: '服务机构' }),
  providerCreditCode: creditCodeText.nullable(),
  scope: text(2000).meta({ description: '服务内容' }),
  from: day.meta({ description: '服务期第一日' }),
  to: day.meta({ description: '服务期最后一日' }),
  subjectIds: z.array(uuid).max(2000).meta({ description: '服务对象; empty: any subject of the division' }),
  amount: fen.meta({ description: '合同金额，单位：分' }),
};
const inOrder = (b: { from?: string; to?: string }): boolean => b.from === undefined || b.to === undefined || b.from <= b.to;
const order = { path: ['to'], message: '结束日期不能早于开始日期 / The last day is not before the first' };
export const commissionServiceBody = z
  .strictObject({ ...facts, providerCreditCode: creditCodeText.nullable().default(null), subjectIds: facts.subjectIds.default([]), divisionCode: divisionCode.meta({ description: 'of who commissions: the district, or a street' }) })
  .refine(inOrder, order)
  .meta({ id: 'CommissionService' });
export type CommissionServiceBody = z.output<typeof commissionServiceBody>;
export const changeServiceContractBody = z.strictObject(facts).partial().refine(inOrder, order).meta({ id: 'ChangeServiceContract' });
export type ChangeServiceContractBody = z.output<typeof changeServiceContractBody>;
export const startServiceBody = z.strictObject({ note: text(500).optional() });
export const reportServiceBody = z.strictObject({ report: text(4000).meta({ description: '服务报告 what was done, found and advised' }) });
export const acceptServiceBody = z.strictObject({ note: text(2000).meta({ description: '验收意见' }) });
export const returnServiceBody = z.strictObject({ reason: text(500) });
export const terminateServiceBody = z.strictObject({ reason: text(500) });

const person = z.object({ id: z.string(), name: z.string() });
export const serviceContract = z
  .object({
    id: uuid, number: z.string().meta({ description: '合同编号, e.g. FW440310-2026-0001' }), ...facts, divisionCode: z.string(), divisionName: z.string(),
    status: z.enum(serviceContractStates).meta({ description: 'commissioned 已委托 | running 实施中 | reported 已报告 | accepted 已验收 | terminated 已终止' }),
    report: z.string().nullable(), reportedBy: person.nullable(), reportedAt: instant.nullable(), decision: z.string().nullable().meta({ description: '验收意见、退回或终止的理由' }), acceptedBy: person.nullable(), acceptedAt: instant.nullable(),
    commissionedBy: person, commissionedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(serviceContractActions)),
  })
  .meta({ id: 'ServiceContract' });
export type ServiceContract = z.infer<typeof serviceContract>;
export const serviceContractPage = page(serviceContract);
export const serviceContractQuery = pageQuery.extend({
  status: z.enum(serviceContractStates).optional(),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  subjectId: uuid.optional().meta({ description: 'serves the subject by name' }),
  inForce: flag.optional().meta({ description: 'true: running today; false: the others' }),
  q: text(100).optional().meta({ description: 'words in number, name, provider' }),
});
export type ServiceContractQuery = z.output<typeof serviceContractQuery>;

const figures = {
  checks: z.number().int().meta({ description: '检查次数 agencies\' and experts\' checks carried out' }),
  subjects: z.number().int().meta({ description: '服务企业数: different subjects checked; providers have some in common, so these do not add up' }),
  hazards: z.number().int().meta({ description: '发现隐患条数' }),
};
export const serviceFiguresQuery = z.object({ divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), month: month.optional().meta({ description: 'checks finished in the month, in Asia/Shanghai' }) });
export type ServiceFiguresQuery = z.output<typeof serviceFiguresQuery>;
const filter = z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of checks gives exactly these rows' });
export const serviceFigures = z
  .object({
    asOf: instant,
    experts: z.object({ total: z.number().int().meta({ description: '专家数 on the roster and valid today' }), byLevel: z.record(z.enum(expertLevels), z.number().int()), tasked: z.number().int().meta({ description: '出动专家数: different experts with a task that was not cancelled' }) }),
    fees: fen.meta({ description: '专家费用合计 of finished tasks, in 分' }),
    total: z.object({ ...figures, filter }),
    providers: z.array(z.object({ provider: z.string(), contractId: uuid.nullable().meta({ description: 'null: checks that name no contract, by the name of their agency' }), contractNumber: z.string().nullable(), filter, ...figures })).max(500),
  })
  .meta({ id: 'ServiceFigures' });
export type ServiceFigures = z.infer<typeof serviceFigures>;
