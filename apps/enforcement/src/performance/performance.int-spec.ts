import {
  addTaskBody, decidePointsAppealBody, draftPointsSchemeBody, lodgePointsAppealBody, makePlanBody, openPatrolBody, finishCheckBody, performanceCounts, performanceRowsQuery, planCampaignBody, pointsAppealQuery, pointsSchemeQuery,
  registerSubjectBody, reportHazardBody, type PerformanceBoard, type PerformanceCount, type PointsAppeal, type PointsScheme,
} from '@anlan/contracts/enforcement';
import { pageQuery } from '@anlan/contracts/kit';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { codeOf } from '@anlan/platform/testing';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';
import { performanceChanges } from './performance.changes';

const [street, otherStreet] = ['440310001000', '440310003000'];
const [community, otherCommunity] = ['440310001001', '440310003001'];
const rules = [
  { figure: 'hazards', direction: 'award', points: 0.5, cap: 1 }, { figure: 'hazards_overdue', direction: 'deduct', points: 0.2 }, { figure: 'handling_rate', direction: 'award', points: 10 }, { figure: 'checks', direction: 'award', points: 1 },
];

describe('street performance and points', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  let chief: TenantContext;
  let here: TenantContext;
  let there: TenantContext;
  let inBinjiang: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    [admin, chief, here, there] = [kit.pingshan.as('district-admin'), kit.pingshan.as('section-officer'), kit.pingshan.as('street-officer', street), kit.pingshan.as('street-officer', otherStreet)];
    inBinjiang = kit.binjiang.as('district-admin');
  });
  afterAll(() => kit.close());

  const dated = (table: string, id: string, values: Record<string, unknown>) =>
    kit.db.admin.query(`update enforcement.${table} set ${Object.keys(values).map((k, i) => `${k} = $${i + 2}`).join(', ')} where id = $1`, [id, ...Object.values(values)]);
  const hazard = async (day: string, { closed, due, divisionCode = community }: { closed?: string; due?: string; divisionCode?: string } = {}, ctx = admin): Promise<string> => {
    const { id } = await kit.hazards.report(ctx, reportHazardBody.parse({ title: '疏散通道堵塞', source: 'patrol', divisionCode }));
    await dated('hazard', id, { reported_at: `${day}T10:00:00+08:00`, due_at: due ? `${due}T10:00:00+08:00` : null, closed_at: closed ? `${closed}T10:00:00+08:00` : null, status: closed ? 'closed' : 'reported' });
    return id;
  };
  const subject = async (divisionCode = community): Promise<string> => (await kit.subjects.register(admin, registerSubjectBody.parse({ kind: 'small_premises', name: '坪山小店', address: `坪山大道 ${newId()}`, divisionCode }))).id;
  const patrol = async (day: string): Promise<string> => {
    const { id, version } = await kit.opening.open(admin, 'patrol', openPatrolBody.parse({ subjectId: await subject() }));
    await kit.checks.finish(admin, 'patrol', id, version, finishCheckBody.parse({ summary: '未见异常' }));
    await dated('site_check', id, { finished_at: `${day}T10:00:00+08:00` });
    return id;
  };
  const draft = (more: object = {}): Promise<PointsScheme> => kit.schemes.draft(chief, draftPointsSchemeBody.parse({ name: '积分办法', effectiveOn: '2024-01-01', base: 100, rules, ...more }));
  const published = async (more: object = {}): Promise<PointsScheme> => kit.schemes.publish(chief, (await draft(more)).id, 1);
  /** The scheme of 2024: whoever needs one first publishes it. */
  const inForce = async (): Promise<void> => {
    const { items } = await kit.schemes.page(chief, pointsSchemeQuery.parse({ status: 'published' }));
    if (items.length === 0) await published();
  };
  const lodge = (more: object = {}, ctx = here): Promise<PointsAppeal> => kit.appeals.lodge(ctx, lodgePointsAppealBody.parse({ month: '2024-05', divisionCode: street, points: 2, reason: '系统停机期间的检查未计', evidence: ['停机通知'], ...more }));
  const decide = (a: PointsAppeal, body: object, ctx = chief): Promise<PointsAppeal> => kit.appeals.decide(ctx, a.id, a.version, decidePointsAppealBody.parse(body));
  const of = (board: PerformanceBoard, code = street) => board.streets.find((s) => s.divisionCode === code) as PerformanceBoard['streets'][number];
  const rows = async (month: string, figure: PerformanceCount, ctx = admin, divisionCode = street) => (await kit.boards.rows(ctx, month, performanceRowsQuery.parse({ divisionCode, figure, total: 'true' })));
  const events = async (type: string): Promise<string[]> => (await kit.db.admin.query<{ type: string }>('select type from enforcement.outbox where type like $1 order by seq', [`%.${type}.%`])).rows.map((r) => r.type.split('.')[3] as string);

  it('given a month before any scheme, then figures stand without points or ranks, and rates without a base are no number', async () => {
    const board = await kit.boards.of(admin, '2023-02');
    expect(board).toMatchObject({ scheme: null, frozen: null });
    expect(board.streets.map((s) => s.divisionCode)).toEqual([street, otherStreet]);
    expect(of(board)).toMatchObject({ rank: null, points: null, total: null, lines: [], rates: [{ figure: 'handling_rate', numerator: 0, denominator: 0, rate: '—' }, { figure: 'progress', rate: '—' }] });
    expect(await codeOf(kit.performance.freeze(chief, '2023-02'))).toBe('performance.no_scheme');
  });

  it('given a scheme, then a draft changes, a published one never does, and each day has one version', async () => {
    const scheme = await draft({ effectiveOn: '2024-01-01' });
    const changed = await kit.schemes.change(chief, scheme.id, 1, { name: '积分办法（试行）' });
    expect(changed).toMatchObject({ name: '积分办法（试行）', base: 100, version: 2, allowedActions: ['publish'] });
    expect(await codeOf(kit.schemes.publish(chief, scheme.id, 1))).toBe('request.stale');
    expect(await kit.schemes.publish(chief, scheme.id, 2)).toMatchObject({ status: 'published', allowedActions: [], publishedBy: { id: chief.actor.id } });
    expect(await codeOf(kit.schemes.change(chief, scheme.id, 3, { name: '又一版' }))).toBe('points-scheme.published');
    expect(await codeOf(kit.schemes.publish(chief, scheme.id, 3))).toBe('points-scheme.action_not_allowed');
    expect(await codeOf(published())).toBe('points-scheme.day_taken');
    expect(await events('points_scheme')).toEqual(['drafted', 'changed', 'published', 'drafted']);
    expect((await kit.schemes.page(here, pointsSchemeQuery.parse({ status: 'published' }))).items.map((s) => s.id)).toEqual([scheme.id]);
    expect(await codeOf(kit.schemes.get(inBinjiang, scheme.id))).toBe('request.not_found');
    expect((await kit.schemes.page(inBinjiang, pointsSchemeQuery.parse({}))).items).toEqual([]);
  });

  it('given hazards and checks of a month, then each counts by its own day, points follow the rules, and every figure leads to its rows', async () => {
    await inForce();
    const found = [await hazard('2024-03-31', { closed: '2024-04-20', due: '2024-04-10' }), await hazard('2024-03-01', { closed: '2024-03-02', due: '2024-03-10' }), await hazard('2024-03-05', { due: '2024-03-20' })];
    await hazard('2024-04-01', { closed: '2024-04-02' });
    await hazard('2024-03-09', { divisionCode: otherCommunity });
    await hazard('2024-03-09', { divisionCode: '330108001001' }, inBinjiang);
    const checked = await patrol('2024-03-15');
    const board = await kit.boards.of(there, '2024-03');
    expect(of(board)).toMatchObject({
      rank: 1, counts: { hazards: 3, hazards_closed: 2, hazards_in_time: 1, hazards_overdue: 2, hazards_reopened: 0, checks: 1, inspections: 0 },
      rates: [{ figure: 'handling_rate', numerator: 2, denominator: 3, rate: '66.67 %' }, { rate: '—' }],
      // 0.5 × 3 to the cap of 1, − 0.2 × 2, 10 × 2/3, 1 × 1, and 100 to begin with.
      lines: [{ figure: 'hazards', points: 1, capped: true }, { points: -0.4 }, { points: 6.67, numerator: 2, denominator: 3 }, { points: 1 }], points: 108.27, total: 108.27, corrections: [], corrected: null,
    });
    expect(of(board, otherStreet)).toMatchObject({ rank: 2, counts: { hazards: 1, checks: 0 }, total: 100.5 });
    for (const figure of performanceCounts) expect({ figure, n: (await rows('2024-03', figure)).total }).toEqual({ figure, n: of(board).counts[figure] });
    expect((await rows('2024-03', 'hazards')).items.map((r) => r.id).sort()).toEqual([...found].sort());
    expect((await rows('2024-03', 'checks')).items).toMatchObject([{ kind: 'check', id: checked, divisionCode: community }]);
  });

  it('given tasks and plans of a month, then progress is of distinct subjects and tasks are of the month in which they are due', async () => {
    const ids = [await subject(), await subject(), await subject(otherCommunity)];
    const unitId = kit.pingshan.snapshot.units[0]?.id as string;
    for (const name of ['重点计划', '补充计划']) {
      const plan = await kit.plans.make(chief, makePlanBody.parse({ name, year: 2024, divisionCode: '440310', unitId, items: ids.map((subjectId) => ({ subjectId, month: 6 })) }));
      await kit.plans.submit(chief, plan.id, 1);
      expect(of(await kit.boards.of(admin, '2024-06')).counts.planned).toBe(name === '重点计划' ? 0 : 2);
      await kit.plans.approve(kit.pingshan.as('leader'), plan.id, 2);
    }
    await kit.db.admin.query('update enforcement.inspection_plan_item set inspected_at = now(), check_id = $2 where subject_id = $1', [ids[0], newId()]);
    const campaign = await kit.campaigns.plan(admin, planCampaignBody.parse({ name: '夜剑', from: '2024-01-01', to: '2024-12-31', leadUnitId: unitId }));
    const task = async (dueOn: string, done?: string): Promise<void> => {
      const { id } = await kit.campaignItems.add(admin, 'task', addTaskBody.parse({ campaignId: campaign.id, title: '排查', ownerUnitId: unitId, dueOn, divisionCode: street }));
      if (done) await dated('campaign_item', id, { progress: 100, done_at: `${done}T23:00:00+08:00` });
    };
    await task('2024-06-30', '2024-06-30');
    await task('2024-06-01', '2024-06-02');
    await task('2024-06-01');
    await task('2024-07-01');
    expect(of(await kit.boards.of(admin, '2024-06')).counts).toMatchObject({ tasks: 0 });
    await kit.campaigns.start(admin, campaign.id, 1, {});
    const board = await kit.boards.of(admin, '2024-06');
    expect(of(board).counts).toMatchObject({ planned: 2, inspected: 1, tasks: 3, tasks_done: 2, tasks_overdue: 2 });
    expect(of(board).rates[1]).toMatchObject({ figure: 'progress', numerator: 1, denominator: 2, rate: '50.00 %' });
    expect((await rows('2024-06', 'planned')).items).toHaveLength(2);
    expect((await rows('2024-06', 'inspected')).items).toMatchObject([{ kind: 'subject', id: ids[0] }]);
  });

  it('given an appeal, when another decides it, then what is granted is a line of its own; a second street sees none of it', async () => {
    await inForce();
    const [asked, taken, refused] = [await lodge(), await lodge({ figure: 'checks', points: 1 }), await lodge({ points: -1 })];
    expect(asked).toMatchObject({ status: 'filed', points: 2, granted: null, divisionName: '坪山街道', allowedActions: ['withdraw'] });
    expect(await codeOf(lodge({}, there))).toBe('points-appeal.out_of_scope');
    expect(await codeOf(lodge({ divisionCode: community }))).toBe('points-appeal.unknown_street');
    expect(await codeOf(lodge({ divisionCode: '330108001000' }))).toBe('points-appeal.unknown_street');
    expect(await codeOf(lodge({ month: '2099-01' }))).toBe('points-appeal.not_begun');
    expect(await codeOf(lodge({ evidence: [{ fileId: newId() }] }))).toBe('points-appeal.unknown_file');
    const own = await lodge({}, admin);
    expect(await codeOf(decide(own, { result: 'accepted', reason: '同意' }, admin))).toBe('points-appeal.same_person');
    expect(await codeOf(decide(asked, { result: 'accepted', reason: '同意', points: 3 }))).toBe('points-appeal.more_than_asked');
    expect(await decide(asked, { result: 'accepted', reason: '经核属实', points: 1.5 })).toMatchObject({ status: 'accepted', granted: 1.5, decision: '经核属实', decidedBy: { id: chief.actor.id } });
    await decide(refused, { result: 'refused', reason: '无依据' });
    expect(await kit.appeals.withdraw(here, taken.id, 1)).toMatchObject({ status: 'withdrawn', version: 2 });
    expect(await codeOf(decide({ ...taken, version: 2 }, { result: 'accepted', reason: '同意' }))).toBe('points-appeal.action_not_allowed');
    const board = await kit.boards.of(here, '2024-05');
    expect(of(board)).toMatchObject({ points: 100, adjustments: [{ appealId: asked.id, points: 1.5, reason: '经核属实' }], total: 101.5, rank: 1 });
    expect(of(board, otherStreet)).toMatchObject({ adjustments: [], total: 100, rank: 2 });
    for (const stranger of [there, inBinjiang]) {
      expect(await codeOf(kit.appeals.get(stranger, asked.id))).toBe('request.not_found');
      expect(await codeOf(kit.appeals.withdraw(stranger, own.id, 1))).toBe('request.not_found');
      expect((await kit.appeals.page(stranger, pointsAppealQuery.parse({}))).items).toEqual([]);
    }
    expect((await kit.appeals.page(here, pointsAppealQuery.parse({ status: 'accepted' }))).items.map((a) => a.id)).toEqual([asked.id]);
    const sight = await performanceChanges(kit.db.tenantTx())['points_appeal']?.sight(kit.pingshan.id, [asked.id]);
    expect([here, there].map((who) => sight?.(who, asked.id))).toEqual([true, false]);
    expect(await events('points_appeal')).toEqual(['filed', 'filed', 'filed', 'filed', 'decided', 'decided', 'withdrawn']);
  });

  it('given rows behind a figure, then a street sees its own alone', async () => {
    await hazard('2024-08-02');
    expect((await rows('2024-08', 'hazards', here)).items).toHaveLength(1);
    for (const stranger of [there, inBinjiang]) expect(await rows('2024-08', 'hazards', stranger)).toMatchObject({ items: [], total: 0 });
    expect((await rows('2024-08', 'hazards', admin, community)).items).toEqual([]);
  });

  it('given a month that is frozen, then it never changes: what comes later stands beside it, with its date and reason', async () => {
    await inForce();
    const open = await hazard('2024-09-03', { due: '2024-09-10' });
    const appeal = await lodge({ month: '2024-09' });
    expect(await codeOf(kit.performance.correct(chief, '2024-09', { divisionCode: street, reason: '补录' }))).toBe('performance.not_frozen');
    expect(await codeOf(kit.performance.freeze(chief, '2099-01'))).toBe('performance.not_over');
    const frozen = await kit.performance.freeze(chief, '2024-09', '月度通报');
    expect(frozen).toMatchObject({ frozen: { by: { id: chief.actor.id } }, scheme: { effectiveOn: '2024-01-01' } });
    expect(of(frozen)).toMatchObject({ counts: { hazards: 1, hazards_closed: 0, hazards_overdue: 1 }, total: 100.3, rank: 1, corrected: null });
    expect(await codeOf(kit.performance.freeze(chief, '2024-09'))).toBe('performance.frozen');
    expect(await codeOf(published({ effectiveOn: '2024-08-15' }))).toBe('points-scheme.month_frozen');
    // Closed after the freeze: as of the freeze it was open, and there is nothing to correct.
    await dated('hazard', open, { closed_at: new Date(Date.now() + 60_000), status: 'closed' });
    expect(await codeOf(kit.performance.correct(chief, '2024-09', { divisionCode: street, reason: '补录' }))).toBe('performance.nothing_to_correct');
    // Sent later from a phone that was offline.
    await patrol('2024-09-20');
    expect(await kit.boards.of(here, '2024-09')).toEqual(frozen);
    const corrected = await kit.performance.correct(chief, '2024-09', { divisionCode: street, reason: '补录离线检查一次' });
    expect(of(corrected)).toMatchObject({
      counts: { checks: 0 }, total: 100.3, rank: 1, corrected: 101.3, corrections: [{ kind: 'recount', reason: '补录离线检查一次', points: 1, by: { id: chief.actor.id }, changes: [{ figure: 'checks', before: 0, after: 1 }] }],
    });
    expect(await codeOf(kit.performance.correct(chief, '2024-09', { divisionCode: street, reason: '再次' }))).toBe('performance.nothing_to_correct');
    await decide(appeal, { result: 'accepted', reason: '经核属实', points: 0.5 });
    const later = await kit.boards.of(here, '2024-09');
    expect(of(later)).toMatchObject({ total: 100.3, adjustments: [], corrected: 101.8, corrections: [{ kind: 'recount' }, { kind: 'appeal', appealId: appeal.id, points: 0.5, reason: '经核属实' }] });
    expect(of(later, otherStreet)).toMatchObject({ corrections: [], corrected: null });
    expect((await kit.boards.of(inBinjiang, '2024-09')).frozen).toBeNull();
    // The months as they were announced: the correction is told of, and changes neither points nor rank.
    expect((await kit.boards.months(here, pageQuery.parse({ total: 'true' })))).toMatchObject({
      total: 1, items: [{ month: '2024-09', frozen: { by: { id: chief.actor.id } }, corrections: 1, streets: [{ divisionCode: street, rank: 1, total: 100.3, rates: [{ numerator: 0, denominator: 1 }, { rate: '—' }] }, { divisionCode: otherStreet, rank: 2 }] }],
    });
    expect((await kit.boards.months(inBinjiang, pageQuery.parse({}))).items).toEqual([]);
    expect(await events('performance_month')).toEqual(['frozen', 'corrected']);
  });

  it('given two who freeze a month at once, then it is frozen once', async () => {
    await inForce();
    const both = await Promise.allSettled([kit.performance.freeze(chief, '2024-11'), kit.performance.freeze(admin, '2024-11')]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
