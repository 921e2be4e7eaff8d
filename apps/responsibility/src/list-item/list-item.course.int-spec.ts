import { listItemQuery, promotionReportQuery, type ListItem, type ResponsibilityList } from '@anlan/contracts/responsibility';
import { todoQuery } from '@anlan/contracts/kit';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { ProblemError } from '@anlan/platform/http';
import { codeOf } from '@anlan/platform/testing';
import { listKit, type ListKit } from '../../test/list-kit';
import { listItemCsv } from './list-item.records';

const settled = async (...work: Promise<unknown>[]): Promise<string[]> => (await Promise.allSettled(work)).map((r) => (r.status === 'fulfilled' ? 'done' : r.reason instanceof ProblemError ? r.reason.code : String(r.reason)));

describe('the course of an item between levels and units', () => {
  let kit: ListKit;
  let officer: TenantContext;
  let admin: TenantContext;
  const today = shanghaiDay(new Date());
  beforeAll(async () => {
    kit = await listKit();
    [officer, admin] = [kit.pingshan.as('section-officer'), kit.pingshan.as('district-admin')];
  });
  afterAll(() => kit.close());

  const itemsOf = async (list: ResponsibilityList, ctx = admin): Promise<ListItem[]> => (await kit.records.page(ctx, listItemQuery.parse({ listId: list.id, limit: '200' }))).items;

  it('given a problem that a street promotes to its district, then another of the whole district answers, and city and province count it only where they took it themselves', async () => {
    const kind = await kit.kindOf({ key: 'street-problems', name: '街道问题', promotionName: '七张问题清单' });
    const street = kit.pingshan.as('section-officer', '440310001');
    const colleague = kit.pingshan.as('section-officer', '440310001');
    const list = await kit.issued(kit.pingshan, kind, [{ source: 'hazard' }, {}], { divisionCode: '440310001000' }, street);
    const [one, two] = await itemsOf(list);
    const asked = await kit.items.promote(street, one!.id, one!.version, { level: 'district', note: '需要跨部门协同' });
    expect(asked).toMatchObject({ source: 'hazard', promotions: [{ level: 'district', status: 'asked' }] });
    const answer = (ctx: TenantContext, item: ListItem, accepted = true) => kit.items.answerPromotion(ctx, item.id, item.version, { level: 'district', accepted, answeredOn: today, note: '收悉' });
    // A colleague of the street keeps the list too, and does not speak for the district.
    expect([await codeOf(answer(street, asked)), await codeOf(answer(colleague, asked))]).toEqual(['list-item.not_of_district', 'list-item.not_of_district']);
    expect((await kit.records.get(colleague, asked.id)).allowedActions).not.toContain('answer-promotion');
    const own = await kit.items.promote(officer, two!.id, two!.version, { level: 'district', note: '提级' });
    expect(await codeOf(answer(officer, own))).toBe('list-item.own_promotion');
    await expect(kit.db.admin.query("update responsibility.list_item set district_promotion = 'accepted', district_answered_by = district_asked_by where id = $1", [own.id])).rejects.toThrow(/list_item_district_other/);
    expect(await codeOf(answer(kit.binjiang.as('district-admin'), asked))).toBe('request.not_found');
    const waiting = async (ctx: TenantContext): Promise<string[]> => (await kit.todos.page(ctx, todoQuery(['answer-promotion']).parse({ kind: 'answer-promotion', limit: '200' }))).items.map((t) => t.subject.id);
    expect([await waiting(officer), await waiting(colleague), (await waiting(admin)).sort()]).toEqual([[asked.id], [], [asked.id, own.id].sort()]);
    expect((await settled(answer(officer, asked), answer(admin, asked))).sort()).toEqual(['done', 'request.stale']);
    const refused = await answer(admin, own, false);
    const ask = promotionReportQuery.parse({ kindKey: 'street-problems', from: today, to: today });
    const report = await kit.figures.promotions(admin, ask);
    expect(report).toMatchObject({ promoted: { count: 2 }, district: { count: 1 }, accepted: { count: 0 }, closure: { rate: null }, levels: [{ level: 'district', promoted: { count: 2 }, accepted: { count: 1 }, refused: { count: 1 } }, { promoted: { count: 0 } }, { promoted: { count: 0 } }] });
    expect(report.sources.map((x) => [x.source, x.promoted.count]).filter(([, n]) => n)).toEqual([['hazard', 1], [null, 1]]);
    for (const { count, filter } of [report.district, ...report.levels.flatMap((l) => [l.promoted, l.accepted, l.refused]), ...report.sources.map((x) => x.promoted)]) expect((await kit.records.page(admin, listItemQuery.parse(filter))).items).toHaveLength(count);
    const up = await kit.items.promote(officer, refused.id, refused.version, { level: 'city', note: '报市' });
    await kit.items.answerPromotion(officer, up.id, up.version, { level: 'city', accepted: true, answeredOn: today, note: '录入' });
    expect(await kit.figures.promotions(admin, ask)).toMatchObject({ promoted: { count: 2 }, district: { count: 1 }, city: { count: 1 }, accepted: { count: 1 } });
    const csv = await kit.records.get(admin, asked.id);
    expect(['问题来源', '上报'].map((h) => listItemCsv.find((c) => c.header === h)?.value(csv))).toEqual(['隐患排查', '区：被录入']);
    await expect(kit.db.admin.query("update responsibility.list_item set source = 'other' where id = $1", [asked.id])).rejects.toThrow(/an item in force does not change/);
  });
});
