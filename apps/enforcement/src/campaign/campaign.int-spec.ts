import {
  addActionBody, addMeasureBody, addTaskBody, campaignQuery, hazardQuery, planCampaignBody, reportHazardBody, taskQuery, type Campaign, type CampaignFigure, type Hazard,
} from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { codeOf } from '@anlan/platform/testing';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';
import { retag } from '../../test/retag';
import { CampaignLinks } from './campaign.links';

const [street, otherStreet, community] = ['440310001000', '440310003000', '440310001001'];

describe('the ledger of campaigns', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  let lead: string;
  beforeAll(async () => {
    kit = await enforcementKit();
    admin = kit.pingshan.as('district-admin');
    lead = kit.pingshan.unit('应急管理局执法科');
    new CampaignLinks(kit.db.tenantTx(), kit.links);
  });
  afterAll(() => kit.close());

  const plan = (more: object = {}, ctx = admin): Promise<Campaign> => kit.campaigns.plan(ctx, planCampaignBody.parse({ name: '“夜剑”行动', from: '2026-01-01', to: '2026-12-31', leadUnitId: lead, ...more }));
  const running = async (more: object = {}): Promise<Campaign> => {
    const c = await plan(more);
    return kit.campaigns.start(admin, c.id, c.version, {});
  };
  const act = (campaignId: string, more: object = {}, ctx = admin) =>
    kit.campaignItems.add(ctx, 'action', addActionBody.parse({ campaignId, title: '第一次行动', unitId: lead, heldOn: '2026-03-06', people: 700, places: 2500, ...more }));
  const task = (campaignId: string, more: object = {}, ctx = admin) => kit.campaignItems.add(ctx, 'task', addTaskBody.parse({ campaignId, title: '排查三小场所', ownerUnitId: lead, dueOn: '2026-02-01', ...more }));
  const found = (campaignIds: string[], more: object = {}, ctx = admin): Promise<Hazard> =>
    kit.hazards.report(ctx, reportHazardBody.parse({ title: '疏散通道堵塞', source: 'patrol', divisionCode: community, campaignIds, ...more }));
  const value = async (id: string, key: CampaignFigure, ctx = admin, divisionCode?: string) => (await kit.campaignResults.of(ctx, id, divisionCode)).items.find((i) => i.key === key);
  const events = async (subject: string): Promise<string[]> =>
    (await kit.db.admin.query<{ type: string; sequence: string }>('select type, sequence from enforcement.outbox where subject = $1 order by seq', [subject])).rows.map((r) => `${r.type.split('.')[3]}@${r.sequence}`);

  it('given a campaign, when it is taken through its life, then history, events and audit tell the same story', async () => {
    const support = kit.pingshan.unit('消防救援大队');
    let c = await plan({ divisionCodes: [street], tags: ['confined_space'], supportUnitIds: [support], stages: [{ name: '部署', from: '2026-01-01', to: '2026-01-31' }, { name: '排查', from: '2026-02-01', to: '2026-12-31' }] });
    expect(c).toMatchObject({ status: 'draft', divisionCode: street, divisionNames: ['坪山街道'], leadUnit: { id: lead, name: '应急管理局执法科' }, supportUnits: [{ id: support, name: '消防救援大队' }], stage: null, allowedActions: ['start'] });
    c = await kit.campaigns.change(admin, c.id, 1, { goal: '消除夜间火灾隐患' });
    expect(await kit.campaigns.change(admin, c.id, 2, { goal: '消除夜间火灾隐患' })).toMatchObject({ version: 2 });
    c = await kit.campaigns.start(admin, c.id, 2, { note: '动员部署' });
    expect(c).toMatchObject({ status: 'running', allowedActions: ['conclude'] });
    await act(c.id);
    c = await kit.campaigns.conclude(admin, c.id, 3, { summary: '成效明显' });
    expect(c).toMatchObject({ status: 'concluded', summary: '成效明显', version: 4, allowedActions: [] });
    const { items } = await kit.campaignList.history(admin, c.id);
    expect(items.map((i) => `${i.action}:${i.to}`)).toEqual(['plan:draft', 'change:draft', 'start:running', 'add-action:running', 'conclude:concluded']);
    expect(items[1]?.changes).toEqual([{ path: 'goal', from: null, to: '消除夜间火灾隐患' }]);
    expect(items[3]?.item).toMatchObject({ kind: 'action', title: '第一次行动' });
    expect(await events(`campaigns/${c.id}`)).toEqual(['planned@1', 'changed@2', 'started@3', 'concluded@4']);
    const audit = await kit.db.admin.query<{ action: string }>('select action from enforcement.audit_entry where target = $1 order by id', [`campaigns/${c.id}`]);
    expect(audit.rows.map((r) => r.action)).toEqual(['campaign.planned', 'campaign.changed', 'campaign.started', 'campaign.concluded']);
    for (const late of [act(c.id), task(c.id), kit.campaigns.change(admin, c.id, 4, { name: '又一个' })]) expect(await codeOf(late)).toBe('campaign.concluded');
    expect(await codeOf(kit.campaigns.start(admin, c.id, 4, {}))).toBe('campaign.action_not_allowed');
    expect(await codeOf(kit.campaigns.start(admin, c.id, 1, {}))).toBe('request.stale');
  });

  it('given unknown units, divisions, tags and days out of order, then each is refused', async () => {
    expect(await codeOf(plan({ leadUnitId: newId() }))).toBe('campaign.unknown_unit');
    expect(await codeOf(plan({ supportUnitIds: [newId()] }))).toBe('campaign.unknown_unit');
    expect(await codeOf(plan({ divisionCodes: ['330108001001'] }))).toBe('campaign.unknown_division');
    expect(await codeOf(plan({ tags: ['not_there'] }))).toBe('campaign.unknown_tag');
    expect(await codeOf(plan({ to: '2025-01-01' }))).toBe('campaign.period');
  });

  it('given two campaigns and hazards of one, the other and both, then each has its own figures, and every number its rows', async () => {
    const [night, hundred] = [await running(), await running({ name: '百日清零' })];
    await act(night.id);
    await act(night.id, { title: '第二次行动', people: 10, places: 20 });
    const mistake = await act(night.id, { title: '误报', people: 5, places: 5 });
    await kit.campaignItems.change(admin, 'action', mistake.id, 1, { withdrawn: true });
    await found([night.id, hundred.id], { rectification: 'on_the_spot' });
    await found([night.id]);
    await found([hundred.id], { divisionCode: '440310003001' });
    await kit.campaignItems.add(admin, 'measure', addMeasureBody.parse({ campaignId: night.id, title: '夜间巡查制度', unitId: lead, issuedOn: '2026-04-01', documentNumber: '深坪应急〔2026〕3号' }));
    const result = await kit.campaignResults.of(admin, night.id);
    expect(result.partial).toBe(false);
    expect(result.sentence.zh).toBe('2次行动,出动710人次,检查单位(场所)2520处,发现隐患2处,现场整改1处,限期整改1处');
    expect(Object.fromEntries(result.items.map((i) => [i.key, i.value]))).toEqual({
      actions: '2', people: '710', places: '2520', hazards: '2', on_the_spot: '1', time_limited: '1', closed: '0', rectification_rate: '0.00 %', measures: '1', tasks: '0', tasks_done: '0', task_rate: '—',
    });
    expect(await value(hundred.id, 'hazards')).toMatchObject({ count: 2 });
    expect(await value(hundred.id, 'rectification_rate')).toMatchObject({ value: '0.00 %', count: null });
    for (const { list, filter, count, key } of result.items.filter((i) => i.list === 'hazard.list' && i.count !== null)) {
      expect({ list, key, n: (await kit.list.page(admin, hazardQuery.parse({ ...filter, total: 'true' }))).total }).toEqual({ list, key, n: count });
    }
    expect((await kit.campaignList.items(admin, 'action', taskQuery.parse({ campaignId: night.id, total: 'true' }))).total).toBe(2);
    expect(await value(hundred.id, 'hazards', admin, otherStreet)).toMatchObject({ count: 1, filter: { campaignId: hundred.id, divisionCode: otherStreet } });
  });

  it('given a campaign of three rounds, then each has its own attainment, and its filter gives its rows', async () => {
    const c = await running({ stages: [{ name: '第一轮督查', from: '2026-01-01', to: '2026-03-31' }, { name: '第二轮督查', from: '2026-04-01', to: '2026-06-30' }, { name: '“回头看”', from: '2026-07-01', to: '2026-12-31' }] });
    const done = await task(c.id, { dueOn: '2026-03-31' });
    await kit.campaignItems.progress(admin, done.id, 1, { progress: 100, evidence: [{ description: '完成报告' }] });
    await task(c.id, { dueOn: '2026-04-01' });
    await task(c.id, { dueOn: null });
    const mistake = await task(c.id, { dueOn: '2026-04-02' });
    await kit.campaignItems.change(admin, 'task', mistake.id, 1, { withdrawn: true });
    await act(c.id, { heldOn: '2026-03-06', people: 7, places: 9 });
    const { rounds } = await kit.campaignResults.of(admin, c.id);
    expect(rounds.map((r) => [r.number, r.of, r.name, r.tasks, r.tasksDone, r.taskRate, r.actions, r.people])).toEqual([[1, 3, '第一轮督查', 1, 1, '100.00 %', 1, 7], [2, 3, '第二轮督查', 1, 0, '0.00 %', 0, 0], [3, 3, '“回头看”', 0, 0, '—', 0, 0]]);
    for (const r of rounds) expect((await kit.campaignList.items(admin, 'task', taskQuery.parse({ ...r.filter, total: 'true' }))).total).toBe(r.tasks);
  });

  it('given a campaign that nothing was found in, then its rates are no number', async () => {
    expect(await value((await running()).id, 'rectification_rate')).toMatchObject({ value: '—' });
  });

  it('given a campaign that ended, when more is corrected, then the frozen figure stands beside the present one', async () => {
    const c = await running();
    const h = await found([c.id]);
    await kit.campaigns.conclude(admin, c.id, c.version, { summary: '总结' });
    await retag(kit, admin, h.id, []);
    expect(await value(c.id, 'hazards')).toMatchObject({ value: '0', atConclusion: '1' });
    expect(await value(c.id, 'hazards', admin, street)).toMatchObject({ atConclusion: null });
  });

  it('given a campaign that does not run, or is another district\'s, then no hazard is tagged with it', async () => {
    const draft = await plan();
    const elsewhere = await kit.campaigns.plan(kit.binjiang.as('district-admin'), planCampaignBody.parse({ name: '滨江行动', from: '2026-01-01', to: '2026-12-31', leadUnitId: kit.binjiang.unit('执法科') }));
    for (const id of [draft.id, elsewhere.id, newId()]) {
      expect(await codeOf(found([id]))).toBe('hazard.unknown_link');
      await expect(kit.db.tenantTx().write(admin, (tx) => kit.campaigns.assertRunning(tx, admin, [id]))).rejects.toMatchObject({ code: 'campaign.not_running' });
    }
    const c = await running();
    await kit.db.tenantTx().write(admin, (tx) => kit.campaigns.assertRunning(tx, admin, [c.id]));
  });

  it('given a task, then its owner says how far it is, and done wants evidence', async () => {
    const c = await running();
    const street1 = kit.pingshan.as('street-officer', street);
    const member = kit.pingshan.as('community-officer', community);
    const t = await task(c.id, { divisionCode: street, ownerMemberId: member.actor.memberId });
    expect(t).toMatchObject({ list: '重点任务清单', progress: 0, overdue: true, owner: { memberId: member.actor.memberId } });
    expect((await kit.campaignItems.progress(street1, t.id, 1, { progress: 60, evidence: [] })).progress).toBe(60);
    expect(await codeOf(kit.campaignItems.progress(street1, t.id, 2, { progress: 100, evidence: [] }))).toBe('campaign.evidence_wanted');
    expect(await kit.campaignItems.progress(street1, t.id, 2, { progress: 100, evidence: ['已全部排查'] })).toMatchObject({ progress: 100, overdue: false, version: 3 });
    expect(await value(c.id, 'task_rate')).toMatchObject({ value: '100.00 %' });
    expect(await codeOf(kit.campaignItems.progress(kit.pingshan.as('street-officer', otherStreet), t.id, 3, { progress: 1, evidence: [] }))).toBe('request.forbidden');
    expect(await codeOf(kit.campaignItems.change(street1, 'task', t.id, 3, { dueOn: '2027-01-01' }))).toBe('request.forbidden');
    expect(await events(`campaign_items/${t.id}`)).toEqual(['added@1', 'progressed@2', 'progressed@3']);
    expect((await kit.campaignList.items(admin, 'task', taskQuery.parse({ campaignId: c.id, done: 'true' }))).items.map((i) => i.id)).toEqual([t.id]);
  });

  it('given a street, then it leads campaigns of its own and reports of its own place only; all of them are seen', async () => {
    const officer = kit.pingshan.as('street-officer', street);
    const own = await plan({ name: '街道行动', divisionCodes: [community] }, officer);
    expect(own.divisionCode).toBe(community);
    expect(await codeOf(plan({ divisionCodes: [otherStreet] }, officer))).toBe('campaign.out_of_scope');
    expect(await codeOf(plan({}, officer))).toBe('campaign.out_of_scope');
    expect(await codeOf(kit.campaigns.change(officer, own.id, 1, { divisionCodes: [otherStreet] }))).toBe('campaign.out_of_scope');
    const whole = await running();
    expect((await kit.campaignList.get(officer, whole.id)).allowedActions).toEqual([]);
    expect(await codeOf(kit.campaigns.conclude(officer, whole.id, whole.version, { summary: 'x' }))).toBe('request.forbidden');
    const theirs = await act(whole.id);
    expect(await codeOf(act(whole.id, {}, officer))).toBe('campaign.out_of_scope');
    expect(await codeOf(kit.campaignItems.change(officer, 'action', theirs.id, 1, { people: 1 }))).toBe('request.forbidden');
    expect(await codeOf(task(whole.id, {}, officer))).toBe('campaign.out_of_scope');
    const ours = await act(whole.id, { divisionCode: street }, officer);
    expect(ours).toMatchObject({ divisionCode: street, people: 700 });
    expect(await codeOf(kit.campaignItems.change(officer, 'action', ours.id, 1, { divisionCode: otherStreet }))).toBe('campaign.out_of_scope');
    await found([whole.id], { divisionCode: '440310003001' });
    await found([whole.id]);
    const part = await kit.campaignResults.of(officer, whole.id);
    expect(part.partial).toBe(true);
    expect(part.items.find((i) => i.key === 'hazards')).toMatchObject({ count: 1, atConclusion: null });
    expect((await kit.campaignList.page(officer, campaignQuery.parse({ divisionCode: otherStreet, limit: '200' }))).items.map((c) => c.id)).not.toContain(own.id);
    expect((await kit.campaignList.page(officer, campaignQuery.parse({ divisionCode: street, limit: '200' }))).items.map((c) => c.id)).toEqual(expect.arrayContaining([own.id, whole.id]));
  });

  it('given another district, then it sees nothing of a campaign and does nothing to it', async () => {
    const c = await running();
    const a = await act(c.id);
    const stranger = kit.binjiang.as('district-admin');
    const unit = kit.binjiang.unit('执法科');
    expect((await kit.campaignList.page(stranger, campaignQuery.parse({ limit: '200' }))).items.map((x) => x.id)).not.toContain(c.id);
    const nothing = [
      kit.campaignList.get(stranger, c.id), kit.campaignList.history(stranger, c.id), kit.campaignResults.of(stranger, c.id), kit.campaigns.conclude(stranger, c.id, c.version, { summary: 'x' }),
      kit.campaignList.item(stranger, 'action', a.id), kit.campaignItems.change(stranger, 'action', a.id, 1, { people: 1 }),
    ];
    for (const p of nothing) expect(await codeOf(p)).toBe('request.not_found');
    expect(await codeOf(act(c.id, { unitId: unit }, stranger))).toBe('campaign.unknown_campaign');
  });
});
