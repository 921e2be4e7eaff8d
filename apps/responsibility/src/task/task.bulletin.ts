import type { TaskBulletinDraft, TaskBulletinQuery, TaskOutcome, TaskReminders, TaskRemindersQuery } from '@anlan/contracts/responsibility';
import { addCalendarDays, firstDayOf, isoWeekDays, isoWeekOf, lastDayOf, percentOf, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import type { Where } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { outcomeSql, taskConditions, WORKING } from './task.filters';

type Filter = Record<string, string>;
interface Counts {
  given: number;
  in_time: number;
  late: number;
  open: number;
  overdue: number;
}
export interface Counted extends Row, Counts {
  unit_id: string;
  unit_name: string;
}
interface Remembered extends Row { unit_id: string; unit_name: string; due: boolean; count: number; id: string; number: string; title: string; due_on: string; lead_name: string | null; status: string }

const defined = (filter: Record<string, string | undefined>): Filter => Object.fromEntries(Object.entries(filter).filter((f): f is [string, string] => f[1] !== undefined));

interface Days { readonly from: string; readonly to: string }

/** First and last day of a month. */
export const daysOf = (month: string): Days => ({ from: firstDayOf(month), to: lastDayOf(month) });

/** numerator ÷ denominator in %, half up to two decimals; null for none. */
export const share = (numerator: number, denominator: number) => ({ numerator, denominator, percent: percentOf(numerator, denominator) });

/** By lead unit: what was due in the days, and how it came out. */
export function countStatement(where: Where, { from, to }: Days, today: string): Statement {
  where.and('due_on >= $', from).and('due_on <= $', to).and("status <> 'cancelled'");
  const of = (o: TaskOutcome): string => `count(*) filter (where ${outcomeSql(where, o, today)})::int as ${o}`;
  const sql = `select lead_unit_id as unit_id, max(lead_unit_name) as unit_name, count(*)::int as given, ${of('in_time')}, ${of('late')}, ${of('open')}, ${of('overdue')} from responsibility.task where ${where} group by 1 order by 2, 1`;
  return { sql, params: where.params };
}

interface Cell { count: number; filter: Filter }

/** 逾期率: done late, or overdue and not done ÷ given. From the counts as they stand, so that bulletins have it that were issued before it was shown. */
export const overdueRateOf = ({ given, late, overdue }: Record<'given' | 'late' | 'overdue', Cell>) => ({ ...share(late.count + overdue.count, given.count), filter: { ...given.filter, outcome: 'late,overdue' } });

/** The lines and their sum, each number with the filter that lists its rows. */
export function bulletinOf(rows: readonly Counted[], { from, to }: Days, divisionCode: string | undefined) {
  const figuresOf = (r: Counts, leadUnitId?: string) => {
    const cell = (count: number, outcome: string) => ({ count, filter: defined({ dueFrom: from, dueTo: to, divisionCode, leadUnitId, outcome }) });
    const figures = {
      given: cell(r.given, 'in_time,late,open,overdue'), inTime: cell(r.in_time, 'in_time'), late: cell(r.late, 'late'), open: cell(r.open, 'open'), overdue: cell(r.overdue, 'overdue'), rate: share(r.in_time + r.late, r.given),
    };
    return { ...figures, overdueRate: overdueRateOf(figures) };
  };
  const sum = (key: keyof Counts): number => rows.reduce((n, r) => n + r[key], 0);
  return {
    lines: rows.map((r) => ({ unitId: r.unit_id, unitName: r.unit_name, ...figuresOf(r, r.unit_id) })),
    total: figuresOf({ given: sum('given'), in_time: sum('in_time'), late: sum('late'), open: sum('open'), overdue: sum('overdue') }),
  };
}

/** 每周提醒 and 月度通报, as things are now, within what the reader may see. */
@Injectable()
export class TaskFigures {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async bulletin(ctx: TenantContext, q: TaskBulletinQuery): Promise<TaskBulletinDraft> {
    const now = new Date();
    const today = shanghaiDay(now);
    const month = q.month ?? today.slice(0, 7);
    return { month, asOf: toShanghaiIso(now), divisionCode: q.divisionCode ?? null, ...(await this.due(ctx, daysOf(month), today, q.divisionCode)) };
  }

  /** The same of any days. */
  async due(ctx: TenantContext, days: Days, today: string, divisionCode?: string) {
    const rows = await this.tx.read<Counted>(ctx, countStatement(taskConditions(ctx, { divisionCode }, today), days, today));
    return bulletinOf(rows, days, divisionCode);
  }

  async reminders(ctx: TenantContext, q: TaskRemindersQuery): Promise<TaskReminders> {
    const now = new Date();
    const today = shanghaiDay(now);
    const week = q.week ?? isoWeekOf(today);
    const { from, to } = isoWeekDays(week) as { from: string; to: string };
    const where = taskConditions(ctx, { status: [...WORKING], divisionCode: q.divisionCode, leadUnitId: q.unitId, dueTo: to }, today);
    const bucket = where.bind('due_on >= $', from);
    const rows = await this.tx.read<Remembered>(ctx, {
      sql: `select * from (select id, number, title, due_on, lead_name, status, lead_unit_id as unit_id, lead_unit_name as unit_name, ${bucket} as due,
              count(*) over w as count, row_number() over (w order by due_on, id) as n from responsibility.task where ${where} window w as (partition by lead_unit_id, ${bucket})) t
            where n <= 20 order by unit_name, unit_id, due_on, id`,
      params: where.params,
    });
    const reference = await this.references.get(ctx.tenantId);
    const of = (unitId: string, due: boolean) => {
      const tasks = rows.filter((r) => r.unit_id === unitId && r.due === due);
      const days = due ? { dueFrom: from, dueTo: to } : { dueTo: addCalendarDays(from, -1) };
      return {
        count: Number(tasks[0]?.count ?? 0), filter: defined({ status: WORKING.join(','), leadUnitId: unitId, divisionCode: q.divisionCode, ...days }),
        tasks: tasks.map((r) => ({ id: r.id, number: r.number, title: r.title, dueOn: r.due_on, lead: r.lead_name, status: r.status })),
      };
    };
    const units = new Map(rows.map((r) => [r.unit_id, reference.units.get(r.unit_id)?.name ?? r.unit_name]));
    return { week, from, to, asOf: toShanghaiIso(now), units: [...units].map(([unitId, unitName]) => ({ unitId, unitName, due: of(unitId, true), overdue: of(unitId, false) })) };
  }
}
