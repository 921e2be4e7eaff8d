import { parse } from 'csv-parse/sync';

/** The lines of a CSV as a spreadsheet would read it. */
export function parseCsv(text: string): string[][] {
  return parse(text, { bom: true }) as string[][];
}

let table: Map<string, number> | undefined;

/** Node decodes GBK and does not encode it: the table is what its decoder says, read backwards. */
export function toGbk(text: string): Buffer {
  if (!table) {
    table = new Map();
    const decoder = new TextDecoder('gbk');
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) table.set(decoder.decode(Uint8Array.of(lead, trail)), lead * 256 + trail);
    }
  }
  const known = table;
  return Buffer.concat([...text].map((c) => {
    if (c.charCodeAt(0) < 0x80) return Buffer.from(c);
    const code = known.get(c) ?? 0;
    return Buffer.from([code >> 8, code & 0xff]);
  }));
}
