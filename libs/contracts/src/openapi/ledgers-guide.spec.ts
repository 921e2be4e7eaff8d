import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { events, operations } from '../kit';
import '../enforcement';
import '../responsibility';

const root = join(__dirname, '../../../..');
const guides = [['enforcement', 'docs/guide-district.md'], ['responsibility', 'docs/guide-responsibility.md']] as const;

interface Row {
  readonly name: string;
  readonly page: string | undefined;
  readonly operations: readonly string[];
  readonly events: readonly string[];
}

/** The table below a heading, a row a ledger. */
function table(guide: string, heading: string): Row[] {
  const [, section = ''] = guide.split(`\n## ${heading}\n`);
  const ticked = (cell: string | undefined) => [...(cell ?? '').matchAll(/`([^`]+)`/g)].map((m) => m[1] as string);
  return (section.split(/\n##? /)[0] ?? '').split('\n').filter((l) => l.startsWith('| ')).slice(1).map((line) => {
    const [, name = '', page, ops, evs] = line.split(' | ').map((c) => c.trim()).flatMap((c, i) => (i === 0 ? ['', c.replace(/^\| /, '')] : [c]));
    return { name, page: ticked(page)[0]?.slice(1), operations: ticked(ops), events: ticked(evs) };
  });
}

/** What is no ledger of its own. */
const common = ['file', 'change', 'operation', 'todo', 'audit'];

describe.each(guides)('the table of ledgers of %s', (service, file) => {
  const guide = readFileSync(join(root, file), 'utf8');
  const zh = table(guide, '台账一览');
  const en = table(guide, 'Where each ledger is');
  const ours = operations().filter((o) => o.service === service).map((o) => o.id);

  it('given both languages, then they lead to the same places, row by row', () => {
    const places = (rows: readonly Row[]) => rows.map(({ page, operations: ops, events: evs }) => ({ page, ops, evs }));
    expect(places(en)).toEqual(places(zh));
  });

  it('given an operation, an event or a page, then there is such a one', () => {
    const told = events().filter((e) => e.service === service).map((e) => `${e.aggregate}.${e.event}`);
    const pages = join(root, 'apps/console/src/pages');
    const routes = readdirSync(pages).flatMap((area) => {
      const text = readdirSync(join(pages, area)).includes('area.tsx') ? readFileSync(join(pages, area, 'area.tsx'), 'utf8') : '';
      return [...text.matchAll(/path: '([^']*)', element/g)].map((m) => m[1] as string);
    });
    for (const row of zh) {
      expect([row.name, row.operations.filter((id) => !ours.includes(id)), row.events.filter((id) => !told.includes(id)), row.operations.length > 0]).toEqual([row.name, [], [], true]);
      if (row.page !== undefined) expect(routes).toContain(row.page);
    }
  });

  it('given the operations of the ledgers, then each kind of record has its row', () => {
    const kind = (id: string): string => id.split('.')[0] as string;
    const named = new Set(zh.flatMap((r) => r.operations).map(kind));
    expect([...new Set(ours.map(kind))].filter((k) => !named.has(k) && !common.includes(k))).toEqual([]);
  });
});
