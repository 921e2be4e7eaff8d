import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { fundActions, fundAdjustmentActions, fundAdjustmentStates, fundPaymentActions, fundPaymentStates, fundProjectActions, fundProjectStates, fundStates } from './fund.lifecycle';

/** 金额, in 分 (0.01 元), at most a trillion 元: what a budget has to be. */
const fen = (min: number) => z.number().int().min(min).max(100_000_000_000_000).meta({ description: '金额，单位：分 in 0.01 元' });
const person = z.object({ id: z.string(), name: z.string() });
const year = z.number().int().min(2000).max(2100).meta({ description: '年度' });
const plan = z.array(fen(0)).length(12).nullable().meta({ description: '分月支出计划: 12 amounts in 分, January first; after an adjustment they count in proportion. null: evenly by the days of the year' });

const fundFacts = { name: text(200).meta({ description: '经费名称' }), sourceDocument: text(500).meta({ description: '来源文件: the document that gave the money' }) };
export const openFundBody = z
  .strictObject({ ...fundFacts, year, amount: fen(1).meta({ description: '总额，单位：分; changes by approved adjustments alone' }), divisionCode: divisionCode.meta({ description: 'whose it is: the district, or a street' }) })
  .meta({ id: 'OpenFund' });
export type OpenFundBody = z.output<typeof openFundBody>;
export const changeFundBody = z.strictObject(fundFacts).partial().meta({ id: 'ChangeFund' });
export type ChangeFundBody = z.output<typeof changeFundBody>;
export const closeFundBody = z.strictObject({ note: text(1000) });
export const fund = z
  .object({
    id: uuid, year, ...fundFacts, divisionCode: z.string(), divisionName: z.string(), amount: fen(0), budgeted: fen(0).meta({ description: '项目预算合计，单位：分: never above the amount' }), status: z.enum(fundStates).meta({ description: 'open 执行中 | closed 已关账' }),
    closeNote: z.string().nullable(), openedBy: person, openedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(fundActions)),
  })
  .meta({ id: 'Fund' });
export type Fund = z.infer<typeof fund>;
export const fundPage = page(fund);
export const fundQuery = pageQuery.extend({ year: z.coerce.number().int().optional(), status: z.enum(fundStates).optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }) });
export type FundQuery = z.output<typeof fundQuery>;

const projectFacts = { name: text(200).meta({ description: '项目名称' }), budgetLine: text(200).meta({ description: '预算科目' }), budget: fen(1).meta({ description: '预算，单位：分' }), unitId: uuid.meta({ description: '责任单位' }) };
export const planFundProjectBody = z.strictObject({ ...projectFacts, plan: plan.default(null) }).meta({ id: 'PlanFundProject' });
export type PlanFundProjectBody = z.output<typeof planFundProjectBody>;
export const changeFundProjectBody = z.strictObject({ ...projectFacts, plan }).partial().meta({ id: 'ChangeFundProject' });
export type ChangeFundProjectBody = z.output<typeof changeFundProjectBody>;
export const allotFundProjectBody = z.strictObject({ document: text(500).meta({ description: '下达文件' }) });
export const payFundBody = z
  .strictObject({ paidOn: day.meta({ description: '支付日期' }), payee: text(100).meta({ description: '收款单位' }), amount: fen(1).meta({ description: '支付金额，单位：分; at most what is left of the budget' }), purpose: text(500).meta({ description: '用途' }), fileId: uuid.meta({ description: '支付凭证: a file that was uploaded to this service' }) })
  .meta({ id: 'PayFund' });
export type PayFundBody = z.output<typeof payFundBody>;
export const settleFundProjectBody = z.strictObject({ note: text(2000).meta({ description: '决算说明' }) });
export const withdrawFundProjectBody = z.strictObject({ reason: text(500) });

/** A rate as indicators want it: nothing without numerator, denominator and the instant it holds for. */
const progress = z
  .object({ paid: fen(0).meta({ description: 'numerator 分子' }), budget: fen(0).meta({ description: 'denominator 分母' }), rate: z.number().nullable().meta({ description: '支出进度 = paid ÷ budget; null where the budget is zero' }) })
  .meta({ description: '支出进度' });
export const fundProject = z
  .object({
    id: uuid, fundId: uuid, fundName: z.string(), year, ...projectFacts, unitName: z.string(), divisionCode: z.string(), divisionName: z.string(), plan, status: z.enum(fundProjectStates).meta({ description: 'planned 已编列 | allotted 已下达 | settled 已决算 | withdrawn 已撤项' }),
    paid: fen(0).meta({ description: '已支付，单位：分: payments that were not reversed' }), left: fen(0).meta({ description: '余额，单位：分' }), progress: progress.extend({ asOf: day }),
    expected: fen(0).meta({ description: '时序应支付，单位：分, as of today by the plan' }), behind: z.boolean().meta({ description: '滞后: allotted, and less is paid than the plan expects' }),
    allotDocument: z.string().nullable(), note: z.string().nullable().meta({ description: '决算说明、撤项理由' }), plannedBy: person, plannedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(fundProjectActions)),
  })
  .meta({ id: 'FundProject' });
export type FundProject = z.infer<typeof fundProject>;
export const fundProjectPage = page(fundProject);
export const fundProjectQuery = pageQuery.extend({
  fundId: uuid.optional(), unitId: uuid.optional(), status: someOf(fundProjectStates).optional(), behind: flag.optional().meta({ description: 'true: less is paid than the plan expects today' }), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
});
export type FundProjectQuery = z.output<typeof fundProjectQuery>;

export const reverseFundPaymentBody = z.strictObject({ reason: text(500).meta({ description: '冲销原因' }) });
export const fundPayment = z
  .object({
    id: uuid, fundId: uuid, projectId: uuid, projectName: z.string(), unitId: uuid, unitName: z.string(), divisionCode: z.string(), paidOn: day, payee: z.string(), amount: fen(1), purpose: z.string(), fileId: uuid, status: z.enum(fundPaymentStates).meta({ description: 'paid 已支付 | reversed 已冲销' }),
    reverseReason: z.string().nullable(), paidBy: person, paidAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(fundPaymentActions)),
  })
  .meta({ id: 'FundPayment' });
export type FundPayment = z.infer<typeof fundPayment>;
export const fundPaymentPage = page(fundPayment);
export const fundPaymentQuery = pageQuery.extend({ fundId: uuid.optional(), projectId: uuid.optional(), unitId: uuid.optional(), status: z.enum(fundPaymentStates).optional(), from: day.optional(), to: day.optional() });
export type FundPaymentQuery = z.output<typeof fundPaymentQuery>;

export const fundAdjustmentKinds = ['raise', 'lower', 'transfer'] as const;
export const fundAdjustmentKindNames = { raise: { zh: '追加', en: 'Raise' }, lower: { zh: '核减', en: 'Cut' }, transfer: { zh: '调剂', en: 'Transfer' } } as const satisfies Record<(typeof fundAdjustmentKinds)[number], { zh: string; en: string }>;
const adjustmentFacts = {
  kind: z.enum(fundAdjustmentKinds).meta({ description: 'raise 追加: the fund, and a project of it where one is named | lower 核减: the same downwards | transfer 调剂: between projects, or a project and what is not budgeted yet' }),
  fromProjectId: uuid.nullable().default(null), toProjectId: uuid.nullable().default(null), amount: fen(1), reason: text(1000).meta({ description: '调整理由' }),
};
export const requestFundAdjustmentBody = z.strictObject(adjustmentFacts).meta({ id: 'RequestFundAdjustment' });
export type RequestFundAdjustmentBody = z.output<typeof requestFundAdjustmentBody>;
export const decideFundAdjustmentBody = z.strictObject({ note: text(1000).meta({ description: '审批意见' }) });
export const fundAdjustment = z
  .object({
    id: uuid, fundId: uuid, fundName: z.string(), divisionCode: z.string(), kind: adjustmentFacts.kind, fromProjectId: uuid.nullable(), fromProjectName: z.string().nullable(), toProjectId: uuid.nullable(), toProjectName: z.string().nullable(), amount: fen(1), reason: z.string(),
    status: z.enum(fundAdjustmentStates).meta({ description: 'requested 待批准 | approved 已批准 | refused 未批准' }), decision: z.string().nullable(), decidedBy: person.nullable(), decidedAt: instant.nullable(), requestedBy: person, requestedAt: instant, updatedAt: instant, version: z.number().int(),
    allowedActions: z.array(z.enum(fundAdjustmentActions)),
  })
  .meta({ id: 'FundAdjustment' });
export type FundAdjustment = z.infer<typeof fundAdjustment>;
export const fundAdjustmentPage = page(fundAdjustment);
export const fundAdjustmentQuery = pageQuery.extend({ fundId: uuid.optional(), projectId: uuid.optional().meta({ description: 'from it, or to it' }), status: z.enum(fundAdjustmentStates).optional() });
export type FundAdjustmentQuery = z.output<typeof fundAdjustmentQuery>;

const filter = z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of projects gives exactly these rows' });
const paidFilter = z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of payments gives exactly what was paid' });
const sums = { projects: z.number().int(), behind: z.number().int().meta({ description: '滞后项目数' }), progress, expected: fen(0), filter, behindFilter: filter, paidFilter };
export const fundFigures = z
  .object({
    asOf: instant, day: day.meta({ description: 'the day for which the plan expects' }), fundId: uuid, amount: fen(0), notBudgeted: fen(0).meta({ description: '未编列，单位：分' }),
    total: z.object(sums).meta({ description: 'allotted and settled projects' }),
    units: z.array(z.object({ unitId: uuid, unitName: z.string(), ...sums })),
  })
  .meta({ id: 'FundFigures' });
export type FundFigures = z.infer<typeof fundFigures>;

export const fundBulletinKinds = ['weekly', 'monthly'] as const;
export const fundBulletinKindNames = { weekly: { zh: '每周提醒', en: 'Weekly reminder' }, monthly: { zh: '每月通报', en: 'Monthly bulletin' } } as const satisfies Record<(typeof fundBulletinKinds)[number], { zh: string; en: string }>;
const kind = z.enum(fundBulletinKinds).meta({ description: 'weekly 每周提醒: who is behind | monthly 每月通报: every project' });
export const issueFundBulletinBody = z.strictObject({ kind, note: text(1000).nullable().default(null).meta({ description: '要求' }) }).meta({ id: 'IssueFundBulletin' });
export type IssueFundBulletinBody = z.output<typeof issueFundBulletinBody>;
const bulletinRow = z.object({ projectId: uuid, projectName: z.string(), unitId: uuid, unitName: z.string(), progress, expected: fen(0), behind: z.boolean() });
export const fundBulletinContent = z.object({ day, amount: fen(0), progress, behind: z.number().int(), rows: z.array(bulletinRow) });
export type FundBulletinContent = z.infer<typeof fundBulletinContent>;
export const fundBulletin = z
  .object({
    id: uuid, fundId: uuid, fundName: z.string(), divisionCode: z.string(), kind, period: z.string().meta({ description: '2026-W47 or 2026-11' }), note: z.string().nullable(), text: z.string().meta({ description: '正文, written of the numbers beside it' }),
    content: fundBulletinContent.meta({ description: 'the numbers as they were when it was issued: nothing changes them' }), issuedBy: person, issuedAt: instant, version: z.number().int(),
  })
  .meta({ id: 'FundBulletin' });
export type FundBulletin = z.infer<typeof fundBulletin>;
export const fundBulletinPage = page(fundBulletin);
export const fundBulletinQuery = pageQuery.extend({ fundId: uuid.optional(), kind: z.enum(fundBulletinKinds).optional() });
export type FundBulletinQuery = z.output<typeof fundBulletinQuery>;
