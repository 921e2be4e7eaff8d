import { listItemErrors as e, type AddListItemBody, type ChangeListItemBody, type ListItem } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { isIssued, responsibilityListLedger, type ResponsibilityListRow } from '../responsibility-list/responsibility-list.entity';
import { responsibilityListReach } from '../responsibility-list/responsibility-list.reach';
import { listItemLedger as ledger, toListItem, type ListItemRow } from './list-item.entity';
import { keepReach } from './list-item.reach';
import { assertFiles, changedItem, newItem } from './list-item.record';
import { knowsOwner } from './list-item.rules';

export const MOST_ITEMS = 999;

/** What a list says: items are drafted, changed and removed while it is a draft. Of a rolling kind they are drafted for an issued edition too, and enter it by another's hand. */
@Injectable()
export class ListItemDrafting {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly files: Attachments,
  ) {}

  async add(ctx: TenantContext, b: AddListItemBody): Promise<ListItem> {
    const reference = await this.references.knowing(ctx.tenantId, (r) => knowsOwner(r, b));
    return this.tx.write(ctx, async (tx) => {
      const list = await this.lockList(tx, ctx, b.listId);
      if (!list || !responsibilityListReach.covers(ctx, 'responsibility-list.read', list)) throw invalidField('body.listId', e.unknown_list);
      assertTakes(list);
      const [{ last } = { last: 0 }] = await tx.rows<{ last: number }>('select coalesce(max(position), 0)::int as last from responsibility.list_item where tenant_id = $1 and list_id = $2', [ctx.tenantId, list.id], 'list-last-item');
      if (last >= MOST_ITEMS) throw new ProblemError(e.too_many, { limit: MOST_ITEMS });
      const row = newItem(ctx, list, b, last + 1, reference, new Date(), 'body');
      if (!keepReach.covers(ctx, 'responsibility-list.manage', row)) throw new ProblemError(e.out_of_scope, { code: list.division_code });
      ledger.insert(tx, ctx, 'responsibility-list.manage', row, 'drafted');
      await assertFiles(this.files, tx, ctx, row.attachments, 'body.attachments');
      noteAuthor(tx, ctx, list);
      return toListItem(ctx, row, reference);
    });
  }

  async change(ctx: TenantContext, id: string, version: number, b: ChangeListItemBody): Promise<ListItem> {
    const reference = await this.references.knowing(ctx.tenantId, (r) => knowsOwner(r, b));
    return this.tx.write(ctx, async (tx) => {
      const list = await this.lockListOf(tx, ctx, id);
      const row = await ledger.step(tx, ctx, id, version, { permission: 'responsibility-list.manage' }, (r, now) => {
        assertKept(ctx, r);
        if (r.status !== 'draft') throw new ProblemError(e.not_draft);
        assertTakes(list);
        return { event: 'changed', next: { ...changedItem(list, r, b, reference, shanghaiDay(now)), authors: [...new Set([...r.authors, ctx.actor.id])] } };
      });
      noteAuthor(tx, ctx, list);
      return toListItem(ctx, row, reference);
    });
  }

  async remove(ctx: TenantContext, id: string, version: number): Promise<ListItem> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const list = await this.lockListOf(tx, ctx, id);
      const row = await ledger.step(tx, ctx, id, version, 'remove', (r) => {
        assertKept(ctx, r);
        return { event: 'removed', next: { status: 'removed' } };
      });
      noteAuthor(tx, ctx, list);
      return toListItem(ctx, row, reference);
    });
  }

  /** The list before its item, as every step of the list takes them: nothing is drafted in a list that is being submitted. */
  private async lockList(tx: Tx, ctx: TenantContext, id: string): Promise<ResponsibilityListRow | undefined> {
    const [list] = await tx.rows<ResponsibilityListRow>(`select * from ${responsibilityListLedger.spec.table} where tenant_id = $1 and id = $2 for update`, [ctx.tenantId, id], 'list-of-item-lock');
    return list;
  }

  private async lockListOf(tx: Tx, ctx: TenantContext, itemId: string): Promise<ResponsibilityListRow> {
    const [item] = await tx.rows<{ list_id: string }>('select list_id from responsibility.list_item where tenant_id = $1 and id = $2', [ctx.tenantId, itemId], 'list-of-item');
    const list = item && (await this.lockList(tx, ctx, item.list_id));
    if (!list) throw notFound();
    return list;
  }
}

/** Throws where nothing is drafted in the list any more. */
function assertTakes(list: ResponsibilityListRow): void {
  if (list.status !== 'draft' && !(list.rules.rolling && isIssued(list.status))) throw new ProblemError(e.not_draft);
  // What entered it now would be missing from the edition that takes its place.
  if (list.revision_id !== null) throw new ProblemError(e.in_revision, { number: list.number });
}

/** That an item names somebody lets him see it, and change nothing of it. */
export function assertKept(ctx: TenantContext, r: ListItemRow): void {
  if (!keepReach.covers(ctx, 'responsibility-list.manage', r)) throw new ProblemError(e.out_of_scope, { code: r.list_division_code });
}

/** Who writes in a draft does not approve it. What was issued has its authors already. */
export function noteAuthor(tx: Tx, ctx: TenantContext, list: ResponsibilityListRow): void {
  if (list.status !== 'draft' || list.authors.includes(ctx.actor.id)) return;
  tx.queue({ name: 'list-author', sql: `update ${responsibilityListLedger.spec.table} set authors = array_append(authors, $3) where tenant_id = $1 and id = $2`, params: [ctx.tenantId, list.id, ctx.actor.id] });
}
