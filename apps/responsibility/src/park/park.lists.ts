import { PARK_LISTS, parkErrors as e, type ResponsibilityListState } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import type { Tx } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';
import { Where } from '@anlan/platform/ledger';
import { isGone } from '../inspection-tour/inspection-tour.rules';
import { responsibilityListReach } from '../responsibility-list/responsibility-list.reach';

/** Of a park `k`: the lists that it named, each with how far its tasks are. */
export const LISTS = `coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'number', l.number, 'title', l.title, 'status', l.status, 'total', f.total, 'closed', f.closed) order by l.number) from responsibility.responsibility_list l
  cross join lateral (select count(*)::int as total, count(*) filter (where i.status = 'closed')::int as closed from responsibility.list_item i where i.tenant_id = l.tenant_id and i.list_id = l.id and i.status <> 'removed') f
  where l.tenant_id = k.tenant_id and l.id = any(k.list_ids)), '[]')`;

/** The lists where the actor sees them, they are of the kind, and they still stand. They are locked first, so that no edition takes their place meanwhile. */
export async function assertParkLists(tx: Tx, ctx: TenantContext, listIds: readonly string[], named: readonly string[]): Promise<void> {
  const where = new Where().and('tenant_id = $', ctx.tenantId).and('id = any($::uuid[])', listIds).within(responsibilityListReach, ctx, 'responsibility-list.read');
  const lists = await tx.rows<{ id: string; title: string; kind_key: string; status: ResponsibilityListState }>(`select id, title, kind_key, status from responsibility.responsibility_list where ${where} order by id`, where.params);
  for (const [i, id] of listIds.entries()) {
    // What is named already stays, also by who does not see it.
    if (named.includes(id)) continue;
    const list = lists.find((l) => l.id === id);
    if (!list) throw invalidField(`body.listIds[${i}]`, e.unknown_list);
    if (list.kind_key !== PARK_LISTS || isGone(list.status) || list.status === 'superseded') throw invalidField(`body.listIds[${i}]`, e.wrong_list, { title: list.title });
  }
}

/** Lists are locked before what hangs on them. */
export async function lockParkLists(tx: Tx, { tenantId }: TenantContext, listIds: readonly string[]): Promise<void> {
  await tx.rows('select 1 from responsibility.responsibility_list where tenant_id = $1 and id = any($2::uuid[]) order by id for share', [tenantId, listIds], 'lists-of-park');
}

/** The tasks of a park go on in the edition that takes the place of the one it named. */
export function parksFollowEdition(tx: Tx, { tenantId }: TenantContext, before: string, after: string): void {
  tx.queue({ name: 'parks-follow-edition', sql: 'update responsibility.park set list_ids = array_replace(list_ids, $2, $3), version = version + 1 where tenant_id = $1 and $2 = any(list_ids)', params: [tenantId, before, after] });
}
