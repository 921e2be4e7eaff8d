import { isoWeekDays } from '@anlan/domain';
import { z } from 'zod';
import { day, divisionCode, instant, page, pageQuery, text, uuid } from '../kit';
import { taskOutcomes } from './task.dto';

export const taskMonth = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, '月份应如 2026-03 / A month, such as 2026-03').meta({ description: '月份 YYYY-MM' });
/** Weeks of ISO 8601: from Monday, week 1 holds the first Thursday. */
export const taskWeek = z.string().refine((w) => isoWeekDays(w) !== null, '周应如 2026-W10 / A week, such as 2026-W10').meta({ description: '周 YYYY-Www (ISO 8601)' });

const filter = z.record(z.string(), z.string()).meta({ description: 'query parameters with which GET /tasks lists exactly these rows' });
const count = z.number().int();
export const taskRemindersQuery = z.object({ week: taskWeek.optional().meta({ description: 'left out: this week' }), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), unitId: uuid.optional().meta({ description: '牵头单位' }) });
export type TaskRemindersQuery = z.output<typeof taskRemindersQuery>;
const remembered = z.object({ count, filter, tasks: z.array(z.object({ id: uuid, number: z.string(), title: z.string(), dueOn: day, lead: z.string().nullable(), status: z.string() })).max(20).meta({ description: 'the first twenty by their days' }) });
export const taskReminders = z
  .object({
    week: z.string(), from: day, to: day, asOf: instant,
    units: z.array(z.object({ unitId: uuid, unitName: z.string(), due: remembered.meta({ description: '本周到期 due in the week and not finished' }), overdue: remembered.meta({ description: '已逾期 due before the week and not finished' }) })),
  })
  .meta({ id: 'TaskReminders' });
export type TaskReminders = z.infer<typeof taskReminders>;

const cell = z.object({ count, filter });
const share = z.object({ numerator: count, denominator: count, percent: z.number().nullable().meta({ description: 'numerator ÷ denominator in %, half up to two decimals; null for a denominator of zero' }) });
const rate = share.meta({ description: '完成率: done, in time or late ÷ given' });
export const taskFigures = {
  given: cell.meta({ description: '应完成: due in the month, without those cancelled' }), inTime: cell.meta({ description: '按期完成: submitted by the day due, and verified' }), late: cell.meta({ description: '逾期完成' }),
  open: cell.meta({ description: '未到期' }), overdue: cell.meta({ description: '逾期未完成' }), rate,
  overdueRate: share.extend({ filter }).meta({ description: '逾期率: done late, or overdue and not done ÷ given; the filter lists the rows of the numerator' }),
};
export const bulletinLine = z.object({ unitId: uuid, unitName: z.string(), ...taskFigures });
export const taskBulletinQuery = z.object({ month: taskMonth.optional().meta({ description: 'left out: this month' }), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }) });
export type TaskBulletinQuery = z.output<typeof taskBulletinQuery>;
export const taskBulletinDraft = z
  .object({ month: z.string(), asOf: instant, divisionCode: z.string().nullable(), lines: z.array(bulletinLine), total: z.object(taskFigures) })
  .meta({ id: 'TaskBulletinDraft', description: '通报 by lead unit, as things are now' });
export type TaskBulletinDraft = z.infer<typeof taskBulletinDraft>;

export const issueTaskBulletinBody = z
  .strictObject({
    month: taskMonth, divisionCode: divisionCode.meta({ description: 'the district or a street: of whose tasks it tells' }),
    note: text(2000).nullable().default(null).meta({ description: '按语' }), correctsId: uuid.nullable().default(null).meta({ description: '更正的通报: of the same month and division' }),
  })
  .meta({ id: 'IssueTaskBulletin' });
export type IssueTaskBulletinBody = z.output<typeof issueTaskBulletinBody>;
export const taskBulletin = z
  .object({
    id: uuid, number: z.string().meta({ description: '通报编号, e.g. RWTB440310-2026-0001' }), issuedOn: day, month: z.string(), divisionCode: z.string(), divisionName: z.string(), note: z.string().nullable(),
    correctsId: uuid.nullable(), correctedById: uuid.nullable().meta({ description: 'the later one that names this' }), asOf: instant, lines: z.array(bulletinLine), total: z.object(taskFigures),
    tasks: z.array(z.object({ id: uuid, number: z.string(), title: z.string(), unitId: uuid, dueOn: day, outcome: z.enum(taskOutcomes) })).meta({ description: 'the rows behind the numbers, as they were' }),
    issuedBy: z.object({ id: z.string(), name: z.string() }), version: z.literal(1),
  })
  .meta({ id: 'TaskBulletin', description: '印发的通报: frozen; its filters list the rows as they are today, its tasks as they were' });
export type TaskBulletin = z.infer<typeof taskBulletin>;
export const taskBulletinPage = page(taskBulletin.omit({ tasks: true, lines: true }));
export const taskBulletinsQuery = pageQuery.extend({ month: taskMonth.optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }) });
export type TaskBulletinsQuery = z.output<typeof taskBulletinsQuery>;
