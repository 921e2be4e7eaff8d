import { z } from 'zod';
import { day, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';

export const performanceKinds = ['list-item', 'task', 'letter', 'duty-holder', 'guardianship', 'fact'] as const;
export type PerformanceKind = (typeof performanceKinds)[number];
export const performanceKindNames = {
  'list-item': { zh: '清单事项', en: 'List item' }, task: { zh: '任务', en: 'Task' }, letter: { zh: '责任书', en: 'Letter' }, 'duty-holder': { zh: '三防责任人', en: 'Duty holder' }, guardianship: { zh: '包保', en: 'Guardianship' }, fact: { zh: '履职留痕', en: 'Act on record' },
} as const satisfies Record<PerformanceKind, { zh: string; en: string }>;
export const performanceOutcomes = ['done', 'late', 'overdue', 'open', 'passed_on', 'standing', 'recorded'] as const;
export type PerformanceOutcome = (typeof performanceOutcomes)[number];
export const performanceOutcomeNames = {
  done: { zh: '按时办结', en: 'Done in time' }, late: { zh: '逾期办结', en: 'Done late' }, overdue: { zh: '逾期未办结', en: 'Not done, overdue' }, open: { zh: '未到期', en: 'Not due yet' },
  passed_on: { zh: '已移交他人', en: 'Passed on' }, standing: { zh: '常态职责', en: 'Standing duty' }, recorded: { zh: '已留痕', en: 'On record' },
} as const satisfies Record<PerformanceOutcome, { zh: string; en: string }>;
export const performanceBases = ['named', 'post', 'unit', 'support', 'own'] as const;
export type PerformanceBasis = (typeof performanceBases)[number];
export const performanceBasisNames = {
  named: { zh: '本人', en: 'In person' }, post: { zh: '本岗位', en: 'By post' }, unit: { zh: '本单位', en: 'By unit' }, support: { zh: '配合', en: 'In support' }, own: { zh: '本人所为', en: 'Own act' },
} as const satisfies Record<PerformanceBasis, { zh: string; en: string }>;
export const performanceSubjects = ['member', 'post'] as const;
export type PerformanceSubject = (typeof performanceSubjects)[number];
export const performanceSubjectNames = { member: { zh: '人员', en: 'People' }, post: { zh: '岗位', en: 'Posts' } } as const satisfies Record<PerformanceSubject, { zh: string; en: string }>;

const period = {
  from: day.optional().meta({ description: 'first day of the period; left out: 1 January of the year of `to`' }),
  to: day.optional().meta({ description: 'last day of the period; left out: today' }),
};
const ordered = (q: { from?: string | undefined; to?: string | undefined }): boolean => q.from === undefined || q.to === undefined || q.from <= q.to;
const order = { path: ['to'], message: '结束日期不能早于开始日期 / The last day is not before the first' };
export const periodQuery = z.object(period).refine(ordered, order);
export type PeriodQuery = z.output<typeof periodQuery>;
const some = <const T extends string>(values: readonly [T, ...T[]]) => someOf(values).optional().meta({ description: `one, or several with commas: ${values.join(', ')}` });
export const performanceLinesQuery = pageQuery.extend({ ...period, kind: some(performanceKinds), outcome: some(performanceOutcomes), basis: some(performanceBases), acted: flag.optional().meta({ description: '有无留痕 standing duties of lists: true, with an act on record in the period; false, without any' }) }).refine(ordered, order);
export type PerformanceLinesQuery = z.output<typeof performanceLinesQuery>;
export const performanceQuery = pageQuery
  .extend({ ...period, subject: z.enum(performanceSubjects).default('member').meta({ description: 'member 人员, also those who have left | post 岗位 in use' }), unitId: uuid.optional().meta({ description: 'of the unit and all below it' }), q: text(100).optional().meta({ description: 'words in the name' }) })
  .refine(ordered, order);
export type PerformanceQuery = z.output<typeof performanceQuery>;

const filter = z.record(z.string(), z.string()).meta({ description: 'query parameters with which the lines give exactly these rows' });
const counted = z.object({ count: z.number().int(), filter });
/** Evidence, and no judgement: what was asked in the period, and what was done when. */
export const performanceFigures = z.object({
  asOf: day.meta({ description: 'the day on which what is open or overdue is so' }),
  asked: counted.meta({ description: '应办: items, tasks and letters asked on or before the last day of the period and not done before its first' }), done: counted.meta({ description: '按时办结 handed in by the last day in time' }), late: counted.meta({ description: '逾期办结' }), overdue: counted.meta({ description: '逾期未办结' }), open: counted.meta({ description: '未到期, or without a last day' }),
  passedOn: counted.meta({ description: '已移交他人: items that were given to another owner in the period; they count in no rate' }), standing: counted.meta({ description: '常态职责: items without an end of their own, duty holders, guardianships; they have no moment at which they are done, and count in no rate' }),
  recorded: counted.meta({ description: '已留痕: acts of the person within the period, as the events of the services tell them' }),
  acted: counted.meta({ description: '有留痕: standing duties of lists with at least one act on record in the period, whoever recorded it' }), unrecorded: counted.meta({ description: '未留痕: standing duties of lists without any' }),
  traced: z.object({ numerator: z.number().int().meta({ description: 'standing duties of lists with at least one act in the period' }), denominator: z.number().int().meta({ description: 'standing duties of lists asked in the period; duty holders and guardianships are none' }), rate: z.number().nullable().meta({ description: '留痕率; null where no standing duty is asked' }) }),
  inTime: z.object({ numerator: z.number().int().meta({ description: 'done in time' }), denominator: z.number().int().meta({ description: 'done in time + done late + overdue' }), rate: z.number().nullable().meta({ description: '按时办结率; null where nothing was due' }) }),
});
export type PerformanceFigures = z.infer<typeof performanceFigures>;
export const dutyPerformance = z
  .object({
    subject: z.enum(performanceSubjects).meta({ description: 'member 人员 | post 岗位' }), id: uuid, name: z.string(), unitId: uuid.nullable(), unitName: z.string().nullable(), postName: z.string().nullable().meta({ description: 'of a person: the post in use on which he is' }),
    enabled: z.boolean().meta({ description: 'false: the person has left' }), from: day, to: day, figures: performanceFigures,
  })
  .meta({ id: 'DutyPerformance', description: '照单履职记录: evidence, which judges nothing' });
export type DutyPerformance = z.infer<typeof dutyPerformance>;
export const dutyPerformancePage = page(dutyPerformance);

export const performanceLine = z
  .object({
    kind: z.enum(performanceKinds).meta({ description: 'list-item 清单事项 | task 任务 | letter 责任书 | duty-holder 三防责任人 | guardianship 包保 | fact 履职留痕' }),
    record: z.object({ service: z.string(), kind: z.string().meta({ description: 'e.g. hazard, list-item' }), id: z.string() }), number: z.string().nullable(), title: z.string(),
    act: z.object({ zh: z.string(), en: z.string() }).nullable().meta({ description: 'of a fact: what was done' }),
    basis: z.enum(performanceBases).meta({ description: 'named 本人 | post 本岗位 | unit 本单位 | support 配合 | own 本人所为. Who is named is asked alone; where nobody is, the post; where no post is, each of the unit' }),
    askedOn: day.meta({ description: 'of a fact: its day' }), dueOn: day.nullable(), doneOn: day.nullable().meta({ description: 'handed in, or signed; null again where it was sent back' }), until: day.nullable().meta({ description: 'standing duties and what was passed on: the first day on which it was no longer his' }),
    doneBy: z.string().nullable().meta({ description: 'who handed it in, or signed' }), at: instant.nullable().meta({ description: 'of a fact' }), outcome: z.enum(performanceOutcomes).meta({ description: 'done 按时办结 | late 逾期办结 | overdue 逾期未办结 | open 未到期 | passed_on 已移交他人 | standing 常态职责 | recorded 已留痕' }),
    acts: z.object({ count: z.number().int(), lastOn: day.nullable().meta({ description: 'the last day of them' }), filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of acts gives exactly these rows' }) }).nullable().meta({ description: '履职留痕 in the period, of a standing duty of a list; null of all else' }),
    eventId: uuid.nullable().meta({ description: 'of a fact: the event that told it' }),
  })
  .meta({ id: 'DutyPerformanceLine' });
export type PerformanceLine = z.infer<typeof performanceLine>;
export const performanceLinePage = page(performanceLine);
