import { campaignLifecycle, type Campaign, type CampaignAction, type CampaignActionRecord, type CampaignItemKind, type CampaignMeasure, type CampaignStage, type CampaignState, type CampaignTask } from '@anlan/contracts/enforcement';
import { allowedActions } from '@anlan/contracts/kit';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';
import type { Reference } from '@anlan/platform/reference';
import type { StoredEvidence } from '../hazard/hazard.entity';
import { campaignReach } from './campaign.reach';

interface Traced {
  updated_by: string;
  updated_by_name: string;
  updated_at: Date;
  version: number;
}

/** One row of enforcement.campaign. */
export interface CampaignRow extends Row, Traced {
  id: string;
  name: string;
  from_day: string;
  to_day: string;
  goal: string | null;
  division_codes: string[];
  /** the smallest division that holds all of them */
  division_code: string;
  tags: string[];
  lead_unit_id: string;
  support_unit_ids: string[];
  stages: CampaignStage[];
  status: CampaignState;
  summary: string | null;
  /** the values of the result table, frozen at the end */
  result: Record<string, string> | null;
  started_at: Date | null;
  concluded_at: Date | null;
  planned_by: string;
  planned_by_name: string;
  planned_at: Date;
}
export const campaignColumns = [
  'id', 'name', 'from_day', 'to_day', 'goal', 'division_codes', 'division_code', 'tags', 'lead_unit_id', 'support_unit_ids', 'stages', 'status', 'summary', 'result', 'started_at',
  'concluded_at', 'planned_by', 'planned_by_name', 'planned_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
] as const satisfies readonly (keyof CampaignRow)[];

/** One row of enforcement.campaign_item; `day` is the deadline of a task, the day of issue of a measure, the day of an action. */
export interface ItemRow extends Row, Traced {
  id: string;
  campaign_id: string;
  kind: CampaignItemKind;
  title: string;
  list: string | null;
  division_code: string;
  unit_id: string;
  member_id: string | null;
  day: string | null;
  document_number: string | null;
  progress: number;
  people: number | null;
  places: number | null;
  note: string | null;
  evidence: StoredEvidence[];
  withdrawn: boolean;
  done_at: Date | null;
  added_by: string;
  added_by_name: string;
  added_at: Date;
}
export const itemColumns = [
  'id', 'campaign_id', 'kind', 'title', 'list', 'division_code', 'unit_id', 'member_id', 'day', 'document_number', 'progress', 'people', 'places', 'note', 'evidence', 'withdrawn', 'done_at',
  'added_by', 'added_by_name', 'added_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
] as const satisfies readonly (keyof ItemRow)[];

const iso = (at: Date | null): string | null => (at ? toShanghaiIso(at) : null);
const unitOf = ({ units }: Reference, id: string) => ({ id, name: units.get(id)?.name ?? '' });

export function campaignActionsFor(ctx: TenantContext, row: Pick<CampaignRow, 'status' | 'division_code' | 'lead_unit_id'>): CampaignAction[] {
  return allowedActions(campaignLifecycle, row.status).filter((a) => ctx.actor.kind === 'system' || campaignReach.covers(ctx, campaignLifecycle.actions[a].permission, row));
}

export function toCampaign(ctx: TenantContext, row: CampaignRow, reference: Reference, now = new Date()): Campaign {
  const today = shanghaiDay(now);
  return {
    id: row.id, name: row.name, from: row.from_day, to: row.to_day, goal: row.goal, divisionCodes: row.division_codes,
    divisionNames: row.division_codes.map((c) => reference.divisions.get(c)?.name ?? c), divisionCode: row.division_code, tags: row.tags,
    leadUnit: unitOf(reference, row.lead_unit_id), supportUnits: row.support_unit_ids.map((id) => unitOf(reference, id)), stages: row.stages,
    stage: row.status === 'running' ? (row.stages.find((s) => s.from <= today && today <= s.to)?.name ?? null) : null,
    status: row.status, summary: row.summary, startedAt: iso(row.started_at), concludedAt: iso(row.concluded_at),
    plannedBy: { id: row.planned_by, name: row.planned_by_name }, plannedAt: toShanghaiIso(row.planned_at),
    updatedBy: { id: row.updated_by, name: row.updated_by_name }, updatedAt: toShanghaiIso(row.updated_at), version: row.version, allowedActions: campaignActionsFor(ctx, row),
  };
}

function common(row: ItemRow, reference: Reference) {
  return {
    id: row.id, campaignId: row.campaign_id, title: row.title, divisionCode: row.division_code, divisionName: reference.divisions.get(row.division_code)?.name ?? row.division_code,
    unit: unitOf(reference, row.unit_id), note: row.note, evidence: row.evidence, withdrawn: row.withdrawn, addedBy: { id: row.added_by, name: row.added_by_name },
    addedAt: toShanghaiIso(row.added_at), updatedBy: { id: row.updated_by, name: row.updated_by_name }, updatedAt: toShanghaiIso(row.updated_at), version: row.version,
  };
}

export function toTask(row: ItemRow, reference: Reference, now = new Date()): CampaignTask {
  const owner = row.member_id === null ? null : { memberId: row.member_id, name: reference.members.get(row.member_id)?.name ?? '' };
  return {
    ...common(row, reference), list: row.list ?? '', owner, dueOn: row.day, progress: row.progress,
    overdue: row.progress < 100 && row.day !== null && row.day < shanghaiDay(now), doneAt: iso(row.done_at),
  };
}

export const toMeasure = (row: ItemRow, reference: Reference): CampaignMeasure => ({ ...common(row, reference), issuedOn: row.day ?? '', documentNumber: row.document_number });

export const toAction = (row: ItemRow, reference: Reference): CampaignActionRecord => ({ ...common(row, reference), heldOn: row.day ?? '', people: row.people ?? 0, places: row.places ?? 0 });
