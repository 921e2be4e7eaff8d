import { listItemErrors as e, listItemImportApi, type ListItemImportField as Field } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { fault, importController, Imports, problemFault, Where, type Accepted, type Fault, type ImportReader, type LedgerImport } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { responsibilityListLedger, type ResponsibilityListRow } from '../responsibility-list/responsibility-list.entity';
import { responsibilityListReach } from '../responsibility-list/responsibility-list.reach';
import { MOST_ITEMS, noteAuthor } from './list-item.drafting';
import { listItemLedger, type ListItemRow } from './list-item.entity';
import { columnOfPath, listItemImportColumns, readItemRow } from './list-item.import.rules';
import { itemNumber, newItem } from './list-item.record';

const table = responsibilityListLedger.spec.table;
const twice = (): Fault<Field> => fault<Field>('content', 'double', '这份清单已有同样的事项', 'The list has that item already');
const noDraft = (): Fault<Field> => problemFault<Field>('list', new ProblemError(e.not_draft));

/** Items from a file into drafts. */
@Injectable()
export class ListItemImport {
  readonly door: LedgerImport<Field, ListItemRow>;

  constructor(
    imports: Imports,
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {
    this.door = imports.define<Field, ListItemRow>({ name: 'list-item.import', api: listItemImportApi, columns: listItemImportColumns, codes: e, maxRows: 20_000, chunk: 200, open: (ctx) => this.open(ctx), examples: (ctx) => this.examples(ctx) });
  }

  private async examples(ctx: TenantContext): Promise<{ list?: string }> {
    const number = [...(await this.drafts(ctx)).keys()].at(-1);
    return number === undefined ? {} : { list: number };
  }

  private async open(ctx: TenantContext): Promise<ImportReader<Field, ListItemRow>> {
    await this.references.refresh(ctx.tenantId).catch(() => undefined);
    const reference = await this.references.get(ctx.tenantId);
    const drafts = await this.drafts(ctx);
    const seen = new Set<string>();
    return {
      read: ({ values }) => {
        const list = drafts.get(values.list ?? '');
        if (!list) return { faults: [fault<Field>('list', 'unknown', '没有这份拟定中的清单，或不在您的职责范围内', 'There is no such draft, or it is outside your scope')] };
        const read = readItemRow(values, list.rules, reference);
        if ('faults' in read) return read;
        try {
          const row = newItem(ctx, list, read.item, 0, reference, new Date(), 'row');
          const key = `${list.id} ${row.content_key}`;
          if (seen.has(key)) return { faults: [twice()] };
          seen.add(key);
          return { value: row };
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error;
          return { faults: [problemFault(columnOfPath(error.errors[0]?.path), error)] };
        }
      },
      take: async (rows) => ({ write: (tx) => this.write(tx, ctx, rows) }),
    };
  }

  /** The drafts that the importer may work on, by number. */
  private async drafts(ctx: TenantContext): Promise<Map<string, ResponsibilityListRow>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and("status = 'draft'").within(responsibilityListReach, ctx, 'responsibility-list.manage');
    const rows = await this.tx.read<ResponsibilityListRow>(ctx, { sql: `select * from ${table} where ${where} order by id`, params: where.params });
    return new Map(rows.map((r) => [r.number, r]));
  }

  /** The lists are locked in one order; what was submitted meanwhile takes nothing, and what it has by now is not doubled. */
  private async write(tx: Tx, ctx: TenantContext, rows: readonly Accepted<ListItemRow>[]): Promise<Map<number, readonly Fault<Field>[]>> {
    const refused = new Map<number, readonly Fault<Field>[]>();
    for (const id of [...new Set(rows.map((r) => r.value.list_id))].sort()) {
      const [list] = await tx.rows<ResponsibilityListRow>(`select * from ${table} where tenant_id = $1 and id = $2 for update`, [ctx.tenantId, id], 'list-of-item-lock');
      const there = await tx.rows<{ position: number; content_key: string; status: string }>('select position, content_key, status from responsibility.list_item where tenant_id = $1 and list_id = $2', [ctx.tenantId, id], 'items-of-import');
      const known = new Set(there.filter((r) => r.status !== 'removed').map((r) => r.content_key));
      let last = Math.max(0, ...there.map((r) => r.position));
      for (const { row, value } of rows.filter((r) => r.value.list_id === id)) {
        if (list?.status !== 'draft') refused.set(row, [noDraft()]);
        else if (known.has(value.content_key)) refused.set(row, [twice()]);
        else if (last >= MOST_ITEMS) refused.set(row, [problemFault<Field>('list', new ProblemError(e.too_many, { limit: MOST_ITEMS }))]);
        else {
          last += 1;
          listItemLedger.insert(tx, ctx, 'responsibility-list.manage', { ...value, position: last, number: itemNumber(list, last) }, 'drafted');
        }
      }
      if (list) noteAuthor(tx, ctx, list);
    }
    return refused;
  }
}

export const ListItemImportController = importController(listItemImportApi, ListItemImport);
