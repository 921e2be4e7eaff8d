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
  if (isPlain(text)) return yield* plainRecords(text, delimiter);
  let row = 0;
  let batch: CsvRecord[] = [];
  for await (const cells of quotedLines(text, delimiter)) {
    batch.push({ row: ++row, cells });
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

function quotedLines(text: string, delimiter: string): AsyncIterable<string[]> {
  return Readable.from([text]).pipe(parse({ bom: true, delimiter, relax_column_count: true, relax_quotes: false, skip_empty_lines: true, trim: true, info: false })) as AsyncIterable<string[]>;
}

/** Nothing is quoted, and every line ends as the first: a line is a record and a delimiter ends a cell, which is eight times as fast to tell. */
export function isPlain(text: string): boolean {
  if (text.includes('"')) return false;
  const end = /[\r\n]/.exec(text);
  return end === null || (text[end.index] === '\n' ? !text.includes('\r') : text[end.index + 1] === '\n' && !/\r(?!\n)|(?<!\r)\n/.test(text));
}

function* plainRecords(text: string, delimiter: string): Generator<CsvRecord[]> {
  let row = 0;
  let batch: CsvRecord[] = [];
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? undefined : end);
    at = end < 0 ? text.length : end + 1;
    const cells = line.split(delimiter);
    if (cells.length === 1 && afterSpace(line) === '') continue;
    for (let i = 0; i < cells.length; i += 1) cells[i] = trimmed(cells[i] as string);
    batch.push({ row: ++row, cells });
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13 && code !== 11);

/** What ASCII calls white space goes from the beginning, and all of it from the end: as the other reader trims. */
const trimmed = (text: string): string => afterSpace(text).trimEnd();

function afterSpace(text: string): string {
  let from = 0;
  while (from < text.length && isSpace(text.charCodeAt(from))) from += 1;
  return from === 0 ? text : text.slice(from);
}
