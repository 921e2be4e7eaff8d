import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { reportPeriodKinds } from './report-period.dto';
import { reportPeriodStates } from './report-period.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const data = z.object({ reportPeriodId: uuid, lineId: uuid, edition: z.number().int(), kind: z.enum(reportPeriodKinds), period: z.string(), status: z.enum(reportPeriodStates), actor });
const id = '01980000-0000-7000-8000-000000000901';
const event = (name: string, zh: string, en: string, more: object = {}): EventSpec =>
  defineEvent({
    service: 'responsibility', aggregate: 'report_period', event: name, version: 1, summary: { zh, en }, data: data as z.ZodType,
    example: { reportPeriodId: id, lineId: id, edition: 1, kind: 'monthly', period: '2026-10', status: 'compiled', actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' }, ...more },
  }) as EventSpec;
export const reportPeriodEvents = {
  opened: event('opened', '统计期已立项', 'A reporting period, or a correction of one, was opened', { status: 'collecting' }),
  compiled: event('compiled', '统计期已汇总', 'The figures of a period were counted'),
  reviewed: event('reviewed', '统计期已审核', 'The figures were reviewed', { status: 'reviewed' }),
  returned: event('returned', '统计期已退回', 'The figures were returned', { status: 'collecting' }),
  locked: event('locked', '统计期已锁定', 'The figures were locked: they change no more', { status: 'locked' }),
  issued: event('issued', '统计通报已签发', 'The report was issued', { status: 'issued' }),
  correction_begun: event('correction_begun', '统计通报更正已立项', 'A correction of the report was begun; the report stays as it is until that is issued', { status: 'issued' }),
  corrected: event('corrected', '统计通报已由更正取代', 'The report was corrected by a later edition', { status: 'corrected' }),
  withdrawn: event('withdrawn', '统计期已撤销', 'The edition was withdrawn before it was reviewed', { status: 'withdrawn' }),
};
export type ReportPeriodEvent = keyof typeof reportPeriodEvents;
