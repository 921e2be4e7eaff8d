import { hazardErrors, hazardImportApi } from '@anlan/contracts/enforcement';
import { shanghaiDay, validOn } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { outboxColumns, outboxRow, type Tx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { copyTables, Imports, NumberSeries, problemFault, type Accepted, type ImportKind, type ImportReader, type LedgerImport } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { HazardDeadlines } from './hazard.deadlines';
import { hazardColumns, type HazardRow } from './hazard.entity';
import { columnOfProblem, hazardImportColumns, readReport, type HazardField } from './hazard.import.rules';
import { HazardLinks } from './hazard.links';
import { hazardNumbers } from './hazard.number';
import { hazardReach, nobodys } from './hazard.reach';
import { checkReport, newHazard, type PlacedReport, reportedEvent, rowValues } from './hazard.report';
import { countManyStatements } from './hazard.rollup';
import { hazardSearch } from './hazard.search';
import { closedAtOnce, historyColumns, historyValues } from './hazard.step-record';

interface Report {
  readonly body: PlacedReport;
  readonly place: ReturnType<typeof checkReport>;
  readonly reportedAt: Date | null;
  readonly closedAt: Date | null;
}

/** Hazards from a file, by COPY: an old ledger has a hundred thousand of them. */
@Injectable()
export class HazardImport {
  readonly door: LedgerImport<HazardField, Report>;

  constructor(
    imports: Imports,
    private readonly numbers: NumberSeries,
    private readonly references: ReferenceDirectory,
    private readonly deadlines: HazardDeadlines,
    private readonly links: HazardLinks,
  ) {
    const kind: ImportKind<HazardField, Report> = {
      name: 'hazard.import', api: hazardImportApi, columns: hazardImportColumns, codes: hazardErrors, maxRows: 200_000, chunk: 2000,
      open: (ctx) => this.open(ctx), examples: (ctx) => this.examples(ctx),
    };
    this.door = imports.define(kind);
  }

  /** A community the importer may report in. */
  private async examples(ctx: TenantContext): Promise<{ divisionCode?: string }> {
    const { divisions } = await this.references.get(ctx.tenantId);
    const today = shanghaiDay(new Date());
    const row = { ...nobodys, reporter_unit_id: ctx.actor.unitId ?? null, reported_by: ctx.actor.id };
    const found = [...divisions.values()].find((d) => d.level === 'community' && validOn(d, today) && hazardReach.covers(ctx, 'hazard.import', { ...row, division_code: d.code }));
    return found ? { divisionCode: found.code } : {};
  }

  private async open(ctx: TenantContext): Promise<ImportReader<HazardField, Report>> {
    await this.references.refresh(ctx.tenantId).catch(() => undefined);
    const reference = await this.references.get(ctx.tenantId);
    const running = await this.links.runningCampaigns(ctx);
    return {
      read: ({ values }) => {
        const now = new Date();
        const read = readReport(values, now, running);
        if ('faults' in read) return read;
        try {
          // The deadline of an imported record may have passed; everything else holds as for a report by hand.
          return { value: { ...read, place: checkReport(ctx, { ...read.body, dueAt: undefined }, reference, now) } };
        } catch (e) {
          if (!(e instanceof ProblemError)) throw e;
          return { faults: [problemFault(columnOfProblem(e.code), e)] };
        }
      },
      take: async (reports) => {
        const rows = await this.rowsOf(ctx, reference, reports);
        return { write: (tx) => this.insert(tx, ctx, rows) };
      },
    };
  }

  private async rowsOf(ctx: TenantContext, reference: Reference, reports: readonly Accepted<Report>[]): Promise<HazardRow[]> {
    const now = new Date();
    const numbers = await hazardNumbers(this.numbers, ctx, reference, now, reports.length);
    return reports.map(({ value: { body, place, reportedAt, closedAt } }, i) => {
      const row = { ...newHazard(ctx, body, place, numbers[i] as string, reportedAt ?? now), updated_at: now };
      return closedAt ? { ...row, status: 'closed' as const, closed_at: closedAt, submitted_by: ctx.actor.id, version: 2 } : row;
    });
  }

  private async insert(tx: Tx, ctx: TenantContext, rows: HazardRow[]): Promise<void> {
    const closed = rows.flatMap((row) => (row.closed_at ? [{ row, ...closedAtOnce(ctx, row, row.closed_at) }] : []));
    await copyTables(tx,
      { schema: 'enforcement', table: 'hazard', columns: ['tenant_id', ...hazardColumns], rows: rows.map((r) => [ctx.tenantId, ...rowValues(r)]) },
      { schema: 'enforcement', table: 'hazard_history', columns: historyColumns, rows: closed.map(({ row, step }) => historyValues(ctx, { status: 'reported' }, row, step)) },
      { schema: 'enforcement', table: 'outbox', columns: outboxColumns, rows: [...rows.map((r) => reportedEvent(ctx, r)), ...closed.map((c) => c.event)].map((event) => outboxRow(ctx, event)) },
    );
    tx.queue(...countManyStatements(ctx.tenantId, rows), hazardSearch.noteStatement(ctx.tenantId, rows.map((r) => r.id)));
    tx.eventsWritten();
    const soon = rows.filter((r) => !r.closed_at).map((r) => r.due_at).filter((d): d is Date => d !== null && d.getTime() < Date.now() + 60_000);
    for (const due of new Set(soon.map((d) => Math.max(d.getTime(), Date.now())))) this.deadlines.watch(tx, ctx, new Date(due));
  }
}
