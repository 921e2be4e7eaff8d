import {
  publicReportErrors as e, publicReportEvents, publicReportLifecycle,
  type AcceptReportBody, type PublicReport, type PublicReportAction, type PublicReportEvent, type ReportHazardBody, type RevealedReporter, type VerifyReportBody,
} from '@anlan/contracts/enforcement';
import { commonErrors } from '@anlan/contracts/kit';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { assertAllowed, assertWhole } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { HazardService } from '../hazard/hazard.service';
import type { PublicReportRow } from './public-report.entity';
import { PublicReportList } from './public-report.list';
import { publicReportReach } from './public-report.reach';
import { assertOtherWords } from './public-report.rules';

/** What a step leaves behind, and what its event says besides. */
interface Outcome {
  readonly event: Exclude<PublicReportEvent, 'received'>;
  readonly changes: Partial<Pick<PublicReportRow, 'hazard_id' | 'duplicate_of' | 'decline_reason'>>;
  readonly facts?: Record<string, unknown>;
}

/** Public reports as staff handle them. What is answered is read after the step: no copy of it, with a reporter in it, is kept for a repetition. */
@Injectable()
export class PublicReportService {
  constructor(
    private readonly tx: TenantTx,
    private readonly list: PublicReportList,
    private readonly hazards: HazardService,
  ) {}

  /**
   * The hazard, its link and the report's new state commit together; the reporter's name stays here. So do the pictures and the
   * spot of an employee's report: from where one saw it tells the enterprise who it was.
   */
  async accept(ctx: TenantContext, id: string, version: number, body: AcceptReportBody): Promise<PublicReport> {
    const report = await this.list.get(ctx, id);
    if (report.employee) assertOtherWords(report, body);
    const { divisionCode = report.divisionCode, description = `${report.what}\n${report.where}`, ...rest } = body;
    const hazard: ReportHazardBody = { ...rest, description, divisionCode, source: 'complaint', ...(report.position && !report.employee && { position: report.position }) };
    const prepared = await this.hazards.prepare(ctx, hazard);
    return this.step(ctx, id, version, 'accept', async (tx, row) => {
      const pictures = (row.employee ? [] : row.pictures).map((p) => ({ fileId: p.fileId, description: null }));
      const made = await this.hazards.insert(tx, ctx, { ...prepared, row: { ...prepared.row, evidence: pictures } });
      return { event: 'accepted', changes: { hazard_id: made.id }, facts: { hazardId: made.id } };
    });
  }

  /** 核查: whether it is so. The reporter reads it; a reward rests on it. */
  async verify(ctx: TenantContext, id: string, version: number, { result, note }: VerifyReportBody): Promise<PublicReport> {
    return this.step(ctx, id, version, 'verify', async (tx) => {
      const [reward] = await tx.rows("select id from enforcement.report_reward where tenant_id = $1 and report_id = $2 and status <> 'refused'", [ctx.tenantId, id], 'report-rewarded');
      if (reward) throw new ProblemError(e.rewarded);
      tx.queue({
        sql: 'update enforcement.public_report set verification = $3, verification_note = $4, verified_at = now(), verified_by = $5, verified_by_name = $6 where tenant_id = $1 and id = $2',
        params: [ctx.tenantId, id, result, note, ctx.actor.id, ctx.actor.name],
      });
      return { event: result, changes: {} };
    });
  }

  async decline(ctx: TenantContext, id: string, version: number, reason: string): Promise<PublicReport> {
    return this.step(ctx, id, version, 'decline', async () => ({ event: 'declined', changes: { decline_reason: reason } }));
  }

  async duplicate(ctx: TenantContext, id: string, version: number, of: string): Promise<PublicReport> {
    return this.step(ctx, id, version, 'duplicate', async (tx) => {
      const [original] = await tx.rows<PublicReportRow>('select * from enforcement.public_report where tenant_id = $1 and id = $2 for share', [ctx.tenantId, of]);
      const known = original && original.id !== id && original.state !== 'duplicate' && publicReportReach.covers(ctx, 'public-report.read', original);
      if (!known) throw invalidField('body.of', e.unknown_original);
      // Those that repeat this one repeat the first: there are no chains.
      tx.queue({ sql: 'update enforcement.public_report set duplicate_of = $3, version = version + 1 where tenant_id = $1 and duplicate_of = $2', params: [ctx.tenantId, id, of] });
      return { event: 'duplicated', changes: { duplicate_of: of }, facts: { originalId: of } };
    });
  }

  /** Who made a named report, for a reason: shown and written down in one transaction, and never from a stored answer. */
  async reveal(ctx: TenantContext, id: string, reason: string): Promise<RevealedReporter> {
    return this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => {
      const [found] = await tx.rows<PublicReportRow>('select * from enforcement.public_report where tenant_id = $1 and id = $2', [ctx.tenantId, id]);
      const row = publicReportReach.visible(ctx, 'public-report.read', found);
      // An employee is shown to the district alone: who is near might be who is reported.
      if (row.employee) assertWhole(ctx, 'personal.reveal');
      publicReportReach.assertCovers(ctx, 'personal.reveal', row);
      tx.audit({ action: 'public-report.revealed', target: `public-reports/${id}`, detail: { number: row.number, reason } });
      return { id, reporterName: row.reporter_name, reporterPhone: row.reporter_phone };
    });
  }

  /** The row is locked, the state decides, and everything that follows commits together. */
  private async step(ctx: TenantContext, id: string, version: number, action: PublicReportAction, work: (tx: Tx, row: PublicReportRow) => Promise<Outcome>): Promise<PublicReport> {
    await this.tx.write(ctx, async (tx) => {
      const [row] = await tx.rows<PublicReportRow>('select * from enforcement.public_report where tenant_id = $1 and id = $2 for update', [ctx.tenantId, id]);
      if (!row) throw notFound();
      const { permission, to } = publicReportLifecycle.actions[action];
      publicReportReach.assertActs(ctx, permission, 'public-report.read', row, () => new ProblemError(e.out_of_scope, { code: row.division_code }));
      if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version }, [], { current: row.version });
      assertAllowed(publicReportLifecycle, row.state, action, e.action_not_allowed);
      const { event, changes, facts } = await work(tx, row);
      const next = { ...row, ...changes, state: to[0] as PublicReportRow['state'], version: row.version + 1 };
      tx.queue({
        sql: `update enforcement.public_report set state = $3, hazard_id = $4, duplicate_of = $5, decline_reason = $6, handled_by = coalesce(case when $10 then handled_by end, $7), handled_by_name = coalesce(case when $10 then handled_by_name end, $8), handled_at = coalesce(case when $10 then handled_at end, now()), updated_at = now(), version = $9
              where tenant_id = $1 and id = $2`,
        params: [ctx.tenantId, id, next.state, next.hazard_id, next.duplicate_of, next.decline_reason, ctx.actor.id, ctx.actor.name, next.version, action === 'verify'],
      });
      tx.audit({ action: `public-report.${event}`, target: `public-reports/${id}`, detail: { number: row.number, ...facts }, onBehalfOf: publicReportReach.onBehalfOf(ctx, permission, row) });
      tx.emit({
        spec: publicReportEvents[event], id, sequence: next.version,
        data: { reportId: id, number: row.number, divisionCode: row.division_code, channel: row.channel, named: row.reporter_name !== null, state: next.state, ...facts },
      });
      return { id };
    });
    return this.list.get(ctx, id);
  }
}
