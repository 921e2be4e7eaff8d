import { reportPeriodDays, type ReportPeriodKind } from '@anlan/domain';
import { z } from 'zod';
import { day, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { reportPeriodActions, reportPeriodStates } from './report-period.lifecycle';
import { targetComparisons, targetStates } from './target.lifecycle';

const person = z.object({ id: z.string(), name: z.string() });
export const reportPeriodKinds = ['weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly'] as const satisfies readonly ReportPeriodKind[];
export const reportPeriodKindNames = {
  weekly: { zh: '周报', en: 'Weekly' }, monthly: { zh: '月报', en: 'Monthly' }, quarterly: { zh: '季报', en: 'Quarterly' }, half_yearly: { zh: '半年报', en: 'Half-yearly' }, yearly: { zh: '年报', en: 'Yearly' },
} as const satisfies Record<ReportPeriodKind, { zh: string; en: string }>;
const kind = z.enum(reportPeriodKinds).meta({ description: 'weekly 周 | monthly 月 | quarterly 季 | half_yearly 半年 | yearly 年' });
/** `2026-W47`, `2026-11`, `2026-Q4`, `2026-H2`, `2026` */
export const reportPeriodCode = z.string().refine((code) => reportPeriodDays(code) !== null, '期次应如 2026-W47、2026-11、2026-Q4、2026-H2、2026 / A period, such as 2026-W47, 2026-11, 2026-Q4, 2026-H2, 2026').meta({ format: 'report-period', description: '期次: ISO week 2026-W47, month 2026-11, quarter 2026-Q4, half year 2026-H2, year 2026' });

/** Key of a figure of a report: `tasks.completion` */
export const figureKey = text(200).meta({ format: 'figure-key' });
export const reportFigureBases = ['period', 'standing'] as const;
export const reportFigureGroups = ['letters', 'lists', 'tasks', 'supervision', 'meetings', 'mechanisms', 'duties', 'accidents', 'funds', 'bodies', 'checks', 'hazards'] as const;
export type ReportFigureGroup = (typeof reportFigureGroups)[number];
export const reportFigureGroupNames = {
  letters: { zh: '责任书', en: 'Responsibility letters' }, lists: { zh: '责任清单', en: 'Responsibility lists' }, tasks: { zh: '任务', en: 'Tasks' }, supervision: { zh: '督办', en: 'Supervision' }, meetings: { zh: '会议', en: 'Meetings' },
  mechanisms: { zh: '机制落实', en: 'Mechanisms' }, duties: { zh: '三防责任与包保', en: 'Duty holders and guardianships' }, accidents: { zh: '生产安全事故', en: 'Work-safety accidents' }, funds: { zh: '专项经费', en: 'Special funds' }, bodies: { zh: '规范化机构', en: 'Standards of bodies' }, checks: { zh: '执法检查', en: 'Checks' }, hazards: { zh: '隐患', en: 'Hazards' },
} as const satisfies Record<ReportFigureGroup, { zh: string; en: string }>;
const filter = z.record(z.string(), z.string());
export const reportFigure = z
  .object({
    key: z.string().meta({ description: 'the same in every period' }), group: z.enum(reportFigureGroups), name: z.string().meta({ description: '指标名称' }), nameEn: z.string(), unit: z.string().meta({ description: '单位: %, 件, 次, 起, 人 …' }),
    value: z.number().nullable().meta({ description: 'of a rate in %, half up to two decimals; null where its denominator is zero' }), numerator: z.number().int().nullable().meta({ description: '分子; null: a count, not a rate' }), denominator: z.number().int().nullable().meta({ description: '分母' }),
    target: z.number().nullable().meta({ description: '目标值, of a rate in %: that of the target which reads this figure, otherwise 100; null: none' }),
    basis: z.enum(reportFigureBases).meta({ description: 'period 本期发生: what falls into the days of the period | standing 期末现状: how things stood at the instant' }), asOf: instant,
    service: z.enum(['responsibility', 'enforcement']).optional().meta({ description: 'whose ledger it is; left out: responsibility' }), path: z.string().meta({ description: 'the list with its rows, below /api/responsibility/v1 or that of its service' }), filter: filter.meta({ description: 'query parameters with which that list gives the rows of the numerator or count' }), wholeFilter: filter.nullable().meta({ description: 'the same of the denominator' }),
  })
  .meta({ id: 'ReportFigure' });
export type ReportFigure = z.infer<typeof reportFigure>;
const paragraph = z.object({ key: z.string(), title: z.string(), text: z.string() });
const reportedTarget = z.object({ targetId: uuid, number: z.string(), name: z.string(), comparison: z.enum(targetComparisons), value: z.number(), unit: z.string(), dueOn: day, current: z.number().nullable(), asOf: day.nullable(), status: z.enum(targetStates) });
export const reportContent = z.object({ asOf: instant, figures: z.array(reportFigure), paragraphs: z.array(paragraph).meta({ description: '报告段落' }), targets: z.array(reportedTarget).meta({ description: '工作目标进展: due in the period or later and still open, or ended in it' }) });
export type ReportContent = z.infer<typeof reportContent>;

export const openReportPeriodBody = z.strictObject({ period: reportPeriodCode }).meta({ id: 'OpenReportPeriod' });
export type OpenReportPeriodBody = z.output<typeof openReportPeriodBody>;
export const compileReportPeriodBody = z.strictObject({ note: text(2000).nullable().default(null).meta({ description: '按语: what the numbers do not say' }) });
export const reviewReportPeriodBody = z.strictObject({ note: text(1000).meta({ description: '审核意见' }) });
export const returnReportPeriodBody = z.strictObject({ reason: text(1000) });
export const lockReportPeriodBody = z.strictObject({});
export const issueReportPeriodBody = z.strictObject({ document: text(200).meta({ description: '文号' }) });
export const correctReportPeriodBody = z.strictObject({ reason: text(1000).meta({ description: '更正原因' }) });
export const withdrawReportPeriodBody = z.strictObject({ reason: text(500) });

const stamp = { by: person.nullable(), at: instant.nullable() };
export const reportPeriod = z
  .object({
    id: uuid, lineId: uuid.meta({ description: 'id of the first edition: the same for all editions of a period' }), edition: z.number().int().meta({ description: '版次: from 1; a correction is the next' }), kind, period: z.string(), from: day, to: day,
    status: z.enum(reportPeriodStates).meta({ description: 'collecting 采集 | compiled 已汇总 | reviewed 已审核 | locked 已锁定 | issued 已通报 | corrected 已更正 | withdrawn 已撤销' }), correctsId: uuid.nullable(), correctionReason: z.string().nullable(), note: z.string().nullable(),
    compiledBy: stamp.by, compiledAt: stamp.at, reviewedBy: stamp.by, reviewedAt: stamp.at, reviewNote: z.string().nullable(), lockedBy: stamp.by, lockedAt: stamp.at, issuedBy: stamp.by, issuedAt: stamp.at, document: z.string().nullable(),
    reason: z.string().nullable().meta({ description: '退回、撤销原因' }), openedBy: person, openedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(reportPeriodActions)),
  })
  .meta({ id: 'ReportPeriod' });
export type ReportPeriod = z.infer<typeof reportPeriod>;
export const reportPeriodPage = page(reportPeriod);
export const reportPeriodDetail = reportPeriod.extend({ content: reportContent.nullable().meta({ description: 'null: not compiled' }), correctedById: uuid.nullable() }).meta({ id: 'ReportPeriodDetail' });
export type ReportPeriodDetail = z.infer<typeof reportPeriodDetail>;
export const reportPeriodQuery = pageQuery.extend({ kind: kind.optional(), status: someOf(reportPeriodStates).optional(), period: reportPeriodCode.optional(), lineId: uuid.optional(), year: z.coerce.number().int().min(1900).max(2099).optional().meta({ description: 'of the last day' }) });
export type ReportPeriodQuery = z.output<typeof reportPeriodQuery>;

const figureValue = z.object({ value: z.number().nullable(), numerator: z.number().int().nullable(), denominator: z.number().int().nullable() }).nullable();
export const reportDifferences = z
  .object({
    frozenAt: instant, asOf: instant, figures: z.number().int().meta({ description: 'how many were compared' }),
    items: z.array(z.object({ figure: reportFigure.meta({ description: 'as it is now; as it was, where it is no more' }), frozen: figureValue.meta({ description: 'null: there was none' }), live: figureValue.meta({ description: 'null: there is none any more' }) })).meta({ description: '锁定后变动: those alone whose numbers are no more the same' }),
  })
  .meta({ id: 'ReportDifferences' });
export type ReportDifferences = z.infer<typeof reportDifferences>;
