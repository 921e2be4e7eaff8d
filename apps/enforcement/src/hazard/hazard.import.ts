import { hazardApi, hazardErrors } from '@anlan/contracts/enforcement';
import type { OperationStatus } from '@anlan/contracts/kit';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx } from '@anlan/platform/db';
import { keepWith, type FileStore } from '@anlan/platform/files';
import { boundToFile, notFound, ProblemError, type Upload } from '@anlan/platform/http';
import { Jobs } from '@anlan/platform/jobs';
import { csvRecords, csvStream, decodeText } from '@anlan/platform/ledger';
import { Operations } from '@anlan/platform/operations';
import { FILES } from '@anlan/platform/service';
import { Inject, Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { HAZARD_IMPORT, type ImportJob } from './hazard.import.job';
import { mapHeader } from './hazard.import.rules';

const MAX_ROWS = 200_000;

/** Takes a CSV: what can be said of the whole file is said at once, the rows are worked off by a job. */
@Injectable()
export class HazardImport {
  constructor(
    private readonly tx: TenantTx,
    private readonly operations: Operations,
    private readonly jobs: Jobs,
    @Inject(FILES) private readonly files: FileStore,
  ) {}

  async accept(ctx: TenantContext, upload: Upload): Promise<OperationStatus> {
    const fileId = newId();
    const key = `${ctx.tenantId}/${fileId}`;
    const stored = await this.files.put(key, upload.stream, hazardApi.import.upload?.maxBytes ?? 0);
    return keepWith(this.files, key, async (used) => {
      const { header, rows } = await inspect(await buffer(await this.files.read(key)));
      const grants = ctx.grants.map((g) => ({ ...g }));
      return this.tx.write(boundToFile(ctx, stored.sha256), async (tx) => {
        used();
        const operation = this.operations.create(tx, ctx, { kind: 'hazard.import', total: rows, input: { fileId, name: upload.name, header } });
        const job: ImportJob = { tenantId: ctx.tenantId, slug: ctx.slug, tenantKind: ctx.tenantKind, operationId: operation.id, fileId, actor: ctx.actor, grants, traceparent: ctx.traceparent };
        tx.queue(this.jobs.add(HAZARD_IMPORT, job, { key: `hazard-import:${operation.id}`, maxAttempts: 6 }));
        tx.audit({ action: 'hazard.import-accepted', target: `operations/${operation.id}`, detail: { name: upload.name, rows, sha256: stored.sha256 } });
        return operation;
      });
    });
  }

  /** The refused rows as they came, with a column that says why. */
  async refused(ctx: TenantContext, operationId: string): Promise<Readable> {
    const operation = await this.operations.owned(ctx, operationId);
    if (operation.kind !== 'hazard.import') throw notFound();
    const header = (operation.input as { header: string[] }).header;
    const columns = [
      { header: '行号', value: (r: RefusedRow) => r.row_number },
      ...header.map((h, i) => ({ header: h, value: (r: RefusedRow) => r.cells[i] ?? null })),
      { header: '原因', value: (r: RefusedRow) => r.reasons.map((x) => `${x.column}：${x.message}`).join('；') },
    ];
    return csvStream(columns, this.refusedPages(ctx, operationId));
  }

  private async *refusedPages(ctx: TenantContext, operationId: string): AsyncGenerator<RefusedRow[]> {
    for (let after = 0; ; ) {
      const rows = await this.tx.read<RefusedRow & Record<string, unknown>>(ctx, {
        sql: 'select row_number, cells, reasons from enforcement.hazard_import_refused where tenant_id = $1 and operation_id = $2 and row_number > $3 order by row_number limit 500',
        params: [ctx.tenantId, operationId, after],
      });
      yield rows;
      if (rows.length < 500) return;
      after = rows.at(-1)?.row_number ?? after;
    }
  }
}

interface RefusedRow {
  row_number: number;
  cells: string[];
  reasons: { column: string; code: string; message: string }[];
}

async function inspect(bytes: Buffer): Promise<{ header: string[]; rows: number }> {
  const text = decodeText(bytes);
  if (text === null) throw new ProblemError(hazardErrors.csv_encoding);
  let header: string[] | undefined;
  let rows = 0;
  try {
    for await (const record of csvRecords(text)) {
      if (!header) {
        header = record.cells;
        mapHeader(header);
      } else if (++rows > MAX_ROWS) throw new ProblemError(hazardErrors.csv_too_many_rows, { limit: MAX_ROWS });
    }
  } catch (e) {
    if (e instanceof ProblemError) throw e;
    throw new ProblemError(hazardErrors.csv_malformed, { detail: (e as Error).message.slice(0, 200) });
  }
  if (!header || rows === 0) throw new ProblemError(hazardErrors.csv_empty);
  return { header: header.map((h) => h.slice(0, 100)), rows };
}
