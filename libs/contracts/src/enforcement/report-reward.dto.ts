import { z } from 'zod';
import { day, divisionCode, instant, page, pageQuery, text, uuid } from '../kit';
import { fen } from './expert.dto';
import { hazardLevel } from './hazard.dto';
import { month } from './month';
import { receiptNumber } from './public-report.dto';
import { reportRewardActions, reportRewardStates } from './report-reward.lifecycle';

export const rewardBases = ['fixed', 'penalty_share', 'concealed_accident'] as const;
export const rewardBasisNames = {
  fixed: { zh: '定额奖励', en: 'A fixed amount' },
  penalty_share: { zh: '按行政处罚金额比例', en: 'A share of the fine' },
  concealed_accident: { zh: '举报瞒报谎报事故', en: 'A concealed accident' },
} as const satisfies Record<(typeof rewardBases)[number], { zh: string; en: string }>;

const basis = z.enum(rewardBases).meta({ description: 'fixed 定额 | penalty_share 按处罚金额比例 | concealed_accident 瞒报谎报事故' });
export const proposeRewardBody = z
  .strictObject({ amount: fen.min(1).meta({ description: '奖励金额，单位：分; at most the cap of the setting reportReward for the hazard\'s level' }), basis: basis.default('fixed'), basisNote: text(500).meta({ description: '依据 the rule, and how the amount comes of it' }) })
  .meta({ id: 'ProposeReward' });
export type ProposeRewardBody = z.output<typeof proposeRewardBody>;
export const approveRewardBody = z.strictObject({ note: text(500).optional() });
export const refuseRewardBody = z.strictObject({ reason: text(500) });
export const payRewardBody = z.strictObject({ followCode: text(40).meta({ format: 'follow-code', description: '查询码 the code that came with the receipt, as it is typed' }), note: text(200).nullable().default(null).meta({ description: '发放方式; never who collected it' }) });
export type PayRewardBody = z.output<typeof payRewardBody>;

const person = z.object({ id: z.string(), name: z.string() });
export const reportReward = z
  .object({
    id: uuid, report: z.object({ id: uuid, number: receiptNumber }), divisionCode: z.string(), divisionName: z.string(), employee: z.boolean().meta({ description: '本单位从业人员举报: the cap is higher' }), level: hazardLevel,
    basis, basisNote: z.string(), amount: fen, cap: fen.meta({ description: '提出时的上限，单位：分' }), status: z.enum(reportRewardStates).meta({ description: 'proposed 已提出 | approved 待领取 | paid 已发放 | refused 不予奖励' }),
    decision: z.string().nullable(), decidedBy: person.nullable(), decidedAt: instant.nullable(), collectUntil: day.nullable(), paidOn: day.nullable(), paidNote: z.string().nullable(), paidBy: person.nullable(),
    proposedBy: person, proposedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(reportRewardActions)),
  })
  .meta({ id: 'ReportReward', description: 'never who reported: that stays with the report' });
export type ReportReward = z.infer<typeof reportReward>;
export const reportRewardPage = page(reportReward);
export const reportRewardQuery = pageQuery.extend({
  status: z.enum(reportRewardStates).optional(), reportId: uuid.optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), month: month.optional().meta({ description: 'paid in the month' }),
});
export type ReportRewardQuery = z.output<typeof reportRewardQuery>;

export const rewardFiguresQuery = z.object({ divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), month: month.optional().meta({ description: 'reports received, and rewards paid, in the month, in Asia/Shanghai' }) });
export type RewardFiguresQuery = z.output<typeof rewardFiguresQuery>;
const count = z.number().int();
export const rewardFigures = z
  .object({
    asOf: instant, received: count, accepted: count.meta({ description: '受理' }), verified: count.meta({ description: '核查属实' }), unfounded: count,
    rate: z.string().meta({ description: '核实率 verified ÷ accepted; — where none was accepted' }),
    waiting: fen.meta({ description: '待领取金额，单位：分' }), paid: fen.meta({ description: '奖励额 paid, in 分' }),
    items: z.array(z.object({ status: z.enum(reportRewardStates), count, amount: fen, filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list gives exactly these rows' }) })),
  })
  .meta({ id: 'RewardFigures' });
export type RewardFigures = z.infer<typeof rewardFigures>;
