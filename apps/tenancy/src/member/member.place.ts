import { memberErrors as e } from '@anlan/contracts/tenancy';
import type { TenantContext } from '@anlan/platform/context';
import type { Tx } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';

export interface Place {
  readonly unitId: string | null;
  readonly postId: string | null;
  /** of the unit: what decides whether a local admin may act */
  readonly divisionCode: string | null;
}

/**
 * Where a member is put. A post says its unit by itself; both have to be active and to belong together. The rows stay
 * shared-locked, so that neither is deactivated under the member.
 */
export async function placeOf(tx: Tx, ctx: TenantContext, unitId: string | null, postId: string | null): Promise<Place> {
  const [post] = postId === null ? [] : await tx.rows<{ unit_id: string; active: boolean }>('select unit_id, active from tenancy.post where tenant_id = $1 and id = $2 for share', [ctx.tenantId, postId]);
  if (postId !== null && (!post?.active || (unitId !== null && post.unit_id !== unitId))) throw invalidField('body.postId', e.unknown_post);
  const wanted = unitId ?? post?.unit_id ?? null;
  if (wanted === null) return { unitId: null, postId: null, divisionCode: null };
  const [unit] = await tx.rows<{ active: boolean; division_code: string | null }>('select active, division_code from tenancy.unit where tenant_id = $1 and id = $2 for share', [ctx.tenantId, wanted]);
  if (!unit?.active) throw invalidField('body.unitId', e.unknown_unit);
  return { unitId: wanted, postId, divisionCode: unit.division_code };
}
