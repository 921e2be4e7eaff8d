import type { Hazard, ReportHazardBody } from '@anlan/contracts/enforcement';
import type { Grant, Person, TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { Where } from '@anlan/platform/ledger';
import fc from 'fast-check';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';
import { hazardChanges } from './hazard.changes';
import type { HazardRow } from './hazard.entity';
import { hazardReach } from './hazard.reach';

const report = (divisionCode: string, more: Partial<ReportHazardBody> = {}): ReportHazardBody => ({ title: '疏散通道堆放杂物', level: 'general', divisionCode, source: 'patrol', rectification: 'time_limited', ...more });
const outcome = async (p: Promise<unknown>): Promise<unknown> => p.then(() => 'done', (e: unknown) => (e instanceof ProblemError ? [e.status, e.code, e.params, e.extra] : e));
const NOT_FOUND = [404, 'request.not_found', {}, {}];

/** One district whose hazards lie in two streets, with three units (one below another), and persons of every kind. */
describe('what a scope covers of the hazard ledger', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  let units: string[];
  let me: TenantContext;
  let boss: Person;
  let rows: HazardRow[];
  const ids = (items: readonly { id: string }[]): string[] => items.map((h) => h.id).sort();

  beforeAll(async () => {
    kit = await enforcementKit();
    const { pingshan } = kit;
    const office = pingshan.unit('坪山街道应急办');
    units = [office, pingshan.unit('巡查队', office), pingshan.unit('执法监督科')];
    admin = pingshan.as('district-admin');
    me = pingshan.holding([{ role: 'district-admin', unitId: null, divisionPrefix: null }], units[1]);
    const lent = pingshan.holding([{ role: 'district-admin', unitId: null, divisionPrefix: null }], units[2]);
    boss = { memberId: lent.actor.memberId ?? '', subject: lent.actor.id, name: lent.actor.name };
    const places = ['440310001001', '440310001000', '440310003001', '440310000000'];
    for (const [i, reporter] of [admin, me, lent].entries()) {
      for (const [j, place] of places.entries()) {
        const h = await kit.hazards.report(reporter, report(place, { title: `隐患${i}${j} 消防`, level: j % 2 ? 'major' : 'general' }));
        const assignees = [{}, { unitId: units[(i + j) % 3] }, { memberId: me.actor.memberId ?? '' }, { memberId: boss.memberId }];
        if (j > 0) await kit.hazards.act(admin, h.id, 1, 'assign', assignees[(i + j) % 4] ?? {});
      }
    }
    // Of before units were kept.
    await kit.db.admin.query('update enforcement.hazard set reporter_unit_id = null where id = (select id from enforcement.hazard order by id limit 1)');
    rows = (await kit.db.admin.query<HazardRow>('select * from enforcement.hazard where tenant_id = $1', [pingshan.id])).rows;
    await kit.hazards.report(kit.binjiang.as('district-admin'), report('330108001001'));
  }, 60_000);
  afterAll(() => kit.close());

  const grants = (): fc.Arbitrary<Grant[]> =>
    fc.array(
      fc.record({
        role: fc.constantFrom('district-admin', 'leader', 'street-officer', 'duty-officer', 'enterprise-owner', 'auditor', 'gone'), unitId: fc.constantFrom(null, ...units),
        divisionPrefix: fc.constantFrom(null, '440310', '440310001', '440310003', '440310001001', '330108'),
        units: fc.option(fc.subarray(units), { nil: undefined }), delegatedBy: fc.constantFrom(undefined, boss),
      }),
      { maxLength: 3 },
    );
  /** the same person, holding these */
  const holding = (given: readonly Grant[]): TenantContext => ({ ...kit.pingshan.holding(given), actor: me.actor });

  it('given any grants, then SQL and the predicate agree, on every record', async () => {
    await fc.assert(fc.asyncProperty(grants(), async (given) => {
      const ctx = holding(given);
      for (const permission of ['hazard.read', 'hazard.assign', 'hazard.rectify'] as const) {
        const where = new Where().and('tenant_id = $', ctx.tenantId).within(hazardReach, ctx, permission);
        const { rows: found } = await kit.db.admin.query<{ id: string }>(`select id from enforcement.hazard where ${where}`, where.params);
        expect(ids(found)).toEqual(ids(rows.filter((r) => hazardReach.covers(ctx, permission, r))));
      }
    }), { numRuns: 100 });
  }, 60_000);

  it('given any grants, then changes are told of the records that can be read, and of no other tenant\'s', async () => {
    const hazard = hazardChanges(kit.db.tenantTx())['hazard'];
    const { rows: [theirs] } = await kit.db.admin.query<{ id: string }>('select id from enforcement.hazard where tenant_id <> $1', [kit.pingshan.id]);
    await fc.assert(fc.asyncProperty(grants(), async (given) => {
      const ctx = holding(given);
      const asked = [...rows.map((r) => r.id), theirs?.id ?? '', 'no id'];
      const sight = await hazard?.sight(ctx.tenantId, asked);
      expect(asked.filter((id) => sight?.(ctx, id)).sort()).toEqual(ids(rows.filter((r) => hazardReach.covers(ctx, 'hazard.read', r))));
    }), { numRuns: 50 });
  }, 60_000);

  it('given any grants, then lists, gets, exports, figures, histories and searches show one and the same set of records', async () => {
    await fc.assert(fc.asyncProperty(grants(), async (given) => {
      const ctx = holding(given);
      const seen = ids(rows.filter((r) => hazardReach.covers(ctx, 'hazard.read', r)));
      const list = await kit.list.page(ctx, { limit: 200, total: true });
      expect([ids(list.items), list.total]).toEqual([seen, seen.length]);
      const paged: Hazard[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await kit.list.page(ctx, { limit: 2, cursor });
        paged.push(...page.items);
        if (page.nextCursor === null) break;
        cursor = page.nextCursor;
      }
      expect(ids(paged)).toEqual(seen);
      const exported: Hazard[] = [];
      for await (const some of kit.list.pages(ctx, { limit: 3 })) exported.push(...some);
      expect(ids(exported)).toEqual(seen);
      expect(ids((await kit.list.page(ctx, { limit: 200, q: '消防' })).items)).toEqual(seen);
      for (const r of rows) {
        const expected = seen.includes(r.id) ? 'done' : NOT_FOUND;
        expect(await outcome(kit.records.get(ctx, r.id))).toEqual(expected);
        expect(await outcome(kit.records.history(ctx, r.id))).toEqual(expected);
      }
      for (const by of [['status'], ['division', 'level'], ['month', 'source']] as const) {
        const stats = await kit.statistics.of(ctx, { by: [...by] });
        expect([stats.total, stats.items.reduce((n, i) => n + i.count, 0)]).toEqual([seen.length, seen.length]);
      }
      const street = await kit.list.page(ctx, { limit: 200, divisionCode: '440310001' });
      expect((await kit.statistics.of(ctx, { by: ['status'], divisionCode: '440310001' })).total).toBe(street.items.length);
    }), { numRuns: 25 });
  }, 120_000);

  it('given any grants and record, then a step is allowed, refused in sight, or not found: never anything else', async () => {
    const body = { unitId: newId() };
    await fc.assert(fc.asyncProperty(grants(), fc.nat(), async (given, n) => {
      const ctx = holding(given);
      const row = rows[n % rows.length] as HazardRow;
      const tried = await outcome(kit.hazards.act(ctx, row.id, 99, 'assign', body));
      const acts = hazardReach.covers(ctx, 'hazard.assign', row);
      if (!hazardReach.covers(ctx, 'hazard.read', row) && !acts) expect(tried).toEqual(NOT_FOUND);
      else expect(tried).toEqual(acts ? [412, 'request.stale', expect.anything(), expect.anything()] : [403, 'hazard.out_of_scope', expect.anything(), {}]);
    }), { numRuns: 60 });
  }, 60_000);

  it('given a delegate, then the log says for whom he acted, and nothing where the street is his own', async () => {
    const his: Grant = { role: 'street-officer', unitId: null, divisionPrefix: '440310001' };
    const ctx = kit.pingshan.holding([his, { ...his, divisionPrefix: '440310003', delegatedBy: boss }]);
    const log = async (h: Hazard) => (await kit.db.admin.query<{ detail: Record<string, unknown> }>("select detail from enforcement.audit_entry where target = $1 and action = 'hazard.assigned'", [`hazards/${h.id}`])).rows[0]?.detail;
    const act = async (place: string) => kit.hazards.act(ctx, (await kit.hazards.report(admin, report(place))).id, 1, 'assign', {});
    expect(await log(await act('440310003001'))).toMatchObject({ onBehalfOf: [{ memberId: boss.memberId, name: boss.name }] });
    expect(await log(await act('440310001001'))).not.toHaveProperty('onBehalfOf');
  });

  // Last, since it adds records.
  it('given who reports, then the record is of his unit, or of the one his role is held in, and in his scope', async () => {
    await fc.assert(fc.asyncProperty(grants(), fc.constantFrom('440310001001', '440310003001', '440310000000'), async (given, place) => {
      const ctx = holding(given);
      const made = await kit.hazards.report(ctx, report(place)).catch((e: unknown) => e);
      if (made instanceof ProblemError) return expect(made.code).toBe('hazard.out_of_scope');
      const { rows: [row] } = await kit.db.admin.query<HazardRow>('select * from enforcement.hazard where id = $1', [(made as Hazard).id]);
      expect(hazardReach.covers(ctx, 'hazard.report', row as HazardRow)).toBe(true);
      expect([null, ctx.actor.unitId, ...given.map((g) => g.unitId)]).toContain(row?.reporter_unit_id);
    }), { numRuns: 60 });
  }, 60_000);
});

describe('an officer of 龙田街道 and the records of 坪山街道', () => {
  let kit: EnforcementKit;
  let officer: TenantContext;
  let colleague: TenantContext;
  let theirs: Hazard;
  let fileId: string;
  beforeAll(async () => {
    kit = await enforcementKit();
    officer = kit.pingshan.as('street-officer', '440310003000');
    colleague = kit.pingshan.as('street-officer', '440310001000');
    fileId = (await kit.files.store(colleague, { name: '现场.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('x')]) }, 100)).id;
    theirs = await kit.hazards.report(colleague, report('440310001001', { title: '坪山机密', evidence: [{ fileId }] }));
    await kit.hazards.report(officer, report('440310003001', { title: '龙田' }));
  }, 60_000);
  afterAll(() => kit.close());

  it('by lists, their filters, and a cursor of a colleague: nothing', async () => {
    const { nextCursor } = await kit.list.page(kit.pingshan.as('district-admin'), { limit: 1 });
    const queries = [{}, { divisionCode: '440310001' }, { divisionCode: '440310' }, { q: '机密' }, { q: theirs.number }, { status: ['reported' as const] }, { cursor: nextCursor ?? '' }, { reportedFrom: '2020-01-01T00:00:00+08:00' }];
    for (const query of queries) {
      const { items, total } = await kit.list.page(officer, { limit: 200, total: true, ...query });
      expect(items.filter((h) => h.divisionCode.startsWith('440310001'))).toEqual([]);
      if (!('cursor' in query)) expect(total).toBe(items.length);
    }
  });

  it('by id, history, evidence and every step: as unknown as nobody\'s', async () => {
    const verbs = [['assign', {}], ['start', {}], ['submit', { evidence: ['x'] }], ['verify', { result: 'accepted' }], ['extend', { dueAt: new Date(Date.now() + 1e9).toISOString(), reason: 'x' }]] as const;
    const roads = (id: string): Promise<unknown>[] => [
      outcome(kit.records.get(officer, id)), outcome(kit.records.history(officer, id)), outcome(kit.records.evidenceFile(officer, id, fileId)),
      ...verbs.map(([verb, body]) => outcome(kit.hazards.act(officer, id, 1, verb, body as never))),
    ];
    const found = await Promise.all(roads(theirs.id));
    expect(found).toEqual(await Promise.all(roads(newId())));
    expect(found).toEqual(found.map(() => NOT_FOUND));
  });

  it('by a record that he may see, and the id of a file that is no evidence of it: not found', async () => {
    const { items: [his] } = await kit.list.page(officer, { limit: 1 });
    expect(await outcome(kit.records.evidenceFile(colleague, theirs.id, fileId))).toBe('done');
    expect(await outcome(kit.records.evidenceFile(officer, his?.id ?? '', fileId))).toEqual(NOT_FOUND);
    expect(await outcome(kit.files.download(kit.binjiang.as('district-admin'), fileId))).toEqual(NOT_FOUND);
  });

  it('by figures: not counted, whatever they are asked by', async () => {
    for (const query of [{}, { divisionCode: '440310001' }, { level: ['general' as const] }]) {
      const stats = await kit.statistics.of(officer, { by: ['division', 'status'], ...query });
      expect(stats.items.every((i) => i.key.division?.startsWith('440310003'))).toBe(true);
      expect(stats.total).toBe('divisionCode' in query ? 0 : 1);
    }
  });

  it('by reporting there, or attaching a colleague\'s file to a record of his own: refused', async () => {
    expect(await outcome(kit.hazards.report(officer, report('440310001001')))).toEqual([403, 'hazard.out_of_scope', { code: '440310001001' }, {}]);
    const stolen = report('440310003001', { evidence: [{ fileId }] });
    const nobodys = newId();
    expect(await outcome(kit.hazards.report(officer, report('440310003001', { evidence: [{ fileId: nobodys }] })))).toEqual([400, 'hazard.unknown_file', { id: nobodys }, {}]);
    expect(await outcome(kit.hazards.report(officer, stolen))).toEqual([400, 'hazard.unknown_file', { id: fileId }, {}]);
    expect(await outcome(kit.hazards.report(kit.pingshan.as('district-admin'), stolen))).toBe('done');
  });

  it('by an import: rows of there are refused; by a colleague\'s operation and its errors: not found', async () => {
    const csv = '隐患名称,区划代码,来源\n越界,440310001001,巡查\n本街道,440310003001,巡查\n';
    const run = async (ctx: TenantContext): Promise<string> => {
      const { id } = await kit.imports.door.accept(ctx, { name: 'x.csv', mediaType: 'text/csv', stream: Readable.from([Buffer.from(csv)]) });
      await kit.imports.door.run.work({ tenantId: ctx.tenantId, slug: ctx.slug, tenantKind: ctx.tenantKind, importId: id, actor: ctx.actor, grants: [...ctx.grants] });
      return id;
    };
    const own = await run(officer);
    expect((await kit.operations.status(officer, own)).result).toMatchObject({ accepted: 1, refused: 1, errors: [{ row: 2, code: 'hazard.out_of_scope' }] });
    const other = await run(colleague);
    const auditorOfOneStreet = { ...officer, grants: [...officer.grants, { role: 'auditor', unitId: null, divisionPrefix: '440310003' }] };
    for (const ctx of [officer, auditorOfOneStreet, kit.binjiang.as('district-admin')]) {
      expect(await outcome(kit.operations.status(ctx, other))).toEqual(NOT_FOUND);
      expect(await outcome(kit.imports.door.refused(ctx, other, 'zh-CN'))).toEqual(NOT_FOUND);
    }
    expect(await text(await kit.imports.door.refused(colleague, other, 'zh-CN'))).toContain('本街道');
    expect((await buffer(await kit.imports.door.refused(kit.pingshan.as('district-admin'), other, 'zh-CN'))).length).toBeGreaterThan(0);
  });
});
