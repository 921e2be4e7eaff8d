import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { assessmentSheetStates, assessmentStates } from './assessment.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const somebody = { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' };
const id = (n: number): string => `01980000-0000-7000-8000-0000000009${n}`;
const points = z.number().int().nullable().meta({ description: 'in hundredths' });

const assessment = z.object({ assessmentId: uuid, schemeId: uuid, name: z.string(), status: z.enum(assessmentStates), issue: z.number().int().optional(), actor });
const event = (name: string, zh: string, en: string, more: object = {}): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'assessment', event: name, version: 1, summary: { zh, en }, data: assessment as z.ZodType, example: { assessmentId: id(21), schemeId: id(20), name: '2026 年上半年街道安全生产考核', status: 'under_way', actor: somebody, ...more } }) as EventSpec;
export const assessmentEvents = {
  opened: event('opened', '考核已启动', 'An assessment was opened'),
  finalised: event('finalised', '考核已定档', 'An assessment was graded and ranked', { status: 'final' }),
  issued: event('issued', '考核已通报', 'An assessment was issued', { status: 'issued', issue: 1 }),
  corrected: event('corrected', '考核通报已更正', 'A correction of an assessment was issued', { status: 'issued', issue: 2 }),
  cancelled: event('cancelled', '考核已取消', 'An assessment was cancelled', { status: 'cancelled' }),
};

const sheet = z.object({ sheetId: uuid, assessmentId: uuid, unitId: uuid, unitName: z.string(), selfPoints: points, checkedPoints: points, points, grade: z.string().nullable(), rank: z.number().int().nullable(), status: z.enum(assessmentSheetStates), actor });
const sheetEvent = (name: string, zh: string, en: string, more: object): EventSpec =>
  defineEvent({
    service: 'responsibility', aggregate: 'assessment_sheet', event: name, version: 1, summary: { zh, en }, data: sheet as z.ZodType,
    example: { sheetId: id(22), assessmentId: id(21), unitId: id(23), unitName: '坪山街道应急办', selfPoints: null, checkedPoints: null, points: null, grade: null, rank: null, actor: somebody, ...more },
  }) as EventSpec;
export const assessmentSheetEvents = {
  opened: sheetEvent('opened', '考核表已下发', 'A unit has its sheet', { status: 'self_scoring' }),
  self_scored: sheetEvent('self_scored', '单位已自评', 'A unit scored itself', { selfPoints: 9700, status: 'self_scored' }),
  measured: sheetEvent('measured', '指标已重新取数', 'Indicators were measured anew', { status: 'self_scored' }),
  checked: sheetEvent('checked', '考核表已核查', 'A sheet was checked', { checkedPoints: 9350, status: 'checked' }),
  notified: sheetEvent('notified', '核查结果已告知单位', 'The unit was told the result of the check', { checkedPoints: 9350, status: 'notified' }),
  accepted: sheetEvent('accepted', '单位确认无异议', 'The unit accepted the result', { checkedPoints: 9350, status: 'settled' }),
  appealed: sheetEvent('appealed', '单位已申诉', 'The unit appealed', { checkedPoints: 9350, status: 'appealed' }),
  decided: sheetEvent('decided', '申诉已复核', 'The appeal was decided', { checkedPoints: 9350, status: 'settled' }),
  finalised: sheetEvent('finalised', '考核表已定档', 'A sheet was graded and ranked', { checkedPoints: 9350, points: 9450, grade: '优秀', rank: 2, status: 'final' }),
  corrected: sheetEvent('corrected', '考核表已更正', 'A sheet was corrected after it was issued', { checkedPoints: 9350, points: 9500, grade: '优秀', rank: 1, status: 'final' }),
};
