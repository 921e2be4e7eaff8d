import type { Role } from '@anlan/contracts/access';
import { assignmentErrors as e, assignmentEvents as events } from '@anlan/contracts/tenancy';
import type { TenantContext } from '@anlan/platform/context';
import { newId, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import type { MemberRow } from '../member/member.row';
import { canonicalCode, today } from '../organization/changes';
import { assertCompatible, assertMayGrant, assertPeriod, assertRoleOfTenant, type Binding } from './assignment.rules';
import { assignmentColumns as columns, assignmentFacts, type AssignmentRow } from './assignment.row';

export interface WantedGrant {
  readonly role: Role;
  readonly unitId?: string | undefined;
  readonly divisionCode?: string | undefined;
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
}

/** All that can be said of a binding before its member is known. `path` is where the role stands in the request. */
export async function admitGrant(tx: Tx, ctx: TenantContext, wanted: WantedGrant, path = 'body.role'): Promise<Binding & { role: Role }> {
  assertRoleOfTenant(wanted.role, ctx.tenantKind, path);
  const validFrom = wanted.validFrom ?? today();
  const binding = { role: wanted.role, unitId: wanted.unitId ?? null, divisionCode: await divisionOf(tx, ctx, wanted, validFrom), validFrom, validTo: wanted.validTo ?? null };
  assertPeriod(binding, today());
  assertMayGrant(ctx, wanted.role, binding.divisionCode);
  if (wanted.unitId !== undefined) {
    const [unit] = await tx.rows<{ active: boolean }>('select active from tenancy.unit where tenant_id = $1 and id = $2 for share', [ctx.tenantId, wanted.unitId]);
    if (!unit?.active) throw invalidField('body.unitId', e.unknown_unit);
  }
  return binding;
}

async function divisionOf(tx: Tx, ctx: TenantContext, { divisionCode }: WantedGrant, validFrom: string): Promise<string | null> {
  if (divisionCode === undefined) return null;
  const { code } = canonicalCode(divisionCode, 'body.divisionCode');
  const day = validFrom > today() ? validFrom : today();
  const [row] = await tx.rows('select 1 from tenancy.division where tenant_id = $1 and code = $2 and valid_from <= $3 and (valid_to is null or valid_to > $3) for share', [ctx.tenantId, code, day]);
  if (!row) throw invalidField('body.divisionCode', e.unknown_division, { code: divisionCode });
  return code;
}

/** Binds the role to the member, whose row the transaction has locked. */
export async function insertGrant(tx: Tx, ctx: TenantContext, member: MemberRow, binding: Binding): Promise<AssignmentRow> {
  if (!member.enabled) throw new ProblemError(e.member_disabled);
  const held = await tx.rows<AssignmentRow>(`select ${columns} from tenancy.assignment a where a.tenant_id = $1 and a.member_id = $2`, [ctx.tenantId, member.id]);
  assertCompatible(binding, held.map((h) => ({ role: h.role, unitId: h.unit_id, divisionCode: h.division_code, validFrom: h.valid_from, validTo: h.valid_to })), member.kind);
  const [row] = await tx.rows<AssignmentRow>(
    `insert into tenancy.assignment as a (tenant_id, id, member_id, role, unit_id, division_code, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${columns}`,
    [ctx.tenantId, newId(), member.id, binding.role, binding.unitId, binding.divisionCode, binding.validFrom, binding.validTo]);
  if (!row) throw notFound();
  tx.audit({ action: 'assignment.created', target: `assignments/${row.id}`, detail: assignmentFacts(row) });
  tx.emit({ spec: events.created, id: row.id, sequence: row.version, data: assignmentFacts(row) });
  return row;
}

/** Ends what is in force of the member, or will be: of one assignment, or of all. From today on none of it holds. */
export async function endGrants(tx: Tx, ctx: TenantContext, memberId: string, assignmentId?: string): Promise<AssignmentRow[]> {
  const rows = await tx.rows<AssignmentRow>(
    `update tenancy.assignment a set valid_to = greatest(a.valid_from, $3::date), version = version + 1
     where a.tenant_id = $1 and a.member_id = $2 and (a.valid_to is null or a.valid_to > $3) and ($4::uuid is null or a.id = $4) returning ${columns}`,
    [ctx.tenantId, memberId, today(), assignmentId ?? null]);
  for (const row of rows) {
    tx.audit({ action: 'assignment.ended', target: `assignments/${row.id}`, detail: assignmentFacts(row) });
    tx.emit({ spec: events.ended, id: row.id, sequence: row.version, data: assignmentFacts(row) });
  }
  return rows;
}
