import { ACCIDENT_CLOCKS, ACCIDENT_GRADES, ACCIDENT_KINDS, ACCIDENT_TYPES, checkIndustryCode, INDUSTRY_SECTIONS, type AccidentType, type IndustrySection } from '@anlan/domain';
import { z } from 'zod';
import { creditCodeText } from '../enforcement/expert.dto';
import { position } from '../enforcement/hazard.dto';
import { month } from '../enforcement/month';
import { day, divisionCode, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { accidentActions, accidentStates } from './accident.lifecycle';

export const accidentTypes = Object.keys(ACCIDENT_TYPES) as [AccidentType, ...AccidentType[]];
export const industrySections = Object.keys(INDUSTRY_SECTIONS) as [IndustrySection, ...IndustrySection[]];
export const accidentCounts = ['yes', 'no', 'undetermined'] as const;
export const accidentCountNames = { yes: '是', no: '否', undetermined: '待认定' } as const;
export const noLetGos = ['cause', 'liability', 'measures', 'education'] as const;
export type NoLetGo = (typeof noLetGos)[number];
export const noLetGoNames = {
  cause: { zh: '事故原因未查清不放过', en: 'Not until the cause is clear' },
  liability: { zh: '责任人员未处理不放过', en: 'Not until those responsible are dealt with' },
  measures: { zh: '整改措施未落实不放过', en: 'Not until the measures are carried out' },
  education: { zh: '有关人员未受到教育不放过', en: 'Not until those concerned have learned of it' },
} as const satisfies Record<NoLetGo, { zh: string; en: string }>;
export const reportLevels = ['city', 'province', 'state'] as const;
export type ReportLevel = (typeof reportLevels)[number];

/** 佐证附件: files that were uploaded before (POST /files), each under the name by which people know it. */
export const accidentFiles = z.array(z.strictObject({ fileId: uuid, name: text(200).meta({ description: '文件名' }) })).max(20).refine((files) => new Set(files.map((f) => f.fileId)).size === files.length, '同一附件不能写两次 / Each file once').default([]).meta({ description: '佐证附件, uploaded by the actor' });
export type AccidentFiles = z.output<typeof accidentFiles>;
/** What a file of an accident is evidence of: the step with which it came, or one of the four. */
export const accidentFileSteps = ['report', 'supplement', 'submit-report', 'evaluate', ...noLetGos] as const;
export type AccidentFileStep = (typeof accidentFileSteps)[number];

/** 直接经济损失 in 分: at most a hundred thousand million 元. */
export const accidentLoss = z.number().int().min(0).max(10_000_000_000_000).meta({ description: '直接经济损失，单位：分 in 0.01 元' });
const count = z.number().int().min(0).max(100_000);
export const casualtyFigures = {
  deaths: count.meta({ description: '死亡人数' }),
  seriousInjuries: count.meta({ description: '重伤人数, with acute industrial poisoning 含急性工业中毒' }),
  minorInjuries: count.meta({ description: '轻伤人数' }),
  missing: count.meta({ description: '失踪人数' }),
  amountLoss: accidentLoss,
};
const figures = z.strictObject(casualtyFigures);
export type CasualtyFigures = z.output<typeof figures>;

const involved = z.strictObject({ name: text(200).meta({ description: '单位名称' }), creditCode: creditCodeText.nullable().default(null), part: text(100).nullable().default(null).meta({ description: '在事故中的身份, e.g. 施工总承包' }) });
const industryCode = z.string().trim().max(8).refine((s) => checkIndustryCode(s).ok, '行业代码有误 / The industry code is wrong').meta({ format: 'industry-code', description: '行业代码 GB/T 4754-2017: C, C26, C261 or C2614' });
export const reportAccidentBody = z
  .strictObject({
    name: text(200).meta({ description: '事故名称' }), occurredAt: instant.meta({ description: '发生时间' }), knownAt: instant.meta({ description: '接报时间 when the bureau was told' }),
    unitKnownAt: instant.nullable().default(null).meta({ description: '单位负责人接报时间: its hour begins; null: with the accident' }),
    place: text(300).meta({ description: '发生地点' }), divisionCode: divisionCode.meta({ description: 'where it happened: the district, a street or below' }), position: position.nullable().default(null),
    units: z.array(involved).min(1).max(20).meta({ description: '事故单位 the units involved' }), industryCode: industryCode.nullable().default(null),
    type: z.enum(accidentTypes).meta({ description: '事故类别 GB 6441-1986' }), kind: z.enum(ACCIDENT_KINDS).default('usual').meta({ description: 'road_traffic 道路交通, fire 火灾: deaths count for 7 days; usual: for 30 (493号 §13)' }),
    ...casualtyFigures, course: text(4000).meta({ description: '简要经过' }), measures: text(4000).nullable().default(null).meta({ description: '已采取的措施' }), attachments: accidentFiles,
  })
  .meta({ id: 'ReportAccident' });
export type ReportAccidentBody = z.output<typeof reportAccidentBody>;

/** What a first report may leave for later. When it happened, and of which kind it is, decide which numbers count: they stay. */
export const amendAccidentBody = z
  .strictObject({
    name: text(200).optional(), place: text(300).optional(), position: position.nullable().optional(), units: z.array(involved).min(1).max(20).optional(), industryCode: industryCode.nullable().optional(), type: z.enum(accidentTypes).optional(),
    unitKnownAt: instant.nullable().optional().meta({ description: '单位负责人接报时间' }), measures: text(4000).nullable().optional(), reason: text(500).meta({ description: '补充或更正的理由' }),
  })
  .meta({ id: 'AmendAccident', description: 'what is left out stays as it is; one thing at least is changed' });
export type AmendAccidentBody = z.output<typeof amendAccidentBody>;

export const accidentCounted = z.enum(accidentCounts).meta({ description: '是否生产安全事故: yes | no | undetermined' });
export const determineAccidentBody = z.strictObject({ counted: accidentCounted, reason: text(1000).meta({ description: '认定依据 by which law, and why' }) });
export type DetermineAccidentBody = z.output<typeof determineAccidentBody>;
export const gradeAccidentBody = z.strictObject({ grade: z.enum(ACCIDENT_GRADES).meta({ description: 'the grade that the law gives: see proposedGrade' }) });
export const supplementAccidentBody = z
  .strictObject({ at: instant.meta({ description: '情况发生的时间 when it came to be so; decides whether it lies in the window of changes' }), note: text(2000).meta({ description: '续报内容' }), figures: figures.nullable().default(null).meta({ description: '变化后的数字, all of them; null: none changed' }), attachments: accidentFiles })
  .meta({ id: 'SupplementAccident' });
export type SupplementAccidentBody = z.output<typeof supplementAccidentBody>;
export const reportUpwardBody = z.strictObject({ level: z.enum(reportLevels).meta({ description: 'city 设区的市 | province 省 | state 国务院部门' }), at: instant.meta({ description: '上报时间' }), to: text(200).meta({ description: '报送单位' }) });
export type ReportUpwardBody = z.output<typeof reportUpwardBody>;
export const investigateBody = z.strictObject({ lead: text(200).meta({ description: '牵头单位' }), members: z.array(text(100)).min(1).max(50).meta({ description: '成员单位' }) });
export type InvestigateBody = z.output<typeof investigateBody>;
export const extendInvestigationBody = z.strictObject({ days: z.number().int().min(1).max(60).meta({ description: '延长天数, 60 in all (493号 §29)' }), reason: text(500) });
export const submitInvestigationBody = z.strictObject({ conclusion: text(4000).meta({ description: '调查结论: cause, nature, responsibility' }), attachments: accidentFiles });
export type SubmitInvestigationBody = z.output<typeof submitInvestigationBody>;
export const decideAccidentBody = z.strictObject({ note: text(2000).meta({ description: '批复意见' }) });
export const returnAccidentBody = z.strictObject({ reason: text(500) });
export const rectifyAccidentBody = z.strictObject({ note: text(500).optional() });
export const planLookBackBody = z.strictObject({ on: day.meta({ description: '计划评估日期: from the day of the approval on, within its year' }), by: text(200).meta({ description: '评估单位 the body that evaluates' }) }).meta({ id: 'PlanLookBack', description: 'a plan may be made anew; the last one holds' });
export type PlanLookBackBody = z.output<typeof planLookBackBody>;
export const evaluateAccidentBody = z.strictObject({ conclusion: text(4000).meta({ description: '评估结论' }), publicNote: text(1000).meta({ description: '公开情况: where and when it was made public' }), attachments: accidentFiles });
export type EvaluateAccidentBody = z.output<typeof evaluateAccidentBody>;
export const fulfilBody = z
  .strictObject({ items: z.array(z.strictObject({ item: z.enum(noLetGos), finding: text(1000), evidence: text(1000).meta({ description: '佐证材料: names and numbers of documents' }), attachments: accidentFiles })).min(1).max(4) })
  .refine(({ items }) => new Set(items.map((i) => i.item)).size === items.length, { path: ['items'], message: '同一项不能写两次 / Each item once' });
export type FulfilBody = z.output<typeof fulfilBody>;
export const closeAccidentBody = z.strictObject({ note: text(500).optional() });
export const withdrawAccidentBody = z.strictObject({ reason: text(500).meta({ description: '误报，或不属于的理由' }) });

const person = z.object({ id: z.string(), name: z.string() });
const law = z.object({ source: z.string(), article: z.string(), effectiveFrom: day, effectiveTo: day.nullable() });
export const clockOutcomes = ['running', 'in_time', 'missed', 'over'] as const;
export const accidentClock = z
  .object({
    id: uuid, accidentId: uuid, number: z.string(), name: z.string(), divisionCode: z.string(), divisionName: z.string(), kind: z.enum(ACCIDENT_CLOCKS), kindName: z.string().meta({ description: '时限名称' }),
    startsAt: instant, dueAt: instant, doneAt: instant.nullable(), outcome: z.enum(clockOutcomes).meta({ description: 'running 计时中 | in_time 按时 | missed 超时 | over 期限已过 (a window, which nobody misses)' }), law: law.nullable(),
  })
  .meta({ id: 'AccidentClock' });
export type AccidentClock = z.infer<typeof accidentClock>;
export const accidentClockPage = page(accidentClock);
export const accidentClockQuery = pageQuery.extend({ outcome: someOf(clockOutcomes).optional(), kind: z.enum(ACCIDENT_CLOCKS).optional(), accidentId: uuid.optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }) });
export type AccidentClockQuery = z.output<typeof accidentClockQuery>;

const base = {
  id: uuid, number: z.string().meta({ description: '事故编号, e.g. SG440310-2026-0001' }), name: z.string(), occurredAt: instant, knownAt: instant, unitKnownAt: instant.nullable(), place: z.string(), divisionCode: z.string(), divisionName: z.string(),
  position: position.nullable(), units: z.array(z.object({ name: z.string(), creditCode: z.string().nullable(), part: z.string().nullable() })), industryCode: z.string().nullable(), type: z.enum(accidentTypes), kind: z.enum(ACCIDENT_KINDS), ...casualtyFigures,
  course: z.string(), measures: z.string().nullable(), counted: accidentCounted, countedReason: z.string().nullable(), countedBy: person.nullable(),
  proposedGrade: z.enum(ACCIDENT_GRADES).nullable().meta({ description: '依法应定等级, of the figures as they count; null before the law of 2007' }), grade: z.enum(ACCIDENT_GRADES).nullable().meta({ description: '已确认的等级' }), gradedBy: person.nullable(),
  evaluatedAt: instant.nullable().meta({ description: '评估（回头看）时间' }), status: z.enum(accidentStates), allowedActions: z.array(z.enum(accidentActions)), reportedBy: person, reportedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(),
};
export const accident = z.object(base).meta({ id: 'Accident' });
export type Accident = z.infer<typeof accident>;
export const accidentDetail = z
  .object({
    ...base, gradeLaw: law.nullable(), lastCasualtyDay: day.nullable().meta({ description: '补报期最后一日: deaths after it do not change the numbers' }),
    upward: z.array(z.object({ level: z.enum(reportLevels), at: instant, to: z.string() })), investigation: z.object({ lead: z.string(), members: z.array(z.string()), by: person, extensionDays: z.number().int(), extensionReason: z.string().nullable(), extendedBy: person.nullable() }).nullable(),
    report: z.object({ conclusion: z.string(), by: person, at: instant }).nullable(), decision: z.object({ note: z.string(), by: person, at: instant }).nullable(), lookBack: z.object({ on: day, by: z.string().meta({ description: '评估单位' }), plannedBy: person, plannedAt: instant }).nullable().meta({ description: '回头看计划' }), evaluation: z.object({ conclusion: z.string(), publicNote: z.string(), by: person, at: instant }).nullable(),
    noLetGos: z.array(z.object({ item: z.enum(noLetGos), name: z.string(), finding: z.string(), evidence: z.string(), by: person, at: instant })).meta({ description: '四不放过 found fulfilled, so far' }), reason: z.string().nullable().meta({ description: '注销理由, or why the report came back' }), closedBy: person.nullable(), closedAt: instant.nullable(),
    supplements: z.array(z.object({ sequence: z.number().int().meta({ description: '1: 首报' }), at: instant, note: z.string(), figures: figures.nullable(), applied: z.boolean().meta({ description: 'false: the casualties came after the window of changes, and do not count' }), notApplied: z.string().nullable().meta({ description: 'why not' }), by: person, recordedAt: instant })).meta({ description: '首报与续报, every change of the numbers with when and who; none is ever changed' }),
    attachments: z.array(z.object({ fileId: uuid, name: z.string(), of: z.enum(accidentFileSteps), sequence: z.number().int().nullable().meta({ description: 'of a supplement: its number' }), by: person, at: instant })).meta({ description: '佐证附件 by the step with which each came; none is ever taken away' }),
    clocks: z.array(accidentClock),
  })
  .meta({ id: 'AccidentDetail' });
export type AccidentDetail = z.infer<typeof accidentDetail>;
export const accidentPage = page(accident);

/** 评估（回头看）之日 of an accident */
export const evaluatedDays = { evaluatedFrom: day.optional().meta({ description: '评估日期从' }), evaluatedTo: day.optional().meta({ description: '评估日期至' }) };
const filters = {
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), from: day.optional().meta({ description: '发生日期从' }), to: day.optional().meta({ description: '发生日期至' }), counted: accidentCounted.optional(),
};
export const accidentQuery = pageQuery.extend({
  ...filters, ...evaluatedDays, status: someOf(accidentStates).optional(), grade: someOf(ACCIDENT_GRADES).optional(), proposedGrade: someOf(ACCIDENT_GRADES).optional().meta({ description: '依法应定等级, whether or not it was confirmed' }), type: z.enum(accidentTypes).optional(), industry: z.enum([...industrySections, 'none']).optional().meta({ description: '行业门类 GB/T 4754; none: 未填' }),
  month: month.optional().meta({ description: 'happened in the month, in Asia/Shanghai' }), fatal: z.enum(['true', 'false']).transform((v) => v === 'true').optional().meta({ description: 'true: with deaths' }), q: text(100).optional().meta({ description: 'words in number, name, place, units' }),
});
export type AccidentQuery = z.output<typeof accidentQuery>;
export const accidentFiguresQuery = z.object({ ...filters, counted: accidentCounted.default('yes'), lookBackFrom: day.optional().meta({ description: '回头看: evaluated from; left out: 1 January of the year of `lookBackTo`' }), lookBackTo: day.optional().meta({ description: '回头看: evaluated to; left out: today' }) });
export type AccidentFiguresQuery = z.output<typeof accidentFiguresQuery>;
const n = z.number().int();
export const accidentSums = { accidents: n.meta({ description: '起数' }), deaths: n.meta({ description: '死亡人数' }), seriousInjuries: n, minorInjuries: n, amountLoss: n.meta({ description: '直接经济损失，单位：分' }), filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list gives exactly these rows' }) };
const group = z.array(z.object({ key: z.string(), name: z.string(), ...accidentSums }));
const rows = z.object({ count: n, filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list gives exactly these rows' }) });
export const lookBackFigures = z.object({
  from: day, to: day, evaluated: rows.meta({ description: '回头看: accidents that were evaluated within these days, whenever they happened' }), measures: rows.meta({ description: '其整改措施: all measures of those accidents; rows of the list of measures' }), implemented: rows.meta({ description: '已落实: of them those found carried out' }),
  rate: z.number().nullable().meta({ description: '措施落实率 in %: implemented ÷ measures, half up to two decimals; null where there is none' }),
});
export type LookBackFigures = z.infer<typeof lookBackFigures>;
export const accidentFigures = z.object({ asOf: instant, total: z.object(accidentSums), lookBacks: lookBackFigures, byMonth: group, byIndustry: group, byStreet: group, byGrade: group, byType: group }).meta({ id: 'AccidentFigures', description: 'by the day on which it happened' });
export type AccidentFigures = z.infer<typeof accidentFigures>;
