import { commonErrors } from '@anlan/contracts/kit';
import { StreamableFile } from '@nestjs/common';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { CallRequest } from '../http/call';
import { ProblemError } from '../http/problem';
import { csvStream, type CsvColumn } from './csv';

export const SPREADSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A spreadsheet is made whole in memory; beyond this many rows only the CSV, which streams, is given. */
const SPREADSHEET_ROWS = 50_000;

export type ExportKind = 'csv' | 'xlsx';

/** Whether the caller asks for a file instead of a page of JSON, by Accept. */
export function exportWanted(request: Pick<CallRequest, 'headers'>): ExportKind | undefined {
  const accept = (request.headers.accept ?? '').toLowerCase();
  if (accept.includes('text/csv')) return 'csv';
  return accept.includes(SPREADSHEET_TYPE) ? 'xlsx' : undefined;
}

/** A list's rows as a file to download: the same filters, the same scope. */
export async function exportAnswer<T>(kind: ExportKind, name: string, columns: readonly CsvColumn<T>[], pages: AsyncIterable<readonly T[]>): Promise<StreamableFile> {
  const disposition = `attachment; filename="${name}.${kind}"`;
  if (kind === 'csv') return new StreamableFile(csvStream(columns, pages), { type: 'text/csv; charset=utf-8', disposition });
  return new StreamableFile(await spreadsheet(name, columns, pages), { type: SPREADSHEET_TYPE, disposition });
}

/** One sheet with a bold header. Every text is written as text: what begins with "=" is shown, not run. */
async function spreadsheet<T>(name: string, columns: readonly CsvColumn<T>[], pages: AsyncIterable<readonly T[]>): Promise<Buffer> {
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
