import { hazardLifecycle, hazardStates, type HazardState } from '@anlan/contracts/enforcement';
import { operations } from '@anlan/contracts/kit';
import '@anlan/contracts/responsibility';
import '@anlan/contracts/tenancy';
import { shanghaiMonth } from '@anlan/domain';
import type { Caller, World } from './api.kit';
import { parseCsv } from './csv.kit';
import type { OpenApi } from './openapi.kit';
import { hazards, inDays, listOf, type Hazard, type Seed } from './seed.kit';

interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total?: number;
}

/** Of an audit log, what stands still while it is read twice. */
const AUDITED: Readonly<Record<string, string>> = { 'tenancy.audit.list': '?action=unit', 'enforcement.audit.list': '?action=hazard.assigned', 'responsibility.audit.list': '?action=list-item.closed' };

/** All pages of a list, a few rows at a time. */
async function everything<T>(who: Caller, address: string, limit: number): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Page<T> = await who.read(`${address}${address.includes('?') ? '&' : '?'}limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    all.push(...page.items);
    if (!page.nextCursor) return all;
    cursor = page.nextCursor;
  }
}

/** Lists, their exports and the figures over them say the same. */
export function listCases(world: () => World, api: () => OpenApi, seed: () => Seed): void {
  const seers = (): Record<string, Caller> => ({ admin: world().pingshan.admin, street: seed().streetOfficer, safety: seed().as['enterprise-safety-officer'] as Caller });
  const filters = (): string[] => ['', 'status=reported', 'status=reported,closed', 'level=major', 'source=complaint', 'overdue=false', 'overdue=true', `q=${encodeURIComponent(world().pingshan.canary.text)}`, 'q=%25', 'q=_', 'assignedToMe=true', 'divisionCode=440310', 'reportedFrom=2020-01-01T00:00:00Z', 'reportedTo=2020-01-01T00:00:00Z', 'order=dueAt', 'order=-updatedAt&level=major,general', `category=${encodeURIComponent(`${world().pingshan.canary.text} 消防`)}`, 'hasCategory=false&source=patrol,complaint', 'age=0-3', 'age=over-30', 'placed=true', `dueFrom=${encodeURIComponent(inDays(8))}&order=dueAt`, `month=${shanghaiMonth(new Date())}`, `assigneeUnitId=${seed().unitId}`];

  describe('lists', () => {
    it('given every list with pages, then pages of two give the same rows as one of two hundred, each once, and total counts them', async () => {
      const lists = api().operations.filter((o) => o.method === 'get' && o.parameters.some((p) => p.in === 'query' && p.name === 'cursor'));
      const faults: string[] = [];
      for (const o of lists) {
        const who = o.path.includes('/tenants') ? world().operator : (seed().cast.holders(o.permission)[0] as Caller);
        // The audit log grows by every reading of it: up to now it does not.
        const until = o.parameters.some((p) => p.name === 'traceId') ? `to=${encodeURIComponent(new Date().toISOString())}` : '';
        const address = `${listOf(seed(), o)}${listOf(seed(), o).includes('?') ? '&' : '?'}${until}`;
        const whole = await who.read<Page<unknown>>(`${address}&limit=200&total=true`);
        const paged = await everything(who, address, Math.max(2, Math.ceil(whole.items.length / 7)));
        const text = (rows: unknown[]): string[] => rows.map((r) => JSON.stringify(withoutSeal(r)));
        if (new Set(text(paged)).size !== paged.length) faults.push(`${o.id}: a row came twice`);
        if (whole.nextCursor === null && JSON.stringify(text(paged)) !== JSON.stringify(text(whole.items))) faults.push(`${o.id}: pages differ from the whole`);
        if (whole.total !== paged.length) faults.push(`${o.id}: total ${whole.total}, rows ${paged.length}`);
      }
      expect(faults).toEqual([]);
    });

    it('given rows that arrive while one turns the pages, then none of the old is left out or doubled', async () => {
      const { admin } = world().pingshan;
      const old = await everything<Hazard>(admin, hazards, 200);
      const seen: string[] = [];
      for (let cursor: string | null = null; ; ) {
        const page: Page<Hazard> = await admin.read(`${hazards}?limit=5${cursor ? `&cursor=${cursor}` : ''}`);
        seen.push(...page.items.map((h) => h.id));
        await admin.made(hazards, seed().report(seed().communities[0]));
        cursor = page.nextCursor;
        if (!cursor) break;
      }
      expect(seen).toEqual(old.map((h) => h.id));
    });
  });

  describe('exports', () => {
    it('given each filter and each kind of person, then the CSV has the rows of the list, in its order', async () => {
      for (const [name, who] of Object.entries(seers())) {
        for (const filter of filters()) {
          const rows = await everything<Hazard & Record<string, never>>(who, `${hazards}?${filter}`, 200);
          const res = await who.get(`${hazards}?${filter}`, { accept: 'text/csv' });
          expect(res.headers['content-type']).toMatch(/^text\/csv; charset=utf-8/);
          expect(res.headers['content-disposition']).toContain('attachment');
          expect(res.text.startsWith('\uFEFF')).toBe(true);
          const [header = [], ...lines] = parseCsv(res.text);
          const column = (title: string): (string | undefined)[] => lines.map((l) => l[header.indexOf(title)]);
          expect({ name, filter, numbers: column('编号') }).toEqual({ name, filter, numbers: rows.map((h) => h.number) });
          expect(column('状态')).toEqual(rows.map((h) => hazardLifecycle.states[h.status as HazardState].zh));
          expect(column('区划代码')).toEqual(rows.map((h) => h.divisionCode));
          expect(column('整改期限')).toEqual(rows.map((h) => h['dueAt'] ?? ''));
        }
      }
    });

    it('given the other lists that export, then as many lines as rows', async () => {
      const exports = api().operations.filter((o) => o.method === 'get' && !o.path.includes('{') && ['application/json', 'text/csv'].every((type) => o.produces.includes(type)));
      expect(exports.map((o) => o.id).sort()).toEqual(operations().filter((o) => o.export && !o.path.includes(':')).map((o) => `${o.service}.${o.id}`).sort());
      for (const o of exports) {
        const filter = AUDITED[o.id] ?? '';
        const who = seed().cast.holders(o.permission)[0] as Caller;
        const rows = await everything(who, `${o.path}${filter}`, 200);
        const lines = parseCsv((await who.get(`${o.path}${filter}`, { accept: 'text/csv' })).text);
        expect({ id: o.id, lines: lines.length - 1 }).toEqual({ id: o.id, lines: rows.length });
        expect(rows.length).toBeGreaterThan(0);
      }
    });

    it('given texts that a spreadsheet would run, then their cells are text, and the API gives them as they were', async () => {
      const { admin } = world().pingshan;
      const texts = ['=cmd|\'/C calc\'!A0', '+1+1', '-2+3', '@SUM(A1)', '\uFF1D1+1', '=HYPERLINK("http://evil.example","看")', '普通'];
      for (const title of texts) await admin.made(hazards, seed().report(seed().communities[0], { title, description: title, subjectName: title, category: '公式' }));
      const rows = await everything<{ title: string }>(admin, `${hazards}?q=${encodeURIComponent('公式')}`, 200);
      expect(rows).toEqual([]); // the category is no searched text
      const [header = [], ...lines] = parseCsv((await admin.get(hazards, { accept: 'text/csv' })).text);
      const mine = lines.filter((l) => l[header.indexOf('类别')] === '公式');
      expect(mine).toHaveLength(texts.length);
      for (const line of mine) for (const title of ['隐患名称', '隐患描述', '单位名称']) expect(line[header.indexOf(title)]).not.toMatch(/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/);
      const stored = await everything<{ title: string }>(admin, hazards, 200);
      for (const title of texts) expect(stored.map((h) => h.title)).toContain(title);
    });
  });

  describe('figures', () => {
    it('given each dimension, filter and kind of person, then the figures add up to the lists', async () => {
      for (const [name, who] of Object.entries(seers())) {
        const total = async (filter: string): Promise<number> => (await who.read<{ total: number }>(`${hazards}?limit=1&total=true&${filter}`)).total;
        for (const filter of ['', 'level=major', 'source=complaint', 'divisionCode=440310', `divisionCode=${seed().streets[0]}`, `divisionCode=${seed().communities[1]}`]) {
          for (const by of ['status', 'level', 'source', 'month', 'division', 'division,status', 'level,source,status', 'status,status']) {
            const s = await who.read<{ total: number; closed: number; items: { key: Record<string, string>; count: number }[] }>(`${hazards}/statistics?by=${by}&${filter}`);
            const want = await total(filter);
            expect({ name, filter, by, total: s.total, sum: s.items.reduce((n, i) => n + i.count, 0) }).toEqual({ name, filter, by, total: want, sum: want });
            expect(s.closed).toBe(await total(`${filter}&status=closed`));
          }
        }
        const byState = await who.read<{ items: { key: { status: HazardState }; count: number }[] }>(`${hazards}/statistics?by=status`);
        for (const status of hazardStates) expect({ name, status, n: byState.items.find((i) => i.key.status === status)?.count ?? 0 }).toEqual({ name, status, n: await total(`status=${status}`) });
        const byDivision = await who.read<{ items: { key: { division: string }; count: number }[] }>(`${hazards}/statistics?by=division`);
        for (const { key, count } of byDivision.items) expect({ name, key, count }).toEqual({ name, key, count: await total(`divisionCode=${key.division}`) });
      }
    });

    it('given any dimension, what the clock moves included, then each number leads to its rows', async () => {
      for (const [name, who] of Object.entries(seers())) {
        for (const question of ['by=category', 'by=age', 'by=overdue', 'by=age,overdue,status', 'by=category,month&source=complaint', 'by=division&divisionLevel=community', 'by=division,age&divisionLevel=grid&level=major']) {
          const s = await who.read<{ items: { key: Record<string, string>; filter: Record<string, string>; count: number }[] }>(`${hazards}/statistics?${question}`);
          // Who sees a part may see none of it; where the whole is seen, there is something of everything.
          if (name === 'admin') expect({ question, n: s.items.length }).not.toEqual({ question, n: 0 });
          for (const { filter, count } of s.items) {
            const { total } = await who.read<{ total: number }>(`${hazards}?limit=1&total=true&${new URLSearchParams(filter).toString()}`);
            expect({ name, question, filter, total }).toEqual({ name, question, filter, total: count });
          }
        }
      }
    });
  });
}

/** An audit entry gets its number in the chain within a second: that alone may differ between two readings. */
function withoutSeal(row: unknown): unknown {
  const { sealed: _sealed, ...rest } = row as Record<string, unknown>;
  return rest;
}
