import { riskPointLifecycle, type RiskPointDetail, type RiskPointHistory, type RiskPointState } from '@anlan/contracts/enforcement';
import type { FieldChange } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { toDetail, type RiskPointRow } from './risk-point.entity';
import { riskPointReach } from './risk-point.reach';

interface StepRow extends Row {
  id: string;
  action: string;
  from_state: RiskPointState;
  to_state: RiskPointState;
  at: Date;
  actor: string;
  actor_name: string;
  note: string | null;
  version: number;
  changes: FieldChange[];
}

const byId = (tenantId: string, id: string): Statement => ({ name: 'risk-point-get', sql: 'select * from enforcement.risk_point where tenant_id = $1 and id = $2', params: [tenantId, id] });

/** Single records, and what was done to them. */
@Injectable()
export class RiskPointRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async get(ctx: TenantContext, id: string): Promise<RiskPointDetail> {
    const [found] = await this.tx.read<RiskPointRow>(ctx, byId(ctx.tenantId, id));
    return toDetail(ctx, riskPointReach.visible(ctx, 'risk-point.read', found), await this.references.get(ctx.tenantId));
  }

  async history(ctx: TenantContext, id: string): Promise<RiskPointHistory> {
    const [found, steps] = await this.tx.reads<Row>(
      ctx, byId(ctx.tenantId, id),
      { name: 'risk-point-steps', sql: 'select * from enforcement.risk_point_history where tenant_id = $1 and risk_point_id = $2 order by id', params: [ctx.tenantId, id] },
    );
    const row = riskPointReach.visible(ctx, 'risk-point.read', found?.rows[0] as RiskPointRow | undefined);
    const first = {
      id: row.id, action: 'collect', from: null, to: riskPointLifecycle.initial, at: toShanghaiIso(row.collected_at), actor: { id: row.collected_by, name: row.collected_by_name }, note: null, version: 1, changes: [],
    };
    const later = ((steps?.rows ?? []) as StepRow[]).map((s) => ({
      id: s.id, action: s.action, from: s.from_state, to: s.to_state, at: toShanghaiIso(s.at), actor: { id: s.actor, name: s.actor_name }, note: s.note, version: s.version, changes: s.changes,
    }));
    return { items: [first, ...later] };
  }
}
