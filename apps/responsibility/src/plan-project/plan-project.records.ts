import { planProjectKindNames, planProjectKinds, planProjectLifecycle, planProjectPaceNames, type PlanProject, type PlanProjectFigures, type PlanProjectFiguresQuery, type PlanProjectQuery } from '@anlan/contracts/responsibility';
import { ratio, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { toPlanProject, type PlanProjectRow } from './plan-project.entity';

export const planProjectCsv: CsvColumn<PlanProject>[] = [
  { header: '编号', value: (p) => p.number },
  { header: '规划', value: (p) => p.planName },
  { header: '项目', value: (p) => p.title },
  { header: '类别', value: (p) => planProjectKindNames[p.kind].zh },
  { header: '牵头单位', value: (p) => p.leadUnitName },
  { header: '配合单位', value: (p) => p.supportUnitNames.join('、') },
  { header: '开始', value: (p) => p.startsOn },
  { header: '完成时限', value: (p) => p.endsOn },
  { header: '投资（分）', value: (p) => p.amountInvestment },
  { header: '进度%', value: (p) => p.percent },
  { header: '最近季报', value: (p) => p.reports.at(-1)?.quarter ?? null },
  { header: '季报进展情况', value: (p) => p.reports.at(-1)?.narrative ?? null },
  { header: '季报存在困难', value: (p) => p.reports.at(-1)?.difficulty ?? null },
  { header: '实际值', value: (p) => p.actual },
  { header: '状态', value: (p) => planProjectLifecycle.states[p.status].zh },
  { header: '进度情况', value: (p) => (p.pace === null ? '' : planProjectPaceNames[p.pace].zh) },
  { header: '季报逾期', value: (p) => (p.reportOverdue ? '是' : '否') },
];
const RUNS = "status in ('under_way','adjusted')";
/** As `paceOf` says of a row, of the day `$`. */
const LATE = "least(ends_on, coalesce(milestone_due_on, ends_on)) < $";
const goals = (more = ''): string => `exists (select from jsonb_array_elements(milestones) m where (m->>'year')::int = $${more})`;
const OPEN = " and m->>'reachedOn' is null";
const NAMED = '*, (select d.name from responsibility.development_plan d where d.tenant_id = plan_project.tenant_id and d.id = plan_project.plan_id) as plan_name';
type Named = PlanProjectRow & { plan_name: string };

/** Projects of plans, as lists, records and figures read them: everybody on the staff may. */
@Injectable()
export class PlanProjectRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly files: Attachments,
  ) {}

  async page(ctx: TenantContext, q: PlanProjectQuery): Promise<PageOf<PlanProject>> {
    const reference = await this.references.get(ctx.tenantId);
    const today = shanghaiDay(new Date());
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('plan_id = $', q.planId).and(goals(), q.year).and('kind = any($::text[])', q.kind).and('status = any($::text[])', q.status).and('lead_unit_id = $', q.leadUnitId).and("position(lower($) in lower(number || ' ' || title)) > 0", q.q);
    if (q.pace !== undefined) where.and(`${RUNS} and ${q.pace === 'behind' ? '' : 'not '}${LATE}`, today);
    if (q.reportOverdue !== undefined) where.and(`${q.reportOverdue ? '' : 'not '}coalesce(report_due_on < $, false)`, today);
    if (q.goals !== undefined && q.year !== undefined) where.and(`${q.goals === 'open' ? '' : 'not '}${goals(OPEN)}`, q.year);
    return listPage<Named, PlanProject>(this.tx, ctx, q, { columns: NAMED, from: 'responsibility.plan_project', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toPlanProject(ctx, r, r.plan_name, reference) });
  }

  async get(ctx: TenantContext, id: string): Promise<PlanProject> {
    const row = await this.row(ctx, id);
    return toPlanProject(ctx, row, row.plan_name, await this.references.get(ctx.tenantId));
  }

  async file(ctx: TenantContext, id: string, fileId: string) {
    const r = await this.row(ctx, id);
    if (![...r.reports, ...r.milestones, ...r.adjustments, ...(r.mid_term ? [r.mid_term] : []), ...(r.final ? [r.final] : [])].some((p) => p.fileIds.includes(fileId))) throw notFound();
    return this.files.download(ctx, fileId);
  }

  /** 完成率 = completed ÷ all that were started; of each kind too. */
  async figures(ctx: TenantContext, { planId, year }: PlanProjectFiguresQuery): Promise<PlanProjectFigures> {
    const now = new Date();
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('plan_id = $', planId).and(goals(), year);
    const late = where.bind(LATE, shanghaiDay(now));
    const report = where.bind('report_due_on < $', shanghaiDay(now));
    const open = year === undefined ? 'false' : where.bind(goals(OPEN), year);
    const started = "status in ('under_way','adjusted','completed','ended')";
    const count = (condition: string): string => `count(*) filter (where ${condition})::int`;
    const rows = await this.tx.read<Row>(ctx, {
      sql: `select kind, ${count(started)} as total, ${count(`${RUNS} and not ${late}`)} as on_schedule, ${count(`${RUNS} and ${late}`)} as behind, ${count("status = 'completed'")} as completed, ${count("status = 'ended'")} as ended, ${count("status = 'drafted'")} as drafted, ${count("status = 'adjusted'")} as adjusted,
              ${count(report)} as reports_overdue, ${count(`${started} and ${open}`)} as goals_open
            from responsibility.plan_project where ${where} group by kind`,
      params: where.params,
    });
    const base: Record<string, string> = { ...(planId !== undefined && { planId }), ...(year !== undefined && { year: String(year) }) };
    const cell = (name: string, of: readonly Row[], filter: Record<string, string>) => ({ count: of.reduce((n, r) => n + Number(r[name] ?? 0), 0), filter: { ...base, ...filter } });
    const STARTED = { status: 'under_way,adjusted,completed,ended' };
    const completion = (of: readonly Row[], more: Record<string, string> = {}) => {
      const [total, completed] = [cell('total', of, { ...more, ...STARTED }), cell('completed', of, { ...more, status: 'completed' })];
      return { total, completed, onSchedule: cell('on_schedule', of, { ...more, pace: 'on_schedule' }), behind: cell('behind', of, { ...more, pace: 'behind' }), ended: cell('ended', of, { ...more, status: 'ended' }), rate: ratio(completed.count, total.count) };
    };
    const all = completion(rows);
    const due = all.total;
    const openGoals = cell('goals_open', rows, { ...STARTED, goals: 'open' });
    const reached = { count: due.count - openGoals.count, filter: { ...base, ...STARTED, goals: 'reached' } };
    return {
      asOf: toShanghaiIso(now), ...all, drafted: cell('drafted', rows, { status: 'drafted' }), adjusted: cell('adjusted', rows, { status: 'adjusted' }), reportsOverdue: cell('reports_overdue', rows, { reportOverdue: 'true' }),
      byKind: planProjectKinds.filter((kind) => rows.some((r) => r['kind'] === kind)).map((kind) => ({ kind, ...completion(rows.filter((r) => r['kind'] === kind), { kind }) })), goals: year === undefined ? null : { due, reached, open: openGoals, rate: ratio(reached.count, due.count) },
    };
  }

  private async row(ctx: TenantContext, id: string): Promise<Named> {
    const [row] = await this.tx.read<Named>(ctx, { name: 'plan-project-named', sql: `select ${NAMED} from responsibility.plan_project where tenant_id = $1 and id = $2`, params: [ctx.tenantId, id] });
    if (!row) throw notFound();
    return row;
  }
}
