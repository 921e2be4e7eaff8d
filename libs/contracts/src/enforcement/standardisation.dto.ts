import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, text, uuid } from '../kit';
import { divisionLevels } from './hazard.statistics.dto';
import { standardisationActions, standardisationStates } from './standardisation.lifecycle';

export const standardisationGrades = ['one', 'two', 'three'] as const;
export type StandardisationGrade = (typeof standardisationGrades)[number];
export const standardisationGradeNames = {
  one: { zh: '一级', en: 'Grade one' },
  two: { zh: '二级', en: 'Grade two' },
  three: { zh: '三级', en: 'Grade three' },
} as const satisfies Record<StandardisationGrade, { zh: string; en: string }>;

/** Years for which a grade is valid (应急〔2021〕83号), and days before its end from which it is a to-do: the latter is a rule of the house. */
export const STANDARDISATION = { years: 3, remindDays: 90 } as const;

const grade = z.enum(standardisationGrades).meta({ description: 'one 一级 | two 二级 | three 三级' });
const note = text(2000).nullable().default(null);
export const applyStandardisationBody = z
  .strictObject({ subjectId: uuid.meta({ description: '申请定级的监管对象' }), grade, selfScore: z.number().min(0).max(100).multipleOf(0.1).nullable().default(null).meta({ description: '自评得分' }), note: note.meta({ description: '申请说明' }) })
  .meta({ id: 'ApplyStandardisation' });
export type ApplyStandardisationBody = z.output<typeof applyStandardisationBody>;
export const reviewStandardisationBody = z
  .strictObject({
    result: z.enum(['passed', 'failed']), reviewer: text(100).meta({ description: '评审单位' }), reviewedOn: day.meta({ description: '评审日期, not in the future' }),
    score: z.number().min(0).max(100).multipleOf(0.1).nullable().default(null).meta({ description: '评审得分' }), note: note.meta({ description: '评审意见' }),
  })
  .meta({ id: 'ReviewStandardisation' });
export type ReviewStandardisationBody = z.output<typeof reviewStandardisationBody>;
export const announceStandardisationBody = z.strictObject({ certificateNumber: text(60).meta({ description: '证书编号' }), announcedOn: day.meta({ description: '公告日期, not in the future; the grade is valid for three years from it' }) }).meta({ id: 'AnnounceStandardisation' });
export type AnnounceStandardisationBody = z.output<typeof announceStandardisationBody>;
export const renewStandardisationBody = z.strictObject({ grade: grade.optional().meta({ description: 'left out: the same' }), selfScore: applyStandardisationBody.shape.selfScore, note: note.meta({ description: '申请说明' }) });
export type RenewStandardisationBody = z.output<typeof renewStandardisationBody>;
export const revokeStandardisationBody = z.strictObject({ reason: text(500) });

const person = z.object({ id: z.string(), name: z.string() });
export const standardisation = z
  .object({
    id: uuid, subject: z.object({ id: uuid, name: z.string() }), divisionCode: z.string(), divisionName: z.string(), grade,
    status: z.enum(standardisationStates).meta({ description: 'applied 已申请 | reviewed 评审通过 | announced 已公告 | failed 未通过 | renewed 已由复评取代 | revoked 已撤销' }),
    valid: z.boolean().meta({ description: '达标 announced, and not expired' }), selfScore: z.number().nullable(), note: z.string().nullable(),
    reviewer: z.string().nullable(), reviewedOn: day.nullable(), score: z.number().nullable(), reviewNote: z.string().nullable(),
    certificateNumber: z.string().nullable(), announcedOn: day.nullable(), expiresOn: day.nullable().meta({ description: '有效期最后一日' }), revokeReason: z.string().nullable(),
    renewalOf: uuid.nullable().meta({ description: '复评: the record it renews' }), renewalId: uuid.nullable().meta({ description: 'the record that asks to renew this one' }),
    appliedBy: person, appliedAt: instant, reviewedBy: person.nullable(), updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(standardisationActions)),
  })
  .meta({ id: 'Standardisation' });
export type Standardisation = z.infer<typeof standardisation>;
export const standardisationPage = page(standardisation);

const filters = {
  subjectId: uuid.optional(), grade: z.enum(standardisationGrades).optional(), status: z.enum(standardisationStates).optional(),
  valid: flag.optional().meta({ description: 'true: announced and not expired; false: the others' }), expired: flag.optional().meta({ description: 'true: announced, and past its last day' }),
  expiresWithin: z.coerce.number().int().min(0).max(1100).optional().meta({ description: 'valid, and its last day is within so many days' }),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), divisionOnly: flag.optional().meta({ description: 'with divisionCode: of the division itself, and nothing below it' }),
  q: text(100).optional().meta({ description: 'words in the subject\'s name and the certificate number' }),
};
export const standardisationQuery = pageQuery.extend(filters);
export type StandardisationQuery = z.output<typeof standardisationQuery>;

export const standardisationFiguresQuery = z.object({ divisionCode: filters.divisionCode, divisionLevel: z.enum(divisionLevels).optional().meta({ description: 'to which level divisions are summed; default: the one below divisionCode' }) });
export type StandardisationFiguresQuery = z.output<typeof standardisationFiguresQuery>;
const count = z.number().int();
export const standardisationFigures = z
  .object({
    asOf: instant,
    total: count.meta({ description: '达标家数 subjects with a valid grade' }), byGrade: z.record(z.enum(standardisationGrades), count), expiring: count.meta({ description: `最后一日在 ${STANDARDISATION.remindDays} 日内` }), expired: count.meta({ description: '已过期、未复评' }),
    items: z.array(z.object({ divisionCode: z.string(), divisionName: z.string(), grade, count, filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list gives exactly these rows' }) })),
  })
  .meta({ id: 'StandardisationFigures' });
export type StandardisationFigures = z.infer<typeof standardisationFigures>;
