import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { serviceContractReach } from './service-contract.reach';

/** Who is told at once that a contract has changed: whoever sees it. */
export const serviceContractChanges = (tx: TenantTx): ChangeRules => ({ service_contract: toReach({ tx, from: 'enforcement.service_contract', reach: serviceContractReach, permission: 'service-contract.read' }) });
