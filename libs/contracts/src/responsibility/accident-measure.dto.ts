import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, text, uuid } from '../kit';
import { accidentFiles, accidentCounted, evaluatedDays } from './accident.dto';
import { accidentMeasureActions, accidentMeasureStates } from './accident.lifecycle';

export const measureResults = ['yes', 'partly', 'no'] as const;
export const measureResultNames = { yes: '已落实', partly: '部分落实', no: '未落实' } as const;
export const addMeasureBody = z
  .strictObject({
    accidentId: uuid.meta({ description: '所属事故, whose report was handed in' }), measure: text(1000).meta({ description: '整改和防范措施' }), responsible: text(200).meta({ description: '责任单位' }),
    unitId: uuid.nullable().default(null).meta({ description: '责任单位, where it is a unit of the tenant: it sees the measure' }), dueOn: day.meta({ description: '完成期限' }), attachments: accidentFiles,
  })
  .meta({ id: 'AddAccidentMeasure' });
export type AddMeasureBody = z.output<typeof addMeasureBody>;
export const reportMeasureBody = z.strictObject({ report: text(2000).meta({ description: '完成情况 what was done' }), doneOn: day.meta({ description: '完成日期: today or before' }), attachments: accidentFiles }).meta({ id: 'ReportAccidentMeasure' });
export type ReportMeasureBody = z.output<typeof reportMeasureBody>;
export const assessMeasureBody = z.strictObject({ result: z.enum(measureResults).meta({ description: 'yes 已落实 | partly 部分落实 | no 未落实' }), evidence: text(2000).meta({ description: '佐证与核查情况' }), publicNote: text(1000).nullable().default(null).meta({ description: '公开情况' }), unreportedReason: text(500).nullable().default(null).meta({ description: '未经报告即评估的理由: wanted where a unit of the tenant is responsible and has not reported' }), attachments: accidentFiles }).meta({ id: 'AssessAccidentMeasure' });
export type AssessMeasureBody = z.output<typeof assessMeasureBody>;

const person = z.object({ id: z.string(), name: z.string() });
export const accidentMeasure = z
  .object({
    id: uuid, accident: z.object({ id: uuid, number: z.string(), name: z.string() }), divisionCode: z.string(), divisionName: z.string(), measure: z.string(), responsible: z.string(), unitId: uuid.nullable(), dueOn: day,
    status: z.enum(accidentMeasureStates).meta({ description: 'pending 待落实 | reported 已报告 | assessed 已评估' }), overdue: z.boolean().meta({ description: 'past its day, and not found carried out' }),
    report: z.object({ done: z.string(), on: day, by: person, at: instant }).nullable().meta({ description: '完成情况 what the responsible unit reported; null: nobody reported' }), unreportedReason: z.string().nullable().meta({ description: '未经报告即评估的理由' }),
    result: z.enum(measureResults).nullable(), evidence: z.string().nullable(), publicNote: z.string().nullable(), assessedBy: person.nullable(), assessedAt: instant.nullable(),
    attachments: z.array(z.object({ fileId: uuid, name: z.string(), of: z.enum(['add', 'report', 'assess']), by: person, at: instant })).meta({ description: '佐证附件 by the step with which each came; none is ever taken away' }),
    addedBy: person, addedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(accidentMeasureActions)),
  })
  .meta({ id: 'AccidentMeasure' });
export type AccidentMeasure = z.infer<typeof accidentMeasure>;
export const accidentMeasurePage = page(accidentMeasure);
const measureFilters = { accidentId: uuid.optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), ...evaluatedDays, counted: accidentCounted.optional().meta({ description: 'of the accident: 是否生产安全事故' }) };
export const accidentMeasureQuery = pageQuery.extend({
  ...measureFilters, status: z.enum(accidentMeasureStates).optional(), result: z.enum(measureResults).optional(), overdue: flag.optional(),
});
export type AccidentMeasureQuery = z.output<typeof accidentMeasureQuery>;
export const measureFiguresQuery = z.object(measureFilters);
export type MeasureFiguresQuery = z.output<typeof measureFiguresQuery>;
const n = z.number().int();
export const measureFigures = z
  .object({
    asOf: instant, measures: n, overdue: n, rate: z.string().meta({ description: '措施落实率 carried out ÷ all measures; — where there is none' }),
    items: z.array(z.object({ result: z.enum(measureResults), count: n, filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list gives exactly these rows' }) })),
  })
  .meta({ id: 'AccidentMeasureFigures' });
export type MeasureFigures = z.infer<typeof measureFigures>;
