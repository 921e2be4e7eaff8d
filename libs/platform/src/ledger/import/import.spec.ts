import { importErrors } from '@anlan/contracts/kit';
import { ProblemError } from '../../http';
import { spreadsheet } from '../export';
import { cellReader, guessMapping, type ImportColumns } from './columns';
import { spreadsheetRows } from './spreadsheet-file';
import { openTable, type ImportCodes } from './table-file';

const columns: ImportColumns<'name' | 'phone' | 'kind'> = {
  name: { zh: '姓名', en: 'Name', required: true },
  phone: { zh: '电话', en: 'Phone', aliases: ['手机', '手机号码'] },
  kind: { zh: '类别', en: 'Kind', words: { 甲: 'a' } },
};
// The codes of a feature that exists.
const codes = Object.fromEntries(Object.keys(importErrors).map((k) => [k, 'request.invalid'])) as ImportCodes;

async function read(bytes: Buffer) {
  const { header, batches } = await openTable(bytes, columns, codes);
  const rows = [];
  for await (const batch of batches) rows.push(...batch);
  return { header, rows };
}
async function* one<T>(rows: T[]): AsyncGenerator<T[]> {
  yield rows;
}
const workbook = (rows: (string | number | null)[][]): Promise<Buffer> =>
  spreadsheet('名单', (rows[0] ?? []).map((h, i) => ({ header: String(h ?? ''), value: (r: (string | number | null)[]) => r[i] ?? null })), one(rows.slice(1)));

describe('finding the columns of a file', () => {
  it('given headers with stars, spaces, notes in brackets, aliases or English, then they are recognised, and the first of two alike', () => {
    expect(guessMapping(columns, [' 姓 名*', '手机号码', '备注'])).toEqual({ name: 0, phone: 1 });
    expect(guessMapping(columns, ['类别（甲/乙）', 'NAME', '姓名'])).toEqual({ kind: 0, name: 1 });
    expect(guessMapping(columns, ['', '   '])).toEqual({});
  });
  it('given cells, then words are codes, empty ones are absent, and the apostrophe of our own exports is gone', () => {
    const cells = cellReader(columns, { name: 0, phone: 1, kind: 2 });
    expect(cells([' 张三 ', "'+86 755 1234", '甲'])).toEqual({ name: '张三', phone: '+86 755 1234', kind: 'a' });
    expect(cells(["'引号'", '', '乙'])).toEqual({ name: "'引号'", kind: '乙' });
    expect(cells(['张三', '', 'constructor'])).toEqual({ name: '张三', kind: 'constructor' });
  });
});

describe('opening a file', () => {
  it('given a title above the header, then the header is found, and rows keep the numbers that a spreadsheet shows', async () => {
    expect(await read(Buffer.from('坪山区应急管理局人员名单,,\n姓名,电话,类别\n张三,1,甲\n'))).toEqual({ header: ['姓名', '电话', '类别'], rows: [{ row: 3, cells: ['张三', '1', '甲'] }] });
    const file = await workbook([['人员名单', null], [null, null], ['姓名', '手机'], ['张三', 13812345678], [null, null], ['李四', '=1+1']]);
    expect(await read(file)).toEqual({ header: ['姓名', '手机'], rows: [{ row: 4, cells: ['张三', '13812345678'] }, { row: 6, cells: ['李四', '=1+1'] }] });
  });
  it('given numbers and moments of a sheet, then they are what a person reads there', async () => {
    const rows = await spreadsheetRows(await workbook([['a', 'b'], [0.1 + 0.2, 1.5e10], [-3, '2026年3月2日']]));
    expect(rows.slice(1)).toEqual([['0.3', '15000000000'], ['-3', '2026年3月2日']]);
  });
  it('given more rows than one batch has, then none is lost', async () => {
    const { rows } = await read(Buffer.from(['姓名', ...Array.from({ length: 1703 }, (_, i) => `人${i}`)].join('\n')));
    expect([rows.length, rows.at(-1)]).toEqual([1703, { row: 1704, cells: ['人1702'] }]);
  });
  it.each([
    ['an .xls of 1997', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    ['the beginning of a workbook', Buffer.from('504b030414000000', 'hex')],
    ['a quote that never closes', Buffer.from('姓名\n"abc\n')],
    ['nothing', Buffer.alloc(0)],
  ])('given %s, then the file is refused with a reason', async (_, bytes) => {
    await expect(read(bytes)).rejects.toBeInstanceOf(ProblemError);
  });
  it('given an archive that unpacks to more than it says, or to more than a table needs, then it is refused before it fills the memory', async () => {
    const { zipSync } = jest.requireActual<typeof import('fflate')>('fflate');
    const bomb = Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(70_000_000) }));
    expect(bomb.length).toBeLessThan(200_000);
    await expect(spreadsheetRows(bomb)).rejects.toThrow('too large');
    const liar = Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(5_000_000) }));
    liar.writeUInt32LE(1000, liar.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
    await expect(spreadsheetRows(liar)).rejects.toThrow();
  });
});
