import { toHolders, toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { mechanismRecordReach } from './mechanism.reach';

/** Who is told at once: of templates everybody who reads them, of a record who sees it. */
export const mechanismChanges = (tx: TenantTx): ChangeRules => ({
  mechanism_template: toHolders('mechanism.read'),
  mechanism_record: toReach({ tx, from: 'responsibility.mechanism_record', reach: mechanismRecordReach, permission: 'mechanism-record.read' }),
});
