import type { DivisionReferences } from '@anlan/contracts/tenancy';
import type { TenantContext } from '@anlan/platform/context';
import type { Tx } from '@anlan/platform/db';
import { Where } from '@anlan/platform/ledger';
import { today } from '../organization/changes';
import { assignmentReach } from '../organization/organization.reach';

type Unit = DivisionReferences['units'][number] & Record<string, unknown>;
type Assignment = DivisionReferences['assignments'][number] & Record<string, unknown>;

/** The units and assignments that name one of these divisions and are of use still; `successors` are those of each code. */
export async function referencesTo(tx: Tx, ctx: TenantContext, successors: ReadonlyMap<string, readonly string[]>): Promise<DivisionReferences> {
  const codes = [...successors.keys()];
  const units = await tx.rows<Unit>(
    'select id, name, division_code as "divisionCode" from tenancy.unit where tenant_id = $1 and active and division_code = any($2) order by division_code, sort, id', [ctx.tenantId, codes]);
  const where = new Where().and('a.tenant_id = $', ctx.tenantId).and('a.division_code = any($)', codes).and('(a.valid_to is null or a.valid_to > greatest($::date, a.valid_from))', today());
  where.within(assignmentReach, ctx, 'assignment.read');
  const assignments = await tx.rows<Assignment>(
    `select a.id, a.member_id as "memberId", (select m.display_name from tenancy.member m where m.tenant_id = a.tenant_id and m.id = a.member_id) as "memberName",
       a.role, a.unit_id as "unitId", a.division_code as "divisionCode" from tenancy.assignment a where ${where} order by a.division_code, a.id`, where.params);
  const withSuccessors = <T extends { divisionCode: string }>(row: T): T & { successorCodes: string[] } => ({ ...row, successorCodes: [...(successors.get(row.divisionCode) ?? [])] });
  return { units: units.map(withSuccessors), assignments: assignments.map(withSuccessors) };
}
