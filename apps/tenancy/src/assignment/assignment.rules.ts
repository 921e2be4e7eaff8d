import { isSeparate, permissionsOf, roleNames, roles, type Role } from '@anlan/contracts/access';
import { assignmentErrors as e } from '@anlan/contracts/tenancy';
import type { Day } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { holdOf, holdReach, type Held } from '../organization/organization.reach';
import { ADMIN_ROLE } from './last-admin';

export interface Period {
  readonly validFrom: Day;
  /** first day no longer in force */
  readonly validTo: Day | null;
}

export interface Binding extends Period, Held {
  readonly role: string;
  /** the assignment of which it is a delegation */
  readonly delegatedFrom: string | null;
}

export function assertRoleOfTenant(role: Role, kind: TenantContext['tenantKind'], path: string): void {
  if (roles[role].tenant !== kind) throw invalidField(path, e.unknown_role, { role, allowed: roleNames(kind).join(', ') });
}

export function assertPeriod({ validFrom, validTo }: Period, today: Day): void {
  if (validTo !== null && (validTo <= validFrom || validTo <= today)) throw invalidField('body.validTo', e.period);
}

export const overlaps = (a: Period, b: Period): boolean => (a.validTo === null || b.validFrom < a.validTo) && (b.validTo === null || a.validFrom < b.validTo);

/** What the member holds already, now or later, against what it is to get. API clients are not people: only people are kept apart. */
export function assertCompatible(wanted: Binding, held: readonly Binding[], kind: 'user' | 'client'): void {
  const meanwhile = held.filter((h) => overlaps(h, wanted));
  const other = kind === 'user' && isSeparate(wanted.role) && meanwhile.find((h) => h.role !== wanted.role && isSeparate(h.role));
  if (other) throw new ProblemError(e.exclusive, { held: roles[other.role as Role].zh });
  const keys = ['role', 'unitId', 'divisionCode', 'unitOnly', 'delegatedFrom'] as const;
  if (meanwhile.some((h) => keys.every((k) => h[k] === wanted[k]))) throw new ProblemError(e.exists);
}

/**
 * Nobody gives a role with permissions he lacks where it is to hold. The admin of the whole tenant gives every role of it,
 * or no tenant could ever have an auditor.
 */
export function assertMayGrant(ctx: TenantContext, role: string, held: Held): void {
  if (ctx.actor.kind === 'system') return;
  if (ctx.grants.some((g) => g.role === ADMIN_ROLE[ctx.tenantKind] && g.divisionPrefix === null && !g.units)) return;
  const lacks = permissionsOf(role).some((permission) => !holdReach.covers(ctx, permission, holdOf(held)));
  if (lacks) throw new ProblemError(e.not_yours_to_give, { role });
}
