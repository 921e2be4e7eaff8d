import type { Hazard, HazardChange, ReportHazardBody } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import fc from 'fast-check';
import { Readable } from 'node:stream';
import { deskOf, type Desk } from '../../test/desk-kit';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';
import type { HazardRow } from './hazard.entity';
import { hazardReach } from './hazard.reach';

const report = (more: Partial<ReportHazardBody> = {}): ReportHazardBody => ({ title: '疏散通道堆放杂物', level: 'general', divisionCode: '440310001001', source: 'patrol', rectification: 'time_limited', ...more });
const later = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

describe('single hazards, and what happens to them', () => {
  let kit: EnforcementKit;
  beforeAll(async () => void (kit = await enforcementKit()), 60_000);
  afterAll(() => kit.close());
  const picture = (ctx: TenantContext, name: string) => kit.files.store(ctx, { name, mediaType: 'image/jpeg', stream: Readable.from([Buffer.from(name)]) }, 1000);

  it.each([
    ['grid-member', '440310001001'], ['community-officer', '440310001001'], ['street-officer', '440310001000'], ['enterprise-safety-officer', undefined],
  ])('given a %s with a telephone, then he reports with pictures and position, and finds his report with both', async (role, place) => {
    const reporter = kit.pingshan.as(role, place);
    const files = [await picture(reporter, '一.jpg'), await picture(reporter, '二.jpg')];
    const body = report({ position: { lng: 114.351, lat: 22.705, crs: 'GCJ02' }, evidence: [{ fileId: files[0]?.id, description: '门口' }, { fileId: files[1]?.id }, '旁边还有一处'] });
    const made = await kit.hazards.report(reporter, body);
    const found = (await kit.list.page(reporter, { limit: 1 })).items[0];
    expect(found).toMatchObject({ id: made.id, attachments: 2, position: { lng: 114.351, lat: 22.705, crs: 'GCJ02' } });
    expect((await kit.records.get(reporter, made.id)).evidence).toEqual([
      { fileId: files[0]?.id, name: '一.jpg', mediaType: 'image/jpeg', bytes: 7, description: '门口', phase: null, stage: 'report', by: { id: reporter.actor.id, name: reporter.actor.name }, at: made.reportedAt },
      { fileId: files[1]?.id, name: '二.jpg', mediaType: 'image/jpeg', bytes: 7, description: null, phase: null, stage: 'report', by: { id: reporter.actor.id, name: reporter.actor.name }, at: made.reportedAt },
    ]);
    expect(await kit.records.evidenceFile(reporter, made.id, files[1]?.id ?? '')).toBe(files[1]?.id);
  });

  it('given files at each step, then they are listed in the order in which they were given, and counted', async () => {
    const admin = kit.pingshan.as('district-admin');
    const owner = kit.pingshan.as('enterprise-owner');
    let h: Hazard = await kit.hazards.report(admin, report({ evidence: [{ fileId: (await picture(admin, '前')).id }] }));
    h = await kit.hazards.act(admin, h.id, 1, 'assign', { memberId: owner.actor.memberId ?? '' });
    h = await kit.hazards.act(owner, h.id, 2, 'start', {});
    h = await kit.hazards.act(owner, h.id, 3, 'submit', { evidence: [{ fileId: (await picture(owner, '后')).id }, '已清理'] });
    expect(h.attachments).toBe(2);
    expect((await kit.records.get(admin, h.id)).evidence.map((e) => [e.name, e.stage, e.by.name])).toEqual([['前', 'report', admin.actor.name], ['后', 'submit', owner.actor.name]]);
  });

  it('given steps that change a field, then the history says from what to what, and which version came of it', async () => {
    const admin = kit.pingshan.as('district-admin');
    const unit = kit.pingshan.unit('应急管理站');
    const [first, second] = [later(3), later(9)];
    const h = await kit.hazards.report(admin, report({ dueAt: first }));
    await kit.hazards.act(admin, h.id, 1, 'assign', { unitId: unit });
    const extended = await kit.hazards.act(admin, h.id, 2, 'extend', { dueAt: second, reason: '配件未到货' });
    const { items } = await kit.records.history(admin, h.id);
    expect(items.map((s) => [s.action, s.version, s.changes])).toEqual([
      ['report', 1, []],
      ['assign', 2, [{ path: 'assignee', from: null, to: { unitId: unit, memberId: null, name: '应急管理站', unitName: '应急管理站' } }]],
      ['extend', 3, [{ path: 'dueAt', from: h.dueAt, to: extended.dueAt }]],
    ]);
  });
});

describe('what happened of late', () => {
  let kit: EnforcementKit;
  let desk: Desk;
  let rows: HazardRow[];
  let steps: Map<string, string[]>;
  beforeAll(async () => {
    kit = await enforcementKit();
    desk = await deskOf(kit, 30);
    rows = (await kit.db.admin.query<HazardRow>('select * from enforcement.hazard where tenant_id = $1', [kit.pingshan.id])).rows;
    const { rows: taken } = await kit.db.admin.query<{ id: string; hazard_id: string }>('select id, hazard_id from enforcement.hazard_history where tenant_id = $1', [kit.pingshan.id]);
    steps = new Map(rows.map((r) => [r.id, [r.id, ...taken.filter((s) => s.hazard_id === r.id).map((s) => s.id)]]));
  }, 60_000);
  afterAll(() => kit.close());

  const all = async (ctx: TenantContext, limit = 7): Promise<HazardChange[]> => {
    const found: HazardChange[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await kit.records.changes(ctx, { limit, cursor, total: true });
      found.push(...page.items);
      if (page.nextCursor === null) {
        expect(page.total).toBe(found.length);
        return found;
      }
      cursor = page.nextCursor;
    }
  };

  it('given any scope, then every step of the hazards in it, each once, the newest first, and of no other', async () => {
    let seen = 0;
    await fc.assert(fc.asyncProperty(fc.oneof(fc.constant([...desk.me.grants]), desk.grants), async (given) => {
      const ctx = desk.holding(given);
      const want = rows.filter((r) => hazardReach.covers(ctx, 'hazard.read', r)).flatMap((r) => steps.get(r.id) ?? []);
      const found = await all(ctx);
      expect(found.map((c) => c.id)).toEqual([...want].sort().reverse());
      for (const c of found) expect(steps.get(c.hazard.id)).toContain(c.id);
      seen += found.length;
    }), { numRuns: 40 });
    expect(seen).toBeGreaterThan(50);
  }, 60_000);

  it('given what is older than a month, then it is no news; given another district, then it is none of its own', async () => {
    const old = rows[0]?.id ?? '';
    const before = (await all(desk.admin, 200)).length;
    await kit.db.admin.query("update enforcement.hazard_history set id = ('01900000' || substr(id::text, 9))::uuid where hazard_id = $1", [old]);
    const left = await all(desk.admin, 200);
    expect(left.filter((c) => c.hazard.id === old).map((c) => c.action)).toEqual(['report']);
    expect(left.length).toBe(before - (steps.get(old)?.length ?? 0) + 1);
    expect((await all(kit.binjiang.as('district-admin'))).map((c) => c.hazard.divisionCode)).toEqual(['330108001001']);
    await expect(kit.records.changes(desk.admin, { limit: 1, cursor: Buffer.from(JSON.stringify([`${newId()}x`])).toString('base64url') })).rejects.toMatchObject({ code: 'request.invalid' });
  });
});
