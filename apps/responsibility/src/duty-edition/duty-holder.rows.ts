import type { TenantContext } from '@anlan/platform/context';
import { newId, type Tx } from '@anlan/platform/db';
import { madeBy } from '@anlan/platform/ledger';
import { HOLDER_COLUMNS, type DutyEditionRow, type DutyHolderRow } from './duty-edition.entity';
import { yearLock, type NamedObject } from './duty-edition.rules';

type Person = Pick<DutyHolderRow, 'member_id' | 'member_unit_id' | 'person_name' | 'post' | 'phone'>;
type Edition = Pick<DutyEditionRow, 'id' | 'year'>;

const unpublished = { from_day: null, until_day: null, came_by: 0, left_by: null, end_reason: null, predecessor_id: null, hand_over_id: null, status: 'drafted' } as const;

/** Somebody named for a role of an object, not yet published. */
export const draftedHolder = (ctx: TenantContext, edition: Edition, o: NamedObject, role: DutyHolderRow['role'], person: Person, now: Date): DutyHolderRow => ({
  id: newId(), edition_id: edition.id, year: edition.year, object_id: o.id, object_code: o.code, object_name: o.name, kind_name: o.kind_name, role, division_code: o.division_code, unit_id: o.unit_id, ...person, ...unpublished, ...madeBy(ctx, 'named', now),
});

/** Who comes after a holder, in the same table and role. */
export const successorOf = (ctx: TenantContext, before: DutyHolderRow, person: Person, came: { on: string; by: number }, now: Date): DutyHolderRow => ({
  ...before, id: newId(), ...person, ...unpublished, status: 'standing', from_day: came.on, came_by: came.by, predecessor_id: before.id, ...madeBy(ctx, 'named', now),
});

export function insertHolders(tx: Tx, ctx: TenantContext, rows: readonly DutyHolderRow[]): void {
  for (const r of rows) tx.queue({ name: 'duty-holder-add', sql: `insert into responsibility.duty_holder (tenant_id, ${HOLDER_COLUMNS.join(', ')}) values ($1, ${HOLDER_COLUMNS.map((_, i) => `$${i + 2}`).join(', ')})`, params: [ctx.tenantId, ...HOLDER_COLUMNS.map((c) => r[c])] });
}

export function endHolder(tx: Tx, ctx: TenantContext, id: string, left: { on: string; by: number; reason: string }, now: Date): void {
  tx.queue({
    name: 'duty-holder-end',
    sql: "update responsibility.duty_holder set status = 'ended', until_day = $3, left_by = $4, end_reason = $5, updated_by = $6, updated_by_name = $7, updated_at = $8, version = version + 1 where tenant_id = $1 and id = $2",
    params: [ctx.tenantId, id, left.on, left.by, left.reason, ctx.actor.id, ctx.actor.name, now],
  });
}

export function insertAdjustment(tx: Tx, ctx: TenantContext, editionId: string, a: { number: number; on: string; documentNumber: string | null; reason: string }, now: Date): void {
  tx.queue({
    sql: 'insert into responsibility.duty_adjustment (tenant_id, edition_id, number, on_day, document_number, reason, actor, actor_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    params: [ctx.tenantId, editionId, a.number, a.on, a.documentNumber, a.reason, ctx.actor.id, ctx.actor.name, now],
  });
}

/** Standing holders of a year change one after another: two who name the same post at once do not both stand. */
export const lockYear = (tx: Tx, ctx: TenantContext, year: number): Promise<unknown> => tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [yearLock(ctx.tenantId, year)], 'duty-year-lock');

/** Who was drafted there before gives way to who is named now; he stays on record as dropped. */
export function dropDrafted(tx: Tx, ctx: TenantContext, editionId: string, at: readonly { readonly objectId: string; readonly role: string }[]): void {
  tx.queue({
    sql: "update responsibility.duty_holder h set status = 'dropped', version = h.version + 1, updated_at = now() from unnest($3::uuid[], $4::text[]) n(object_id, role) where h.tenant_id = $1 and h.edition_id = $2 and h.status = 'drafted' and h.object_id = n.object_id and h.role = n.role",
    params: [ctx.tenantId, editionId, at.map((n) => n.objectId), at.map((n) => n.role)],
  });
}
