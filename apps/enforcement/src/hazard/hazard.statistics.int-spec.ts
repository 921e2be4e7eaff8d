import { divisionLevels, type Hazard, hazardAges, hazardLevels, hazardOrders, hazardQuery, hazardSources, hazardStates, rectificationKinds, statisticsDimensions, statisticsQuery } from '@anlan/contracts/enforcement';
import { calendarDaysBetween, shanghaiDay, shanghaiMonth } from '@anlan/domain';
import type { Grant, TenantContext } from '@anlan/platform/context';
import { ProblemError } from '@anlan/platform/http';
import fc from 'fast-check';
import { deskOf, type Desk } from '../../test/desk-kit';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';
import { retag } from '../../test/retag';

const some = <T extends string>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 }).map((v) => v.join(','));
const filters = {
  status: some(hazardStates), level: some(hazardLevels), source: some(hazardSources), category: fc.constantFrom('消防安全', '*', '=', '没有的'), hasCategory: fc.constantFrom('true', 'false'),
  divisionCode: fc.constantFrom('440310', '440310001', '440310001001', '440310003', '330108'), month: fc.constantFrom('2026-03', shanghaiMonth(new Date())), rectification: some(rectificationKinds),
  campaignId: fc.constantFrom('01980000-0000-7000-8000-0000000000c1', '01980000-0000-7000-8000-0000000000c2', '01980000-0000-7000-8000-0000000000c3'),
};

describe('figures, and the rows behind them', () => {
  let kit: EnforcementKit;
  let desk: Desk;
  beforeAll(async () => {
    kit = await enforcementKit();
    desk = await deskOf(kit);
    // Of the counts some are cells, and what was tagged is not folded yet.
    await kit.rollups.fold(kit.pingshan.id);
    await tagSome();
  }, 60_000);
  afterAll(() => kit.close());

  const campaigns = ['01980000-0000-7000-8000-0000000000c1', '01980000-0000-7000-8000-0000000000c2'];
  /** Of the rows a third in the first campaign, a quarter in the second, some in both; with the counts that belong to it. */
  async function tagSome(): Promise<void> {
    for (const [i, id] of campaigns.entries()) {
      await kit.db.admin.query(
        `insert into enforcement.campaign (tenant_id, id, name, from_day, to_day, division_code, lead_unit_id, status, planned_by, planned_by_name, planned_at, updated_by, updated_by_name, updated_at, version)
         values ($1, $2, $3, '2026-01-01', '2026-12-31', '440310000000', $4, 'running', 'x', 'x', now(), 'x', 'x', now(), 1)`, [kit.pingshan.id, id, ['夜剑', '百日攻坚'][i], desk.units[0]]);
    }
    const { rows } = await kit.db.admin.query<{ id: string }>('select id from enforcement.hazard where tenant_id = $1 order by number', [kit.pingshan.id]);
    for (const [i, row] of rows.entries()) await retag(kit, desk.admin, row.id, campaigns.filter((_, n) => i % (3 + n) === 0));
  }

  const total = async (ctx: TenantContext, filter: object): Promise<number | undefined> => (await kit.list.page(ctx, hazardQuery.parse({ ...filter, limit: '1', total: 'true' }))).total;

  it('given any question of anybody, then each number is that of the rows its filter lists, and they add up', async () => {
    const by = fc.subarray([...statisticsDimensions], { minLength: 1, maxLength: 3 }).map((d) => d.join(','));
    const narrowed = fc.subarray(Object.keys(filters) as (keyof typeof filters)[], { maxLength: 2 }).chain((names) => fc.record(Object.fromEntries(names.map((n) => [n, filters[n]]))));
    const question = fc.tuple(by, fc.option(fc.constantFrom(...divisionLevels), { nil: undefined }), narrowed).map(([d, divisionLevel, f]) => ({ by: d, ...(divisionLevel && { divisionLevel }), ...f }));
    const grants = fc.oneof(fc.constant(desk.me.grants as Grant[]), desk.grants);
    let [numbers, questions] = [0, 0];
    await fc.assert(fc.asyncProperty(grants, question, async (given, asked: Record<string, string>) => {
      if ((questions += 1) === 50) await kit.rollups.fold(kit.pingshan.id);
      const ctx = desk.holding(given);
      const query = statisticsQuery.parse(asked);
      const stats = await kit.statistics.of(ctx, query);
      for (const item of stats.items) {
        expect({ asked, ...item, listed: await total(ctx, item.filter) }).toEqual({ asked, ...item, listed: item.count });
        expect(Object.keys(item.names).sort()).toEqual([...query.by].sort());
        numbers += 1;
      }
      const open = query.by.some((d) => d === 'age' || d === 'overdue');
      const { by: _by, divisionLevel: _level, ...asFilter } = asked;
      expect(stats.total).toBe(await total(ctx, asFilter));
      // Campaigns overlap, and leave out what belongs to none.
      if (!query.by.includes('campaign')) expect(stats.items.reduce((n, i) => n + i.count, 0)).toBe(open ? stats.total - stats.closed : stats.total);
    }), { numRuns: 100 });
    expect(numbers).toBeGreaterThan(100);
  }, 120_000);

  it('given a district by its communities, then a community counts its grids, and what lies higher is named by itself', async () => {
    const { items } = await kit.statistics.of(desk.admin, { by: ['division'], divisionLevel: 'community' });
    expect(items.map((i) => [i.key.division, i.name, i.filter])).toEqual([
      ['440310000000', '440310区', { divisionCode: '440310000000', divisionOnly: 'true' }],
      ['440310001000', '坪山街道', { divisionCode: '440310001000', divisionOnly: 'true' }],
      ['440310001001', '坪山街道第一社区', { divisionCode: '440310001001' }],
      ['440310003001', '龙田街道第一社区', { divisionCode: '440310003001' }],
    ]);
    expect(items.map((i) => i.count)).toEqual([12, 12, 24, 12]);
  });

  it('given a community by streets, then the street stands for what was asked, and leads to no more', async () => {
    const { items } = await kit.statistics.of(desk.admin, { by: ['division'], divisionLevel: 'street', divisionCode: '440310001001' });
    expect(items.map((i) => [i.key.division, i.filter, i.count])).toEqual([['440310001000', { divisionCode: '440310001001' }, 24]]);
  });

  it('given the ages, then a hazard is of the age its days in Shanghai make it', async () => {
    const ages = await Promise.all(hazardAges.map((age) => kit.list.page(desk.admin, { limit: 200, age: [age] })));
    const oldest = { '0-3': [0, 3], '4-7': [4, 7], '8-15': [8, 15], '16-30': [16, 30], 'over-30': [31, 200] } as const;
    const today = shanghaiDay(new Date());
    for (const [i, age] of hazardAges.entries()) {
      const days = (ages[i]?.items ?? []).map((h) => calendarDaysBetween(shanghaiDay(new Date(h.reportedAt)), today));
      expect([Math.min(...days), Math.max(...days)]).toEqual(oldest[age]);
      expect(ages[i]?.items.some((h) => h.status === 'closed')).toBe(false);
    }
    const byAge = await kit.statistics.of(desk.admin, { by: ['age'] });
    expect(byAge.items.find((i) => i.key.age === 'over-30')?.names).toEqual({ age: { zh: '30 天以上', en: 'Over 30 days' } });
  });

  it('given each order and filter, then pages give every row once, in that order, and the export the same', async () => {
    const key = { '-reportedAt': (h: Hazard) => -Date.parse(h.reportedAt), dueAt: (h: Hazard) => (h.dueAt ? Date.parse(h.dueAt) : Infinity), '-updatedAt': (h: Hazard) => -Date.parse(h.updatedAt) };
    const seen = async (filter: object) => {
      const found: Hazard[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await kit.list.page(desk.me, hazardQuery.parse({ ...filter, limit: '7', ...(cursor && { cursor }) }));
        found.push(...page.items);
        if (page.nextCursor === null) return found;
        cursor = page.nextCursor;
      }
    };
    // What the clock of the database wrote has microseconds, which no JavaScript date has.
    await kit.db.admin.query("update enforcement.hazard set updated_at = date_trunc('second', updated_at) + interval '123456 microseconds' + (random() * 800)::int * interval '1 microsecond'");
    for (const order of hazardOrders) {
      for (const filter of [{}, { overdue: 'true' }, { status: 'reported,closed' }, { assignedToMe: 'true' }, { hasCategory: 'false' }, { placed: 'false' }, { assigneeUnitId: desk.units[0] }, { dueFrom: new Date().toISOString() }]) {
        const rows = await seen({ order, ...filter });
        const keys = rows.map(key[order]);
        expect({ order, filter, keys }).toEqual({ order, filter, keys: [...keys].sort((a, b) => a - b) });
        expect(new Set(rows.map((h) => h.id)).size).toBe(rows.length);
        expect(rows.length).toBe(await total(desk.me, { ...filter }));
        expect(rows.length).toBeGreaterThan(0);
        const exported: Hazard[] = [];
        for await (const some_ of kit.list.pages(desk.me, hazardQuery.parse({ order, ...filter }))) exported.push(...some_);
        expect(exported.map((h) => h.id)).toEqual(rows.map((h) => h.id));
      }
    }
  });

  it('given a cursor that was made up, or one of another order, then it is refused by name', async () => {
    const cursors = [['2026-02-30 00:00:00+08', 'x'], ['infinity', '01980000-0000-7000-8000-00000000dead'], ["'; drop", '01980000-0000-7000-8000-00000000dead'], ['01980000-0000-7000-8000-00000000dead'], ['0000-01-01 00:00:00+00', '01980000-0000-7000-8000-00000000dead']];
    for (const order of hazardOrders) {
      for (const values of cursors) {
        const cursor = Buffer.from(JSON.stringify(values)).toString('base64url');
        const refused = await kit.list.page(desk.admin, { limit: 1, order, cursor }).catch((e: unknown) => e);
        expect(refused).toBeInstanceOf(ProblemError);
        expect(refused).toMatchObject({ code: 'request.invalid', errors: [{ path: 'query.cursor' }] });
      }
    }
  });

  it('given an assignee, a change and files, then a row says of which unit, by whom and how many', async () => {
    const { items } = await kit.list.page(desk.admin, { limit: 200, status: ['assigned'] });
    const own = items.find((h) => h.assignee?.memberId === desk.me.actor.memberId);
    expect(own?.assignee).toMatchObject({ name: desk.me.actor.name, unitName: '巡查队' });
    expect(items.find((h) => h.assignee?.unitId === desk.units[0])?.assignee).toMatchObject({ unitName: '坪山街道应急办' });
    expect(own).toMatchObject({ updatedBy: { id: desk.admin.actor.id }, reportedBy: { id: desk.me.actor.id }, attachments: 0 });
    const fresh = (await kit.list.page(desk.admin, { limit: 1, status: ['reported'] })).items[0];
    expect(fresh?.updatedBy).toEqual(fresh?.reportedBy);
  });
});
