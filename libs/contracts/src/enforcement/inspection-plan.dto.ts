import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, text, uuid } from '../kit';
import { drawGrades } from './draw.dto';
import { inspectionPlanActions, inspectionPlanStates } from './inspection-plan.lifecycle';

export const inspectionKinds = ['key', 'general'] as const;
export const inspectionMethods = ['on_site', 'remote'] as const;

export const inspectionKindNames = {
  key: { zh: '重点检查', en: 'Key' },
  general: { zh: '一般检查', en: 'General' },
} as const satisfies Record<(typeof inspectionKinds)[number], { zh: string; en: string }>;
export const inspectionMethodNames = {
  on_site: { zh: '现场检查', en: 'On site' },
  remote: { zh: '非现场检查', en: 'Remote' },
} as const satisfies Record<(typeof inspectionMethods)[number], { zh: string; en: string }>;

const kind = z.enum(inspectionKinds).meta({ description: 'key 重点检查 | general 一般检查' });
const method = z.enum(inspectionMethods).meta({ description: 'on_site 现场检查 | remote 非现场检查' });
const month = z.number().int().min(1).max(12).meta({ description: '计划月份 1–12' });
const year = z.number().int().min(2000).max(2100).meta({ description: '计划年度' });

const facts = { name: text(200).meta({ description: '计划名称' }), unitId: uuid.meta({ description: '实施单位 the unit that carries it out' }) };
export const changePlanBody = z.strictObject(facts).partial().meta({ id: 'ChangeInspectionPlan' });
export type ChangePlanBody = z.output<typeof changePlanBody>;

export const planItemInput = z.strictObject({ subjectId: uuid, kind: kind.default('general'), method: method.default('on_site'), month }).meta({ id: 'InspectionPlanItemInput' });
export type PlanItemInput = z.output<typeof planItemInput>;
const items = z.array(planItemInput).min(1).max(1_000);
const subjectIds = z.array(uuid).min(1).max(1_000);
export const makePlanBody = z.strictObject({ ...facts, year, divisionCode: divisionCode.meta({ description: 'of the planner: the district, or a street' }), items: items.optional().meta({ description: 'the first subjects; more can follow' }) }).meta({ id: 'MakeInspectionPlan' });
export type MakePlanBody = z.output<typeof makePlanBody>;
export const putPlanItemsBody = z.strictObject({ items }).meta({ description: 'a subject that is in the plan gets the new kind, method and month' });
export const dropPlanItemsBody = z.strictObject({ subjectIds });
export const takeDrawBody = z.strictObject({ drawId: uuid.meta({ description: 'a draw that was made' }), kind: kind.default('general'), method: method.default('on_site'), month });
export type TakeDrawBody = z.output<typeof takeDrawBody>;

const note = z.strictObject({ note: text(500).optional() });
export const submitPlanBody = note;
export const approvePlanBody = note;
export const returnPlanBody = z.strictObject({ reason: text(500) });
export const filePlanBody = z.strictObject({ filedOn: day.meta({ description: '备案日期' }), filedWith: text(100).meta({ description: '备案机关' }), reference: text(100).optional().meta({ description: '备案文号' }) });
export type FilePlanBody = z.output<typeof filePlanBody>;
export const closePlanBody = note;

export const proposePlanChangeBody = z
  .strictObject({
    changes: z
      .array(z.discriminatedUnion('change', [planItemInput.extend({ change: z.literal('put') }), z.strictObject({ change: z.literal('drop'), subjectId: uuid })]))
      .min(1)
      .max(1_000)
      .meta({ description: 'put 列入（已在计划中的改为新的类别、方式、月份） | drop 撤下' }),
    reason: text(500).meta({ description: '调整事由' }),
  })
  .meta({ id: 'ProposeInspectionPlanChange' });
export type ProposePlanChangeBody = z.output<typeof proposePlanChangeBody>;
export const decidePlanChangeBody = z
  .strictObject({ result: z.enum(['accepted', 'refused']), reason: text(500).optional() })
  .refine((b) => b.result === 'accepted' || b.reason !== undefined, { path: ['reason'], message: '不同意须说明理由 / Say why it is refused' });
export type DecidePlanChangeBody = z.output<typeof decidePlanChangeBody>;

const person = z.object({ id: z.string(), name: z.string() });
export const planProgress = z.object({
  planned: z.number().int().meta({ description: '计划家数: distinct subjects in the plan' }),
  inspected: z.number().int().meta({ description: '已检家数: of these, subjects inspected at least once in the year of the plan' }),
  rate: z.string().meta({ description: '完成率 inspected ÷ planned; — where nothing is planned' }),
});

export const planChange = z
  .object({
    put: z.array(planItemInput), drop: z.array(uuid), reason: z.string(), proposedBy: person, proposedAt: instant,
    result: z.enum(['accepted', 'refused']).nullable().meta({ description: 'null: not decided' }), decision: z.string().nullable(), decidedBy: person.nullable(), decidedAt: instant.nullable(),
  })
  .meta({ id: 'InspectionPlanChange' });
export type PlanChange = z.infer<typeof planChange>;

export const inspectionPlan = z
  .object({
    id: uuid,
    name: z.string(),
    year: z.number().int(),
    divisionCode: z.string(),
    divisionName: z.string(),
    unitId: uuid,
    unitName: z.string().nullable(),
    status: z.enum(inspectionPlanStates).meta({ description: 'draft 编制中 | submitted 待批 | approved 执行中 | closed 已结束' }),
    progress: planProgress,
    submittedBy: person.nullable(),
    submittedAt: instant.nullable(),
    approvedBy: person.nullable(),
    approvedAt: instant.nullable(),
    returnReason: z.string().nullable(),
    filing: z.object({ filedOn: z.string(), filedWith: z.string(), reference: z.string().nullable() }).nullable(),
    changes: z.array(planChange).meta({ description: '调整记录, oldest first' }),
    madeBy: person,
    madeAt: instant,
    updatedAt: instant,
    version: z.number().int(),
    allowedActions: z.array(z.enum(inspectionPlanActions)),
  })
  .meta({ id: 'InspectionPlan' });
export type InspectionPlan = z.infer<typeof inspectionPlan>;
export const inspectionPlanPage = page(inspectionPlan);
export const inspectionPlanQuery = pageQuery.extend({ year: z.coerce.number().int().min(2000).max(2100).optional(), status: z.enum(inspectionPlanStates).optional(), unitId: uuid.optional() });
export type InspectionPlanQuery = z.output<typeof inspectionPlanQuery>;

export const planItem = z
  .object({
    subjectId: uuid, subjectName: z.string(), divisionCode: z.string(), divisionName: z.string(), grade: z.enum(drawGrades),
    kind, method, month: z.number().int(), inspectedAt: instant.nullable().meta({ description: '首次检查时间' }), checkId: uuid.nullable().meta({ description: 'the inspection that counted' }),
  })
  .meta({ id: 'InspectionPlanItem' });
export type PlanItem = z.infer<typeof planItem>;
export const planItems = page(planItem);
export const planItemsQuery = pageQuery.extend({
  kind: kind.optional(), month: z.coerce.number().int().min(1).max(12).optional(), inspected: flag.optional().meta({ description: 'true: inspected; false: not yet' }),
});
export type PlanItemsQuery = z.output<typeof planItemsQuery>;

export const planStatisticsQuery = z.object({ year: z.coerce.number().int().min(2000).max(2100).optional().meta({ description: 'left out: this year' }), unitId: uuid.optional() });
export type PlanStatisticsQuery = z.output<typeof planStatisticsQuery>;
export const planStatistics = z
  .object({
    asOf: instant,
    year: z.number().int(),
    total: planProgress.meta({ description: 'over all approved plans: a subject in two plans is one' }),
    items: z.array(planProgress.extend({ planId: uuid, month: z.number().int(), kind })).meta({ description: 'by plan, month and kind; each leads to its rows by the filters of the items' }),
  })
  .meta({ id: 'InspectionPlanStatistics' });
export type PlanStatistics = z.infer<typeof planStatistics>;
