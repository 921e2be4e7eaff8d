import { inspectionPlanErrors as e, type PlanItemInput, type TakeDrawBody } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import type { Row, Statement, Tx } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';
import { Where } from '@anlan/platform/ledger';
import { drawReach } from '../draw/draw.reach';
import { subjectReach } from '../subject/subject.reach';
import type { PlanItemRow } from './inspection-plan.entity';
import { assertNoneInspected } from './inspection-plan.rules';

export const itemColumns = "i.subject_id, s.name as subject_name, s.division_code, coalesce(s.grade, 'none') as grade, i.kind, i.method, i.month, i.inspected_at, i.check_id";
export const itemFrom = 'enforcement.inspection_plan_item i join enforcement.subject s on s.tenant_id = i.tenant_id and s.id = i.subject_id';

/** Puts subjects in; who is in already gets the new kind, method and month. Throws where one is none of the actor's, or does not operate. */
export async function putItems(tx: Tx, ctx: TenantContext, planId: string, items: readonly PlanItemInput[], path: string): Promise<void> {
  await assertKnown(tx, ctx, items.map((i) => i.subjectId), path);
  tx.queue(putStatement(ctx.tenantId, planId, items));
}

function putStatement(tenantId: string, planId: string, items: readonly PlanItemInput[]): Statement {
  // Of a subject that comes twice the last counts, as in two requests.
  const last = [...new Map(items.map((i) => [i.subjectId, i])).values()];
  return {
    name: 'plan-items-put',
    sql: `insert into enforcement.inspection_plan_item (tenant_id, plan_id, subject_id, kind, method, month)
          select $1, $2, s, k, m, n from unnest($3::uuid[], $4::text[], $5::text[], $6::smallint[]) as t(s, k, m, n)
          on conflict (tenant_id, plan_id, subject_id) do update set kind = excluded.kind, method = excluded.method, month = excluded.month`,
    params: [tenantId, planId, last.map((i) => i.subjectId), last.map((i) => i.kind), last.map((i) => i.method), last.map((i) => i.month)],
  };
}

/** The subjects that a draw of the actor's met. */
export async function takeDraw(tx: Tx, ctx: TenantContext, planId: string, { drawId, ...rest }: TakeDrawBody): Promise<void> {
  const where = new Where().and('tenant_id = $', ctx.tenantId).and('id = $', drawId).and('drawn_at is not null').within(drawReach, ctx, 'draw.read');
  const [found] = await tx.rows<Row>(`select id from enforcement.draw where ${where}`, where.params);
  if (!found) throw invalidField('body.drawId', e.unknown_draw);
  const drawn = await tx.rows<{ subject_id: string }>('select subject_id from enforcement.draw_subject where tenant_id = $1 and draw_id = $2 and place is not null', [ctx.tenantId, drawId], 'plan-draw');
  tx.queue(putStatement(ctx.tenantId, planId, drawn.map((d) => ({ subjectId: d.subject_id, ...rest }))));
}

/** Takes subjects out; throws where one is not in, or was inspected. */
export async function dropItems(tx: Tx, ctx: TenantContext, planId: string, subjectIds: readonly string[], path: string): Promise<void> {
  await assertDroppable(tx, ctx, planId, subjectIds, path);
  tx.queue({ name: 'plan-items-drop', sql: 'delete from enforcement.inspection_plan_item where tenant_id = $1 and plan_id = $2 and subject_id = any($3::uuid[])', params: [ctx.tenantId, planId, subjectIds] });
}

export async function assertDroppable(tx: Tx, ctx: TenantContext, planId: string, subjectIds: readonly string[], path: string): Promise<void> {
  const rows = await tx.rows<PlanItemRow>(`select ${itemColumns} from ${itemFrom} where i.tenant_id = $1 and i.plan_id = $2 and i.subject_id = any($3::uuid[])`, [ctx.tenantId, planId, subjectIds], 'plan-items-of');
  const known = new Set(rows.map((r) => r.subject_id));
  const missing = subjectIds.findIndex((id) => !known.has(id));
  if (missing >= 0) throw invalidField(`${path}[${missing}]`, e.not_in_plan);
  assertNoneInspected(rows);
}

export async function assertKnown(tx: Tx, ctx: TenantContext, subjectIds: readonly string[], path: string): Promise<void> {
  const where = new Where().and('tenant_id = $', ctx.tenantId).and('id = any($::uuid[])', subjectIds).and("status = 'active'").within(subjectReach, ctx, 'subject.read');
  const known = new Set((await tx.rows<{ id: string }>(`select id from enforcement.subject where ${where}`, where.params)).map((r) => r.id));
  const missing = subjectIds.findIndex((id) => !known.has(id));
  if (missing >= 0) throw invalidField(`${path}[${missing}].subjectId`, e.unknown_subject);
}

/**
 * An inspection of a subject was made: in every plan of that year that has it and is carried out, it is inspected now, the first
 * time. For the ledger of checks, in the transaction in which the inspection is concluded.
 */
export function inspectedStatement(tenantId: string, { subjectId, checkId, at, year }: { subjectId: string; checkId: string; at: Date; year: number }): Statement {
  return {
    name: 'plan-item-inspected',
    sql: `update enforcement.inspection_plan_item i set inspected_at = $3, check_id = $4 from enforcement.inspection_plan p
          where i.tenant_id = $1 and i.subject_id = $2 and i.inspected_at is null and p.tenant_id = i.tenant_id and p.id = i.plan_id and p.year = $5 and p.status = 'approved'`,
    params: [tenantId, subjectId, at, checkId, year],
  };
}
