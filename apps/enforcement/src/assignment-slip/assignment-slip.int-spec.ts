import { assignmentSlipQuery, finishCheckBody, hazardQuery, issueSlipBody, openPatrolBody, putThemeBody, registerSubjectBody, subjectQuery, type AssignmentSlip, type CheckDetail } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { codeOf } from '@anlan/platform/testing';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const [community, otherCommunity] = ['440310001001', '440310003001'];

describe('assignment slips of hidden visits', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  let section: TenantContext;
  let street: TenantContext;
  let elsewhere: TenantContext;
  let unitId: string;
  beforeAll(async () => {
    kit = await enforcementKit();
    const { pingshan } = kit;
    admin = pingshan.as('district-admin');
    section = pingshan.as('district-admin');
    street = pingshan.as('street-officer', community);
    elsewhere = pingshan.as('street-officer', otherCommunity);
    unitId = pingshan.unit('执法科');
  });
  afterAll(() => kit.close());

  /** A hidden visit of one place that found so many hazards. */
  const visit = async (found: number, { style = 'hidden', exposed = false, subjectId }: { style?: string; exposed?: boolean; subjectId?: string } = {}): Promise<CheckDetail> => {
    const id = subjectId ?? (await kit.subjects.register(admin, registerSubjectBody.parse({ kind: 'enterprise', name: '坪山某电子厂', address: `坪山大道 ${newId()} 号`, noCreditCodeReason: '筹建中', divisionCode: community }))).id;
    const report = finishCheckBody.parse({ exposed, findings: Array.from({ length: found }, (_, i) => ({ title: `隐患 ${i + 1}` })) });
    return kit.opening.open(admin, 'patrol', openPatrolBody.parse({ subjectId: id, style, report }));
  };
  const issue = (checkId: string, more: object = {}, ctx = admin): Promise<AssignmentSlip> => kit.slips.issue(ctx, issueSlipBody.parse({ checkId, period: 1, unitId, dueOn: '2026-04-10', ...more }));
  const close = (slip: AssignmentSlip): Promise<unknown> => kit.db.admin.query(`update enforcement.hazard set status = 'closed' where id = any($1)`, [slip.items.map((i) => i.hazardId)]);
  const events = async (id: string): Promise<string[]> =>
    (await kit.db.admin.query<{ type: string; sequence: string }>('select type, sequence from enforcement.outbox where subject like $1 order by seq', [`%/${id}`])).rows.map((r) => `${r.type.split('.')[3]}@${r.sequence}`);

  it('given a hidden visit, when its findings are handed over, then a unit replies, is urged, and the slip closes when its hazards are closed, by another person', async () => {
    const check = await visit(2, { exposed: true });
    let slip = await issue(check.id, { requirement: '限期整改' });
    expect(slip.number).toMatch(/^JD440310-\d{4}-\d{6}$/);
    expect(slip).toMatchObject({ status: 'issued', period: 1, checkNumber: check.number, exposed: true, closedItems: 0, subject: { id: check.subject.id }, unit: { id: unitId }, divisionCode: community, allowedActions: ['reply', 'urge', 'void'] });
    expect(slip.items).toHaveLength(2);
    slip = await kit.slips.reply(street, slip.id, 1, '正在整改');
    expect(slip).toMatchObject({ status: 'replied', reply: '正在整改' });
    slip = await kit.slips.urge(admin, slip.id, 2, '不到位');
    expect(slip).toMatchObject({ status: 'issued', urged: 1, note: '不到位' });
    slip = await kit.slips.reply(admin, slip.id, 3, '已整改');
    expect(await codeOf(kit.slips.close(section, slip.id, 4))).toBe('assignment-slip.hazards_open');
    await close(slip);
    expect(await codeOf(kit.slips.close(admin, slip.id, 4))).toBe('assignment-slip.same_person');
    slip = await kit.slips.close(section, slip.id, 4);
    expect(slip).toMatchObject({ status: 'closed', closedItems: 2 });
    for (const dueOn of [undefined, '2020-01-01']) expect(await codeOf(kit.slips.revisit(admin, slip.id, 5, { result: 'failed', note: '反弹', dueOn }))).toBe('assignment-slip.due_wanted');
    slip = await kit.slips.revisit(admin, slip.id, 5, { result: 'failed', note: '反弹', dueOn: '2096-05-10' });
    expect(slip).toMatchObject({ status: 'issued', dueOn: '2096-05-10', reply: null, closedAt: null, closedItems: 0 });
    expect((await kit.records.history(admin, slip.items[0]?.hazardId as string)).items.at(-1)).toMatchObject({ action: 'reopen', note: '反弹' });
    slip = await kit.slips.reply(street, slip.id, 6, '再次整改');
    expect(await codeOf(kit.slips.close(admin, slip.id, 7))).toBe('assignment-slip.hazards_open');
    await close(slip);
    slip = await kit.slips.close(admin, slip.id, 7);
    slip = await kit.slips.revisit(admin, slip.id, 8, { result: 'held', note: '到位' });
    expect(slip).toMatchObject({ status: 'revisited', allowedActions: [] });
    expect(await events(slip.id)).toEqual(['issued@1', 'replied@2', 'urged@3', 'replied@4', 'closed@5', 'revisited@6', 'replied@7', 'closed@8', 'revisited@9']);
    expect(await codeOf(kit.slips.urge(admin, slip.id, 8, 'x'))).toBe('request.stale');
  });

  it('given what is no hidden visit, nothing found, or a hazard on another slip, then there is no slip; a withdrawn one gives its hazards back', async () => {
    expect(await codeOf(issue((await visit(1, { style: 'regular' })).id))).toBe('assignment-slip.not_hidden');
    expect(await codeOf(issue((await visit(0)).id))).toBe('assignment-slip.nothing_found');
    expect(await codeOf(issue(newId()))).toBe('assignment-slip.unknown_check');
    const check = await visit(2);
    expect(await codeOf(issue(check.id, { unitId: newId() }))).toBe('assignment-slip.unknown_unit');
    const all = await issue(check.id);
    const [one, two] = all.items.map((i) => i.hazardId) as [string, string];
    expect(await codeOf(issue(check.id))).toBe('assignment-slip.nothing_found');
    await kit.slips.void(admin, all.id, 1, '开错单位');
    expect(await issue(check.id, { hazardIds: [one], exposed: 'yes' }).catch((e: unknown) => e)).toMatchObject({ exposed: true, items: [{ hazardId: one }] });
    expect(await codeOf(issue(check.id, { hazardIds: [one] }))).toBe('assignment-slip.unknown_hazard');
    expect((await issue(check.id)).items.map((i) => i.hazardId)).toEqual([two]);
    expect(await codeOf(kit.slips.void(admin, all.id, 2, 'x'))).toBe('assignment-slip.action_not_allowed');
    const races = await Promise.allSettled([visit(1)].map(async (v) => v.then((c) => Promise.allSettled([issue(c.id), issue(c.id)]))));
    const [settled] = races.map((r) => (r.status === 'fulfilled' ? r.value.map((x) => x.status).sort() : []));
    expect(settled).toEqual(['fulfilled', 'rejected']);
  });

  it('given slips of two periods, then the figures count periods, places, slips and hazards, without those withdrawn, and lead to their rows', async () => {
    const figures = () => kit.slipRecords.statistics(admin);
    const before = await figures();
    const check = await visit(3, { exposed: true });
    const again = await visit(1, { subjectId: check.subject.id });
    const one = await issue(check.id, { period: 40 });
    await issue(again.id, { period: 41 });
    await kit.slips.void(admin, (await issue((await visit(5)).id, { period: 41 })).id, 1, '误开');
    await close(one);
    const now = await figures();
    const of = (period: number) => now.items.find((i) => i.period === period);
    expect(of(40)).toEqual({ period: 40, subjects: 1, slips: 1, items: 3, closedItems: 3, exposed: 1, rate: '100.00 %' });
    expect(of(41)).toEqual({ period: 41, subjects: 1, slips: 1, items: 1, closedItems: 0, exposed: 0, rate: '0.00 %' });
    expect(now.periods).toBe(before.periods + 2);
    // One place in both periods is one place.
    expect([now.total.subjects - before.total.subjects, now.total.slips - before.total.slips, now.total.items - before.total.items, now.total.exposed - before.total.exposed]).toEqual([1, 2, 4, 1]);
    const rows = async (query: object) => (await kit.slipRecords.page(admin, assignmentSlipQuery.parse(query))).items;
    expect(await rows({ period: '41', counted: 'true' })).toHaveLength(1);
    expect(await rows({ period: '41' })).toHaveLength(2);
    expect((await rows({ exposed: 'true', counted: 'true' })).length).toBe(now.total.exposed);
    for (const [period, figure] of [[{ slipPeriod: '40' }, of(40)], [{ slipPeriod: '41' }, of(41)], [{}, now.total]] as const) {
      const query = { slipYear: String(now.year), ...period, limit: '200' };
      const closed = (await kit.list.page(admin, hazardQuery.parse({ ...query, status: 'closed' }))).items.length;
      expect([(await kit.subjectList.page(admin, subjectQuery.parse(query))).items.length, (await kit.list.page(admin, hazardQuery.parse(query))).items.length, closed]).toEqual([figure?.subjects, figure?.items, figure?.closedItems]);
    }
    for (const ctx of [elsewhere, kit.binjiang.as('district-admin')]) expect((await kit.list.page(ctx, hazardQuery.parse({ slipYear: String(now.year) }))).items).toEqual([]);
    expect(await kit.slipRecords.statistics(admin, 2001)).toMatchObject({ periods: 0, total: { items: 0, rate: '—' }, items: [] });
  });

  it('given another street and another district, then slips are not there for them, and are neither issued nor worked', async () => {
    const check = await visit(2);
    const slip = await issue(check.id, { hazardIds: [(await kit.list.page(admin, { checkId: check.id, limit: 10 } as never)).items[0]!.id], period: 50 });
    const page = (ctx: TenantContext) => kit.slipRecords.page(ctx, assignmentSlipQuery.parse({ period: '50' }));
    expect((await page(street)).items.map((s) => s.id)).toEqual([slip.id]);
    expect((await page(elsewhere)).items).toEqual([]);
    expect((await kit.slipRecords.statistics(elsewhere)).total.slips).toBe(0);
    expect(await codeOf(kit.slipRecords.get(elsewhere, slip.id))).toBe('request.not_found');
    expect(await codeOf(kit.slips.reply(elsewhere, slip.id, 1, 'x'))).toBe('request.not_found');
    const officer = kit.pingshan.as('enforcement-officer', otherCommunity);
    expect(await codeOf(issue(check.id, {}, officer))).toBe('assignment-slip.unknown_check');
    expect(await codeOf(kit.slips.urge(street, slip.id, 1, 'x'))).toBe('assignment-slip.out_of_scope');
    const { binjiang } = kit;
    const stranger = binjiang.as('district-admin');
    expect(await codeOf(kit.slipRecords.get(stranger, slip.id))).toBe('request.not_found');
    expect((await page(stranger)).items).toEqual([]);
    expect((await kit.slipRecords.statistics(stranger)).total.slips).toBe(0);
    expect(await codeOf(issue(check.id, {}, stranger))).toBe('assignment-slip.unknown_unit');
    const [own] = [...binjiang.snapshot.units];
    expect(await codeOf(issue(check.id, { unitId: own?.id }, stranger))).toBe('assignment-slip.unknown_check');
  });
});

describe('a theme, an exposure and a warning every month', () => {
  let kit: EnforcementKit;
  beforeAll(async () => {
    kit = await enforcementKit();
  });
  afterAll(() => kit.close());
  const put = (more: object, month = '2025-03') => putThemeBody.parse({ month, theme: '有限空间', ...more });
  const part = { doneOn: '2025-03-20', note: '区融媒体中心' };

  it('given a year, then twelve months are there, and one is attained with all three; the rate counts months that have passed', async () => {
    const admin = kit.pingshan.as('district-admin');
    expect(await kit.themes.list(admin, 2025)).toMatchObject({ done: 0, attained: 0, due: 12, rate: '0.00 %', items: expect.arrayContaining([expect.objectContaining({ month: '2025-03', theme: null, attained: false })]) });
    expect(await kit.themes.list(admin, 2099)).toMatchObject({ due: 0, rate: '—' });
    expect(await kit.themes.put(admin, put({ supervision: part, exposure: part }))).toMatchObject({ done: 2, attained: false });
    // Somebody else enters the third, and takes nothing away.
    expect(await kit.themes.put(admin, put({ warning: part }))).toMatchObject({ done: 3, attained: true, exposure: part });
    expect(await kit.themes.put(admin, put({ exposure: null }))).toMatchObject({ done: 2, attained: false });
    expect(await kit.themes.put(admin, put({ exposure: part }))).toMatchObject({ attained: true });
    expect(await kit.themes.list(admin, 2025)).toMatchObject({ done: 3, attained: 1, rate: '8.33 %' });
  });

  it('given another district, then nothing is seen of it', async () => {
    expect(await kit.themes.list(kit.binjiang.as('district-admin'), 2025)).toMatchObject({ done: 0, attained: 0 });
  });
});
