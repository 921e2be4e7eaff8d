import { checkActions, checkLifecycles, type Check, type CheckAction, type CheckDetail, type CheckKind, type CheckParticipant, type CheckSignature, type CheckState } from '@anlan/contracts/enforcement';
import type { Permission } from '@anlan/contracts/access';
import { toShanghaiIso, type Position } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';
import type { Reference } from '@anlan/platform/reference';
import type { StoredEvidence } from '../hazard/hazard.entity';
import { checkReach } from './check.reach';

/** One row of enforcement.site_check. */
export interface CheckRow extends Row {
  id: string;
  number: string;
  kind: CheckKind;
  style: Check['style'];
  status: CheckState;
  subject_id: string;
  subject_name: string;
  division_code: string;
  unit_id: string | null;
  planned_on: string | null;
  cause: Check['cause'];
  cause_note: string | null;
  matters: string | null;
  organization: string | null;
  contract_number: string | null;
  contract_id: string | null;
  expert_ids: string[];
  participants: CheckParticipant[];
  checklist_id: string | null;
  campaign_ids: string[];
  answers: CheckDetail['answers'];
  score: CheckDetail['score'];
  signatures: CheckSignature[];
  evidence: StoredEvidence[];
  summary: string | null;
  handling: string | null;
  /** how many it found */
  hazards: number;
  exposed: boolean;
  position: Position | null;
  /** the number of its old record, where it was brought in from elsewhere */
  source_record: string | null;
  opened_by: string;
  opened_by_name: string;
  opened_at: Date;
  approved_by: string | null;
  approved_by_name: string | null;
  approved_at: Date | null;
  decision_note: string | null;
  signed_in_at: Date | null;
  finished_at: Date | null;
  closed_at: Date | null;
  updated_by: string;
  updated_by_name: string;
  updated_at: Date;
  version: number;
}

export const checkColumns = [
  'id', 'number', 'kind', 'style', 'status', 'subject_id', 'subject_name', 'division_code', 'unit_id', 'planned_on', 'cause', 'cause_note', 'matters', 'organization', 'contract_number', 'contract_id', 'expert_ids', 'participants',
  'checklist_id', 'campaign_ids', 'answers', 'score', 'signatures', 'evidence', 'summary', 'handling', 'hazards', 'exposed', 'position', 'source_record', 'opened_by', 'opened_by_name', 'opened_at', 'approved_by', 'approved_by_name',
  'approved_at', 'decision_note', 'signed_in_at', 'finished_at', 'closed_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
] as const satisfies readonly (keyof CheckRow)[];
/** What a list shows: all but what was answered and signed. */
export const listColumns = checkColumns.filter((c) => !['answers', 'score', 'signatures', 'evidence', 'summary', 'handling', 'position', 'matters'].includes(c)).join(', ');

type Actions = Partial<Record<CheckAction, { readonly from: readonly CheckState[]; readonly to: readonly CheckState[]; readonly permission: Permission; readonly zh: string; readonly en: string }>>;
/** The life-cycle of a kind, by its actions. */
export const actionsOf = (kind: CheckKind): Actions => checkLifecycles[kind].actions as Actions;

export const allowedIn = (kind: CheckKind, state: CheckState): CheckAction[] => checkActions.filter((a) => actionsOf(kind)[a]?.from.includes(state));

/** Whether the actor is one of those who carry the inspection out, or asked for it. */
export const isConductor = ({ actor }: TenantContext, row: Pick<CheckRow, 'participants' | 'opened_by'>): boolean =>
  row.opened_by === actor.id || row.participants.some((p) => p.memberId !== null && p.memberId === actor.memberId);

/** The verbs that state, permissions and the rules of two people allow together. */
export function checkActionsFor(ctx: TenantContext, row: CheckRow): CheckAction[] {
  return allowedIn(row.kind, row.status).filter((a) => {
    const permission = actionsOf(row.kind)[a]?.permission;
    if (!permission || !checkReach.covers(ctx, permission, row)) return false;
    if (a === 'approve' || a === 'refuse') return !isConductor(ctx, row);
    return !(row.kind === 'inspection' && (a === 'sign-in' || a === 'finish')) || isConductor(ctx, row);
  });
}

const iso = (at: Date | null): string | null => (at ? toShanghaiIso(at) : null);

export function toCheck(ctx: TenantContext, row: CheckRow, reference: Reference): Check {
  return {
    id: row.id, number: row.number, kind: row.kind, style: row.style, status: row.status, subject: { id: row.subject_id, name: row.subject_name },
    divisionCode: row.division_code, divisionName: reference.divisions.get(row.division_code)?.name ?? row.division_code,
    unit: row.unit_id === null ? null : { id: row.unit_id, name: reference.units.get(row.unit_id)?.name ?? '' }, plannedOn: row.planned_on, cause: row.cause, organization: row.organization,
    participants: row.participants, checklistId: row.checklist_id, contractId: row.contract_id, expertIds: row.expert_ids, campaignIds: row.campaign_ids, hazards: row.hazards, exposed: row.exposed,
    openedBy: { id: row.opened_by, name: row.opened_by_name }, openedAt: toShanghaiIso(row.opened_at), signedInAt: iso(row.signed_in_at), finishedAt: iso(row.finished_at), closedAt: iso(row.closed_at), sourceRecord: row.source_record,
    updatedBy: { id: row.updated_by, name: row.updated_by_name }, updatedAt: toShanghaiIso(row.updated_at), version: row.version, allowedActions: checkActionsFor(ctx, row),
  };
}

export function toCheckDetail(ctx: TenantContext, row: CheckRow, reference: Reference): CheckDetail {
  return {
    ...toCheck(ctx, row, reference), causeNote: row.cause_note, matters: row.matters, contractNumber: row.contract_number, position: row.position,
    approvedBy: row.approved_by === null ? null : { id: row.approved_by, name: row.approved_by_name ?? '' }, approvedAt: iso(row.approved_at), decisionNote: row.decision_note,
    answers: row.answers, score: row.score, signatures: row.signatures, evidence: row.evidence, summary: row.summary, handling: row.handling,
  };
}
