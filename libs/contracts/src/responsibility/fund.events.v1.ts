import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { fundAdjustmentKinds, fundBulletinKinds } from './fund.dto';
import { fundAdjustmentStates, fundPaymentStates, fundProjectStates, fundStates } from './fund.lifecycle';

const money = z.number().int().meta({ description: '分' });
const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const somebody = { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' };
const id = (n: number): string => `01980000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`;
const of = (aggregate: string, data: z.ZodObject, base: Record<string, unknown>) => (event: string, zh: string, en: string, facts: z.ZodRawShape = {}, more: Record<string, unknown> = {}): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate, event, version: 1, summary: { zh, en }, data: data.extend(facts) as z.ZodType, example: { ...base, actor: somebody, ...more } }) as EventSpec;

const fundEvent = of('fund', z.object({ fundId: uuid, year: z.number().int(), name: z.string(), divisionCode: z.string(), amount: money, budgeted: money, status: z.enum(fundStates), actor }), {
  fundId: id(1), year: 2026, name: '安全生产专项经费', divisionCode: '440310000000', amount: 1_200_000_000, budgeted: 0, status: 'open',
});
export const fundEvents = {
  opened: fundEvent('opened', '专项经费已设立', 'A fund was opened'),
  changed: fundEvent('changed', '专项经费已修改', 'A fund was changed'),
  adjusted: fundEvent('adjusted', '专项经费总额已调整', 'The amount of a fund was adjusted', { adjustmentId: uuid, delta: money }, { adjustmentId: id(4), delta: 5_000_000 }),
  closed: fundEvent('closed', '专项经费已关账', 'A fund was closed', {}, { status: 'closed' }),
};
export type FundEvent = keyof typeof fundEvents;

const projectEvent = of('fund_project', z.object({ projectId: uuid, fundId: uuid, unitId: uuid, name: z.string(), divisionCode: z.string(), budget: money, paid: money, status: z.enum(fundProjectStates), actor }), {
  projectId: id(2), fundId: id(1), unitId: id(9), name: '隐患排查服务', divisionCode: '440310000000', budget: 36_000_000, paid: 0, status: 'allotted',
});
export const fundProjectEvents = {
  planned: projectEvent('planned', '经费项目已编列', 'A project was planned', {}, { status: 'planned' }),
  changed: projectEvent('changed', '经费项目已修改', 'A project was changed', {}, { status: 'planned' }),
  allotted: projectEvent('allotted', '经费已下达', 'The budget of a project was allotted'),
  paid: projectEvent('paid', '经费已支付', 'A payment was made from a project', { paymentId: uuid, amount: money }, { paid: 5_000_000, paymentId: id(3), amount: 5_000_000 }),
  payment_reversed: projectEvent('payment_reversed', '支付已冲销', 'A payment from a project was reversed', { paymentId: uuid, amount: money }, { paymentId: id(3), amount: 5_000_000 }),
  adjusted: projectEvent('adjusted', '项目预算已调整', 'The budget of a project was adjusted', { adjustmentId: uuid, delta: money }, { adjustmentId: id(4), delta: -5_000_000 }),
  settled: projectEvent('settled', '经费项目已决算', 'A project was settled', {}, { status: 'settled' }),
  withdrawn: projectEvent('withdrawn', '经费项目已撤项', 'A project was withdrawn', { reason: z.string() }, { status: 'withdrawn', reason: '并入其他项目' }),
};
export type FundProjectEvent = keyof typeof fundProjectEvents;

const paymentEvent = of('fund_payment', z.object({ paymentId: uuid, projectId: uuid, fundId: uuid, unitId: uuid, divisionCode: z.string(), amount: money, paidOn: z.string(), status: z.enum(fundPaymentStates), actor }), {
  paymentId: id(3), projectId: id(2), fundId: id(1), unitId: id(9), divisionCode: '440310000000', amount: 5_000_000, paidOn: '2026-03-02', status: 'paid',
});
export const fundPaymentEvents = {
  made: paymentEvent('made', '支付已登记', 'A payment was recorded'),
  reversed: paymentEvent('reversed', '支付已冲销', 'A payment was reversed', { reason: z.string() }, { status: 'reversed', reason: '收款单位有误' }),
};
export type FundPaymentEvent = keyof typeof fundPaymentEvents;

const adjustmentEvent = of('fund_adjustment', z.object({ adjustmentId: uuid, fundId: uuid, divisionCode: z.string(), kind: z.enum(fundAdjustmentKinds), fromProjectId: uuid.nullable(), toProjectId: uuid.nullable(), amount: money, status: z.enum(fundAdjustmentStates), actor }), {
  adjustmentId: id(4), fundId: id(1), divisionCode: '440310000000', kind: 'transfer', fromProjectId: id(2), toProjectId: id(5), amount: 5_000_000, status: 'requested',
});
export const fundAdjustmentEvents = {
  requested: adjustmentEvent('requested', '预算调整已申请', 'An adjustment was asked for'),
  approved: adjustmentEvent('approved', '预算调整已批准', 'An adjustment was approved', {}, { status: 'approved' }),
  refused: adjustmentEvent('refused', '预算调整未批准', 'An adjustment was refused', {}, { status: 'refused' }),
};
export type FundAdjustmentEvent = keyof typeof fundAdjustmentEvents;

export const fundBulletinEvents = {
  issued: of('fund_bulletin', z.object({ bulletinId: uuid, fundId: uuid, divisionCode: z.string(), kind: z.enum(fundBulletinKinds), period: z.string(), behindUnitIds: z.array(uuid).meta({ description: '滞后项目的责任单位' }), status: z.literal('issued'), actor }), {
    bulletinId: id(6), fundId: id(1), divisionCode: '440310000000', kind: 'weekly', period: '2026-W47', behindUnitIds: [id(9)], status: 'issued',
  })('issued', '支出进度提醒、通报已发出', 'A reminder or bulletin on the progress of payments was issued'),
};
