import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, text, uuid } from '../kit';
import { drawActions, drawStates } from './draw.lifecycle';
import { subjectGrades, subjectKind } from './subject.dto';

/** How large the pools may be, how many may be drawn, and how many officers go to one subject. */
export const DRAW_LIMITS = { officers: 500, recusals: 200, drawn: 5_000, perSubject: 5 } as const;

/** 执法证号: what comes before the digits differs from place to place. */
export const CERTIFICATE_NUMBER = /^[\u4e00-\u9fffA-Za-z]{0,4}[0-9]{6,18}$/;

const gradeOrNone = z.enum([...subjectGrades, 'none']);
export const drawGrades = gradeOrNone.options;
export type DrawGrade = (typeof drawGrades)[number];

const percent = z.number().min(0).max(100).multipleOf(0.01);
const items = z.array(text(200)).min(1).max(100).meta({ description: '抽查事项清单（一单）: what is inspected' });
const pool = z
  .strictObject({
    divisionCode: divisionCode.optional().meta({ description: 'left out: the whole tenant, as far as the actor sees it' }),
    kind: z.array(subjectKind).min(1).optional(),
    tag: text(40).meta({ format: 'risk-tag' }).optional().meta({ description: '风险标签: a code of the setting riskTags' }),
    isKey: z.boolean().optional().meta({ description: '重点监管' }),
  })
  .meta({ description: '检查对象名录库: the operating subjects that these leave' });
const officer = z
  .strictObject({
    memberId: uuid,
    certificateNumber: z.string().trim().regex(CERTIFICATE_NUMBER, '执法证号应为至多四个汉字或字母，后接 6–18 位数字 / A certificate number has up to four characters or letters, then 6 to 18 digits').meta({ description: '行政执法证号' }),
    recuses: z.array(uuid).max(DRAW_LIMITS.recusals).default([]).meta({ description: '回避: ids of subjects this officer must not inspect' }),
  })
  .meta({ description: '执法检查人员' });
const officers = z.array(officer).min(2).max(DRAW_LIMITS.officers).meta({ description: '执法检查人员名录库' });
const rule = z
  .strictObject({
    percent: z.strictObject({ A: percent, B: percent, C: percent, D: percent, none: percent }).meta({ description: '抽查比例 percent of the subjects of each grade (none: not graded); rounded up' }),
    least: z.number().int().min(0).max(1_000).default(1).meta({ description: 'at least so many of each grade that has a percentage above 0' }),
    perSubject: z.number().int().min(2).max(DRAW_LIMITS.perSubject).default(2).meta({ description: 'officers to a subject, at least two (行政处罚法 art. 42)' }),
  })
  .meta({ description: '细则' });

const facts = {
  name: text(200).meta({ description: '抽查名称, e.g. 2026 年第二季度危险化学品双随机抽查' }),
  divisionCode: divisionCode.meta({ description: 'of the organizer: the district, or a street' }),
  from: day.meta({ description: 'first day on which the inspections take place' }),
  to: day,
  items, pool, officers, rule,
};
const inOrder = (b: { from?: string; to?: string }): boolean => b.from === undefined || b.to === undefined || b.from <= b.to;
const order = { path: ['to'], message: '结束日期不能早于开始日期 / The last day is not before the first' };

export const prepareDrawBody = z.strictObject({ ...facts, pool: pool.default({}) }).refine(inOrder, order).meta({ id: 'PrepareDraw' });
export type PrepareDrawBody = z.output<typeof prepareDrawBody>;
export const changeDrawBody = z.strictObject(facts).omit({ divisionCode: true }).partial().refine(inOrder, order).meta({ id: 'ChangeDraw' });
export type ChangeDrawBody = z.output<typeof changeDrawBody>;

export const freezeDrawBody = z.strictObject({});
export const runDrawBody = z.strictObject({
  seed: z
    .strictObject({ text: text(200).regex(/^[^\r\n]*$/), source: text(200).meta({ description: '种子来源' }) })
    .optional()
    .meta({ description: '随机种子: of a source that nobody here decides, e.g. the numbers of a lottery of that day; left out: 256 random bits' }),
});
export const publishDrawBody = z.strictObject({});
export const voidDrawBody = z.strictObject({ reason: text(500) });

const person = z.object({ id: z.string(), name: z.string() });
export const draw = z
  .object({
    id: uuid,
    number: z.string().meta({ description: '抽查编号, e.g. SJ440310-2026-0001' }),
    name: z.string(),
    divisionCode: z.string(),
    divisionName: z.string(),
    from: z.string(),
    to: z.string(),
    items: z.array(z.string()),
    pool: pool,
    officers: z.array(officer.extend({ name: z.string().nullable() })),
    rule,
    status: z.enum(drawStates).meta({ description: 'draft 起草 | frozen 已锁定 | drawn 已抽取 | published 已公示 | voided 已作废' }),
    poolSize: z.number().int().nullable().meta({ description: 'subjects in the fixed pool; null: not fixed yet' }),
    poolDigest: z.string().nullable().meta({ description: 'SHA-256 of the fixed pools as /draws/:id/pool gives them' }),
    seed: z.string().nullable(),
    seedSource: z.string().nullable(),
    drawn: z.number().int().nullable().meta({ description: 'subjects drawn' }),
    frozenAt: instant.nullable(),
    drawnAt: instant.nullable(),
    publishedAt: instant.nullable(),
    voidReason: z.string().nullable(),
    preparedBy: person,
    preparedAt: instant,
    updatedBy: person,
    updatedAt: instant,
    version: z.number().int(),
    allowedActions: z.array(z.enum(drawActions)),
  })
  .meta({ id: 'Draw' });
export type Draw = z.infer<typeof draw>;
export const drawPage = page(draw);

export const drawQuery = pageQuery.extend({
  status: z.enum(drawStates).optional(),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
});
export type DrawQuery = z.output<typeof drawQuery>;

export const drawSubject = z
  .object({
    subjectId: uuid,
    name: z.string(),
    divisionCode: z.string(),
    divisionName: z.string(),
    grade: gradeOrNone,
    place: z.number().int().nullable().meta({ description: '抽中次序 from 1; null: in the pool and not drawn' }),
    officers: z.array(z.object({ memberId: uuid, name: z.string().nullable(), certificateNumber: z.string() })),
  })
  .meta({ id: 'DrawSubject' });
export type DrawSubject = z.infer<typeof drawSubject>;
export const drawSubjects = page(drawSubject);
export const drawSubjectsQuery = pageQuery.extend({ drawn: flag.optional().meta({ description: 'true: only those that were drawn, in their order; left out or false: the whole pool by id' }) });
export type DrawSubjectsQuery = z.output<typeof drawSubjectsQuery>;

export const drawVerification = z
  .object({
    same: z.boolean().meta({ description: 'the pools have their digest still, and their seed leads to the same subjects and officers' }),
    poolDigest: z.string(),
    poolDigestNow: z.string(),
    drawn: z.number().int(),
    differing: z.array(uuid).max(20).meta({ description: 'subjects with another place or other officers; the first twenty' }),
  })
  .meta({ id: 'DrawVerification' });
export type DrawVerification = z.infer<typeof drawVerification>;

/** What everybody reads: whom the draw met, never which officers go there. */
export const publishedDraw = z
  .object({
    number: z.string(), name: z.string(), divisionName: z.string(), from: z.string(), to: z.string(), items: z.array(z.string()),
    poolSize: z.number().int(), poolDigest: z.string(), seed: z.string(), seedSource: z.string(), drawn: z.number().int(), drawnAt: instant, publishedAt: instant,
  })
  .meta({ id: 'PublishedDraw' });
export type PublishedDraw = z.infer<typeof publishedDraw>;
export const publishedDraws = page(publishedDraw);
export const publishedSubjects = page(z.object({ place: z.number().int(), name: z.string(), divisionName: z.string() }));
export type PublishedSubject = z.infer<typeof publishedSubjects>['items'][number];
