import { changeRiskPointBody, collectRiskPointBody, controlRiskPointBody, createChecklistBody, hazardQuery, registerSubjectBody, reportHazardBody, riskPointMapQuery, riskPointQuery, riskPointStatisticsQuery, type RiskPointDetail } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { codeOf, problemOf } from '@anlan/platform/testing';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const place = '440310001001';

describe('the ledger of risk points', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    admin = kit.pingshan.as('district-admin');
  });
  afterAll(() => kit.close());
  const collect = (more: object = {}, ctx = admin): Promise<RiskPointDetail> => kit.riskPoints.collect(ctx, collectRiskPointBody.parse({ name: '污水处理池', place: '厂区北侧', divisionCode: place, ...more }));
  const subject = (more: object = {}, ctx = admin) => kit.subjects.register(ctx, registerSubjectBody.parse({ kind: 'small_premises', name: '某食品厂', address: '坪山大道 1 号', divisionCode: place, ...more }));
  const assessed = async (r: RiskPointDetail): Promise<RiskPointDetail> => kit.riskPoints.assess(admin, r.id, r.version, { method: 'matrix', score: 16, suggestedLevel: 'orange', conclusion: '可能发生中毒和窒息' });
  const graded = async (r: RiskPointDetail, level: 'red' | 'orange' | 'yellow' | 'blue' = 'orange'): Promise<RiskPointDetail> => {
    const a = await assessed(r);
    return kit.riskPoints.grade(admin, a.id, a.version, { level, reason: '按风险矩阵判定' });
  };
  const measures = (checkItems: object[] = []) => controlRiskPointBody.parse({ measures: [{ kind: 'management', text: '作业审批', checkItems }, { kind: 'engineering', text: '强制通风' }], owner: { memberId: admin.actor.memberId } });
  const controlled = async (more: object = {}, level: 'red' | 'orange' | 'yellow' | 'blue' = 'orange'): Promise<RiskPointDetail> => {
    const g = await graded(await collect(more), level);
    return kit.riskPoints.control(admin, g.id, g.version, measures());
  };
  const events = async (id: string) =>
    (await kit.db.admin.query<{ type: string; sequence: string }>('select type, sequence from enforcement.outbox where subject = $1 order by seq', [`risk-points/${id}`])).rows.map((r) => `${r.type.split('.')[3]}@${r.sequence}`);
  const ids = async (ctx: TenantContext, filter: object): Promise<string[]> => (await kit.riskPointList.page(ctx, riskPointQuery.parse({ limit: '200', ...filter }))).items.map((r) => r.id);

  it('given a risk point, when it is taken from collection to review, then history, events and audit tell the same story', async () => {
    const grid = kit.pingshan.as('grid-member', place);
    const s = await subject();
    let r = await collect({ subjectId: s.id, tags: ['confined_space'], accidentTypes: ['中毒和窒息'] }, grid);
    expect(r).toMatchObject({ status: 'collected', level: null, subjectName: '某食品厂', divisionName: '坪山街道第一社区', reviewDueAt: null, allowedActions: [] });
    r = await assessed(r);
    expect(r).toMatchObject({ status: 'assessed', level: null, assessment: { method: 'matrix', score: 16, suggestedLevel: 'orange', by: { id: admin.actor.id } } });
    r = await kit.riskPoints.grade(admin, r.id, 2, { level: 'orange', reason: '按风险矩阵判定' });
    expect(r).toMatchObject({ status: 'graded', level: 'orange', allowedActions: ['grade', 'control', 'close'] });
    r = await kit.riskPoints.control(admin, r.id, 3, measures());
    expect(r).toMatchObject({ status: 'controlled', measureCount: 2, owner: { memberId: admin.actor.memberId, memberName: admin.actor.name }, reviewDue: false });
    const days = (Date.parse(r.reviewDueAt ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(89.9);
    expect(days).toBeLessThanOrEqual(91);
    r = await kit.riskPoints.review(admin, r.id, 4, { level: 'yellow', conclusion: '已加装监测' });
    expect(r).toMatchObject({ status: 'controlled', level: 'yellow', levelReason: '已加装监测' });
    r = await kit.riskPoints.close(admin, r.id, 5, { reason: '设施已拆除' });
    expect(r).toMatchObject({ status: 'closed', reviewDueAt: null, allowedActions: ['reopen'] });
    r = await kit.riskPoints.reopen(admin, r.id, 6, { reason: '恢复使用' });
    expect(r).toMatchObject({ status: 'collected', version: 7 });
    const { items } = await kit.riskPointRecords.history(grid, r.id);
    expect(items.map((i) => `${i.action}@${i.version}`)).toEqual(['collect@1', 'assess@2', 'grade@3', 'control@4', 'review@5', 'close@6', 'reopen@7']);
    expect(items[4]?.changes.map((c) => c.path)).toEqual(['level', 'refreshedAt', 'reviewDueAt']);
    expect(await events(r.id)).toEqual(['collected@1', 'assessed@2', 'graded@3', 'controlled@4', 'reviewed@5', 'closed@6', 'reopened@7']);
    const audit = await kit.db.admin.query<{ action: string }>('select action from enforcement.audit_entry where target = $1 order by id', [`risk-points/${r.id}`]);
    expect(audit.rows.map((x) => x.action)).toEqual(['collected', 'assessed', 'graded', 'controlled', 'reviewed', 'closed', 'reopened'].map((x) => `risk-point.${x}`));
  });

  it('given measures, then each leads to items of a checklist by their words, and to none that is not there', async () => {
    const list = await kit.checklists.create(admin, createChecklistBody.parse({ name: '有限空间检查表', items: [{ code: '2', text: '是否先通风、再检测、后作业' }] }));
    const g = await graded(await collect());
    const r = await kit.riskPoints.control(admin, g.id, g.version, measures([{ templateId: list.templateId, code: '2' }]));
    expect(r).toMatchObject({ checkItemCount: 1, measures: [{ kind: 'management', checkItems: [{ code: '2', checklistName: '有限空间检查表', text: '是否先通风、再检测、后作业' }] }, { checkItems: [] }] });
    expect(await kit.riskPointRecords.get(admin, r.id)).toMatchObject({ measures: r.measures });
    const path = 'body.measures[0].checkItems[0].code';
    for (const link of [{ templateId: list.templateId, code: '9' }, { templateId: newId(), code: '2' }]) {
      expect(await problemOf(kit.riskPoints.control(admin, r.id, r.version, measures([link])))).toMatchObject({ code: 'risk-point.unknown_check_item', errors: [{ path }] });
    }
    const there = kit.binjiang.as('district-admin');
    const foreign = await kit.checklists.create(there, createChecklistBody.parse({ name: '滨江', items: [{ code: '2', text: '是否通风' }] }));
    expect(await codeOf(kit.riskPoints.control(admin, r.id, r.version, measures([{ templateId: foreign.templateId, code: '2' }])))).toBe('risk-point.unknown_check_item');
  });

  it('given hazards of a risk point, then they are counted by measure and check item, in sight alone, and none names what is not there', async () => {
    const list = await kit.checklists.create(admin, createChecklistBody.parse({ name: '消防检查表', items: [{ code: 'XF-1', text: '灭火器是否有效' }] }));
    const g = await graded(await collect());
    const r = await kit.riskPoints.control(admin, g.id, g.version, measures([{ templateId: list.templateId, code: 'XF-1' }]));
    const report = (more: object, ctx = admin) => kit.hazards.report(ctx, reportHazardBody.parse({ title: '灭火器过期', divisionCode: place, source: 'patrol', riskPointId: r.id, ...more }));
    await report({ checkItem: 'XF-1' });
    await report({ checkItem: 'XF-1' });
    await report({});
    const drill = await kit.riskPointPrevention.of(admin, r.id);
    expect(drill).toMatchObject({ level: 'orange', hazards: { total: 3, open: 3 }, unlinked: { total: 1 } });
    const found = drill.measures[0]?.checkItems[0];
    expect(found).toMatchObject({ code: 'XF-1', checklistName: '消防检查表', hazards: { total: 2, open: 2, filter: { riskPointId: r.id, checkItem: 'XF-1' } } });
    expect((await kit.list.page(admin, hazardQuery.parse({ ...found?.hazards.filter, limit: '50' }))).items).toHaveLength(2);
    const blind: TenantContext = { ...admin, grants: [], permissions: new Set(['risk-point.read']) };
    expect(await codeOf(kit.riskPointPrevention.of(blind, r.id))).toBe('request.not_found');
    const grid = kit.pingshan.as('grid-member', '440310003001');
    expect(await codeOf(kit.riskPointPrevention.of(grid, r.id))).toBe('request.not_found');
    expect(await codeOf(kit.riskPointPrevention.of(kit.binjiang.as('district-admin'), r.id))).toBe('request.not_found');
    for (const riskPointId of [newId(), r.id]) expect(await codeOf(report({ riskPointId, divisionCode: '440310003001' }, grid))).toBe('hazard.unknown_link');
  });

  it('given a step out of order, a stale version, nothing to change, or nobody to control it, then nothing is written', async () => {
    const r = await collect();
    expect(await problemOf(kit.riskPoints.control(admin, r.id, 1, measures()))).toMatchObject({ code: 'risk-point.action_not_allowed', extra: { state: 'collected', allowed: ['assess', 'close'] } });
    expect(await problemOf(kit.riskPoints.change(admin, r.id, 9, { name: '新名' }))).toMatchObject({ code: 'request.stale', params: { current: 1 } });
    expect(await kit.riskPoints.change(admin, r.id, 1, { name: r.name })).toMatchObject({ version: 1 });
    expect(await codeOf(kit.riskPoints.change(admin, r.id, 1, { place: null }))).toBe('risk-point.place_wanted');
    const g = await graded(r);
    expect(await codeOf(kit.riskPoints.control(admin, r.id, g.version, { ...measures(), owner: { memberId: newId(), unitId: null } }))).toBe('risk-point.unknown_owner');
    await kit.riskPoints.close(admin, r.id, g.version, { reason: '误采' });
    expect(await codeOf(kit.riskPoints.change(admin, r.id, g.version + 1, { name: '新名' }))).toBe('risk-point.not_open');
    expect(await events(r.id)).toEqual(['collected@1', 'assessed@2', 'graded@3', 'closed@4']);
  });

  it('given a subject, then it has to be in sight and in operation, and can be taken away', async () => {
    const s = await subject();
    const closed = await subject();
    await kit.subjects.move(admin, closed.id, 1, 'close', { reason: '已搬离' });
    const elsewhere = await subject({ divisionCode: '440310003001' });
    const street = kit.pingshan.as('street-officer', '440310001000');
    const foreign = await subject({ divisionCode: '330108001001' }, kit.binjiang.as('district-admin'));
    for (const subjectId of [newId(), closed.id, elsewhere.id, foreign.id]) expect(await problemOf(collect({ subjectId }, street))).toMatchObject({ code: 'risk-point.unknown_subject', errors: [{ path: 'body.subjectId' }] });
    const r = await collect({ subjectId: s.id, place: undefined });
    expect(await codeOf(collect({ place: undefined }))).toBe('risk-point.place_wanted');
    expect(await kit.riskPoints.change(admin, r.id, 1, changeRiskPointBody.parse({ subjectId: null, place: '公共区域' }))).toMatchObject({ subjectId: null, subjectName: null });
  });

  it('given another street and another district, then what is not theirs is out of sight, and cannot be collected, moved or worked there', async () => {
    const r = await collect();
    const street = kit.pingshan.as('street-officer', '440310003000');
    const there = kit.binjiang.as('district-admin');
    for (const stranger of [street, there]) {
      expect(await codeOf(kit.riskPointRecords.get(stranger, r.id))).toBe('request.not_found');
      expect(await codeOf(kit.riskPointRecords.history(stranger, r.id))).toBe('request.not_found');
      expect(await codeOf(kit.riskPoints.change(stranger, r.id, 1, { name: '新名' }))).toBe('request.not_found');
      expect(await codeOf(kit.riskPoints.assess(stranger, r.id, 1, { method: 'direct', score: null, suggestedLevel: 'red', conclusion: '试' }))).toBe('request.not_found');
      expect(await ids(stranger, {})).not.toContain(r.id);
      expect((await kit.riskPointMap.view(stranger, riskPointMapQuery.parse({}))).divisions.map((d) => d.divisionCode)).not.toContain('440310001000');
    }
    expect(await codeOf(collect({}, street))).toBe('risk-point.out_of_scope');
    const own = await collect({ divisionCode: '440310003001' }, street);
    expect(await codeOf(kit.riskPoints.change(street, own.id, 1, { divisionCode: place }))).toBe('risk-point.out_of_scope');
    expect(await codeOf(collect({ divisionCode: '330108001001' }))).toBe('risk-point.unknown_division');
    expect(await codeOf(collect({ tags: ['nowhere'] }))).toBe('risk-point.unknown_tag');
  });

  it('given who may not grade, then a review keeps the level', async () => {
    const r = await controlled();
    const manager: TenantContext = { ...admin, permissions: new Set([...admin.permissions].filter((p) => p !== 'risk-point.grade')) };
    expect(await problemOf(kit.riskPoints.review(manager, r.id, r.version, { level: 'blue', conclusion: '降级' }))).toMatchObject({ code: 'risk-point.grading_wanted', status: 403 });
    expect(await kit.riskPoints.review(manager, r.id, r.version, { level: 'orange', conclusion: '维持' })).toMatchObject({ level: 'orange' });
  });

  it('given the day of a review, then it is a to-do two weeks before, and due after it', async () => {
    const r = await controlled({ name: '即将复评' }, 'red');
    const far = await controlled({ name: '明年复评' }, 'blue');
    const kinds = async () => (await kit.todos.page(admin, { limit: 200, kind: ['review'] })).items.map((t) => t.subject.id);
    expect(await kinds()).not.toContain(r.id);
    await kit.db.admin.query("update enforcement.risk_point set review_due_at = now() + interval '13 days' where id = $1", [r.id]);
    expect(await kinds()).toContain(r.id);
    expect(await kinds()).not.toContain(far.id);
    expect(await ids(admin, { reviewDue: 'true' })).not.toContain(r.id);
    await kit.db.admin.query("update enforcement.risk_point set review_due_at = now() - interval '1 day' where id = $1", [r.id]);
    expect(await ids(admin, { reviewDue: 'true' })).toContain(r.id);
    const [first] = await ids(admin, { order: 'reviewDueAt' });
    expect(first).toBe(r.id);
    const todo = (await kit.todos.page(admin, { limit: 200, kind: ['review'] })).items.find((t) => t.subject.id === r.id);
    expect(todo).toMatchObject({ subject: { type: 'risk-point', number: r.code, title: '即将复评' }, urgency: 'overdue' });
    await kit.riskPoints.review(admin, r.id, r.version, { conclusion: '维持' });
    expect(await kinds()).not.toContain(r.id);
  });

  it('given words, then a point is found by its name, code, place and subject, in scope alone', async () => {
    const s = await subject({ name: '金龟露营地' });
    const r = await collect({ name: '反应釜', place: '二号车间', subjectId: s.id });
    for (const q of ['反应釜', '二号车间', '金龟露营', r.code]) expect(await ids(admin, { q })).toEqual([r.id]);
    expect(await ids(kit.pingshan.as('street-officer', '440310003000'), { q: '反应釜' })).toEqual([]);
    await kit.riskPoints.change(admin, r.id, 1, { name: '储罐' });
    expect(await ids(admin, { q: '反应釜' })).toEqual([]);
  });
});

describe('figures and the map of risk points', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  const at = { lng: 114.346, lat: 22.708, crs: 'WGS84' };
  beforeAll(async () => {
    kit = await enforcementKit();
    admin = kit.pingshan.as('district-admin');
    for (let i = 0; i < 12; i += 1) {
      const r = await kit.riskPoints.collect(admin, collectRiskPointBody.parse({ kind: i % 3 ? 'point' : 'source', name: `点位 ${i}`, place: '厂区', divisionCode: i % 2 ? place : '440310003001', ...(i % 4 ? { position: { ...at, lng: at.lng + i / 1000 } } : {}) }));
      if (i % 2) continue;
      const a = await kit.riskPoints.assess(admin, r.id, 1, { method: 'direct', score: null, suggestedLevel: 'red', conclusion: '评估' });
      await kit.riskPoints.grade(admin, r.id, a.version, { level: (['red', 'orange', 'yellow', 'blue'] as const)[(i / 2) % 4] ?? 'red', reason: '定级' });
    }
  });
  afterAll(() => kit.close());
  const rows = async (ctx: TenantContext, filter: Record<string, string>) => (await kit.riskPointList.page(ctx, riskPointQuery.parse({ ...filter, limit: '200' }))).items;

  it.each(['level', 'status', 'kind', 'division', 'reviewDue', 'division,level', 'level,status,kind'])('given figures by %s, then each number is that of the rows its filter lists', async (by) => {
    for (const ctx of [admin, kit.pingshan.as('street-officer', '440310001000')]) {
      for (const more of [{}, { kind: 'point' }, { level: 'red,none' }, { divisionCode: '440310001' }, { placed: 'true' }]) {
        const figures = await kit.riskPointStatistics.of(ctx, riskPointStatisticsQuery.parse({ by, ...more }));
        for (const { filter, count, key } of figures.items) expect({ key, rows: (await rows(ctx, filter)).length }).toEqual({ key, rows: count });
        expect(figures.total).toBe((await rows(ctx, more as Record<string, string>)).length);
      }
    }
  });

  it('given a map, then points in their colours, clusters from afar, and by division what has no position', async () => {
    const near = await kit.riskPointMap.view(admin, riskPointMapQuery.parse({ bbox: '114.3,22.6,114.4,22.8', zoom: '14' }));
    expect(near.points).toHaveLength(9);
    expect(near.points.map((p) => p.level).filter((l) => l === null)).toHaveLength(6);
    expect(near.divisions).toMatchObject([{ divisionCode: '440310001000', count: 6, unplaced: 0 }, { divisionCode: '440310003000', count: 6, unplaced: 3 }]);
    expect(near.divisions[1]?.levels).toEqual({ red: 2, orange: 2, yellow: 1, blue: 1, none: 0 });
    expect((await kit.riskPointMap.view(admin, riskPointMapQuery.parse({ bbox: '100,10,101,11', zoom: '8' }))).total).toBe(0);
    expect((await kit.riskPointMap.view(admin, riskPointMapQuery.parse({ level: 'orange' }))).total).toBe(2);
    expect(await kit.riskPointMap.view(kit.binjiang.as('district-admin'), riskPointMapQuery.parse({}))).toMatchObject({ total: 0, divisions: [] });
  });

  it('given subjects in operation, then the rate of collection by street: a street without one prints a dash', async () => {
    const street = kit.pingshan.as('street-officer', '440310001000');
    expect(await kit.riskPointStatistics.collection(admin, {})).toMatchObject({ total: { numerator: 0, denominator: 0, rate: '—' }, items: [{ divisionName: '坪山街道', rate: '—' }, { divisionName: '龙田街道', rate: '—' }] });
    const [a, b, c] = await Promise.all(['甲', '乙', '丙'].map((name) => kit.subjects.register(admin, registerSubjectBody.parse({ kind: 'small_premises', name, address: '坪山', divisionCode: place }))));
    const of = (id: string | undefined) => kit.riskPoints.collect(admin, collectRiskPointBody.parse({ name: '点', divisionCode: place, subjectId: id }));
    await of(a?.id);
    await of(a?.id);
    const gone = await of(b?.id);
    await kit.riskPoints.close(admin, gone.id, 1, { reason: '误采' });
    await kit.subjects.move(admin, c?.id ?? '', 1, 'suspend', { reason: '停业' });
    await of(c?.id);
    expect(await kit.riskPointStatistics.collection(admin, {})).toMatchObject({ numeratorName: { zh: '已采集风险点的在营监管对象' }, total: { numerator: 1, denominator: 2, rate: '50.00 %' }, items: [{ numerator: 1, denominator: 2 }, { denominator: 0, rate: '—' }] });
    expect((await kit.riskPointStatistics.collection(street, {})).total).toMatchObject({ denominator: 2 });
    expect((await kit.riskPointStatistics.collection(kit.pingshan.as('street-officer', '440310003000'), {})).total).toMatchObject({ denominator: 0 });
    expect((await kit.riskPointStatistics.collection(kit.binjiang.as('district-admin'), {})).total).toMatchObject({ denominator: 0, rate: '—' });
  });
});
