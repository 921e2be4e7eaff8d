import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { readSheet } from 'read-excel-file/universal';

/** What the parts of a workbook may hold together once they are unpacked; beyond it, a CSV streams. */
const UNPACKED_BYTES = 64 * 1024 * 1024;
const inflate = promisify(inflateRaw);

export const isSpreadsheet = (bytes: Buffer): boolean => bytes.readUInt32BE(0) === 0x504b0304;
/** The binary .xls of before 2007. */
export const isOldSpreadsheet = (bytes: Buffer): boolean => bytes.readUInt32BE(0) === 0xd0cf11e0;

/**
 * Rows of a workbook's first sheet as text, empty rows included. Formulas give the value that was saved with them.
 * @throws where it is no workbook, or would unpack to more than it may
 */
export async function spreadsheetRows(bytes: Buffer): Promise<string[][]> {
  await assertModest(bytes);
  const own = new Uint8Array(bytes); // a copy of its own: the reader takes the whole ArrayBuffer
  const rows = await readSheet(own.buffer, { parseNumber: (text: string) => text });
  return rows.map((row) => row.map(cellText));
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  // What a sheet calls a moment has no zone: it is read as if it were UTC.
  // eslint-disable-next-line anlan/no-utc-day -- the clock of the sheet, as it was read
  if (value instanceof Date) return value.toISOString().slice(0, 16).replace('T', ' ').replace(/ 00:00$/, '');
  const text = String(value);
  // A number as it is stored, which may be 1.3812345678E10 or 0.30000000000000004.
  if (!/^-?\d*\.?\d+(E[+-]?\d+)?$/i.test(text) || /^-?\d+$/.test(text)) return text;
  const number = Number(text);
  return Number.isInteger(number) ? number.toFixed(0) : String(Number(number.toPrecision(15)));
}

interface Part {
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

/** Unpacks every part of the archive within the limit, so that nothing smaller than it says can fill the memory. */
async function assertModest(bytes: Buffer): Promise<void> {
  let room = UNPACKED_BYTES;
  for (const part of parts(bytes)) {
    if (part.unpacked > room) throw new Error('工作簿过大，请另存为 CSV / the workbook is too large, save it as CSV');
    room -= part.unpacked;
    if (part.method !== 8) continue;
    const start = part.at + 30 + bytes.readUInt16LE(part.at + 26) + bytes.readUInt16LE(part.at + 28);
    const content = await inflate(bytes.subarray(start, start + part.packed), { maxOutputLength: part.unpacked + 1 });
    if (content.length !== part.unpacked) throw new Error('压缩内容与目录不符 / the archive is not what its directory says');
  }
}

/** The archive's directory, from its end (APPNOTE 4.3.12, 4.3.16). */
function parts(bytes: Buffer): Part[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) throw new Error('文件不完整 / the file is not complete');
  const found: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let i = bytes.readUInt16LE(end + 10); i > 0; i -= 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('文件已损坏 / the file is damaged');
    found.push({ method: bytes.readUInt16LE(at + 10), packed: bytes.readUInt32LE(at + 20), unpacked: bytes.readUInt32LE(at + 24), at: bytes.readUInt32LE(at + 42) });
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return found;
}
