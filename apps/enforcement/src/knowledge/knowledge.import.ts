import { knowledgeErrors, knowledgeImportApi, type KnowledgeImportField as Field } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { ProblemError } from '@anlan/platform/http';
import { assertWhole, importController, Imports, problemFault, type Accepted, type Fault, type ImportReader, type LedgerImport } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import type { KnowledgeRow } from './knowledge.entity';
import { knowledgeImportColumns, readKnowledgeRow } from './knowledge.import.rules';
import { keyOf, newVersion } from './knowledge.record';
import { newContent } from './knowledge.rules';
import { KnowledgeService } from './knowledge.service';

const doubled = (title: string): Fault<Field>[] => [problemFault<Field>('title', new ProblemError(knowledgeErrors.duplicate, { title }))];

/** Entries from a file: a bureau has its twelve hundred articles in a table. */
@Injectable()
export class KnowledgeImport {
  readonly door: LedgerImport<Field, KnowledgeRow>;

  constructor(
    imports: Imports,
    private readonly knowledge: KnowledgeService,
  ) {
    this.door = imports.define<Field, KnowledgeRow>({
      name: 'knowledge.import', api: knowledgeImportApi, columns: knowledgeImportColumns, codes: knowledgeErrors, maxRows: 20_000, chunk: 500, open: (ctx) => this.open(ctx),
    });
  }

  private async open(ctx: TenantContext): Promise<ImportReader<Field, KnowledgeRow>> {
    assertWhole(ctx, 'knowledge.manage');
    // A check says it of the base as it is; what came in between is found as the rows are written.
    const seen = await this.knowledge.keys(ctx);
    return {
      read: ({ values }) => {
        const read = readKnowledgeRow(values);
        if ('faults' in read) return read;
        const row = asPublished(newVersion(ctx, { ...newContent(read), kind: read.kind, library_key: null }, new Date()));
        if (seen.has(keyOf(row))) return { faults: doubled(row.title) };
        seen.add(keyOf(row));
        return { value: row };
      },
      take: async (rows) => ({
        write: async (tx) => {
          const there = await this.knowledge.publishNew(tx, ctx, rows.map((r) => r.value));
          return refused(rows, there);
        },
      }),
    };
  }
}

const refused = (rows: readonly Accepted<KnowledgeRow>[], there: ReadonlySet<string>): ReadonlyMap<number, readonly Fault<Field>[]> =>
  new Map(rows.filter((r) => there.has(keyOf(r.value))).map((r) => [r.row, doubled(r.value.title)]));

/** What comes whole is published as it comes. */
export const asPublished = (row: KnowledgeRow): KnowledgeRow => ({ ...row, status: 'published', published_at: row.created_at });

export const KnowledgeImportController = importController(knowledgeImportApi, KnowledgeImport);
