import { committeeErrors as e, committeeLifecycle as lifecycle, type AdjustCommitteeBody, type CommitteeOnDay, type DissolveCommitteeBody, type EstablishCommitteeBody, type SeatBody } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy } from '@anlan/platform/ledger';
import { organizerOf, ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { committeeLedger as ledger, toCommittee, toSeat, type CommitteeRow, type SeatRow } from './committee.entity';
import { knowsAll, memberName, unitName } from './committee.people';
import { assertComposition, assertDay, changesOf, isSeatOn } from './committee.rules';

const SEAT_COLUMNS = ['id', 'committee_id', 'place', 'role', 'unit_id', 'unit_name', 'post', 'member_id', 'person_name', 'from_day', 'until_day', 'came_by', 'left_by'] as const;

/** 设立 → 调整 → 撤销: each adjustment is one transaction, numbered, under a document; what was before it stays. */
@Injectable()
export class CommitteeService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async establish(ctx: TenantContext, b: EstablishCommitteeBody): Promise<CommitteeOnDay> {
    const now = new Date();
    const today = shanghaiDay(now);
    const reference = await this.knowing(ctx, b.seats, b.officeUnitId);
    const division = organizerOf(reference, b.divisionCode, now, e.unknown_division);
    if (b.setUpOn > today) throw invalidField('body.setUpOn', e.future);
    if (b.officeUnitId) unitName(reference, b.officeUnitId, 'body.officeUnitId', e);
    const row: CommitteeRow = {
      id: newId(), kind: b.kind, name: b.name, field: b.field, division_code: division, parent_committee_id: b.parentCommitteeId, office_unit_id: b.officeUnitId, rules: b.rules, ends_on: b.endsOn, basis_document: b.basisDocument, set_up_on: b.setUpOn,
      status: lifecycle.initial, adjustments: 0, adjusted_on: null, dissolved_on: null, dissolve_reason: null, ...madeBy(ctx, 'established', now),
    };
    const seats = b.seats.map((s, i) => seatOf(row.id, s, i, { from: b.setUpOn, by: 0 }, reference, `body.seats[${i}]`));
    assertComposition(seats, 'body.seats');
    return this.tx.write(ctx, async (tx) => {
      if (b.parentCommitteeId) await assertInUse(tx, ctx, b.parentCommitteeId, 'body.parentCommitteeId', e.unknown_parent);
      ledger.insert(tx, ctx, 'committee.manage', row, 'established', { seats: seats.length });
      this.insertSeats(tx, ctx, seats);
      return onDay(ctx, row, seats, today, reference);
    });
  }

  async adjust(ctx: TenantContext, id: string, version: number, b: AdjustCommitteeBody): Promise<CommitteeOnDay> {
    const reference = await this.knowing(ctx, b.appoint, b.officeUnitId);
    const today = shanghaiDay(new Date());
    return this.tx.write(ctx, async (tx) => {
      let seats: SeatRow[] = [];
      const row = await ledger.step(tx, ctx, id, version, 'adjust', async (r, now) => {
        assertDay(b.on, r.adjusted_on ?? r.set_up_on, today);
        if (b.officeUnitId) unitName(reference, b.officeUnitId, 'body.officeUnitId', e);
        const endsOn = b.endsOn === undefined ? r.ends_on : b.endsOn;
        if ((r.kind === 'task_force') !== (endsOn !== null) || (endsOn !== null && endsOn < r.set_up_on)) throw invalidField('body.endsOn', e.end_day);
        const before = await this.seatsOf(tx, ctx, id);
        const number = r.adjustments + 1;
        const left = b.release.map((seat, i) => {
          const found = before.find((s) => s.id === seat && s.until_day === null);
          if (!found || b.release.indexOf(seat) !== i) throw invalidField(`body.release[${i}]`, e.unknown_seat, { id: seat });
          return { ...found, until_day: b.on, left_by: number };
        });
        const came = b.appoint.map((s, i) => seatOf(id, s, before.length + i, { from: b.on, by: number }, reference, `body.appoint[${i}]`));
        const { next, changes } = changesOf(r, b);
        if (left.length + came.length + changes.length === 0) throw new ProblemError(e.nothing);
        seats = [...before.map((s) => left.find((l) => l.id === s.id) ?? s), ...came];
        assertComposition(seats.filter((s) => s.until_day === null), 'body.appoint');
        this.insertSeats(tx, ctx, came);
        for (const s of left) tx.queue({ sql: 'update responsibility.committee_seat set until_day = $3, left_by = $4 where tenant_id = $1 and id = $2', params: [ctx.tenantId, s.id, b.on, number] });
        this.insertAdjustment(tx, ctx, id, number, { on: b.on, documentNumber: b.documentNumber, note: b.note, changes, now });
        return { event: 'adjusted', next: { ...next, status: 'adjusted', adjustments: number, adjusted_on: b.on }, facts: { number, on: b.on, documentNumber: b.documentNumber, came: came.length, left: left.length } };
      });
      return onDay(ctx, row, seats, today, reference);
    });
  }

  async dissolve(ctx: TenantContext, id: string, version: number, b: DissolveCommitteeBody): Promise<CommitteeOnDay> {
    const reference = await this.references.get(ctx.tenantId);
    const today = shanghaiDay(new Date());
    return this.tx.write(ctx, async (tx) => {
      let seats: SeatRow[] = [];
      const row = await ledger.step(tx, ctx, id, version, 'dissolve', async (r, now) => {
        assertDay(b.on, r.adjusted_on ?? r.set_up_on, today);
        const [below] = await tx.rows<{ count: number }>("select count(*)::int as count from responsibility.committee where tenant_id = $1 and parent_committee_id = $2 and status <> 'dissolved'", [ctx.tenantId, id]);
        if (below && below.count > 0) throw new ProblemError(e.has_children, { count: below.count });
        const number = r.adjustments + 1;
        seats = (await this.seatsOf(tx, ctx, id)).map((s) => (s.until_day === null ? { ...s, until_day: b.on, left_by: number } : s));
        tx.queue({ sql: 'update responsibility.committee_seat set until_day = $3, left_by = $4 where tenant_id = $1 and committee_id = $2 and until_day is null', params: [ctx.tenantId, id, b.on, number] });
        this.insertAdjustment(tx, ctx, id, number, { on: b.on, documentNumber: b.documentNumber, note: b.reason, changes: [], now });
        return { event: 'dissolved', next: { status: 'dissolved', adjustments: number, adjusted_on: b.on, dissolved_on: b.on, dissolve_reason: b.reason }, facts: { on: b.on, reason: b.reason } };
      });
      return onDay(ctx, row, seats, today, reference);
    });
  }

  private seatsOf(tx: Pick<Tx, 'rows'>, ctx: TenantContext, id: string): Promise<SeatRow[]> {
    return tx.rows<SeatRow>('select * from responsibility.committee_seat where tenant_id = $1 and committee_id = $2 order by place', [ctx.tenantId, id], 'committee-seats');
  }

  private insertSeats(tx: Tx, ctx: TenantContext, seats: readonly SeatRow[]): void {
    for (const s of seats) {
      tx.queue({ name: 'committee-seat-insert', sql: `insert into responsibility.committee_seat (tenant_id, ${SEAT_COLUMNS.join(', ')}) values ($1, ${SEAT_COLUMNS.map((_, i) => `$${i + 2}`).join(', ')})`, params: [ctx.tenantId, ...SEAT_COLUMNS.map((c) => s[c])] });
    }
  }

  private insertAdjustment(tx: Tx, ctx: TenantContext, id: string, number: number, a: { on: string; documentNumber: string | null; note: string | null; changes: unknown; now: Date }): void {
    tx.queue({
      sql: 'insert into responsibility.committee_adjustment (tenant_id, committee_id, number, on_day, document_number, note, changes, actor, actor_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
      params: [ctx.tenantId, id, number, a.on, a.documentNumber, a.note, JSON.stringify(a.changes), ctx.actor.id, ctx.actor.name, a.now],
    });
  }

  private knowing(ctx: TenantContext, seats: readonly SeatBody[], office?: string | null): Promise<Reference> {
    return this.references.knowing(ctx.tenantId, knowsAll([office, ...seats.map((s) => s.unitId)], seats.map((s) => s.memberId)));
  }
}

/** The committee, where it is not dissolved; it stays so until the transaction ends. Throws `unknown` at `path`. */
export async function assertInUse(tx: Pick<Tx, 'rows'>, ctx: TenantContext, id: string, path: string, unknown: string): Promise<CommitteeRow> {
  const [row] = await tx.rows<CommitteeRow>('select * from responsibility.committee where tenant_id = $1 and id = $2 for share', [ctx.tenantId, id], 'committee-in-use');
  if (!row || row.status === 'dissolved') throw invalidField(path, unknown);
  return row;
}

function seatOf(committeeId: string, s: SeatBody, place: number, came: { from: string; by: number }, reference: Reference, path: string): SeatRow {
  return {
    id: newId(), committee_id: committeeId, place, role: s.role, unit_id: s.unitId, unit_name: s.unitId === null ? (s.unitName ?? '') : unitName(reference, s.unitId, `${path}.unitId`, e), post: s.post,
    member_id: s.memberId, person_name: s.memberId === null ? s.personName : memberName(reference, s.memberId, `${path}.memberId`, e), from_day: came.from, until_day: null, came_by: came.by, left_by: null,
  };
}

export const onDay = (ctx: TenantContext, row: CommitteeRow, seats: readonly SeatRow[], day: string, reference: Reference): CommitteeOnDay => ({ ...toCommittee(ctx, row, reference), on: day, seats: seats.filter((s) => isSeatOn(s, day)).map((s) => toSeat(s, reference)) });
