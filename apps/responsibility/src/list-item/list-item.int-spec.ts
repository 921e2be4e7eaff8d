import { addListItemBody, itemFiguresQuery, listItemQuery, promotionReportQuery, reassignListItemBody, submitListItemBody, type ListItem, type ListKind, type ResponsibilityList } from '@anlan/contracts/responsibility';
import { todoQuery } from '@anlan/contracts/kit';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { codeOf } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { listKit, type ListKit } from '../../test/list-kit';

const settled = async (...work: Promise<unknown>[]): Promise<string[]> => (await Promise.allSettled(work)).map((r) => (r.status === 'fulfilled' ? 'done' : r.reason instanceof ProblemError ? r.reason.code : String(r.reason)));

describe('items of responsibility lists', () => {
  let kit: ListKit;
  let officer: TenantContext;
  let leader: TenantContext;
  let verifier: TenantContext;
  let admin: TenantContext;
  let unit: string;
  let other: string;
  let owner: TenantContext;
  let tasks: ListKind;
  let problems: ListKind;
  const today = shanghaiDay(new Date());
  const yesterday = addCalendarDays(today, -1);
  beforeAll(async () => {
    kit = await listKit();
    [unit, other] = [kit.pingshan.unit('住建局'), kit.pingshan.unit('水务局')];
    [officer, leader, verifier, admin] = [kit.pingshan.as('section-officer'), kit.pingshan.as('leader'), kit.pingshan.as('section-officer'), kit.pingshan.as('district-admin')];
    // Of a street, and of a unit that lists of the district name.
    owner = kit.pingshan.holding([{ role: 'street-officer', unitId: unit, divisionPrefix: '440310001' }], unit);
    [tasks, problems] = [await kit.adopt('yearly-key-tasks'), await kit.adopt('major-problems')];
  });
  afterAll(() => kit.close());

  const whole = () => ({ ownerUnitId: unit, dueDay: today, evidenceWanted: '照片', source: 'inspection' });
  const done = submitListItemBody.parse({ report: '已完成', evidence: [{ description: '照片' }] });
  const itemsOf = async (list: ResponsibilityList, ctx = admin): Promise<ListItem[]> => (await kit.records.page(ctx, listItemQuery.parse({ listId: list.id, limit: '200' }))).items;
  const first = async (list: ResponsibilityList): Promise<ListItem> => (await itemsOf(list))[0] as ListItem;
  const issued = async (more: object = {}, kind = tasks): Promise<ListItem> => first(await kit.issued(kit.pingshan, kind, [{ ...whole(), ...more }]));
  const todos = async (ctx: TenantContext, kind: 'submit' | 'close'): Promise<string[]> => (await kit.todos.page(ctx, todoQuery(['submit', 'close']).parse({ kind, limit: '200' }))).items.map((t) => t.subject.id);

  it('given an item, when its owner reports it done, then another verifies it, and it may come back', async () => {
    const item = await issued();
    expect(item).toMatchObject({ status: 'open', inForce: true, overdue: false, ownerUnit: { id: unit, name: '住建局' } });
    expect((await kit.records.get(owner, item.id)).allowedActions).toEqual(['submit', 'dispute']);
    expect(await todos(owner, 'submit')).toContain(item.id);
    expect(await todos(officer, 'submit')).not.toContain(item.id);
    await expect(kit.items.submit(owner, item.id, item.version, { report: '已完成', evidence: [] })).rejects.toMatchObject({ code: 'list-item.evidence_wanted', errors: [{ path: 'body.evidence' }] });
    const submitted = await kit.items.submit(owner, item.id, item.version, done);
    expect(submitted).toMatchObject({ status: 'submitted', submittedBy: { id: owner.actor.id }, evidence: [{ fileId: null, description: '照片' }] });
    expect(await todos(owner, 'submit')).not.toContain(item.id);
    // That the item names his unit gives him no say in whether it is done.
    expect(await codeOf(kit.items.close(owner, item.id, submitted.version, '自己看过'))).toBe('list-item.out_of_scope');
    expect(await todos(owner, 'close')).not.toContain(item.id);
    expect(await todos(verifier, 'close')).toContain(item.id);
    const back = await kit.items.return(verifier, item.id, submitted.version, '照片不清');
    expect(back).toMatchObject({ status: 'open', decision: '照片不清' });
    const again = await kit.items.submit(admin, item.id, back.version, done);
    expect(await codeOf(kit.items.close(admin, item.id, again.version, '同意'))).toBe('list-item.same_person');
    expect(await todos(admin, 'close')).not.toContain(item.id);
    expect(await todos(owner, 'close')).not.toContain(item.id);
    await expect(kit.db.admin.query("update responsibility.list_item set status = 'closed', closed_by = submitted_by, closed_by_name = 'x', closed_at = now() where id = $1", [item.id])).rejects.toThrow(/check/);
    const settledOnce = await settled(kit.items.close(verifier, item.id, again.version, '属实'), kit.items.return(officer, item.id, again.version, '不行'));
    expect(settledOnce.sort()).toEqual(['done', 'request.stale']);
    const { rows } = await kit.db.admin.query<{ type: string }>('select type from responsibility.outbox where subject = $1 order by seq', [`list_items/${item.id}`]);
    expect(rows.map((r) => r.type.split('.')[3]).slice(0, 5)).toEqual(['drafted', 'entered', 'submitted', 'returned', 'submitted']);
  });

  it('given the person whose item it is, then he does not verify it, whoever reported it', async () => {
    const chief = kit.pingshan.as('section-officer');
    const item = await issued({ ownerMemberId: chief.actor.memberId });
    const { version } = await kit.items.submit(admin, item.id, item.version, done);
    expect(await codeOf(kit.items.close(chief, item.id, version, '同意'))).toBe('list-item.same_person');
    expect([await todos(chief, 'close'), await todos(verifier, 'close')].map((ids) => ids.includes(item.id))).toEqual([false, true]);
    expect(await kit.items.close(verifier, item.id, version, '属实')).toMatchObject({ status: 'closed', closedBy: { id: verifier.actor.id }, decision: '属实', allowedActions: [] });
  });

  it('given another street and another district, then an item is theirs to see only where it names them', async () => {
    const item = await issued({ supportUnitIds: [other] });
    const near = kit.pingshan.as('street-officer', '440310001');
    const supporting = kit.pingshan.holding([{ role: 'street-officer', unitId: other, divisionPrefix: '440310003' }], other);
    for (const ctx of [near, kit.binjiang.as('district-admin')]) {
      expect(await codeOf(kit.records.get(ctx, item.id))).toBe('request.not_found');
      expect((await kit.records.page(ctx, listItemQuery.parse({ sameAs: item.id }))).items).toEqual([]);
      expect(await codeOf(kit.items.submit(ctx, item.id, item.version, done))).toBe('request.not_found');
    }
    expect((await kit.records.page(supporting, listItemQuery.parse({}))).items.map((i) => i.id)).toEqual([item.id]);
    expect(await codeOf(kit.items.submit(supporting, item.id, item.version, done))).toBe('list-item.out_of_scope');
    for (const ctx of [supporting, owner]) expect(await codeOf(kit.items.reassign(ctx, item.id, item.version, reassignListItemBody.parse({ ownerUnitId: other, ownerPostId: null, ownerMemberId: null, reason: '不归我' })))).toBe('list-item.out_of_scope');
  });

  it('given another owner, then the item is his, with the reason and whose it was', async () => {
    const item = await issued();
    const post = kit.pingshan.post(other, '河道管理员');
    await expect(kit.items.reassign(officer, item.id, item.version, reassignListItemBody.parse({ ownerUnitId: newId(), ownerPostId: null, ownerMemberId: null, reason: '调整' }))).rejects.toMatchObject({ code: 'list-item.unknown_unit', errors: [{ path: 'body.ownerUnitId' }] });
    const given = await kit.items.reassign(officer, item.id, item.version, reassignListItemBody.parse({ ownerUnitId: other, ownerPostId: post, ownerMemberId: null, reason: '职能调整' }));
    expect(given).toMatchObject({ ownerUnit: { id: other, name: '水务局' }, ownerPost: { id: post, name: '河道管理员' }, content: item.content, reassignments: [{ reason: '职能调整', by: { id: officer.actor.id }, from: { ownerUnitId: unit, ownerPostId: null, ownerMemberId: null, supportUnitIds: [] } }] });
    expect(await codeOf(kit.records.get(owner, item.id))).toBe('request.not_found');
    expect((await settled(kit.items.reassign(officer, item.id, given.version, reassignListItemBody.parse({ ownerUnitId: unit, ownerPostId: null, ownerMemberId: null, reason: '退回' })), kit.items.submit(admin, item.id, given.version, done))).sort()).toEqual(['done', 'request.stale']);
  });

  it('given a rolling kind, then a problem enters an edition in force by another\'s hand; of others nothing enters', async () => {
    const list = await kit.issued(kit.pingshan, problems, [whole()]);
    const added = await kit.drafting.add(officer, addListItemBody.parse({ listId: list.id, content: '某路段多发事故', ownerUnitId: unit, source: 'accident' }));
    expect(added).toMatchObject({ status: 'draft', inForce: false, number: `${list.number}-002` });
    expect(await codeOf(kit.items.enter(officer, added.id, 1))).toBe('list-item.out_of_scope');
    expect(await codeOf(kit.items.enter(leader, added.id, 1))).toBe('list-item.incomplete');
    const whole2 = await kit.drafting.change(officer, added.id, 1, { dueDay: today });
    await expect(kit.db.admin.query("update responsibility.list_item set status = 'open', entered_at = now(), entered_by = $2 where id = $1", [added.id, officer.actor.id])).rejects.toThrow(/check/);
    const entered = await kit.items.enter(leader, added.id, whole2.version);
    expect(entered).toMatchObject({ status: 'open', inForce: true });
    expect(await codeOf(kit.drafting.change(officer, added.id, entered.version, { content: '改' }))).toBe('list-item.not_draft');
    const own = await kit.drafting.add(admin, addListItemBody.parse({ listId: list.id, content: '自拟自批', ...whole() }));
    expect(await codeOf(kit.items.enter(admin, own.id, 1))).toBe('list-item.own_draft');
    expect(await kit.drafting.remove(officer, own.id, 1)).toMatchObject({ status: 'removed', allowedActions: [] });
    expect((await itemsOf(list)).map((i) => i.status)).toEqual(['open', 'open']);
    // While it is revised, what is new goes into the revision: it would be missing from it.
    const late = await kit.drafting.add(officer, addListItemBody.parse({ listId: list.id, content: '修订前拟定', ...whole() }));
    expect((await settled(kit.lists.revise(officer, list.id, list.version), kit.items.enter(leader, late.id, 1))).filter((o) => o !== 'list-item.in_revision')).toContain('done');
    expect(await codeOf(kit.drafting.add(officer, addListItemBody.parse({ listId: list.id, content: '修订中拟定' })))).toBe('list-item.in_revision');
    const { revisionId } = await kit.listRecords.get(officer, list.id);
    expect((await kit.records.page(admin, listItemQuery.parse({ listId: revisionId }))).items.map((i) => i.content)).toContain('修订前拟定');
    const waiting = await first(await kit.issued(kit.pingshan, problems, [whole()]));
    const held = await kit.drafting.add(officer, addListItemBody.parse({ listId: waiting.list.id, content: '待列入', ...whole() }));
    await kit.lists.revise(officer, waiting.list.id, 4);
    expect(await codeOf(kit.items.enter(leader, held.id, 1))).toBe('list-item.in_revision');
    const draft = await first(await kit.draft(officer, tasks, [whole()]));
    expect(await codeOf(kit.items.enter(leader, draft.id, 1))).toBe('list-item.not_in_force');
    const standing = await first(await kit.issued(kit.pingshan, await kit.adopt('department-duties'), [{ legalBasis: '安全生产法第十条', ownerUnitId: unit }]));
    expect(await codeOf(kit.items.submit(admin, standing.id, standing.version, done))).toBe('list-item.not_performed');
    expect(await codeOf(kit.items.promote(officer, standing.id, standing.version, { level: 'city', note: '上报' }))).toBe('list-item.not_promotable');
  });

  it('given problems that are promoted, then each level once, and the paragraph of the report is that of its rows, as is each figure', async () => {
    const district = kit.binjiang;
    const [agent, boss, chief] = [district.as('section-officer'), district.as('leader'), district.as('district-admin')];
    const kind = await kit.adopt('major-problems', district);
    const ask = promotionReportQuery.parse({ kindKey: 'major-problems', from: `${today.slice(0, 4)}-01-01`, to: '2026-12-31' });
    expect(await kit.figures.promotions(chief, ask)).toMatchObject({ promoted: { count: 0 }, closure: { numerator: 0, denominator: 0, rate: null }, paragraph: expect.stringContaining('0个；截至目前，已销号办结0个。') });
    const units = district.snapshot.units[0]?.id;
    const list = await kit.issued(district, kind, Array.from({ length: 19 }, (_, i) => ({ content: `问题 ${i}`, source: i < 5 ? 'accident' : 'inspection', ownerUnitId: units, dueDay: addCalendarDays(today, 30) })), {}, agent);
    const items = (await itemsOf(list, chief)).sort((a, b) => (a.number < b.number ? -1 : 1));
    const step = async (id: string, work: (version: number) => Promise<ListItem>): Promise<ListItem> => work((await kit.records.get(chief, id)).version);
    const promote = (id: string, level: 'city' | 'province') => step(id, (v) => kit.items.promote(agent, id, v, { level, note: '多发复发' }));
    const answer = (id: string, level: 'city' | 'province', accepted: boolean) => step(id, (v) => kit.items.answerPromotion(agent, id, v, { level, accepted, answeredOn: today, note: '收悉' }));
    const close = async (id: string): Promise<void> => {
      await step(id, (v) => kit.items.submit(chief, id, v, done));
      await step(id, (v) => kit.items.close(agent, id, v, '属实'));
    };
    for (const [i, { id }] of items.slice(0, 18).entries()) {
      await promote(id, 'city');
      if (i < 14) await answer(id, 'city', true);
    }
    for (const { id } of items.slice(0, 3)) {
      await promote(id, 'province');
      await answer(id, 'province', true);
    }
    const [one, refused] = [items[0] as ListItem, items[17] as ListItem];
    expect(await codeOf(promote(one.id, 'city'))).toBe('list-item.promoted');
    expect(await codeOf(answer(one.id, 'city', false))).toBe('list-item.not_promoted');
    expect(await codeOf(promote(items[16]?.id as string, 'city'))).toBe('list-item.promoted');
    await expect(step(refused.id, (v) => kit.items.answerPromotion(agent, refused.id, v, { level: 'city', accepted: true, answeredOn: yesterday, note: '早' }))).rejects.toMatchObject({ code: 'list-item.answered_early', errors: [{ path: 'body.answeredOn' }] });
    await answer(refused.id, 'city', false);
    expect((await promote(refused.id, 'city')).promotions.map((p) => p.status)).toEqual(['refused', 'asked']);
    // Closed, and never accepted: of no account in the rate.
    for (const { id } of [...items.slice(0, 13), items[15] as ListItem]) await close(id);
    const report = await kit.figures.promotions(chief, ask);
    expect(report).toMatchObject({ closure: { numerator: 13, denominator: 14, rate: 13 / 14 }, paragraph: '截至12月底，共组织上报重大安全生产问题18个，其中被录入市级“七张问题清单”项目11个、省级清单3个；截至目前，已销号办结13个，其余1个均按时间节点有序推进。' });
    for (const { count, filter } of [report.promoted, report.city, report.province, report.accepted, report.closed, report.remaining, report.overdue, report.district, ...report.levels.flatMap((l) => [l.promoted, l.asked, l.accepted, l.refused, l.closed]), ...report.sources.flatMap((x) => [x.promoted, x.accepted, x.closed])]) expect((await kit.records.page(chief, listItemQuery.parse({ ...filter, limit: '200' }))).items).toHaveLength(count);
    expect(report.levels.map((l) => [l.level, l.promoted.count, l.asked.count, l.accepted.count, l.refused.count, l.closed.count, l.closure.rate])).toEqual([['district', 0, 0, 0, 0, 0, null], ['city', 18, 4, 14, 0, 13, 13 / 14], ['province', 3, 0, 3, 0, 3, 1]]);
    expect(report.sources.filter((x) => x.promoted.count > 0).map((x) => [x.source, x.promoted.count, x.accepted.count, x.closed.count, x.closure.rate])).toEqual([['inspection', 13, 9, 8, 8 / 9], ['accident', 5, 5, 5, 1]]);
    expect(report.sources).toHaveLength(7);
    // A new edition stands for the old one: nothing counts twice.
    const { revisionId } = await kit.lists.revise(agent, list.id, list.version);
    await kit.lists.submit(agent, revisionId as string, 1);
    await kit.lists.approve(boss, revisionId as string, 2, '同意');
    await kit.lists.issue(agent, revisionId as string, 3, { documentNumber: '2号', issuedOn: today });
    expect((await kit.figures.promotions(chief, ask)).paragraph).toBe(report.paragraph);
    expect((await kit.figures.promotions(kit.pingshan.as('district-admin'), ask)).promoted.count).toBe(0);
    const two = (await kit.records.page(chief, listItemQuery.parse({ promoted: 'city', status: 'open' }))).items.find((i) => i.inForce) as ListItem;
    expect((await settled(kit.items.promote(agent, two.id, two.version, { level: 'province', note: '甲' }), kit.items.promote(chief, two.id, two.version, { level: 'province', note: '乙' }))).sort()).toEqual(['done', 'request.stale']);
  });

  it('given items in force, then the figures count them, and overdue is by the day', async () => {
    const kind = await kit.kindOf({ key: 'figures', name: '数字', rolling: true });
    const list = await kit.issued(kit.pingshan, kind, [{ ownerUnitId: unit, dueDay: today }, { ownerUnitId: unit, dueDay: yesterday }, { ownerUnitId: unit, dueDay: yesterday }, {}]);
    const late = (await itemsOf(list)).find((i) => i.dueDay === yesterday) as ListItem;
    await kit.items.submit(admin, late.id, late.version, done);
    await kit.items.close(verifier, late.id, late.version + 1, '属实');
    await kit.drafting.add(officer, addListItemBody.parse({ listId: list.id, content: '未列入' }));
    const figures = await kit.figures.of(admin, itemFiguresQuery.parse({ kindKey: 'figures' }));
    expect(figures).toMatchObject({ inForce: { count: 4 }, open: { count: 3 }, submitted: { count: 0 }, closed: { count: 1 }, overdue: { count: 1 }, completion: { numerator: 1, denominator: 4, rate: 0.25 } });
    for (const { count, filter } of [figures.inForce, figures.open, figures.closed, figures.overdue]) expect((await kit.records.page(admin, listItemQuery.parse(filter))).items).toHaveLength(count);
    expect(await kit.figures.of(kit.binjiang.as('district-admin'), itemFiguresQuery.parse({ kindKey: 'figures' }))).toMatchObject({ inForce: { count: 0 }, completion: { rate: null } });
    const rows: ListItem[] = [];
    for await (const page of kit.records.pages(admin, listItemQuery.parse({ kindKey: 'figures', status: 'open,closed' }))) rows.push(...page);
    expect(rows.map((i) => i.id)).toEqual((await kit.records.page(admin, listItemQuery.parse({ kindKey: 'figures', inForce: 'true' }))).items.map((i) => i.id));
    // An edition whose year is over counts no more; what it left undone is overdue all the same.
    await kit.issued(kit.pingshan, kind, [{ ownerUnitId: unit, dueDay: yesterday }], { effectiveFrom: '2020-01-01', effectiveTo: yesterday });
    expect(await kit.figures.of(admin, itemFiguresQuery.parse({ kindKey: 'figures' }))).toMatchObject({ inForce: { count: 4 }, overdue: { count: 2 } });
  });

  it('given a kind with groups, then each group has its own rate, and every number leads to its rows', async () => {
    const kind = await kit.kindOf({ key: 'measures', name: '硬措施', groups: [{ key: 'national', name: '十五条' }, { key: 'province', name: '六十五条' }, { key: 'city', name: '七十五条' }] });
    const list = await kit.issued(kit.pingshan, kind, [
      { groupKey: 'national', ownerUnitId: unit }, { groupKey: 'national', ownerUnitId: unit, dueDay: yesterday }, { groupKey: 'province', ownerUnitId: unit, divisionCode: '440310001' }, { ownerUnitId: unit },
    ]);
    await kit.issued(kit.pingshan, kind, [{ groupKey: 'city', ownerUnitId: unit, dueDay: yesterday }], { effectiveFrom: '2020-01-01', effectiveTo: yesterday });
    const one = (await itemsOf(list)).find((i) => i.groupKey === 'national' && i.dueDay === null) as ListItem;
    await kit.items.submit(admin, one.id, one.version, done);
    await kit.items.close(verifier, one.id, one.version + 1, '属实');
    const ask = (more: object, ctx = admin) => kit.figures.of(ctx, itemFiguresQuery.parse({ kindKey: 'measures', ...more }));
    const { groups, completion } = await ask({});
    expect(completion).toEqual({ numerator: 1, denominator: 4, rate: 0.25 });
    expect(groups.map((g) => [g.name, g.closed.count, g.inForce.count, g.overdue.count, g.completion.rate])).toEqual([['十五条', 1, 2, 1, 0.5], ['六十五条', 0, 1, 0, 0], ['七十五条', 0, 0, 1, null]]);
    for (const { count, filter } of groups.flatMap((g) => [g.inForce, g.closed, g.overdue])) expect((await kit.records.page(admin, listItemQuery.parse(filter))).items).toHaveLength(count);
    expect(await ask({ groupKey: 'national' })).toMatchObject({ inForce: { count: 2 }, completion: { numerator: 1, denominator: 2 }, groups: [{ key: 'national' }] });
    expect((await ask({ divisionCode: '440310001' })).groups.map((g) => g.inForce.count)).toEqual([0, 1, 0]);
    expect((await kit.figures.of(admin, itemFiguresQuery.parse({}))).groups).toEqual([]);
    expect((await ask({}, kit.binjiang.as('district-admin'))).groups).toEqual([]);
    expect((await kit.coverage.of(admin, itemFiguresQuery.parse({ kindKey: 'measures', groupKey: 'province' }))).places.rows.map((r) => r.items)).toEqual([1, 0]);
    // Of standing duties there is no rate.
    const standing = await kit.kindOf({ key: 'lines', name: '三方责任', performed: false, groups: [{ key: 'sector', name: '部门监管责任' }] });
    await kit.issued(kit.pingshan, standing, [{ groupKey: 'sector', ownerUnitId: unit }]);
    expect((await kit.figures.of(admin, itemFiguresQuery.parse({ kindKey: 'lines' }))).groups).toMatchObject([{ key: 'sector', inForce: { count: 0 }, completion: { rate: null } }]);
  });

  it('given lists in force, then what has no owner and what has two is named, and every number leads to its rows', async () => {
    const kind = await kit.kindOf({ key: 'coverage', name: '覆盖' });
    const post = kit.pingshan.post(unit, '施工监管岗');
    const idle = kit.pingshan.post(unit, '空岗');
    await kit.references.refresh(kit.pingshan.id);
    await kit.issued(kit.pingshan, kind, [
      { content: '建筑 施工', industryCode: 'E47', divisionCode: '440310001', ownerUnitId: unit, ownerPostId: post }, { content: '建筑施工', industryCode: 'E48', divisionCode: '440310003001', ownerUnitId: other }, { content: '燃气', industryCode: 'D', divisionCode: '440310001', ownerUnitId: unit },
      { content: '燃气配送', industryCode: 'D', divisionCode: '440310001', ownerUnitId: other }, { content: '新业态', industryCode: 'I64' },
    ]);
    await kit.draft(officer, kind, [{ content: '教育', industryCode: 'P', ownerUnitId: unit }]);
    const seen = await kit.coverage.of(admin, itemFiguresQuery.parse({ kindKey: 'coverage' }));
    const owned = seen.industries.rows.filter((r) => r.items > 0);
    expect(owned.map((r) => [r.code, r.items, r.owners])).toEqual([['D', 2, 2], ['E', 2, 2]]);
    expect(seen.industries.share).toEqual({ numerator: 2, denominator: 20, rate: 0.1 });
    expect(seen.places.rows.map((r) => [r.name, r.items, r.owners])).toEqual([['坪山街道', 3, 2], ['龙田街道', 1, 1]]);
    expect([seen.posts.rows.find((p) => p.id === post)?.items, seen.posts.rows.find((p) => p.id === idle)?.items]).toEqual([1, 0]);
    expect([seen.ownerless.count, seen.overlapping.count]).toEqual([1, 4]);
    expect(seen.overlaps.map((o) => [o.by, o.units, o.items])).toEqual(expect.arrayContaining([['content', 2, 2], ['industry-place', 2, 2]]));
    expect(seen.overlaps).toHaveLength(2);
    const numbers = [...seen.industries.rows, ...seen.places.rows, ...seen.posts.rows, ...seen.overlaps].map((r) => ({ count: r.items, filter: r.filter }));
    for (const { count, filter } of [...numbers, seen.ownerless, seen.overlapping]) expect((await kit.records.page(admin, listItemQuery.parse(filter))).items).toHaveLength(count);
    // Of another's street nobody says that it has no owner; of another district nothing is known.
    const street = await kit.coverage.of(kit.pingshan.as('street-officer', '440310003'), itemFiguresQuery.parse({ kindKey: 'coverage' }));
    expect([street.places.rows.map((r) => [r.name, r.items]), street.posts.rows, street.posts.share.rate]).toEqual([[['龙田街道', 1]], [], null]);
    expect(await kit.coverage.of(kit.binjiang.as('district-admin'), itemFiguresQuery.parse({ kindKey: 'coverage' }))).toMatchObject({ ownerless: { count: 0 }, overlapping: { count: 0 }, overlaps: [], industries: { share: { numerator: 0 } } });
  });

  it('given one content of the district and of a street, then it is divided between them and no overlap; within a level, or where none is said, it is', async () => {
    const kind = await kit.adopt('level-duties');
    const place = { content: '小散工程监管', industryCode: 'Q84', divisionCode: '440310001' };
    const both = await kit.issued(kit.pingshan, kind, [{ ...place, level: 'district', ownerUnitId: unit }, { ...place, level: 'street', ownerUnitId: other }]);
    const ask = () => kit.coverage.of(admin, itemFiguresQuery.parse({ kindKey: 'level-duties' }));
    const rows = async (q: object) => (await kit.records.page(admin, listItemQuery.parse({ kindKey: 'level-duties', ...q }))).items.map((i) => i.id).sort();
    expect(await ask()).toMatchObject({ overlapping: { count: 0 }, overlaps: [] });
    expect(await rows({ overlapping: 'true' })).toEqual([]);
    const [district, street] = await itemsOf(both);
    expect(await rows({ overlapping: 'false' })).toEqual([district?.id, street?.id].sort());
    // A second unit at the level of the street: the two of the street contend, the district's item with neither.
    const second = await first(await kit.issued(kit.pingshan, kind, [{ ...place, level: 'street', ownerUnitId: kit.pingshan.unit('城建办') }]));
    const seen = await ask();
    expect(seen.overlapping.count).toBe(2);
    expect(await rows(seen.overlapping.filter)).toEqual([(await itemsOf(both)).find((i) => i.level === 'street')?.id, second.id].sort());
    expect(seen.overlaps.map((o) => [o.by, o.units])).toEqual(expect.arrayContaining([['content', 3], ['industry-place', 3]]));
    // Another content in the same industry and place is no division of it, whatever its level.
    const elsewhere = await kit.adopt('yearly-key-tasks');
    const [a] = await itemsOf(await kit.issued(kit.pingshan, elsewhere, [{ ...whole(), content: '工地扬尘', industryCode: 'R86', divisionCode: '440310001', level: 'district' }, { ...whole(), content: '工地噪声', industryCode: 'R86', divisionCode: '440310001', level: 'street', ownerUnitId: other }]));
    expect((await kit.records.page(admin, listItemQuery.parse({ listId: a?.list.id, overlapping: 'true' }))).items).toHaveLength(2);
  });

  it('given evidence, then a file is one\'s own upload, and is fetched by who sees the item', async () => {
    const file = await kit.attachments.store(owner, { name: '照片.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('png')]) }, 1000);
    const item = await issued();
    const stranger = kit.binjiang.as('district-admin');
    const theirs = await kit.attachments.store(stranger, { name: '照片.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('png')]) }, 1000);
    for (const fileId of [newId(), theirs.id]) await expect(kit.items.submit(admin, item.id, item.version, { report: '完成', evidence: [{ fileId }] })).rejects.toMatchObject({ code: 'list-item.unknown_file', errors: [{ path: 'body.evidence' }] });
    await kit.items.submit(owner, item.id, item.version, { report: '完成', evidence: [{ fileId: file.id }] });
    expect(await kit.records.fileOf(leader, item.id, file.id)).toBe(file.id);
    expect(await codeOf(kit.records.fileOf(leader, item.id, theirs.id))).toBe('request.not_found');
    expect(await codeOf(kit.records.fileOf(stranger, item.id, file.id))).toBe('request.not_found');
  });
});
