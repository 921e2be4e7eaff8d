import { parkPartyErrors as e, parkPartyLifecycle as lifecycle, type ChangeParkPartyBody, type LeaveParkBody, type ParkParty, type ParkPartyAction, type ParkPartyEvent, type RegisterParkPartyBody, type SignParkAgreementBody } from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy, type LedgerOutcome, type LedgerStep } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { parkPartyLedger as ledger, type ParkPartyRow } from './park-party.entity';
import { ParkPartyRecords } from './park-party.records';
import type { ParkRow } from './park.entity';
import { parkReach } from './park.reach';
import { assertBuildings, assertPast, assertSigns } from './park.rules';

const MANAGE = 'park.manage';
type Outcome = LedgerOutcome<ParkPartyRow, ParkPartyEvent>;

/** 园区三方: who lets, who manages and who rents, with their agreements. */
@Injectable()
export class ParkPartyService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly files: Attachments,
    private readonly records: ParkPartyRecords,
  ) {}

  async register(ctx: TenantContext, b: RegisterParkPartyBody): Promise<ParkParty> {
    const reference = await this.references.knowing(ctx.tenantId, knows(b.unitId));
    assertUnit(reference, b.unitId);
    const id = await this.tx.write(ctx, async (tx) => {
      const park = await lockPark(tx, ctx, b.parkId);
      if (!park || !parkReach.covers(ctx, 'park.read', park)) throw invalidField('body.parkId', e.unknown_park);
      assertInUse(park);
      assertBuildings(b.buildings, park.buildings);
      const row = newParty(ctx, park, b);
      await assertOnce(tx, ctx, row);
      ledger.insert(tx, ctx, MANAGE, row, 'registered');
      nameUnits(tx, ctx, park.id);
      return row.id;
    });
    return this.records.get(ctx, id);
  }

  async change(ctx: TenantContext, id: string, version: number, b: ChangeParkPartyBody): Promise<ParkParty> {
    const reference = await this.references.knowing(ctx.tenantId, knows(b.unitId));
    return this.step(ctx, id, version, { permission: MANAGE }, async (r, tx, park) => {
      if (r.status !== 'present') throw new ProblemError(e.left);
      assertInUse(park);
      if (b.unitId !== undefined) assertUnit(reference, b.unitId);
      if (b.buildings) assertBuildings(b.buildings, park.buildings);
      const next = { ...r, ...(b.name !== undefined && { name: b.name }), ...(b.creditCode !== undefined && { credit_code: b.creditCode }), ...(b.unitId !== undefined && { unit_id: b.unitId }), ...(b.buildings && { buildings: [...new Set(b.buildings)] }), ...(b.note !== undefined && { note: b.note }) };
      await assertOnce(tx, ctx, next);
      return { event: 'changed', next };
    });
  }

  sign(ctx: TenantContext, id: string, version: number, b: SignParkAgreementBody): Promise<ParkParty> {
    return this.step(ctx, id, version, 'sign', async (r, tx, park, now) => {
      assertInUse(park);
      assertSigns(r, b, shanghaiDay(now));
      const [unknown] = await this.files.unknown(tx, ctx, MANAGE, b.fileIds);
      if (unknown !== undefined) throw invalidField(`body.fileIds[${b.fileIds.indexOf(unknown)}]`, e.unknown_file);
      const agreement = { signedOn: b.signedOn, endsOn: b.endsOn, fileIds: [...new Set(b.fileIds)], by: { id: ctx.actor.id, name: ctx.actor.name }, at: toShanghaiIso(now) };
      return { event: 'agreement_signed', next: { signed_on: b.signedOn, ends_on: b.endsOn, agreements: [...r.agreements, agreement] } };
    });
  }

  leave(ctx: TenantContext, id: string, version: number, b: LeaveParkBody): Promise<ParkParty> {
    return this.step(ctx, id, version, 'leave', (_r, _tx, _park, now) => {
      assertPast(b.on, shanghaiDay(now), 'body.on');
      return { event: 'left', next: { status: 'left', left_on: b.on, leave_note: b.note }, facts: { leftOn: b.on } };
    });
  }

  /** Its park is locked before the party: who is named in a park is written by one at a time. */
  private async step(ctx: TenantContext, id: string, version: number, by: LedgerStep<ParkPartyAction>, work: (r: ParkPartyRow, tx: Tx, park: ParkRow, now: Date) => Outcome | Promise<Outcome>): Promise<ParkParty> {
    await this.tx.write(ctx, async (tx) => {
      const [found] = await tx.rows<{ park_id: string }>('select park_id from responsibility.park_party where tenant_id = $1 and id = $2', [ctx.tenantId, id], 'park-of-party');
      const park = found && (await lockPark(tx, ctx, found.park_id));
      await ledger.step(tx, ctx, id, version, by, (r, now) => work(r, tx, park as ParkRow, now));
      if (park) nameUnits(tx, ctx, park.id);
    });
    return this.records.get(ctx, id);
  }
}

export const newParty = (ctx: TenantContext, park: Pick<ParkRow, 'id' | 'division_code' | 'named_unit_ids'>, b: RegisterParkPartyBody): ParkPartyRow => ({
  id: newId(), park_id: park.id, division_code: park.division_code, role: b.role, name: b.name, credit_code: b.creditCode, unit_id: b.unitId, named_unit_ids: park.named_unit_ids, buildings: [...new Set(b.buildings)], note: b.note,
  signed_on: null, ends_on: null, agreements: [], status: lifecycle.initial, left_on: null, leave_note: null, ...madeBy(ctx, 'registered', new Date()),
});

export async function lockPark(tx: Tx, { tenantId }: TenantContext, id: string): Promise<ParkRow | undefined> {
  const [park] = await tx.rows<ParkRow>('select * from responsibility.park where tenant_id = $1 and id = $2 for update', [tenantId, id], 'park-to-name');
  return park;
}

function assertInUse(park: ParkRow): void {
  if (park.status !== 'in_use') throw new ProblemError(e.park_retired, { name: park.name });
}

const knows = (id: string | null | undefined) => ({ units }: Reference): boolean => !id || units.has(id);
function assertUnit({ units }: Reference, id: string | null): void {
  if (id !== null && !units.has(id)) throw invalidField('body.unitId', e.unknown_unit, { id });
}

async function assertOnce(tx: Tx, { tenantId }: TenantContext, r: ParkPartyRow): Promise<void> {
  const [there] = await tx.rows("select 1 from responsibility.park_party where tenant_id = $1 and park_id = $2 and role = $3 and subject_key = $4 and status = 'present' and id <> $5", [tenantId, r.park_id, r.role, r.credit_code ?? r.name, r.id], 'party-there');
  if (there) throw new ProblemError(e.listed_already, { name: r.name });
}

/** Whose a park is by name: the units of who is present. Whose a party is: its own unit's, and theirs that let or manage the park. */
export function nameUnits(tx: Tx, { tenantId }: TenantContext, parkId: string): void {
  const units = (more: string) => `(select coalesce(array_agg(distinct o.unit_id order by o.unit_id), '{}') from responsibility.park_party o where o.tenant_id = $1 and o.park_id = $2 and o.status = 'present' and o.unit_id is not null${more})`;
  tx.queue(
    { name: 'park-names', sql: `update responsibility.park set named_unit_ids = ${units('')} where tenant_id = $1 and id = $2`, params: [tenantId, parkId] },
    { name: 'party-names', sql: `update responsibility.park_party p set named_unit_ids = n.ids from (select q.id, ${units(" and (o.id = q.id or o.role <> 'tenant')")} as ids from responsibility.park_party q where q.tenant_id = $1 and q.park_id = $2) n where p.tenant_id = $1 and p.id = n.id and p.named_unit_ids <> n.ids`, params: [tenantId, parkId] },
  );
}
