import type { TenantContext } from '@anlan/platform/context';
import type { HazardRow } from '../src/hazard/hazard.entity';
import { moveStatements } from '../src/hazard/hazard.rollup';
import type { EnforcementKit } from './enforcement-kit';

/** Gives a hazard other campaigns, with the counts that belong to it, and nothing else of a change. */
export async function retag(kit: EnforcementKit, ctx: TenantContext, id: string, campaignIds: string[]): Promise<void> {
  await kit.db.tenantTx().write(ctx, async (tx) => {
    const [row] = await tx.rows<HazardRow>('select * from enforcement.hazard where tenant_id = $1 and id = $2 for update', [ctx.tenantId, id]);
    if (!row) throw new Error(`no hazard ${id}`);
    tx.queue({ sql: 'update enforcement.hazard set campaign_ids = $3 where tenant_id = $1 and id = $2', params: [ctx.tenantId, id, campaignIds] }, ...moveStatements(ctx.tenantId, row, { ...row, campaign_ids: campaignIds }));
  });
}
