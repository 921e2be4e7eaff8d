import { guardianshipLifecycle } from '@anlan/contracts/responsibility';
import type { TodoSource } from '@anlan/platform/ledger';
import type { ReferenceDirectory } from '@anlan/platform/reference';
import { gapCondition } from '../duty-edition/holder-gap';
import { guardianshipHome } from './guardianship.reach';

/** A guardianship whose guardian is disabled, gone or moved waits to be handed over. */
export const guardianshipTodos = (references: Pick<ReferenceDirectory, 'get'>): TodoSource => async (ctx) => ({
  type: 'guardianship', table: 'responsibility.guardianship', lifecycle: guardianshipLifecycle, reach: guardianshipHome, read: 'guardianship.read', steps: [{ action: 'handover', of: 'scope' }],
  columns: { state: 'status', due: 'null::timestamptz', since: 'updated_at', number: 'tier_name', title: "coalesce(household || ' ', '') || person_name", division: 'division_code' },
  only: gapCondition('guardianship', await references.get(ctx.tenantId)),
});
