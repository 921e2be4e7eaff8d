import { honourErrors as e, honourLifecycle, type ChangeHonourBody, type Honour, type RegisterHonourBody } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy, NumberSeries } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { honourLedger as ledger, toHonour, type HonourRow } from './honour.entity';
import { assertSaid } from './honour.rules';

/** 荣誉、典型经验: registered with its evidence, verified by another. */
@Injectable()
export class HonourService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly files: Attachments,
  ) {}

  async register(ctx: TenantContext, b: RegisterHonourBody): Promise<Honour> {
    const now = new Date();
    assertSaid(b, shanghaiDay(now), await this.references.get(ctx.tenantId));
    const year = b.awardedOn.slice(0, 4);
    const number = `RY${ctx.slug}-${year}-${String(await this.numbers.next(ctx, `honour-${year}`)).padStart(4, '0')}`;
    const row: HonourRow = {
      id: newId(), number, kind: b.kind, title: b.title, level: b.level, awarding_body: b.awardingBody, document: b.document, awarded_on: b.awardedOn, holders: b.holders, file_ids: b.fileIds, status: honourLifecycle.initial, verify_note: null, verified_by: null, verified_by_name: null, verified_at: null,
      withdraw_reason: null, ...madeBy(ctx, 'registered', now),
    };
    return this.tx.write(ctx, async (tx) => {
      await this.assertFiles(tx, ctx, b.fileIds);
      ledger.insert(tx, ctx, 'honour.manage', row, 'registered');
      return toHonour(ctx, row);
    });
  }

  async change(ctx: TenantContext, id: string, version: number, b: ChangeHonourBody): Promise<Honour> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, { permission: 'honour.manage' }, async (r, now) => {
        if (r.status !== 'registered') throw new ProblemError(e.not_registered);
        const said = { awardedOn: b.awardedOn ?? r.awarded_on, holders: b.holders ?? r.holders };
        assertSaid(said, shanghaiDay(now), reference);
        // What was there was its registrar's own; what is new is this one's.
        await this.assertFiles(tx, ctx, (b.fileIds ?? []).filter((f) => !r.file_ids.includes(f)));
        return {
          event: 'changed',
          next: { kind: b.kind ?? r.kind, title: b.title ?? r.title, level: b.level ?? r.level, awarding_body: b.awardingBody ?? r.awarding_body, document: b.document === undefined ? r.document : b.document, awarded_on: said.awardedOn, holders: said.holders, file_ids: b.fileIds ?? r.file_ids },
        };
      });
      return toHonour(ctx, row);
    });
  }

  verify(ctx: TenantContext, id: string, version: number, note: string): Promise<Honour> {
    return this.tx.write(ctx, async (tx) =>
      toHonour(ctx, await ledger.step(tx, ctx, id, version, 'verify', (r, now) => {
        if (r.registered_by === ctx.actor.id) throw new ProblemError(e.same_person);
        return { event: 'verified', next: { status: 'verified', verify_note: note, verified_by: ctx.actor.id, verified_by_name: ctx.actor.name, verified_at: now } };
      })),
    );
  }

  withdraw(ctx: TenantContext, id: string, version: number, reason: string): Promise<Honour> {
    return this.tx.write(ctx, async (tx) => toHonour(ctx, await ledger.step(tx, ctx, id, version, 'withdraw', () => ({ event: 'withdrawn', next: { status: 'withdrawn', withdraw_reason: reason } }))));
  }

  private async assertFiles(tx: Tx, ctx: TenantContext, ids: readonly string[]): Promise<void> {
    const [unknown] = await this.files.unknown(tx, ctx, 'honour.manage', [...new Set(ids)]);
    if (unknown !== undefined) throw invalidField('body.fileIds', e.unknown_file);
  }
}
