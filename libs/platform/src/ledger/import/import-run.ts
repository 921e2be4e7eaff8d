import { onBehalfOf, permissionsOfGrants, type TenantContext } from '../../context';
import type { Tx } from '../../db';
import type { OperationRow } from '../../operations';
import type { CsvRecord } from '../csv-file';
import { cellReader, type Cells, type Fault, type Mapping } from './columns';
import type { ImportFiles } from './import-files';
import { permissionOf, type Accepted, type ImportKind, type ImportReader, type Taken } from './import-kind';
import type { ImportJob, ImportParts } from './ledger-import';

const SHOWN_ERRORS = 100;
// A cell of ten megabytes is refused; it need not be kept whole to be recognised.
const KEPT_CELL = 2000;

interface Refused {
  readonly record: CsvRecord;
  readonly faults: readonly Fault[];
}

interface Chunk {
  readonly refused: readonly Refused[];
  readonly write: Taken<string>['write'];
  readonly records: readonly CsvRecord[];
  /** rows of the file that are dealt with once this is committed */
  readonly done: number;
}

interface Reading<K extends string, T> {
  readonly reader: ImportReader<K, T>;
  readonly cells: (cells: readonly string[]) => Cells<K>;
}

/**
 * Works off an import in chunks. A chunk's rows, events, refused rows and the progress commit together: a process killed
 * between two chunks goes on after the last one, with no row lost or doubled.
 */
export class ImportRun<K extends string, T> {
  constructor(
    private readonly parts: ImportParts,
    private readonly kind: ImportKind<K, T>,
    private readonly files: ImportFiles<K>,
  ) {}

  async work(job: ImportJob): Promise<void> {
    const ctx = this.contextOf(job);
    const operation = await this.parts.operations.load(ctx, job.importId);
    if (operation.state === 'succeeded' || operation.state === 'failed') return;
    const { mapping } = await this.files.find(ctx, job.importId);
    const { batches } = await this.files.open(ctx, job.importId);
    const reading = { reader: await this.kind.open(ctx, job.importId), cells: cellReader(this.kind.columns, (mapping ?? {}) as Mapping<K>) };
    let committing: Promise<void> = Promise.resolve();
    let done = operation.done;
    for await (const records of chunksOf(batches, this.kind.chunk, operation.done)) {
      done += records.length;
      const ready = await this.prepare(reading, records, done);
      await committing;
      // The next chunk is read while Postgres takes this one: not before it has all of it, since reading leaves nothing of the thread.
      await new Promise<void>((handedOver) => {
        committing = this.commit(ctx, operation.id, ready, handedOver);
        committing.then(handedOver, handedOver); // awaited, and thrown, above and below
      });
    }
    await committing;
    await this.finish(ctx, operation);
    // Committed: what fails now is left to the sweep.
    await this.files.remove(ctx, job.importId).catch(() => undefined);
  }

  /** What was committed stands, and the operation says how far it came. */
  async giveUp(job: ImportJob, e: Error): Promise<void> {
    const ctx = this.contextOf(job);
    await this.parts.tx.write(ctx, async (tx) => this.parts.operations.patch(tx, ctx, job.importId, { state: 'failed', error: e.message.slice(0, 500), finished_at: new Date() }));
  }

  private async prepare({ reader, cells }: Reading<K, T>, records: readonly CsvRecord[], done: number): Promise<Chunk> {
    const good: Accepted<T>[] = [];
    const refused: Refused[] = [];
    for (const record of records) {
      const read = reader.read({ row: record.row, cells: record.cells, values: cells(record.cells) });
      if ('faults' in read) refused.push({ record, faults: read.faults });
      else if ('value' in read) good.push({ row: record.row, value: read.value });
    }
    const taken = good.length ? await reader.take(good) : {};
    return { refused: [...refused, ...refusedOf(records, taken.refused)], write: taken.write, records, done };
  }

  private async commit(ctx: TenantContext, id: string, { refused, write, records, done }: Chunk, handedOver: () => void): Promise<void> {
    const { schema, tx: door, operations } = this.parts;
    await door.write(ctx, async (tx) => {
      const [locked] = await tx.rows<{ done: number }>(`select done from ${schema}.operation where tenant_id = $1 and id = $2 for update`, [ctx.tenantId, id]);
      // Another worker that took this one for dead may have come first: what it committed stands.
      if ((locked?.done ?? 0) >= done) return;
      const late = (await write?.(tx)) ?? undefined;
      const all = [...refused, ...refusedOf(records, late)];
      if (all.length) this.keepRefused(tx, ctx, id, all);
      operations.patch(tx, ctx, id, { state: 'running', done });
      setImmediate(handedOver); // once what is queued has been sent, with the COMMIT
    });
  }

  private keepRefused(tx: Tx, ctx: TenantContext, id: string, refused: readonly Refused[]): void {
    const cells = refused.map((r) => JSON.stringify(r.record.cells.map((c) => c.replace(/\0/g, '').slice(0, KEPT_CELL))));
    tx.queue({
      sql: `insert into ${this.parts.schema}.import_refused (tenant_id, import_id, row_number, cells, reasons)
            select $1, $2, n, c, r from unnest($3::int[], $4::jsonb[], $5::jsonb[]) as t(n, c, r) on conflict do nothing`,
      params: [ctx.tenantId, id, refused.map((r) => r.record.row), cells, refused.map((r) => JSON.stringify(r.faults))],
    });
  }

  private async finish(ctx: TenantContext, { id, total }: OperationRow): Promise<void> {
    await this.parts.tx.write(ctx, async (tx) => {
      const rows = await tx.rows<{ row: number; reasons: Fault<K>[]; all: string }>(
        `select row_number as row, reasons, count(*) over () as all from ${this.parts.schema}.import_refused where tenant_id = $1 and import_id = $2 order by row_number limit ${SHOWN_ERRORS}`,
        [ctx.tenantId, id],
      );
      const refused = Number(rows[0]?.all ?? 0);
      const errors = rows.flatMap(({ row, reasons }) => reasons.map((r) => ({ row, field: r.field, column: this.kind.columns[r.field].zh, code: r.code, message: r.zh })));
      const result = { accepted: total - refused, refused, ...(refused ? { refusedUrl: addressOf(this.kind.api, id) } : {}), errors: errors.slice(0, SHOWN_ERRORS) };
      this.parts.operations.patch(tx, ctx, id, { state: 'succeeded', done: total, result, finished_at: new Date() });
      tx.audit({ action: `${this.kind.name}ed`, target: `operations/${id}`, detail: { accepted: result.accepted, refused } });
    });
  }

  private contextOf(job: ImportJob): TenantContext {
    const { tenantId, slug, tenantKind, actor, grants, traceparent } = job;
    return { tenantId, slug, tenantKind, actor, grants, permissions: permissionsOfGrants(grants), onBehalfOf: onBehalfOf(grants, permissionOf(this.kind)), traceparent };
  }
}

/** Where the rows that an import refused can be fetched. */
const addressOf = ({ refused: { service, path } }: ImportKind<string, never>['api'], id: string): string => `/api/${service}/v1${path.replace(':id', id)}`;

function refusedOf(records: readonly CsvRecord[], rows: ReadonlyMap<number, readonly Fault[]> = new Map()): Refused[] {
  return records.flatMap((record) => {
    const faults = rows.get(record.row);
    return faults ? [{ record, faults }] : [];
  });
}

/** The records after the first `skip`, some together. */
async function* chunksOf(batches: AsyncGenerator<CsvRecord[]>, size: number, skip: number): AsyncGenerator<CsvRecord[]> {
  let rest = skip;
  let chunk: CsvRecord[] = [];
  for await (const batch of batches) {
    const wanted = rest >= batch.length ? [] : batch.slice(rest);
    rest -= batch.length - wanted.length;
    for (const record of wanted) {
      chunk.push(record);
      if (chunk.length < size) continue;
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length) yield chunk;
}
