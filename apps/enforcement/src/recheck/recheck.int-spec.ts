import { drawRecheckBody, recheckItemsQuery, recheckQuery, recheckStatisticsQuery, recordRecheckBody, reportHazardBody, type Hazard } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { codeOf } from '@anlan/platform/testing';
import { createHash } from 'node:crypto';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const community = '440310001001';
const otherStreet = '440310003001';
const evidence = [{ description: '堆放纸箱', phase: 'before' }, { description: '已清空', phase: 'after' }];

describe('sampling re-checks of closed hazards', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  let officer: TenantContext;
  let grid: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    [admin, officer, grid] = [kit.pingshan.as('district-admin'), kit.pingshan.as('enforcement-officer'), kit.pingshan.as('grid-member')];
  });
  afterAll(() => kit.close());
  const closed = (divisionCode = community, more: object = {}): Promise<Hazard> =>
    kit.hazards.report(grid, reportHazardBody.parse({ title: '通道堆物', source: 'patrol', rectification: 'on_the_spot', divisionCode, evidence, ...more }));
  const draw = (more: object = {}, ctx = officer) => kit.rechecks.draw(ctx, drawRecheckBody.parse({ name: '三季度抽查', divisionCode: '440310', count: 2, ...more }));
  const items = async (id: string, more: object = {}, ctx = officer) => (await kit.recheckRecords.items(ctx, id, recheckItemsQuery.parse({ limit: '200', ...more }))).items;
  const record = (id: string, hazardId: string, result: 'holds' | 'reopened', ctx = officer) => kit.rechecks.record(ctx, id, hazardId, recordRecheckBody.parse({ result, note: '现场看过' }));

  it('given closed hazards, when some are drawn by a seed, then they are those of the smallest hashes, and the conditions hold', async () => {
    const pool: Hazard[] = [];
    for (let i = 0; i < 5; i += 1) pool.push(await closed(community, { category: '消防安全' }));
    await closed(otherStreet, { category: '消防安全' });
    await kit.hazards.report(admin, reportHazardBody.parse({ title: '未销号', source: 'patrol', divisionCode: community, category: '消防安全' }));
    const sample = await draw({ divisionCode: '440310001', count: 3, pool: { category: '消防安全' }, seed: { text: '508', source: '福彩3D' } });
    expect(sample).toMatchObject({ number: expect.stringMatching(/^FC440310-\d{4}-0001$/) as string, poolSize: 5, wanted: 3, seed: '508', progress: { drawn: 3, checked: 0, holds: 0, rate: '—' } });
    const key = (id: string) => createHash('sha256').update(`508\nhazard\n${id}`).digest('hex');
    const expected = pool.map((h) => h.id).sort((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, 3);
    expect((await items(sample.id)).map((i) => [i.place, i.hazard.id])).toEqual(expected.map((id, i) => [i + 1, id]));
    expect(await codeOf(draw({ pool: { category: '没有的类别' } }))).toBe('recheck.empty_pool');
    expect(await codeOf(draw({ divisionCode: '330108' }))).toBe('recheck.unknown_division');
  });

  it('given a sample, when one holds and one does not, then one stays closed with a word in its history, the other is re-opened, and the rate is one of two', async () => {
    await closed(otherStreet, { category: '用电安全' });
    await closed(otherStreet, { category: '用电安全' });
    const { id } = await draw({ pool: { category: '用电安全' } });
    const [good, bad] = (await items(id)).map((i) => i.hazard.id) as [string, string];
    expect(await record(id, good, 'holds')).toMatchObject({ result: 'holds', checkedBy: { id: officer.actor.id }, hazard: { status: 'closed' } });
    expect(await kit.records.get(admin, good)).toMatchObject({ status: 'closed', version: 2, reopened: 0 });
    expect((await kit.records.history(admin, good)).items.at(-1)).toMatchObject({ action: 'recheck', note: '现场看过', from: 'closed', to: 'closed' });
    expect(await record(id, bad, 'reopened')).toMatchObject({ result: 'reopened', hazard: { status: 'reported' } });
    expect(await kit.records.get(admin, bad)).toMatchObject({ status: 'reported', reopened: 1 });
    expect((await kit.recheckRecords.get(officer, id)).progress).toEqual({ drawn: 2, checked: 2, holds: 1, rate: '50.00 %' });
    for (const result of ['holds', 'reopened'] as const) expect(await items(id, { result })).toHaveLength(1);
    expect(await items(id, { result: 'open' })).toHaveLength(0);
    const figures = await kit.recheckRecords.statistics(officer, recheckStatisticsQuery.parse({}));
    expect(figures.total).toMatchObject({ checked: 2, holds: 1, rate: '50.00 %' });
    expect(figures.items.find((i) => i.recheckId === id)).toMatchObject({ drawn: 2, checked: 2, holds: 1 });
    expect(await codeOf(record(id, good, 'reopened'))).toBe('recheck.recorded');
    const { rows } = await kit.db.admin.query<{ type: string; sequence: string }>('select type, sequence from enforcement.outbox where subject = $1 order by seq', [`rechecks/${id}`]);
    expect(rows.map((r) => `${r.type.split('.')[3]}@${r.sequence}`)).toEqual(['drawn@1', 'recorded@2', 'recorded@3']);
  });

  it('given more samples than are told of one by one, then the sum is of all of them', async () => {
    const h = await closed('440310003001', { category: '特种设备' });
    const { id } = await draw({ divisionCode: '440310003', pool: { category: '特种设备' } });
    await record(id, h.id, 'holds');
    const before = (await kit.recheckRecords.statistics(officer, recheckStatisticsQuery.parse({}))).total;
    const columns = 'tenant_id, name, division_code, pool, pool_size, wanted, drawn, seed, seed_source, drawn_by, drawn_by_name, drawn_at, version';
    await kit.db.admin.query(`insert into enforcement.recheck (id, number, ${columns}) select gen_random_uuid(), 'FC-' || n, ${columns} from enforcement.recheck, generate_series(1, 210) n where id = $1`, [id]);
    await kit.db.admin.query('insert into enforcement.recheck_item (tenant_id, recheck_id, hazard_id, place, result, note, checked_by, checked_by_name, checked_at) select tenant_id, id, $1, 1, \'reopened\', \'反弹\', \'a\', \'甲\', now() from enforcement.recheck where tenant_id = $2 and number ~ \'^FC-\\d+$\'', [h.id, kit.pingshan.id]);
    const { total, items: told } = await kit.recheckRecords.statistics(officer, recheckStatisticsQuery.parse({}));
    expect(total).toMatchObject({ drawn: before.drawn + 210, checked: before.checked + 210, holds: before.holds });
    expect(told).toHaveLength(200);
    expect((await kit.recheckRecords.statistics(kit.binjiang.as('district-admin'), recheckStatisticsQuery.parse({}))).total).toEqual({ drawn: 0, checked: 0, holds: 0, rate: '—' });
  });

  it('given who put it right himself, then he neither finds that it holds nor re-opens it', async () => {
    const own = kit.pingshan.as('district-admin');
    const h = await kit.hazards.report(own, reportHazardBody.parse({ title: '自办', source: 'patrol', rectification: 'on_the_spot', divisionCode: community, category: '燃气安全', evidence }));
    const { id } = await draw({ pool: { category: '燃气安全' } });
    for (const result of ['holds', 'reopened'] as const) expect(await codeOf(record(id, h.id, result, own))).toBe('hazard.same_person');
    expect(await items(id, { result: 'open' })).toHaveLength(1);
  });

  it('given another street, another district and an owner, then a sample is not theirs to see, to draw or to record', async () => {
    const h = await closed(community, { category: '职业健康' });
    const sample = await draw({ pool: { category: '职业健康' } });
    const street = kit.pingshan.as('street-officer', '440310003000');
    for (const ctx of [street, kit.binjiang.as('district-admin'), kit.pingshan.as('enterprise-owner')]) {
      expect((await kit.recheckRecords.page(ctx, recheckQuery.parse({}))).items.map((r) => r.id)).not.toContain(sample.id);
      expect((await kit.recheckRecords.statistics(ctx, recheckStatisticsQuery.parse({}))).items.map((r) => r.recheckId)).not.toContain(sample.id);
      expect(await codeOf(kit.recheckRecords.get(ctx, sample.id))).toBe('request.not_found');
      expect(await codeOf(items(sample.id, {}, ctx))).toBe('request.not_found');
      expect(await codeOf(record(sample.id, h.id, 'holds', ctx))).toBe('request.not_found');
    }
    // The hazard is theirs to verify, the district's sample is not.
    expect(await codeOf(record(sample.id, h.id, 'holds', kit.pingshan.as('street-officer', '440310001000')))).toBe('request.not_found');
    expect(await codeOf(draw({ divisionCode: community }, street))).toBe('recheck.out_of_scope');
  });
});
