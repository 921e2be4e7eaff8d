import { taskLifecycle, type Task, type TaskDetail, type TaskQuery } from '@anlan/contracts/responsibility';
import { calendarDaysBetween, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement, type Tx } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { allPages, listPage, Where, type CsvColumn, type OrderColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { supervisionReach } from '../supervision/supervision.reach';
import type { KeptEvidence, taskChange, taskSupervision } from '@anlan/contracts/responsibility';
import { person, taskLedger as ledger, toTask, type ReadTask } from './task.entity';
import { taskConditions } from './task.filters';
import { filesOf } from './task.rules';

export const taskCsv: CsvColumn<Task>[] = [
  { header: '任务编号', value: (t) => t.number },
  { header: '任务名称', value: (t) => t.title },
  { header: '工作要求', value: (t) => t.wanted },
  { header: '来源', value: (t) => t.source.label },
  { header: '牵头单位', value: (t) => t.leadUnit.name },
  { header: '牵头人', value: (t) => t.lead?.name ?? null },
  { header: '配合单位', value: (t) => t.supportUnits.map((u) => u.name).join('、') },
  { header: '区划名称', value: (t) => t.divisionName },
  { header: '委员会', value: (t) => t.committee?.name ?? null },
  { header: '原定时限', value: (t) => t.firstDueOn },
  { header: '完成时限', value: (t) => t.dueOn },
  { header: '进度（%）', value: (t) => t.percent },
  { header: '状态', value: (t) => taskLifecycle.states[t.status].zh },
  { header: '催办待回应', value: (t) => (t.urged ? '是' : '否') },
  { header: '报送日期', value: (t) => t.submission?.on ?? null },
];

interface ProgressRow extends Row { unit_id: string; unit_name: string; percent: number; note: string; correction: string | null; evidence: KeptEvidence[]; reported_by: string; reported_by_name: string; reported_at: Date }
interface ExtensionRow extends Row {
  from_day: string; to_day: string; reason: string; asked_by: string; asked_by_name: string; asked_at: Date; result: 'granted' | 'refused' | null; note: string | null; decided_by: string | null; decided_by_name: string | null; decided_at: Date | null;
}

interface UrgeRow extends Row {
  unit_id: string; unit_name: string; note: string; urged_by: string; urged_by_name: string; urged_at: Date; acknowledged_by: string | null; acknowledged_by_name: string | null; acknowledged_at: Date | null; acknowledgement: string | null;
}
interface RemindedRow extends Row { due_on: string; reminded_on: string; told_at: Date }
interface ChangeRow extends Row { changes: z.output<typeof taskChange>['changes']; reason: string; changed_by: string; changed_by_name: string; changed_at: Date }
type LedRow = Row & Omit<z.output<typeof taskSupervision>, 'dueOn'> & { due_on: string };

/** The progress of `of`: the mean of its sub-tasks by their weights, rounded down, where it has any. Tasks have three levels. */
const effective = (of: string, levels: readonly string[]): string => {
  const [below, ...more] = levels;
  if (below === undefined) return `${of}.percent`;
  return `coalesce((select floor(sum(${below}.weight * ${effective(below, more)})::numeric / sum(${below}.weight))::int from responsibility.task ${below}
    where ${below}.tenant_id = ${of}.tenant_id and ${below}.parent_task_id = ${of}.id and ${below}.status <> 'cancelled'), ${of}.percent)`;
};
const columns = `t.*, ${effective('t', ['a', 'b'])} as effective,
  (select count(*)::int from responsibility.task s where s.tenant_id = t.tenant_id and s.parent_task_id = t.id and s.status <> 'cancelled') as subtasks,
  exists (select from responsibility.task_extension x where x.tenant_id = t.tenant_id and x.task_id = t.id and x.result is null) as extension_pending,
  (select max(g.urged_on) from responsibility.task_urge g where g.tenant_id = t.tenant_id and g.task_id = t.id) as urged_on,
  array(select g.urged_by from responsibility.task_urge g where g.tenant_id = t.tenant_id and g.task_id = t.id and g.acknowledged_at is null and t.status in ('issued', 'accepted', 'in_progress', 'returned')) as open_urges_by`;

/** Tasks as they are read. */
@Injectable()
export class TaskRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, q: TaskQuery): Promise<PageOf<Task>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = taskConditions(ctx, q, shanghaiDay(new Date())).and('lead_unit_id = any($)', q.leadUnder && reference.unitsBelow(q.leadUnder));
    const rows = { columns, from: 'responsibility.task t', where, item: (r: ReadTask) => toTask(ctx, r, reference) };
    const id: OrderColumn = { sql: 'id', type: 'uuid' };
    if (q.order === 'dueOn') return listPage<ReadTask, Task>(this.tx, ctx, q, { ...rows, order: [{ sql: 'due_on', type: 'text' }, id], position: (r) => [r.due_on, r.id] });
    return listPage<ReadTask, Task>(this.tx, ctx, q, { ...rows, order: [id], descending: true, position: (r) => [r.id] });
  }

  pages(ctx: TenantContext, query: TaskQuery): AsyncGenerator<Task[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<TaskDetail> {
    const results = await this.tx.reads<Row>(ctx, ...detailStatements(ctx, id));
    return toDetail(ctx, results.map((r) => r.rows), await this.references.get(ctx.tenantId));
  }

  /** The same within a transaction, after what it has written. */
  async within(tx: Tx, ctx: TenantContext, id: string, reference: Reference): Promise<TaskDetail> {
    const results = await tx.run<Row>(...detailStatements(ctx, id));
    return toDetail(ctx, results.map((r) => r.rows), reference);
  }

  /** The file, where it belongs to the task and the actor sees that. */
  async fileOf(ctx: TenantContext, id: string, fileId: string): Promise<string> {
    const { attachments, submission, progress } = await this.get(ctx, id);
    if (![attachments, submission?.evidence ?? [], ...progress.map((p) => p.evidence)].some((items) => filesOf(items).includes(fileId))) throw notFound();
    return fileId;
  }
}

function detailStatements(ctx: TenantContext, id: string): Statement[] {
  const params = [ctx.tenantId, id];
  const led = new Where().and('tenant_id = $', ctx.tenantId).and('$ = any(task_ids)', id).within(supervisionReach, ctx, 'supervision.read');
  return [
    { name: 'task-read', sql: `select ${columns} from responsibility.task t where t.tenant_id = $1 and t.id = $2`, params },
    { name: 'task-progress-read', sql: 'select * from responsibility.task_progress where tenant_id = $1 and task_id = $2 order by id', params },
    { name: 'task-extension-read', sql: 'select * from responsibility.task_extension where tenant_id = $1 and task_id = $2 order by id', params },
    { name: 'task-urge-read', sql: 'select * from responsibility.task_urge where tenant_id = $1 and task_id = $2 order by id', params },
    { name: 'task-reminded-read', sql: 'select due_on, reminded_on, told_at from responsibility.task_reminded where tenant_id = $1 and task_id = $2 order by told_at', params },
    { name: 'task-change-read', sql: 'select * from responsibility.task_change where tenant_id = $1 and task_id = $2 order by id', params },
    { sql: `select id, number, kind, status, due_on from responsibility.supervision where ${led} order by id`, params: led.params },
  ];
}

function toDetail(ctx: TenantContext, [found, progress = [], extensions = [], urges = [], reminders = [], changes = [], supervisions = []]: Row[][], reference: Reference): TaskDetail {
  const row = found?.[0] as ReadTask | undefined;
  ledger.visible(ctx, row);
  return {
    ...toTask(ctx, row as ReadTask, reference),
    progress: (progress as ProgressRow[]).map((p) => ({ at: toShanghaiIso(p.reported_at), by: { id: p.reported_by, name: p.reported_by_name }, unit: { id: p.unit_id, name: p.unit_name }, percent: p.percent, note: p.note, correction: p.correction, evidence: p.evidence })),
    extensions: (extensions as ExtensionRow[]).map((x) => ({
      from: x.from_day, to: x.to_day, reason: x.reason, askedBy: { id: x.asked_by, name: x.asked_by_name }, askedAt: toShanghaiIso(x.asked_at), result: x.result, note: x.note, decidedBy: person(x.decided_by, x.decided_by_name), decidedAt: x.decided_at && toShanghaiIso(x.decided_at),
    })),
    urges: (urges as UrgeRow[]).map((u) => ({
      at: toShanghaiIso(u.urged_at), by: { id: u.urged_by, name: u.urged_by_name }, unit: { id: u.unit_id, name: u.unit_name }, note: u.note, acknowledgedAt: u.acknowledged_at && toShanghaiIso(u.acknowledged_at), acknowledgedBy: person(u.acknowledged_by, u.acknowledged_by_name), acknowledgement: u.acknowledgement,
    })),
    reminders: (reminders as RemindedRow[]).map((x) => ({ at: toShanghaiIso(x.told_at), dueOn: x.due_on, daysLeft: calendarDaysBetween(x.reminded_on, x.due_on) })),
    changes: (changes as ChangeRow[]).map((c) => ({ at: toShanghaiIso(c.changed_at), by: { id: c.changed_by, name: c.changed_by_name }, reason: c.reason, changes: c.changes })),
    supervisions: (supervisions as LedRow[]).map(({ due_on: dueOn, ...s }) => ({ ...s, dueOn })),
  };
}
