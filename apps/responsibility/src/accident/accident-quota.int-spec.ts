import { accidentQuery, accountabilityQuery, openAccountabilityBody, paragraphQuery, proposeQuotaBody, recordBaseBody } from '@anlan/contracts/responsibility';
import { accidentKit, codeOf, type AccidentKit } from '../../test/accident-kit';

describe('quotas of accidents, the year before, accountability', () => {
  let kit: AccidentKit['kit'];
  let accidents: AccidentKit['accidents'];
  let records: AccidentKit['records'];
  let quotas: AccidentKit['quotas'];
  let paragraphs: AccidentKit['paragraphs'];
  let cases: AccidentKit['cases'];
  let officer: AccidentKit['officer'];
  let second: AccidentKit['second'];
  let leader: AccidentKit['leader'];
  let street: AccidentKit['street'];
  let report: AccidentKit['report'];
  let graded: AccidentKit['graded'];
  beforeAll(async () => {
    ({ kit, accidents, records, quotas, paragraphs, cases, officer, second, leader, street, report, graded } = await accidentKit());
  });
  afterAll(() => kit.close());

  it('given the figures of 2022 and what was recorded of 2021, then the paragraph is the sentence, and each number leads to its rows', async () => {
    const { binjiang } = kit;
    const [ctx, boss] = [binjiang.as('section-officer'), binjiang.as('leader')];
    const q = paragraphQuery.parse({ from: '2022-01-01', to: '2022-12-31', assessment: '辖区安全形势总体平稳可控' });
    const on = (day: string, deaths: number, more: object = {}) => report({ occurredAt: `${day}T09:00:00+08:00`, knownAt: `${day}T09:30:00+08:00`, deaths, ...more }, ctx);
    for (let i = 0; i < 14; i += 1) {
      const a = await on(i % 2 ? '2022-01-01' : '2022-12-31', i === 0 ? 2 : 1);
      await accidents.verify(ctx, a.id, 1, { counted: 'yes', reason: '…' });
    }
    // Neither what does not count, is not determined or was withdrawn, nor what happened on the day after.
    await accidents.verify(ctx, (await on('2022-06-01', 9)).id, 1, { counted: 'no', reason: '…' });
    await on('2022-06-01', 9);
    await accidents.withdraw(ctx, (await on('2022-06-01', 9)).id, 1, '误报');
    await accidents.verify(ctx, (await on('2023-01-01', 9)).id, 1, { counted: 'yes', reason: '…' });
    expect(await paragraphs.of(ctx, q)).toMatchObject({ text: '2022年，全区共发生生产安全事故14起、死亡15人，同比—，辖区安全形势总体平稳可控，未发生较大及以上生产安全事故。', previous: { origin: 'none', accidents: null }, change: { accidents: '—', bothFall: false } });
    const old = await on('2021-05-01', 3);
    await accidents.verify(ctx, old.id, 1, { counted: 'yes', reason: '…' });
    expect((await paragraphs.of(ctx, q)).previous).toMatchObject({ origin: 'ledger', accidents: 1, deaths: 3, filter: { counted: 'yes', from: '2021-01-01' } });
    const base = await quotas.recordBase(ctx, recordBaseBody.parse({ from: '2021-01-01', to: '2021-12-31', accidents: 16, deaths: 16, source: '2021 年度统计' }));
    const said = await paragraphs.of(boss, q);
    expect(said.text).toBe('2022年，全区共发生生产安全事故14起、死亡15人，同比（事故16起、死亡16人）分别下降12.5%和6.25%，实现了生产安全事故起数和亡人数“双下降”，辖区安全形势总体平稳可控，未发生较大及以上生产安全事故。');
    expect(said).toMatchObject({ previous: { origin: 'recorded', baseId: base.id, source: '2021 年度统计' }, change: { accidents: '-12.50 %', deaths: '-6.25 %', bothFall: true } });
    const { items } = await records.page(ctx, accidentQuery.parse({ ...said.current.filter, limit: 200 }));
    expect([items.length, items.reduce((n, i) => n + i.deaths, 0)]).toEqual([14, 15]);
    await quotas.withdrawBase(ctx, base.id, 1, '有误');
    expect((await paragraphs.of(ctx, q)).previous.origin).toBe('ledger');

    const propose = (accidents: number, industry: string | null = null) => quotas.propose(ctx, proposeQuotaBody.parse({ year: 2022, accidents, deaths: 16, industry, source: '市安委〔2022〕1号' }));
    const quota = await propose(16);
    expect(await codeOf(quotas.approve(ctx, quota.id, 1, '同意'))).toBe('request.forbidden');
    const admin = binjiang.as('district-admin');
    const own = await quotas.propose(admin, proposeQuotaBody.parse({ year: 2022, accidents: 1, deaths: 1, source: '…' }));
    expect(await codeOf(quotas.approve(admin, own.id, 1, '同意'))).toBe('accident-quota.same_person');
    await quotas.approve(boss, quota.id, 1, '同意');
    expect((await quotas.use(ctx, 2022)).items).toMatchObject([{ quotaId: quota.id, used: { accidents: 14, deaths: 15 }, remaining: { accidents: 2, deaths: 1 } }]);
    const [x, y, building] = [await propose(12), await propose(13), await propose(20, 'E')];
    await quotas.approve(boss, building.id, 1, '同意');
    await Promise.all([quotas.approve(boss, x.id, 1, '调整'), quotas.approve(boss, y.id, 1, '调整')]);
    const { items: used } = await quotas.use(ctx, 2022);
    expect(used).toHaveLength(2);
    expect(used[0]?.remaining.accidents).toBe(used[0]?.quotaId === x.id ? -2 : -1);
    for (const { filter, used: n } of used) expect((await records.page(ctx, accidentQuery.parse({ ...filter, limit: 200 }))).items).toHaveLength(n.accidents);
    expect(await quotas.get(ctx, quota.id)).toMatchObject({ status: 'replaced' });
    expect((await quotas.use(officer, 2022)).items).toEqual([]);
    expect(await codeOf(quotas.get(officer, quota.id))).toBe('request.not_found');
  });

  it('given an accident with deaths, then units and persons are held to account step by step, counted once each, and no event or list has a name', async () => {
    const a = await graded();
    const open = (unit: string, person: string | null) => cases.open(officer, openAccountabilityBody.parse({ source: { kind: 'accident', id: a.id }, unit, person, post: person && '科长', lead: '监管不到位' }));
    const through = async (unit: string, person: string | null) => {
      const c = await open(unit, person);
      expect(await codeOf(cases.handle(officer, c.id, 1, { measure: 'party', decision: '…', on: '2026-11-01' }))).toBe('accountability.action_not_allowed');
      await cases.transfer(officer, c.id, 1, { to: '区纪委监委', on: '2026-11-01' });
      await cases.handle(second, c.id, 2, { measure: person ? 'government' : 'other', decision: '通报批评', on: '2026-11-02' });
      return cases.feedBack(officer, c.id, 3, '已反馈');
    };
    const named = await through('监管一所', '欧阳无双');
    for (const [unit, person] of [['监管一所', '张三'], ['监管二所', '李四'], ['监管三所', '王五'], ['监管三所', null]] as const) await through(unit, person);
    await cases.drop(officer, (await open('监管四所', '赵六')).id, 1, '已尽职');
    const f = await cases.figures(officer, { accidentId: a.id });
    expect(f).toMatchObject({ units: 3, persons: 4, items: [{ measure: 'government', count: 4 }, { measure: 'other', count: 1 }] });
    for (const { filter, count } of f.items) expect((await cases.page(officer, accountabilityQuery.parse(filter))).items).toHaveLength(count);
    expect(await cases.reveal(leader, named.id, '核对')).toEqual({ id: named.id, person: '欧阳无双', performanceId: null });
    const told = await kit.db.admin.query('select data from responsibility.outbox where subject = $1 union all select detail from responsibility.audit_entry where target = $2', [`accountability_cases/${named.id}`, `accountabilities/${named.id}`]);
    expect(told.rows.length).toBeGreaterThanOrEqual(8);
    expect(JSON.stringify(told.rows)).not.toContain('欧阳');
    expect(await codeOf(cases.drop(leader, named.id, 4, '…'))).toBe('request.forbidden');
    for (const ctx of [street, kit.pingshan.as('duty-officer'), kit.binjiang.as('leader')]) expect(await codeOf(cases.get(ctx, named.id))).toBe('request.not_found');
    expect((await cases.page(kit.binjiang.as('leader'), accountabilityQuery.parse({}))).items).toEqual([]);
  });
});
