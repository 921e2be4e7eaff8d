import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { receiptNumber } from './public-report.dto';
import { publicReportStates, reportChannels, type PublicReportState } from './public-report.lifecycle';

/** Never a word of the report, nor of who made it: a subscriber that may know them asks for the record. */
const common = z.object({
  reportId: uuid,
  number: receiptNumber,
  divisionCode: z.string(),
  channel: z.enum(reportChannels).optional().meta({ description: 'web 网上举报 | hotline 热线 | opinion 舆情 | visit 来访 | letter 来信; in no event of before there were channels, which was of the public page' }),
  named: z.boolean().meta({ description: '实名 whether the reporter gave a name' }),
  state: z.enum(publicReportStates),
});
const example = { reportId: '01980000-0000-7000-8000-000000000021', number: 'JB440310-2026-0001', divisionCode: '440310001000', channel: 'hotline', named: false };

const reportEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, state: PublicReportState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({
    service: 'enforcement', aggregate: 'public_report', event, version: 1, summary: { zh, en },
    data: common.extend(data) as z.ZodType, example: { ...example, state, ...more },
  }) as EventSpec;

export const publicReportEvents = {
  received: reportEvent('received', '收到公众举报', 'A public report was received', 'received', {}, {}),
  accepted: reportEvent('accepted', '公众举报已受理', 'A public report was accepted: it is a hazard', 'accepted', { hazardId: uuid }, { hazardId: '01980000-0000-7000-8000-000000000001' }),
  verified: reportEvent('verified', '公众举报核查属实', 'What a public report said is true', 'accepted', {}, {}),
  unfounded: reportEvent('unfounded', '公众举报核查不属实', 'What a public report said is not true', 'accepted', {}, {}),
  declined: reportEvent('declined', '公众举报不予受理', 'A public report was declined', 'declined', {}, {}),
  duplicated: reportEvent('duplicated', '公众举报为重复举报', 'A public report is a duplicate of an earlier one', 'duplicate', { originalId: uuid }, { originalId: '01980000-0000-7000-8000-000000000020' }),
};
export type PublicReportEvent = keyof typeof publicReportEvents;
