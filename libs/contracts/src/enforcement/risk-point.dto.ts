import { z } from 'zod';
import { divisionCode, fieldChange, instant, page, text, uuid } from '../kit';
import { position } from './hazard.dto';
import { riskPointActions, riskPointStates } from './risk-point.lifecycle';

interface Names {
  readonly zh: string;
  readonly en: string;
}
export const riskLevels = ['red', 'orange', 'yellow', 'blue'] as const;
export type RiskLevel = (typeof riskLevels)[number];
/** 四色, the gravest first. */
export const riskLevelNames: Readonly<Record<RiskLevel, Names>> = {
  red: { zh: '重大风险（红）', en: 'Major (red)' },
  orange: { zh: '较大风险（橙）', en: 'Considerable (orange)' },
  yellow: { zh: '一般风险（黄）', en: 'Ordinary (yellow)' },
  blue: { zh: '低风险（蓝）', en: 'Low (blue)' },
};
export const riskKinds = ['point', 'source'] as const;
export type RiskKind = (typeof riskKinds)[number];
export const riskKindNames: Readonly<Record<RiskKind, Names>> = {
  point: { zh: '风险点位', en: 'Risk point' },
  source: { zh: '危险源', en: 'Hazard source' },
};
export const measureKinds = ['engineering', 'management', 'training', 'protection', 'emergency'] as const;
export type MeasureKind = (typeof measureKinds)[number];
export const measureKindNames: Readonly<Record<MeasureKind, Names>> = {
  engineering: { zh: '工程技术', en: 'Engineering' },
  management: { zh: '管理', en: 'Management' },
  training: { zh: '培训教育', en: 'Training' },
  protection: { zh: '个体防护', en: 'Personal protection' },
  emergency: { zh: '应急处置', en: 'Emergency' },
};
export const assessmentMethods = ['matrix', 'lec', 'direct'] as const;
export type AssessmentMethod = (typeof assessmentMethods)[number];
export const assessmentMethodNames: Readonly<Record<AssessmentMethod, Names>> = {
  matrix: { zh: '风险矩阵法（LS）', en: 'Risk matrix (LS)' },
  lec: { zh: '作业条件危险性评价法（LEC）', en: 'LEC' },
  direct: { zh: '直接判定法', en: 'Direct judgement' },
};

export const riskLevel = z.enum(riskLevels).meta({ description: 'red 重大 | orange 较大 | yellow 一般 | blue 低' });
export const riskKind = z.enum(riskKinds).meta({ description: 'point 风险点位 | source 危险源' });

const itemLink = { templateId: uuid.meta({ description: 'the checklist, in whichever version' }), code: z.string().trim().min(1).max(40).meta({ format: 'check-item', description: '检查项编号' }) };
/** 风险 → 措施 → 检查项: how it is seen that a measure holds. */
export const measureInput = z
  .strictObject({ kind: z.enum(measureKinds), text: text(500).meta({ description: '管控措施' }), checkItems: z.array(z.strictObject(itemLink)).max(20).default([]).meta({ description: '检查项: by which a check sees whether the measure holds' }) })
  .meta({ id: 'RiskMeasureInput' });
export const measure = z
  .object({
    kind: z.enum(measureKinds), text: z.string(),
    checkItems: z.array(z.object({ templateId: uuid, code: z.string(), checklistName: z.string(), text: z.string() })).meta({ description: 'with their words as they were when they were linked' }),
  })
  .meta({ id: 'RiskMeasure' });
export type RiskMeasure = z.infer<typeof measure>;

/** 责任标签 重点部门—重点岗位—重点任务: whose task it is that the risk stays under control. */
export const riskLabel = z
  .strictObject({ unitId: uuid.meta({ description: '重点部门' }), post: text(100).meta({ description: '重点岗位' }), task: text(300).meta({ description: '重点任务' }) })
  .meta({ id: 'RiskLabel' });

const facts = {
  kind: riskKind,
  name: text(200).meta({ description: '风险点名称' }),
  description: text(2000).nullable().meta({ description: '风险描述' }),
  place: text(300).nullable().meta({ description: '所在场所、部位' }),
  divisionCode: divisionCode.meta({ description: '所在街道、社区或网格 the street, community or grid' }),
  position: position.nullable(),
  tags: z.array(text(40).meta({ format: 'risk-tag' })).max(30).meta({ description: '风险标签: codes of the setting riskTags' }),
  accidentTypes: z.array(text(50)).max(20).meta({ description: '可能导致的事故类型, e.g. 火灾、中毒和窒息' }),
  label: riskLabel.nullable().meta({ description: '责任标签' }),
};

export const collectRiskPointBody = z
  .strictObject({
    kind: facts.kind.default('point'), name: facts.name, description: text(2000).optional(), place: text(300).optional(), divisionCode: facts.divisionCode, position: position.optional(),
    subjectId: uuid.optional().meta({ description: '监管对象; left out: a place that is nobody\'s' }), tags: facts.tags.default([]), accidentTypes: facts.accidentTypes.default([]), label: riskLabel.optional(),
  })
  .meta({ id: 'CollectRiskPoint' });
export type CollectRiskPointBody = z.output<typeof collectRiskPointBody>;
/** Fields that are left out stay; null empties one. */
export const changeRiskPointBody = z.strictObject({ ...facts, subjectId: uuid.nullable() }).partial().meta({ id: 'ChangeRiskPoint' });
export type ChangeRiskPointBody = z.output<typeof changeRiskPointBody>;

const note = text(2000).optional();
const reason = text(2000);
const method = z.enum(assessmentMethods).meta({ description: 'matrix 风险矩阵法 | lec 作业条件危险性评价法 | direct 直接判定法' });
export const assessRiskPointBody = z
  .strictObject({ method, score: z.number().min(0).max(10_000).nullable().default(null).meta({ description: '分值 R or D; none where it was judged directly' }), suggestedLevel: riskLevel, conclusion: text(2000).meta({ description: '评估结论' }) })
  .meta({ id: 'AssessRiskPoint' });
export const gradeRiskPointBody = z.strictObject({ level: riskLevel, reason }).meta({ id: 'GradeRiskPoint' });
export const controlRiskPointBody = z
  .strictObject({
    measures: z.array(measureInput).min(1).max(50),
    owner: z.strictObject({ memberId: uuid.nullable().default(null), unitId: uuid.nullable().default(null) }).refine((o) => o.memberId !== null || o.unitId !== null, '责任人与责任单位至少一项 / Name a person or a unit').meta({ description: '管控责任人、责任单位' }),
    note,
  })
  .meta({ id: 'ControlRiskPoint' });
export const reviewRiskPointBody = z
  .strictObject({ level: riskLevel.optional().meta({ description: 'left out: as it is; another one wants the right to grade' }), conclusion: reason.meta({ description: '复评结论' }) })
  .meta({ id: 'ReviewRiskPoint' });
export const closeRiskPointBody = z.strictObject({ reason });
export const reopenRiskPointBody = z.strictObject({ reason });

const person = z.object({ id: z.string(), name: z.string() });

export const riskPoint = z
  .object({
    id: uuid,
    code: z.string().meta({ description: '风险点编码' }),
    kind: riskKind,
    name: z.string(),
    description: z.string().nullable(),
    subjectId: uuid.nullable(),
    subjectName: z.string().nullable().meta({ description: 'as it was called when the record was last changed' }),
    place: z.string().nullable(),
    divisionCode: z.string(),
    divisionName: z.string(),
    position: position.nullable(),
    tags: z.array(z.string()),
    accidentTypes: z.array(z.string()),
    label: z.object({ unitId: uuid, unitName: z.string().nullable(), post: z.string(), task: z.string() }).nullable().meta({ description: '责任标签' }),
    level: riskLevel.nullable().meta({ description: 'null: not graded yet' }),
    levelReason: z.string().nullable(),
    gradedAt: instant.nullable(),
    owner: z.object({ memberId: uuid.nullable(), memberName: z.string().nullable(), unitId: uuid.nullable(), unitName: z.string().nullable() }).nullable(),
    measureCount: z.number().int(),
    checkItemCount: z.number().int(),
    status: z.enum(riskPointStates),
    statusReason: z.string().nullable(),
    refreshedAt: instant.meta({ description: '更新时间: collected, assessed, graded, put under control or reviewed last' }),
    reviewDueAt: instant.nullable().meta({ description: '复评期限, by level and the setting riskReviewDays; null: not under control' }),
    reviewDue: z.boolean().meta({ description: '待复评: under control, and past that day' }),
    collectedBy: person,
    collectedAt: instant,
    updatedBy: person,
    updatedAt: instant,
    version: z.number().int(),
    allowedActions: z.array(z.enum(riskPointActions)),
  })
  .meta({ id: 'RiskPoint' });
export type RiskPoint = z.infer<typeof riskPoint>;
export const riskPointPage = page(riskPoint);

export const assessment = z.object({ method, score: z.number().nullable(), suggestedLevel: riskLevel, conclusion: z.string(), at: instant, by: person });
export const riskPointDetail = riskPoint.extend({ assessment: assessment.nullable(), measures: z.array(measure) }).meta({ id: 'RiskPointDetail' });
export type RiskPointDetail = z.infer<typeof riskPointDetail>;

export const riskPointHistory = z.object({
  items: z.array(
    z.object({
      id: uuid, action: z.string(), from: z.enum(riskPointStates).nullable(), to: z.enum(riskPointStates), at: instant, actor: person, note: z.string().nullable(), version: z.number().int(), changes: z.array(fieldChange),
    }),
  ),
});
export type RiskPointHistory = z.infer<typeof riskPointHistory>;
