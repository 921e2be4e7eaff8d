import { commonErrors, revealPermission, type Operation, type PersonalKind } from '@anlan/contracts/kit';
import { StreamableFile } from '@nestjs/common';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { scopeFor } from '../context';
import { exportKind, SPREADSHEET_TYPE, type ExportKind } from '../http/accept';
import type { CallRequest } from '../http/call';
import { policyOf } from '../http/field-policy';
import { invalid, notPermitted, outOfScope, ProblemError } from '../http/problem';
import { csvStream, type CsvColumn } from './csv';

/** A spreadsheet is made whole in memory; beyond this many rows only the CSV, which streams, is given. */
const SPREADSHEET_ROWS = 50_000;

/** A file that was asked for instead of a page, and what of personal fields it may show in full. */
export interface ExportWanted {
  readonly kind: ExportKind;
  readonly operation: Operation | undefined;
  readonly revealed: ReadonlySet<PersonalKind>;
}

/** Whether the caller asks for a file, by Accept. Only there, `reveal=true` shows personal fields to who may reveal them and says why. */
export function exportWanted(request: Pick<CallRequest, 'headers' | 'operation' | 'call'>): ExportWanted | undefined {
  const kind = exportKind(request);
  const { reveal = false, reason } = (request.call?.query ?? {}) as { reveal?: boolean; reason?: string };
  if (kind) return { kind, operation: request.operation, revealed: reveal ? revealable(request, reason) : new Set() };
  if (reveal) throw invalid([{ path: 'query.reveal', code: 'custom', message: '仅导出时可用 reveal；查看一人请用 reveal 操作 / reveal goes with an export; for one record there is the reveal action' }]);
  return undefined;
}

function revealable({ call }: Pick<CallRequest, 'call'>, reason: string | undefined): Set<PersonalKind> {
  const kinds = (Object.keys(revealPermission) as PersonalKind[]).filter((kind) => call?.ctx.permissions.has(revealPermission[kind]));
  if (!call || kinds.length === 0) throw notPermitted(revealPermission.phone);
  // A file has rows from everywhere: who may reveal in one street reveals its people one by one.
  for (const kind of kinds) if (!scopeFor(call.ctx, revealPermission[kind]).all) throw outOfScope(revealPermission[kind]);
  if (reason === undefined) throw invalid([{ path: 'query.reason', code: 'custom', message: '完整导出必须填写事由 / an export in full needs a reason' }]);
  return new Set(kinds);
}

/** A list's rows as a file to download: the same filters, the same scope, the same fields masked. */
export async function exportAnswer<T>(wanted: ExportWanted, name: string, columns: readonly CsvColumn<T>[], rows: AsyncIterable<readonly T[]>): Promise<StreamableFile> {
  const { kind } = wanted;
  const pages = asShown(wanted, rows);
  const disposition = `attachment; filename="${name}.${kind}"`;
  if (kind === 'csv') return new StreamableFile(csvStream(columns, pages), { type: 'text/csv; charset=utf-8', disposition });
  return new StreamableFile(await spreadsheet(name, columns, pages), { type: SPREADSHEET_TYPE, disposition });
}

/** The rows under the field policy of the list they are an export of. */
async function* asShown<T>({ operation, revealed }: ExportWanted, pages: AsyncIterable<readonly T[]>): AsyncGenerator<readonly T[]> {
  const policy = operation && policyOf(operation);
  for await (const items of pages) yield policy ? policy.show({ items }, revealed).answer.items : items;
}

/** One sheet with a bold header. Every text is written as text: what begins with "=" is shown, not run. */
export async function spreadsheet<T>(name: string, columns: readonly CsvColumn<T>[], pages: AsyncIterable<readonly T[]>): Promise<Buffer> {
  const rows: SheetData = [columns.map((c) => ({ value: c.header, type: String, fontWeight: 'bold' as const }))];
  for await (const page of pages) {
    for (const row of page) rows.push(columns.map((c) => cell(c.value(row))));
    if (rows.length > SPREADSHEET_ROWS + 1) throw new ProblemError(commonErrors.export_too_large, { limit: SPREADSHEET_ROWS });
  }
  return writeExcelFile(rows, { sheet: name, columns: columns.map(() => ({ width: 20 })), stickyRowsCount: 1 }).toBuffer();
}

function cell(value: string | number | null) {
  if (value === null || value === '') return null;
  // Excel takes 32,767 characters a cell.
  return typeof value === 'number' ? { value, type: Number } : { value: value.slice(0, 32_767), type: String };
}
