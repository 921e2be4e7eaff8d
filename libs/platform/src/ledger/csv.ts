import { stringify } from 'csv-stringify';
import { PassThrough, type Readable } from 'node:stream';

export interface CsvColumn<T> {
  readonly header: string;
  readonly value: (row: T) => string | number | null;
}

/**
 * Rows as a CSV that Excel opens rightly (UTF-8 with BOM) and that cannot run as formulas. Pages are fetched as the
 * client reads, so an export of any size takes the memory of one page.
 */
export function csvStream<T>(columns: readonly CsvColumn<T>[], pages: AsyncIterable<readonly T[]>): Readable {
  const out = new PassThrough();
  const csv = stringify({ header: true, columns: columns.map((c) => c.header), bom: true, escape_formulas: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ });
  csv.pipe(out);
  csv.on('error', (e) => out.destroy(e));
  void (async () => {
    try {
      for await (const page of pages) {
        for (const row of page) {
          if (!csv.write(columns.map((c) => c.value(row)))) await new Promise((r) => csv.once('drain', r));
        }
        if (out.destroyed) return;
      }
      csv.end();
    } catch (e) {
      csv.destroy(e as Error);
    }
  })();
  return out;
}
