import { StreamableFile } from '@nestjs/common';
import type { CallRequest } from '../http/call';
import { csvStream, type CsvColumn } from './csv';

export const wantsCsv = (request: Pick<CallRequest, 'headers'>): boolean => /\btext\/csv\b/i.test(request.headers.accept ?? '');

/** A list's rows as a file to download. */
export function csvAnswer<T>(name: string, columns: readonly CsvColumn<T>[], pages: AsyncIterable<readonly T[]>): StreamableFile {
  return new StreamableFile(csvStream(columns, pages), { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${name}.csv"` });
}
