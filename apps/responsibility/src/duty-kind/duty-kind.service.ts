import { createDutyKindBody, dutyKindErrors as e, dutyKindLibrary, dutyKindLifecycle, type ChangeDutyKindBody, type CreateDutyKindBody, type DutyKind, type DutyKindAction, type DutyKindEvent, type DutyKindLibraryKey, type DutyKindQuery } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { listPage, madeBy, Where, type LedgerOutcome, type LedgerStep, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { dutyKindLedger as ledger, toDutyKind, type DutyKindRow } from './duty-kind.entity';

/** 三防对象种类: what objects a district names holders for, and which. */
@Injectable()
export class DutyKindService {
  constructor(private readonly tx: TenantTx) {}

  page(ctx: TenantContext, q: DutyKindQuery): Promise<PageOf<DutyKind>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and("(status = 'active') = $", q.active).and("position(lower($) in lower(key || ' ' || name)) > 0", q.q);
    return listPage<DutyKindRow, DutyKind>(this.tx, ctx, q, { columns: '*', from: 'responsibility.duty_kind', where, order: [{ sql: 'id', type: 'uuid' }], position: (r) => [r.id], item: (r) => toDutyKind(ctx, r) });
  }

  async library(ctx: TenantContext) {
    const rows = await this.tx.read<{ key: string }>(ctx, { name: 'duty-kind-keys', sql: 'select key from responsibility.duty_kind where tenant_id = $1', params: [ctx.tenantId] });
    const known = new Set(rows.map((r) => r.key));
    return { items: dutyKindLibrary.map((k) => ({ key: k.key, name: k.name, roles: [...k.roles], adopted: known.has(k.key) })) };
  }

  async get(ctx: TenantContext, id: string): Promise<DutyKind> {
    const [row] = await this.tx.read<DutyKindRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    return toDutyKind(ctx, row);
  }

  create(ctx: TenantContext, b: CreateDutyKindBody): Promise<DutyKind> {
    return this.tx.write(ctx, async (tx) => {
      const [made, fresh] = await this.made(tx, ctx, b);
      if (!fresh) throw new ProblemError(e.key_taken, { key: b.key });
      return toDutyKind(ctx, made);
    });
  }

  /** Those of the library that are asked for; what the district has already stays as it has made it. */
  adopt(ctx: TenantContext, keys: readonly DutyKindLibraryKey[]): Promise<{ items: DutyKind[] }> {
    return this.tx.write(ctx, async (tx) => {
      const items: DutyKind[] = [];
      for (const key of new Set(keys)) {
        const [row] = await this.made(tx, ctx, createDutyKindBody.parse(dutyKindLibrary.find((k) => k.key === key)));
        items.push(toDutyKind(ctx, row));
      }
      return { items };
    });
  }

  change(ctx: TenantContext, id: string, version: number, b: ChangeDutyKindBody): Promise<DutyKind> {
    return this.step(ctx, id, version, { permission: 'duty-kind.manage' }, (r) => ({ event: 'changed', next: { name: b.name ?? r.name, description: b.description === undefined ? r.description : b.description, roles: b.roles ?? r.roles } }));
  }

  retire(ctx: TenantContext, id: string, version: number): Promise<DutyKind> {
    return this.step(ctx, id, version, 'retire', () => ({ event: 'retired', next: { status: 'retired' } }));
  }

  restore(ctx: TenantContext, id: string, version: number): Promise<DutyKind> {
    return this.step(ctx, id, version, 'restore', () => ({ event: 'restored', next: { status: 'active' } }));
  }

  /** The kind of that key, and whether it is new: two who make it at once make one. */
  private async made(tx: Tx, ctx: TenantContext, b: CreateDutyKindBody): Promise<[DutyKindRow, boolean]> {
    await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${ctx.tenantId} duty-kind ${b.key}`], 'duty-kind-key');
    const [there] = await tx.rows<DutyKindRow>('select * from responsibility.duty_kind where tenant_id = $1 and key = $2', [ctx.tenantId, b.key], 'duty-kind-by-key');
    if (there) return [there, false];
    const row: DutyKindRow = { id: newId(), key: b.key, name: b.name, description: b.description, roles: b.roles, status: dutyKindLifecycle.initial, ...madeBy(ctx, 'created', new Date()) };
    ledger.insert(tx, ctx, 'duty-kind.manage', row, 'created');
    return [row, true];
  }

  private step(ctx: TenantContext, id: string, version: number, by: LedgerStep<DutyKindAction>, work: (row: DutyKindRow) => LedgerOutcome<DutyKindRow, DutyKindEvent>): Promise<DutyKind> {
    return this.tx.write(ctx, async (tx) => toDutyKind(ctx, await ledger.step(tx, ctx, id, version, by, work)));
  }
}
