import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { subjectReach } from './subject.reach';

/** Who is told at once that a subject has changed: whoever sees it. */
export const subjectChanges = (tx: TenantTx): ChangeRules => ({
  subject: toReach({ tx, from: 'enforcement.subject', reach: subjectReach, permission: 'subject.read' }),
});
