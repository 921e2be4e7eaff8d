import { hazardQuery, registerSubjectBody, reportHazardBody, statisticsQuery, type Campaign, type Hazard, type HazardAction } from '@anlan/contracts/enforcement';
import { divisionLevel, divisionPath } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { Readable } from 'node:stream';
import { CountsByDepth1780000000031 } from '../../migrations/0031-counts-by-depth';
import { enforcementKit, type EnforcementKit, type TestTenant } from '../../test/enforcement-kit';
import { retag } from '../../test/retag';
import type { HazardRow } from './hazard.entity';
import { monthOf } from './hazard.rollup';
import { possible } from './hazard.rules';

/** The same numbers in every run (mulberry32): a story that failed can be told again. */
function dice(seed: number): (sides: number) => number {
  let s = seed;
  return (sides) => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
}

interface Town {
  readonly tenant: TestTenant;
  readonly places: readonly string[];
  readonly admin: TenantContext;
  readonly officer: TenantContext;
  readonly owner: TenantContext;
  readonly bureau: string;
  readonly campaigns: Campaign[];
  readonly subjects: string[];
}

describe('counts that are kept with each change', () => {
  let kit: EnforcementKit;
  let towns: readonly [Town, Town];
  const roll = dice(20261122);
  const one = <T>(of: readonly T[]): T => of[roll(of.length)] as T;

  async function town(tenant: TestTenant, places: readonly string[]): Promise<Town> {
    const [admin, officer, owner, bureau] = [tenant.as('district-admin'), tenant.as('enforcement-officer'), tenant.as('enterprise-owner'), tenant.unit('工业和信息化局')];
    const campaigns: Campaign[] = [];
    for (const name of ['夜剑', '百日攻坚']) {
      const { id, version } = await kit.campaigns.plan(admin, { name, from: '2026-01-01', to: '2027-12-31', leadUnitId: bureau, divisionCodes: [], tags: [], supportUnitIds: [], stages: [] } as never);
      campaigns.push(await kit.campaigns.start(admin, id, version, {}));
    }
    const subjects: string[] = [];
    for (const name of ['甲厂', '乙厂', '丙厂']) subjects.push((await kit.subjects.register(admin, registerSubjectBody.parse({ kind: 'small_premises', name, address: `${name}一号`, divisionCode: places[0], noCreditCodeReason: '个体' }))).id);
    return { tenant, places, admin, officer, owner, bureau, campaigns, subjects };
  }

  beforeAll(async () => {
    kit = await enforcementKit();
    towns = [await town(kit.pingshan, ['440310001001', '440310001000', '440310003001']), await town(kit.binjiang, ['330108001001', '330108001000'])];
  }, 60_000);
  afterAll(() => kit.close());

  const rowsOf = async (tenantId: string): Promise<HazardRow[]> => (await kit.db.admin.query<HazardRow>('select * from enforcement.hazard where tenant_id = $1 order by id', [tenantId])).rows;

  /** Every count as it is read, or as it is kept in cells; none that is nothing. */
  async function stored(table = 'hazard_rollup_now'): Promise<Record<string, number>> {
    const { rows } = await kit.db.admin.query<{ cell: string; count: string }>(
      `select concat_ws('|', tenant_id, depth, campaign, month, category, division_code, status, level, source, rectification, dual) as cell, sum(count) as count from enforcement.${table} group by 1 having sum(count) <> 0`);
    return Object.fromEntries(rows.map((r) => [r.cell, Number(r.count)]));
  }

  /** The division in which a code lies at each depth, or the code itself: by the path of the domain, not by digits. */
  function placesOf(code: string): [depth: number, place: string][] {
    const path = divisionPath(code).split('/').filter(Boolean);
    return (['city', 'county', 'street', 'community', 'grid'] as const).map((level, i) => [[4, 6, 9, 12, 16][i] as number, path.find((p) => divisionLevel(p) === level) ?? code]);
  }

  /** Every cell as the ledger has it: counted row by row, in words of its own. */
  async function ledger(): Promise<Record<string, number>> {
    const cells: Record<string, number> = {};
    for (const { tenant } of towns) {
      for (const r of await rowsOf(tenant.id)) {
        const add = (campaign: string, month: string, category: string, source: string): void => {
          for (const [depth, place] of placesOf(r.division_code)) {
            const cell = [tenant.id, depth, campaign, month, category, place, r.status, r.level, source, r.rectification, r.department_unit_id === null ? 'f' : 't'].join('|');
            cells[cell] = (cells[cell] ?? 0) + 1;
          }
        };
        add('*', '*', `=${r.category ?? ''}`, '*');
        for (const campaign of ['*', ...new Set(r.campaign_ids)]) {
          add(campaign, '*', '*', '*');
          add(campaign, monthOf(r.reported_at), '*', '*');
          add(campaign, '*', '*', r.source);
        }
      }
    }
    return cells;
  }

  /** Subjects by their counts, as kept and as the register has them, where codes are whole. */
  async function subjects(table = 'subject_rollup_now'): Promise<[stored: unknown[], ledger: unknown[]]> {
    const cells = `select concat_ws('|', tenant_id, tag, division_code, status, kind, grade, is_key, has_owner) as cell, sum(count)::int as count`;
    const stored_ = await kit.db.admin.query(`${cells} from enforcement.${table} where depth = 16 group by 1 having sum(count) <> 0 order by 1`);
    const ledger_ = await kit.db.admin.query(`${cells} from (select s.*, coalesce(s.grade, '') as graded, t.tag, 1 as count, owner_member_id is not null or owner_unit_id is not null as has_owner
      from enforcement.subject s cross join lateral (select '*' as tag union all select '=' || x from unnest(s.tags) as u(x)) t) r group by 1 order by 1`.replace('kind, grade,', 'kind, graded,'));
    return [stored_.rows, ledger_.rows];
  }

  /** Somebody looks after a subject: gives it an owner, a grade, or tags. */
  async function tend(t: Town): Promise<void> {
    const id = one(t.subjects);
    const { version } = await kit.subjectRecords.get(t.admin, id);
    const what = roll(3);
    if (what === 0) await kit.subjects.assignOwner(t.admin, id, version, { unitId: t.bureau });
    else if (what === 1) await kit.subjects.grade(t.officer, id, version, { grade: one(['A', 'B', 'C'] as const), reason: '评定' });
    else await kit.subjects.change(t.admin, id, version, { tags: [one(['confined_space', 'combustible_dust']), 'spray_coating'].slice(0, 1 + roll(2)), isKey: roll(2) === 0 });
  }

  const report = (t: Town): Promise<Hazard> => {
    const done = roll(4) === 0;
    const evidence = [{ description: '堆放纸箱', phase: 'before' }, { description: '已清空', phase: 'after' }];
    return kit.hazards.report(t.admin, reportHazardBody.parse({
      title: '通道堆物', source: one(['patrol', 'agency', 'inspection']), divisionCode: one(t.places), level: roll(4) === 0 ? 'major' : 'general', category: one(['消防安全', '*', undefined]),
      campaignIds: t.campaigns.filter(() => roll(2) === 0).map((c) => c.id), ...(roll(2) === 0 && { subjectId: one(t.subjects) }), ...(done && { rectification: 'on_the_spot', evidence }),
    }));
  };

  async function importSome(t: Town): Promise<void> {
    const lines = Array.from({ length: 12 }, (_, i) => `隐患${i},${one(['一般', '重大'])},${one(['消防安全', ''])},${one(t.places)},${one(['巡查', '自查'])},2026-0${1 + roll(6)}-15,${one(['', '夜剑', '夜剑;百日攻坚'])},${roll(3) === 0 ? '2026-08-01' : ''}`);
    const csv = `隐患名称,等级,类别,区划代码,来源,发现时间,专项行动,销号时间\n${lines.join('\n')}\n`;
    const { id } = await kit.imports.door.accept(t.admin, { name: 'x.csv', mediaType: 'text/csv', stream: Readable.from([Buffer.from(csv)]) });
    await kit.imports.door.run.work({ tenantId: t.tenant.id, slug: t.tenant.slug, tenantKind: 'district', importId: id, actor: t.admin.actor, grants: [...t.admin.grants] });
    expect((await kit.operations.status(t.admin, id)).state).toBe('succeeded');
  }

  const later = () => new Date(Date.now() + 5 * 86_400_000).toISOString();
  const requirements = { responsibility: '张三', measures: '停产', funds: '五万元', timeLimit: '三十日内', plan: '预案' };
  const moves: readonly (readonly [HazardAction, (t: Town) => object])[] = [
    ['assign', (t) => ({ memberId: t.owner.actor.memberId })], ['start', () => ({})], ['submit', () => ({ evidence: ['已清理'] })], ['verify', () => ({ result: one(['accepted', 'accepted', 'rejected']), reason: '复查' })],
    ['assign-department', (t) => ({ unitId: t.bureau })], ['submit-department', () => ({ note: '已监督' })], ['verify-department', () => ({ result: 'accepted' })],
    ['list-supervision', () => ({ requirements })], ['give-opinion', () => ({ expert: '李工', agrees: true, opinion: '可以销号' })],
    ['transfer', (t) => ({ unitId: t.bureau, reason: '属地' })], ['reopen', () => ({ cause: 'complaint', reason: '又堆上了', dueAt: later() })],
  ];
  const taken = new Map<string, number>();

  /** Somebody tries a step on some hazard: what its state does not allow changes nothing, and no count. */
  async function step(t: Town): Promise<void> {
    // Mostly the first few, so that some come to the end of their life.
    const rows = await rowsOf(t.tenant.id);
    const row = one(roll(5) > 0 ? rows.slice(0, 8) : rows);
    const fitting = moves.filter(([name]) => possible(row).includes(name));
    const [action, body] = one(fitting.length && roll(6) > 0 ? fitting : moves);
    const who = action.startsWith('submit') ? t.owner : one([t.admin, t.officer]);
    await kit.hazards.act(who, row.id, row.version, action, body(t) as never).then(() => taken.set(action, (taken.get(action) ?? 0) + 1), () => undefined);
  }

  const retagOne = async (t: Town): Promise<void> => retag(kit, t.admin, one(await rowsOf(t.tenant.id)).id, t.campaigns.filter(() => roll(2) === 0).map((c) => c.id));

  async function merge(t: Town): Promise<void> {
    const [from, to] = t.subjects.splice(0, 2) as [string, string];
    const { version } = await kit.subjectRecords.get(t.admin, from);
    await kit.subjects.merge(t.admin, from, version, { intoId: to, reason: '重复' });
    t.subjects.push(to);
  }

  it('given a long story of two districts, then every cell is what a count of the ledger gives, and nothing else', async () => {
    for (let i = 0; i < 400; i += 1) {
      const t = towns[i % 3 === 0 ? 1 : 0];
      const luck = roll(10);
      if (i % 100 === 10) await importSome(t);
      else if (i === 150 || i === 250) await merge(t);
      else if (i < 20 || luck < 2) await report(t);
      else if (luck === 2) await retagOne(t);
      else if (luck === 3) await tend(t);
      else await step(t);
      // Now and then in the middle of the story, and of one district alone.
      if (i % 130 === 100) await kit.rollups.fold(t.tenant.id);
      if (i % 80 === 79) expect([i, await stored()]).toEqual([i, await ledger()]);
    }
    for (const { tenant } of towns) expect(await kit.rollups.fold(tenant.id)).toBeGreaterThan(0);
    expect(await stored('hazard_rollup')).toEqual(await ledger());
    const [kept, counted] = await subjects('subject_rollup');
    expect(kept).toEqual(counted);
    expect(kept.length).toBeGreaterThan(5);
    // A story in which little happened would prove little.
    for (const action of ['assign', 'start', 'submit', 'verify', 'assign-department', 'transfer', 'reopen']) expect([action, taken.has(action)]).toEqual([action, true]);
    const { rows } = await kit.db.admin.query<{ n: number }>("select count(*)::int as n from enforcement.hazard where cardinality(campaign_ids) = 2 and status = 'closed'");
    expect(rows[0]?.n).toBeGreaterThan(1);
  }, 120_000);

  it('given campaigns that share hazards, then each has all of its own, their sum is not the whole, and each number lists its rows', async () => {
    for (const { admin, tenant, campaigns } of towns) {
      const rows = await rowsOf(tenant.id);
      const stats = await kit.statistics.of(admin, statisticsQuery.parse({ by: 'campaign,status' }));
      expect(stats.total).toBe(rows.length);
      const tagged = rows.filter((r) => r.campaign_ids.length > 0);
      expect(stats.items.reduce((n, i) => n + i.count, 0)).toBe(tagged.reduce((n, r) => n + r.campaign_ids.length, 0));
      for (const c of campaigns) {
        const own = rows.filter((r) => r.campaign_ids.includes(c.id));
        const figures = Object.fromEntries((await kit.campaignResults.of(admin, c.id)).items.map((i) => [i.key, i]));
        expect(figures['hazards']?.count).toBe(own.length);
        expect(figures['closed']?.count).toBe(own.filter((r) => r.status === 'closed').length);
        expect(figures['on_the_spot']?.count).toBe(own.filter((r) => r.rectification === 'on_the_spot').length);
        expect(figures['time_limited']?.count).toBe(own.filter((r) => r.rectification === 'time_limited').length);
        for (const key of ['hazards', 'closed', 'on_the_spot', 'time_limited']) expect([key, (await kit.list.page(admin, hazardQuery.parse({ ...figures[key]?.filter, limit: '1', total: 'true' }))).total]).toEqual([key, figures[key]?.count]);
        expect(stats.items.find((i) => i.key.campaign === c.id)?.names['campaign']).toEqual({ zh: c.name, en: c.name });
      }
    }
  });

  it('given somebody of a street, or of a community, then his figures are of it alone, as what is folded and as what is not', async () => {
    const [{ tenant, admin, campaigns }] = towns;
    for (const folded of [false, true]) {
      if (folded) await kit.rollups.fold(tenant.id);
      else await report(towns[0]);
      const rows = await rowsOf(tenant.id);
      for (const divisionPrefix of ['440310003', '440310001', '440310001001']) {
        const him = tenant.holding([{ role: 'street-officer', unitId: null, divisionPrefix }]);
        const own = rows.filter((r) => r.division_code.startsWith(divisionPrefix));
        expect(own.length).toBeGreaterThan(0);
        expect(own.length).toBeLessThan(rows.length);
        for (const by of ['division', 'source', 'month', 'status'] as const) {
          const stats = await kit.statistics.of(him, statisticsQuery.parse({ by }));
          expect([by, stats.total, stats.items.reduce((n, i) => n + i.count, 0)]).toEqual([by, own.length, own.length]);
        }
        for (const divisionLevel of ['street', 'community', 'grid'] as const) {
          const { items } = await kit.statistics.of(him, statisticsQuery.parse({ by: 'division', divisionLevel }));
          expect([divisionLevel, items.reduce((n, i) => n + i.count, 0)]).toEqual([divisionLevel, own.length]);
        }
        for (const c of campaigns) {
          const { items } = await kit.campaignResults.of(him, c.id);
          expect(items.find((i) => i.key === 'hazards')?.count).toBe(own.filter((r) => r.campaign_ids.includes(c.id)).length);
        }
      }
      expect((await kit.statistics.of(admin, statisticsQuery.parse({ by: 'status' }))).total).toBe(rows.length);
    }
  });

  it('given the counts are built anew from the ledger, then they are the same', async () => {
    const before = await stored();
    const migration = new CountsByDepth1780000000031();
    await migration.down(kit.db.admin as never);
    await migration.up(kit.db.admin as never);
    expect(await stored('hazard_rollup')).toEqual(before);
    const [kept, counted] = await subjects('subject_rollup');
    expect(kept).toEqual(counted);
  });
});
