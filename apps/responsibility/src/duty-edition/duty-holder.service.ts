import { dutyHolderErrors as e, type DutyHolder, type RevealedDutyHolder } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { dutyHolderLedger as ledger, toDutyHolder, type DutyHolderRow } from './duty-edition.entity';
import { dutyHolderHome, dutyHolderReach } from './duty-edition.reach';
import { gapOf } from './holder-gap';

/** What is done with one holder: he stays though he moved, or his phone is shown for a reason. */
@Injectable()
export class DutyHolderService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  /** 续任: from now on he holds it in the unit that he is of today. */
  async keep(ctx: TenantContext, id: string, version: number, reason: string): Promise<DutyHolder> {
    const reference = await this.references.get(ctx.tenantId);
    const row = await this.tx.write(ctx, (tx) =>
      ledger.step(tx, ctx, id, version, 'keep', (r) => {
        if (!dutyHolderHome.covers(ctx, 'hand-over.manage', r)) throw new ProblemError(e.out_of_scope, { code: r.division_code });
        if (gapOf(r, reference) !== 'moved') throw new ProblemError(e.not_moved);
        return { event: 'kept', next: { member_unit_id: reference.members.get(r.member_id ?? '')?.unitId ?? null }, facts: { reason } };
      }));
    return toDutyHolder(ctx, row, reference);
  }

  /** Shown and written down in one transaction, and never from a stored answer. */
  async reveal(ctx: TenantContext, id: string, reason: string): Promise<RevealedDutyHolder> {
    return this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => {
      const [found] = await tx.rows<DutyHolderRow>('select * from responsibility.duty_holder where tenant_id = $1 and id = $2', [ctx.tenantId, id], 'duty-holder-reveal');
      const row = ledger.visible(ctx, found);
      dutyHolderReach.assertCovers(ctx, 'personal.reveal', row);
      tx.audit({ action: 'duty-holder.revealed', target: `duty-holders/${id}`, detail: { object: row.object_code, role: row.role, fields: ['phone'], reason } });
      return { id, phone: row.phone };
    });
  }
}
