import { mechanismRecordLifecycle, type ListMechanismBody } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId, type Tx } from '@anlan/platform/db';
import { madeBy } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import type { MechanismRecordRow, MechanismTemplateRow } from './mechanism.entity';
import { subjectOf } from './mechanism.rules';

/** A place, unit or enterprise as it is listed under a template; nothing of it is attained yet. `code`: its division, checked already. */
export function listedUnder(ctx: TenantContext, template: MechanismTemplateRow, b: Pick<ListMechanismBody, 'name' | 'unitId' | 'creditCode'>, code: string, { units }: Reference, now: Date): MechanismRecordRow {
  const { name, key } = subjectOf(template.scope, b, code, units.get(b.unitId ?? '')?.name);
  return {
    id: newId(), template_id: template.id, template_name: template.name, scope: template.scope, subject_key: key, name, division_code: code, unit_id: b.unitId, credit_code: b.creditCode, items: [], wanted_items: template.items.length, attained: false, status: mechanismRecordLifecycle.initial,
    recorded_by: null, recorded_by_name: null, recorded_at: null, check_note: null, checked_by: null, checked_by_name: null, checked_at: null, close_reason: null, ...madeBy(ctx, 'listed', now),
  };
}

/** What records stand on is never changed again. */
export function noteUsed(tx: Tx, ctx: TenantContext, { id, used }: MechanismTemplateRow): void {
  if (!used) tx.queue({ name: 'mechanism-used', sql: 'update responsibility.mechanism_template set used = true where tenant_id = $1 and id = $2', params: [ctx.tenantId, id] });
}
