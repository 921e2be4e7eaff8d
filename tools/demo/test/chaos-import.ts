import { until, type Caller, type OperationBody, type Platform } from './platform-kit';

const base = '/api/enforcement/v1/hazards';
const EVERY = 97;

export interface Csv {
  /** begins the title of each row, so that the rows of one file are known by it */
  readonly tag: string;
  readonly data: Buffer;
  readonly rows: number;
  /** row numbers as the import counts them: the header is row 1 */
  readonly bad: readonly number[];
}

/** A ledger in which every row has a title of its own and every 97th a mistake, through the whole file. */
export function hazardCsv(tag: string, divisionCode: string, rows: number): Csv {
  const lines = ['隐患名称,隐患描述,等级,类别,区划代码,单位名称,来源,整改期限'];
  const bad: number[] = [];
  const mistakes = [`330108001001,某企业,巡查,2027-03-01`, `${divisionCode},某企业,路过,2027-03-01`, `${divisionCode},某企业,巡查,下周三`];
  for (let i = 1; i <= rows; i += 1) {
    const wrong = i % EVERY === 0;
    if (wrong) bad.push(i + 1);
    lines.push(`${tag}-${i},检查发现,一般,消防安全,${wrong ? mistakes[bad.length % 3] : `${divisionCode},某企业,巡查,2027-03-01`}`);
  }
  return { tag, data: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`), rows, bad };
}

/** Sends the file and gives the operation that works it off. */
export function startImport(officer: Caller, csv: Csv): Promise<OperationBody> {
  return officer
    .call<OperationBody>('POST', `${base}/imports?name=${csv.tag}.csv`, { raw: { type: 'text/csv', data: csv.data }, headers: { 'idempotency-key': `import-${csv.tag}` } })
    .then((answer) => answer.body);
}

/** Resolves once some of the rows are done and some are not: only then is it worth killing anything. */
export function midway(officer: Caller, operation: OperationBody, least = 1): Promise<OperationBody> {
  return until('an import under way', async () => {
    const op = await officer.get<OperationBody>(`/api/enforcement/v1/operations/${operation.id}`);
    if (op.state !== 'waiting' && op.progress.done >= op.progress.total) throw new Error('the import was over before anything was killed');
    return op.progress.done >= least ? op : undefined;
  });
}

/** Every accepted row is one hazard and no more, every refused one is named with its reason, and the counts agree. */
export async function expectImported(platform: Platform, officer: Caller, op: OperationBody, csv: Csv): Promise<void> {
  const accepted = csv.rows - csv.bad.length;
  expect(op).toMatchObject({ state: 'succeeded', error: null, progress: { done: csv.rows, total: csv.rows }, result: { accepted, refused: csv.bad.length } });
  const kept = await platform.sql<{ title: string; events: number }>(
    `select title, count(o.id)::int as events from enforcement.hazard h
     left join enforcement.outbox o on o.tenant_id = h.tenant_id and o.subject = 'hazards/' || h.id where title like $1 group by h.tenant_id, h.id`, [`${csv.tag}-%`]);
  const wanted = Array.from({ length: csv.rows }, (_, i) => i + 1).filter((i) => !csv.bad.includes(i + 1));
  expect(kept.map((h) => Number(h.title.slice(csv.tag.length + 1))).sort((a, b) => a - b)).toEqual(wanted);
  expect(kept.filter((h) => h.events !== 1)).toEqual([]);
  const { body } = await officer.call<string>('GET', `${base}/imports/${op.id}/refused`);
  const refused = body.trim().split('\r\n').slice(1);
  expect(refused.map((line) => Number(line.split(',')[0]))).toEqual(csv.bad);
  expect(refused.filter((line) => !/：/.test(line))).toEqual([]);
}

/** The ledger, its counts, its numbers and its events agree with one another. */
export async function expectConsistent(platform: Platform, slug: string): Promise<void> {
  const id = await platform.tenantId(slug);
  const [row] = await platform.sql<Record<string, number>>(`select
    (select count(*)::int from enforcement.hazard where tenant_id = $1) as hazards,
    (select count(distinct number)::int from enforcement.hazard where tenant_id = $1) as numbers,
    (select coalesce(sum(count), 0)::int from enforcement.hazard_rollup_now where tenant_id = $1 and depth = 6 and campaign = '*' and month <> '*') as "countedByMonth",
    (select coalesce(sum(count), 0)::int from enforcement.hazard_rollup_now where tenant_id = $1 and depth = 6 and campaign = '*' and month = '*' and category = '*' and source = '*') as counted,
    (select coalesce(sum(count), 0)::int from enforcement.hazard_rollup_now where tenant_id = $1 and depth = 6 and campaign = '*' and category <> '*') as "countedByCategory",
    (select count(*)::int from enforcement.outbox where tenant_id = $1 and type = 'anlan.enforcement.hazard.reported.v1') as reported,
    (select count(distinct subject)::int from enforcement.outbox where tenant_id = $1) as subjects`, [id]);
  const n = row?.['hazards'];
  expect(row).toEqual({ hazards: n, numbers: n, countedByMonth: n, counted: n, countedByCategory: n, reported: n, subjects: n });
}
