import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { letterReach, letterTemplateReach } from './letter.reach';

/** Who is told at once that a letter or a template has changed: whoever sees it. */
export const letterChanges = (tx: TenantTx): ChangeRules => ({
  letter: toReach({ tx, from: 'responsibility.letter', reach: letterReach, permission: 'letter.read' }),
  letter_template: toReach({ tx, from: 'responsibility.letter_template', reach: letterTemplateReach, permission: 'letter.read' }),
});
