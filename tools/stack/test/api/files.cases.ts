import { Client } from 'pg';
import type { Response } from 'supertest';
import { finished, type OperationBody, type World } from './api.kit';
import { parseCsv, toGbk } from './csv.kit';
import { expectProblem } from './problem.kit';
import { rowCounts } from './rows.kit';
import { hazards, type Seed } from './seed.kit';
import { pixel } from './uploads.kit';

const imports = `${hazards}/imports`;
const MB = 1024 * 1024;

/** Files as people have them: from Excel, from WPS, too large, or no CSV at all. */
export function fileCases(world: () => World, seed: () => Seed): void {
  const code = (): string => seed().communities[0];
  const csv = (...rows: string[]): string => ['隐患名称,区划代码,来源,隐患描述', ...rows.map((r) => `${r},${code()},巡查,描述`)].join('\r\n');
  const raw = (data: string | Buffer, type = 'text/csv', name = 'x.csv'): Promise<Response> => world().pingshan.admin.post(`${imports}?name=${encodeURIComponent(name)}`, data, { headers: { 'content-type': type } });
  const form = (field: string, data: Buffer, name: string): Promise<Response> =>
    world().pingshan.admin.call('post', imports, { file: { field, data, name, type: 'text/csv' } });
  const ended = async (res: Response): Promise<OperationBody> => {
    expect({ status: res.status, text: res.text }).toMatchObject({ status: 202 });
    expect(res.headers['location']).toBe(`/api/enforcement/v1/operations/${res.body.id}`);
    return finished(world().pingshan.admin, String(res.headers['location']));
  };
  const titled = async (title: string): Promise<Record<string, unknown>[]> => (await world().pingshan.admin.get(`${hazards}?q=${encodeURIComponent(title)}`)).body.items;

  describe('imports', () => {
    it.each<[string, () => Promise<Response>]>([
      ['UTF-8', () => raw(csv('编码一'))],
      ['UTF-8 with a BOM', () => raw(`\uFEFF${csv('编码二')}`)],
      ['GBK', () => raw(toGbk(csv('编码三')))],
      ['UTF-16 as Excel writes Unicode text', () => raw(Buffer.from(`\uFEFF${csv('编码四').replaceAll(',', '\t')}`, 'utf16le'))],
      ['semicolons', () => raw(csv('编码五').replaceAll(',', ';'))],
      ['a form', () => form('file', Buffer.from(csv('编码六')), '台账 2026.csv')],
      ['a form in GBK', () => form('file', toGbk(csv('编码七')), '台账.csv')],
      ['a charset in the type', () => raw(csv('编码八'), 'text/csv; charset=utf-8')],
    ])('given a file in %s, then its row is a hazard with the right characters', async (_, send) => {
      const { result } = await ended(await send());
      expect(result).toMatchObject({ accepted: 1, refused: 0, errors: [] });
      const [hazard] = await titled('编码');
      expect(hazard).toMatchObject({ divisionCode: code(), source: 'patrol', description: '描述', title: expect.stringMatching(/^编码[一二三四五六七八]$/) });
    });

    it('given good and bad rows, a cell of 10 MB and a formula among them, then each refusal names row and column, and comes back as CSV', async () => {
      const rows = [`好行,${code()},巡查,`, `,${code()},巡查,`, '越界,330108001001,巡查,', `来源,${code()},路过,`, `巨大,${code()},巡查,${'x'.repeat(10 * MB)}`, '=1+1,990000000000,巡查,', `"引""号",${code()},巡查,"两\n行"`];
      const operation = await ended(await raw(['隐患名称,区划代码,来源,隐患描述', ...rows].join('\n')));
      expect(operation.result).toMatchObject({ accepted: 2, refused: 5 });
      const errors = (operation.result?.['errors'] ?? []) as { row: number; column: string }[];
      expect(errors.map((e) => [e.row, e.column])).toEqual([[3, '隐患名称'], [4, '区划代码'], [5, '来源'], [6, '隐患描述'], [7, '区划代码']]);
      const refused = await world().pingshan.admin.get(String(operation.result?.['refusedUrl']));
      expect(refused.headers['content-type']).toMatch(/^text\/csv/);
      const [header, ...lines] = parseCsv(refused.text);
      expect(header).toEqual(['行号', '隐患名称', '区划代码', '来源', '隐患描述', '原因']);
      expect(lines.map((l) => [l[0], l[1], (l[5] ?? '').split('：')[0]])).toEqual([['3', '', '隐患名称'], ['4', '越界', '区划代码'], ['5', '来源', '来源'], ['6', '巨大', '隐患描述'], ['7', "'=1+1", '区划代码']]);
    });

    describe('that cannot be read', () => {
      let db: Client;
      beforeAll(async () => {
        db = new Client({ connectionString: world().stack.adminDatabaseUrl });
        await db.connect();
      });
      afterAll(() => db?.end());

      it.each<[string, number, string, () => Promise<Response>]>([
        ['nothing', 400, 'hazard.csv_empty', () => raw(Buffer.alloc(0))],
        ['a header only', 400, 'hazard.csv_empty', () => raw('隐患名称,区划代码,来源\n')],
        ['blank lines', 400, 'hazard.csv_empty', () => raw('\n\n\n')],
        ['other columns', 400, 'hazard.csv_columns', () => raw('名字,地点\na,b\n')],
        ['a picture', 400, 'hazard.csv_encoding', () => raw(pixel)],
        ['bytes of no encoding', 400, 'hazard.csv_encoding', () => raw(Buffer.from([0xff, 0xff, 0x81, 0x20, 0x0a]))],
        ['an open quote', 400, 'hazard.csv_malformed', () => raw('隐患名称,区划代码,来源\n"a,440310,巡查\n')],
        ['JSON', 415, 'request.media_type', () => raw('{}', 'application/json')],
        ['a PDF', 415, 'request.media_type', () => raw('%PDF', 'application/pdf')],
        ['the beginning of a workbook', 400, 'hazard.csv_malformed', () => raw('PK\u0003\u0004', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')],
        ['a workbook of 1997', 400, 'hazard.csv_malformed', () => raw(Buffer.from('d0cf11e0a1b11ae1', 'hex'))],
        ['a form without a file', 400, 'request.invalid', () => raw('--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n', 'multipart/form-data; boundary=x')],
        ['a form without a boundary', 400, 'request.malformed_form', () => raw('x', 'multipart/form-data')],
        ['a form that breaks off', 400, 'request.malformed_form', () => raw('--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n隐患名称', 'multipart/form-data; boundary=x')],
        ['33 MB', 413, 'request.too_large', () => raw(Buffer.alloc(33 * MB, 'a'))],
        ['a form of 33 MB', 413, 'request.too_large', () => form('file', Buffer.alloc(33 * MB, 'a'), 'x.csv')],
        ['a large form that breaks off', 400, 'request.malformed_form', () => raw(Buffer.concat([Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'), Buffer.alloc(3 * MB, 'a')]), 'multipart/form-data; boundary=x')],
      ])('given %s, then %i %s and nothing is kept', async (_, status, problem, send) => {
        const before = await rowCounts(db);
        expectProblem(await send(), status, problem);
        expect(await rowCounts(db)).toEqual(before);
      });

      it('given 41 MB, then the gateway says so before it has read them, and may close on the rest', async () => {
        const res = await raw(Buffer.alloc(41 * MB, 'a')).catch((e: { code?: string }) => e);
        if ('code' in res) expect(['EPIPE', 'ECONNRESET']).toContain(res.code);
        else expectProblem(res as Response, 413, 'request.too_large');
      });

      it('given uploads that were refused half-way, then the next ones on the same connections are answered at once', async () => {
        for (let i = 0; i < 4; i += 1) {
          expectProblem(await raw(Buffer.alloc(33 * MB, 'a')), 413, 'request.too_large');
          const begun = Date.now();
          for (let n = 0; n < 3; n += 1) expectProblem(await raw('{}', 'text/html'), 415, 'request.media_type');
          expect(Date.now() - begun).toBeLessThan(5_000);
        }
      });

      it('given columns that are missing, then each is named and those found are told', async () => {
        const body = expectProblem(await raw('隐患名称,地点\na,b\n'), 400, 'hazard.csv_columns', 'file.header.divisionCode');
        expect(body.errors.map((e) => e.path)).toEqual(['file.header.divisionCode', 'file.header.source']);
        expect(body.detail).toContain('地点');
      });
    });
  });

  describe('files', () => {
    const upload = (query: string, data: Buffer, type = 'image/png'): Promise<Response> => world().pingshan.admin.post(`/api/enforcement/v1/files${query}`, data, { headers: { 'content-type': type } });

    it('given names of all kinds, then they are kept as text, cut at 200 characters', async () => {
      expect((await upload(`?name=${encodeURIComponent('整改后 照片.png')}`, pixel)).body).toMatchObject({ name: '整改后 照片.png', bytes: pixel.length, mediaType: 'image/png' });
      expect((await upload('', pixel)).body.name).toBe('upload');
      expect((await upload(`?name=${'x'.repeat(300)}`, pixel)).body.name).toHaveLength(200);
      for (const query of ['?name=a%00b.png', '?name=a.png&name=b.png', '?name=../../etc/passwd', '?name=', '?name=%ff']) {
        const res = await upload(query, pixel);
        expect({ query, status: res.status }).toEqual({ query, status: 201 });
        expect(res.body.name).not.toMatch(/\u0000/);
      }
    });

    it('given 21 MB or another type, then 413 or 415', async () => {
      expectProblem(await upload('', Buffer.alloc(21 * MB)), 413, 'request.too_large');
      expectProblem(await upload('', Buffer.from('<html>'), 'text/html'), 415, 'request.media_type');
      expectProblem(await upload('', Buffer.from('a,b'), 'text/csv'), 415, 'request.media_type');
    });
  });
}
