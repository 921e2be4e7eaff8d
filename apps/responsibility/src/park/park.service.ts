import { parkErrors as e, parkLifecycle as lifecycle, type ChangeParkBody, type Park, type ParkAction, type ParkEvent, type RegisterParkBody } from '@anlan/contracts/responsibility';
import { isDivisionCode, parseDivisionCode, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy, NumberSeries, type LedgerOutcome, type LedgerStep } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { parkLedger as ledger, type ParkRow } from './park.entity';
import { assertParkLists, lockParkLists } from './park.lists';
import { parkReach } from './park.reach';
import { ParkRecords } from './park.records';
import { assertKeepsBuildings } from './park.rules';

const MANAGE = 'park.manage';
type Work = (r: ParkRow, tx: Tx) => LedgerOutcome<ParkRow, ParkEvent> | Promise<LedgerOutcome<ParkRow, ParkEvent>>;

/** 工业园区: where it lies, its buildings, and the lists of what its parties have to do. */
@Injectable()
export class ParkService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly records: ParkRecords,
  ) {}

  async register(ctx: TenantContext, b: RegisterParkBody): Promise<Park> {
    const code = placeOf(await this.references.get(ctx.tenantId), b.divisionCode);
    assertKeeps(ctx, code, []);
    const number = `YQ${ctx.slug}-${String(await this.numbers.next(ctx, 'park')).padStart(4, '0')}`;
    const row: ParkRow = { id: newId(), number, name: b.name, division_code: code, address: b.address, buildings: [...new Set(b.buildings)], list_ids: [], named_unit_ids: [], status: lifecycle.initial, retire_reason: null, ...madeBy(ctx, 'registered', new Date()) };
    // Sent again, the same request is answered with the park that it made at first.
    const id = await this.tx.write(ctx, async (tx) => {
      await assertFree(tx, ctx, row);
      ledger.insert(tx, ctx, MANAGE, row, 'registered');
      return row.id;
    });
    return this.records.get(ctx, id);
  }

  async change(ctx: TenantContext, id: string, version: number, b: ChangeParkBody): Promise<Park> {
    const reference = await this.references.get(ctx.tenantId);
    return this.step(ctx, id, version, { permission: MANAGE }, async (r, tx) => {
      if (r.status !== 'in_use') throw new ProblemError(e.retired);
      const next = { id, name: b.name ?? r.name, division_code: b.divisionCode === undefined ? r.division_code : placeOf(reference, b.divisionCode), address: b.address === undefined ? r.address : b.address, buildings: [...new Set(b.buildings ?? r.buildings)] };
      // Where it goes, its keeper keeps it still.
      assertKeeps(ctx, next.division_code, r.named_unit_ids);
      await assertFree(tx, ctx, next);
      const used = await tx.rows<{ building: string }>("select distinct unnest(buildings) as building from responsibility.park_party where tenant_id = $1 and park_id = $2 and status = 'present' order by 1", [ctx.tenantId, id], 'buildings-in-use');
      assertKeepsBuildings(next.buildings, used.map((u) => u.building));
      if (next.division_code !== r.division_code) tx.queue({ name: 'parties-follow-park', sql: 'update responsibility.park_party set division_code = $3 where tenant_id = $1 and park_id = $2', params: [ctx.tenantId, id, next.division_code] });
      return { event: 'changed', next };
    });
  }

  nameLists(ctx: TenantContext, id: string, version: number, given: readonly string[]): Promise<Park> {
    const listIds = [...new Set(given)];
    return this.step(ctx, id, version, 'name-lists', async (r, tx) => {
      await assertParkLists(tx, ctx, listIds, r.list_ids);
      return { event: 'lists_named', next: { list_ids: listIds } };
    }, listIds);
  }

  retire(ctx: TenantContext, id: string, version: number, reason: string): Promise<Park> {
    return this.step(ctx, id, version, 'retire', () => ({ event: 'retired', next: { status: 'retired', retire_reason: reason }, facts: { reason } }));
  }

  restore(ctx: TenantContext, id: string, version: number): Promise<Park> {
    return this.step(ctx, id, version, 'restore', async (r, tx) => {
      await assertFree(tx, ctx, r);
      return { event: 'restored', next: { status: 'in_use', retire_reason: null } };
    });
  }

  private async step(ctx: TenantContext, id: string, version: number, by: LedgerStep<ParkAction>, work: Work, listIds: readonly string[] = []): Promise<Park> {
    await this.tx.write(ctx, async (tx) => {
      if (listIds.length > 0) await lockParkLists(tx, ctx, listIds);
      await ledger.step(tx, ctx, id, version, by, (r) => work(r, tx));
    });
    return this.records.get(ctx, id);
  }
}

function placeOf(reference: Reference, given: string): string {
  const code = isDivisionCode(given) ? parseDivisionCode(given).code : given;
  if (!reference.division(code, shanghaiDay(new Date()))) throw invalidField('body.divisionCode', e.unknown_division, { code: given });
  return code;
}

function assertKeeps(ctx: TenantContext, code: string, named: readonly string[]): void {
  if (!parkReach.covers(ctx, MANAGE, { division_code: code, named_unit_ids: named })) throw new ProblemError(e.out_of_scope, { code });
}

/** One name in a division, also where two register it at once. */
async function assertFree(tx: Tx, { tenantId }: TenantContext, { id, name, division_code: code }: Pick<ParkRow, 'id' | 'name' | 'division_code'>): Promise<void> {
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tenantId} park ${code} ${name}`], 'park-name');
  const [there] = await tx.rows("select 1 from responsibility.park where tenant_id = $1 and division_code = $2 and name = $3 and status = 'in_use' and id <> $4", [tenantId, code, name, id], 'park-by-name');
  if (there) throw new ProblemError(e.name_taken, { name });
}
