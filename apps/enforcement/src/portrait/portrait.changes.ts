import { toHolders, toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { subjectReach } from '../subject/subject.reach';

/** Who is told at once: of a subject's colour who sees its portrait, of the model whoever may read it. */
export const portraitChanges = (tx: TenantTx): ChangeRules => ({
  portrait: toReach({ tx, from: 'enforcement.subject', reach: subjectReach, permission: 'portrait.read' }),
  portrait_model: toHolders('portrait-model.read'),
});
