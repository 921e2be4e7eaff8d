import fc from 'fast-check';
import { buffer } from 'node:stream/consumers';
import { csvStream } from './csv';
import { csvRecords, decodeText, isPlain } from './csv-file';
import { exportAnswer, exportWanted } from './export';

async function* pages<T>(...all: T[][]): AsyncGenerator<T[]> {
  for (const p of all) yield p;
}
const records = async (text: string): Promise<string[][]> => {
  const out: string[][] = [];
  for await (const batch of csvRecords(text)) out.push(...batch.map((r) => r.cells));
  return out;
};

describe('CSV out', () => {
  it('given words that a spreadsheet would run, then they are harmless, and Excel reads the rest rightly', async () => {
    const columns = [{ header: '名称', value: (r: string) => r }, { header: '数', value: () => 1 }];
    const file = (await buffer(csvStream(columns, pages(['=1+1', '@x', '+cmd', '-2'], ['带,逗号', '带"引号', '换\n行'])))).toString('utf8');
    expect(file).toBe(`\uFEFF名称,数\r\n'=1+1,1\r\n'@x,1\r\n'+cmd,1\r\n'-2,1\r\n"带,逗号",1\r\n"带""引号",1\r\n"换\n行",1\r\n`);
  });
  it('given pages that fail in the middle, then the file breaks off instead of looking whole', async () => {
    async function* failing(): AsyncGenerator<string[]> {
      yield ['a'];
      throw new Error('gone');
    }
    await expect(buffer(csvStream([{ header: 'x', value: (r: string) => r }], failing()))).rejects.toThrow();
  });
});

describe('CSV in', () => {
  it('given UTF-8, a BOM, GBK or UTF-16, then the text is the same; given a picture, then none', () => {
    expect(decodeText(Buffer.from('隐患', 'utf8'))).toBe('隐患');
    expect(decodeText(Buffer.from([0xd2, 0xfe, 0xbb, 0xbc]))).toBe('隐患');
    expect(decodeText(Buffer.from('\uFEFF隐患', 'utf16le'))).toBe('隐患');
    expect(decodeText(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0]))).toBeNull();
  });
  it('given tabs, semicolons, quotes and empty lines, then the cells come out', async () => {
    expect(await records('a\tb\n1\t2\n')).toEqual([['a', 'b'], ['1', '2']]);
    expect(await records('a;b;c\n1;2,5;3\n')).toEqual([['a', 'b', 'c'], ['1', '2,5', '3']]);
    expect(await records('a,b\r\n\r\n"x,""y""",z\r\n')).toEqual([['a', 'b'], ['x,"y"', 'z']]);
  });
});

describe('a CSV without quotes', () => {
  const unquoted = fc.string({ unit: fc.constantFrom('a', '隐', ' ', '\u3000', '\t', ',', ';', '\n', '\r\n', '\f', '\v', '\uFEFF', "'"), maxLength: 60 });

  it('given any text, then the cells are those of the reader that knows quotes', async () => {
    let plain = 0;
    await fc.assert(fc.asyncProperty(unquoted, fc.constantFrom(',', ';', '\t'), async (body, delimiter) => {
      const text = `x${delimiter}${delimiter}${delimiter}${delimiter}${body}`;
      plain += Number(isPlain(text));
      // A quoted line at the end leaves the others as they are.
      const end = text.includes('\r\n') ? '\r\n' : '\n';
      expect(await records(text)).toEqual((await records(`${text}${end}"z"${end}`)).slice(0, -1));
    }), { numRuns: 1_000 });
    expect(plain).toBeGreaterThan(300);
  });

  it.each([['a quote', 'a,b\n"1",2'], ['lines that end in two ways', 'a\r\nb\nc'], ['lines of an old Macintosh', 'a,b\rc,d']])('given %s, then it is not plain', (_what, text) => expect(isPlain(text)).toBe(false));
});

describe('a spreadsheet out', () => {
  it('given rows, then a workbook holds the same cells, and words that begin with = are text', async () => {
    const columns = [{ header: '名称', value: (r: { n: string }) => r.n }, { header: '数', value: () => 7 }, { header: '空', value: () => null }];
    const file = await exportAnswer({ kind: 'xlsx', operation: undefined, revealed: new Set() }, 'hazards', columns, pages([{ n: '=1+1' }], [{ n: '隐患<&>"' }]));
    const bytes = await buffer(file.getStream());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    const { unzipSync, strFromU8 } = jest.requireActual<typeof import('fflate')>('fflate');
    const parts = unzipSync(bytes);
    const text = Object.entries(parts).filter(([name]) => name.endsWith('.xml')).map(([, part]) => strFromU8(part)).join('');
    for (const word of ['名称', '=1+1', '隐患&lt;&amp;&gt;', '<v>7</v>']) expect(text).toContain(word);
    expect(text).not.toContain('<f>');
  });
  it('given what a client accepts, then JSON unless a file is asked for', () => {
    const wanted = (accept?: string) => exportWanted({ headers: { accept } })?.kind;
    expect([wanted(), wanted('*/*'), wanted('text/csv'), wanted('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')]).toEqual([undefined, undefined, 'csv', 'xlsx']);
  });
});
