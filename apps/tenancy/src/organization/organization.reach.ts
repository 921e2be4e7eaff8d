import type { TenantContext } from '@anlan/platform/context';
import { scopeFor } from '@anlan/platform/context';
import { defineReach, type Where } from '@anlan/platform/ledger';

/** A tenant below is of its own division: who holds a city's role for one district sees and handles that one. */
export const tenantReach = defineReach({ division: 'division_code' });

/** The tree itself is open to every signed-in member; this says who may change what in it. */
export const divisionReach = defineReach({ division: 'code' });

/** Units and posts are the tenant's directory, likewise. A new unit, which nothing lies below, belongs where its parent does. */
export const unitReach = defineReach({ division: 'division_code', units: ['id', 'parent_id'] });

/** A member is of his unit and of its division; who has no unit is the tenant's. For a statement that names the table `m`. */
export const memberReach = defineReach({
  division: 'division_code',
  units: ['unit_id'],
  sql: { division_code: '(select u.division_code from tenancy.unit u where u.tenant_id = m.tenant_id and u.id = m.unit_id)', unit_id: 'm.unit_id' },
});

/** Who sees an assignment: by the division in which it holds, and by the office in which the role is held. `a` is the table. */
export const assignmentReach = defineReach({ division: 'division_code', units: ['unit_id'], sql: { division_code: 'a.division_code', unit_id: 'a.unit_id' } });

/**
 * Whose scope has room for all that an assignment covers: one for the whole tenant lies in no street's, and one that its
 * unit does not narrow in no unit's. Nobody gives or takes away what reaches further than he does.
 */
export const holdReach = defineReach({ division: 'division_code', units: ['only_unit_id'], sql: { division_code: 'a.division_code', only_unit_id: 'case when a.unit_only then a.unit_id end' } });

export interface Held {
  readonly unitId: string | null;
  readonly divisionCode: string | null;
  readonly unitOnly: boolean;
}

export const holdOf = (h: Held): { division_code: string | null; only_unit_id: string | null } => ({ division_code: h.divisionCode, only_unit_id: h.unitOnly ? h.unitId : null });

/** API clients all of whose assignments, ended ones too, lie in the actor's scope: their secret gives what they hold. `m` is the table. */
export function withinClients(where: Where, ctx: TenantContext): Where {
  const covered = holdReach.condition(scopeFor(ctx, 'client.manage'));
  if (!covered) return where;
  const held = 'select 1 from tenancy.assignment a where a.tenant_id = m.tenant_id and a.member_id = m.id';
  return where.and(`exists (${held})`).and(`not exists (${held} and (${covered.condition}) is not true)`, ...covered.values);
}
