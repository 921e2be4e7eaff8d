import { performanceErrors as e, performanceEvents, type CorrectMonthBody, type PerformanceBoard, type PerformanceEvent } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Row, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { acceptedStatement, boardOf, correctionsStatement, frozenBoard, monthStatement, publishedStatement } from './performance.board';
import { countsOf, countStatements } from './performance.counts';
import { schemeOf, type AppealRow, type CorrectionRow, type MonthRow, type SchemeRow } from './performance.entity';
import { assertOver, changesOf, correctedCounts, inForce, noCounts, periodOf, pointsOf, streetOf, toHundredths, toPoints } from './performance.rules';

/** 冻结与更正: what was announced of a month stays as it was announced. */
@Injectable()
export class PerformanceService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async freeze(ctx: TenantContext, month: string, note?: string): Promise<PerformanceBoard> {
    const now = new Date();
    const period = periodOf(month, now);
    assertOver(period, now);
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const [before, published, accepted, ...counted] = await tx.run<Row>(monthStatement(ctx.tenantId, month), publishedStatement(ctx.tenantId), acceptedStatement(ctx.tenantId, month), ...countStatements(ctx.tenantId, period));
      if (before?.rows[0]) throw new ProblemError(e.frozen, { month });
      const schemes = (published?.rows ?? []) as SchemeRow[];
      const scheme = inForce(schemes, period);
      if (!scheme) throw new ProblemError(e.no_scheme, { month });
      const appeals = (accepted?.rows ?? []) as AppealRow[];
      const row: MonthRow = {
        id: newId(), month, scheme_id: scheme.id, streets: boardOf(reference, ctx.slug, period, scheme, countsOf(counted), appeals), frozen_at: now, frozen_by: ctx.actor.id, frozen_by_name: ctx.actor.name, version: 1,
      };
      // Two who freeze at once freeze it once.
      const made = await tx.rows(
        'insert into enforcement.performance_month (tenant_id, id, month, scheme_id, streets, frozen_at, frozen_by, frozen_by_name, version) values ($1,$2,$3,$4,$5,$6,$7,$8,$9) on conflict (tenant_id, month) do nothing returning id',
        [ctx.tenantId, row.id, month, row.scheme_id, JSON.stringify(row.streets), now, row.frozen_by, row.frozen_by_name, row.version], 'performance-freeze',
      );
      if (made.length === 0) throw new ProblemError(e.frozen, { month });
      this.told(tx, ctx, row, 'frozen', { streets: row.streets.map((s) => ({ divisionCode: s.divisionCode, total: s.total, rank: s.rank })) }, note);
      return frozenBoard(row, schemes, [], appeals);
    });
  }

  /** Counts the street anew, as of the day of the freeze, by the scheme that was in force: what differs becomes a correction. */
  async correct(ctx: TenantContext, month: string, { divisionCode, reason }: CorrectMonthBody): Promise<PerformanceBoard> {
    const reference = await this.references.get(ctx.tenantId);
    const unknown = () => invalidField('body.divisionCode', e.unknown_street, { code: divisionCode });
    const street = streetOf(reference, ctx.slug, periodOf(month, new Date()), divisionCode, unknown);
    return this.tx.write(ctx, async (tx) => {
      const [row] = await tx.rows<MonthRow>('select * from enforcement.performance_month where tenant_id = $1 and month = $2 for update', [ctx.tenantId, month], 'performance-month-lock');
      if (!row) throw new ProblemError(e.not_frozen, { month });
      const [published, accepted, before, ...counted] = await tx.run<Row>(
        publishedStatement(ctx.tenantId), acceptedStatement(ctx.tenantId, month), correctionsStatement(ctx.tenantId, month), ...countStatements(ctx.tenantId, periodOf(month, row.frozen_at)),
      );
      const schemes = (published?.rows ?? []) as SchemeRow[];
      const scheme = schemes.find((s) => s.id === row.scheme_id);
      const frozen = row.streets.find((s) => s.divisionCode === street);
      if (!scheme || !frozen) throw unknown();
      const corrections = (before?.rows ?? []) as CorrectionRow[];
      const known = correctedCounts({ ...noCounts, ...frozen.counts }, corrections.filter((c) => c.division_code === street));
      const now = countsOf(counted)(street);
      const changes = changesOf(known, now);
      if (changes.length === 0) throw new ProblemError(e.nothing_to_correct);
      const points = toHundredths(pointsOf(schemeOf(scheme), now)) - toHundredths(pointsOf(schemeOf(scheme), known));
      const correction: CorrectionRow = { id: newId(), division_code: street, reason, changes, points, at: new Date(), by_subject: ctx.actor.id, by_name: ctx.actor.name };
      const after = { ...row, version: row.version + 1 };
      tx.queue(
        {
          name: 'performance-correct', sql: 'insert into enforcement.performance_correction (tenant_id, id, month_id, division_code, reason, changes, points, at, by_subject, by_name) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)',
          params: [ctx.tenantId, correction.id, row.id, street, reason, JSON.stringify(changes), points, correction.at, correction.by_subject, correction.by_name],
        },
        { name: 'performance-month-corrected', sql: 'update enforcement.performance_month set version = $3 where tenant_id = $1 and id = $2', params: [ctx.tenantId, row.id, after.version] },
      );
      this.told(tx, ctx, after, 'corrected', { divisionCode: street, points: toPoints(points), reason });
      return frozenBoard(after, schemes, [...corrections, correction], (accepted?.rows ?? []) as AppealRow[]);
    });
  }

  private told(tx: Tx, ctx: TenantContext, row: MonthRow, event: PerformanceEvent, facts: Record<string, unknown>, note?: string): void {
    const common = { month: row.month, schemeId: row.scheme_id };
    tx.audit({ action: `performance.${event}`, target: `performance-months/${row.id}`, detail: { ...common, ...facts, ...(note !== undefined && { note }) } });
    tx.emit({ spec: performanceEvents[event], id: row.id, sequence: row.version, data: { monthId: row.id, ...common, actor: ctx.actor.kind === 'system' ? null : { id: ctx.actor.id, name: ctx.actor.name }, ...facts } });
  }
}
