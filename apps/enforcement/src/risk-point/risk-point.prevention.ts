import type { RiskPointPrevention as Answer } from '@anlan/contracts/enforcement';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { Where } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { HazardLinks } from '../hazard/hazard.links';
import { hazardReach } from '../hazard/hazard.reach';
import type { RiskPointRow } from './risk-point.entity';
import { riskPointReach } from './risk-point.reach';

type Count = Answer['hazards'];

/** 双重预防: risk → measure → check item → hazard. Hazards are counted where the caller sees them; each number leads to its rows. */
@Injectable()
export class RiskPointPrevention {
  constructor(
    private readonly tx: TenantTx,
    hazards: HazardLinks,
  ) {
    hazards.keep('riskPoint', (ctx, ids) => this.unknown(ctx, ids));
  }

  async of(ctx: TenantContext, id: string): Promise<Answer> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('risk_point_id = $', id).within(hazardReach, ctx, 'hazard.read');
    const [found, counted] = await this.tx.reads<Row>(
      ctx, { name: 'risk-point-get', sql: 'select * from enforcement.risk_point where tenant_id = $1 and id = $2', params: [ctx.tenantId, id] },
      { sql: `select check_item, count(*)::int as total, (count(*) filter (where status <> 'closed'))::int as open from enforcement.hazard where ${where} group by 1`, params: where.params },
    );
    const row = riskPointReach.visible(ctx, 'risk-point.read', found?.rows[0] as RiskPointRow | undefined);
    const rows = (counted?.rows ?? []) as { check_item: string | null; total: number; open: number }[];
    const linked = new Set(row.measures.flatMap((m) => m.checkItems.map((i) => i.code)));
    const ofItem = (code: string): Count => sum(rows.filter((r) => r.check_item === code), { riskPointId: id, checkItem: code });
    return {
      asOf: toShanghaiIso(new Date()), riskPointId: id, level: row.level,
      measures: row.measures.map((m) => ({ kind: m.kind, text: m.text, checkItems: m.checkItems.map((i) => ({ ...i, hazards: ofItem(i.code) })) })),
      unlinked: sum(rows.filter((r) => r.check_item === null || !linked.has(r.check_item)), { riskPointId: id }), hazards: sum(rows, { riskPointId: id }),
    };
  }

  /** Of these, those that are none of the tenant's, closed, or out of the actor's sight. */
  private async unknown(ctx: TenantContext, ids: readonly string[]): Promise<string[]> {
    const rows = await this.tx.read<RiskPointRow>(ctx, { name: 'risk-point-links', sql: `select id, division_code, owner_unit_id, owner_member_id from enforcement.risk_point where tenant_id = $1 and id = any($2::uuid[]) and status <> 'closed'`, params: [ctx.tenantId, ids] });
    const known = new Set(rows.filter((r) => riskPointReach.covers(ctx, 'risk-point.read', r)).map((r) => r.id));
    return ids.filter((id) => !known.has(id));
  }
}

const sum = (rows: readonly { total: number; open: number }[], filter: Record<string, string>): Count => ({ total: rows.reduce((n, r) => n + r.total, 0), open: rows.reduce((n, r) => n + r.open, 0), filter });
