import { shanghaiDay, shanghaiMonth } from '@anlan/domain';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_SERVICES } from '@anlan/tool-stack';
import { ApiError, Caller, until } from '../src/api';
import { DemoState, loadDuties, loadNights, loadYear, runDemo } from '../src';
import { people } from '../src/districts';
import { asUser } from '../src/open-tenant';
import { orderFault } from '../src/integrator';
import { loadBrokenOff } from './broken-off';
import { Platform } from './platform-kit';
import { closeProblem, issueList, lateTask, meet, remindOfFund, signLetter, type Cast } from './quarter';
import { assess, ASSESSED } from './quarter-assessment';
import { DUTY_FIGURES, dutyFigures } from './duty-figures';
import { countsOf, countsSql, DUTY_COUNTS, dutyCountsSql, TENTH, type CountRow } from './year-counts';

jest.setTimeout(300_000);

type Credentials = { slug: string; issuer: string; users: { username: string; password: string; roles: string[] }[]; clients: { clientId: string; clientSecret: string; roles: string[] }[] }[];

describe('the walk-through, on an empty data directory', () => {
  let platform: Platform;
  const told: string[] = [];
  beforeAll(async () => {
    platform = await Platform.start();
    await runDemo({ stack: platform.stack, progress: (line) => told.push(line) });
  });
  afterAll(() => platform.stop());

  const credentials = (): Credentials => JSON.parse(readFileSync(join(platform.stack.dataDir, 'credentials.json'), 'utf8')) as Credentials;
  const counts = async () => {
    const [row] = await platform.sql<Record<string, string>>(`select
      (select count(*) from tenancy.tenant) as tenants, (select count(*) from tenancy.member) as members, (select count(*) from tenancy.assignment) as assignments,
      (select count(*) from tenancy.unit) as units, (select count(*) from tenancy.division) as divisions, (select count(*) from tenancy.integration) as integrations,
      (select count(*) from enforcement.hazard) as hazards, (select count(*) from enforcement.hazard_history) as steps, (select count(*) from enforcement.file) as files,
      (select count(*) from tenancy.outbox) + (select count(*) from enforcement.outbox) as events`);
    return row;
  };
  const caller = (slug: string, role: string): Caller => {
    const realm = credentials().find((r) => r.slug === slug);
    const client = realm?.clients.find((c) => c.roles.includes(role));
    if (!realm || !client) throw new Error(`no client ${role} of ${slug}`);
    return Caller.client(platform.stack.gatewayUrl, realm.issuer, client.clientId, client.clientSecret);
  };

  it('given an operator, then two cities and two districts are open and each has its own people and divisions', async () => {
    const rows = await platform.sql<{ slug: string; state: string; members: number; streets: number }>(`
      select slug, state, (select count(*)::int from tenancy.member m where m.tenant_id = t.id and m.kind = 'user') as members,
        (select count(*)::int from tenancy.division d where d.tenant_id = t.id and d.level = 'street') as streets
      from tenancy.tenant t order by slug`);
    expect(rows.map((r) => [r.slug, r.state, r.members])).toEqual([
      ['330100', 'active', 1], ['330108', 'active', 1 + people.length], ['440300', 'active', 1], ['440310', 'active', 1 + people.length], ['platform', 'active', 1],
    ]);
    expect(rows.map((r) => r.streets)).toEqual([0, 3, 0, 6, 0]);
  });

  it('given the hazards of the first district, then the loop was closed, one ran late, the import kept 2,000 and refused 12 with reasons', async () => {
    const rows = await platform.sql<{ status: string; overdue: boolean; n: number }>(
      `select status, overdue_at is not null as overdue, count(*)::int as n from enforcement.hazard group by 1, 2 order by 1, 2`);
    expect(rows).toEqual([
      { status: 'assigned', overdue: true, n: 1 }, { status: 'closed', overdue: false, n: 1 }, { status: 'reported', overdue: false, n: 2_001 },
    ]);
    const [refused] = await platform.sql<{ n: number; reasons: number }>(
      `select count(*)::int as n, min(jsonb_array_length(reasons)) as reasons from enforcement.import_refused`);
    expect(refused).toEqual({ n: 12, reasons: 1 });
  });

  it('given the integrator that was stopped half-way, then it has every hazard event once and in order', async () => {
    const file = join(platform.stack.dataDir, 'integrator-440310.jsonl');
    const events = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { id: string; type: string; subject: string; sequence: string; tenantsequence: number });
    // What was registered before it subscribed is not its.
    const rows = await platform.sql<{ id: string }>("select id from enforcement.outbox where type like 'anlan.enforcement.hazard.%'");
    expect(events.map((e) => e.id).sort()).toEqual(rows.map((r) => r.id).sort());
    expect(orderFault(events)).toBeNull();
    expect(told.join('\n')).toContain(`received ${events.length} 个事件`);
  });

  it('given the second district, then it sees nothing of the first, neither in lists nor by id nor in statistics', async () => {
    const ours = caller('440310', 'enforcement-officer');
    const theirs = caller('330108', 'enforcement-officer');
    const hazards = '/api/enforcement/v1/hazards';
    const { items } = await ours.get<{ items: { id: string }[] }>(`${hazards}?limit=3`);
    expect(items).toHaveLength(3);
    expect(await theirs.get(`${hazards}?total=true`)).toMatchObject({ items: [], total: 0 });
    expect(await theirs.get(`${hazards}?q=${encodeURIComponent('疏散通道')}`)).toMatchObject({ items: [] });
    expect(await theirs.get(`${hazards}/statistics?by=status`)).toMatchObject({ total: 0, closed: 0, items: [] });
    expect(await ours.get(`${hazards}/statistics?by=status`)).toMatchObject({ total: 2_003, closed: 1 });
    const answer = (path: string) => theirs.get(path).then(() => 'seen', (e: ApiError) => [e.status, e.problem.code, e.problem.title]);
    const unknown = await answer(`${hazards}/01980000-0000-7000-8000-000000000000`);
    expect(unknown).toEqual([404, expect.any(String), expect.any(String)]);
    for (const { id } of items) expect(await answer(`${hazards}/${id}`)).toEqual(unknown);
  });

  it('given credentials.json, then only its owner can read it, and every person and program in it gets a token', async () => {
    expect(statSync(join(platform.stack.dataDir, 'credentials.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(platform.stack.dataDir, 'demo.json')).mode & 0o777).toBe(0o600);
    const realms = credentials();
    expect(realms.map((r) => [r.slug, r.users.length, r.clients.length])).toEqual([
      ['platform', 1, 1], ['440300', 1, 2], ['440310', 1 + people.length, 6], ['330100', 1, 2], ['330108', 1 + people.length, 6],
    ]);
    for (const { slug, issuer, users, clients } of realms) {
      for (const c of clients) expect(await Caller.client(platform.stack.gatewayUrl, issuer, c.clientId, c.clientSecret).bearer()).toMatch(/^ey/);
      // A password that was shown once and replaced: the one in the file is the one that works.
      const last = users.at(-1);
      expect(await Caller.person(platform.stack.gatewayUrl, issuer, last?.username ?? slug, last?.password ?? '').bearer()).toMatch(/^ey/);
    }
    await expect(Caller.client(platform.stack.gatewayUrl, realms[2]?.issuer ?? '', realms[2]?.clients[0]?.clientId ?? '', 'wrong').bearer()).rejects.toThrow(/got no token/);
  });

  it('given all of it stopped and started again, when the walk-through runs a second time, then nothing is done twice', async () => {
    const before = await counts();
    const files = credentials();
    const again: string[] = [];
    const origin = platform.stack.gatewayUrl;
    await platform.restart();
    expect(platform.stack.gatewayUrl).toBe(origin);
    const summary = await runDemo({ stack: platform.stack, progress: (line) => again.push(line) });
    expect(again).toEqual([]);
    expect(await counts()).toEqual(before);
    expect(credentials()).toEqual(files);
    expect(summary.join('\n')).toContain(platform.stack.gatewayUrl);
  });

  it('given the whole night campaign of a year, then one call says it as the yearly report does, and each number leads to its rows', async () => {
    const demo = { origin: platform.stack.gatewayUrl, state: new DemoState(platform.stack.dataDir), tell: () => undefined };
    const id = await loadNights(demo, '440310', 'full');
    const officer = caller('440310', 'enforcement-officer');
    const { sentence, items } = await officer.get<{ sentence: { zh: string }; items: { key: string; count: number; list: string; filter: Record<string, string> }[] }>(`/api/enforcement/v1/campaigns/${id}/result`);
    expect(sentence.zh).toBe('15次行动,出动10647人次,检查单位(场所)37774处,发现隐患12623处,现场整改9454处,限期整改3169处');
    for (const { key, count, list, filter } of items.filter((i) => i.list === 'hazard.list' && i.count !== null)) {
      const { total } = await officer.get<{ total: number }>(`/api/enforcement/v1/hazards?${new URLSearchParams({ ...filter, limit: '1', total: 'true' }).toString()}`);
      expect({ key, list, total }).toEqual({ key, list, total: count });
    }
  });

  it('given the other ledgers of the year, loaded by starts that broke off in the middle, then nothing is there twice, and the plan, the draw, the checks, the risks and the frozen months say the same as their rows', async () => {
    // Each load begins as a process does, with what is on disk.
    const brokenOff = await loadBrokenOff(() => loadYear({ origin: platform.stack.gatewayUrl, state: new DemoState(platform.stack.dataDir), tell: () => undefined }, '440310', 'tenth'));
    expect(brokenOff).toBe(4);
    const of440310 = [await platform.tenantId('440310')];
    expect(countsOf(await platform.sql<CountRow>(countsSql, of440310))).toEqual(TENTH);
    const [officer, base] = [caller('440310', 'enforcement-officer'), '/api/enforcement/v1'];
    const plans = await officer.get<{ items: { progress: object; status: string }[] }>(`${base}/inspection-plans?status=approved`);
    expect(plans.items).toMatchObject([{ status: 'approved', progress: { planned: 68, inspected: 38, rate: '55.88 %' } }]);
    const draws = await officer.get<{ items: { id: string; drawn: number }[] }>(`${base}/draws?status=published`);
    expect(await officer.get(`${base}/draws/${draws.items[0]?.id}/verification`)).toMatchObject({ same: true, drawn: draws.items[0]?.drawn, differing: [] });
    const total = async (list: string) => (await officer.get<{ total: number }>(`${base}/${list}&limit=1&total=true`)).total;
    expect(await Promise.all(['patrol', 'self_check', 'agency', 'inspection'].map((kind) => total(`checks?kind=${kind}`)))).toEqual([322, 30, 30, 43]);
    expect(await total('risk-points?status=collected,assessed,graded,controlled')).toBe(240);
    // Nobody reported a thing twice: of each hazard of the enterprise that has an account there is one.
    const own = await platform.sql<{ title: string; n: number }>("select title, count(*)::int as n from enforcement.hazard where tenant_id = $1 and title like '%号车间）' group by title", of440310);
    expect(own.map((h) => h.n)).toEqual([1, 1, 1, 1]);
    const colours = await Promise.all(['red', 'orange', 'yellow', 'blue'].map((level) => total(`risk-points?level=${level}`)));
    expect(Math.min(...colours)).toBeGreaterThan(0);
    // A month long over, in which the streets were there before the district was.
    const month = shanghaiMonth(new Date(Date.now() - 75 * 86_400_000));
    const board = await officer.get<{ frozen: object | null; streets: { rank: number | null; counts: { hazards: number } }[] }>(`${base}/performance/months/${month}`);
    expect(board).toMatchObject({ frozen: { at: expect.any(String) as string } });
    expect(board.streets.map((s) => s.rank !== null)).toEqual(Array(6).fill(true));
    expect(board.streets.reduce((n, s) => n + s.counts.hazards, 0)).toBeGreaterThan(0);
  });

  it('given the duties of the second district, loaded by starts that broke off in the middle, then nothing is there twice, two paragraphs of its report are said word for word, and each number leads to its rows', async () => {
    const brokenOff = await loadBrokenOff(() => loadDuties({ origin: platform.stack.gatewayUrl, state: new DemoState(platform.stack.dataDir), tell: () => undefined }, '330108'), [40, 200, 130, 170, 230, 400, 600, 200, 150]);
    expect(brokenOff).toBe(9);
    expect(countsOf(await platform.sql<CountRow>(dutyCountsSql, [await platform.tenantId('330108')]))).toEqual(DUTY_COUNTS);
    const [admin, base, year] = [caller('330108', 'district-admin'), '/api/responsibility/v1', Number(shanghaiDay(new Date()).slice(0, 4))];
    const total = async (list: string, filter: Record<string, string>) => (await admin.get<{ total: number }>(`${base}/${list}?${new URLSearchParams({ ...filter, limit: '1', total: 'true' }).toString()}`)).total;
    type Counted = { count: number; filter: Record<string, string> };
    const signing = await admin.get<{ items: { level: string; rate: string; issued: Counted; signed: Counted; waiting: Counted }[] }>(`${base}/letters/figures?year=${year}`);
    expect(signing.items.map(({ level, rate, issued, signed, waiting }) => [level, rate, issued.count, signed.count, waiting.count])).toEqual([['district', '100.00 %', 30, 30, 0], ['subordinate', '70.00 %', 20, 14, 6]]);
    const problems = await admin.get<{ paragraph: string } & Record<'promoted' | 'city' | 'province' | 'accepted' | 'closed' | 'remaining', Counted>>(`${base}/list-items/promotions?kindKey=major-problems&from=${year}-01-01&to=${year}-12-31`);
    expect(problems.paragraph).toBe('截至12月底，共组织上报重大安全生产问题18个，其中被录入市级“七张问题清单”项目11个、省级清单3个；截至目前，已销号办结13个，其余1个均按时间节点有序推进。');
    for (const figure of [...signing.items.flatMap((i) => [i.issued, i.signed, i.waiting])]) expect(await total('letters', figure.filter)).toBe(figure.count);
    for (const key of ['promoted', 'city', 'province', 'accepted', 'closed', 'remaining'] as const) expect({ key, total: await total('list-items', problems[key].filter) }).toEqual({ key, total: problems[key].count });
    const said = await admin.get<{ text: string; current: { filter: Record<string, string> } }>(`${base}/accident-paragraph?from=${year}-01-01&to=${year}-12-31`);
    expect(said.text).toBe('今年以来，全区共发生生产安全事故14起、死亡15人，同比（事故16起、死亡16人）分别下降12.5%和6.25%，实现了生产安全事故起数和亡人数“双下降”，未发生较大及以上生产安全事故。');
    expect(await total('accidents', said.current.filter)).toBe(14);
    const [chain] = await platform.sql<object>("select count(distinct owner_unit_id)::int as departments, count(distinct owner_post_id)::int as posts, count(*)::int as tasks from responsibility.list_item where tenant_id = $1 and kind_key = 'key-posts'", [await platform.tenantId('330108')]);
    expect(chain).toEqual({ departments: 34, posts: 93, tasks: 162 });
    const [rest] = await platform.sql<object>("select (select count(*)::int from responsibility.committee where tenant_id = $1) as committees, (select count(*)::int from responsibility.task where tenant_id = $1) as tasks, (select count(*)::int from responsibility.supervision where tenant_id = $1) as documents, (select sum(amount)::bigint::text from responsibility.fund_payment where tenant_id = $1) as paid", [await platform.tenantId('330108')]);
    expect(rest).toEqual({ committees: 12, tasks: 37, documents: 8, paid: '738000000' });
  });

  it('given the same district, then who was assessed and ranked, who holds which duty and where nobody does, whom it guards, what it reached and what it was honoured for lead to their rows', async () => expect(await dutyFigures(caller('330108', 'district-admin'))).toEqual(DUTY_FIGURES));

  describe('a quarter of the second district, as its office, its leader, a department and a street live it', () => {
    let cast: Cast;
    beforeAll(async () => {
      const [slug, state] = ['330108', new DemoState(platform.stack.dataDir)];
      const demo = { origin: platform.stack.gatewayUrl, state, tell: () => undefined };
      const who = (username: string): Caller => asUser(demo, slug, username);
      const { items: units } = await who('section').get<{ items: { id: string; name: string; kind: string; divisionCode: string | null }[] }>('/api/tenancy/v1/units?limit=200');
      const { items: divisions } = await who('section').get<{ items: { code: string; level: string }[] }>('/api/tenancy/v1/divisions/mine?limit=200');
      const streets = divisions.filter((d) => d.level === 'street').map(({ code }) => ({ code, unitId: units.find((u) => u.kind === 'street_office' && u.divisionCode === code)?.id ?? '' }));
      const memberOf = (username: string): string => state.realm(slug).users.find((u) => u.username === username)?.memberId ?? '';
      cast = {
        slug, office: who('section'), leader: who('leader'), department: who('officer'), street: who('street1'), other: who('street2'), checker: who('admin'), ids: { leader: memberOf('leader'), street: memberOf('street1') },
        units: { department: units.find((u) => u.name === '执法监督科')?.id ?? '', street: streets[0]?.unitId ?? '' }, streets: streets as unknown as Cast['streets'],
      };
    });

    it('given a letter, then the leader and the street sign it, and nobody for another', async () => expect(await signLetter(cast)).toBe('signed'));
    it('given a list, when every item has an owner and another approved it, then it is issued; its problem is promoted, done and closed, and the rate counts it', async () => expect(await closeProblem(cast, await issueList(cast))).toEqual({ status: 'closed', promoted: 1, accepted: 1, closed: 1 }));
    it('given a meeting, when its resolution became a task that is late, then the department is reminded, supervised and released', async () => expect(await lateTask(cast, await meet(cast))).toMatchObject({ status: 'accepted', supervisions: [{ status: 'released' }] }));
    it('given a fund of which nothing is paid, then the week\'s reminder names its project, and nobody pays above its budget', async () => expect(await remindOfFund(cast)).toMatch(/^fund/));
    it('given an assessment of the streets, then each is scored by itself, checked by another and heard by a third; the sheet accounts for every point, a veto counts, and nothing is appealed against once it is issued', async () => expect(await assess(cast)).toEqual(ASSESSED));
  });

  it('given everything at rest, then the platform is ready and no event waits', async () => {
    const ready = await fetch(`${platform.stack.gatewayUrl}/healthz/ready`);
    expect(ready.status).toBe(200);
    await until('every event sent', async () => {
      const [waiting] = await platform.sql<{ n: number }>(`select (select count(*)::int from tenancy.outbox where sent_at is null) + (select count(*)::int from enforcement.outbox where sent_at is null) + (select count(*)::int from responsibility.outbox where sent_at is null) as n`);
      return waiting?.n === 0 || undefined;
    });
    expect(platform.stack.processes().map((p) => [p.name, p.restarts])).toEqual(expect.arrayContaining(DATABASE_SERVICES.map((name) => [name, 0])));
  });
});
