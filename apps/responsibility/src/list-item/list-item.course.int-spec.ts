import { disputeListItemBody, itemFiguresQuery, listItemQuery, promotionReportQuery, reassignListItemBody, settleDisputeBody, type ListItem, type ResponsibilityList } from '@anlan/contracts/responsibility';
import { todoQuery } from '@anlan/contracts/kit';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
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

  it('given a kind worked by instruction, when a risk is identified, then it is instructed before it is reported and closed, and the closure of instructions counts those that were issued', async () => {
    const unit = kit.pingshan.unit('水务局');
    const owner = kit.pingshan.holding([{ role: 'street-officer', unitId: unit, divisionPrefix: '440310001' }], unit);
    const verifier = kit.pingshan.as('section-officer');
    const kind = await kit.adopt('eight-risks');
    expect(kind.instructed).toBe(true);
    const risk = { groupKey: 'one', ownerUnitId: unit, dueDay: today };
    const list = await kit.issued(kit.pingshan, kind, [{ ...risk, content: '下穿通道积水' }, { ...risk, content: '危房' }, { ...risk, content: '山洪沟', groupKey: 'two' }, { ...risk, content: '渔船' }]);
    expect(list.rules.instructed).toBe(true);
    const [one, two, three] = await itemsOf(list);
    const report = { report: '已封控', evidence: [] };
    const order = { assessment: '今夜暴雨，积水深度超过警戒', instruction: '立即封控并派人值守' };
    const submit = (ctx: TenantContext, i: ListItem) => kit.items.submit(ctx, i.id, i.version, report);
    expect(await codeOf(submit(owner, one!))).toBe('list-item.instruction_wanted');
    expect((await kit.records.get(owner, one!.id)).allowedActions).toEqual(['dispute']);
    const waiting = async (ctx: TenantContext, what: 'submit' | 'instruct'): Promise<boolean> => (await kit.todos.page(ctx, todoQuery(['submit', 'instruct']).parse({ kind: what, limit: '200' }))).items.some((x) => x.subject.id === one!.id);
    expect([await waiting(officer, 'instruct'), await waiting(owner, 'instruct'), await waiting(owner, 'submit')]).toEqual([true, false, false]);
    // Whom it names is told what to do, and tells nobody.
    expect(await codeOf(kit.items.instruct(owner, one!.id, one!.version, order))).toBe('list-item.out_of_scope');
    expect(await codeOf(kit.items.instruct(kit.binjiang.as('district-admin'), one!.id, one!.version, order))).toBe('request.not_found');
    const told = await kit.items.instruct(officer, one!.id, one!.version, order);
    expect(told).toMatchObject({ status: 'open', instructions: [{ ...order, by: { id: officer.actor.id } }] });
    expect([await waiting(officer, 'instruct'), await waiting(owner, 'submit')]).toEqual([false, true]);
    const again = await kit.items.instruct(officer, one!.id, told.version, { ...order, instruction: '撤离周边住户' });
    expect((await settled(kit.items.instruct(officer, two!.id, two!.version, order), kit.items.instruct(admin, two!.id, two!.version, order))).sort()).toEqual(['done', 'request.stale']);
    const reported = await submit(owner, again);
    expect(await codeOf(kit.items.instruct(officer, one!.id, reported.version, order))).toBe('list-item.action_not_allowed');
    await kit.items.close(verifier, one!.id, reported.version, '已闭环');
    await kit.items.instruct(officer, three!.id, three!.version, order);
    const ask = () => kit.figures.of(admin, itemFiguresQuery.parse({ kindKey: 'eight-risks' }));
    const figures = await ask();
    expect(figures).toMatchObject({ inForce: { count: 4 }, instructed: { count: 3 }, instructionsClosed: { count: 1 }, instructionClosure: { numerator: 1, denominator: 3 } });
    expect(figures.groups.slice(0, 3).map((g) => [g.key, g.instructed.count, g.instructionsClosed.count, g.instructionClosure.rate])).toEqual([['one', 2, 1, 0.5], ['two', 1, 0, 0], ['three', 0, 0, null]]);
    for (const { count, filter } of [figures.instructed, figures.instructionsClosed, ...figures.groups.flatMap((g) => [g.instructed, g.instructionsClosed])]) expect((await kit.records.page(admin, listItemQuery.parse(filter))).items).toHaveLength(count);
    expect((await kit.records.page(admin, listItemQuery.parse({ listId: list.id, instructed: 'false' }))).items.map((i) => i.content)).toEqual(['渔船']);
    expect(listItemCsv.find((c) => c.header === '指令')?.value(again)).toBe('撤离周边住户');
    expect(await kit.figures.of(kit.binjiang.as('district-admin'), itemFiguresQuery.parse({ kindKey: 'eight-risks' }))).toMatchObject({ instructed: { count: 0 }, instructionClosure: { rate: null } });
    // A revision goes on where it was: what was instructed is not instructed anew.
    const { revisionId } = await kit.lists.revise(officer, list.id, list.version);
    await kit.lists.submit(officer, revisionId as string, 1);
    await kit.lists.approve(kit.pingshan.as('leader'), revisionId as string, 2, '同意');
    await kit.lists.issue(officer, revisionId as string, 3, { documentNumber: '2号', issuedOn: today });
    expect(await ask()).toMatchObject({ inForce: { count: 4 }, instructed: { count: 3 }, instructionsClosed: { count: 1 } });
    const plain = await kit.issued(kit.pingshan, await kit.kindOf({ key: 'plain', name: '不按指令' }), [{ ownerUnitId: unit, dueDay: today }]);
    const [other] = await itemsOf(plain);
    expect(await codeOf(kit.items.instruct(officer, other!.id, other!.version, order))).toBe('list-item.not_instructed');
    expect(await submit(owner, other!)).toMatchObject({ status: 'submitted' });
  });

  it('given a street and a department that disagree who holds an item, when one disputes it, then whoever keeps the list settles it, and never the one who raised it', async () => {
    const [bureau, office, far] = [kit.pingshan.unit('城管局'), kit.pingshan.unit('街道城建办'), kit.pingshan.unit('教育局')];
    const holding = (unit: string, street: string) => kit.pingshan.holding([{ role: 'street-officer', unitId: unit, divisionPrefix: street }], unit);
    const [owner, supporter, stranger] = [holding(office, '440310001'), holding(bureau, '440310003'), holding(far, '440310003')];
    const kind = await kit.kindOf({ key: 'boundaries', name: '边界', performed: false, wants: ['owner', 'level'] });
    const list = await kit.issued(kit.pingshan, kind, [{ content: '户外广告安全', ownerUnitId: office, supportUnitIds: [bureau], level: 'street', divisionCode: '440310001' }, { content: '店招安全', ownerUnitId: office, level: 'street' }]);
    const [item, second] = await itemsOf(list);
    const raise = (ctx: TenantContext, i: ListItem, more: object = {}) => kit.items.dispute(ctx, i.id, i.version, disputeListItemBody.parse({ ground: '该路段由区级管理', withUnitId: bureau, withLevel: 'district', ...more }));
    const holder = (unit: string, note = '按职责清单由区级牵头') => settleDisputeBody.parse({ ownerUnitId: unit, ownerPostId: null, ownerMemberId: null, note });
    const settle = (ctx: TenantContext, i: ListItem, unit: string) => kit.items.settle(ctx, i.id, i.version, holder(unit));
    expect([await codeOf(raise(stranger, item!)), await codeOf(raise(kit.binjiang.as('district-admin'), item!)), await codeOf(settle(officer, item!, bureau))]).toEqual(['request.not_found', 'request.not_found', 'list-item.not_disputed']);
    await expect(raise(owner, item!, { withUnitId: newId() })).rejects.toMatchObject({ code: 'list-item.unknown_unit', errors: [{ path: 'body.withUnitId' }] });
    await expect(raise(owner, item!, { withUnitId: office })).rejects.toMatchObject({ code: 'list-item.own_unit_disputed', errors: [{ path: 'body.withUnitId' }] });
    expect(disputeListItemBody.safeParse({ ground: '无', withUnitId: null, withLevel: null }).success).toBe(false);
    // Both whom it names may raise it; one dispute at a time.
    expect((await settled(raise(owner, item!), raise(supporter, item!, { withUnitId: office }))).sort()).toEqual(['done', 'request.stale']);
    const open = await kit.records.get(admin, item!.id);
    expect(open.disputes).toMatchObject([{ ground: '该路段由区级管理', withLevel: 'district', settled: null }]);
    expect(await codeOf(raise(admin, open))).toBe('list-item.disputed');
    expect(await codeOf(kit.items.reassign(officer, open.id, open.version, reassignListItemBody.parse({ ownerUnitId: bureau, ownerPostId: null, ownerMemberId: null, reason: '直接改派' })))).toBe('list-item.disputed');
    expect([await codeOf(settle(owner, open, bureau)), await codeOf(settle(supporter, open, office))]).toEqual(['list-item.out_of_scope', 'list-item.out_of_scope']);
    const own = await raise(officer, second!);
    const waiting = async (ctx: TenantContext): Promise<string[]> => (await kit.todos.page(ctx, todoQuery(['settle']).parse({ kind: 'settle', limit: '200' }))).items.map((x) => x.subject.id).sort();
    expect([await waiting(officer), await waiting(admin), await waiting(owner)]).toEqual([[open.id], [open.id, own.id].sort(), []]);
    expect(await codeOf(settle(officer, own, bureau))).toBe('list-item.own_dispute');
    await expect(kit.db.admin.query("update responsibility.list_item set dispute_status = 'settled', dispute_settled_by = dispute_raised_by where id = $1", [own.id])).rejects.toThrow(/list_item_settled_other/);
    const ask = (ctx = admin) => kit.figures.of(ctx, itemFiguresQuery.parse({ kindKey: 'boundaries' }));
    expect(await ask()).toMatchObject({ disputesOpen: { count: 2 }, disputesSettled: { count: 0 } });
    expect((await settled(settle(officer, open, bureau), settle(admin, open, bureau))).sort()).toEqual(['done', 'request.stale']);
    const decided = await kit.records.get(admin, open.id);
    expect(decided).toMatchObject({ ownerUnit: { id: bureau }, disputes: [{ settled: { note: '按职责清单由区级牵头', ownerUnit: { id: bureau, name: '城管局' } } }], reassignments: [{ reason: '按职责清单由区级牵头', from: { ownerUnitId: office } }] });
    // He holds it as before: nothing was given to anybody.
    expect(await settle(admin, own, office)).toMatchObject({ ownerUnit: { id: office }, reassignments: [], disputes: [{ settled: { by: { id: admin.actor.id } } }] });
    const again = await raise(officer, decided, { withUnitId: office });
    const figures = await ask();
    expect([figures.disputesOpen.count, figures.disputesSettled.count]).toEqual([1, 1]);
    for (const { count, filter } of [figures.disputesOpen, figures.disputesSettled]) expect((await kit.records.page(admin, listItemQuery.parse(filter))).items).toHaveLength(count);
    expect([again, decided, second!].map((i) => listItemCsv.find((c) => c.header === '边界争议')?.value(i))).toEqual(['未裁定', '已裁定', null]);
    expect(await ask(kit.binjiang.as('district-admin'))).toMatchObject({ disputesOpen: { count: 0 }, disputesSettled: { count: 0 } });
    // A revision keeps what is in dispute.
    const { revisionId } = await kit.lists.revise(officer, list.id, list.version);
    await kit.lists.submit(officer, revisionId as string, 1);
    await kit.lists.approve(kit.pingshan.as('leader'), revisionId as string, 2, '同意');
    await kit.lists.issue(officer, revisionId as string, 3, { documentNumber: '3号', issuedOn: today });
    expect(await ask()).toMatchObject({ inForce: { count: 2 }, disputesOpen: { count: 1 }, disputesSettled: { count: 1 } });
    // Nothing in dispute is closed, and nobody gets the credit.
    const done = await kit.issued(kit.pingshan, await kit.kindOf({ key: 'disputed-work', name: '争议工作' }), [{ ownerUnitId: office, dueDay: today }]);
    const [work] = await itemsOf(done);
    const reported = await kit.items.submit(owner, work!.id, work!.version, { report: '已完成', evidence: [] });
    const contested = await raise(owner, reported);
    expect(await codeOf(kit.items.close(officer, work!.id, contested.version, '同意'))).toBe('list-item.disputed');
  });
});
