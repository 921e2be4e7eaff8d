import type { importErrors } from '@anlan/contracts/kit';
import { ProblemError } from '../../http';
import { csvRecords, decodeText, type CsvRecord } from '../csv-file';
import { guessMapping, type ImportColumns } from './columns';
import { isOldSpreadsheet, isSpreadsheet, spreadsheetRows } from './spreadsheet-file';

/** The codes under which a feature declared `importErrors`. */
export type ImportCodes = Readonly<Record<keyof typeof importErrors, string>>;

export interface TableFile {
  readonly header: string[];
  /** the rows below the header that are not empty, some hundred at a time */
  readonly batches: AsyncGenerator<CsvRecord[]>;
}

const HEADER_WITHIN = 10;

/**
 * A table as somebody's office sent it: CSV in any encoding or a workbook. The header is the row among the first ten that
 * names most of the columns, since a list often has a title above it.
 * @throws ProblemError where it cannot be read, or holds nothing; its batches too, where a fault lies further down
 */
export async function openTable<K extends string>(bytes: Buffer, columns: ImportColumns<K>, codes: ImportCodes): Promise<TableFile> {
  const batches = namingFaults(batchesOf(bytes, codes), codes);
  const next = await batches.next();
  const first: CsvRecord[] = next.done ? [] : next.value;
  const top = first.slice(0, HEADER_WITHIN);
  const named = top.map((r) => Object.keys(guessMapping(columns, r.cells)).length);
  const at = Math.max(named.indexOf(Math.max(...named)), 0);
  const header = top[at]?.cells.map((h) => h.slice(0, 100));
  if (!header) throw new ProblemError(codes.csv_empty);
  return { header, batches: joined(first.slice(at + 1), batches) };
}

async function* joined(first: CsvRecord[], rest: AsyncGenerator<CsvRecord[]>): AsyncGenerator<CsvRecord[]> {
  yield first;
  yield* rest;
}

async function* batchesOf(bytes: Buffer, codes: ImportCodes): AsyncGenerator<CsvRecord[]> {
  if (bytes.length >= 4 && isOldSpreadsheet(bytes)) throw new Error('.xls 请另存为 .xlsx / save the .xls as .xlsx');
  if (bytes.length >= 4 && isSpreadsheet(bytes)) {
    const rows = await spreadsheetRows(bytes);
    yield rows.map((cells, i) => ({ row: i + 1, cells })).filter((r) => r.cells.some((c) => c.trim() !== ''));
    return;
  }
  const text = decodeText(bytes);
  if (text === null) throw new ProblemError(codes.csv_encoding);
  yield* csvRecords(text);
}

async function* namingFaults(batches: AsyncGenerator<CsvRecord[]>, codes: ImportCodes): AsyncGenerator<CsvRecord[]> {
  try {
    yield* batches;
  } catch (e) {
    if (e instanceof ProblemError) throw e;
    throw new ProblemError(codes.csv_malformed, { detail: (e as Error).message.slice(0, 200) });
  }
}
