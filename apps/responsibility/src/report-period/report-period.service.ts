import { reportPeriodErrors as e, reportPeriodLifecycle, type ReportContent, type ReportPeriodDetail } from '@anlan/contracts/responsibility';
import { reportPeriodDays, shanghaiDay, type Day } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import type { TargetRow } from '../target/target.entity';
import { reportPeriodLedger as ledger, toReportPeriodDetail, uncompiled, type ReportPeriodRow } from './report-period.entity';
import { ReportFigures } from './report-period.figures';
import { assertSeesAll, ReportPeriodRecords } from './report-period.records';
import { assertOver, assertWithOthers, withTargets } from './report-period.rules';

type Line = Pick<ReportPeriodRow, 'id' | 'line_id' | 'edition' | 'kind' | 'period' | 'from_day' | 'to_day' | 'corrects_id' | 'correction_reason'>;

/** 统计与通报: a period's figures are counted, looked at by another person, locked and issued; from the lock on they change no more, and what was wrong is a later edition. */
@Injectable()
export class ReportPeriodService {
  constructor(
    private readonly tx: TenantTx,
    private readonly figures: ReportFigures,
    private readonly records: ReportPeriodRecords,
  ) {}

  open(ctx: TenantContext, period: string): Promise<ReportPeriodDetail> {
    const days = reportPeriodDays(period);
    if (!days) throw invalidField('body.period', e.not_begun, { period });
    const id = newId();
    return this.write(ctx, async (tx) => {
      await lockPeriod(tx, ctx, period);
      const [there] = await tx.rows("select id from responsibility.report_period where tenant_id = $1 and period = $2 and edition = 1 and status <> 'withdrawn'", [ctx.tenantId, period], 'report-period-there');
      if (there) throw new ProblemError(e.opened_already, { period });
      return this.insert(tx, ctx, { id, line_id: id, edition: 1, kind: days.kind, period, from_day: days.from, to_day: days.to, corrects_id: null, correction_reason: null });
    });
  }

  /** Counted before anything is written, this service and enforcement together, and before the row is locked: its days never change, and whoever compiles at the same moment finds another version. */
  async compile(ctx: TenantContext, id: string, version: number, note: string | null, authorization?: string): Promise<ReportPeriodDetail> {
    const { from_day: from, to_day: to, period, status } = await this.records.row(ctx, id);
    if (from > shanghaiDay(new Date())) throw invalidField('id', e.not_begun, { period });
    assertSeesAll(ctx);
    // What may not be compiled is refused by the step; it is not counted for nothing.
    const counted = reportPeriodLifecycle.actions.compile.from.some((s) => s === status) ? await this.counted(ctx, { from, to }, authorization) : null;
    return this.step(ctx, id, version, 'compile', (_r, now) => ({
      event: 'compiled', next: { ...uncompiled, status: 'compiled', note, content: counted, compiled_by: ctx.actor.id, compiled_by_name: ctx.actor.name, compiled_at: now },
    }));
  }

  review(ctx: TenantContext, id: string, version: number, note: string): Promise<ReportPeriodDetail> {
    return this.step(ctx, id, version, 'review', (r, now) => {
      assertAnother(ctx, r);
      return { event: 'reviewed', next: { status: 'reviewed', reason: null, review_note: note, reviewed_by: ctx.actor.id, reviewed_by_name: ctx.actor.name, reviewed_at: now } };
    });
  }

  return(ctx: TenantContext, id: string, version: number, reason: string): Promise<ReportPeriodDetail> {
    return this.step(ctx, id, version, 'return', () => ({ event: 'returned', next: { ...uncompiled, status: 'collecting', reason } }));
  }

  lock(ctx: TenantContext, id: string, version: number): Promise<ReportPeriodDetail> {
    return this.step(ctx, id, version, 'lock', (r, now) => {
      assertOver(r);
      assertWithOthers(r.content);
      return { event: 'locked', next: { status: 'locked', locked_by: ctx.actor.id, locked_by_name: ctx.actor.name, locked_at: now } };
    });
  }

  /** The edition that it corrects is superseded in the same moment. */
  issue(ctx: TenantContext, id: string, version: number, document: string): Promise<ReportPeriodDetail> {
    return this.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, 'issue', (r, now) => {
        assertAnother(ctx, r);
        return { event: 'issued', next: { status: 'issued', document, issued_by: ctx.actor.id, issued_by_name: ctx.actor.name, issued_at: now } };
      });
      if (row.corrects_id !== null) {
        const [before] = await tx.rows<ReportPeriodRow>('select * from responsibility.report_period where tenant_id = $1 and id = $2 for update', [ctx.tenantId, row.corrects_id], 'report-period-before');
        if (before) await ledger.step(tx, ctx, before.id, before.version, { permission: 'report-period.approve' }, () => ({ event: 'corrected', next: { status: 'corrected' } }));
      }
      return row;
    });
  }

  correct(ctx: TenantContext, id: string, version: number, reason: string): Promise<ReportPeriodDetail> {
    return this.write(ctx, async (tx) => {
      // The edition that is corrected is locked, and stays as it is until the correction is issued.
      let before: ReportPeriodRow | undefined;
      await ledger.step(tx, ctx, id, version, 'correct', async (r) => {
        const [there] = await tx.rows<{ edition: number }>("select edition from responsibility.report_period where tenant_id = $1 and corrects_id = $2 and status <> 'withdrawn'", [ctx.tenantId, id], 'report-period-correction');
        if (there) throw new ProblemError(e.corrected_already, { edition: there.edition });
        before = r;
        return { event: 'correction_begun', next: {} };
      });
      const r = before as unknown as ReportPeriodRow;
      return this.insert(tx, ctx, { id: newId(), line_id: r.line_id, edition: r.edition + 1, kind: r.kind, period: r.period, from_day: r.from_day, to_day: r.to_day, corrects_id: r.id, correction_reason: reason });
    });
  }

  withdraw(ctx: TenantContext, id: string, version: number, reason: string): Promise<ReportPeriodDetail> {
    return this.step(ctx, id, version, 'withdraw', () => ({ event: 'withdrawn', next: { status: 'withdrawn', reason } }));
  }

  private async counted(ctx: TenantContext, days: { from: Day; to: Day }, authorization: string | undefined): Promise<ReportContent> {
    const live = await this.figures.whole(ctx, days, authorization);
    const rows = await this.tx.read<TargetRow>(ctx, {
      name: 'targets-of-report', sql: "select * from responsibility.target where tenant_id = $1 and status <> 'dropped' and (status in ('set','in_progress') or (due_on >= $2 and due_on <= $3)) order by due_on, number", params: [ctx.tenantId, days.from, days.to],
    });
    const open = rows.filter((t) => t.status === 'set' || t.status === 'in_progress');
    return {
      ...live, figures: withTargets(live.figures, open.map((t) => ({ figureKey: t.figure_key, comparison: t.comparison, value: t.value }))),
      targets: rows.map((t) => ({ targetId: t.id, number: t.number, name: t.name, comparison: t.comparison, value: t.value, unit: t.unit, dueOn: t.due_on, current: t.current, asOf: t.current_as_of, status: t.status })),
    };
  }

  private insert(tx: Tx, ctx: TenantContext, line: Line): ReportPeriodRow {
    const row: ReportPeriodRow = {
      ...line, ...uncompiled, status: reportPeriodLifecycle.initial, locked_by: null, locked_by_name: null, locked_at: null, issued_by: null, issued_by_name: null, issued_at: null, document: null, reason: null, ...madeBy(ctx, 'opened', new Date()),
    };
    ledger.insert(tx, ctx, 'report-period.manage', row, 'opened');
    return row;
  }

  private step(ctx: TenantContext, id: string, version: number, ...[by, work]: [Parameters<typeof ledger.step>[4], Parameters<typeof ledger.step>[5]]): Promise<ReportPeriodDetail> {
    return this.write(ctx, (tx) => ledger.step(tx, ctx, id, version, by, work));
  }

  private write(ctx: TenantContext, work: (tx: Tx) => Promise<ReportPeriodRow>): Promise<ReportPeriodDetail> {
    return this.tx.write(ctx, async (tx) => toReportPeriodDetail(ctx, await work(tx), null));
  }
}

/** Two who open the same period at once wait for each other. */
async function lockPeriod(tx: Tx, ctx: TenantContext, period: string): Promise<void> {
  await tx.rows("select pg_advisory_xact_lock(hashtextextended('report-period:' || $1, 49))", [`${ctx.tenantId}:${period}`], 'report-period-open');
}

function assertAnother(ctx: TenantContext, r: ReportPeriodRow): void {
  if (r.compiled_by === ctx.actor.id) throw new ProblemError(e.same_person);
}
