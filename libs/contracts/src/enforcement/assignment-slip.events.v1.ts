import { z } from 'zod';
import { day, defineEvent, uuid, type EventSpec } from '../kit';
import { assignmentSlipStates, type AssignmentSlipState } from './assignment-slip.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() });
const common = z.object({
  slipId: uuid, number: z.string(), year: z.number().int(), period: z.number().int(), checkId: uuid, subjectId: uuid, divisionCode: z.string(), unitId: uuid, dueOn: day, exposed: z.boolean(), status: z.enum(assignmentSlipStates), actor,
});
const zhang = { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' };
const example = {
  slipId: '01980000-0000-7000-8000-000000000081', number: 'JD440310-2026-000001', year: 2026, period: 4, checkId: '01980000-0000-7000-8000-000000000051', subjectId: '01980000-0000-7000-8000-000000000031',
  divisionCode: '440310001001', unitId: '01980000-0000-7000-8000-000000000005', dueOn: '2026-04-10', exposed: true, actor: zhang,
};
const slipEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: AssignmentSlipState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({ service: 'enforcement', aggregate: 'assignment_slip', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more } }) as EventSpec;

export const assignmentSlipEvents = {
  issued: slipEvent('issued', '交办单已开出', 'An assignment slip was issued', 'issued', { hazardIds: z.array(uuid) }, { hazardIds: ['01980000-0000-7000-8000-000000000001'] }),
  replied: slipEvent('replied', '交办单已回复', 'An assignment slip was replied to', 'replied', {}, {}),
  urged: slipEvent('urged', '交办单已督办', 'An assignment slip was urged', 'issued', { note: z.string() }, { note: '整改不到位' }),
  closed: slipEvent('closed', '交办单已办结', 'An assignment slip was closed', 'closed', {}, {}),
  revisited: slipEvent('revisited', '交办单已回头看', 'The places of a slip were looked at again', 'revisited', { result: z.enum(['held', 'failed']) }, { result: 'held' }),
  voided: slipEvent('voided', '交办单已撤回', 'An assignment slip was withdrawn', 'voided', { reason: z.string() }, { reason: '开错单位' }),
};
export type AssignmentSlipEvent = keyof typeof assignmentSlipEvents;

export const monthlyThemeEvents = {
  put: defineEvent({
    service: 'enforcement', aggregate: 'monthly_theme', event: 'put', version: 1, summary: { zh: '每月主题已填报', en: 'A month\'s theme and deliverables were entered' },
    data: z.object({ month: z.string(), theme: z.string(), done: z.number().int(), attained: z.boolean(), actor }), example: { month: '2026-03', theme: '有限空间', done: 3, attained: true, actor: zhang },
  }) as EventSpec,
};
