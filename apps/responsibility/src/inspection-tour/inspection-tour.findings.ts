import { INSPECTION_FINDINGS, inspectionTourErrors as e, type ResponsibilityListState } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import type { Row, Tx } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';
import { Where } from '@anlan/platform/ledger';
import { responsibilityListReach } from '../responsibility-list/responsibility-list.reach';
import { isGone } from './inspection-tour.rules';

/** The list that a tour named, and how far its findings are: items of a list like any other, so that closing them, their figures and what people did are kept where they always are. */
export interface FindingsRow extends Row {
  id: string;
  number: string;
  title: string;
  status: ResponsibilityListState;
  total: number;
  closed: number;
}

/** Of a list `l`: its findings, and how many of them are closed. */
export const findingsSql = "(select count(*)::int as total, count(*) filter (where i.status = 'closed')::int as closed from responsibility.list_item i where i.tenant_id = l.tenant_id and i.list_id = l.id and i.status <> 'removed')";

export async function findingsOf(tx: Tx, { tenantId }: TenantContext, listId: string | null): Promise<FindingsRow | null> {
  if (listId === null) return null;
  const [row] = await tx.rows<FindingsRow>(`select l.id, l.number, l.title, l.status, f.total, f.closed from responsibility.responsibility_list l cross join lateral ${findingsSql} f where l.tenant_id = $1 and l.id = $2`, [tenantId, listId], 'findings-of-tour');
  return row ?? null;
}

/** Lists are locked before what hangs on them: no finding enters, and no edition takes a list's place, while a step asks how far the findings are. */
export async function lockLists(tx: Tx, { tenantId }: TenantContext, tourId: string, listId: string | null): Promise<void> {
  const sql = 'select 1 from responsibility.responsibility_list l where l.tenant_id = $1 and (l.id = $3 or l.id = (select t.list_id from responsibility.inspection_tour t where t.tenant_id = $1 and t.id = $2)) order by l.id for share';
  await tx.rows(sql, [tenantId, tourId, listId], 'lists-of-tour');
}

/** The list where the actor sees it, it is of the kind, and it still stands. */
export async function assertFindingsList(tx: Tx, ctx: TenantContext, listId: string): Promise<void> {
  const where = new Where().and('tenant_id = $', ctx.tenantId).and('id = $', listId).within(responsibilityListReach, ctx, 'responsibility-list.read');
  const [list] = await tx.rows<{ title: string; kind_key: string; status: ResponsibilityListState }>(`select title, kind_key, status from responsibility.responsibility_list where ${where}`, where.params);
  if (!list) throw invalidField('body.listId', e.unknown_list);
  if (list.kind_key !== INSPECTION_FINDINGS || isGone(list.status) || list.status === 'superseded') throw invalidField('body.listId', e.wrong_list, { title: list.title });
}

/** The findings of a tour go on in the edition that takes the place of the one it named. */
export function followEdition(tx: Tx, { tenantId }: TenantContext, before: string, after: string): void {
  tx.queue({ name: 'tours-follow-edition', sql: 'update responsibility.inspection_tour set list_id = $3, version = version + 1 where tenant_id = $1 and list_id = $2', params: [tenantId, before, after] });
}
