import { hazardQuery, listRatesQuery, planCampaignBody, reportHazardBody, type Hazard, type HazardAction } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { codeOf } from '@anlan/platform/testing';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';
import type { Bodies } from './hazard.steps';

const community = '440310001001';
const otherStreet = '440310003001';

describe('the lists and the campaigns of a hazard', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  let officer: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    [admin, officer] = [kit.pingshan.as('district-admin'), kit.pingshan.as('enforcement-officer')];
  });
  afterAll(() => kit.close());
  const report = (more: object = {}): Promise<Hazard> => kit.hazards.report(admin, reportHazardBody.parse({ title: '漏电', source: 'patrol', divisionCode: community, ...more }));
  const act = <A extends HazardAction>(who: TenantContext, h: Hazard, action: A, body: Bodies[A]): Promise<Hazard> => kit.hazards.act(who, h.id, h.version, action, body);
  const closed = async (h: Hazard): Promise<Hazard> => {
    const sent = await act(admin, await act(admin, await act(admin, h, 'assign', {}), 'start', {}), 'submit', { evidence: ['已改'] });
    return act(officer, sent, 'verify', { result: 'accepted' });
  };
  const found = async (filter: object, ctx = admin): Promise<string[]> => (await kit.list.page(ctx, hazardQuery.parse({ limit: '200', ...filter }))).items.map((h) => h.id).sort();
  const campaign = async (name: string): Promise<string> => {
    const { id } = await kit.campaigns.plan(admin, planCampaignBody.parse({ name, from: '2026-01-01', to: '2026-12-31', leadUnitId: kit.pingshan.unit(`${name}专班`) }));
    await kit.campaigns.start(admin, id, 1, {});
    return id;
  };

  it('given hazards in a list, then its rate is struck off ÷ entered, by level, and each number has its rows', async () => {
    const [one, two, three] = [await report(), await report(), await report({ divisionCode: otherStreet })];
    const enter = (h: Hazard, level: 'district' | 'city' | 'province', kind = 'major_problems') => act(officer, h, 'enter-list', { kind, level });
    let first = await enter(one, 'district');
    expect(first.lists).toMatchObject([{ kind: 'major_problems', level: 'district', struckOffAt: null, enteredBy: { id: officer.actor.id } }]);
    expect(await codeOf(enter(first, 'district'))).toBe('hazard.in_list');
    first = await enter(first, 'city');
    expect(first.lists).toHaveLength(1);
    await enter(await enter(two, 'province'), 'district', 'flood_hazards');
    await enter(three, 'city');
    expect(await codeOf(enter(three, 'city', 'no_such_list'))).toBe('request.stale');
    expect(await codeOf(kit.hazards.act(officer, three.id, 2, 'enter-list', { kind: 'no_such_list', level: 'city' }))).toBe('hazard.unknown_list');
    const done = await closed(first);
    expect(done.allowedActions).toContain('strike-off');
    expect(await codeOf(act(officer, done, 'strike-off', { kind: 'flood_hazards', reason: '已办结' }))).toBe('hazard.not_in_list');
    const struck = await act(officer, done, 'strike-off', { kind: 'major_problems', reason: '市级验收通过' });
    expect(struck.allowedActions).not.toContain('strike-off');
    const rates = await kit.listRates.rates(admin, listRatesQuery.parse({}));
    expect(rates.items).toMatchObject([
      { kind: 'major_problems', name: { zh: '重大安全生产问题清单' }, entered: 3, struckOff: 1, rate: '33.33 %', levels: [{ level: 'district', entered: 0, rate: '—' }, { level: 'city', entered: 2, struckOff: 1, rate: '50.00 %' }, { level: 'province', entered: 1, struckOff: 0 }] },
      { kind: 'flood_hazards', entered: 1, struckOff: 0, rate: '0.00 %' },
    ]);
    for (const { levels, ...list } of rates.items) {
      for (const figure of [list, ...levels]) {
        expect(await found(figure.filter)).toHaveLength(figure.entered);
        expect(await found({ ...figure.filter, struckOff: 'true' })).toHaveLength(figure.struckOff);
        expect(await found({ ...figure.filter, struckOff: 'false' })).toHaveLength(figure.entered - figure.struckOff);
      }
    }
    const street = kit.pingshan.as('street-officer', '440310003000');
    expect((await kit.listRates.rates(street, listRatesQuery.parse({}))).items[0]).toMatchObject({ entered: 1, struckOff: 0 });
    expect((await kit.listRates.rates(kit.binjiang.as('district-admin'), listRatesQuery.parse({}))).items[0]).toMatchObject({ entered: 0, rate: '—' });
    expect((await kit.records.history(admin, struck.id)).items.at(-1)).toMatchObject({ action: 'strike-off', note: '市级验收通过', detail: { kind: 'major_problems', level: 'city' } });
  });

  it('given a hazard that was reported, when its campaigns are changed, then lists, history and event have it; what does not run is not added', async () => {
    const [night, clear] = [await campaign('夜剑'), await campaign('清零')];
    const h = await closed(await report({ campaignIds: [night] }));
    const tagged = await act(admin, h, 'retag', { add: [clear], remove: [night], reason: '记错了行动' });
    expect(tagged).toMatchObject({ campaignIds: [clear], status: 'closed', version: h.version + 1 });
    expect(await found({ campaignId: clear })).toEqual([h.id]);
    expect(await found({ campaignId: night })).toEqual([]);
    expect((await kit.records.history(admin, h.id)).items.at(-1)).toMatchObject({ action: 'retag', note: '记错了行动', detail: { added: [clear], removed: [night] } });
    const { rows } = await kit.db.admin.query<{ data: unknown }>("select data from enforcement.outbox where subject = $1 and type like '%retagged%'", [`hazards/${h.id}`]);
    expect(rows).toMatchObject([{ data: { added: [clear], removed: [night], campaignIds: [clear], reason: '记错了行动' } }]);
    expect(await codeOf(act(admin, tagged, 'retag', { add: [clear], remove: [], reason: '再记' }))).toBe('hazard.no_retag');
    expect(await codeOf(act(admin, tagged, 'retag', { add: ['01980000-0000-7000-8000-00000000beef'], remove: [], reason: '没有的行动' }))).toBe('hazard.unknown_link');
    expect(await codeOf(act(kit.pingshan.as('street-officer', '440310003000'), tagged, 'retag', { add: [night], remove: [], reason: '别街的隐患' }))).toBe('request.not_found');
  });
});
