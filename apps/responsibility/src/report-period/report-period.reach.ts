import type { Permission } from '@anlan/contracts/access';
import type { TenantContext } from '@anlan/platform/context';
import { wholeTenant } from '@anlan/platform/ledger';

/** A report counts the whole bureau: who does not see all of these ledgers would count less. */
const counted = ['letter.read', 'responsibility-list.read', 'task.read', 'supervision.read', 'meeting.read', 'mechanism.read', 'mechanism-record.read', 'duty-holder.read', 'guardianship.read', 'accident.read', 'quota.read', 'fund.read', 'body-standard.read', 'body-assessment.read', 'check.read', 'inspection-plan.read', 'hazard.read'] as const satisfies readonly Permission[];

export const notSeen = (ctx: TenantContext): Permission[] => counted.filter((p) => !wholeTenant.covers(ctx, p, {}));
