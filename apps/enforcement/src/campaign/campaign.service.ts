import {
  campaignErrors as e, campaignLifecycle, type Campaign, type CampaignAction, type CampaignEvent, type ChangeCampaignBody, type concludeCampaignBody, type PlanCampaignBody, type startCampaignBody,
} from '@anlan/contracts/enforcement';
import { commonErrors } from '@anlan/contracts/kit';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { assertAllowed, fieldChanges } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { toCampaign, type CampaignRow } from './campaign.entity';
import { campaignReach } from './campaign.reach';
import { campaignEvent, historyStatement, insertCampaign, updateCampaign } from './campaign.record';
import { frozenFigures } from './campaign.result';
import { assertOpen, checkDivision, checkPeriod, checkTags, checkUnit, homeOf, knows } from './campaign.rules';

const told = ['name', 'from', 'to', 'goal', 'divisionCodes', 'tags', 'leadUnit', 'supportUnits', 'stages', 'status', 'summary'] as const satisfies readonly (keyof Campaign)[];

interface Outcome {
  readonly event: CampaignEvent;
  readonly next: CampaignRow;
  readonly note?: string | null;
  readonly facts?: (fields: string[]) => Record<string, unknown>;
}

/** 专项行动: planning, changing, starting, concluding. */
@Injectable()
export class CampaignService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async plan(ctx: TenantContext, body: PlanCampaignBody): Promise<Campaign> {
    const reference = await this.references.knowing(ctx.tenantId, (r) => knows(r, [body.leadUnitId, ...body.supportUnitIds]));
    const now = new Date();
    const row: CampaignRow = {
      id: newId(), ...planned(ctx, body, reference, now), status: 'draft', summary: null, result: null, started_at: null, concluded_at: null,
      planned_by: ctx.actor.id, planned_by_name: ctx.actor.name, planned_at: now, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, updated_at: now, version: 1,
    };
    return this.tx.write(ctx, async (tx) => {
      assertManages(ctx, row);
      tx.queue(insertCampaign(ctx.tenantId, row), historyStatement(ctx, row.id, { action: 'plan', from: null, to: 'draft', at: now, note: null, changes: [] }));
      tx.audit({ action: 'campaign.planned', target: `campaigns/${row.id}`, detail: { name: row.name }, onBehalfOf: campaignReach.onBehalfOf(ctx, 'campaign.manage', row) });
      tx.emit(campaignEvent(ctx, row, 'planned'));
      return toCampaign(ctx, row, reference, now);
    });
  }

  /** Fields of a campaign that has not ended. Where nothing differs nothing is written. */
  async change(ctx: TenantContext, id: string, version: number, body: ChangeCampaignBody): Promise<Campaign> {
    const reference = await this.references.knowing(ctx.tenantId, (r) => knows(r, [body.leadUnitId, ...(body.supportUnitIds ?? [])]));
    return this.step(ctx, id, version, 'change', reference, async (_tx, row, now) => {
      assertOpen(row.status);
      const before = {
        name: row.name, from: row.from_day, to: row.to_day, goal: row.goal, divisionCodes: row.division_codes, tags: row.tags, leadUnitId: row.lead_unit_id, supportUnitIds: row.support_unit_ids, stages: row.stages,
      };
      const given = Object.fromEntries(Object.entries(body).filter(([, v]) => v !== undefined));
      const next = { ...row, ...planned(ctx, { ...before, ...given }, reference, now, row) };
      assertManages(ctx, next);
      return { event: 'changed', next, facts: (fields) => ({ fields }) };
    });
  }

  async start(ctx: TenantContext, id: string, version: number, { note = null }: { note?: z.output<typeof startCampaignBody>['note'] | null }): Promise<Campaign> {
    const reference = await this.references.get(ctx.tenantId);
    return this.step(ctx, id, version, 'start', reference, async (_tx, row, now) => ({ event: 'started', next: { ...row, status: 'running', started_at: now }, note }));
  }

  /** Its figures are written down as they are: what is corrected later shows as a correction. */
  async conclude(ctx: TenantContext, id: string, version: number, { summary }: z.output<typeof concludeCampaignBody>): Promise<Campaign> {
    const reference = await this.references.get(ctx.tenantId);
    return this.step(ctx, id, version, 'conclude', reference, async (tx, row, now) => {
      const figures = await frozenFigures(tx, ctx.tenantId, id);
      return { event: 'concluded', next: { ...row, status: 'concluded', summary, concluded_at: now, result: figures }, note: summary, facts: () => ({ figures }) };
    });
  }

  /** That every one of these is running: a record may be tagged with it. Throws at `path[i]`. They stay as they are until the transaction ends. */
  async assertRunning(tx: Tx, ctx: TenantContext, ids: readonly string[], path = 'body.campaignIds'): Promise<void> {
    if (ids.length === 0) return;
    const rows = await tx.rows<{ id: string }>("select id from enforcement.campaign where tenant_id = $1 and id = any($2::uuid[]) and status = 'running' order by id for share", [ctx.tenantId, ids], 'campaigns-running');
    const running = new Set(rows.map((r) => r.id));
    const at = ids.findIndex((id) => !running.has(id));
    if (at >= 0) throw invalidField(`${path}[${at}]`, e.not_running);
  }

  /** The row is locked, the rules decide, and everything that follows commits together. */
  private async step(
    ctx: TenantContext, id: string, version: number, action: CampaignAction | 'change', reference: Reference, work: (tx: Tx, row: CampaignRow, now: Date) => Promise<Outcome>,
  ): Promise<Campaign> {
    return this.tx.write(ctx, async (tx) => {
      const row = await lockCampaign(tx, ctx, id);
      campaignReach.assertCovers(ctx, 'campaign.manage', row);
      if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });
      if (action !== 'change') assertAllowed(campaignLifecycle, row.status, action, e.action_not_allowed);
      const now = new Date();
      const { event, next, note = null, facts = () => ({}) } = await work(tx, row, now);
      const read: CampaignRow = { ...next, updated_at: now, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, version: row.version + 1 };
      const [before, after] = [toCampaign(ctx, row, reference, now), toCampaign(ctx, read, reference, now)];
      const changes = fieldChanges(before, after, told);
      if (action === 'change' && changes.length === 0) return before;
      const fields = changes.map((c) => c.path);
      tx.queue(updateCampaign(ctx.tenantId, read), historyStatement(ctx, id, { action, from: row.status, to: read.status, at: now, note, changes }));
      tx.audit({ action: `campaign.${event}`, target: `campaigns/${id}`, detail: { name: read.name, fields }, onBehalfOf: campaignReach.onBehalfOf(ctx, 'campaign.manage', row) });
      tx.emit(campaignEvent(ctx, read, event, facts(fields)));
      return after;
    });
  }
}

export async function lockCampaign(tx: Tx, ctx: TenantContext, id: string): Promise<CampaignRow> {
  const [row] = await tx.rows<CampaignRow>('select * from enforcement.campaign where tenant_id = $1 and id = $2 for update', [ctx.tenantId, id], 'campaign-lock');
  if (!row) throw notFound();
  return row;
}

/** Throws where a campaign would lie outside the actor's part. */
export function assertManages(ctx: TenantContext, row: Pick<CampaignRow, 'division_code' | 'lead_unit_id'>): void {
  if (!campaignReach.covers(ctx, 'campaign.manage', row)) throw new ProblemError(e.out_of_scope, { code: row.division_code });
}

function planned(ctx: TenantContext, body: PlanCampaignBody, reference: Reference, now: Date, kept?: CampaignRow) {
  checkPeriod(body);
  const codes = body.divisionCodes.map((c, i) => (kept?.division_codes.includes(c) ? c : checkDivision(reference, c, `body.divisionCodes[${i}]`, now)));
  const unit = (id: string, path: string): string => (id === kept?.lead_unit_id || kept?.support_unit_ids.includes(id) ? id : checkUnit(reference, id, path));
  return {
    name: body.name, from_day: body.from, to_day: body.to, goal: body.goal, division_codes: [...new Set(codes)], division_code: homeOf(codes, ctx.slug), tags: checkTags(reference, body.tags, kept?.tags),
    lead_unit_id: unit(body.leadUnitId, 'body.leadUnitId'), support_unit_ids: [...new Set(body.supportUnitIds.map((id, i) => unit(id, `body.supportUnitIds[${i}]`)))], stages: body.stages,
  };
}
