import type { ImportCheck, ImportPreview, OperationStatus } from '@anlan/contracts/kit';
import type { Readable } from 'node:stream';
import type { Actor, Grant, TenantContext } from '../../context';
import type { TenantTx, Tx } from '../../db';
import type { FileStore } from '../../files';
import { ProblemError, type Locale, type Upload } from '../../http';
import type { Jobs, JobTenant } from '../../jobs';
import { statusOf, type Operations } from '../../operations';
import { csvStream, type CsvColumn } from '../csv';
import { assertMapping, cellReader, columnKeys, guessMapping, sentenceOf, type Fault, type Mapping } from './columns';
import { ImportFiles, type ImportFile } from './import-files';
import type { ImportKind } from './import-kind';
import { ImportRun } from './import-run';

const SHOWN_ERRORS = 500;
const PAGE = 500;

export interface ImportJob extends JobTenant {
  readonly importId: string;
  readonly actor: Actor;
  readonly grants: Grant[];
  readonly traceparent?: string;
}

/** What an import stands on. */
export interface ImportParts {
  readonly schema: string;
  readonly tx: TenantTx;
  readonly operations: Operations;
  readonly jobs: Jobs;
  readonly files: FileStore;
}

interface RefusedRow extends Record<string, unknown> {
  row_number: number;
  cells: string[];
  reasons: Fault[];
}

/**
 * The import of one ledger: upload, preview, check with a mapping, run. The run is an operation of the import's own id;
 * good rows go in, refused ones come back as a file with a column that says why.
 */
export class LedgerImport<K extends string, T> {
  readonly run: ImportRun<K, T>;
  private readonly kept: ImportFiles<K>;
  private readonly job: string;

  constructor(
    private readonly parts: ImportParts,
    private readonly kind: ImportKind<K, T>,
  ) {
    this.kept = new ImportFiles(parts.schema, parts.tx, parts.files, kind);
    this.run = new ImportRun(parts, kind, this.kept);
    this.job = kind.name.replace('.', '-');
    parts.jobs.handle<ImportJob>(this.job, (job) => this.run.work(job), (job, e) => this.run.giveUp(job, e));
  }

  /** Keeps a file and shows what is in it; nothing of it is imported yet. */
  async upload(ctx: TenantContext, upload: Upload): Promise<ImportPreview> {
    const { result, looked } = await this.kept.keep(ctx, upload, async (_tx, { id, name }) => ({ id, name }));
    return this.kept.previewOf(result.id, result.name, looked, await this.examples(ctx));
  }

  /** Keeps a file and imports it by its own headers. */
  async accept(ctx: TenantContext, upload: Upload): Promise<OperationStatus> {
    const { result } = await this.kept.keep(ctx, upload, async (tx, file) => this.begin(tx, ctx, file));
    return result;
  }

  /** The file's row, for who may see it. */
  find(ctx: TenantContext, id: string): Promise<ImportFile> {
    return this.kept.find(ctx, id);
  }

  /** What would become of each row, by this mapping; the guess where none is given. */
  async check(ctx: TenantContext, id: string, given: Partial<Record<K, number | null>> | undefined, locale: Locale): Promise<ImportCheck> {
    const file = await this.kept.find(ctx, id);
    const mapping = this.mappingOf(file, given);
    if (file.mapping) throw new ProblemError(this.kind.codes.import_started);
    const [reader, { batches }] = [await this.kind.open(ctx, id), await this.kept.open(ctx, id)];
    const cells = cellReader(this.kind.columns, mapping);
    const found = { rows: 0, valid: 0, invalid: 0, errorCount: 0, errors: [] as ImportCheck['errors'] };
    for await (const batch of batches) {
      for (const record of batch) {
        const read = reader.read({ ...record, values: cells(record.cells) });
        found.rows += 1;
        if (!('faults' in read)) found.valid += 1;
        else this.note(found, record.row, read.faults, locale);
      }
    }
    return found;
  }

  /** Begins the import. One that failed goes on where it stopped, with the mapping it had. */
  async start(ctx: TenantContext, id: string, given?: Partial<Record<K, number | null>>): Promise<OperationStatus> {
    return this.parts.tx.write(ctx, async (tx) => {
      const file = await this.kept.lock(tx, ctx, id);
      if (file.mapping === null) return this.begin(tx, ctx, file, given);
      const operation = await this.parts.operations.load(ctx, id);
      if (operation.state !== 'failed') throw new ProblemError(this.kind.codes.import_started);
      this.parts.operations.patch(tx, ctx, id, { state: 'waiting', error: null, finished_at: null });
      this.enqueue(tx, ctx, id);
      return statusOf({ ...operation, state: 'waiting', error: null, finished_at: null });
    });
  }

  /** The refused rows as they came, with a column that says why. */
  async refused(ctx: TenantContext, id: string, locale: Locale): Promise<Readable> {
    const { header } = await this.kept.find(ctx, id);
    const reason = (r: Fault): string => `${this.kind.columns[r.field as K]?.[locale === 'en' ? 'en' : 'zh'] ?? r.field}${locale === 'en' ? ': ' : '：'}${sentenceOf(r, locale)}`;
    const columns: CsvColumn<RefusedRow>[] = [
      { header: locale === 'en' ? 'Row' : '行号', value: (r) => r.row_number },
      ...header.map((h, i) => ({ header: h, value: (r: RefusedRow) => r.cells[i] ?? null })),
      { header: locale === 'en' ? 'Reason' : '原因', value: (r) => r.reasons.map(reason).join(locale === 'en' ? '; ' : '；') },
    ];
    return csvStream(columns, this.refusedPages(ctx, id));
  }

  /** An empty file with the headers and one row that shows how to fill them. */
  async template(ctx: TenantContext, locale: Locale): Promise<Readable> {
    const { columns } = this.kind;
    const examples = await this.examples(ctx);
    const wanted = columnKeys(columns).map((k): CsvColumn<null> => ({ header: `${locale === 'en' ? columns[k].en : columns[k].zh}${columns[k].required ? '*' : ''}`, value: () => examples[k] ?? columns[k].example ?? '' }));
    return csvStream(wanted, (async function* () {
      yield [null];
    })());
  }

  private async examples(ctx: TenantContext): Promise<Partial<Record<K, string>>> {
    return (await this.kind.examples?.(ctx)) ?? {};
  }

  private async begin(tx: Tx, ctx: TenantContext, file: ImportFile, given?: Partial<Record<K, number | null>>): Promise<OperationStatus> {
    const mapping = this.mappingOf(file, given);
    const operation = this.parts.operations.create(tx, ctx, { id: file.id, kind: this.kind.name, total: file.total, input: { name: file.name } });
    tx.queue({ sql: `update ${this.parts.schema}.import set mapping = $3 where tenant_id = $1 and id = $2`, params: [ctx.tenantId, file.id, JSON.stringify(mapping)] });
    this.enqueue(tx, ctx, file.id);
    return operation;
  }

  private enqueue(tx: Tx, ctx: TenantContext, importId: string): void {
    const { tenantId, slug, tenantKind, actor, traceparent } = ctx;
    const job: ImportJob = { tenantId, slug, tenantKind, importId, actor, grants: ctx.grants.map((g) => ({ ...g })), traceparent };
    tx.queue(this.parts.jobs.add(this.job, job, { key: `${this.job}:${importId}`, maxAttempts: 6 }));
  }

  private mappingOf({ header }: ImportFile, given: Partial<Record<K, number | null>> | undefined): Mapping<K> {
    const { columns, codes } = this.kind;
    const mapping = given === undefined ? guessMapping(columns, header) : (Object.fromEntries(Object.entries(given).filter(([, at]) => at !== null)) as Mapping<K>);
    assertMapping(columns, header, mapping, codes.csv_columns);
    return mapping;
  }

  private note(found: ImportCheck, row: number, faults: readonly Fault<K>[], locale: Locale): void {
    found.invalid += 1;
    found.errorCount += faults.length;
    for (const f of faults) {
      if (found.errors.length >= SHOWN_ERRORS) return;
      found.errors.push({ row, field: f.field, column: this.kind.columns[f.field].zh, code: f.code, message: sentenceOf(f, locale) });
    }
  }

  private async *refusedPages(ctx: TenantContext, id: string): AsyncGenerator<RefusedRow[]> {
    for (let after = 0; ; ) {
      const rows = await this.parts.tx.read<RefusedRow>(ctx, {
        sql: `select row_number, cells, reasons from ${this.parts.schema}.import_refused where tenant_id = $1 and import_id = $2 and row_number > $3 order by row_number limit ${PAGE}`,
        params: [ctx.tenantId, id, after],
      });
      yield rows;
      if (rows.length < PAGE) return;
      after = rows.at(-1)?.row_number ?? after;
    }
  }
}
