import { dutyObjectErrors as e, dutyObjectLifecycle, type ChangeDutyObjectBody, type DutyObject, type DutyObjectAction, type DutyObjectEvent, type RegisterDutyObjectBody } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy, type LedgerOutcome, type LedgerStep } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { DutyKindRow } from '../duty-kind/duty-kind.entity';
import { dutyObjectLedger as ledger, type DutyObjectRow } from './duty-object.entity';
import { dutyObjectReach } from './duty-object.reach';
import { DutyObjectRecords } from './duty-object.records';
import { placeOf } from './duty-object.rules';

type Work = (row: DutyObjectRow, tx: Tx) => LedgerOutcome<DutyObjectRow, DutyObjectEvent> | Promise<LedgerOutcome<DutyObjectRow, DutyObjectEvent>>;

/** 三防对象: dikes, reservoirs, slopes and what else a district names duty holders for. */
@Injectable()
export class DutyObjectService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly records: DutyObjectRecords,
  ) {}

  async register(ctx: TenantContext, b: RegisterDutyObjectBody): Promise<DutyObject> {
    const reference = await this.references.get(ctx.tenantId);
    const code = placeOf(b, reference) as string;
    if (!dutyObjectReach.covers(ctx, 'duty-holder.manage', { division_code: code, unit_id: b.unitId })) throw new ProblemError(e.out_of_scope, { code });
    const id = await this.tx.write(ctx, async (tx) => {
      const [kind] = await tx.rows<DutyKindRow>("select * from responsibility.duty_kind where tenant_id = $1 and id = $2 and status = 'active' for share", [ctx.tenantId, b.kindId], 'duty-kind-in-use');
      if (!kind) throw invalidField('body.kindId', e.unknown_kind, { id: b.kindId });
      const row = newObject(ctx, b, kind, code);
      await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${ctx.tenantId} duty-object ${b.code}`], 'duty-object-code');
      const [there] = await tx.rows<{ id: string }>('select id from responsibility.duty_object where tenant_id = $1 and code = $2', [ctx.tenantId, b.code], 'duty-object-by-code');
      if (there) throw new ProblemError(e.code_taken, { code: b.code });
      ledger.insert(tx, ctx, 'duty-holder.manage', row, 'registered');
      return row.id;
    });
    return this.records.get(ctx, id);
  }

  async change(ctx: TenantContext, id: string, version: number, b: ChangeDutyObjectBody): Promise<DutyObject> {
    const code = placeOf(b, await this.references.get(ctx.tenantId));
    return this.step(ctx, id, version, { permission: 'duty-holder.manage' }, (r, tx) => {
      if (r.status !== 'in_use') throw new ProblemError(e.retired);
      const next = {
        name: b.name ?? r.name, division_code: code ?? r.division_code, unit_id: b.unitId ?? r.unit_id, address: b.address === undefined ? r.address : b.address,
        ...(b.position === undefined ? {} : { lng: b.position?.lng ?? null, lat: b.position?.lat ?? null, crs: b.position?.crs ?? null }),
      };
      // Where it goes, its keeper keeps it still.
      if (!dutyObjectReach.covers(ctx, 'duty-holder.manage', { division_code: next.division_code, unit_id: next.unit_id })) throw new ProblemError(e.out_of_scope, { code: next.division_code });
      tx.queue({ sql: "update responsibility.duty_holder set division_code = $3, unit_id = $4 where tenant_id = $1 and object_id = $2 and status in ('drafted','standing')", params: [ctx.tenantId, id, next.division_code, next.unit_id] });
      return { event: 'changed', next };
    });
  }

  retire(ctx: TenantContext, id: string, version: number, reason: string): Promise<DutyObject> {
    return this.step(ctx, id, version, 'retire', () => ({ event: 'retired', next: { status: 'retired', retire_reason: reason } }));
  }

  restore(ctx: TenantContext, id: string, version: number): Promise<DutyObject> {
    return this.step(ctx, id, version, 'restore', () => ({ event: 'restored', next: { status: 'in_use', retire_reason: null } }));
  }

  private async step(ctx: TenantContext, id: string, version: number, by: LedgerStep<DutyObjectAction>, work: Work): Promise<DutyObject> {
    await this.tx.write(ctx, (tx) => ledger.step(tx, ctx, id, version, by, (r) => work(r, tx)));
    return this.records.get(ctx, id);
  }
}

export const newObject = (ctx: TenantContext, b: RegisterDutyObjectBody, kind: Pick<DutyKindRow, 'id' | 'key'>, divisionCode: string): DutyObjectRow => ({
  id: newId(), kind_id: kind.id, kind_key: kind.key, code: b.code, name: b.name, division_code: divisionCode, address: b.address, lng: b.position?.lng ?? null, lat: b.position?.lat ?? null, crs: b.position?.crs ?? null, unit_id: b.unitId,
  status: dutyObjectLifecycle.initial, retire_reason: null, ...madeBy(ctx, 'registered', new Date()),
});
