import { developmentPlanErrors as e, developmentPlanLifecycle, type ChangePlanBody, type DevelopmentPlan, type DevelopmentPlanQuery, type MakePlanBody } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { listPage, madeBy, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { developmentPlanLedger as ledger, toDevelopmentPlan, type DevelopmentPlanRow } from './plan-project.entity';

export const developmentPlanCsv: CsvColumn<DevelopmentPlan>[] = [
  { header: '规划', value: (p) => p.name },
  { header: '起始年', value: (p) => p.firstYear },
  { header: '终止年', value: (p) => p.lastYear },
  { header: '批准文号', value: (p) => p.documentNumber },
  { header: '批准日期', value: (p) => p.approvedOn },
  { header: '状态', value: (p) => developmentPlanLifecycle.states[p.status].zh },
  { header: '项目数', value: (p) => p.projects },
];
const COUNT = (plan: string): string => `(select count(*)::int from responsibility.plan_project p where p.tenant_id = development_plan.tenant_id and p.plan_id = ${plan} and p.status <> 'withdrawn')`;
type Counted = DevelopmentPlanRow & { projects: number };

/** 规划: registered with its years and document, and closed when its projects have all ended. */
@Injectable()
export class DevelopmentPlanService {
  constructor(private readonly tx: TenantTx) {}

  async make(ctx: TenantContext, b: MakePlanBody): Promise<DevelopmentPlan> {
    assertYears(b.firstYear, b.lastYear);
    return this.tx.write(ctx, async (tx) => {
      const row: DevelopmentPlanRow = { id: newId(), name: b.name, first_year: b.firstYear, last_year: b.lastYear, document_number: b.documentNumber, approved_on: b.approvedOn, status: developmentPlanLifecycle.initial, note: null, ...madeBy(ctx, 'made', new Date()) };
      ledger.insert(tx, ctx, 'plan-project.manage', row, 'made');
      return toDevelopmentPlan(ctx, row, 0);
    });
  }

  page(ctx: TenantContext, q: DevelopmentPlanQuery): Promise<PageOf<DevelopmentPlan>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('status = any($::text[])', q.status).and("position(lower($) in lower(name || ' ' || document_number)) > 0", q.q);
    return listPage<Counted, DevelopmentPlan>(this.tx, ctx, q, { columns: `*, ${COUNT('development_plan.id')} as projects`, from: 'responsibility.development_plan', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toDevelopmentPlan(ctx, r, r.projects) });
  }

  async get(ctx: TenantContext, id: string): Promise<DevelopmentPlan> {
    const [row] = await this.tx.read<Counted>(ctx, { name: 'development-plan-counted', sql: `select *, ${COUNT('development_plan.id')} as projects from responsibility.development_plan where tenant_id = $1 and id = $2`, params: [ctx.tenantId, id] });
    if (!row) throw notFound();
    return toDevelopmentPlan(ctx, row, row.projects);
  }

  change(ctx: TenantContext, id: string, version: number, b: ChangePlanBody): Promise<DevelopmentPlan> {
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, { permission: 'plan-project.manage' }, (r) => {
        if (r.status !== 'in_force') throw new ProblemError(e.closed);
        const next = { name: b.name ?? r.name, first_year: b.firstYear ?? r.first_year, last_year: b.lastYear ?? r.last_year, document_number: b.documentNumber ?? r.document_number, approved_on: b.approvedOn ?? r.approved_on };
        assertYears(next.first_year, next.last_year);
        return { event: 'changed', next };
      });
      return toDevelopmentPlan(ctx, row, (await projectsOf(tx, ctx, id)).all);
    });
  }

  close(ctx: TenantContext, id: string, version: number, note: string): Promise<DevelopmentPlan> {
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, 'close', async () => {
        const { open } = await projectsOf(tx, ctx, id);
        if (open > 0) throw new ProblemError(e.projects_open, { count: String(open) });
        return { event: 'closed', next: { status: 'closed', note } };
      });
      return toDevelopmentPlan(ctx, row, (await projectsOf(tx, ctx, id)).all);
    });
  }
}

function assertYears(first: number, last: number): void {
  if (last < first) throw invalidField('body.lastYear', e.years);
}
async function projectsOf(tx: Tx, { tenantId }: TenantContext, planId: string): Promise<{ all: number; open: number }> {
  const [row] = await tx.rows<{ all: number; open: number }>("select count(*) filter (where status <> 'withdrawn')::int as all, count(*) filter (where status in ('drafted','under_way','adjusted'))::int as open from responsibility.plan_project where tenant_id = $1 and plan_id = $2", [tenantId, planId], 'plan-projects-count');
  return row ?? { all: 0, open: 0 };
}
