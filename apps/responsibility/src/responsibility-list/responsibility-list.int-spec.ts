import { addListItemBody, changeListItemBody, listFiguresQuery, reassignListItemBody, createListKindBody, listItemQuery, listKindQuery, responsibilityListQuery, type ListItem, type ListKind, type ResponsibilityList } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { todoQuery } from '@anlan/contracts/kit';
import { codeOf } from '@anlan/platform/testing';
import { listKit, type ListKit } from '../../test/list-kit';

const settled = async (...work: Promise<unknown>[]): Promise<string[]> => (await Promise.allSettled(work)).map((r) => (r.status === 'fulfilled' ? 'done' : r.reason instanceof ProblemError ? r.reason.code : String(r.reason)));

describe('responsibility lists', () => {
  let kit: ListKit;
  let officer: TenantContext;
  let leader: TenantContext;
  let unit: string;
  let tasks: ListKind;
  beforeAll(async () => {
    kit = await listKit();
    unit = kit.pingshan.unit('某某局');
    [officer, leader] = [kit.pingshan.as('section-officer'), kit.pingshan.as('leader')];
    tasks = await kit.adopt('yearly-key-tasks');
  });
  afterAll(() => kit.close());

  const whole = () => ({ ownerUnitId: unit, dueDay: '2026-12-31', evidenceWanted: '照片' });
  const itemsOf = async (list: ResponsibilityList, ctx = officer): Promise<ListItem[]> => (await kit.records.page(ctx, listItemQuery.parse({ listId: list.id, limit: '200' }))).items;
  const eventsOf = async (subject: string): Promise<string[]> => (await kit.db.admin.query<{ type: string }>('select type from responsibility.outbox where subject = $1 order by seq', [subject])).rows.map((r) => r.type.split('.')[3] as string);

  it('given a kind, then whoever may keeps it, its key is one, and two who adopt it at once get one', async () => {
    const admin = kit.binjiang.as('district-admin');
    expect(await settled(kit.kinds.adopt(admin, ['four-categories']), kit.kinds.adopt(admin, ['four-categories', 'powers']))).toEqual(['done', 'done']);
    const { items } = await kit.kinds.page(admin, listKindQuery.parse({}));
    expect(items.map((k) => k.key).sort()).toEqual(['four-categories', 'powers']);
    expect((await kit.kinds.library(admin)).items.filter((k) => k.adopted).map((k) => k.key)).toEqual(['powers', 'four-categories']);
    expect(await codeOf(kit.kinds.create(admin, createListKindBody.parse({ key: 'powers', name: '权力清单' })))).toBe('list-kind.key_taken');
    expect(await codeOf(kit.kinds.create(kit.pingshan.as('street-officer', '440310001'), createListKindBody.parse({ key: 'mine', name: '我的' })))).toBe('request.forbidden');
    const one = items[0] as ListKind;
    expect(await codeOf(kit.kinds.get(officer, one.id))).toBe('request.not_found');
    expect(await codeOf(kit.kinds.retire(officer, one.id, 1))).toBe('request.not_found');
    expect(await kit.kinds.retire(admin, one.id, 1)).toMatchObject({ status: 'retired', allowedActions: ['restore'] });
    expect(await codeOf(kit.draft(admin, one, []))).toBe('responsibility-list.kind_retired');
    expect(await codeOf(kit.draft(officer, one, []))).toBe('responsibility-list.unknown_kind');
    expect(await codeOf(kit.kinds.restore(admin, one.id, 1))).toBe('request.stale');
  });

  it('given a list, when it is submitted, returned, approved by another, issued and repealed, then each step has its place, and its items are in force with it', async () => {
    const list = await kit.draft(officer, tasks, [whole(), { content: '开展宣传', ownerUnitId: unit }]);
    expect(list).toMatchObject({ number: expect.stringMatching(/^QD440310-\d{4}-\d{4}$/), status: 'draft', edition: 1, inForce: false, allowedActions: ['submit', 'withdraw'] });
    await expect(kit.lists.submit(officer, list.id, 1)).rejects.toMatchObject({ code: 'responsibility-list.incomplete', errors: [{ path: 'items[1].dueDay' }, { path: 'items[1].evidenceWanted' }] });
    const second = (await itemsOf(list))[1] as ListItem;
    await kit.drafting.change(officer, second.id, 1, { dueDay: '2026-06-30', evidenceWanted: '台账' });
    expect(await kit.lists.submit(officer, list.id, 1)).toMatchObject({ status: 'submitted', allowedActions: [] });
    expect(await codeOf(kit.drafting.change(officer, second.id, 2, { content: '改' }))).toBe('list-item.not_draft');
    expect(await codeOf(kit.lists.approve(officer, list.id, 2, '同意'))).toBe('responsibility-list.out_of_scope');
    expect(await kit.lists.return(leader, list.id, 2, '第二项重写')).toMatchObject({ status: 'draft', decision: '第二项重写' });
    await kit.lists.submit(officer, list.id, 3);
    expect((await kit.todos.page(leader, todoQuery(['approve']).parse({ kind: 'approve' }))).items).toMatchObject([{ kind: 'approve', subject: { type: 'responsibility-list', id: list.id } }]);
    expect(await codeOf(kit.lists.issue(officer, list.id, 4, { documentNumber: '1号', issuedOn: '2026-01-05' }))).toBe('responsibility-list.action_not_allowed');
    await kit.lists.approve(leader, list.id, 4, '同意');
    expect(await codeOf(kit.lists.approve(leader, list.id, 4, '同意'))).toBe('request.stale');
    expect((await itemsOf(list)).map((i) => [i.status, i.inForce])).toEqual([['draft', false], ['draft', false]]);
    expect(await kit.lists.issue(officer, list.id, 5, { documentNumber: '深坪安〔2026〕1号', issuedOn: '2026-01-05' })).toMatchObject({ status: 'issued', inForce: true, documentNumber: '深坪安〔2026〕1号', allowedActions: ['revise'] });
    expect((await itemsOf(list)).map((i) => [i.status, i.inForce, i.number])).toEqual([['open', true, `${list.number}-001`], ['open', true, `${list.number}-002`]]);
    expect(await codeOf(kit.lists.publish(officer, list.id, 6, '官网'))).toBe('responsibility-list.not_published');
    expect(await kit.lists.repeal(leader, list.id, 6, '机构改革')).toMatchObject({ status: 'repealed', inForce: false });
    expect((await itemsOf(list)).map((i) => i.inForce)).toEqual([false, false]);
    expect(await codeOf(kit.items.submit(kit.pingshan.as('district-admin'), second.id, (await itemsOf(list))[1]?.version as number, { report: '完成', evidence: [{ description: '照片' }] }))).toBe('list-item.not_in_force');
    expect(await eventsOf(`responsibility_lists/${list.id}`)).toEqual(['drafted', 'submitted', 'returned', 'submitted', 'approved', 'issued', 'repealed']);
    expect(await eventsOf(`list_items/${second.id}`)).toEqual(['drafted', 'changed', 'entered']);
  });

  it('given who wrote in a list, then he does not approve it: who drafted it, who changed it, who changed an item of it', async () => {
    const writers = [1, 2, 3].map(() => kit.pingshan.as('district-admin'));
    const [drafter, changer, helper] = writers as [TenantContext, TenantContext, TenantContext];
    const list = await kit.draft(drafter, tasks, [whole()]);
    await kit.lists.change(changer, list.id, 1, { title: '新标题' });
    const [item] = await itemsOf(list);
    await kit.drafting.change(helper, item?.id as string, 1, changeListItemBody.parse({ measure: '每周巡查' }));
    await kit.lists.submit(officer, list.id, 2);
    for (const ctx of writers) {
      expect(await codeOf(kit.lists.approve(ctx, list.id, 3, '同意'))).toBe('responsibility-list.same_person');
      expect((await kit.todos.page(ctx, todoQuery(['approve']).parse({ kind: 'approve' }))).items.map((t) => t.subject.id)).not.toContain(list.id);
    }
    await expect(kit.db.admin.query("update responsibility.responsibility_list set status = 'approved', approved_by = $2, approved_by_name = 'x', approved_at = now() where id = $1", [list.id, helper.actor.id])).rejects.toThrow(/check/);
    expect(await kit.lists.approve(kit.pingshan.as('district-admin'), list.id, 3, '同意')).toMatchObject({ status: 'approved' });
  });

  it('given an issued edition, then nothing of it changes: not by the service, and not by whoever writes to the table', async () => {
    const list = await kit.issued(kit.pingshan, tasks, [whole()]);
    const [item] = await itemsOf(list);
    expect(await codeOf(kit.lists.change(officer, list.id, list.version, { title: '改' }))).toBe('responsibility-list.not_draft');
    expect(await codeOf(kit.drafting.add(officer, addListItemBody.parse({ listId: list.id, content: '后加' })))).toBe('list-item.not_draft');
    expect(await codeOf(kit.drafting.change(officer, item?.id as string, item?.version as number, { content: '改' }))).toBe('list-item.not_draft');
    expect(await codeOf(kit.drafting.remove(officer, item?.id as string, item?.version as number))).toBe('list-item.action_not_allowed');
    for (const set of ["title = '改'", "effective_to = '2030-01-01'", "document_number = '9号'", 'authors = authors || array[\'x\']', 'issued_on = null, document_number = null, status = \'draft\'']) await expect(kit.db.admin.query(`update responsibility.responsibility_list set ${set} where id = $1`, [list.id])).rejects.toThrow(/does not change|check/);
    for (const set of ["content = '改'", "due_day = '2030-01-01'", 'group_key = \'x\'', "attachments = '[{}]'", 'entered_at = null, status = \'draft\'']) await expect(kit.db.admin.query(`update responsibility.list_item set ${set} where id = $1`, [item?.id])).rejects.toThrow(/does not change|check/);
    await expect(kit.db.admin.query('delete from responsibility.list_item where id = $1', [item?.id])).rejects.toThrow(/removed by its state/);
    expect(await kit.listRecords.get(officer, list.id)).toEqual(list);
    expect((await itemsOf(list))[0]).toEqual(item);
  });

  it('given a revision, when it is issued, then it replaces the edition before with its items, which go on where they were', async () => {
    const old = await kit.issued(kit.pingshan, tasks, [{ ...whole(), content: '甲' }, { ...whole(), content: '乙' }, { ...whole(), content: '丙' }]);
    const [a, b, c] = (await itemsOf(old)) as [ListItem, ListItem, ListItem];
    const admin = kit.pingshan.as('district-admin');
    const done = { report: '完成', evidence: [{ description: '照片' }] };
    const submitted = await kit.items.submit(admin, a.id, a.version, done);
    const before = await kit.listRecords.get(officer, old.id);
    const revised = await kit.lists.revise(officer, old.id, old.version);
    const copy = await kit.listRecords.get(officer, revised.revisionId as string);
    expect(copy).toMatchObject({ status: 'draft', edition: 2, revisionOf: old.id, documentNumber: null });
    expect(revised).toMatchObject({ ...before, revisionId: copy.id, version: before.version + 1, allowedActions: [], updatedBy: expect.anything(), updatedAt: expect.anything() });
    expect(await codeOf(kit.lists.revise(officer, old.id, revised.version))).toBe('responsibility-list.in_revision');
    const [a2, b2] = (await itemsOf(copy)) as [ListItem, ListItem, ListItem];
    expect([a2.copiedFrom, a2.content, a2.status, a2.ownerUnit?.id]).toEqual([a.id, '甲', 'draft', unit]);
    // What is closed meanwhile is closed in the new edition; what asks something else begins anew.
    await kit.items.close(officer, a.id, submitted.version, '属实');
    await kit.items.submit(admin, b.id, b.version, done);
    const [elsewhere, drafted] = [kit.pingshan.unit('水务局'), kit.pingshan.unit('城管局')];
    const to = (ownerUnitId: string) => reassignListItemBody.parse({ ownerUnitId, ownerPostId: null, ownerMemberId: null, reason: '调整' });
    await kit.items.reassign(officer, c.id, c.version, to(elsewhere));
    await kit.items.reassign(officer, b.id, b.version + 1, to(elsewhere));
    // The draft's own word on the owner was approved with it, and holds.
    await kit.drafting.change(officer, b2.id, 1, { content: '乙，并公开', ownerUnitId: drafted });
    await kit.lists.submit(officer, copy.id, 1);
    await kit.lists.approve(leader, copy.id, 2, '同意');
    const issued = await kit.lists.issue(officer, copy.id, 3, { documentNumber: '2号', issuedOn: '2026-07-01' });
    expect(issued).toMatchObject({ status: 'issued', edition: 2 });
    expect(await kit.listRecords.get(officer, old.id)).toMatchObject({ status: 'superseded', inForce: false, title: before.title, revisionId: copy.id });
    expect((await itemsOf(copy)).map((i) => [i.content, i.status, i.closedBy?.id ?? null])).toEqual([['甲', 'closed', officer.actor.id], ['乙，并公开', 'open', null], ['丙', 'open', null]]);
    expect((await itemsOf(copy)).map((i) => [i.ownerUnit?.id, i.reassignments.length])).toEqual([[unit, 0], [drafted, 1], [elsewhere, 1]]);
    expect((await itemsOf(old)).map((i) => [i.content, i.inForce])).toEqual([['甲', false], ['乙', false], ['丙', false]]);
    expect(await codeOf(kit.items.submit(admin, c.id, c.version + 1, done))).toBe('list-item.not_in_force');
    expect(await eventsOf(`responsibility_lists/${old.id}`)).toEqual(['drafted', 'submitted', 'approved', 'issued', 'revised', 'superseded']);
  });

  it('given a revision that is withdrawn, then another may be begun; given an edition that was repealed, then its revision is not issued', async () => {
    const old = await kit.issued(kit.pingshan, tasks, [whole()]);
    const { revisionId } = await kit.lists.revise(officer, old.id, old.version);
    await kit.lists.withdraw(officer, revisionId as string, 1);
    const again = await kit.lists.revise(officer, old.id, (await kit.listRecords.get(officer, old.id)).version);
    const next = again.revisionId as string;
    await kit.lists.submit(officer, next, 1);
    await kit.lists.approve(leader, next, 2, '同意');
    await kit.lists.repeal(leader, old.id, again.version, '作废');
    expect(await codeOf(kit.lists.issue(officer, next, 3, { documentNumber: '3号', issuedOn: '2026-07-01' }))).toBe('responsibility-list.replaced');
    expect((await kit.listRecords.get(officer, next)).status).toBe('approved');
  });

  it('given two at once, then one revises, one issues, and nothing is drafted in what was submitted', async () => {
    const old = await kit.issued(kit.pingshan, tasks, [whole()]);
    expect((await settled(kit.lists.revise(officer, old.id, old.version), kit.lists.revise(kit.pingshan.as('district-admin'), old.id, old.version))).sort()).toEqual(['done', 'request.stale']);
    const list = await kit.draft(officer, tasks, [whole()]);
    const [item] = await itemsOf(list);
    const outcome = await settled(kit.lists.submit(officer, list.id, 1), kit.drafting.add(officer, addListItemBody.parse({ listId: list.id, content: '半截' })), kit.drafting.change(officer, item?.id as string, 1, { ownerUnitId: null }));
    const after = await kit.listRecords.get(officer, list.id);
    // Whoever comes first: a submitted list is whole.
    if (after.status === 'submitted') expect((await itemsOf(list)).map((i) => [i.content, i.ownerUnit?.id])).toEqual([['落实隐患排查', unit]]);
    else expect(outcome[0]).toBe('responsibility-list.incomplete');
    expect(outcome.filter((o) => o === 'done').length).toBeGreaterThan(0);
    const ready = await kit.draft(officer, tasks, [whole()]);
    await kit.lists.submit(officer, ready.id, 1);
    await kit.lists.approve(leader, ready.id, 2, '同意');
    const issue = () => kit.lists.issue(officer, ready.id, 3, { documentNumber: '4号', issuedOn: '2026-07-01' });
    expect((await settled(issue(), issue(), kit.lists.return(leader, ready.id, 3, '不妥'))).filter((o) => o === 'done')).toHaveLength(1);
    const numbers = await Promise.all([1, 2, 3, 4].map(async () => (await kit.drafting.add(officer, addListItemBody.parse({ listId: (await kit.draft(officer, tasks, [])).id, content: '一' }))).number));
    expect(new Set(numbers).size).toBe(4);
    const open = await kit.draft(officer, tasks, []);
    const added = await Promise.all([1, 2, 3, 4].map(() => kit.drafting.add(officer, addListItemBody.parse({ listId: open.id, content: '一' }))));
    expect(added.map((i) => i.number.slice(-3)).sort()).toEqual(['001', '002', '003', '004']);
  });

  it('given another district, another street, and ids that nobody has, then lists are neither seen nor worked', async () => {
    const list = await kit.issued(kit.pingshan, tasks, [whole()]);
    const [street, elsewhere, stranger] = [kit.pingshan.as('street-officer', '440310001'), kit.pingshan.as('street-officer', '440310003'), kit.binjiang.as('district-admin')];
    for (const ctx of [street, stranger]) {
      expect((await kit.listRecords.page(ctx, responsibilityListQuery.parse({}))).items).toEqual([]);
      for (const id of [list.id, newId()]) {
        expect(await codeOf(kit.listRecords.get(ctx, id))).toBe('request.not_found');
        expect(await codeOf(kit.lists.repeal(ctx, id, list.version, '不'))).toBe('request.not_found');
        await expect(kit.drafting.add(ctx, addListItemBody.parse({ listId: id, content: '偷加' }))).rejects.toMatchObject({ code: 'list-item.unknown_list', errors: [{ path: 'body.listId' }] });
      }
    }
    const local = await kit.draft(street, tasks, [whole()], { divisionCode: '440310001' });
    expect((await kit.listRecords.page(street, responsibilityListQuery.parse({}))).items.map((l) => l.id)).toEqual([local.id]);
    expect(await codeOf(kit.lists.submit(elsewhere, local.id, 1))).toBe('request.not_found');
    expect(await codeOf(kit.draft(street, tasks, []))).toBe('responsibility-list.out_of_scope');
    expect(await codeOf(kit.draft(officer, tasks, [], { divisionCode: '330108' }))).toBe('responsibility-list.unknown_division');
    await expect(kit.draft(officer, tasks, [{}], { unitId: newId() })).rejects.toMatchObject({ code: 'responsibility-list.unknown_unit', errors: [{ path: 'body.unitId' }] });
    for (const [more, code, path] of [
      [{ ownerUnitId: kit.binjiang.snapshot.units[0]?.id }, 'list-item.unknown_unit', 'body.items[0].ownerUnitId'], [{ ownerMemberId: kit.binjiang.as('leader').actor.memberId }, 'list-item.unknown_member', 'body.items[0].ownerMemberId'],
      [{ ownerUnitId: unit, ownerPostId: kit.pingshan.post(kit.pingshan.unit('他局'), '局长') }, 'list-item.unknown_post', 'body.items[0].ownerPostId'], [{ supportUnitIds: [unit, newId()] }, 'list-item.unknown_unit', 'body.items[0].supportUnitIds[1]'],
      [{ divisionCode: '330108001001' }, 'list-item.unknown_division', 'body.items[0].divisionCode'], [{ groupKey: 'none' }, 'list-item.unknown_group', 'body.items[0].groupKey'],
    ] as const) await expect(kit.draft(officer, tasks, [more])).rejects.toMatchObject({ code, errors: [{ path }] });
  });

  it('given lists to be published, then the share that is, and the editions of a year, by kind; each number leads to its rows', async () => {
    const powers = await kit.kindOf({ key: 'own-powers', name: '权力', published: true, performed: false });
    const duties = await kit.kindOf({ key: 'own-duties', name: '职责', performed: false });
    const [shown, revised] = [await kit.issued(kit.pingshan, powers, [{}]), await kit.issued(kit.pingshan, powers, [{}])];
    await kit.issued(kit.pingshan, powers, [{}], { divisionCode: '440310001' });
    await kit.issued(kit.pingshan, powers, [{}], { effectiveFrom: '2020-01-01', effectiveTo: '2020-12-31' });
    await kit.issued(kit.pingshan, duties, [{}]);
    await kit.lists.publish(officer, shown.id, shown.version, '官网');
    const { revisionId } = await kit.lists.revise(officer, revised.id, revised.version);
    await kit.lists.submit(officer, revisionId as string, 1);
    await kit.lists.approve(leader, revisionId as string, 2, '同意');
    await kit.lists.issue(officer, revisionId as string, 3, { documentNumber: '2号', issuedOn: '2027-02-01' });
    const ask = (more: object, ctx = officer) => kit.listFigures.of(ctx, listFiguresQuery.parse(more));
    const told = async (year: string) => (await ask({ year })).kinds.filter((k) => k.key.startsWith('own-')).map((k) => [k.name, k.publication && [k.publication.published.count, k.publication.due.count, k.publication.rate], k.issued.count, k.revisions.count]);
    expect(await told('2026')).toEqual([['权力', [1, 3, 1 / 3], 4, 0], ['职责', null, 1, 0]]);
    expect(await told('2027')).toEqual([['权力', [1, 3, 1 / 3], 1, 1]]);
    const whole = await ask({ year: '2027' });
    const numbers = [whole, ...whole.kinds].flatMap((f) => [f.issued, f.revisions, ...(f.publication ? [f.publication.due, f.publication.published] : [])]);
    for (const { count, filter } of numbers) expect((await kit.listRecords.page(officer, responsibilityListQuery.parse({ ...filter, limit: '200' }))).items).toHaveLength(count);
    expect((await ask({ kindKey: 'own-powers', divisionCode: '440310001' })).publication).toMatchObject({ due: { count: 1 }, published: { count: 0 }, rate: 0 });
    // A street is told of its own; of another district nothing is known, and of nothing there is no rate.
    expect((await ask({ kindKey: 'own-powers' }, kit.pingshan.as('street-officer', '440310001'))).publication.due.count).toBe(1);
    expect(await ask({ kindKey: 'own-powers' }, kit.binjiang.as('district-admin'))).toMatchObject({ publication: { due: { count: 0 }, rate: null }, kinds: [] });
  });

  it('given filters, then the list and its export say the same', async () => {
    const ctx = kit.binjiang.as('district-admin');
    const kind = await kit.adopt('powers', kit.binjiang);
    const item = { legalBasis: '安全生产法第五条', ownerUnitId: kit.binjiang.snapshot.units[0]?.id };
    const list = await kit.issued(kit.binjiang, kind, [item], { title: '权力清单', year: 2026 });
    await kit.draft(ctx, kind, [], { title: '旧稿', year: 2025 });
    const published = await kit.lists.publish(ctx, list.id, list.version, '区政府网站');
    expect(published).toMatchObject({ status: 'published', publishedAs: '区政府网站', inForce: true });
    for (const [q, titles] of [[{ inForce: 'true' }, ['权力清单']], [{ status: 'draft' }, ['旧稿']], [{ year: '2025' }, ['旧稿']], [{ kindKey: 'powers' }, ['旧稿', '权力清单']], [{ q: '权力' }, ['权力清单']], [{ divisionCode: '330108001' }, []]] as const) {
      const query = responsibilityListQuery.parse(q);
      const rows: ResponsibilityList[] = [];
      for await (const page of kit.listRecords.pages(ctx, query)) rows.push(...page);
      expect([(await kit.listRecords.page(ctx, query)).items.map((l) => l.title), rows.map((l) => l.title)]).toEqual([titles, titles]);
    }
  });
});
