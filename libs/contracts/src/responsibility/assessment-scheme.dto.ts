import { z } from 'zod';
import { instant, page, pageQuery, text, uuid } from '../kit';
import { assessmentSchemeActions, assessmentSchemeStates } from './assessment-scheme.lifecycle';

const person = z.object({ id: z.string(), name: z.string() });
/** Points are exact: integers of 0.01 point, in every sum. */
export const assessmentPoints = z.number().int().min(0).max(1_000_000).meta({ description: '分值，以 0.01 分计 in hundredths of a point: 9650 is 96.50 points' });
const basisPoints = z.number().int().min(0).max(1_000_000).meta({ description: '比率，以万分之一计 in 1/10000: 9500 is 95 %' });

export const assessedKinds = { street: { zh: '街道', en: 'Streets' }, department: { zh: '部门', en: 'Departments' } } as const;
export type AssessedKind = keyof typeof assessedKinds;
export const assessedKind = z.enum(Object.keys(assessedKinds) as [AssessedKind, ...AssessedKind[]]).meta({ description: 'street 街道 | department 部门' });

/** Of which the service itself knows numerator and denominator, by the same lists as its figures; `entered`: by hand, with evidence. */
export const assessmentIndicators = {
  letter_signing_rate: { zh: '责任书签订率', en: 'Signing rate of letters' },
  item_completion_rate: { zh: '清单事项办结率', en: 'Completion rate of list items' },
  task_on_time_rate: { zh: '任务按时完成率', en: 'On-time rate of tasks' },
  supervision_reply_rate: { zh: '督办回执率', en: 'Reply rate of supervision documents' },
  body_pass_rate: { zh: '机构达标率', en: 'Pass rate of bodies' },
  accident_quota_use: { zh: '事故控制指标占用率', en: 'Use of the accident quota' },
  entered: { zh: '填报指标', en: 'Entered by hand' },
} as const;
export type AssessmentIndicator = keyof typeof assessmentIndicators;
/** What only a place has. */
export const streetIndicators: readonly AssessmentIndicator[] = ['body_pass_rate', 'accident_quota_use'];

const formula = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ratio') }).meta({ description: '比例: rate × full score' }),
  z.strictObject({ kind: z.literal('linear'), zeroAt: basisPoints.meta({ description: '零分界: scores nothing' }), fullAt: basisPoints.meta({ description: '满分界: scores in full; below zeroAt where less is better' }) }).meta({ description: '线性: between two bounds' }),
  z.strictObject({ kind: z.literal('steps'), steps: z.array(z.strictObject({ from: basisPoints, points: assessmentPoints })).min(1).max(20) }).meta({ description: '分档: the step with the highest `from` that the rate reaches; none: nothing' }),
]);
export type AssessmentFormula = z.output<typeof formula>;

const itemFacts = { group: text(100).meta({ description: '类别' }), name: text(200).meta({ description: '考核项目' }), wanted: text(2000).meta({ description: '评分标准' }), points: assessmentPoints.min(1), evidenceWanted: z.boolean().default(false).meta({ description: '自评得分须有佐证' }) };
export const assessmentMethods = { formula: { zh: '按指标计算', en: 'By formula' }, manual: { zh: '人工评分', en: 'Scored by hand' }, deduct: { zh: '扣分', en: 'Deductions' }, bonus: { zh: '加分', en: 'Bonus' } } as const;
export type AssessmentMethod = keyof typeof assessmentMethods;
const item = z.discriminatedUnion('method', [
  z.strictObject({ ...itemFacts, method: z.literal('formula'), indicator: z.enum(Object.keys(assessmentIndicators) as [AssessmentIndicator, ...AssessmentIndicator[]]), indicatorName: text(200).nullable().default(null).meta({ description: '指标名称: for what is entered by hand' }), formula, withoutValue: z.enum(['full', 'none']).meta({ description: '分母为零时: full 按满分 | none 不得分' }) }),
  z.strictObject({ ...itemFacts, method: z.literal('manual') }),
  z.strictObject({ ...itemFacts, method: z.literal('deduct'), deductions: z.array(z.strictObject({ name: text(200), points: assessmentPoints.min(1).meta({ description: '每次扣分' }) })).min(1).max(30).meta({ description: '扣分情形; the floor is 0' }) }),
  z.strictObject({ ...itemFacts, method: z.literal('bonus') }).meta({ description: '加分: points is the ceiling, and counts in no total' }),
]);
export type AssessmentSchemeItem = z.output<typeof item>;

export const vetoTriggers = {
  major_accident: { zh: '发生较大及以上生产安全责任事故', en: 'A serious or graver work-safety accident' },
  fatal_accident: { zh: '发生亡人生产安全责任事故', en: 'A fatal work-safety accident' },
  concealed: { zh: '瞒报、谎报、迟报事故', en: 'An accident concealed or falsely reported' },
  duty_refused: { zh: '拒不落实重大隐患整改或督办要求', en: 'Refusal to act on a major hazard or a supervision document' },
  false_material: { zh: '考核弄虚作假', en: 'Falsified assessment material' },
  other: { zh: '其他一票否决情形', en: 'Another ground' },
} as const;
export type VetoTrigger = keyof typeof vetoTriggers;
export const vetoTrigger = z.enum(Object.keys(vetoTriggers) as [VetoTrigger, ...VetoTrigger[]]).meta({ description: '否决情形' });
const consequence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cap'), points: assessmentPoints }).meta({ description: '得分不超过' }),
  z.strictObject({ kind: z.literal('grade'), grade: text(20) }).meta({ description: '等次不高于' }),
  z.strictObject({ kind: z.literal('disqualify') }).meta({ description: '取消评定资格: last grade, no rank' }),
]);
export type VetoConsequence = z.output<typeof consequence>;

const schemeFacts = {
  name: text(200).meta({ description: '方案名称' }), sourceDocument: text(500).meta({ description: '依据文件' }), unitKind: assessedKind, totalPoints: assessmentPoints.min(1).meta({ description: '总分，以 0.01 分计: exactly the sum of the items that are no bonus, e.g. 10000' }),
  items: z.array(item).min(1).max(200), vetoes: z.array(z.strictObject({ trigger: vetoTrigger, consequence })).max(20).meta({ description: '一票否决项, a trigger at most once' }),
  grades: z.array(z.strictObject({ name: text(20), from: assessmentPoints })).min(1).max(10).meta({ description: '等次: from the best down, the last from 0' }),
  appealDays: z.number().int().min(1).max(60).meta({ description: '申诉期限（自告知次日起的日历日）' }), rankingIsPublic: z.boolean().meta({ description: '通报后各单位可见全部排名' }),
};
export const draftAssessmentSchemeBody = z.strictObject(schemeFacts).meta({ id: 'DraftAssessmentScheme' });
export type DraftAssessmentSchemeBody = z.output<typeof draftAssessmentSchemeBody>;
export const changeAssessmentSchemeBody = z.strictObject(schemeFacts).partial().meta({ id: 'ChangeAssessmentScheme' });
export type ChangeAssessmentSchemeBody = z.output<typeof changeAssessmentSchemeBody>;
export const stepAssessmentSchemeBody = z.strictObject({ note: text(500).optional() });

export const assessmentSchemeItem = item;
export const assessmentScheme = z
  .object({
    id: uuid, lineId: uuid.meta({ description: 'id of the first version: the same for all versions of a scheme' }), number: z.number().int().meta({ description: '版次' }), ...schemeFacts,
    status: z.enum(assessmentSchemeStates).meta({ description: 'draft 草稿 | in_force 施行 | superseded 已被替代' }), approvedBy: person.nullable(), approvedAt: instant.nullable(), draftedBy: person, draftedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(assessmentSchemeActions)),
  })
  .meta({ id: 'AssessmentScheme' });
export type AssessmentScheme = z.infer<typeof assessmentScheme>;
export const assessmentSchemePage = page(assessmentScheme);
export const assessmentSchemeQuery = pageQuery.extend({ lineId: uuid.optional(), status: z.enum(assessmentSchemeStates).optional(), unitKind: assessedKind.optional() });
export type AssessmentSchemeQuery = z.output<typeof assessmentSchemeQuery>;
