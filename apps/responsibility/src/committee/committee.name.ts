import type { Permission } from '@anlan/contracts/access';
import { committeeErrors as e } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import type { Tx } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';
import { committeeReach } from './committee.reach';
import { assertInUse } from './committee.service';

/** The committee in whose name something is done, with what it was called then: a later name does not change what was sent out. */
export interface InName {
  committee_id: string | null;
  committee_name: string | null;
}

/** Who may do it in the committee's division, or is of its office, does it in its name: a street does not speak for the district's. */
export async function inNameOf(tx: Pick<Tx, 'rows'>, ctx: TenantContext, permission: Permission, id: string | null): Promise<InName> {
  if (id === null) return { committee_id: null, committee_name: null };
  const row = await assertInUse(tx, ctx, id, 'body.committeeId', e.unknown);
  if (!committeeReach.covers(ctx, permission, row)) throw invalidField('body.committeeId', e.not_in_name, { name: row.name });
  return { committee_id: row.id, committee_name: row.name };
}

export const namedCommittee = (r: InName): { id: string; name: string } | null => (r.committee_id === null ? null : { id: r.committee_id, name: r.committee_name ?? '' });
