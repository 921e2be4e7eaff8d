import { expertLevels, type ServiceFigures, type ServiceFiguresQuery } from '@anlan/contracts/enforcement';
import { divisionPrefix, parseDivisionCode, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { Where } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { checkConditions, DONE } from '../check/check.filters';
import { expertTaskReach } from '../expert/expert.reach';

const FIGURES = 'count(*)::int as checks, count(distinct subject_id)::int as subjects, coalesce(sum(hazards) filter (where source_record is null), 0)::int as hazards';

/** 服务企业数 n 家、隐患 n 条、专家数 n: counted from the checks, the roster and the tasks, each with what leads to its rows. */
@Injectable()
export class ServiceContractFigures {
  constructor(private readonly tx: TenantTx) {}

  async of(ctx: TenantContext, q: ServiceFiguresQuery): Promise<ServiceFigures> {
    const now = new Date();
    const asked = { kind: ['agency' as const], done: true, divisionCode: q.divisionCode, month: q.month };
    const checks = checkConditions(ctx, asked).and(DONE);
    const tasks = new Where().and('t.tenant_id = $', ctx.tenantId).within(expertTaskReach, ctx, 'service-contract.read');
    tasks.below('t.division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code)).and('left(t.on_day, 7) = $', q.month);
    const [whole, providers, levels, sent] = await this.tx.reads<Row>(
      ctx,
      { sql: `select ${FIGURES} from enforcement.site_check where ${checks}`, params: checks.params },
      {
        sql: `select contract_id, case when contract_id is null then organization end as organization, ${FIGURES}, (select jsonb_build_object('provider', c.provider, 'number', c.number) from enforcement.service_contract c where c.tenant_id = $1 and c.id = contract_id) as contract
              from enforcement.site_check where ${checks} group by 1, 2 order by hazards desc, 1, 2 limit 500`,
        params: checks.params,
      },
      { sql: "select level, count(*)::int as n from enforcement.expert where tenant_id = $1 and status = 'active' and valid_until >= $2 group by 1", params: [ctx.tenantId, shanghaiDay(now)] },
      { sql: `select count(distinct t.expert_id) filter (where t.status <> 'cancelled')::int as tasked, coalesce(sum(t.fee) filter (where t.status = 'finished'), 0)::bigint as fees from enforcement.expert_task t where ${tasks}`, params: tasks.params },
    );
    const byLevel = Object.fromEntries(expertLevels.map((l) => [l, Number(levels?.rows.find((r) => r['level'] === l)?.['n'] ?? 0)])) as ServiceFigures['experts']['byLevel'];
    const base = { kind: 'agency', done: 'true', ...(q.divisionCode && { divisionCode: q.divisionCode }), ...(q.month && { month: q.month }) };
    return {
      asOf: toShanghaiIso(now), experts: { total: Object.values(byLevel).reduce((a, b) => a + b, 0), byLevel, tasked: Number(sent?.rows[0]?.['tasked'] ?? 0) }, fees: Number(sent?.rows[0]?.['fees'] ?? 0),
      total: { ...figures(whole?.rows[0]), filter: base },
      providers: (providers?.rows ?? []).map((r) => {
        const contract = r['contract'] as { provider: string; number: string } | null;
        const contractId = r['contract_id'] as string | null;
        const organization = String(r['organization'] ?? '');
        return { provider: contract?.provider ?? organization, contractId, contractNumber: contract?.number ?? null, filter: { ...base, ...(contractId === null ? { organization } : { contractId }) }, ...figures(r) };
      }),
    };
  }
}

const figures = (row: Row | undefined) => ({ checks: Number(row?.['checks'] ?? 0), subjects: Number(row?.['subjects'] ?? 0), hazards: Number(row?.['hazards'] ?? 0) });
