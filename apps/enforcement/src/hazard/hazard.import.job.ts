import { hazardErrors, type ReportHazardBody } from '@anlan/contracts/enforcement';
import { onBehalfOf, permissionsOfGrants, type Actor, type Grant, type TenantContext } from '@anlan/platform/context';
import { outboxColumns, outboxRow, TenantTx, type Tx } from '@anlan/platform/db';
import type { FileStore } from '@anlan/platform/files';
import { ProblemError } from '@anlan/platform/http';
import { Jobs, type JobTenant } from '@anlan/platform/jobs';
import { copyRows, csvRecords, decodeText, NumberSeries, type CsvRecord } from '@anlan/platform/ledger';
import { Operations, type OperationRow } from '@anlan/platform/operations';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { FILES } from '@anlan/platform/service';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { HazardDeadlines } from './hazard.deadlines';
import { hazardColumns, type HazardRow } from './hazard.entity';
import { mapHeader, readRow, type Mapping, type RowFault } from './hazard.import.rules';
import { hazardNumbers } from './hazard.number';
import { checkReport, newHazard, reportedEvent, rowValues } from './hazard.report';
import { countManyStatement } from './hazard.rollup';

export const HAZARD_IMPORT = 'hazard-import';
const CHUNK = 1000;
const SHOWN_ERRORS = 100;

export interface ImportJob extends JobTenant {
  readonly operationId: string;
  readonly fileId: string;
  readonly actor: Actor;
  readonly grants: Grant[];
  readonly traceparent?: string;
}

interface Refused {
  record: CsvRecord;
  faults: RowFault[];
}

interface Chunk {
  readonly accepted: HazardRow[];
  readonly refused: Refused[];
  /** rows of the file that are dealt with once this is committed */
  readonly done: number;
}

/**
 * Works off an import in chunks. A chunk's hazards, events, counts, refused rows and the progress commit together: a
 * process killed between two chunks goes on after the last one, with no row lost or doubled.
 */
@Injectable()
export class HazardImportJob implements OnModuleInit {
  constructor(
    private readonly tx: TenantTx,
    private readonly operations: Operations,
    private readonly jobs: Jobs,
    private readonly numbers: NumberSeries,
    private readonly references: ReferenceDirectory,
    private readonly deadlines: HazardDeadlines,
    @Inject(FILES) private readonly files: FileStore,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<ImportJob>(HAZARD_IMPORT, (job) => this.run(job), (job, e) => this.giveUp(job, e));
  }

  async run(job: ImportJob): Promise<void> {
    const ctx = contextOf(job);
    const operation = await this.operations.load(ctx, job.operationId);
    if (operation.state === 'succeeded' || operation.state === 'failed') return;
    await this.references.refresh(ctx.tenantId).catch(() => undefined);
    const text = decodeText(await buffer(await this.files.read(`${job.tenantId}/${job.fileId}`))) ?? '';
    let mapping: Mapping | undefined;
    let chunk: CsvRecord[] = [];
    let committing: Promise<void> = Promise.resolve();
    const next = async (): Promise<void> => {
      const ready = await this.prepare(ctx, mapping as Mapping, chunk);
      chunk = [];
      await committing;
      // The next chunk is read while Postgres takes this one.
      committing = this.commit(ctx, operation.id, ready);
      committing.catch(() => undefined); // awaited, and thrown, above and below
    };
    for await (const record of csvRecords(text)) {
      if (!mapping) mapping = mapHeader(record.cells);
      // Rows up to `done` were committed before; the header is row 1.
      else if (record.row > operation.done + 1) chunk.push(record);
      if (chunk.length === CHUNK) await next();
    }
    if (chunk.length) await next();
    await committing;
    await this.finish(ctx, operation);
  }

  private async prepare(ctx: TenantContext, mapping: Mapping, chunk: readonly CsvRecord[]): Promise<Chunk> {
    const now = new Date();
    const reference = await this.references.get(ctx.tenantId);
    const accepted: HazardRow[] = [];
    const refused: Refused[] = [];
    const numbers = await hazardNumbers(this.numbers, ctx, reference, now, chunk.length);
    chunk.forEach((record, i) => {
      const row = toRow(ctx, mapping, record, reference, now, numbers[i] as string);
      if (Array.isArray(row)) refused.push({ record, faults: row });
      else accepted.push(row);
    });
    return { accepted, refused, done: (chunk.at(-1)?.row ?? 1) - 1 };
  }

  private async commit(ctx: TenantContext, operationId: string, { accepted, refused, done }: Chunk): Promise<void> {
    await this.tx.write(ctx, async (tx) => {
      const [locked] = await tx.rows<{ done: number }>('select done from enforcement.operation where tenant_id = $1 and id = $2 for update', [ctx.tenantId, operationId]);
      // Another worker that took this one for dead may have come first: what it committed stands.
      if ((locked?.done ?? 0) >= done) return;
      await this.insert(tx, ctx, accepted);
      this.keepRefused(tx, ctx, operationId, refused);
      this.operations.patch(tx, ctx, operationId, { state: 'running', done });
    });
  }

  private async insert(tx: Tx, ctx: TenantContext, rows: HazardRow[]): Promise<void> {
    await copyRows(tx, { schema: 'enforcement', table: 'hazard', columns: ['tenant_id', ...hazardColumns] }, rows.map((r) => [ctx.tenantId, ...rowValues(r)]));
    if (rows.length) tx.queue(countManyStatement(ctx.tenantId, rows));
    await copyRows(tx, { schema: 'enforcement', table: 'outbox', columns: outboxColumns }, rows.map((r) => outboxRow(ctx, reportedEvent(ctx, r))));
    tx.eventsWritten();
    const soon = rows.map((r) => r.due_at).filter((d): d is Date => d !== null && d.getTime() < Date.now() + 60_000);
    for (const due of new Set(soon.map((d) => Math.max(d.getTime(), Date.now())))) this.deadlines.watch(tx, ctx, new Date(due));
  }

  private keepRefused(tx: Tx, ctx: TenantContext, operationId: string, refused: Refused[]): void {
    if (refused.length === 0) return;
    tx.queue({
      sql: `insert into enforcement.hazard_import_refused (tenant_id, operation_id, row_number, cells, reasons)
            select $1, $2, n, c, r from unnest($3::int[], $4::jsonb[], $5::jsonb[]) as t(n, c, r)`,
      // A cell of ten megabytes is refused; it need not be kept whole to be recognised.
      params: [ctx.tenantId, operationId, refused.map((r) => r.record.row), refused.map((r) => JSON.stringify(r.record.cells.map((c) => c.replace(/\0/g, '').slice(0, 2000)))), refused.map((r) => JSON.stringify(r.faults))],
    });
  }

  /** What was committed stands, and the operation says how far it came. */
  async giveUp(job: ImportJob, e: Error): Promise<void> {
    const ctx = contextOf(job);
    await this.tx.write(ctx, async (tx) => this.operations.patch(tx, ctx, job.operationId, { state: 'failed', error: e.message.slice(0, 500), finished_at: new Date() }));
  }

  private async finish(ctx: TenantContext, operation: OperationRow): Promise<void> {
    await this.tx.write(ctx, async (tx) => {
      const errors = await tx.rows<{ row: number; reasons: RowFault[]; all: string }>(
        `select row_number as row, reasons, count(*) over () as all from enforcement.hazard_import_refused where tenant_id = $1 and operation_id = $2 order by row_number limit ${SHOWN_ERRORS}`,
        [ctx.tenantId, operation.id],
      );
      const refused = Number(errors[0]?.all ?? 0);
      const result = {
        accepted: operation.total - refused, refused,
        ...(refused ? { refusedUrl: `/api/enforcement/v1/hazards/imports/${operation.id}/refused` } : {}),
        errors: errors.flatMap((e) => e.reasons.map((r) => ({ row: e.row, ...r }))).slice(0, SHOWN_ERRORS),
      };
      this.operations.patch(tx, ctx, operation.id, { state: 'succeeded', done: operation.total, result, finished_at: new Date() });
      tx.audit({ action: 'hazard.imported', target: `operations/${operation.id}`, detail: { accepted: result.accepted, refused } });
    });
  }
}

function contextOf(job: ImportJob): TenantContext {
  const { tenantId, slug, tenantKind, actor, grants, traceparent } = job;
  return { tenantId, slug, tenantKind, actor, grants, permissions: permissionsOfGrants(grants), onBehalfOf: onBehalfOf(grants, 'hazard.import'), traceparent };
}

function toRow(ctx: TenantContext, mapping: Mapping, record: CsvRecord, reference: Reference, now: Date, number: string): HazardRow | RowFault[] {
  const read = readRow(mapping, record.cells, now);
  if ('faults' in read) return read.faults;
  const body: ReportHazardBody = read.body;
  try {
    // The deadline of an imported record may have passed; everything else holds as for a report by hand.
    const place = checkReport(ctx, { ...body, dueAt: undefined }, reference, now);
    return { ...newHazard(ctx, body, place, number, now), ...(read.reportedAt ? { reported_at: read.reportedAt } : {}) };
  } catch (e) {
    if (!(e instanceof ProblemError)) throw e;
    return [{ column: columnOf(e.code), code: e.code, message: e.sentence('zh-CN') }];
  }
}

function columnOf(code: string): string {
  if (code === hazardErrors.credit_code) return '统一社会信用代码';
  return code === hazardErrors.position ? '经度' : '区划代码';
}
