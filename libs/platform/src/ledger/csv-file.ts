import { parse } from 'csv-parse';
import { Readable } from 'node:stream';

export type CsvFault = { readonly fault: 'encoding' } | { readonly fault: 'malformed'; readonly detail: string };

/** Text of a file that came from somebody's Excel: UTF-8 with or without BOM, else GBK (GB 18030); anything else is refused. */
export function decodeText(bytes: Buffer): string | null {
  if (bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))) {
    return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  }
  if (bytes.includes(0)) return null;
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // not this one
    }
  }
  return null;
}

export interface CsvRecord {
  /** line of the file, as a spreadsheet counts it: the header is 1 */
  readonly row: number;
  readonly cells: string[];
}

const BATCH = 500;

/** The records of a CSV text, the header included, some hundred at a time. Comma, semicolon or tab, whichever the first line has most of. */
export async function* csvRecords(text: string): AsyncGenerator<CsvRecord[]> {
  const first = text.slice(0, text.indexOf('\n') + 1 || undefined);
  const delimiter = [',', '\t', ';'].map((d) => ({ d, n: first.split(d).length })).sort((a, b) => b.n - a.n)[0]?.d ?? ',';
  const parser = Readable.from([text]).pipe(parse({ bom: true, delimiter, relax_column_count: true, relax_quotes: false, skip_empty_lines: true, trim: true, info: false }));
  let row = 0;
  let batch: CsvRecord[] = [];
  for await (const cells of parser as AsyncIterable<string[]>) {
    batch.push({ row: ++row, cells });
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}
