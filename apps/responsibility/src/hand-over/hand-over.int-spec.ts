import { endGuardianshipBody, guardianshipQuery, handOverQuery, makeHandOverBody, waitingQuery, dutyHolderQuery, type DutyKind, type GuardianshipLevel, type GuardianshipTier } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { csvStream } from '@anlan/platform/ledger';
import { text as whole } from 'node:stream/consumers';
import { codeOf, dutyKit, type DutyKit } from '../../test/duty-kit';
import { guardianshipCsv } from '../guardianship/guardianship.records';
import { handOverCsv } from './hand-over.records';

const today = shanghaiDay(new Date());
const [street1, street3, community1, community3] = ['440310001', '440310003', '440310001001', '440310003001'];

describe('guardianships and hand-overs', () => {
  let kit: DutyKit;
  let pond: DutyKind;
  let tiers: Record<GuardianshipLevel, GuardianshipTier>;
  let years = 2026;
  beforeAll(async () => {
    kit = await dutyKit();
    [pond] = (await kit.kinds.adopt(kit.officer, ['waterlogging-point'])).items as [DutyKind];
    tiers = await kit.standard();
  });
  afterAll(() => kit.close());
  const handOver = (memberId: string, to: string, more: object = {}, ctx = kit.officer) => kit.handOvers.make(ctx, makeHandOverBody.parse({ memberId, successorMemberId: to, on: today, reason: '岗位调整', ...more }));
  const holds = async (memberId: string) => [
    ...(await kit.records.holders(kit.officer, dutyHolderQuery.parse({ memberId, status: 'standing' }))).items.map((h) => h.objectCode),
    ...(await kit.guardianshipRecords.page(kit.officer, guardianshipQuery.parse({ memberId, status: 'active' }))).items.map((g) => g.household ?? g.divisionCode),
  ];
  const todos = async (ctx: TenantContext): Promise<string[]> => (await kit.todos.page(ctx, { limit: 200 })).items.map((t) => t.subject.id);
  /** a person with a duty in the first street, another in the third, and a guardianship */
  const holding = async () => {
    const who = kit.memberOf(await kit.person(`负责人${(years += 1)}`));
    const [one, three] = [await kit.register(pond), await kit.register(pond, { divisionCode: community3 })];
    await kit.published(years, [one, three].map((o) => kit.naming(o, 'administrative', who)));
    const guardianship = await kit.entrust(tiers.street, who, street1);
    return { who, one, three, guardianship };
  };

  it('given three tiers, then the tree goes from the leader down to the household, and each tier says what nobody has in his care', async () => {
    const empty = await kit.guardianshipRecords.coverage(kit.officer, {});
    expect(empty.tiers.map((t) => [t.name, t.divisions, t.covered, t.rate, t.uncovered.length])).toEqual([['区领导包街道', 2, 0, 0, 2], ['街道领导包社区', 2, 0, 0, 2], ['社区干部包户到人', 2, 0, 0, 2]]);
    expect((await kit.guardianshipRecords.coverage(kit.binjiang.as('section-officer'), {})).tiers).toEqual([]);
    const [top, middle, low] = [kit.memberOf(await kit.person('区领导')), kit.memberOf(await kit.person('街道领导')), kit.memberOf(await kit.person('社区干部'))];
    const a = await kit.entrust(tiers.street, top, street1);
    const b = await kit.entrust(tiers.community, middle, community1);
    const c = await kit.entrust(tiers.household, low, community1, { household: '王某户', households: 3, householdPhone: '13800138000' });
    const far = await kit.entrust(tiers.household, low, community3, { household: '三栋' });
    expect((await kit.guardianshipRecords.tree(kit.officer, {})).items.map((i) => [i.id, i.parentId])).toEqual([[a.id, null], [b.id, a.id], [c.id, b.id], [far.id, null]]);
    const street = kit.pingshan.as('street-officer', street3);
    expect((await kit.guardianshipRecords.tree(street, {})).items.map((i) => i.id)).toEqual([far.id]);
    expect((await kit.guardianshipRecords.coverage(street, {})).tiers.map((t) => [t.divisions, t.covered])).toEqual([[1, 0], [1, 0], [1, 1]]);
    const full = await kit.guardianshipRecords.coverage(kit.officer, {});
    expect(full.tiers.map((t) => [t.covered, t.rate, t.guardianships, t.households, t.uncovered.map((d) => d.code)])).toEqual([[1, 0.5, 1, null, ['440310003000']], [1, 0.5, 1, null, ['440310003001']], [2, 1, 2, 4, []]]);
    const rows = async (filter: object) => (await kit.guardianshipRecords.page(kit.officer, guardianshipQuery.parse({ ...filter, limit: '200' }))).items;
    for (const t of full.tiers) expect([(await rows(t.filter)).length, (await rows(t.gapsFilter)).length]).toEqual([t.guardianships, t.gaps]);
    // A guardian who is disabled covers nothing.
    await kit.becomes(top, { enabled: false });
    const [first] = (await kit.guardianshipRecords.coverage(kit.officer, {})).tiers;
    expect(first).toMatchObject({ covered: 0, gaps: 1, guardianships: 1 });
    expect((await rows(first?.gapsFilter ?? {})).map((g) => [g.id, g.gap])).toEqual([[a.id, 'disabled']]);
    const all = await rows({});
    expect((await whole(csvStream(guardianshipCsv, (async function* () { yield all; })()))).trim().split('\n')).toHaveLength(all.length + 1);
    expect(await codeOf(kit.guardianships.end(kit.officer, a.id, 1, endGuardianshipBody.parse({ on: '2025-12-31', reason: '早' })))).toBe('guardianship.before');
    expect(await kit.guardianships.end(kit.officer, a.id, 1, endGuardianshipBody.parse({ on: today, reason: '机构调整' }))).toMatchObject({ status: 'ended', until: today });
    await expect(kit.db.admin.query("update responsibility.guardianship set end_reason = '改' where id = $1", [a.id])).rejects.toThrow('stays on record');
    expect(await codeOf(kit.guardianships.change(kit.officer, a.id, 2, { post: '改' }))).toBe('guardianship.ended');
    for (const g of [b, c, far]) await kit.guardianships.end(kit.officer, g.id, 1, { on: today, reason: '清理' });
  });

  it('given a guardianship that does not fit its tier, or is there, then it is refused', async () => {
    const who = kit.memberOf(await kit.person('某领导'));
    expect(await codeOf(kit.entrust(tiers.street, who, community1))).toBe('guardianship.unknown_division');
    expect(await codeOf(kit.entrust(tiers.household, who, community1))).toBe('guardianship.household');
    expect(await codeOf(kit.entrust(tiers.community, who, community1, { address: '某路' }))).toBe('guardianship.household');
    expect(await codeOf(kit.entrust(tiers.community, who, community1, { from: addCalendarDays(today, 1) }))).toBe('guardianship.future');
    expect(await codeOf(kit.entrust({ id: newId() }, who, community1))).toBe('guardianship.unknown_tier');
    expect(await codeOf(kit.entrust(tiers.community, newId(), community1))).toBe('guardianship.unknown_member');
    expect(await codeOf(kit.entrust(tiers.community, who, community1, {}, kit.pingshan.as('street-officer', street3)))).toBe('guardianship.out_of_scope');
    const both = await Promise.allSettled([1, 2].map(() => kit.entrust(tiers.community, who, community1)));
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    const [only] = (await kit.guardianshipRecords.page(kit.officer, guardianshipQuery.parse({ memberId: who }))).items;
    for (const ctx of [kit.pingshan.as('street-officer', street3), kit.binjiang.as('district-admin')]) {
      expect(await codeOf(kit.guardianshipRecords.get(ctx, only?.id ?? ''))).toBe('request.not_found');
      expect(await codeOf(kit.guardianships.end(ctx, only?.id ?? '', 1, { on: today, reason: '终' }))).toBe('request.not_found');
    }
    // He sees his own wherever he is, and has no say over it.
    const far = await kit.person('异地干部', kit.unitId, 'street-officer', street3);
    const his = await kit.entrust(tiers.community, kit.memberOf(far), community1);
    expect(await kit.guardianshipRecords.get(far, his.id)).toMatchObject({ id: his.id, allowedActions: [] });
    expect(await codeOf(kit.guardianships.end(far, his.id, 1, { on: today, reason: '自己不想管' }))).toBe('guardianship.out_of_scope');
  });

  it('given a person who is disabled, then all he holds waits at once, and one step hands it over, with the trail', async () => {
    const { who, one, three, guardianship } = await holding();
    expect(await todos(kit.officer)).not.toContain(guardianship.id);
    await kit.becomes(who, { enabled: false });
    const held = await kit.handOverRecords.holdings(kit.officer, who);
    expect(held).toMatchObject({ gap: 'disabled', elsewhere: 0 });
    expect(held.items.map((i) => i.kind)).toEqual(['duty-holder', 'duty-holder', 'guardianship']);
    expect((await kit.handOverRecords.waiting(kit.officer, waitingQuery.parse({}))).items.find((w) => w.memberId === who)).toMatchObject({ gap: 'disabled', holdings: 3 });
    expect(await todos(kit.officer)).toEqual(expect.arrayContaining(held.items.map((i) => i.id)));
    // The street sees its part; the unit in charge that of its objects, wherever they are.
    expect(held.items.filter((i) => i.divisionCode.startsWith(street3)).map((i) => i.id)).toEqual((await todos(kit.pingshan.as('street-officer', street3))).filter((id) => held.items.some((i) => i.id === id)));
    const next = await kit.person('接任人');
    const other = kit.memberOf(await kit.person('另一接任人'));
    const made = await handOver(who, kit.memberOf(next), { except: [{ id: guardianship.id, successorMemberId: other }] });
    expect(made).toMatchObject({ memberId: who, on: today, reason: '岗位调整', divisionCode: '440310000000' });
    expect(made.lines.map((l) => l.successorName).sort()).toEqual(['另一接任人', '接任人', '接任人'].sort());
    expect([await holds(who), (await holds(kit.memberOf(next))).sort(), await holds(other)]).toEqual([[], [one.code, three.code].sort(), ['440310001000']]);
    expect(await todos(kit.officer)).not.toEqual(expect.arrayContaining([guardianship.id]));
    const [before] = (await kit.records.holders(kit.officer, dutyHolderQuery.parse({ memberId: who, objectId: one.id }))).items;
    expect(before).toMatchObject({ status: 'ended', until: today, endReason: '岗位调整', handOverId: made.id });
    expect((await kit.records.adjustments(kit.officer, before?.editionId ?? '')).items).toMatchObject([{ number: 1, reason: '岗位调整', came: [{ personName: '接任人' }, { personName: '接任人' }] }]);
    expect(await kit.guardianshipRecords.get(kit.officer, guardianship.id)).toMatchObject({ status: 'ended', handOverId: made.id });
    await expect(kit.db.admin.query("update responsibility.hand_over set reason = '改' where id = $1", [made.id])).rejects.toThrow('stays on record');
    expect(await codeOf(handOver(who, kit.memberOf(next)))).toBe('hand-over.nothing');
    const trail = (await kit.handOverRecords.page(kit.officer, handOverQuery.parse({ memberId: who }))).items;
    expect(trail.map((h) => h.id)).toEqual([made.id]);
    expect((await whole(csvStream(handOverCsv, (async function* () { yield trail; })()))).trim().split('\n')).toHaveLength(2);
  });

  it('given a part that is another\'s to hand over, or a mistake in one line, then nothing is handed over', async () => {
    const { who, guardianship, one, three } = await holding();
    const next = kit.memberOf(await kit.person('接任者'));
    const all = [one.code, three.code, '440310001000'].sort();
    const street = kit.pingshan.as('street-officer', street3);
    expect(await codeOf(handOver(who, next, {}, street))).toBe('hand-over.out_of_scope');
    expect((await kit.handOverRecords.holdings(street, who)).elsewhere).toBe(2);
    expect(await codeOf(handOver(who, who))).toBe('hand-over.same_person');
    expect(await codeOf(handOver(who, newId()))).toBe('hand-over.unknown_successor');
    expect(await codeOf(handOver(who, next, { except: [{ id: newId(), successorMemberId: next }] }))).toBe('hand-over.unknown_holding');
    expect(await codeOf(handOver(who, next, { on: addCalendarDays(today, 1) }))).toBe('hand-over.future');
    expect(await codeOf(handOver(who, next, { on: '2026-01-02' }))).toBe('hand-over.before');
    await kit.entrust(tiers.street, next, street1);
    expect(await codeOf(handOver(who, next))).toBe('hand-over.held_already');
    expect((await holds(who)).sort()).toEqual(all);
    expect(await codeOf(handOver(who, next, {}, kit.binjiang.as('district-admin')))).toBe('hand-over.unknown_member');
    expect(await codeOf(handOver(newId(), next))).toBe('hand-over.unknown_member');
    expect((await holds(who)).sort()).toEqual(all);
    // Two at once: it is done once.
    const other = kit.memberOf(await kit.person('又一人'));
    const both = await Promise.allSettled([1, 2].map(() => handOver(who, other)));
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await holds(other)).sort()).toEqual(all);
    const [trail] = (await kit.handOverRecords.page(kit.officer, handOverQuery.parse({ memberId: who }))).items;
    for (const ctx of [street, kit.binjiang.as('district-admin')]) expect(await codeOf(kit.handOverRecords.get(ctx, trail?.id ?? ''))).toBe('request.not_found');
    expect(trail?.lines.map((l) => l.id)).toContain(guardianship.id);
  });
});
