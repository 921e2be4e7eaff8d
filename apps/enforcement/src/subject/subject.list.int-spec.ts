import { registerSubjectBody, subjectOrders, subjectQuery, subjectStatisticsQuery, type Subject } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { ProblemError } from '@anlan/platform/http';
import { csvStream } from '@anlan/platform/ledger';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const places = ['440310001001', '440310001000', '440310003001'];
const tags = ['confined_space', 'combustible_dust', 'lithium_battery'];

/** A ledger with something of everything: places, kinds, tags, owners, grades, states, and what is long not confirmed. */
describe('lists and figures of subjects', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  let street: TenantContext;
  let unit: string;
  beforeAll(async () => {
    kit = await enforcementKit();
    admin = kit.pingshan.as('district-admin');
    street = kit.pingshan.as('street-officer', '440310001000');
    unit = kit.pingshan.unit('工业和信息化局');
    for (let i = 0; i < 24; i += 1) {
      const owner = [{}, { unitId: unit }, { memberId: admin.actor.memberId }][i % 3];
      let s = await kit.subjects.register(admin, registerSubjectBody.parse({
        kind: i % 4 ? 'small_premises' : 'enterprise', name: `第${(i * 7) % 24}号店`, noCreditCodeReason: '无照', address: `坪山大道 ${i} 号`, divisionCode: places[i % 3], isKey: i % 5 === 0, tags: [tags[i % 3]], owner,
      }));
      if (i % 2) s = await kit.subjects.grade(admin, s.id, s.version, { grade: (['A', 'B', 'C', 'D'] as const)[i % 4] ?? 'A', reason: '评定' });
      if (i % 6 === 1) s = await kit.subjects.move(admin, s.id, s.version, 'suspend', { reason: '歇业' });
      if (i % 6 === 2) s = await kit.subjects.move(admin, s.id, s.version, 'close', { reason: '搬走' });
      if (i % 8 === 3) await kit.subjects.change(admin, s.id, s.version, { divisionCode: '440310003001', isKey: true });
    }
    // Confirmed long ago, and never.
    await kit.db.admin.query("update enforcement.subject set refreshed_at = now() - interval '200 days' where address ~ ' (1|4|9|20) 号'");
    await kit.db.admin.query("update enforcement.subject set refreshed_at = null where address ~ ' (5|8) 号'");
    const [a, b] = (await kit.subjectList.page(admin, { limit: 2, status: ['active'] })).items as [Subject, Subject];
    await kit.subjects.merge(admin, a.id, a.version, { intoId: b.id, reason: '重复' });
    await kit.subjects.register(kit.binjiang.as('district-admin'), registerSubjectBody.parse({ kind: 'small_premises', name: '滨江', address: '滨江', divisionCode: '330108001001' }));
  }, 60_000);
  afterAll(() => kit.close());

  const all = async (ctx: TenantContext, filter: Record<string, string>, limit = '5'): Promise<Subject[]> => {
    const found: Subject[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await kit.subjectList.page(ctx, subjectQuery.parse({ ...filter, limit, ...(cursor && { cursor }) }));
      found.push(...page.items);
      if (page.nextCursor === null) return found;
      cursor = page.nextCursor;
    }
  };
  const holds: [Record<string, string>, (s: Subject) => boolean][] = [
    [{}, () => true],
    [{ kind: 'enterprise' }, (s) => s.kind === 'enterprise'],
    [{ status: 'active,suspended' }, (s) => ['active', 'suspended'].includes(s.status)],
    [{ status: 'merged' }, (s) => s.mergedInto !== null],
    [{ divisionCode: '440310001' }, (s) => s.divisionCode.startsWith('440310001')],
    [{ divisionCode: '440310001', divisionOnly: 'true' }, (s) => s.divisionCode === '440310001000'],
    [{ tag: 'combustible_dust' }, (s) => s.tags.includes('combustible_dust')],
    [{ grade: 'A,none' }, (s) => s.grade === null || s.grade === 'A'],
    [{ isKey: 'true' }, (s) => s.isKey],
    [{ hasOwner: 'false' }, (s) => s.owner === null],
    [{ hasOwner: 'true' }, (s) => s.owner !== null],
    [{ refreshDue: 'true' }, (s) => s.refreshDue],
    [{ refreshDue: 'false' }, (s) => !s.refreshDue],
    [{ q: '号店' }, (s) => s.name.includes('号店')],
    [{ q: '大道 1' }, (s) => s.address.includes('大道') && `${s.name}${s.address}`.includes('1')],
    [{ q: '号店 １２ 号' }, (s) => s.name.includes('号店') && `${s.name}\n${s.address}`.includes('12')],
  ];

  it.each(holds)('given the filter %j, then every page, the total and the export have what it says, in each order', async (filter, right) => {
    for (const ctx of [admin, street]) {
      const whole = await all(ctx, {}, '200');
      const wantedIds = whole.filter(right).map((s) => s.id).sort();
      expect(ctx === street || wantedIds.length > 0).toBe(true);
      for (const order of subjectOrders) {
        const rows = await all(ctx, { ...filter, order });
        expect({ order, ids: rows.map((s) => s.id).sort() }).toEqual({ order, ids: wantedIds });
        const key = { '-registeredAt': (s: Subject) => -Date.parse(s.registeredAt), name: (s: Subject) => s.name, refreshedAt: (s: Subject) => (s.refreshedAt ? Date.parse(s.refreshedAt) : 0) }[order];
        for (const [i, row] of rows.slice(1).entries()) expect(key(rows[i] as Subject) <= key(row)).toBe(true);
        const exported: Subject[] = [];
        for await (const page of kit.subjectList.pages(ctx, subjectQuery.parse({ ...filter, order }))) exported.push(...page);
        expect(exported.map((s) => s.id)).toEqual(rows.map((s) => s.id));
      }
      expect((await kit.subjectList.page(ctx, subjectQuery.parse({ ...filter, limit: '1', total: 'true' }))).total).toBe(wantedIds.length);
    }
  });

  it('given owners, then each is a filter; a stranger\'s tag, owner or text finds nothing', async () => {
    expect((await all(admin, { ownerUnitId: unit })).every((s) => s.owner?.unitId === unit)).toBe(true);
    expect((await all(admin, { ownerMemberId: admin.actor.memberId ?? '' })).length).toBe(8);
    const nothing: Record<string, string>[] = [{ tag: 'ammonia_refrigeration' }, { ownerUnitId: '01980000-0000-7000-8000-00000000dead' }, { q: '%' }, { q: '滨江' }];
    for (const none of nothing) expect(await all(admin, none)).toEqual([]);
  });

  it('given an export, then tags stand by their names and a broken cursor is refused by name', async () => {
    const csv = await text(Readable.from(csvStream(await kit.subjectList.columns(admin), kit.subjectList.pages(admin, subjectQuery.parse({ tag: 'confined_space' })))));
    expect(csv).toContain('有限空间');
    expect(csv).not.toContain('confined_space');
    for (const order of subjectOrders) {
      const refused = await kit.subjectList.page(admin, { limit: 1, order, cursor: Buffer.from('["x"]').toString('base64url') }).catch((e: unknown) => e);
      expect(refused).toBeInstanceOf(ProblemError);
      expect(refused).toMatchObject({ code: 'request.invalid', errors: [{ path: 'query.cursor' }] });
    }
  });

  const questions = ['status', 'kind', 'grade', 'key', 'division', 'division,status,kind', 'grade,kind', 'refreshDue', 'refreshDue,kind', 'division,refreshDue', 'status,key', 'hasOwner', 'ownerUnit', 'ownerMember,kind', 'tag', 'tag,status'];
  it.each(questions)('given figures by %s, then each number is that of the rows its filter lists, and together they are all', async (by) => {
    for (const ctx of [admin, street, kit.pingshan.holding([{ role: 'section-officer', unitId: unit, divisionPrefix: null, units: [unit] }], unit)]) {
      for (const more of [{}, { kind: 'small_premises' }, { status: 'active,closed' }, { grade: 'A,none' }, { isKey: 'false' }, { divisionCode: '440310001' }, { divisionCode: '440310001001', divisionLevel: 'street' }]) {
        const figures = await kit.subjectStatistics.of(ctx, subjectStatisticsQuery.parse({ by, ...more }));
        for (const { filter, count, key } of figures.items) expect({ by, key, rows: (await all(ctx, filter, '200')).length }).toEqual({ by, key, rows: count });
        const open = by.includes('refreshDue') ? { refreshDue: 'true' } : undefined;
        const listed = await all(ctx, more as Record<string, string>, '200');
        const has = { ownerUnit: (s: Subject) => !!s.owner?.unitId, 'ownerMember,kind': (s: Subject) => !!s.owner?.memberId }[by] ?? (() => true);
        const counted = (open ? listed.filter((s) => ['active', 'suspended'].includes(s.status)) : listed).filter(has);
        expect({ by, more, total: figures.total }).toEqual({ by, more, total: counted.length });
        expect(figures.items.reduce((sum, i) => sum + i.count, 0)).toBe(figures.total);
      }
    }
  });

  it('given another district, then its figures are its own', async () => {
    expect((await kit.subjectStatistics.of(kit.binjiang.as('district-admin'), { by: ['status'] })).total).toBe(1);
  });
});
