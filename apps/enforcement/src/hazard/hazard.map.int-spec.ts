import { hazardMapQuery, hazardQuery, type HazardMap } from '@anlan/contracts/enforcement';
import { cellsPerTile, mapCell, tileTouches, toWgs84, zoomFor, type Bbox, type Crs } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import fc from 'fast-check';
import { deskOf, type Desk } from '../../test/desk-kit';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';
import { isOverdue, type HazardRow } from './hazard.entity';
import { hazardReach } from './hazard.reach';

const EVERYWHERE: Bbox = [-180, -85, 180, 85];

describe('hazards on a map', () => {
  let kit: EnforcementKit;
  let desk: Desk;
  let rows: HazardRow[];
  beforeAll(async () => {
    kit = await enforcementKit();
    desk = await deskOf(kit, 180);
    rows = (await kit.db.admin.query<HazardRow>('select * from enforcement.hazard where tenant_id = $1', [kit.pingshan.id])).rows;
  }, 120_000);
  afterAll(() => kit.close());

  const view = (ctx: TenantContext, query: object = {}): Promise<HazardMap> => kit.map.view(ctx, hazardMapQuery.parse(query));
  const place = (r: HazardRow) => toWgs84({ lng: r.lng ?? 0, lat: r.lat ?? 0, crs: r.crs as Crs });
  const near = fc.tuple(fc.double({ min: 114.3, max: 114.45, noNaN: true }), fc.double({ min: 22.65, max: 22.8, noNaN: true }), fc.double({ min: 0.001, max: 0.2, noNaN: true })).map(([lng, lat, size]): Bbox => [lng, lat, lng + size, lat + size].map((n) => Number(n.toFixed(6))) as unknown as Bbox);

  it('given anybody and any view, then clusters and points together are what lies in its tiles and in his sight, no more and no less', async () => {
    let clustered = 0;
    await fc.assert(fc.asyncProperty(fc.oneof(fc.constant([...desk.me.grants]), desk.grants), near, fc.integer({ min: 8, max: 20 }), async (given, box, zoom) => {
      const ctx = desk.holding(given);
      const map = await view(ctx, { bbox: box.join(','), zoom: String(zoom) });
      const finest = zoomFor(box, zoom + 3, 64);
      const inSight = rows.filter((r) => hazardReach.covers(ctx, 'hazard.read', r));
      const shown = inSight.filter((r) => r.lng !== null && tileTouches(Math.floor(mapCell(place(r)) / cellsPerTile(finest)), finest, box));
      expect(map.total).toBe(shown.length);
      expect(map.clusters.reduce((n, c) => n + c.count, 0) + map.points.length).toBe(shown.length);
      expect(map.clusters.reduce((n, c) => n + c.major, 0) + map.points.filter((p) => p.level === 'major').length).toBe(shown.filter((r) => r.level === 'major').length);
      expect(map.clusters.reduce((n, c) => n + c.overdue, 0) + map.points.filter((p) => p.overdue).length).toBe(shown.filter((r) => isOverdue(r)).length);
      for (const p of map.points) expect(shown.map((r) => r.id)).toContain(p.id);
      for (const c of map.clusters) expect(shown.filter((r) => place(r).lng >= c.bbox[0] && place(r).lng <= c.bbox[2] && place(r).lat >= c.bbox[1] && place(r).lat <= c.bbox[3]).length).toBeGreaterThanOrEqual(c.count);
      expect(map.unplaced.reduce((n, u) => n + u.count, 0)).toBe(inSight.filter((r) => r.lng === null).length);
      clustered += map.clusters.length;
    }), { numRuns: 80 });
    // Views are drawn at random: that clusters were among them is all that can be promised.
    expect(clustered).toBeGreaterThan(0);
  }, 60_000);

  it('given a position in any system, then the map has it in WGS84, and the record as it was given', async () => {
    const reporter = kit.pingshan.as('grid-member', '440310003001');
    for (const crs of ['WGS84', 'CGCS2000', 'GCJ02', 'BD09'] as const) {
      const position = { lng: 114.4051, lat: 22.7402, crs };
      const made = await kit.hazards.report(reporter, { title: crs, level: 'general', divisionCode: '440310003001', source: 'patrol', rectification: 'time_limited', position });
      expect(made.position).toEqual(position);
      const point = (await view(reporter, { divisionCode: '440310003001', q: crs })).points.find((p) => p.id === made.id);
      const want = toWgs84(position);
      expect([point?.lng, point?.lat]).toEqual([expect.closeTo(want.lng, 9), expect.closeTo(want.lat, 9)]);
    }
  });

  it('given the filters of the list, then the map and what has no position are together what the list counts', async () => {
    for (const filter of [{}, { level: 'major' }, { status: 'reported,assigned' }, { overdue: 'true' }, { category: '消防安全' }, { divisionCode: '440310001' }, { assignedToMe: 'true' }, { age: '0-3,over-30' }, { placed: 'false' }, { placed: 'true', source: 'complaint' }]) {
      const map = await view(desk.me, { ...filter, bbox: EVERYWHERE.join(',') });
      const total = async (more: object): Promise<number | undefined> => (await kit.list.page(desk.me, hazardQuery.parse({ ...filter, ...more, limit: '1', total: 'true' }))).total;
      expect({ filter, total: map.total + map.unplaced.reduce((n, u) => n + u.count, 0) }).toEqual({ filter, total: await total({}) });
      const { divisions } = await view(desk.me, { ...filter, divisions: 'true' });
      expect({ filter, shown: divisions.reduce((n, d) => n + d.count, 0) }).toEqual({ filter, shown: map.total });
      for (const d of divisions) {
        const its = { divisionCode: d.divisionCode, divisionOnly: String(d.divisionOnly), placed: 'true' };
        if (!('placed' in filter)) expect(await total(its)).toBe(d.count);
        if (!('placed' in filter || 'level' in filter)) expect(await total({ ...its, level: 'major' })).toBe(d.major);
        if (!('placed' in filter || 'overdue' in filter)) expect(await total({ ...its, overdue: 'true' })).toBe(d.overdue);
      }
      for (const u of map.unplaced) if (!('placed' in filter)) expect(await total({ divisionCode: u.divisionCode, divisionOnly: String(u.divisionOnly), placed: 'false' })).toBe(u.count);
    }
    expect((await view(desk.me)).unplaced.map((u) => u.divisionName)).toEqual(['440310区', '坪山街道', '龙田街道']);
    expect((await view(desk.me, { unplaced: 'false' })).unplaced).toEqual([]);
  });

  it('given the map moved within one zoom, then a cluster that stays in view stays as it was', async () => {
    const clusters = async (box: Bbox) => new Map((await view(desk.me, { bbox: box.join(','), zoom: '11' })).clusters.map((c) => [c.bbox.join(), c.count]));
    const [here, moved] = [await clusters([114.33, 22.69, 114.43, 22.76]), await clusters([114.3301, 22.6902, 114.4302, 22.7603])];
    expect(here.size).toBeGreaterThan(2);
    for (const [bbox, count] of moved) if (here.has(bbox)) expect(here.get(bbox)).toBe(count);
    expect([...moved.keys()].filter((k) => here.has(k)).length).toBeGreaterThan(1);
  });

  it('given another district and a whole world at the deepest zoom, then its own alone, in no more clusters than a view has room for', async () => {
    expect(await view(kit.binjiang.as('district-admin'), { zoom: '24' })).toEqual({ total: 0, clusters: [], points: [], divisions: [], unplaced: [{ divisionCode: '330108001000', divisionName: '西兴街道', divisionOnly: false, count: 1 }] });
    const whole = await view(desk.me, { zoom: '24' });
    expect(whole.clusters).toHaveLength(1);
    expect(whole.clusters[0]?.count).toBe(whole.total);
  });

  it.each(['1,2,3', '1,2,3,4,5', 'a,b,c,d', '10,0,5,5', '0,10,5,5', '-181,0,0,0', '0,0,1,1e2', '0,0,1,NaN', ''])('given the box %s, then it is none', (bbox) => {
    expect(hazardMapQuery.safeParse({ bbox }).success).toBe(false);
  });
});
