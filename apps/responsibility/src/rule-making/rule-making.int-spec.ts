import { closeConsultationBody, consultBody, deliberateBody, draftRuleMakingBody, evaluateRuleBody, listRuleMakingBody, publishRuleBody, repealRuleBody, reviewRuleBody, ruleMakingQuery, type RuleMaking } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { csvStream, TodoService } from '@anlan/platform/ledger';
import { serviceKit, type ServiceKit } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { text as whole } from 'node:stream/consumers';
import { migrations } from '../../migrations';
import { codeOf } from '../../test/accident-kit';
import { ruleMakingCsv, RuleMakingRecords } from './rule-making.records';
import { RuleMakingService } from './rule-making.service';
import { ruleMakingTodos } from './rule-making.todos';

describe('rules and standards in the making', () => {
  let kit: ServiceKit;
  let rules: RuleMakingService;
  let records: RuleMakingRecords;
  let officer: TenantContext;
  let legal: TenantContext;
  let leader: TenantContext;
  let drafter: TenantContext;
  let street: TenantContext;
  let other: TenantContext;
  let draftingUnitId: string;
  let legalUnitId: string;
  const today = shanghaiDay(new Date());
  const ago = (n: number) => addCalendarDays(today, -n);

  beforeAll(async () => {
    kit = await serviceKit('responsibility', migrations);
    rules = new RuleMakingService(kit.tx, kit.references, kit.numbers, kit.attachments);
    records = new RuleMakingRecords(kit.tx, kit.references, kit.attachments);
    draftingUnitId = kit.pingshan.unit('坪山街道应急办');
    legalUnitId = kit.pingshan.unit('政策法规科');
    [officer, leader, other] = [kit.pingshan.as('section-officer'), kit.pingshan.as('leader'), kit.binjiang.as('district-admin')];
    legal = kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: null }], legalUnitId);
    drafter = kit.pingshan.holding([{ role: 'street-officer', unitId: draftingUnitId, divisionPrefix: '440310001' }], draftingUnitId);
    street = kit.pingshan.as('street-officer', '440310001');
  });
  afterAll(() => kit.close());

  const register = (more: object = {}, ctx = officer): Promise<RuleMaking> => rules.register(ctx, listRuleMakingBody.parse({ kind: 'normative_document', title: '有限空间作业管理办法', year: 2026, draftingUnitId, basis: '年度制发计划', dueOn: '2035-12-31', listedOn: ago(60), ...more }));
  const on = (n: number, more: object = {}) => draftRuleMakingBody.parse({ on: ago(n), ...more });
  const consult = (id: string, version: number, closesOn = ago(11)) => rules.consult(drafter, id, version, consultBody.parse({ on: ago(40), closesOn }));
  const heard = (id: string, version: number, more: object = {}) => rules.closeConsultation(drafter, id, version, closeConsultationBody.parse({ on: ago(10), received: 36, taken: 21, ...more }));
  const review = (id: string, version: number, ctx = legal, more: object = {}) => rules.review(ctx, id, version, reviewRuleBody.parse({ on: ago(8), unitId: legalUnitId, result: 'passed', opinion: '合法', ...more }));
  const deliberate = (id: string, version: number, ctx = leader, more: object = {}) => rules.deliberate(ctx, id, version, deliberateBody.parse({ on: ago(6), result: 'adopted', meeting: '局长办公会', ...more }));
  const publish = (id: string, version: number, more: object = {}, ctx = drafter) => rules.publish(ctx, id, version, publishRuleBody.parse({ on: ago(4), documentNumber: '坪应急规〔2026〕1 号', effectiveOn: ago(2), reviewOn: '2035-12-01', ...more }));
  const submitted = async (more: object = {}): Promise<RuleMaking> => {
    const { id } = await register(more);
    await rules.draft(drafter, id, 1, on(50));
    await consult(id, 2);
    await heard(id, 3);
    return rules.submitReview(drafter, id, 4, on(9));
  };
  const published = async (more: object = {}, as: object = {}): Promise<RuleMaking> => {
    const { id } = await submitted(more);
    await review(id, 5);
    await deliberate(id, 6);
    return publish(id, 7, as);
  };
  const rows = async (query: object, ctx = officer) => (await records.page(ctx, ruleMakingQuery.parse({ limit: 200, ...query }))).items;
  const file = async (ctx: TenantContext): Promise<string> => (await kit.attachments.store(ctx, { name: '意见.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('意见')]) }, 1000)).id;

  it('given an item, when it goes through its stages, then each has its day and who took it, and it is repealed in the end', async () => {
    const { id, number, status } = await register();
    expect([status, number.replace(/\d{4}$/, '')]).toEqual(['listed', 'LF440310-2026-']);
    expect(await rules.change(officer, id, 1, { title: '有限空间作业安全管理办法' })).toMatchObject({ title: '有限空间作业安全管理办法' });
    expect(await codeOf(rules.draft(drafter, id, 2, on(61)))).toBe('rule-making.day');
    expect(await codeOf(rules.draft(drafter, id, 2, on(-1)))).toBe('rule-making.day');
    await rules.draft(drafter, id, 2, on(50));
    expect(await codeOf(rules.change(officer, id, 3, { title: '改' }))).toBe('rule-making.begun');
    expect(await codeOf(rules.submitReview(drafter, id, 3, on(40)))).toBe('rule-making.not_consulted');
    expect(await codeOf(consult(id, 3, ago(41)))).toBe('rule-making.closes');
    expect(await consult(id, 3)).toMatchObject({ status: 'consulting', consultations: [{ openedOn: ago(40), closesOn: ago(11), closedOn: null }] });
    expect(await codeOf(heard(id, 4, { on: ago(11) }))).toBe('rule-making.consultation_open');
    expect(await codeOf(heard(id, 4, { taken: 37 }))).toBe('rule-making.taken');
    expect(await heard(id, 4)).toMatchObject({ status: 'drafting', consultations: [{ closedOn: ago(10), received: 36, taken: 21 }] });
    await rules.submitReview(drafter, id, 5, on(9));
    await review(id, 6, legal, { result: 'returned', opinion: '第三条无依据' });
    await rules.submitReview(drafter, id, 7, on(8));
    expect(await review(id, 8)).toMatchObject({ status: 'deliberating', reviewUnitName: '政策法规科', reviewedBy: { id: legal.actor.id } });
    await deliberate(id, 9);
    expect(await codeOf(publish(id, 10, { effectiveOn: ago(5) }))).toBe('rule-making.effective');
    expect(await codeOf(publish(id, 10, { reviewOn: null }))).toBe('rule-making.expires');
    expect(await codeOf(publish(id, 9))).toBe('request.stale');
    expect(await publish(id, 10)).toMatchObject({ status: 'published', inForce: true, documentNumber: '坪应急规〔2026〕1 号', reviewDue: false });
    expect(await codeOf(rules.withdraw(officer, id, 11, '不再需要'))).toBe('rule-making.action_not_allowed');
    const evaluate = (version: number, more: object) => rules.evaluate(drafter, id, version, evaluateRuleBody.parse({ on: ago(1), result: 'keep', opinion: '继续有效', ...more }));
    expect(await codeOf(evaluate(11, {}))).toBe('rule-making.kept');
    expect(await evaluate(11, { reviewOn: '2036-01-01' })).toMatchObject({ reviewOn: '2036-01-01' });
    expect(await evaluate(12, { result: 'repeal' })).toMatchObject({ status: 'published', reviewOn: '2036-01-01' });
    const repeal = repealRuleBody.parse({ on: today, reason: '上位法已有规定' });
    expect(await codeOf(rules.repeal(drafter, id, 13, repeal))).toBe('request.forbidden');
    const r = await rules.repeal(leader, id, 13, repeal);
    expect(r).toMatchObject({ status: 'repealed', endedOn: today, reason: '上位法已有规定', inForce: false, allowedActions: [] });
    expect(r.stages.map((s) => [s.action, s.result])).toEqual([['list', null], ['draft', null], ['consult', null], ['close-consultation', null], ['submit-review', null], ['review', 'returned'], ['submit-review', null], ['review', 'passed'], ['deliberate', 'adopted'], ['publish', null], ['evaluate', 'keep'], ['evaluate', 'repeal'], ['repeal', null]]);
  });

  it('given what a unit drafted, then that unit does not review it, nor who submitted it, and the database holds that too', async () => {
    const { id } = await submitted();
    const ofDrafting = kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: null }], draftingUnitId);
    expect(await codeOf(review(id, 5, ofDrafting))).toBe('rule-making.own_unit');
    expect(await codeOf(review(id, 5, drafter))).toBe('request.forbidden');
    expect(await codeOf(review(id, 5, legal, { unitId: draftingUnitId }))).toBe('rule-making.review_unit');
    expect(await codeOf(review(id, 5, legal, { unitId: newId() }))).toBe('rule-making.unknown_unit');
    const both = await Promise.allSettled([review(id, 5), review(id, 5, officer)]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    const broken = (set: string) => kit.db.admin.query(`update responsibility.rule_making set ${set} where id = '${id}'`);
    for (const set of ['review_unit_id = drafting_unit_id', 'reviewed_by = submitted_by', 'reviewed_by = null, review_unit_id = null', "status = 'adopted'", "status = 'published'"]) await expect(broken(set)).rejects.toThrow('check constraint');
    // An administrator may do every step, but not judge what he submitted himself.
    const admin = kit.pingshan.as('district-admin');
    const own = await register({ kind: 'internal_system', title: '值班制度' }, admin);
    await rules.draft(admin, own.id, 1, on(50));
    await rules.submitReview(admin, own.id, 2, on(9));
    expect(await codeOf(review(own.id, 3, admin))).toBe('rule-making.same_person');
    await review(own.id, 3);
    expect(await codeOf(deliberate(own.id, 4, admin))).toBe('rule-making.same_person');
    expect(await deliberate(own.id, 4, leader, { result: 'returned' })).toMatchObject({ status: 'drafting' });
  });

  it('given items, then each number leads to its rows, and the export is the list', async () => {
    const year = 2033;
    await register({ year });
    await register({ year, dueOn: ago(1) });
    await published({ year });
    await published({ year, kind: 'local_standard' }, { effectiveOn: addCalendarDays(today, 5), reviewOn: null });
    const due = await published({ year });
    await kit.db.admin.query('update responsibility.rule_making set review_on = $2 where id = $1', [due.id, today]);
    await rules.withdraw(officer, (await register({ year })).id, 1, '合并立项');
    const f = await records.figures(officer, { year });
    expect(f).toMatchObject({ total: { count: 5 }, done: { count: 3 }, rate: 3 / 5, overdue: { count: 1 }, inForce: { count: 2 }, reviewDue: { count: 1 }, stages: { listed: { count: 2 }, published: { count: 3 }, withdrawn: { count: 1 }, drafting: { count: 0 } } });
    expect(f.byKind.map((k) => [k.kind, k.total.count, k.done.count, k.rate])).toContainEqual(['local_standard', 1, 1, 1]);
    expect(f.byKind.map((k) => [k.kind, k.total.count, k.done.count, k.rate])).toContainEqual(['group_standard', 0, 0, null]);
    for (const cell of [f.total, f.done, f.overdue, f.inForce, f.reviewDue, ...Object.values(f.stages), ...f.byKind.flatMap((k) => [k.total, k.done, ...Object.values(k.stages)])]) expect(await rows(cell.filter)).toHaveLength(cell.count);
    const all = await rows({ year });
    expect((await whole(csvStream(ruleMakingCsv, (async function* () { yield all; })()))).trim().split('\n')).toHaveLength(all.length + 1);
  });

  it('given who does not draft it, or another district, then they do not move it, and it is not there', async () => {
    const { id } = await register();
    expect(await codeOf(rules.draft(street, id, 1, on(50)))).toBe('request.forbidden');
    expect(await codeOf(register({}, drafter))).toBe('request.forbidden');
    expect(await codeOf(rules.withdraw(drafter, id, 1, '撤回'))).toBe('request.forbidden');
    expect(await codeOf(register({ draftingUnitId: kit.binjiang.unit('滨江科室') }, officer))).toBe('rule-making.unknown_unit');
    expect(await codeOf(register({ listedOn: addCalendarDays(today, 1) }))).toBe('rule-making.day');
    expect(await codeOf(records.get(other, id))).toBe('request.not_found');
    expect(await codeOf(rules.draft(other, id, 1, on(50)))).toBe('request.not_found');
    expect(await codeOf(rules.withdraw(other, id, 1, '撤回'))).toBe('request.not_found');
    expect(await rows({}, other)).toEqual([]);
    const theirs = await file(street);
    expect(await codeOf(rules.draft(drafter, id, 1, on(50, { fileIds: [theirs] })))).toBe('rule-making.unknown_file');
    const own = await file(drafter);
    await rules.draft(drafter, id, 1, on(50, { fileIds: [own], note: '成立专班' }));
    await expect(records.file(officer, id, own)).resolves.toMatchObject({ type: 'image/png' });
    expect(await codeOf(records.file(officer, id, theirs))).toBe('request.not_found');
    expect(await codeOf(records.file(other, id, own))).toBe('request.not_found');
  });

  it('given what waits, then it is the drafting unit\'s to move, another\'s to review and to record, and to be evaluated in time', async () => {
    const todos = new TodoService(kit.tx, [...ruleMakingTodos], async () => (code) => code);
    const { id, number } = await submitted({ dueOn: ago(1) });
    const kinds = async (ctx: TenantContext) => (await todos.page(ctx, { limit: 200 })).items.filter((t) => t.subject.number === number).map((t) => [t.kind, t.urgency]);
    const ofDrafting = kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: null }], draftingUnitId);
    expect([await kinds(legal), await kinds(ofDrafting), await kinds(drafter)]).toEqual([[['review', 'overdue']], [], []]);
    await review(id, 5);
    expect([await kinds(leader), await kinds(drafter)]).toEqual([[['deliberate', 'overdue']], []]);
    await deliberate(id, 6);
    expect([await kinds(drafter), await kinds(street)]).toEqual([[['publish', 'overdue']], []]);
    await publish(id, 7, { reviewOn: addCalendarDays(today, 91) });
    expect(await kinds(drafter)).toEqual([]);
    await kit.db.admin.query('update responsibility.rule_making set review_on = $2 where id = $1', [id, ago(1)]);
    expect(await kinds(drafter)).toEqual([['evaluate', 'overdue']]);
    expect(await records.get(drafter, id)).toMatchObject({ reviewDue: true });
  });
});
