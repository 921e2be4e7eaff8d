import type { TenantOverview } from '@anlan/contracts/tenancy';
import { toShanghaiIso } from '@anlan/domain';
import type { Statement } from '@anlan/platform/db';
import type { Step } from '@anlan/platform/operations';

export interface OverviewRow {
  members: number | null;
  last_event_at: Date | null;
  last_sequence: string | null;
  steps_done: number | null;
  steps_total: number | null;
  current_step: string | null;
  failed_step: string | null;
  failed_error: string | null;
  schema_version: string | null;
}

/** For a statement that reads tenants as `t`. The version is the cell's, which pooled tenants share: the migrations each schema has had. */
export const overviewColumns = `o.members, o.last_event_at, o.last_sequence, o.steps_done, o.steps_total, o.current_step, o.failed_step, o.failed_error,
  (select string_agg(schema || ' ' || applied, ', ' order by schema) from (select schema, count(*) as applied from app.applied where item !~ '^infra/' group by schema) v) as schema_version`;
export const overviewJoin = 'left join tenancy.tenant_overview o on o.tenant = t.id';

export function overviewOf(o: OverviewRow): TenantOverview {
  return {
    schemaVersion: o.schema_version ?? '',
    members: o.members,
    lastEventAt: o.last_event_at ? toShanghaiIso(o.last_event_at) : null,
    lastSequence: o.last_sequence === null ? null : Number(o.last_sequence),
    failedStep: o.failed_step === null ? null : { name: o.failed_step, error: o.failed_error ?? '' },
    provisioning: o.steps_total === null ? null : { done: o.steps_done ?? 0, total: o.steps_total, step: o.current_step },
  };
}

/** How far an opening is, in the transaction that stores its steps. */
export function stepsStatement(tenantId: string, steps: readonly Step[]): Statement {
  const failed = steps.find((s) => s.error !== null && s.state !== 'succeeded');
  const current = steps.find((s) => s.state !== 'succeeded');
  return {
    name: 'overview-steps',
    sql: `insert into tenancy.tenant_overview (tenant, steps_done, steps_total, current_step, failed_step, failed_error) values ($1,$2,$3,$4,$5,$6)
          on conflict (tenant) do update set steps_done = excluded.steps_done, steps_total = excluded.steps_total, current_step = excluded.current_step,
            failed_step = excluded.failed_step, failed_error = excluded.failed_error`,
    params: [tenantId, steps.filter((s) => s.state === 'succeeded').length, steps.length, current?.name ?? null, failed?.name ?? null, failed?.error ?? null],
  };
}
