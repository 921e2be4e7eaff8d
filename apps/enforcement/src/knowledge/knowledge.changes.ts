import { toHolders, toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { defineReach } from '@anlan/platform/ledger';

const basisReach = defineReach({ division: 'division_code' });

/** Who is told at once: of the knowledge base whoever may read it, of what a hazard cites whoever sees its division's hazards. */
export const knowledgeChanges = (tx: TenantTx): ChangeRules => ({
  knowledge: toHolders('knowledge.read'),
  hazard_basis: toReach({ tx, from: 'enforcement.hazard_basis', reach: basisReach, permission: 'hazard.read' }),
});
