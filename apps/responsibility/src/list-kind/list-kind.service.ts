import { createListKindBody, listKindErrors as e, listKindLibrary, listKindLifecycle, type ChangeListKindBody, type CreateListKindBody, type ListKind, type ListKindAction, type ListKindEvent, type ListKindLibraryKey, type ListKindQuery } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { listPage, madeBy, Where, type LedgerOutcome, type LedgerStep, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { listKindLedger as ledger, toListKind, type ListKindRow } from './list-kind.entity';

/** 清单种类: what a district's lists are like, defined by itself or adopted from the library. */
@Injectable()
export class ListKindService {
  constructor(private readonly tx: TenantTx) {}

  page(ctx: TenantContext, q: ListKindQuery): Promise<PageOf<ListKind>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and("(status = 'active') = $", q.active).and("position(lower($) in lower(key || ' ' || name)) > 0", q.q);
    return listPage<ListKindRow, ListKind>(this.tx, ctx, q, { columns: '*', from: 'responsibility.list_kind', where, order: [{ sql: 'id', type: 'uuid' }], position: (r) => [r.id], item: (r) => toListKind(ctx, r) });
  }

  async library(ctx: TenantContext) {
    const rows = await this.tx.read<{ key: string }>(ctx, { name: 'list-kind-keys', sql: 'select key from responsibility.list_kind where tenant_id = $1', params: [ctx.tenantId] });
    const known = new Set(rows.map((r) => r.key));
    return { items: listKindLibrary.map((k) => ({ ...createListKindBody.parse(k), adopted: known.has(k.key) })) };
  }

  async get(ctx: TenantContext, id: string): Promise<ListKind> {
    const [row] = await this.tx.read<ListKindRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    return toListKind(ctx, row);
  }

  create(ctx: TenantContext, b: CreateListKindBody): Promise<ListKind> {
    return this.tx.write(ctx, async (tx) => {
      const [made, fresh] = await this.made(tx, ctx, b);
      if (!fresh) throw new ProblemError(e.key_taken, { key: b.key });
      return toListKind(ctx, made);
    });
  }

  /** Those of the library that are asked for; what the district has already stays as it has made it. */
  adopt(ctx: TenantContext, keys: readonly ListKindLibraryKey[]): Promise<{ items: ListKind[] }> {
    return this.tx.write(ctx, async (tx) => {
      const items: ListKind[] = [];
      for (const key of new Set(keys)) {
        const [row] = await this.made(tx, ctx, createListKindBody.parse(listKindLibrary.find((k) => k.key === key)));
        items.push(toListKind(ctx, row));
      }
      return { items };
    });
  }

  change(ctx: TenantContext, id: string, version: number, b: ChangeListKindBody): Promise<ListKind> {
    return this.step(ctx, id, version, { permission: 'list-kind.manage' }, (r) => ({ event: 'changed', next: {
      name: b.name ?? r.name, description: b.description === undefined ? r.description : b.description, item_name: b.itemName ?? r.item_name, wants: b.wants ?? r.wants, groups: b.groups ?? r.groups, performed: b.performed ?? r.performed,
      published: b.published ?? r.published, rolling: b.rolling ?? r.rolling, instructed: b.instructed ?? r.instructed, promotion_name: b.promotionName === undefined ? r.promotion_name : b.promotionName,
    } }));
  }

  retire(ctx: TenantContext, id: string, version: number): Promise<ListKind> {
    return this.step(ctx, id, version, 'retire', () => ({ event: 'retired', next: { status: 'retired' } }));
  }

  restore(ctx: TenantContext, id: string, version: number): Promise<ListKind> {
    return this.step(ctx, id, version, 'restore', () => ({ event: 'restored', next: { status: 'active' } }));
  }

  /** The kind of that key, and whether it is new: two who make it at once make one. */
  private async made(tx: Tx, ctx: TenantContext, b: CreateListKindBody): Promise<[ListKindRow, boolean]> {
    await tx.rows("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`${ctx.tenantId} list-kind ${b.key}`], 'list-kind-key');
    const [there] = await tx.rows<ListKindRow>('select * from responsibility.list_kind where tenant_id = $1 and key = $2', [ctx.tenantId, b.key], 'list-kind-by-key');
    if (there) return [there, false];
    const row: ListKindRow = {
      id: newId(), key: b.key, name: b.name, description: b.description, item_name: b.itemName, wants: b.wants, groups: b.groups, performed: b.performed, published: b.published, rolling: b.rolling, instructed: b.instructed, promotion_name: b.promotionName,
      status: listKindLifecycle.initial, ...madeBy(ctx, 'created', new Date()),
    };
    ledger.insert(tx, ctx, 'list-kind.manage', row, 'created');
    return [row, true];
  }

  private step(ctx: TenantContext, id: string, version: number, by: LedgerStep<ListKindAction>, work: (row: ListKindRow) => LedgerOutcome<ListKindRow, ListKindEvent>): Promise<ListKind> {
    return this.tx.write(ctx, async (tx) => toListKind(ctx, await ledger.step(tx, ctx, id, version, by, work)));
  }
}
