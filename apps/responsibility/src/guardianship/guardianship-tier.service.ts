import { guardianshipTierErrors as e, guardianshipTierLifecycle, standardTiers, type ChangeTierBody, type CreateTierBody, type GuardianshipTier, type GuardianshipTierAction, type GuardianshipTierEvent, type GuardianshipTierQuery } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { listPage, madeBy, Where, type LedgerOutcome, type LedgerStep, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { guardianshipTierLedger as ledger, toTier, type GuardianshipTierRow } from './guardianship.entity';

/** 包保层级: who has what in his care, as data. */
@Injectable()
export class GuardianshipTierService {
  constructor(private readonly tx: TenantTx) {}

  page(ctx: TenantContext, q: GuardianshipTierQuery): Promise<PageOf<GuardianshipTier>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and("(status = 'active') = $", q.active);
    return listPage<GuardianshipTierRow, GuardianshipTier>(this.tx, ctx, q, { columns: '*', from: 'responsibility.guardianship_tier', where, order: [{ sql: 'place', type: 'integer' }, { sql: 'id', type: 'uuid' }], position: (r) => [r.place, r.id], item: (r) => toTier(ctx, r) });
  }

  async get(ctx: TenantContext, id: string): Promise<GuardianshipTier> {
    const [row] = await this.tx.read<GuardianshipTierRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    return toTier(ctx, row);
  }

  create(ctx: TenantContext, b: CreateTierBody): Promise<GuardianshipTier> {
    return this.tx.write(ctx, async (tx) => {
      const [row, fresh] = await this.made(tx, ctx, b);
      if (!fresh) throw new ProblemError(e.key_taken, { key: b.key });
      return toTier(ctx, row);
    });
  }

  /** The three usual ones; what the district has already stays as it has made it. */
  adopt(ctx: TenantContext): Promise<{ items: GuardianshipTier[] }> {
    return this.tx.write(ctx, async (tx) => {
      const items: GuardianshipTier[] = [];
      for (const t of standardTiers) items.push(toTier(ctx, (await this.made(tx, ctx, t))[0]));
      return { items };
    });
  }

  change(ctx: TenantContext, id: string, version: number, b: ChangeTierBody): Promise<GuardianshipTier> {
    return this.step(ctx, id, version, { permission: 'duty-kind.manage' }, (r) => ({ event: 'changed', next: { name: b.name ?? r.name, guardian: b.guardian ?? r.guardian, place: b.place ?? r.place } }));
  }

  retire(ctx: TenantContext, id: string, version: number): Promise<GuardianshipTier> {
    return this.step(ctx, id, version, 'retire', () => ({ event: 'retired', next: { status: 'retired' } }));
  }

  restore(ctx: TenantContext, id: string, version: number): Promise<GuardianshipTier> {
    return this.step(ctx, id, version, 'restore', () => ({ event: 'restored', next: { status: 'active' } }));
  }

  private async made(tx: Tx, ctx: TenantContext, b: CreateTierBody): Promise<[GuardianshipTierRow, boolean]> {
    await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${ctx.tenantId} guardianship-tier ${b.key}`], 'guardianship-tier-key');
    const [there] = await tx.rows<GuardianshipTierRow>('select * from responsibility.guardianship_tier where tenant_id = $1 and key = $2', [ctx.tenantId, b.key], 'guardianship-tier-by-key');
    if (there) return [there, false];
    const row: GuardianshipTierRow = { id: newId(), key: b.key, name: b.name, guardian: b.guardian, level: b.level, place: b.place, status: guardianshipTierLifecycle.initial, ...madeBy(ctx, 'created', new Date()) };
    ledger.insert(tx, ctx, 'duty-kind.manage', row, 'created');
    return [row, true];
  }

  private step(ctx: TenantContext, id: string, version: number, by: LedgerStep<GuardianshipTierAction>, work: (row: GuardianshipTierRow) => LedgerOutcome<GuardianshipTierRow, GuardianshipTierEvent>): Promise<GuardianshipTier> {
    return this.tx.write(ctx, async (tx) => toTier(ctx, await ledger.step(tx, ctx, id, version, by, work)));
  }
}
