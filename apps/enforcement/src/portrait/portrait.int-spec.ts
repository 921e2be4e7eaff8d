import { draftPortraitModelBody, hazardQuery, portraitModelQuery, portraitQuery, registerSubjectBody, reportHazardBody, type PortraitModel, type SubjectDetail } from '@anlan/contracts/enforcement';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { codeOf } from '@anlan/platform/testing';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const today = shanghaiDay(new Date());
const [street, otherStreet] = ['440310001000', '440310003000'];
const [community, otherCommunity] = ['440310001001', '440310003001'];
const weights = [{ factor: 'open_hazards', points: 2, most: 10 }, { factor: 'major_hazards', points: 20, most: 40 }, { factor: 'overdue_hazards', points: 5, most: 10 }, { factor: 'grade', points: 5, most: 15 }, { factor: 'never_checked', points: 1, most: 1 }];

describe('portraits', () => {
  let kit: EnforcementKit;
  let chief: TenantContext;
  let here: TenantContext;
  let there: TenantContext;
  let inBinjiang: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    [chief, here, there, inBinjiang] = [kit.pingshan.as('section-officer'), kit.pingshan.as('street-officer', street), kit.pingshan.as('street-officer', otherStreet), kit.binjiang.as('section-officer')];
  });
  afterAll(() => kit.close());

  const draft = (more: object = {}, ctx = chief): Promise<PortraitModel> => kit.portraitModels.draft(ctx, draftPortraitModelBody.parse({ name: '画像模型', effectiveOn: today, factors: weights, thresholds: { red: 40, orange: 20, yellow: 3 }, ...more }));
  const register = (name: string, divisionCode = community, ctx = chief): Promise<SubjectDetail> => kit.subjects.register(ctx, registerSubjectBody.parse({ kind: 'small_premises', name, address: `${name} 1 号`, divisionCode }));
  const hazard = (subjectId: string, more: object = {}) => kit.hazards.report(chief, reportHazardBody.parse({ title: '通道堵塞', source: 'patrol', divisionCode: community, subjectId, ...more }));
  const list = (ctx: TenantContext, query: object = {}) => kit.portraitList.page(ctx, portraitQuery.parse({ limit: 100, ...query }));
  /** The model that holds today: whoever needs one first publishes it. */
  const inForce = async (): Promise<void> => {
    const { items } = await kit.portraitModels.page(chief, portraitModelQuery.parse({}));
    if (!items.some((m) => m.inForce)) await kit.portraitModels.publish(chief, (await draft()).id, 1);
  };
  const told = async (id: string): Promise<number> => Number((await kit.db.admin.query<{ n: string }>("select count(*) as n from enforcement.outbox where type like '%portrait.recoloured%' and subject like $1", [`%${id}%`])).rows[0]?.n);

  it('given no model, then nothing is painted; given a model, then a draft changes, a published one never does, and none reaches back', async () => {
    const shop = await register('无模型小店');
    expect(await codeOf(kit.portraits.get(chief, shop.id))).toBe('portrait.no_model');
    expect(await codeOf(kit.portraitSweep.refresh(chief))).toBe('portrait.no_model');
    expect(await codeOf(draft({ thresholds: { red: 20, orange: 20, yellow: 3 } }))).toBe('portrait-model.thresholds');
    const model = await draft({ effectiveOn: addCalendarDays(today, -1) });
    expect(await codeOf(kit.portraitModels.publish(chief, model.id, 1))).toBe('portrait-model.past');
    expect(await codeOf(kit.portraitModels.change(chief, model.id, 1, { thresholds: { red: 9, orange: 20, yellow: 3 } }))).toBe('portrait-model.thresholds');
    await kit.portraitModels.change(chief, model.id, 1, { effectiveOn: today, thresholds: { red: 90, orange: 20, yellow: 3 } });
    expect(await codeOf(kit.portraitModels.publish(chief, model.id, 2))).toBe('portrait-model.unreachable');
    await kit.portraitModels.change(chief, model.id, 2, { thresholds: { red: 40, orange: 20, yellow: 3 } });
    expect(await codeOf(kit.portraitModels.publish(chief, model.id, 2))).toBe('request.stale');
    expect(await kit.portraitModels.publish(chief, model.id, 3)).toMatchObject({ status: 'published', inForce: true, allowedActions: [] });
    expect(await codeOf(kit.portraitModels.change(chief, model.id, 4, { name: '改' }))).toBe('portrait-model.published');
    expect(await codeOf(kit.portraitModels.publish(chief, (await draft()).id, 1))).toBe('portrait-model.day_taken');
    const later = await draft({ effectiveOn: addCalendarDays(today, 1) });
    expect(await kit.portraitModels.publish(chief, later.id, 1)).toMatchObject({ status: 'published', inForce: false });
    expect((await kit.portraitModels.page(here, portraitModelQuery.parse({}))).items.filter((m) => m.inForce).map((m) => m.id)).toEqual([model.id]);
    expect((await kit.portraitModels.page(inBinjiang, portraitModelQuery.parse({}))).items).toEqual([]);
    expect(await codeOf(kit.portraitModels.get(inBinjiang, model.id))).toBe('request.not_found');
  });

  it('given who manages a part of the tenant, then he writes no model and computes nothing', async () => {
    const part = kit.pingshan.as('section-officer', street);
    const model = await draft();
    expect(await codeOf(draft({}, part))).toBe('request.forbidden');
    expect(await codeOf(kit.portraitModels.change(part, model.id, 1, { name: '改' }))).toBe('request.forbidden');
    expect(await codeOf(kit.portraitSweep.refresh(part))).toBe('request.forbidden');
  });

  it('given facts of the ledgers, then each sub-score says how many there are, and its list has as many rows', async () => {
    await inForce();
    const shop = await register('隐患小店');
    await hazard(shop.id);
    await hazard(shop.id);
    const late = await hazard(shop.id, { level: 'major' });
    await kit.db.admin.query("update enforcement.hazard set due_at = now() - interval '1 day' where id = $1", [late.id]);
    await hazard((await register('邻店')).id, { level: 'major' });
    const painted = await kit.portraits.get(here, shop.id);
    expect(painted).toMatchObject({ score: 30, colour: 'orange', kept: null, model: { effectiveOn: today } });
    expect(painted.parts.map((p) => [p.factor, p.value, p.score])).toEqual([['major_hazards', 1, 20], ['overdue_hazards', 1, 5], ['open_hazards', 2, 4], ['never_checked', 1, 1], ['grade', 0, 0]]);
    for (const part of painted.parts.filter((p) => p.list === 'hazards')) expect((await kit.list.page(here, hazardQuery.parse({ ...part.filter, limit: 50 }))).items.length).toBe(part.value);
    await kit.subjects.grade(chief, shop.id, 1, { grade: 'C', reason: '重大隐患' });
    expect(await kit.portraits.get(here, shop.id)).toMatchObject({ score: 40, colour: 'red' });
  });

  it('given another street, another district and an enterprise, then each sees its own portraits alone', async () => {
    await inForce();
    const unit = kit.pingshan.unit('画像公司');
    const [own, other] = [await register('画像公司'), await register('别家', otherCommunity)];
    await kit.subjects.change(chief, own.id, 1, { unitId: unit });
    const owner = kit.pingshan.holding([{ role: 'enterprise-owner', unitId: unit, divisionPrefix: null }], unit);
    await kit.portraitSweep.refresh(chief);
    expect((await kit.portraits.get(owner, own.id)).subjectId).toBe(own.id);
    for (const [ctx, id] of [[owner, other.id], [there, own.id], [inBinjiang, own.id]] as const) {
      expect(await codeOf(kit.portraits.get(ctx, id))).toBe('request.not_found');
      expect(await codeOf(kit.portraits.history(ctx, id))).toBe('request.not_found');
    }
    expect((await list(owner)).items.map((r) => r.subjectId)).toEqual([own.id]);
    expect((await list(there)).items.map((r) => r.subjectId)).toEqual([other.id]);
    expect((await kit.portraitList.distribution(there, {})).total).toBe(1);
    expect((await list(inBinjiang)).items).toEqual([]);
  });

  it('given portraits, then they are counted by street and colour, and each number is that many rows of the list', async () => {
    await inForce();
    for (const divisionCode of [community, otherCommunity]) await register(`分布小店 ${divisionCode}`, divisionCode);
    await kit.portraitSweep.refresh(chief);
    const found = await kit.portraitList.distribution(chief, {});
    expect(found.items.map((i) => i.divisionCode)).toEqual([street, otherStreet]);
    expect(found.total).toBe((await list(chief)).items.length);
    for (const item of found.items) for (const [colour, n] of Object.entries(item.colours)) expect((await list(chief, { ...item.filter, colour })).items.length).toBe(n);
    const scores = (await list(chief)).items.map((r) => r.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('given a graver hazard, then the colour changes once, is told of once with its reasons, and stands in the history', async () => {
    await inForce();
    const shop = await register('变色小店');
    await kit.portraitSweep.refresh(chief);
    expect((await kit.portraits.get(here, shop.id)).kept).toMatchObject({ colour: 'blue', previous: null });
    expect(await told(shop.id)).toBe(0);
    await hazard(shop.id, { level: 'major' });
    await hazard(shop.id, { level: 'major' });
    expect((await kit.portraits.get(here, shop.id)).colour).toBe('red');
    expect((await kit.portraitSweep.refresh(chief)).changed).toBe(1);
    expect((await kit.portraitSweep.refresh(chief)).changed).toBe(0);
    expect(await told(shop.id)).toBe(1);
    expect((await kit.portraits.get(here, shop.id)).kept).toMatchObject({ colour: 'red', previous: 'blue' });
    expect((await kit.portraits.history(here, shop.id)).items).toMatchObject([{ from: 'blue', to: 'red', score: 41, reasons: [{ factor: 'major_hazards', value: 2, score: 40 }, { factor: 'never_checked' }] }]);
  });

  it('given a subject that is closed, then it has no portrait any more', async () => {
    await inForce();
    const shop = await register('歇业小店');
    await kit.portraitSweep.refresh(chief);
    await kit.subjects.move(chief, shop.id, 1, 'close', { reason: '歇业' });
    await kit.portraitSweep.refresh(chief);
    expect(await codeOf(kit.portraits.get(chief, shop.id))).toBe('portrait.not_open');
    expect((await list(chief)).items.some((r) => r.subjectId === shop.id)).toBe(false);
  });
});
