import { changeListBody, dutyActQuery, itemActsQuery, listItemQuery, performanceLinesQuery, reassignListItemBody, recordActBody, type DutyAct, type DutyActFigures, type ListItem, type ListKind, type ResponsibilityList } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import type { ProblemError } from '@anlan/platform/http';
import { codeOf } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { listKit, type ListKit } from '../../test/list-kit';
import { DutyPerformanceDocuments } from '../duty-performance/duty-performance.document';
import { DutyPerformanceRecords } from '../duty-performance/duty-performance.records';
import { lineCsv } from '../duty-performance/duty-performance.table';
import { dutyActCsv, DutyActRecords } from './duty-act.records';
import { DutyActService } from './duty-act.service';

const today = shanghaiDay(new Date());
const [yesterday, start] = [addCalendarDays(today, -1), addCalendarDays(today, -30)];
const idOf = (ctx: TenantContext): string => ctx.actor.memberId ?? '';
const act = (more: object = {}) => recordActBody.parse({ day: today, what: '带队检查 3 家企业', ...more });

describe('acts of standing duties', () => {
  let kit: ListKit;
  let acts: DutyActService;
  let records: DutyActRecords;
  let sheets: DutyPerformanceRecords;
  let kind: ListKind;
  let unit: string;
  let support: string;
  let captain: string;
  let deputy: string;
  let owner: TenantContext;
  let supporting: TenantContext;
  let leader: TenantContext;
  let keeper: TenantContext;
  let admin: TenantContext;
  const rules = { itemName: '职责', wants: [], groups: [], performed: false, published: false, rolling: false, promotionName: null };

  beforeAll(async () => {
    kit = await listKit();
    const { tx, references, attachments, pingshan } = kit;
    [acts, records, sheets] = [new DutyActService(tx, references, attachments), new DutyActRecords(tx, references), new DutyPerformanceRecords(tx, references)];
    [unit, support] = [pingshan.unit('住建局'), pingshan.unit('水务局')];
    [leader, keeper, admin] = [pingshan.as('leader'), pingshan.as('section-officer'), pingshan.as('district-admin')];
    owner = pingshan.holding([{ role: 'street-officer', unitId: unit, divisionPrefix: '440310001' }], unit);
    [captain, deputy] = ['区长', '副区长'].map((name) => pingshan.post(unit, name)) as [string, string];
    supporting = pingshan.holding([{ role: 'street-officer', unitId: support, divisionPrefix: '440310003' }], support);
    await references.refresh(pingshan.id);
    kind = await kit.kindOf({ key: 'standing', name: '职责清单', ...rules });
  }, 90_000);
  afterAll(() => kit.close());

  const itemsOf = async (list: ResponsibilityList, ctx = admin): Promise<ListItem[]> => (await kit.records.page(ctx, listItemQuery.parse({ listId: list.id, limit: '50' }))).items;
  const duty = async (more: object = {}, of = kind, list: object = {}): Promise<ListItem> => (await itemsOf(await kit.issued(kit.pingshan, of, [{ content: `职责 ${newId()}`, ownerUnitId: unit, ...more }], { effectiveFrom: start, ...list })))[0] as ListItem;
  const page = async (ctx: TenantContext, q: object): Promise<DutyAct[]> => (await records.page(ctx, dutyActQuery.parse({ limit: '200', ...q }))).items;

  it('given a standing duty, then whom it names records what was done, again and again, also for another unit; and the keeper of its list for him', async () => {
    const item = await duty({ supportUnitIds: [support] });
    expect([item.allowedActions, (await kit.records.get(owner, item.id)).allowedActions, (await kit.records.get(leader, item.id)).allowedActions.includes('record')]).toEqual([expect.arrayContaining(['record', 'reassign']), ['record', 'dispute'], false]);
    const first = await acts.record(owner, item.id, act({ day: yesterday, evidence: [{ description: '检查记录表' }] }));
    expect(first).toMatchObject({ item: { id: item.id, number: item.number }, day: yesterday, what: '带队检查 3 家企业', evidence: [{ fileId: null, description: '检查记录表' }], ownerUnit: { id: unit, name: '住建局' }, recordedBy: { id: owner.actor.id }, recordedUnit: { id: unit }, status: 'recorded', version: 1, allowedActions: ['withdraw'] });
    const second = await acts.record(supporting, item.id, act());
    const third = await acts.record(keeper, item.id, act());
    expect([first, second, third].map((a) => a.recordedAs)).toEqual(['unit', 'support', 'keeper']);
    const found = await records.ofItem(leader, item.id, itemActsQuery.parse({ total: 'true' }));
    expect([found.items.map((a) => a.id), found.total]).toEqual([[third.id, second.id, first.id], 3]);
    expect((await records.ofItem(owner, item.id, itemActsQuery.parse({ to: yesterday }))).items).toEqual([expect.objectContaining({ id: first.id })]);
    expect(await records.get(owner, first.id)).toEqual(first);
    const { rows } = await kit.db.admin.query<{ type: string; sequence: number; data: object }>("select type, sequence, data from responsibility.outbox where subject = $1 and type like '%act_%' order by seq", [`list_items/${item.id}`]);
    expect(rows.map((r) => r.type.split('.')[3])).toEqual(['act_recorded', 'act_recorded', 'act_recorded']);
    expect(new Set(rows.map((r) => Number(r.sequence))).size).toBe(3);
    expect(rows[0]?.data).toMatchObject({ itemId: item.id, actId: first.id, day: yesterday, actor: { id: owner.actor.id }, recordedAs: 'unit' });
    const audit = await kit.db.admin.query("select 1 from responsibility.audit_entry where target = $1 and action = 'list-item.act-recorded'", [`list-items/${item.id}`]);
    expect(audit.rowCount).toBe(3);
  });

  it('given duties of two leaders, then each records and withdraws what he did of his own, by name or by post, and nothing of the other\'s; the keeper may withdraw any', async () => {
    const [mayor, vice] = [captain, deputy].map((post) => kit.pingshan.holding([{ role: 'leader', unitId: null, divisionPrefix: null }], unit, post)) as [TenantContext, TenantContext];
    await kit.references.refresh(kit.pingshan.id);
    const [named, ofPost, ofUnit, both] = [await duty({ ownerMemberId: idOf(mayor) }), await duty({ ownerPostId: deputy }), await duty(), await duty({ ownerPostId: deputy, ownerMemberId: idOf(mayor) })];
    const actions = async (ctx: TenantContext, { id }: ListItem) => (await kit.records.get(ctx, id)).allowedActions.includes('record');
    expect([await actions(mayor, named), await actions(mayor, ofPost), await actions(mayor, ofUnit), await actions(mayor, both)]).toEqual([true, false, true, true]);
    expect([await actions(vice, named), await actions(vice, ofPost), await actions(vice, ofUnit), await actions(vice, both)]).toEqual([false, true, true, false]);
    // The narrower counts: a colleague of the unit has no part in what names a person or a post.
    expect([await actions(owner, named), await actions(owner, ofPost), await actions(owner, ofUnit)]).toEqual([false, false, true]);
    const mine = await acts.record(mayor, named.id, act());
    const his = await acts.record(vice, ofPost.id, act({ day: yesterday }));
    expect([mine, his].map((a) => [a.recordedAs, a.recordedBy.id, a.ownerMember?.id ?? a.ownerPost?.id, a.allowedActions])).toEqual([['member', mayor.actor.id, idOf(mayor), ['withdraw']], ['post', vice.actor.id, deputy, ['withdraw']]]);
    for (const [who, item] of [[vice, named], [vice, both], [mayor, ofPost], [leader, named], [owner, named], [owner, ofPost]] as const) expect(await codeOf(acts.record(who, item.id, act()))).toBe('duty-act.not_owner');
    expect(await codeOf(acts.record(kit.binjiang.as('leader'), named.id, act()))).toBe('request.not_found');
    expect(await codeOf(acts.withdraw(vice, mine.id, 1, '不对'))).toBe('duty-act.not_own');
    expect(await codeOf(acts.withdraw(kit.binjiang.as('leader'), mine.id, 1, '不对'))).toBe('request.not_found');
    expect((await records.get(vice, mine.id)).allowedActions).toEqual([]);
    // It gives a leader nothing else of the duty.
    expect((await kit.records.get(mayor, named.id)).allowedActions).toEqual(['record']);
    expect(await acts.withdraw(mayor, mine.id, 1, '日期有误')).toMatchObject({ status: 'withdrawn', withdrawnBy: { id: mayor.actor.id } });
    expect((await records.get(keeper, his.id)).allowedActions).toEqual(['withdraw']);
    expect(await acts.withdraw(keeper, his.id, 1, '佐证不实')).toMatchObject({ status: 'withdrawn', withdrawnBy: { id: keeper.actor.id } });
    // A duty of an office far away is in sight of who is on its post, and its acts.
    const far = kit.pingshan.holding([{ role: 'street-officer', unitId: null, divisionPrefix: '440310003' }], support, captain);
    const away = await duty({ ownerUnitId: null, ownerPostId: captain, divisionCode: '440310001000' });
    expect((await itemsOf({ id: away.list.id } as ResponsibilityList, far)).map((i) => i.id)).toEqual([away.id]);
    const done = await acts.record(far, away.id, act());
    expect([done.recordedAs, (await page(far, { itemId: away.id })).map((a) => a.id)]).toEqual(['post', [done.id]]);
    expect(await codeOf(kit.records.get(supporting, away.id))).toBe('request.not_found');
    // Who writes to the table says as whom, and whose the duty is not it cannot be.
    const insert = (as: string | null) => kit.db.admin.query("insert into responsibility.duty_act (tenant_id, id, item_id, day, what, evidence, held_by_unit_id, recorded_by, recorded_by_name, recorded_as, recorded_at) values ($1, $2, $3, $4, 'x', '[]', $5, 'x', 'x', $6, now())", [kit.pingshan.id, newId(), ofUnit.id, today, unit, as]);
    await expect(insert(null)).rejects.toThrow('as whom it was recorded');
    await expect(insert('member')).rejects.toThrow('duty_act_recorded_as');
    await expect(kit.db.admin.query("update responsibility.duty_act set recorded_as = 'keeper' where id = $1", [done.id])).rejects.toThrow('stays on record');
  });

  it('given two who record at once, then both are on record', async () => {
    const item = await duty({ supportUnitIds: [support] });
    await Promise.all([acts.record(owner, item.id, act()), acts.record(supporting, item.id, act()), acts.record(keeper, item.id, act())]);
    expect(await page(leader, { itemId: item.id })).toHaveLength(3);
  });

  it('given another street, another district or an unknown id, then the duty and what was done of it are not there', async () => {
    const item = await duty();
    const done = await acts.record(owner, item.id, act());
    for (const ctx of [kit.pingshan.as('street-officer', '440310002'), kit.binjiang.as('district-admin')]) {
      expect(await codeOf(acts.record(ctx, item.id, act()))).toBe('request.not_found');
      expect(await codeOf(records.ofItem(ctx, item.id, itemActsQuery.parse({})))).toBe('request.not_found');
      expect(await codeOf(records.get(ctx, done.id))).toBe('request.not_found');
      expect(await codeOf(acts.withdraw(ctx, done.id, 1, '不是我的'))).toBe('request.not_found');
      expect(await page(ctx, { itemId: item.id })).toEqual([]);
    }
    expect(await codeOf(acts.record(admin, newId(), act()))).toBe('request.not_found');
    expect(await codeOf(acts.withdraw(admin, newId(), 1, '没有'))).toBe('request.not_found');
  });

  it('given a day before the list or after today, an item that is performed, or a list no longer in force, then it is refused', async () => {
    const item = await duty();
    for (const day of [addCalendarDays(start, -1), addCalendarDays(today, 1)]) await expect(acts.record(owner, item.id, act({ day }))).rejects.toMatchObject({ code: 'duty-act.outside_days', errors: [{ path: 'body.day' }] });
    const performed = await duty({}, await kit.kindOf({ key: 'performed', name: '任务清单', ...rules, performed: true }));
    expect(await codeOf(acts.record(owner, performed.id, act()))).toBe('duty-act.performed');
    expect((await kit.records.get(owner, performed.id)).allowedActions).toEqual(['submit', 'dispute']);
    const over = await duty({}, kind, { effectiveTo: yesterday });
    expect(await codeOf(acts.record(owner, over.id, act({ day: yesterday })))).toBe('list-item.not_in_force');
    const [draft] = await itemsOf(await kit.draft(keeper, kind, [{ ownerUnitId: unit }]));
    expect(await codeOf(acts.record(admin, draft?.id ?? '', act()))).toBe('list-item.action_not_allowed');
    expect(await page(leader, { itemId: item.id })).toEqual([]);
    // Whoever writes to the table does no more.
    const insert = (id: string, day: string) => kit.db.admin.query("insert into responsibility.duty_act (tenant_id, id, item_id, day, what, evidence, recorded_by, recorded_by_name, recorded_as, recorded_at) values ($1, $2, $3, $4, 'x', '[]', 'x', 'x', 'keeper', now())", [kit.pingshan.id, newId(), id, day]);
    await expect(insert(performed.id, today)).rejects.toThrow('acts are of standing duties');
    await expect(insert(item.id, addCalendarDays(today, 1))).rejects.toThrow('duty_act_day');
  });

  it('given evidence, then it is a file of who records, and whoever sees the duty may read it', async () => {
    const item = await duty({ supportUnitIds: [support] });
    const upload = () => kit.attachments.store(owner, { name: '照片.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('x')]) }, 1_000);
    const { id: fileId } = await upload();
    await expect(acts.record(supporting, item.id, act({ evidence: [{ fileId }] }))).rejects.toMatchObject({ code: 'list-item.unknown_file', errors: [{ path: 'body.evidence' }] });
    const done = await acts.record(owner, item.id, act({ evidence: [{ fileId, description: '照片' }] }));
    expect(await records.fileOf(supporting, done.id, fileId)).toBe(fileId);
    expect(await codeOf(records.fileOf(owner, done.id, (await upload()).id))).toBe('request.not_found');
    expect(await codeOf(records.fileOf(kit.binjiang.as('leader'), done.id, fileId))).toBe('request.not_found');
    const wanting = await duty({ evidenceWanted: '照片' }, await kit.kindOf({ key: 'wanting', name: '须佐证', ...rules, wants: ['evidence'] }));
    await expect(acts.record(owner, wanting.id, act())).rejects.toMatchObject({ code: 'list-item.evidence_wanted', errors: [{ path: 'body.evidence' }] });
  });

  it('given an act recorded wrongly, then who recorded it or the keeper withdraws it once with a reason; it stays to be seen, and nothing else of it changes', async () => {
    const item = await duty({ supportUnitIds: [support] });
    const mine = await acts.record(owner, item.id, act());
    const kept = await acts.record(owner, item.id, act());
    expect((await records.get(supporting, mine.id)).allowedActions).toEqual([]);
    expect(await codeOf(acts.withdraw(supporting, mine.id, 1, '不对'))).toBe('duty-act.not_own');
    expect(await codeOf(acts.withdraw(owner, mine.id, 2, '不对'))).toBe('request.stale');
    const withdrawn = await acts.withdraw(owner, mine.id, 1, '日期登记有误');
    expect(withdrawn).toMatchObject({ status: 'withdrawn', withdrawnBy: { id: owner.actor.id }, withdrawReason: '日期登记有误', version: 2, allowedActions: [] });
    expect(await records.get(leader, mine.id)).toEqual(withdrawn);
    expect(await codeOf(acts.withdraw(owner, mine.id, 2, '再撤'))).toBe('duty-act.action_not_allowed');
    const both = await Promise.allSettled([acts.withdraw(owner, kept.id, 1, '重复'), acts.withdraw(keeper, kept.id, 1, '重复')]);
    expect(both.map((r) => (r.status === 'fulfilled' ? r.value.status : (r.reason as ProblemError).code)).sort()).toEqual(['request.stale', 'withdrawn']);
    expect((await page(leader, { itemId: item.id })).map((a) => a.status)).toEqual(['withdrawn', 'withdrawn']);
    expect([await page(leader, { itemId: item.id, status: 'recorded' }), (await page(leader, { itemId: item.id, status: 'withdrawn' })).length]).toEqual([[], 2]);
    for (const sql of ["update responsibility.duty_act set what = 'x' where id = $1", 'update responsibility.duty_act set withdrawn_by = null, withdrawn_by_name = null, withdrawn_at = null, withdraw_reason = null where id = $1', 'delete from responsibility.duty_act where id = $1']) {
      await expect(kit.db.admin.query(sql, [mine.id])).rejects.toThrow('stays on record');
    }
  });

  it('given filters, then exactly their rows, and the export says the same', async () => {
    const own = await kit.kindOf({ key: 'filtered', name: '筛选清单', ...rules });
    const [named, ofUnit] = [await duty({ ownerMemberId: idOf(owner), divisionCode: '440310001000' }, own), await duty({ ownerUnitId: support }, own)];
    const a = await acts.record(admin, named.id, act({ day: yesterday }));
    const b = await acts.record(supporting, ofUnit.id, act());
    const ids = async (q: object) => (await page(leader, { kindKey: 'filtered', ...q })).map((x) => x.id);
    expect(await ids({})).toEqual([b.id, a.id]);
    expect([await ids({ from: today }), await ids({ to: yesterday }), await ids({ listId: named.list.id }), await ids({ divisionCode: '440310001000' })]).toEqual([[b.id], [a.id], [a.id], [a.id]]);
    expect([await ids({ memberId: idOf(owner) }), await ids({ memberId: idOf(supporting) }), await ids({ unitId: support }), await ids({ unitId: unit })]).toEqual([[a.id], [b.id], [b.id], [a.id]]);
    const one = await records.page(leader, dutyActQuery.parse({ kindKey: 'filtered', limit: '1', total: 'true' }));
    expect([one.total, (await records.page(leader, dutyActQuery.parse({ kindKey: 'filtered', limit: '1', cursor: one.nextCursor ?? '' }))).items.map((x) => x.id)]).toEqual([2, [a.id]]);
    const row = Object.fromEntries(dutyActCsv.map((c) => [c.header, c.value(a)]));
    expect(row).toMatchObject({ 履职日期: yesterday, 职责: named.content, 责任单位: '住建局', 履职情况: '带队检查 3 家企业', 记录人: admin.actor.name, 记录身份: '清单维护人代记', 状态: '已留痕' });
  });

  it('given duties with and without acts, then 留痕率 of lists and of people counts those of the period, and each figure has its rows', async () => {
    const own = await kit.kindOf({ key: 'traced', name: '留痕清单', ...rules });
    const person = kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: null }], null);
    await kit.references.refresh(kit.pingshan.id);
    const [twice, wrong, none] = [await duty({ ownerMemberId: idOf(person) }, own), await duty({ ownerMemberId: idOf(person) }, own), await duty({ ownerMemberId: idOf(person) }, own)];
    await acts.record(person, twice.id, act({ day: yesterday }));
    await acts.record(person, twice.id, act());
    const { id } = await acts.record(person, wrong.id, act());
    await acts.withdraw(person, id, 1, '误记');
    const period = { from: start, to: today };
    const f = await records.figures(leader, { ...period, kindKey: 'traced' });
    expect(f).toMatchObject({ ...period, duties: { count: 3 }, acted: { count: 1 }, unrecorded: { count: 2 }, traced: { numerator: 1, denominator: 3, rate: 1 / 3 } });
    const rows = async (figure: DutyActFigures['duties']) => (await kit.records.page(leader, listItemQuery.parse({ ...figure.filter, limit: '50' }))).items.map((i) => i.id);
    expect([await rows(f.acted), (await rows(f.unrecorded)).sort(), (await rows(f.duties)).length]).toEqual([[twice.id], [wrong.id, none.id].sort(), 3]);
    expect((await records.figures(leader, { kindKey: 'none-at-all' })).traced).toEqual({ numerator: 0, denominator: 0, rate: null });
    expect((await records.figures(kit.binjiang.as('leader'), { kindKey: 'traced' })).duties.count).toBe(0);

    const { figures: s } = await sheets.get(leader, idOf(person), period);
    expect([s.standing.count, s.acted.count, s.unrecorded.count, s.traced]).toEqual([3, 1, 2, { numerator: 1, denominator: 3, rate: 1 / 3 }]);
    const lines = async (q: object) => (await sheets.lines(leader, idOf(person), performanceLinesQuery.parse({ limit: '50', ...q }))).items;
    expect((await lines(s.unrecorded.filter)).map((l) => l.record.id).sort()).toEqual([wrong.id, none.id].sort());
    const [line] = await lines(s.acted.filter);
    expect(line).toMatchObject({ record: { id: twice.id }, outcome: 'standing', acts: { count: 2, lastOn: today } });
    expect(await page(leader, line?.acts?.filter ?? {})).toHaveLength(2);
    expect(lineCsv.filter((c) => c.header.includes('留痕')).map((c) => line && c.value(line))).toEqual([2, today]);
    // What was done before the period is not of it.
    expect((await lines({ from: today, to: today, acted: 'true' }))[0]?.acts).toMatchObject({ count: 1 });
    expect((await new DutyPerformanceDocuments(sheets).of(leader, idOf(person), period)).bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('given a new edition, then what was done of a duty that it goes on asking counts for it; and of one it asks otherwise does not', async () => {
    const own = await kit.kindOf({ key: 'revised', name: '修订清单', ...rules });
    const list = await kit.issued(kit.pingshan, own, [{ content: '照旧', ownerUnitId: unit }, { content: '改写', ownerUnitId: unit }], { effectiveFrom: start }, keeper);
    for (const i of await itemsOf(list)) await acts.record(owner, i.id, act());
    const copy = (await kit.lists.revise(keeper, list.id, list.version)).revisionId as string;
    const changed = (await itemsOf({ id: copy } as ResponsibilityList)).find((i) => i.content === '改写') as ListItem;
    await kit.drafting.change(keeper, changed.id, changed.version, { content: '改写过的' });
    await kit.lists.change(keeper, copy, 1, changeListBody.parse({ effectiveFrom: start }));
    await kit.lists.submit(keeper, copy, 2);
    await kit.lists.approve(leader, copy, 3, '同意');
    await kit.lists.issue(keeper, copy, 4, { documentNumber: '2号', issuedOn: today });
    const now = await itemsOf({ id: copy } as ResponsibilityList);
    const counts = await Promise.all(now.map(async (i) => [i.content, (await records.ofItem(owner, i.id, itemActsQuery.parse({}))).items.length]));
    expect(Object.fromEntries(counts)).toEqual({ 照旧: 1, 改写过的: 0 });
    expect((await records.figures(leader, { kindKey: 'revised' })).traced).toMatchObject({ numerator: 1, denominator: 2 });
    expect(await codeOf(acts.record(admin, (await itemsOf(list))[0]?.id ?? '', act()))).toBe('list-item.not_in_force');
  });

  it('given a duty that was given to another, then what was done before that day is not his', async () => {
    const own = await kit.kindOf({ key: 'given', name: '移交清单', ...rules });
    const item = await duty({}, own);
    await acts.record(owner, item.id, act({ day: yesterday }));
    const { version } = await kit.records.get(admin, item.id);
    await kit.items.reassign(admin, item.id, version, reassignListItemBody.parse({ ownerUnitId: support, ownerPostId: null, ownerMemberId: null, reason: '职能调整' }));
    expect((await records.figures(leader, { kindKey: 'given' })).traced).toMatchObject({ numerator: 0, denominator: 1 });
    const his = async () => (await sheets.lines(leader, idOf(supporting), performanceLinesQuery.parse({ limit: '200', kind: 'list-item' }))).items.find((l) => l.record.id === item.id);
    expect(await his()).toMatchObject({ basis: 'unit', acts: { count: 0, lastOn: null, filter: { itemId: item.id, from: today } } });
    await acts.record(supporting, item.id, act());
    expect((await his())?.acts).toMatchObject({ count: 1, lastOn: today });
    expect((await records.figures(leader, { kindKey: 'given' })).traced).toMatchObject({ numerator: 1, denominator: 1 });
  });
});
