import { publicReportLifecycle, reportRewardErrors as e, type PayRewardBody, type ProposeRewardBody, type ReportReward, type ReportRewardAction, type ReportRewardEvent } from '@anlan/contracts/enforcement';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Row, type Tx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { madeBy, type LedgerOutcome } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { allowedActions } from '@anlan/contracts/kit';
import { isCode } from '../public-report/public-report.code';
import type { PublicReportRow } from '../public-report/public-report.entity';
import { reportRewardLedger as ledger, toReportReward, type ReportRewardRow } from './report-reward.entity';
import { reportRewardReach } from './report-reward.reach';
import { assertBelow, capOf } from './report-reward.rules';

type Report = Pick<PublicReportRow, 'id' | 'number' | 'division_code' | 'state' | 'verification' | 'employee' | 'code_hash' | 'channel' | 'entered_by'> & Row & { level: 'general' | 'major' | null };
const reportSql = `select r.id, r.number, r.division_code, r.state, r.verification, r.employee, r.code_hash, r.channel, r.entered_by, h.level from enforcement.public_report r
  left join enforcement.hazard h on h.tenant_id = r.tenant_id and h.id = r.hazard_id where r.tenant_id = $1 and r.id = $2`;

/** 举报奖励: proposed of a verified report, decided by another, paid to whoever has the report's code. Who that is, is asked by nobody. */
@Injectable()
export class ReportRewardService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async propose(ctx: TenantContext, reportId: string, b: ProposeRewardBody): Promise<ReportReward> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const [found] = await tx.rows<Report>(`${reportSql} for update of r`, [ctx.tenantId, reportId], 'report-to-reward');
      const report = reportRewardReach.visible(ctx, 'report-reward.read', found);
      reportRewardReach.assertActs(ctx, 'report-reward.manage', 'report-reward.read', report, () => new ProblemError(e.out_of_scope, { code: report.division_code }));
      if (report.state !== 'accepted') throw new ProblemError(e.not_accepted, { state: publicReportLifecycle.states[report.state].zh }, [], { state: report.state, allowed: allowedActions(publicReportLifecycle, report.state) });
      if (report.verification !== 'verified') throw new ProblemError(e.not_verified, {}, [], { state: report.state, allowed: ['verify'] });
      if (report.channel === 'opinion') throw new ProblemError(e.no_reporter, {}, [], { state: report.state, allowed: allowedActions(publicReportLifecycle, report.state) });
      assertNotEntered(ctx, report.entered_by);
      const [before] = await tx.rows("select id from enforcement.report_reward where tenant_id = $1 and report_id = $2 and status <> 'refused'", [ctx.tenantId, reportId], 'report-rewarded');
      if (before) throw new ProblemError(e.rewarded);
      const level = report.level ?? 'general';
      const cap = capOf(reference.setting('reportReward'), level, report.employee);
      assertBelow(b.amount, cap);
      const row: ReportRewardRow = {
        id: newId(), report_id: report.id, report_number: report.number, division_code: report.division_code, employee: report.employee, report_entered_by: report.entered_by, level, basis: b.basis, basis_note: b.basisNote, amount: b.amount, cap, status: 'proposed', decision: null,
        decided_by: null, decided_by_name: null, decided_at: null, collect_until: null, paid_on: null, paid_note: null, paid_by: null, paid_by_name: null, ...madeBy(ctx, 'proposed', new Date()),
      };
      ledger.insert(tx, ctx, 'report-reward.manage', row, 'proposed');
      return toReportReward(ctx, row, reference);
    });
  }

  async approve(ctx: TenantContext, id: string, version: number, note: string | null = null): Promise<ReportReward> {
    const { collectDays } = (await this.references.get(ctx.tenantId)).setting('reportReward');
    return this.step(ctx, id, version, 'approve', (r, now) => ({ event: 'approved', next: { status: 'approved', collect_until: addCalendarDays(shanghaiDay(now), collectDays), ...decided(ctx, r, now, note) } }));
  }

  refuse(ctx: TenantContext, id: string, version: number, reason: string): Promise<ReportReward> {
    return this.step(ctx, id, version, 'refuse', (r, now) => ({ event: 'refused', next: { status: 'refused', ...decided(ctx, r, now, reason) } }));
  }

  /** 凭码领取: the code that came with the receipt is the only proof there is of who reported, and the only one that is asked for. */
  pay(ctx: TenantContext, id: string, version: number, b: PayRewardBody): Promise<ReportReward> {
    return this.step(ctx, id, version, 'pay', async (r, now, tx) => {
      const [report] = await tx.rows<Report>(reportSql, [ctx.tenantId, r.report_id], 'report-of-reward');
      if (!report || !isCode(b.followCode, report.code_hash)) throw new ProblemError(e.wrong_code);
      const today = shanghaiDay(now);
      if (r.collect_until !== null && today > r.collect_until) throw new ProblemError(e.too_late, { until: r.collect_until });
      return { event: 'paid', next: { status: 'paid', paid_on: today, paid_note: b.note, paid_by: ctx.actor.id, paid_by_name: ctx.actor.name } };
    });
  }

  private async step(ctx: TenantContext, id: string, version: number, action: ReportRewardAction, work: (row: ReportRewardRow, now: Date, tx: Tx) => LedgerOutcome<ReportRewardRow, ReportRewardEvent> | Promise<LedgerOutcome<ReportRewardRow, ReportRewardEvent>>): Promise<ReportReward> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => toReportReward(ctx, await ledger.step(tx, ctx, id, version, action, (row, now) => (assertNotEntered(ctx, row.report_entered_by), work(row, now, tx))), reference));
  }
}

/** Who entered the report was shown the code by which its reward is collected. */
function assertNotEntered(ctx: TenantContext, enteredBy: string | null): void {
  if (enteredBy === ctx.actor.id) throw new ProblemError(e.entered_self);
}

/** Throws where the actor proposed it himself. */
function decided(ctx: TenantContext, r: ReportRewardRow, now: Date, decision: string | null): Pick<ReportRewardRow, 'decision' | 'decided_by' | 'decided_by_name' | 'decided_at'> {
  if (r.proposed_by === ctx.actor.id) throw new ProblemError(e.same_person);
  return { decision, decided_by: ctx.actor.id, decided_by_name: ctx.actor.name, decided_at: now };
}
