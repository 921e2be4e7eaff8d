import {
  assignmentSlipErrors as e, assignmentSlipLifecycle, doneCheckStates, reopenBody,
  type AssignmentSlip, type AssignmentSlipAction, type AssignmentSlipEvent, type IssueSlipBody, type RevisitSlipBody,
} from '@anlan/contracts/enforcement';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { madeBy, NumberSeries, type LedgerOutcome } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { CheckRow } from '../check/check.entity';
import { checkReach } from '../check/check.reach';
import { formatNumber } from '../hazard/hazard.number';
import { HazardService } from '../hazard/hazard.service';
import { closedOf, readColumns, slipLedger, toSlip, type ReadSlip, type SlipRow } from './assignment-slip.entity';

type Outcome = LedgerOutcome<SlipRow, AssignmentSlipEvent>;
const byId = `select ${readColumns} from enforcement.assignment_slip s where s.tenant_id = $1 and s.id = $2`;

/** 暗访→交办→整改→督办→回头看: slips from their issue to the second look. */
@Injectable()
export class AssignmentSlipService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly hazards: HazardService,
  ) {}

  async issue(ctx: TenantContext, body: IssueSlipBody): Promise<AssignmentSlip> {
    const reference = await this.references.get(ctx.tenantId);
    if (!reference.units.has(body.unitId)) throw invalidField('body.unitId', e.unknown_unit);
    const now = new Date();
    const year = shanghaiDay(now).slice(0, 4);
    const number = formatNumber('JD{slug}-{year}-{seq:6}', { slug: ctx.slug, year, seq: await this.numbers.next(ctx, `assignment-slip-${year}`) });
    return this.tx.write(ctx, async (tx) => {
      const check = await this.visit(tx, ctx, body.checkId);
      const hazards = await free(tx, ctx, check.id, body.hazardIds);
      const row: SlipRow = {
        id: newId(), number, year: Number(year), period: body.period, status: assignmentSlipLifecycle.initial, check_id: check.id, subject_id: check.subject_id, subject_name: check.subject_name, division_code: check.division_code,
        unit_id: body.unitId, due_on: body.dueOn, requirement: body.requirement, exposed: body.exposed === 'as_visit' ? check.exposed : body.exposed === 'yes', reply: null, replied_by: null, replied_by_name: null, replied_at: null,
        urged: 0, note: null, closed_at: null, revisited_at: null, ...madeBy(ctx, 'issued', now),
      };
      slipLedger.insert(tx, ctx, 'hazard.supervise', row, 'issued', { hazardIds: hazards });
      tx.queue({ name: 'slip-items', sql: 'insert into enforcement.assignment_slip_item (tenant_id, hazard_id, slip_id) select $1, unnest($2::uuid[]), $3', params: [ctx.tenantId, hazards, row.id] });
      return toSlip(ctx, await this.read(tx, ctx, row.id), reference);
    });
  }

  reply(ctx: TenantContext, id: string, version: number, reply: string): Promise<AssignmentSlip> {
    return this.step(ctx, id, version, 'reply', (_row, now) => ({ event: 'replied', next: { status: 'replied', reply, replied_by: ctx.actor.id, replied_by_name: ctx.actor.name, replied_at: now } }));
  }

  urge(ctx: TenantContext, id: string, version: number, note: string): Promise<AssignmentSlip> {
    return this.step(ctx, id, version, 'urge', (row) => ({ event: 'urged', next: { status: 'issued', urged: row.urged + 1, note }, facts: { note } }));
  }

  /** The ledger of hazards decides: nothing is done while one of them is open; and another person than who replied says so. */
  close(ctx: TenantContext, id: string, version: number, note: string | null = null): Promise<AssignmentSlip> {
    return this.step(ctx, id, version, 'close', async (row, now, tx) => {
      if (row.replied_by === ctx.actor.id) throw new ProblemError(e.same_person);
      const slip = await this.read(tx, ctx, id);
      const open = slip.items.length - closedOf(slip);
      if (open > 0) throw new ProblemError(e.hazards_open, { count: open });
      return { event: 'closed', next: { status: 'closed', note, closed_at: now } };
    });
  }

  /** What has come back is handed over anew: its closed hazards are re-opened with it, or the slip could be closed again at once. */
  revisit(ctx: TenantContext, id: string, version: number, { result, note, dueOn }: RevisitSlipBody): Promise<AssignmentSlip> {
    return this.step(ctx, id, version, 'revisit', async (row, now, tx, reference) => {
      if (result === 'held') return { event: 'revisited', next: { status: 'revisited', note, revisited_at: now }, facts: { result } };
      if (dueOn === undefined || dueOn <= shanghaiDay(now)) throw invalidField('body.dueOn', e.due_wanted);
      const again = reopenBody.parse({ cause: 'sampling', reason: note, dueAt: `${dueOn}T23:59:59+08:00` });
      const { items } = await this.read(tx, ctx, id);
      for (const item of items.filter((i) => i.status === 'closed')) await this.hazards.step(tx, ctx, item.hazardId, 'reopen', again, reference);
      return { event: 'revisited', next: { status: 'issued', note, revisited_at: now, due_on: dueOn, closed_at: null, reply: null, replied_by: null, replied_by_name: null, replied_at: null, urged: row.urged }, facts: { result } };
    });
  }

  /** Its hazards can be handed over by another slip then. */
  void(ctx: TenantContext, id: string, version: number, reason: string): Promise<AssignmentSlip> {
    return this.step(ctx, id, version, 'void', (_row, _now, tx) => {
      tx.queue({ name: 'slip-items-drop', sql: 'delete from enforcement.assignment_slip_item where tenant_id = $1 and slip_id = $2', params: [ctx.tenantId, id] });
      return { event: 'voided', next: { status: 'voided', note: reason }, facts: { reason } };
    });
  }

  /** A hidden visit in the actor's sight that was carried out; locked, so that two slips do not take the same hazards. */
  private async visit(tx: Tx, ctx: TenantContext, id: string): Promise<CheckRow> {
    const [check] = await tx.rows<CheckRow>('select * from enforcement.site_check where tenant_id = $1 and id = $2 for update', [ctx.tenantId, id], 'check-lock');
    if (!check || !checkReach.covers(ctx, 'check.read', check)) throw invalidField('body.checkId', e.unknown_check);
    if (check.style !== 'hidden' || !(doneCheckStates as readonly string[]).includes(check.status)) throw invalidField('body.checkId', e.not_hidden);
    return check;
  }

  private async step(ctx: TenantContext, id: string, version: number, action: AssignmentSlipAction, work: (row: SlipRow, now: Date, tx: Tx, reference: Reference) => Outcome | Promise<Outcome>): Promise<AssignmentSlip> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      await slipLedger.step(tx, ctx, id, version, action, (row, now) => work(row, now, tx, reference));
      return toSlip(ctx, await this.read(tx, ctx, id), reference);
    });
  }

  /** With its hazards. */
  private async read(tx: Tx, ctx: TenantContext, id: string): Promise<ReadSlip> {
    const [row] = await tx.rows<ReadSlip>(byId, [ctx.tenantId, id], 'slip-get');
    if (!row) throw notFound();
    return row;
  }
}

/** Hazards of the visit that are on no slip: those that are named, or all. */
async function free(tx: Tx, ctx: TenantContext, checkId: string, wanted: readonly string[] | undefined): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    'select h.id from enforcement.hazard h where h.tenant_id = $1 and h.check_id = $2 and not exists (select 1 from enforcement.assignment_slip_item i where i.tenant_id = h.tenant_id and i.hazard_id = h.id) order by h.number',
    [ctx.tenantId, checkId], 'slip-free');
  const ids = rows.map((r) => r.id);
  const named = wanted && [...new Set(wanted)];
  if (named?.some((id) => !ids.includes(id))) throw invalidField('body.hazardIds', e.unknown_hazard);
  if (ids.length === 0) throw new ProblemError(e.nothing_found);
  return named ?? ids;
}
