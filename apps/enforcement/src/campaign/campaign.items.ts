import {
  campaignErrors as e, type addActionBody, type addMeasureBody, type addTaskBody, type CampaignActionRecord, type CampaignItemEvent, type CampaignItemKind, type CampaignMeasure, type CampaignTask,
  type changeActionBody, type changeMeasureBody, type changeTaskBody, type progressBody,
} from '@anlan/contracts/enforcement';
import { commonErrors } from '@anlan/contracts/kit';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { fieldChanges } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { StoredEvidence } from '../hazard/hazard.entity';
import { storedEvidence } from '../hazard/hazard.report';
import { toAction, toMeasure, toTask, type CampaignRow, type ItemRow } from './campaign.entity';
import { campaignReach, itemReach } from './campaign.reach';
import { historyStatement, insertItem, itemEvent, updateItem } from './campaign.record';
import { assertOpen, checkDivision, checkMember, checkUnit, knows } from './campaign.rules';
import { assertManages } from './campaign.service';

type Added = { task: z.output<typeof addTaskBody>; measure: z.output<typeof addMeasureBody>; action: z.output<typeof addActionBody> };
type Changed = { task: z.output<typeof changeTaskBody>; measure: z.output<typeof changeMeasureBody>; action: z.output<typeof changeActionBody> };
export type Shown = { task: CampaignTask; measure: CampaignMeasure; action: CampaignActionRecord };
type Body = Partial<Added['task'] & Added['measure'] & Added['action']> & { withdrawn?: boolean | undefined };

/** Columns whose changes the history tells. */
const told = ['title', 'list', 'division_code', 'unit_id', 'member_id', 'day', 'document_number', 'progress', 'people', 'places', 'note', 'evidence', 'withdrawn'] as const;

/** Tasks, measures and actions of campaigns: one mechanism, three kinds of record. */
@Injectable()
export class CampaignItems {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly files: Attachments,
  ) {}

  async add<K extends CampaignItemKind>(ctx: TenantContext, kind: K, given: Added[K]): Promise<Shown[K]> {
    const body = given as Body;
    const reference = await this.knowing(ctx, body);
    const now = new Date();
    return this.tx.write(ctx, async (tx) => {
      const campaign = await openCampaign(tx, ctx, given.campaignId, () => invalidField('body.campaignId', e.unknown_campaign));
      const evidence = storedEvidence(body.evidence);
      const empty: ItemRow = {
        id: newId(), campaign_id: campaign.id, kind, title: '', list: null, division_code: campaign.division_code, unit_id: '', member_id: null, day: null, document_number: null, progress: 0,
        people: null, places: null, note: null, evidence, withdrawn: false, done_at: null, added_by: ctx.actor.id, added_by_name: ctx.actor.name, added_at: now,
        updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, updated_at: now, version: 1,
      };
      const row = filled(empty, body, reference, now);
      assertWorks(ctx, kind, campaign, row);
      await this.checkFiles(tx, ctx, evidence);
      tx.queue(insertItem(ctx.tenantId, row), historyStatement(ctx, campaign.id, { action: `add-${kind}`, from: campaign.status, to: campaign.status, at: now, note: row.note, item: row, changes: [] }));
      tx.audit({ action: `campaign-${kind}.added`, target: `campaign-${kind}s/${row.id}`, detail: { title: row.title, campaignId: campaign.id } });
      tx.emit(itemEvent(ctx, row, 'added', { day: row.day, people: row.people, places: row.places }));
      return shown(kind, row, reference);
    });
  }

  async change<K extends CampaignItemKind>(ctx: TenantContext, kind: K, id: string, version: number, body: Changed[K]): Promise<Shown[K]> {
    const reference = await this.knowing(ctx, body as Body);
    return this.step(ctx, kind, id, version, reference, async (tx, row, campaign, now) => {
      if (kind === 'task') campaignReach.assertCovers(ctx, 'campaign.manage', campaign);
      else itemReach.assertCovers(ctx, 'campaign.report', row);
      const more = storedEvidence((body as Body).evidence);
      await this.checkFiles(tx, ctx, more);
      const next = { ...filled(row, body as Body, reference, now), evidence: [...row.evidence, ...more] };
      assertWorks(ctx, kind, campaign, next);
      return { event: 'changed', next, action: `change-${kind}`, note: null, facts: (fields) => ({ fields }) };
    });
  }

  /** How far a task is, as those say who do it. */
  async progress(ctx: TenantContext, id: string, version: number, body: z.output<typeof progressBody>): Promise<CampaignTask> {
    const reference = await this.references.get(ctx.tenantId);
    return this.step(ctx, 'task', id, version, reference, async (tx, row, _campaign, now) => {
      itemReach.assertCovers(ctx, 'campaign.report', row);
      const more = storedEvidence(body.evidence);
      await this.checkFiles(tx, ctx, more);
      const evidence = [...row.evidence, ...more];
      if (body.progress === 100 && evidence.length === 0) throw invalidField('body.evidence', e.evidence_wanted);
      const done = body.progress === 100 ? (row.done_at ?? now) : null;
      return { event: 'progressed', next: { ...row, progress: body.progress, evidence, done_at: done }, action: 'progress-task', note: body.note ?? null, facts: () => ({ progress: body.progress }) };
    });
  }

  private async step<K extends CampaignItemKind>(
    ctx: TenantContext, kind: K, id: string, version: number, reference: Reference,
    work: (tx: Tx, row: ItemRow, campaign: CampaignRow, now: Date) => Promise<{ event: CampaignItemEvent; next: ItemRow; action: string; note: string | null; facts: (fields: string[]) => Record<string, unknown> }>,
  ): Promise<Shown[K]> {
    return this.tx.write(ctx, async (tx) => {
      const [row] = await tx.rows<ItemRow>('select * from enforcement.campaign_item where tenant_id = $1 and id = $2 and kind = $3 for update', [ctx.tenantId, id, kind], 'campaign-item-lock');
      if (!row) throw notFound();
      const campaign = await openCampaign(tx, ctx, row.campaign_id, notFound, row.version === version);
      const now = new Date();
      const { event, next, action, note, facts } = await work(tx, row, campaign, now);
      if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });
      assertOpen(campaign.status);
      const changes = fieldChanges(row, next, told);
      if (changes.length === 0) return shown(kind, row, reference);
      const read: ItemRow = { ...next, updated_at: now, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, version: row.version + 1 };
      tx.queue(updateItem(ctx.tenantId, read), historyStatement(ctx, campaign.id, { action, from: campaign.status, to: campaign.status, at: now, note, item: read, changes }));
      const fields = changes.map((c) => c.path);
      tx.audit({ action: `campaign-${kind}.${event}`, target: `campaign-${kind}s/${id}`, detail: { title: read.title, fields } });
      tx.emit(itemEvent(ctx, read, event, facts(fields)));
      return shown(kind, read, reference);
    });
  }

  private knowing(ctx: TenantContext, body: Body): Promise<Reference> {
    return this.references.knowing(ctx.tenantId, (known) => knows(known, [body.unitId, body.ownerUnitId], [body.ownerMemberId]));
  }

  private async checkFiles(tx: Tx, ctx: TenantContext, evidence: readonly StoredEvidence[]): Promise<void> {
    const unknown = await this.files.unknown(tx, ctx, 'hazard.read', evidence.flatMap((x) => (x.fileId ? [x.fileId] : [])));
    if (unknown.length) throw invalidField('body.evidence', e.unknown_file, { id: unknown[0] });
  }
}

export function shown<K extends CampaignItemKind>(kind: K, row: ItemRow, reference: Reference): Shown[K] {
  const made = { task: () => toTask(row, reference), measure: () => toMeasure(row, reference), action: () => toAction(row, reference) };
  return made[kind]() as Shown[K];
}

/** The campaign, held so that it does not end while something is added to it. */
async function openCampaign(tx: Tx, ctx: TenantContext, id: string, unknown: () => ProblemError, open = true): Promise<CampaignRow> {
  const [row] = await tx.rows<CampaignRow>('select * from enforcement.campaign where tenant_id = $1 and id = $2 for share', [ctx.tenantId, id], 'campaign-share');
  if (!row) throw unknown();
  if (open) assertOpen(row.status);
  return row;
}

/** The fields that are given, in the columns of their kind. */
function filled(row: ItemRow, b: Body, reference: Reference, now: Date): ItemRow {
  const next = { ...row };
  const unit = b.ownerUnitId ?? b.unitId;
  const day = b.dueOn ?? b.issuedOn ?? b.heldOn;
  if (b.title !== undefined) next.title = b.title;
  if (b.list !== undefined) next.list = b.list;
  if (b.divisionCode !== undefined && b.divisionCode !== row.division_code) next.division_code = checkDivision(reference, b.divisionCode, 'body.divisionCode', now);
  if (unit !== undefined && unit !== row.unit_id) next.unit_id = checkUnit(reference, unit, b.ownerUnitId === undefined ? 'body.unitId' : 'body.ownerUnitId');
  if (b.ownerMemberId !== undefined) next.member_id = b.ownerMemberId === null || b.ownerMemberId === row.member_id ? b.ownerMemberId : checkMember(reference, b.ownerMemberId, 'body.ownerMemberId');
  if (day !== undefined) next.day = day;
  else if (b.dueOn === null) next.day = null;
  if (b.documentNumber !== undefined) next.document_number = b.documentNumber;
  if (b.people !== undefined) next.people = b.people;
  if (b.places !== undefined) next.places = b.places;
  if (b.note !== undefined) next.note = b.note;
  if (b.withdrawn !== undefined) next.withdrawn = b.withdrawn;
  return next;
}

/** Tasks are given out by who manages the campaign; measures and actions are reported by whose part they are. */
function assertWorks(ctx: TenantContext, kind: CampaignItemKind, campaign: CampaignRow, row: ItemRow): void {
  if (kind === 'task') assertManages(ctx, campaign);
  else if (!itemReach.covers(ctx, 'campaign.report', row)) throw new ProblemError(e.out_of_scope, { code: row.division_code });
}
