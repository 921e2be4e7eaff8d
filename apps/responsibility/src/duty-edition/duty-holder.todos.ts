import { dutyHolderLifecycle } from '@anlan/contracts/responsibility';
import type { TodoSource } from '@anlan/platform/ledger';
import type { ReferenceDirectory } from '@anlan/platform/reference';
import { dutyHolderHome } from './duty-edition.reach';
import { gapCondition } from './holder-gap';

const role = "case role when 'administrative' then '行政责任人' when 'technical' then '技术责任人' else '巡查责任人' end";

/** A duty whose holder is disabled, gone or moved waits to be handed over, by the unit in charge and the section. */
export const dutyHolderTodos = (references: Pick<ReferenceDirectory, 'get'>): TodoSource => async (ctx) => ({
  type: 'duty-holder', table: 'responsibility.duty_holder', lifecycle: dutyHolderLifecycle, reach: dutyHolderHome, read: 'duty-holder.read', steps: [{ action: 'handover', of: 'scope' }],
  columns: { state: 'status', due: 'null::timestamptz', since: 'updated_at', number: 'object_code', title: `object_name || ' ' || ${role} || ' ' || person_name`, division: 'division_code' },
  only: gapCondition('duty_holder', await references.get(ctx.tenantId)),
});
