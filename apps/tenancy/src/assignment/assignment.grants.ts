import { isLocal, roles, type Role } from '@anlan/contracts/access';
import { assignmentErrors as e, assignmentEvents as events } from '@anlan/contracts/tenancy';
import type { TenantContext } from '@anlan/platform/context';
import { newId, type Row, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import type { MemberRow } from '../member/member.row';
import { canonicalCode, today } from '../organization/changes';
import { holdOf, holdReach } from '../organization/organization.reach';
import { assertCompatible, assertMayGrant, assertPeriod, assertRoleOfTenant, type Binding } from './assignment.rules';
import { assignmentColumns as columns, assignmentFacts, toBinding, type AssignmentRow } from './assignment.row';

export interface WantedGrant {
  readonly role: Role;
  readonly unitId?: string | undefined;
  readonly divisionCode?: string | undefined;
  readonly unitOnly?: boolean | undefined;
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
}

interface UnitOfGrant extends Row {
  active: boolean;
  division_code: string | null;
}

/** All that can be said of a binding before its member is known; `path` is where the role stands in the request. */
export async function admitGrant(tx: Tx, ctx: TenantContext, wanted: WantedGrant, kind: MemberRow['kind'], path = 'body.role'): Promise<Binding & { role: Role }> {
  assertRoleOfTenant(wanted.role, ctx.tenantKind, path);
  const unit = await unitOf(tx, ctx, wanted);
  const validFrom = wanted.validFrom ?? today();
  const binding = {
    role: wanted.role, unitId: wanted.unitId ?? null, divisionCode: await divisionOf(tx, ctx, placeOf(wanted, unit, kind), validFrom), unitOnly: wanted.unitOnly ?? false, delegatedFrom: null,
    validFrom, validTo: wanted.validTo ?? null,
  };
  assertPeriod(binding, today());
  assertMayGrant(ctx, wanted.role, binding);
  return binding;
}

/** The binding of a person who is about to be made, by somebody who may give it, beside those he is to get as well. */
export async function admitBinding(tx: Tx, ctx: TenantContext, wanted: WantedGrant, beside: readonly Binding[]): Promise<Binding> {
  const binding = await admitGrant(tx, ctx, wanted, 'user');
  holdReach.assertCovers(ctx, 'assignment.manage', holdOf(binding));
  assertCompatible(binding, beside, 'user');
  return binding;
}

async function unitOf(tx: Tx, ctx: TenantContext, { unitId, unitOnly }: WantedGrant): Promise<UnitOfGrant | undefined> {
  if (unitId === undefined && unitOnly) throw invalidField('body.unitId', e.unit_wanted);
  if (unitId === undefined) return undefined;
  const [unit] = await tx.rows<UnitOfGrant>('select active, division_code from tenancy.unit where tenant_id = $1 and id = $2 for share', [ctx.tenantId, unitId]);
  if (!unit?.active) throw invalidField('body.unitId', e.unknown_unit);
  return unit;
}

/** A street's, community's or grid's role of a person never holds in the whole tenant because somebody left a field out. */
function placeOf({ role, divisionCode }: WantedGrant, unit: UnitOfGrant | undefined, kind: MemberRow['kind']): string | undefined {
  if (divisionCode !== undefined || kind !== 'user' || !isLocal(role)) return divisionCode;
  if (!unit?.division_code) throw invalidField('body.divisionCode', e.scope_wanted, { role: roles[role].zh });
  return unit.division_code;
}

async function divisionOf(tx: Tx, ctx: TenantContext, divisionCode: string | undefined, validFrom: string): Promise<string | null> {
  if (divisionCode === undefined) return null;
  const { code } = canonicalCode(divisionCode, 'body.divisionCode');
  const day = validFrom > today() ? validFrom : today();
  const [row] = await tx.rows('select 1 from tenancy.division where tenant_id = $1 and code = $2 and valid_from <= $3 and (valid_to is null or valid_to > $3) for share', [ctx.tenantId, code, day]);
  if (!row) throw invalidField('body.divisionCode', e.unknown_division, { code: divisionCode });
  return code;
}

/** Binds the role to the member, whose row the transaction has locked. `reason` is a delegation's. */
export async function insertGrant(tx: Tx, ctx: TenantContext, member: Pick<MemberRow, 'id' | 'kind' | 'enabled'>, binding: Binding, reason: string | null = null): Promise<AssignmentRow> {
  if (!member.enabled) throw new ProblemError(e.member_disabled);
  const held = await tx.rows<AssignmentRow>(`select ${columns} from tenancy.assignment a where a.tenant_id = $1 and a.member_id = $2`, [ctx.tenantId, member.id]);
  assertCompatible(binding, held.map(toBinding), member.kind);
  const [row] = await tx.rows<AssignmentRow>(
    `insert into tenancy.assignment as a (tenant_id, id, member_id, role, unit_id, division_code, unit_only, delegated_from, reason, valid_from, valid_to)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning ${columns}`,
    [ctx.tenantId, newId(), member.id, binding.role, binding.unitId, binding.divisionCode, binding.unitOnly, binding.delegatedFrom, reason, binding.validFrom, binding.validTo]);
  if (!row) throw notFound();
  tx.audit({ action: 'assignment.created', target: `assignments/${row.id}`, detail: { ...assignmentFacts(row), ...(reason !== null && { reason }) } });
  tx.emit({ spec: events.created, id: row.id, sequence: row.version, data: assignmentFacts(row) });
  return row;
}

/** What of a member's ends: one assignment, all of them, or only what he lent to others. */
export type Ending = { readonly assignmentId?: string; readonly lentOnly?: true };

/**
 * Ends what is in force of the member, or will be, and with it what he lent of it: from today on none of it holds. The
 * transaction has locked the rows that end, so that nobody lends of them meanwhile.
 */
export async function endGrants(tx: Tx, ctx: TenantContext, memberId: string, { assignmentId, lentOnly }: Ending = {}, detail: Record<string, unknown> = {}): Promise<AssignmentRow[]> {
  const rows = await tx.rows<AssignmentRow>(
    `with of_member as (select id from tenancy.assignment where tenant_id = $1 and member_id = $2 and ($4::uuid is null or id = $4))
     update tenancy.assignment a set valid_to = greatest(a.valid_from, $3::date), version = version + 1
     where a.tenant_id = $1 and (a.valid_to is null or a.valid_to > greatest($3::date, a.valid_from))
       and (($5::boolean is not true and a.id in (select id from of_member)) or a.delegated_from in (select id from of_member)) returning ${columns}`,
    [ctx.tenantId, memberId, today(), assignmentId ?? null, lentOnly ?? false]);
  for (const row of rows) {
    tx.audit({ action: 'assignment.ended', target: `assignments/${row.id}`, detail: { ...assignmentFacts(row), ...detail } });
    tx.emit({ spec: events.ended, id: row.id, sequence: row.version, data: assignmentFacts(row) });
  }
  return rows;
}
