import type { HazardAssignee, HazardAssigneeQuery } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';

/** Whom hazards can be assigned to, from the copy of the tenant's people. */
@Injectable()
export class HazardAssignees {
  constructor(private readonly references: ReferenceDirectory) {}

  async find(ctx: TenantContext, { q, unitId, limit }: HazardAssigneeQuery): Promise<{ items: HazardAssignee[] }> {
    const reference = await this.references.get(ctx.tenantId);
    const items = reference.membersWith('hazard.rectify').map((m): HazardAssignee => ({ memberId: m.id, name: m.name, unitId: m.unitId, unitName: (m.unitId && reference.units.get(m.unitId)?.name) || null }));
    const found = items.filter((i) => (!unitId || i.unitId === unitId) && (!q || i.name.includes(q) || !!i.unitName?.includes(q)));
    return { items: found.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || a.memberId.localeCompare(b.memberId)).slice(0, limit) };
  }
}
