import { changeListBody, listItemQuery, performanceLinesQuery, performanceQuery, reassignListItemBody, submitListItemBody, type DutyKind, type ListItem, type PerformanceFigures, type PerformanceLine } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import type { TestTenant } from '@anlan/platform/testing';
import { codeOf, dutyKit, type DutyKit } from '../../test/duty-kit';
import { letterKit, type LetterKit } from '../../test/letter-kit';
import { listKit } from '../../test/list-kit';
import { taskServices } from '../task/task.fixtures';
import { DutyFactStore } from './duty-fact.store';
import { DutyPerformanceDocuments } from './duty-performance.document';
import { DutyPerformanceRecords } from './duty-performance.records';

const today = shanghaiDay(new Date());
const [yesterday, later] = [addCalendarDays(today, -1), addCalendarDays(today, 20)];
const period = { from: addCalendarDays(today, -400), to: today };
const counts = (f: PerformanceFigures) => Object.fromEntries((['asked', 'done', 'late', 'overdue', 'open', 'passedOn', 'standing', 'recorded'] as const).filter((k) => f[k].count > 0).map((k) => [k, f[k].count]));
const idOf = (ctx: TenantContext): string => ctx.actor.memberId ?? '';

const kitOf = async () => {
  const lists = await listKit();
  const { records: _, ...kit } = taskServices(lists);
  return { ...kit, itemRecords: lists.records, sheets: new DutyPerformanceRecords(kit.tx, kit.references), facts: new DutyFactStore(kit.tx, kit.references) };
};

describe('duty performance', () => {
  let kit: Awaited<ReturnType<typeof kitOf>>;
  let unit: string;
  let post: string;
  let officer: TenantContext;
  let other: TenantContext;
  let colleague: TenantContext;
  let leader: TenantContext;
  let items: ListItem[];

  beforeAll(async () => {
    kit = await kitOf();
    const { pingshan, binjiang } = kit;
    unit = pingshan.unit('水务局');
    post = pingshan.post(unit, '河道管理员');
    leader = pingshan.as('leader');
    const person = (name: string, postId: string | null = null): TenantContext => {
      const ctx = pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: null }], unit);
      Object.assign(pingshan.snapshot.members.find((m) => m.id === idOf(ctx)) ?? {}, { name, postId });
      return ctx;
    };
    [officer, other, colleague] = [person('陈一', post), person('李二'), person('王三')];
    for (const t of [pingshan, binjiang]) await known(t);
    await kit.references.refresh(pingshan.id);

    const kind = await kit.kindOf({ key: 'yearly', name: '年度工作清单', itemName: '事项', wants: [], groups: [], performed: true, published: false, rolling: false, promotionName: null });
    const list = await kit.issued(pingshan, kind, [
      { content: '本人按时', ownerUnitId: unit, ownerMemberId: idOf(officer), dueDay: later }, { content: '本人逾期未办', ownerMemberId: idOf(officer), dueDay: yesterday }, { content: '本人逾期办结', ownerMemberId: idOf(officer), dueDay: yesterday },
      { content: '岗位事项', ownerUnitId: unit, ownerPostId: post, dueDay: later }, { content: '单位事项', ownerUnitId: unit, dueDay: later }, { content: '移交事项', ownerMemberId: idOf(officer), dueDay: later },
    ]);
    const standing = await kit.kindOf({ key: 'duties', name: '职责清单', itemName: '职责', wants: [], groups: [], performed: false, published: false, rolling: false, promotionName: null });
    await kit.issued(pingshan, standing, [{ content: '常态职责', ownerMemberId: idOf(officer) }]);
    ({ items } = await kit.itemRecords.page(leader, listItemQuery.parse({ listId: list.id, limit: '50' })));
    const named = (content: string): ListItem => items.find((i) => i.content === content) as ListItem;
    for (const content of ['本人按时', '本人逾期办结']) await kit.items.submit(officer, named(content).id, named(content).version, submitListItemBody.parse({ report: '已办' }));
    await kit.items.reassign(pingshan.as('district-admin'), named('移交事项').id, named('移交事项').version, reassignListItemBody.parse({ ownerUnitId: null, ownerPostId: null, ownerMemberId: idOf(other), reason: '人员调整' }));
    await kit.issue(pingshan.as('district-admin'), { title: '本人牵头', leadUnitId: unit, leadMemberId: idOf(officer) });
    await kit.issue(pingshan.as('district-admin'), { title: '单位配合', supportUnitIds: [unit] });
  }, 90_000);
  afterAll(() => kit.close());

  async function known(t: TestTenant): Promise<void> {
    await kit.db.admin.query('insert into responsibility.tenant_copy (slug, entry) values ($1, $2) on conflict (slug) do nothing', [t.slug, JSON.stringify({ tenantId: t.id, slug: t.slug, kind: 'district', state: 'active', realm: `district-${t.slug}` })]);
    await kit.references.loadTenants();
  }
  const linesQuery = (more: object = {}) => performanceLinesQuery.parse({ limit: '200', ...period, ...more });
  const lines = async (id: string, more: object = {}, ctx = leader): Promise<PerformanceLine[]> => (await kit.sheets.lines(ctx, id, linesQuery(more))).items;
  const titles = async (id: string, more: object = {}): Promise<string[]> => (await lines(id, more)).map((l) => l.title).sort();
  const told = (ctx: TenantContext, more: object = {}) => ({
    id: newId(), type: 'anlan.enforcement.hazard.reported.v1', subject: `hazards/${newId()}`, time: toShanghaiIso(new Date()), tenant: ctx.slug, data: { actor: { id: ctx.actor.id, name: ctx.actor.name }, number: 'YH-1', title: '堆放杂物' }, ...more,
  });

  it('given items and tasks that name him, his post and his unit, then each is asked for one reason, and counts by the day it was handed in', async () => {
    const sheet = await kit.sheets.get(leader, idOf(officer), period);
    expect(sheet).toMatchObject({ subject: 'member', name: '陈一', unitName: '水务局', postName: '河道管理员', enabled: true, ...period });
    const asked = await lines(idOf(officer), { kind: 'list-item,task' });
    expect(Object.fromEntries(asked.map((l) => [l.title, [l.basis, l.outcome]]))).toEqual({
      本人按时: ['named', 'done'], 本人逾期未办: ['named', 'overdue'], 本人逾期办结: ['named', 'late'], 岗位事项: ['post', 'open'], 单位事项: ['unit', 'open'], 移交事项: ['named', 'passed_on'], 常态职责: ['named', 'standing'], 本人牵头: ['named', 'open'], 单位配合: ['support', 'open'],
    });
    expect(asked.find((l) => l.title === '本人逾期办结')).toMatchObject({ dueOn: yesterday, doneOn: today, doneBy: officer.actor.name, record: { service: 'responsibility', kind: 'list-item' } });
    expect(counts(sheet.figures)).toEqual({ asked: 7, done: 1, late: 1, overdue: 1, open: 4, passedOn: 1, standing: 1 });
    expect(sheet.figures.inTime).toEqual({ numerator: 1, denominator: 3, rate: expect.closeTo(1 / 3, 3) });
  });

  it('given a colleague of the unit, then he is asked what names nobody and no post; who took over, what was passed on to him', async () => {
    expect(await titles(idOf(colleague), { kind: 'list-item,task' })).toEqual(['单位事项', '单位配合'].sort());
    expect(await titles(idOf(other), { basis: 'named' })).toEqual(['移交事项']);
    expect((await lines(idOf(other), { basis: 'named' }))[0]).toMatchObject({ outcome: 'open', askedOn: today });
  });

  it('given a post, then its sheet has what the list asks of it, whoever is on it', async () => {
    const sheet = await kit.sheets.get(leader, post, period);
    expect(sheet).toMatchObject({ subject: 'post', name: '河道管理员', unitName: '水务局' });
    expect(counts(sheet.figures)).toEqual({ asked: 1, open: 1 });
    expect(await titles(post)).toEqual(['岗位事项']);
  });

  it('given each figure, then its filter gives exactly its lines, page by page each once', async () => {
    await kit.facts.take([told(officer), told(officer)]);
    const { figures } = await kit.sheets.get(leader, idOf(officer), period);
    for (const key of ['asked', 'done', 'late', 'overdue', 'open', 'passedOn', 'standing', 'recorded'] as const) {
      const page = await kit.sheets.lines(leader, idOf(officer), performanceLinesQuery.parse({ ...figures[key].filter, total: 'true' }));
      expect([key, page.total, page.items.length]).toEqual([key, figures[key].count, figures[key].count]);
    }
    const whole = await lines(idOf(officer));
    const paged: PerformanceLine[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await kit.sheets.lines(leader, idOf(officer), linesQuery({ limit: '3', ...(cursor && { cursor }) }));
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole);
    expect(await codeOf(kit.sheets.lines(leader, idOf(officer), linesQuery({ cursor: Buffer.from('["x","x"]').toString('base64url') })))).toBe('invalid_format');
  });

  it('given an event that arrives twice, also at once with others, then it is one fact, told with its day and record', async () => {
    const e = told(colleague, { subject: 'hazards/01980000-0000-7000-8000-0000000000aa' });
    await Promise.all([kit.facts.take([e, e, told(colleague)]), kit.facts.take([e])]);
    await kit.facts.take([e]);
    const found = await lines(idOf(colleague), { kind: 'fact' });
    expect(found).toHaveLength(2);
    expect(found.find((l) => l.eventId === e.id)).toMatchObject({ outcome: 'recorded', basis: 'own', askedOn: today, number: 'YH-1', title: '堆放杂物', act: { zh: '隐患已上报', en: 'A hazard was reported' }, record: { service: 'enforcement', kind: 'hazard', id: '01980000-0000-7000-8000-0000000000aa' } });
  });

  it('given an event of another district that names the same person, then it is that district\'s alone; of a district nobody knows, it is tried again', async () => {
    const before = (await lines(idOf(other), { kind: 'fact' })).length;
    await kit.facts.take([told(other, { tenant: '330108' })]);
    expect((await lines(idOf(other), { kind: 'fact' })).length).toBe(before);
    const { rows } = await kit.db.admin.query<{ tenant_id: string }>('select tenant_id from responsibility.duty_fact where actor = $1', [other.actor.id]);
    expect(rows.map((r) => r.tenant_id)).toEqual([kit.binjiang.id]);
    await expect(kit.facts.take([told(other, { tenant: '999999' })])).rejects.toThrow('no tenant is called 999999');
  });

  it('given a fact, then it stays as it was told', async () => {
    await kit.facts.take([told(officer)]);
    for (const sql of ["update responsibility.duty_fact set actor = 'x'", 'delete from responsibility.duty_fact']) await expect(kit.db.admin.query(sql)).rejects.toThrow('stays on record');
  });

  it('given a person who has left, then what named him and what he did stay; what his unit is asked is others\'', async () => {
    const ctx = kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: null }], unit);
    await kit.references.refresh(kit.pingshan.id);
    await kit.issue(kit.pingshan.as('district-admin'), { title: '离任前的任务', leadUnitId: unit, leadMemberId: idOf(ctx) });
    await kit.facts.take([told(ctx)]);
    Object.assign(kit.pingshan.snapshot.members.find((m) => m.id === idOf(ctx)) ?? {}, { enabled: false });
    await kit.references.refresh(kit.pingshan.id);
    const sheet = await kit.sheets.get(leader, idOf(ctx), period);
    expect([sheet.enabled, counts(sheet.figures)]).toEqual([false, { asked: 1, open: 1, recorded: 1 }]);
    const { items: listed } = await kit.sheets.page(leader, performanceQuery.parse({ ...period, limit: '200', unitId: unit }));
    expect(listed.find((s) => s.id === idOf(ctx))).toEqual(sheet);
  });

  it('given the list, then people of the unit in the order of names, page by page, with the figures of their sheets; posts apart', async () => {
    const all = await kit.sheets.page(leader, performanceQuery.parse({ ...period, limit: '200', unitId: unit, total: 'true' }));
    expect([all.total, all.items.every((s) => s.unitName === '水务局')]).toEqual([4, true]);
    for (const s of all.items) expect(s).toEqual(await kit.sheets.get(leader, s.id, period));
    const first = await kit.sheets.page(leader, performanceQuery.parse({ ...period, limit: '3', unitId: unit }));
    const rest = await kit.sheets.page(leader, performanceQuery.parse({ ...period, limit: '3', unitId: unit, cursor: first.nextCursor ?? '' }));
    expect([...first.items, ...rest.items].map((s) => s.id)).toEqual(all.items.map((s) => s.id));
    expect((await kit.sheets.page(leader, performanceQuery.parse({ ...period, subject: 'post' }))).items.map((s) => s.id)).toEqual([post]);
    expect((await kit.sheets.page(leader, performanceQuery.parse({ ...period, q: '陈一' }))).items.map((s) => s.id)).toEqual([idOf(officer)]);
    expect(await codeOf(kit.sheets.page(leader, performanceQuery.parse({ ...period, cursor: 'x' })))).toBe('invalid_format');
  });

  it('given a period before all of it, then nothing; given one that begins after it was done, then only what is still asked', async () => {
    expect(await lines(idOf(officer), { from: '2020-01-01', to: '2020-12-31' })).toEqual([]);
    expect(await titles(idOf(officer), { from: addCalendarDays(today, 1), to: later, kind: 'list-item', basis: 'named' })).toEqual(['常态职责', '本人逾期未办'].sort());
  });

  it('given an edition that replaces another, then its items stand for those before: each is there once, and asked since it was first', async () => {
    const ctx = kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: null }], null);
    await kit.references.refresh(kit.pingshan.id);
    const drafter = kit.pingshan.as('section-officer');
    const kind = await kit.kindOf({ key: 'revised', name: '修订清单', itemName: '事项', wants: [], groups: [], performed: true, published: false, rolling: false, promotionName: null });
    const list = await kit.issued(kit.pingshan, kind, ['甲', '乙', '丙'].map((content) => ({ content, ownerMemberId: idOf(ctx), dueDay: later })), {}, drafter);
    const [first, second] = (await kit.itemRecords.page(leader, listItemQuery.parse({ listId: list.id }))).items as [ListItem, ListItem];
    for (const i of [first, second]) await kit.items.submit(ctx, i.id, i.version, submitListItemBody.parse({ report: '已办' }));
    const before = Object.fromEntries((await lines(idOf(ctx))).map((l) => [l.title, [l.outcome, l.askedOn]]));
    const copy = (await kit.lists.revise(drafter, list.id, list.version)).revisionId as string;
    const changed = (await kit.itemRecords.page(leader, listItemQuery.parse({ listId: copy }))).items.find((i) => i.content === second.content) as ListItem;
    await kit.drafting.change(drafter, changed.id, changed.version, { content: '乙，并公开' });
    await kit.lists.change(drafter, copy, 1, changeListBody.parse({ effectiveFrom: addCalendarDays(today, 1) }));
    await kit.lists.submit(drafter, copy, 2);
    await kit.lists.approve(kit.pingshan.as('leader'), copy, 3, '同意');
    await kit.lists.issue(drafter, copy, 4, { documentNumber: '2号', issuedOn: today });
    const after = await lines(idOf(ctx), { to: later });
    expect(after.map((l) => l.title).sort()).toEqual(['丙', '乙', '乙，并公开', '甲'].sort());
    expect(Object.fromEntries(after.filter((l) => l.title in before).map((l) => [l.title, [l.outcome, l.askedOn]]))).toEqual(before);
    expect(after.find((l) => l.title === '乙，并公开')).toMatchObject({ outcome: 'open', askedOn: addCalendarDays(today, 1) });
  });

  it('given another district, then its people see nothing of this one, and an unknown person is not found; each reads his own', async () => {
    const stranger = kit.binjiang.as('leader');
    for (const id of [idOf(officer), post, newId()]) expect(await codeOf(kit.sheets.get(stranger, id, period))).toBe('request.not_found');
    expect(await codeOf(kit.sheets.lines(stranger, idOf(officer), linesQuery()))).toBe('request.not_found');
    expect(counts((await kit.sheets.get(stranger, undefined, period)).figures)).toEqual({});
    expect((await kit.sheets.get(officer, undefined, period)).id).toBe(idOf(officer));
  });

  it('given a sheet as a Word document, then it is one, named by person and period', async () => {
    const { bytes, name } = await new DutyPerformanceDocuments(kit.sheets).of(leader, idOf(officer), period);
    expect([bytes.subarray(0, 2).toString(), name]).toEqual(['PK', `陈一-履职记录-${period.from}-${period.to}.docx`]);
  });
});

describe('duty performance of letters', () => {
  let kit: LetterKit;
  beforeAll(async () => void (kit = await letterKit()), 60_000);
  afterAll(() => kit.close());

  it('given a letter that was sent, then both who are named are to sign it by its day, and who has signed has done so', async () => {
    const sheets = new DutyPerformanceRecords(kit.tx, kit.references);
    await kit.make();
    const letter = await kit.sent();
    await kit.sign(kit.people.head, letter, 'b');
    const of = async (ctx: TenantContext) => (await sheets.lines(kit.people.leader, idOf(ctx), performanceLinesQuery.parse({ kind: 'letter' }))).items;
    expect(await of(kit.people.head)).toMatchObject([{ record: { kind: 'letter', id: letter.id }, basis: 'named', outcome: 'done', doneOn: today, dueOn: letter.signBy }]);
    expect(await of(kit.people.leader)).toMatchObject([{ outcome: 'open', doneOn: null }]);
    expect(await of(kit.people.colleague)).toEqual([]);
  });
});

describe('duty performance of holders and guardians', () => {
  let kit: DutyKit;
  beforeAll(async () => void (kit = await dutyKit()), 60_000);
  afterAll(() => kit.close());

  it('given duties that stand, and one that ended before, then those of the period are standing, and count in no rate', async () => {
    const sheets = new DutyPerformanceRecords(kit.tx, kit.references);
    const holder = await kit.person('赵守河');
    const [dike] = (await kit.kinds.adopt(kit.officer, ['dike'])).items as [DutyKind];
    await kit.published(Number(today.slice(0, 4)), [kit.naming(await kit.register(dike), 'administrative', idOf(holder))]);
    const tiers = await kit.standard();
    const ended = await kit.entrust(tiers.community, idOf(holder), '440310001001');
    await kit.guardianships.end(kit.officer, ended.id, ended.version, { on: '2026-01-03', reason: '调整' });
    await kit.entrust(tiers.street, idOf(holder), '440310001');
    const lines = async (more: object) => (await sheets.lines(kit.leader, idOf(holder), performanceLinesQuery.parse({ kind: 'duty-holder,guardianship', ...more }))).items.map((l) => [l.kind, l.outcome, l.until]).sort();
    const stands = [['duty-holder', 'standing', null], ['guardianship', 'standing', null]];
    expect(await lines({ from: '2026-01-03' })).toEqual(stands);
    expect(await lines({ from: '2026-01-02' })).toEqual([...stands, ['guardianship', 'standing', '2026-01-03']].sort());
    expect((await sheets.get(kit.leader, idOf(holder), {})).figures.inTime.rate).toBeNull();
  });
});
