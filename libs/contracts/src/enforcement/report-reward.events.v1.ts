import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { fen } from './expert.dto';
import { receiptNumber } from './public-report.dto';
import { reportRewardStates, type ReportRewardState } from './report-reward.lifecycle';

/** Never who reported, nor that the reporter works there. */
const common = z.object({
  rewardId: uuid, reportId: uuid, reportNumber: receiptNumber, divisionCode: z.string(), amount: fen, status: z.enum(reportRewardStates),
  actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }),
});
const example = {
  rewardId: '01980000-0000-7000-8000-0000000000a1', reportId: '01980000-0000-7000-8000-000000000021', reportNumber: 'JB440310-2026-0001', divisionCode: '440310001000', amount: 50000, actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' },
};
const event = (name: string, zh: string, en: string, status: ReportRewardState): EventSpec =>
  defineEvent({ service: 'enforcement', aggregate: 'report_reward', event: name, version: 1, summary: { zh, en }, data: common as z.ZodType, example: { ...example, status } }) as EventSpec;

export const reportRewardEvents = {
  proposed: event('proposed', '举报奖励已提出', 'A reward of a report was proposed', 'proposed'),
  approved: event('approved', '举报奖励已批准', 'A reward of a report was approved', 'approved'),
  refused: event('refused', '举报不予奖励', 'A reward of a report was refused', 'refused'),
  paid: event('paid', '举报奖励已发放', 'A reward of a report was paid', 'paid'),
};
export type ReportRewardEvent = keyof typeof reportRewardEvents;
