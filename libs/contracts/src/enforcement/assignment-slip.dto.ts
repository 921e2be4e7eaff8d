import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, text, uuid } from '../kit';
import { hazardStates } from './hazard.lifecycle';
import { month } from './month';
import { assignmentSlipActions, assignmentSlipStates } from './assignment-slip.lifecycle';

const year = z.coerce.number().int().min(2000).max(2100);
const period = z.number().int().min(1).max(366).meta({ description: '期号 of its year' });

export const issueSlipBody = z
  .strictObject({
    checkId: uuid.meta({ description: '暗访 the hidden visit whose findings are handed over' }), period,
    unitId: uuid.meta({ description: '受交办单位 the unit it is addressed to' }), dueOn: day.meta({ description: '整改期限' }),
    hazardIds: z.array(uuid).min(1).max(100).optional().meta({ description: '交办的隐患, of the visit; left out: all that are on no slip yet' }),
    requirement: text(2000).nullable().default(null).meta({ description: '交办要求' }), exposed: z.enum(['as_visit', 'yes', 'no']).default('as_visit').meta({ description: '曝光; as_visit: as the visit says' }),
  })
  .meta({ id: 'IssueAssignmentSlip' });
export type IssueSlipBody = z.output<typeof issueSlipBody>;
export const replySlipBody = z.strictObject({ reply: text(2000).meta({ description: '整改情况' }) });
export const urgeSlipBody = z.strictObject({ note: text(1000).meta({ description: '督办意见' }) });
export const closeSlipBody = z.strictObject({ note: text(1000).optional() });
export const revisitSlipBody = z.strictObject({ result: z.enum(['held', 'failed']).meta({ description: 'held 整改到位 | failed 反弹，重新交办' }), note: text(1000), dueOn: day.optional().meta({ description: 'the new deadline, where it failed' }) });
export type RevisitSlipBody = z.output<typeof revisitSlipBody>;
export const voidSlipBody = z.strictObject({ reason: text(500) });

const person = z.object({ id: z.string(), name: z.string() });
export const assignmentSlip = z
  .object({
    id: uuid, number: z.string().meta({ description: '交办单编号, e.g. JD440310-2026-000001' }), year: z.number().int(), period: z.number().int(), status: z.enum(assignmentSlipStates),
    checkId: uuid, checkNumber: z.string(), subject: z.object({ id: uuid, name: z.string() }), divisionCode: z.string(), divisionName: z.string(), unit: z.object({ id: uuid, name: z.string() }),
    dueOn: day, overdue: z.boolean().meta({ description: '超期 neither replied to nor closed when its day had passed' }), requirement: z.string().nullable(), exposed: z.boolean(),
    items: z.array(z.object({ hazardId: uuid, number: z.string(), title: z.string(), status: z.enum(hazardStates) })), closedItems: z.number().int(),
    reply: z.string().nullable(), repliedBy: person.nullable(), repliedAt: instant.nullable(), urged: z.number().int().meta({ description: '督办次数' }), note: z.string().nullable().meta({ description: '最近一次督办、办结、回头看的意见' }),
    issuedBy: person, issuedAt: instant, closedAt: instant.nullable(), revisitedAt: instant.nullable(), updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(assignmentSlipActions)),
  })
  .meta({ id: 'AssignmentSlip' });
export type AssignmentSlip = z.infer<typeof assignmentSlip>;
export const assignmentSlipPage = page(assignmentSlip);

export const assignmentSlipQuery = pageQuery.extend({
  year: year.optional(), period: z.coerce.number().int().min(1).max(366).optional(), status: z.enum(assignmentSlipStates).optional(), unitId: uuid.optional(), checkId: uuid.optional(),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), exposed: flag.optional(), overdue: flag.optional(), counted: flag.optional().meta({ description: 'true: all but those withdrawn, as the figures count' }),
});
export type AssignmentSlipQuery = z.output<typeof assignmentSlipQuery>;

const figures = {
  subjects: z.number().int().meta({ description: '家 different subjects; periods have some in common, so these do not add up' }), slips: z.number().int().meta({ description: '份' }), items: z.number().int().meta({ description: '处 hazards handed over' }),
  closedItems: z.number().int().meta({ description: '已销号' }), exposed: z.number().int().meta({ description: '曝光 slips that were' }), rate: z.string().meta({ description: '整改率 = closedItems ÷ items' }),
};
export const slipStatisticsQuery = z.object({ year: year.optional().meta({ description: 'default: this year' }) });
export const slipStatistics = z
  .object({ asOf: instant, year: z.number().int(), periods: z.number().int().meta({ description: '期' }), total: z.object(figures), items: z.array(z.object({ period: z.number().int(), ...figures })) })
  .meta({ id: 'AssignmentSlipStatistics' });
export type SlipStatistics = z.infer<typeof slipStatistics>;

/** 每月一主题督查、一曝光、一警示: three deliverables a month. */
export const themeParts = ['supervision', 'exposure', 'warning'] as const;
export type ThemePart = (typeof themeParts)[number];
export const themePartNames: Readonly<Record<ThemePart, { readonly zh: string; readonly en: string }>> = {
  supervision: { zh: '主题督查', en: 'Themed supervision' }, exposure: { zh: '曝光', en: 'Exposure' }, warning: { zh: '警示', en: 'Warning' },
};
const part = z.strictObject({ doneOn: day, note: text(1000).meta({ description: '完成情况, e.g. where it was published' }) }).nullable();
const parts = { supervision: part.optional().meta({ description: '主题督查' }), exposure: part.optional().meta({ description: '曝光' }), warning: part.optional().meta({ description: '警示' }) };
export const putThemeBody = z.strictObject({ month, theme: text(200).meta({ description: '本月主题' }), ...parts }).meta({ id: 'PutMonthlyTheme', description: 'what is left out stays as it is, so that two people who enter different parts do not undo each other; null takes a part back' });
export type PutThemeBody = z.output<typeof putThemeBody>;
export const monthlyTheme = z
  .object({ month: z.string(), theme: z.string().nullable(), supervision: part, exposure: part, warning: part, done: z.number().int().meta({ description: 'of three' }), attained: z.boolean().meta({ description: '达标 all three are there' }), updatedBy: person.nullable(), updatedAt: instant.nullable() })
  .meta({ id: 'MonthlyTheme' });
export type MonthlyTheme = z.infer<typeof monthlyTheme>;
export const themesQuery = z.object({ year: year.optional().meta({ description: 'default: this year' }) });
export const monthlyThemes = z
  .object({ year: z.number().int(), items: z.array(monthlyTheme).length(12), done: z.number().int().meta({ description: 'of 36' }), attained: z.number().int().meta({ description: '达标月数' }), due: z.number().int().meta({ description: 'months that have passed' }), rate: z.string().meta({ description: '按月达标率 = attained among due ÷ due' }) })
  .meta({ id: 'MonthlyThemes' });
export type MonthlyThemes = z.infer<typeof monthlyThemes>;
