import { letterTemplateErrors, letterTemplateEvents, letterTemplateLifecycle, type LetterTarget, type LetterTemplate, type LetterTemplateState } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { letterTemplateReach } from './letter.reach';

/** One row of responsibility.letter_template. */
export interface LetterTemplateRow extends LedgerRow {
  name: string;
  body: string;
  targets: LetterTarget[];
  division_code: string;
  status: LetterTemplateState;
  made_by: string;
  made_by_name: string;
  made_at: Date;
}

export const letterTemplateLedger = defineLedger({
  name: 'letter-template', path: 'letter-templates', table: 'responsibility.letter_template', lifecycle: letterTemplateLifecycle, reach: letterTemplateReach, read: 'letter.read', events: letterTemplateEvents, errors: letterTemplateErrors, json: ['targets'],
  columns: ['id', 'name', 'body', 'targets', 'division_code', 'status', 'made_by', 'made_by_name', 'made_at', 'updated_by', 'updated_by_name', 'updated_at', 'version'],
  data: (r: LetterTemplateRow) => ({ templateId: r.id, name: r.name, divisionCode: r.division_code }),
});

export function toLetterTemplate(ctx: TenantContext, r: LetterTemplateRow, { divisions }: Reference): LetterTemplate {
  return {
    id: r.id, name: r.name, body: r.body, targets: r.targets, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, status: r.status, madeBy: { id: r.made_by, name: r.made_by_name }, madeAt: toShanghaiIso(r.made_at),
    updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: allowedActions(letterTemplateLifecycle, r.status).filter((a) => letterTemplateReach.covers(ctx, letterTemplateLifecycle.actions[a].permission, r)),
  };
}
