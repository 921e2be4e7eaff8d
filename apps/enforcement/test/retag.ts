import type { TenantContext } from '@anlan/platform/context';
import type { EnforcementKit } from './enforcement-kit';

/** Gives a hazard these campaigns instead of those it has. */
export async function retag(kit: EnforcementKit, ctx: TenantContext, id: string, campaignIds: string[]): Promise<void> {
  const { version, campaignIds: before } = await kit.records.get(ctx, id);
  const [add, remove] = [campaignIds.filter((c) => !before.includes(c)), before.filter((c) => !campaignIds.includes(c))];
  if (add.length + remove.length > 0) await kit.hazards.act(ctx, id, version, 'retag', { add, remove, reason: '改挂行动' });
}
