import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { Injectable } from '@nestjs/common';
import { HazardLinks } from '../hazard/hazard.links';

/** Which of these are no campaigns of the tenant, or do not run: nothing is tagged with them. */
@Injectable()
export class CampaignLinks {
  constructor(
    private readonly tx: TenantTx,
    hazards: HazardLinks,
  ) {
    hazards.keep('campaign', (ctx, ids) => this.notRunning(ctx, ids));
    hazards.keepCampaignNames((ctx) => this.running(ctx));
  }

  /** Of two with one name, the newer. */
  private async running(ctx: TenantContext): Promise<ReadonlyMap<string, string>> {
    const rows = await this.tx.read<{ id: string; name: string }>(ctx, { name: 'campaigns-running', sql: "select id, name from enforcement.campaign where tenant_id = $1 and status = 'running' order by id", params: [ctx.tenantId] });
    return new Map(rows.map((r) => [r.name, r.id]));
  }

  async notRunning(ctx: TenantContext, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await this.tx.read<{ id: string }>(ctx, { name: 'campaigns-known', sql: "select id from enforcement.campaign where tenant_id = $1 and id = any($2::uuid[]) and status = 'running'", params: [ctx.tenantId, ids] });
    const running = new Set(rows.map((r) => r.id));
    return ids.filter((id) => !running.has(id));
  }
}
