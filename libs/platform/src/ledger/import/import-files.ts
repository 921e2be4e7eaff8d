import type { ImportPreview } from '@anlan/contracts/kit';
import { buffer } from 'node:stream/consumers';
import { scopeFor, type TenantContext } from '../../context';
import { newId, type TenantTx, type Tx } from '../../db';
import { keepWith, type FileStore } from '../../files';
import { boundToFile, notFound, outOfSight, ProblemError, type Upload } from '../../http';
import type { CsvRecord } from '../csv-file';
import { columnKeys, guessMapping } from './columns';
import { permissionOf, type ImportKind } from './import-kind';
import { openTable, type TableFile } from './table-file';

const SHOWN_ROWS = 20;
const SHOWN_CELL = 200;

/** A file to be imported, as its row tells. */
export interface ImportFile {
  readonly id: string;
  readonly actor: string;
  readonly name: string;
  readonly header: string[];
  readonly total: number;
  /** of the run; null before */
  readonly mapping: Record<string, number> | null;
}

interface Looked {
  readonly header: string[];
  readonly first: CsvRecord[];
  readonly total: number;
}

const columns = 'id, actor, name, header, total, mapping';

/** The files of one kind of import: kept, found again, opened. */
export class ImportFiles<K extends string> {
  constructor(
    private readonly schema: string,
    private readonly tx: TenantTx,
    private readonly files: FileStore,
    private readonly kind: ImportKind<K, unknown>,
  ) {}

  /** Keeps the file; `then` writes in the same transaction. What can be said of the whole file is said at once. */
  async keep<R>(ctx: TenantContext, upload: Upload, then: (tx: Tx, file: ImportFile) => Promise<R>): Promise<{ result: R; looked: Looked }> {
    const id = newId();
    const key = keyOf(ctx, id);
    const stored = await this.files.put(key, upload.stream, this.kind.api.upload.upload?.maxBytes ?? 0);
    return keepWith(this.files, key, async (used) => {
      const looked = await this.look(key);
      const file: ImportFile = { id, actor: ctx.actor.id, name: upload.name, header: looked.header, total: looked.total, mapping: null };
      const result = await this.tx.write(boundToFile(ctx, stored.sha256), async (tx) => {
        used();
        tx.queue({
          sql: `insert into ${this.schema}.import (tenant_id, id, kind, actor, name, header, total) values ($1, $2, $3, $4, $5, $6, $7)`,
          params: [ctx.tenantId, id, this.kind.name, file.actor, file.name, JSON.stringify(file.header), file.total],
        });
        tx.audit({ action: `${this.kind.name}-accepted`, target: `imports/${id}`, detail: { name: file.name, rows: file.total, sha256: stored.sha256 } });
        return then(tx, file);
      });
      return { result, looked };
    });
  }

  previewOf(id: string, name: string, { header, first, total }: Looked, examples: Partial<Record<K, string>>): ImportPreview {
    const { columns: declared } = this.kind;
    return {
      id, name, columns: header, mapping: guessMapping(declared, header) as Record<string, number>, total,
      fields: columnKeys(declared).map((key) => ({ key, zh: declared[key].zh, en: declared[key].en, required: declared[key].required ?? false, example: examples[key] ?? declared[key].example ?? '' })),
      rows: first.map((r) => r.cells.map((c) => c.slice(0, SHOWN_CELL))),
    };
  }

  /** Whose it is finds it; of one that is not personal, also who reads the whole log. */
  async find(ctx: TenantContext, id: string): Promise<ImportFile> {
    const [row] = await this.tx.read<ImportFile & Record<string, unknown>>(ctx, this.statement(ctx, id));
    return this.visible(ctx, row);
  }

  async lock(tx: Tx, ctx: TenantContext, id: string): Promise<ImportFile> {
    const { sql, params } = this.statement(ctx, id);
    const [row] = await tx.rows<ImportFile & Record<string, unknown>>(`${sql} for update`, params);
    return this.visible(ctx, row);
  }

  async open(ctx: Pick<TenantContext, 'tenantId'>, id: string): Promise<TableFile> {
    return openTable(await buffer(await this.files.read(keyOf(ctx, id))), this.kind.columns, this.kind.codes);
  }

  /** The rows have been dealt with: nobody needs the file any longer. */
  async remove(ctx: Pick<TenantContext, 'tenantId'>, id: string): Promise<void> {
    await this.files.remove(keyOf(ctx, id));
  }

  private statement(ctx: TenantContext, id: string) {
    return { sql: `select ${columns} from ${this.schema}.import where tenant_id = $1 and id = $2 and kind = $3`, params: [ctx.tenantId, id, this.kind.name] };
  }

  private visible(ctx: TenantContext, row: ImportFile | undefined): ImportFile {
    if (!row) throw notFound();
    if (row.actor !== ctx.actor.id && (this.kind.personal || !scopeFor(ctx, 'audit.read').all)) throw outOfSight(this.kind.personal ? permissionOf(this.kind) : 'audit.read');
    return row;
  }

  private async look(key: string): Promise<Looked> {
    const { columns: declared, codes, maxRows } = this.kind;
    const { header, batches } = await openTable(await buffer(await this.files.read(key)), declared, codes);
    const first: CsvRecord[] = [];
    let total = 0;
    for await (const batch of batches) {
      if (first.length < SHOWN_ROWS) first.push(...batch.slice(0, SHOWN_ROWS - first.length));
      total += batch.length;
      if (total > maxRows) throw new ProblemError(codes.csv_too_many_rows, { limit: maxRows });
    }
    if (total === 0) throw new ProblemError(codes.csv_empty);
    return { header, first, total };
  }
}

/** The bytes lie under the import's own id. */
export const keyOf = (ctx: Pick<TenantContext, 'tenantId'>, id: string): string => `${ctx.tenantId}/${id}`;

