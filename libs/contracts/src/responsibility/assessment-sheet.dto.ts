import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { assessedKind, assessmentIndicators, assessmentPoints, assessmentSchemeItem, vetoTrigger, type AssessmentIndicator } from './assessment-scheme.dto';
import { assessmentItemNumber as itemNumber } from './assessment.dto';
import { assessmentSheetActions, assessmentSheetStates } from './assessment.lifecycle';

const person = z.object({ id: z.string(), name: z.string() });
const count = z.number().int();
const fileId = uuid.nullable().default(null).meta({ description: '佐证附件' });
const said = (description: string) => text(2000).nullable().default(null).meta({ description });

const selfItem = z.strictObject({ item: itemNumber, points: assessmentPoints, note: said('佐证说明'), fileId });
export const selfScoreBody = z.strictObject({ items: z.array(selfItem).min(1).max(200).meta({ description: '自评: every item that is not measured, once' }) }).meta({ id: 'SelfScoreAssessmentSheet' });
export type SelfScoreBody = z.output<typeof selfScoreBody>;

const deduction = z.strictObject({ deduction: z.number().int().min(1).max(30).meta({ description: 'which of the declared deductions, from 1' }), times: z.number().int().min(1).max(100), note: text(1000).meta({ description: '扣分事实' }), fileId });
const checkItem = z.strictObject({
  item: itemNumber, points: assessmentPoints.nullable().default(null).meta({ description: '核查得分: of items scored by hand, and bonus' }), deductions: z.array(deduction).max(50).default([]),
  numerator: z.number().int().min(0).max(1e9).nullable().default(null).meta({ description: '分子: of an indicator entered by hand' }), denominator: z.number().int().min(0).max(1e9).nullable().default(null).meta({ description: '分母' }), note: said('核查情况; wanted where points are lost or given'), fileId,
});
export const checkSheetBody = z.strictObject({ items: z.array(checkItem).min(1).max(200).meta({ description: '核查: every item that is not measured, once' }), checkedOn: day.meta({ description: '实地核查日期' }), place: text(300).meta({ description: '核查地点' }) }).meta({ id: 'CheckAssessmentSheet' });
export type CheckSheetBody = z.output<typeof checkSheetBody>;
export const stepSheetBody = z.strictObject({ note: text(1000).nullable().default(null) });
export const appealSheetBody = z.strictObject({ items: z.array(z.strictObject({ item: itemNumber, reason: text(2000).meta({ description: '申诉理由' }), fileId })).min(1).max(200).meta({ description: '逐项申诉' }) }).meta({ id: 'AppealAssessmentSheet' });
export type AppealSheetBody = z.output<typeof appealSheetBody>;
export const decideSheetBody = z
  .strictObject({ items: z.array(z.strictObject({ item: itemNumber, result: z.enum(['upheld', 'refused']).meta({ description: 'upheld 采纳 | refused 维持' }), points: assessmentPoints.nullable().default(null).meta({ description: '采纳后的得分' }), reason: text(2000).meta({ description: '复核意见' }) })).min(1).max(200).meta({ description: 'every item that was appealed against, once' }) })
  .meta({ id: 'DecideAssessmentAppeal' });
export type DecideSheetBody = z.output<typeof decideSheetBody>;

const lead = z.object({ list: z.string().meta({ description: 'path of the list of this service' }), filter: z.record(z.string(), z.string()) }).meta({ description: 'leads to the rows that were counted' });
const measured = z.object({
  indicator: z.enum(Object.keys(assessmentIndicators) as [AssessmentIndicator, ...AssessmentIndicator[]]), numerator: count, denominator: count, asOf: instant.meta({ description: 'frozen: as it was at this moment' }), numeratorRows: lead.nullable().meta({ description: 'null where it was entered by hand' }), denominatorRows: lead.nullable().meta({ description: 'null where no list counts it' }),
});
export type MeasuredIndicator = z.infer<typeof measured>;
export const assessmentSheetItem = z.object({
  item: itemNumber, of: assessmentSchemeItem.meta({ description: 'the item as the scheme has it' }), measured: measured.nullable(),
  self: z.object({ points: assessmentPoints, note: z.string().nullable(), fileId: uuid.nullable() }).nullable(),
  check: z.object({ points: assessmentPoints, note: z.string().nullable(), fileId: uuid.nullable(), deductions: z.array(z.object({ deduction: count, name: z.string(), times: count, points: assessmentPoints.meta({ description: 'times × points each' }), note: z.string(), fileId: uuid.nullable() })) }).nullable(),
  appeal: z.object({ reason: z.string(), fileId: uuid.nullable() }).nullable(), decision: z.object({ result: z.enum(['upheld', 'refused']), points: assessmentPoints, reason: z.string() }).nullable(),
  corrections: z.array(z.object({ points: assessmentPoints, reason: z.string(), issue: count })), counted: assessmentPoints.nullable().meta({ description: '计分: what counts by now; null before the check' }),
});
export type AssessmentSheetItem = z.infer<typeof assessmentSheetItem>;
export const appliedVeto = z.object({ vetoId: uuid, trigger: vetoTrigger, basis: z.string(), effect: z.string().meta({ description: '后果: what it did to the result, in words' }) });

export const assessmentSheet = z
  .object({
    id: uuid, assessmentId: uuid, assessmentName: z.string(), schemeId: uuid, unitKind: assessedKind, unitId: uuid, unitName: z.string(), divisionCode: z.string(), divisionName: z.string(), from: day, to: day, totalPoints: assessmentPoints, items: z.array(assessmentSheetItem),
    selfScoreUntil: day, selfScoredOn: day.nullable(), late: z.boolean().meta({ description: '逾期: self-scored after the last day, or still not' }), selfPoints: assessmentPoints.nullable(), checkedPoints: assessmentPoints.nullable(), points: assessmentPoints.nullable().meta({ description: '最终得分 after vetoes' }), grade: z.string().nullable(), rank: count.nullable(), vetoes: z.array(appliedVeto).meta({ description: '作用于本单位的一票否决' }),
    selfScoredBy: person.nullable(), checkedBy: person.nullable(), checkedOn: day.nullable(), checkPlace: z.string().nullable(), notifiedAt: instant.nullable(), appealUntil: day.nullable().meta({ description: '申诉截止日' }), decidedBy: person.nullable(),
    status: z.enum(assessmentSheetStates).meta({ description: 'self_scoring 待自评 | self_scored 已自评 | checked 已核查 | notified 已告知 | appealed 申诉中 | settled 无争议 | final 已定档' }), updatedBy: person, updatedAt: instant, version: count, allowedActions: z.array(z.enum(assessmentSheetActions)),
  })
  .meta({ id: 'AssessmentSheet' });
export type AssessmentSheet = z.infer<typeof assessmentSheet>;
export const assessmentSheetPage = page(assessmentSheet);
export const assessmentSheetQuery = pageQuery.extend({ assessmentId: uuid.optional(), status: someOf(assessmentSheetStates).optional(), unitId: uuid.optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), late: flag.optional().meta({ description: 'true: its last day has passed without a self-score' }) });
export type AssessmentSheetQuery = z.output<typeof assessmentSheetQuery>;
