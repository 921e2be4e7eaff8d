import { taskBulletinErrors as e, taskBulletinEvents, type IssueTaskBulletinBody, type TaskBulletin, type TaskBulletinsQuery, type taskBulletinPage } from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Row, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { allPages, listPage, NumberSeries, Where, type CsvColumn } from '@anlan/platform/ledger';
import { organizerOf, ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { bulletinOf, daysOf, overdueRateOf, type Counted } from './task.bulletin';
import type { TaskRow } from './task.entity';
import { ofDivision } from './task.filters';
import { taskBulletinReach } from './task.reach';
import { outcomeOf } from './task.rules';

type Page = z.output<typeof taskBulletinPage>;
type Item = Page['items'][number];
interface BulletinRow extends Row {
  id: string;
  number: string;
  month: string;
  division_code: string;
  note: string | null;
  corrects_id: string | null;
  corrected_by_id?: string | null;
  content: Pick<TaskBulletin, 'lines' | 'total' | 'tasks' | 'asOf'>;
  issued_on: string;
  issued_by: string;
  issued_by_name: string;
}

export const taskBulletinCsv: CsvColumn<Item>[] = [
  { header: '通报编号', value: (b) => b.number },
  { header: '印发日期', value: (b) => b.issuedOn },
  { header: '月份', value: (b) => b.month },
  { header: '区划名称', value: (b) => b.divisionName },
  { header: '应完成', value: (b) => b.total.given.count },
  { header: '按期完成', value: (b) => b.total.inTime.count },
  { header: '逾期完成', value: (b) => b.total.late.count },
  { header: '未到期', value: (b) => b.total.open.count },
  { header: '逾期未完成', value: (b) => b.total.overdue.count },
  { header: '完成率（%）', value: (b) => b.total.rate.percent ?? '—' },
  { header: '逾期率（%）', value: (b) => b.total.overdueRate.percent ?? '—' },
];
const columns = 'b.*, (select c.id from responsibility.task_bulletin c where c.tenant_id = b.tenant_id and c.corrects_id = b.id) as corrected_by_id';

/** 任务通报: a copy of the month's numbers with the rows behind them. What was issued never changes; a later one corrects it and names it. */
@Injectable()
export class TaskBulletinService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
  ) {}

  async issue(ctx: TenantContext, b: IssueTaskBulletinBody): Promise<TaskBulletin> {
    const now = new Date();
    const today = shanghaiDay(now);
    const reference = await this.references.get(ctx.tenantId);
    const division = organizerOf(reference, b.divisionCode, now, e.unknown_division);
    if (!taskBulletinReach.covers(ctx, 'task.manage', { division_code: division })) throw new ProblemError(e.out_of_scope, { code: division });
    if (b.month > today.slice(0, 7)) throw invalidField('body.month', e.not_begun, { month: b.month });
    const number = `RWTB${ctx.slug}-${today.slice(0, 4)}-${String(await this.numbers.next(ctx, `task-bulletin-${today.slice(0, 4)}`)).padStart(4, '0')}`;
    return this.tx.write(ctx, async (tx) => {
      await assertFollows(tx, ctx, b, division);
      const row: BulletinRow = {
        id: newId(), number, month: b.month, division_code: division, note: b.note, corrects_id: b.correctsId, content: await contentOf(tx, ctx, b.month, division, now), issued_on: today, issued_by: ctx.actor.id, issued_by_name: ctx.actor.name,
      };
      tx.queue({
        name: 'task-bulletin-insert',
        sql: 'insert into responsibility.task_bulletin (tenant_id, id, number, month, division_code, note, corrects_id, content, issued_on, issued_by, issued_by_name, issued_at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)',
        params: [ctx.tenantId, row.id, number, b.month, division, b.note, b.correctsId, JSON.stringify(row.content), today, ctx.actor.id, ctx.actor.name, now],
      });
      const { given, overdue, rate } = row.content.total;
      const said = { bulletinId: row.id, number, month: b.month, divisionCode: division, correctsId: b.correctsId, given: given.count, done: rate.numerator, overdue: overdue.count };
      tx.audit({ action: 'task-bulletin.issued', target: `task-bulletins/${row.id}`, detail: said, onBehalfOf: taskBulletinReach.onBehalfOf(ctx, 'task.manage', row) });
      tx.emit({ spec: taskBulletinEvents.issued, id: row.id, sequence: 1, data: { ...said, actor: { id: ctx.actor.id, name: ctx.actor.name } } });
      return toBulletin(row, reference);
    });
  }

  async page(ctx: TenantContext, q: TaskBulletinsQuery): Promise<Page> {
    const reference = await this.references.get(ctx.tenantId);
    const where = ofDivision(new Where().and('tenant_id = $', ctx.tenantId).within(taskBulletinReach, ctx, 'task.read').and('month = $', q.month), q.divisionCode);
    return listPage<BulletinRow, Item>(this.tx, ctx, q, {
      columns, from: 'responsibility.task_bulletin b', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id],
      item: (r) => {
        const { tasks: _tasks, lines: _lines, ...item } = toBulletin(r, reference);
        return item;
      },
    });
  }

  pages(ctx: TenantContext, query: TaskBulletinsQuery): AsyncGenerator<Item[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<TaskBulletin> {
    const [row] = await this.tx.read<BulletinRow>(ctx, { name: 'task-bulletin-read', sql: `select ${columns} from responsibility.task_bulletin b where b.tenant_id = $1 and b.id = $2`, params: [ctx.tenantId, id] });
    return toBulletin(taskBulletinReach.visible(ctx, 'task.read', row), await this.references.get(ctx.tenantId));
  }
}

/** One of a month is the first; every later one corrects the latest. Two at once wait for each other. */
async function assertFollows(tx: Tx, ctx: TenantContext, b: IssueTaskBulletinBody, division: string): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtextextended('task-bulletin:' || $1, 46))", [`${ctx.tenantId}:${b.month}:${division}`], 'task-bulletin-lock');
  const issued = await tx.rows<{ id: string; number: string; corrects_id: string | null }>('select id, number, corrects_id from responsibility.task_bulletin where tenant_id = $1 and month = $2 and division_code = $3 order by id', [ctx.tenantId, b.month, division], 'task-bulletins-of-month');
  const last = issued.at(-1);
  if (b.correctsId === null && last) throw new ProblemError(e.issued_already, { number: last.number });
  if (b.correctsId !== null && !issued.some((i) => i.id === b.correctsId)) throw invalidField('body.correctsId', e.unknown_corrected);
  const later = issued.find((i) => i.corrects_id === b.correctsId && b.correctsId !== null);
  if (later) throw new ProblemError(e.corrected_already, { number: later.number });
}

/** The rows of a division's tasks, and the numbers counted from these very rows: both are of one moment. */
async function contentOf(tx: Tx, ctx: TenantContext, month: string, division: string, now: Date): Promise<BulletinRow['content']> {
  const today = shanghaiDay(now);
  const { from, to } = daysOf(month);
  const ours = ofDivision(new Where().and('tenant_id = $', ctx.tenantId), division).and('due_on >= $', from).and('due_on <= $', to).and("status <> 'cancelled'");
  const rows = await tx.rows<TaskRow>(`select * from responsibility.task where ${ours} order by lead_unit_name, lead_unit_id, number`, ours.params);
  const tasks = rows.map((r) => ({ id: r.id, number: r.number, title: r.title, unitId: r.lead_unit_id, dueOn: r.due_on, outcome: outcomeOf(r, today) ?? ('open' as const) }));
  const units = new Map(rows.map((r) => [r.lead_unit_id, r.lead_unit_name]));
  const counted = [...units].map(([unitId, unitName]): Counted => {
    const of = tasks.filter((t) => t.unitId === unitId);
    const n = (outcome: string): number => of.filter((t) => t.outcome === outcome).length;
    return { unit_id: unitId, unit_name: unitName, given: of.length, in_time: n('in_time'), late: n('late'), open: n('open'), overdue: n('overdue') };
  });
  return { asOf: toShanghaiIso(now), tasks, ...bulletinOf(counted, { from, to }, division) };
}

function toBulletin(r: BulletinRow, { divisions }: Reference): TaskBulletin {
  return {
    id: r.id, number: r.number, issuedOn: r.issued_on, month: r.month, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, note: r.note, correctsId: r.corrects_id, correctedById: r.corrected_by_id ?? null,
    ...r.content, lines: r.content.lines.map((l) => ({ ...l, overdueRate: overdueRateOf(l) })), total: { ...r.content.total, overdueRate: overdueRateOf(r.content.total) }, issuedBy: { id: r.issued_by, name: r.issued_by_name }, version: 1,
  };
}
