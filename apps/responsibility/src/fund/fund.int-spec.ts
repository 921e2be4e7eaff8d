import {
  fundAdjustmentQuery, fundBulletinQuery, fundPaymentQuery, fundProjectQuery, fundQuery, issueFundBulletinBody, openFundBody, payFundBody, planFundProjectBody, requestFundAdjustmentBody, type Fund, type FundProject,
} from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { codeOf, serviceKit, type ServiceKit } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { migrations } from '../../migrations';
import { FundAdjustmentService } from './fund-adjustment.service';
import { FundBulletinService } from './fund-bulletin.service';
import { FundPaymentService } from './fund-payment.service';
import { FundProjectService } from './fund-project.service';
import { FundFiguresService } from './fund.figures';
import { FundRecords } from './fund.records';
import { FundService } from './fund.service';

describe('special funds', () => {
  let kit: ServiceKit;
  let officer: TenantContext;
  let leader: TenantContext;
  let funds: FundService;
  let projects: FundProjectService;
  let payments: FundPaymentService;
  let adjustments: FundAdjustmentService;
  let bulletins: FundBulletinService;
  let figures: FundFiguresService;
  let records: FundRecords;
  let unitId: string;
  let other: string;
  let streetUnit: string;
  const today = shanghaiDay(new Date());
  const year = Number(today.slice(0, 4));
  beforeAll(async () => {
    kit = await serviceKit('responsibility', migrations);
    const { tx, references, attachments } = kit;
    [funds, projects, payments, adjustments] = [new FundService(tx, references), new FundProjectService(tx, references), new FundPaymentService(tx, references, attachments), new FundAdjustmentService(tx)];
    [bulletins, figures, records] = [new FundBulletinService(tx, references), new FundFiguresService(tx, references), new FundRecords(tx, references)];
    [unitId, other, streetUnit] = [kit.pingshan.unit('安全生产综合科'), kit.pingshan.unit('危化科'), kit.pingshan.unit('坪山街道应急办')];
    [officer, leader] = [kit.pingshan.as('section-officer'), kit.pingshan.as('leader')];
  });
  afterAll(() => kit.close());

  let made = 0;
  const open = (more: object = {}, ctx = officer): Promise<Fund> => funds.open(ctx, openFundBody.parse({ year, name: `安全生产专项经费 ${(made += 1)}`, sourceDocument: '财政批复', amount: 1000, divisionCode: ctx.slug, ...more }));
  const plan = (fundId: string, more: object = {}, ctx = officer): Promise<FundProject> => projects.plan(ctx, fundId, planFundProjectBody.parse({ name: '隐患排查服务', budgetLine: '安全监管', budget: 100, unitId, ...more }));
  const allotted = async (fundId: string, more: object = {}): Promise<FundProject> => projects.allot(officer, (await plan(fundId, more)).id, 1, '下达通知');
  const voucher = async (ctx = officer): Promise<string> => (await kit.attachments.store(ctx, { name: '凭证.pdf', mediaType: 'application/pdf', stream: Readable.from([Buffer.from('凭证')]) }, 1000)).id;
  const body = async (amount: number, more: object = {}, ctx = officer) => payFundBody.parse({ paidOn: today, payee: '某服务机构', amount, purpose: '服务费', fileId: await voucher(ctx), ...more });
  const project = (id: string) => records.project(officer, id);
  const ask = (fundId: string, more: object) => adjustments.request(officer, fundId, requestFundAdjustmentBody.parse({ kind: 'transfer', amount: 50, reason: '统筹使用', ...more }));

  it('given a fund, when its projects are planned, allotted, paid and settled, then the money is followed to the end', async () => {
    const fund = await open();
    const planned = await plan(fund.id);
    expect(planned).toMatchObject({ status: 'planned', budget: 100, paid: 0, progress: { paid: 0, budget: 100, rate: 0 }, behind: false });
    expect(await codeOf(payments.pay(officer, planned.id, 1, await body(10)))).toBe('fund-project.action_not_allowed');
    await projects.allot(officer, planned.id, 1, '下达通知');
    expect(await codeOf(projects.change(officer, planned.id, 2, { budget: 200 }))).toBe('fund-project.not_planned');
    const paid = await payments.pay(officer, planned.id, 2, await body(40));
    expect(paid).toMatchObject({ status: 'paid', amount: 40, projectId: planned.id, unitName: '安全生产综合科' });
    expect(await project(planned.id)).toMatchObject({ paid: 40, left: 60, progress: { rate: 0.4 }, version: 3 });
    expect(await codeOf(payments.pay(officer, planned.id, 3, await body(61)))).toBe('fund-project.over_budget');
    expect(await codeOf(payments.pay(officer, planned.id, 2, await body(1)))).toBe('request.stale');
    expect(await codeOf(funds.close(officer, fund.id, 1, '年终'))).toBe('fund.projects_open');
    await projects.settle(officer, planned.id, 3, '年终决算');
    expect(await codeOf(payments.pay(officer, planned.id, 4, await body(1)))).toBe('fund-project.action_not_allowed');
    expect(await codeOf(payments.reverse(officer, paid.id, 1, '误付'))).toBe('fund-payment.settled');
    expect(await funds.close(officer, fund.id, 1, '年终')).toMatchObject({ status: 'closed', allowedActions: [] });
    expect(await codeOf(plan(fund.id))).toBe('fund.closed');
    expect(await codeOf(funds.change(officer, fund.id, 2, { name: '改' }))).toBe('fund.closed');
  });

  it('given a payment that was wrong, when it is reversed, then its budget is free again, and what was written stands', async () => {
    const { id } = await allotted((await open()).id);
    const { id: paymentId, fileId } = await payments.pay(officer, id, 2, await body(100));
    expect(await payments.reverse(officer, paymentId, 1, '收款单位有误')).toMatchObject({ status: 'reversed', reverseReason: '收款单位有误', amount: 100, allowedActions: [] });
    expect(await codeOf(payments.reverse(officer, paymentId, 2, '再次'))).toBe('fund-payment.action_not_allowed');
    expect(await project(id)).toMatchObject({ paid: 0, left: 100 });
    const { id: next } = await payments.pay(officer, id, (await project(id)).version, await body(100));
    await expect(kit.db.admin.query('update responsibility.fund_payment set amount = 1 where id = $1', [next])).rejects.toThrow('never changed');
    await expect(kit.db.admin.query('update responsibility.fund_project set paid = budget + 1 where id = $1', [id])).rejects.toThrow('check constraint');
    expect(await payments.voucher(officer, paymentId, fileId)).toBe(fileId);
    expect(await codeOf(payments.voucher(officer, next, fileId))).toBe('request.not_found');
    expect((await records.payments(officer, fundPaymentQuery.parse({ projectId: id, status: 'reversed' }))).items.map((p) => p.id)).toEqual([paymentId]);
  });

  it('given two payments at the same moment, then the budget holds one of them', async () => {
    const { id, fundId } = await allotted((await open()).id);
    const both = await Promise.all([body(60), body(60)]);
    const results = await Promise.allSettled(both.map((b) => payments.pay(officer, id, 2, b)));
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await project(id)).toMatchObject({ paid: 60 });
    expect((await records.payments(officer, fundPaymentQuery.parse({ fundId }))).items.map((p) => p.amount)).toEqual([60]);
  });

  it('given projects planned at the same moment, then together they are never above the fund', async () => {
    const fund = await open({ amount: 250 });
    const results = await Promise.allSettled([1, 2, 3].map(() => plan(fund.id)));
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(2);
    expect(await records.fund(officer, fund.id)).toMatchObject({ amount: 250, budgeted: 200 });
    const [last] = (await records.projects(officer, fundProjectQuery.parse({ fundId: fund.id }))).items as [FundProject];
    expect(await codeOf(projects.change(officer, last.id, 1, { budget: 151 }))).toBe('fund.over_total');
    expect(await projects.change(officer, last.id, 1, { budget: 150, name: '新名称' })).toMatchObject({ budget: 150, name: '新名称' });
    await projects.withdraw(officer, last.id, 2, '并入其他项目');
    expect(await records.fund(officer, fund.id)).toMatchObject({ budgeted: 100 });
    await expect(kit.db.admin.query('update responsibility.fund set budgeted = amount + 1 where id = $1', [fund.id])).rejects.toThrow('check constraint');
  });

  it('given an adjustment, when another person approves it, then the budgets change, and not before', async () => {
    const fund = await open({ amount: 200 });
    const [from, to] = [await allotted(fund.id), await allotted(fund.id)];
    await payments.pay(officer, from.id, 2, await body(40));
    const asked = await ask(fund.id, { fromProjectId: from.id, toProjectId: to.id });
    expect(asked).toMatchObject({ status: 'requested', fromProjectName: '隐患排查服务', allowedActions: [] });
    expect((await project(to.id)).budget).toBe(100);
    const admin = kit.pingshan.as('district-admin');
    const own = await adjustments.request(admin, fund.id, requestFundAdjustmentBody.parse({ kind: 'raise', amount: 1, reason: '追加' }));
    expect(await codeOf(adjustments.approve(admin, own.id, 1, '同意'))).toBe('fund-adjustment.same_person');
    expect(await codeOf(adjustments.refuse(admin, own.id, 1, '不同意'))).toBe('fund-adjustment.same_person');
    await expect(kit.db.admin.query("update responsibility.fund_adjustment set status = 'approved', decided_by = requested_by where id = $1", [own.id])).rejects.toThrow('check constraint');
    expect(await adjustments.refuse(leader, own.id, 1, '不同意')).toMatchObject({ status: 'refused', decision: '不同意' });
    expect(await adjustments.approve(leader, asked.id, 1, '同意')).toMatchObject({ status: 'approved', decidedBy: { id: leader.actor.id } });
    expect([(await project(from.id)).budget, (await project(to.id)).budget, (await records.fund(officer, fund.id)).budgeted]).toEqual([50, 150, 200]);
    // Paid up to the budget as it is now, and no further.
    await payments.pay(officer, to.id, (await project(to.id)).version, await body(150));
    expect(await codeOf(payments.pay(officer, from.id, (await project(from.id)).version, await body(11)))).toBe('fund-project.over_budget');
    const tooMuch = await ask(fund.id, { fromProjectId: from.id, toProjectId: to.id, amount: 11 });
    expect(await codeOf(adjustments.approve(leader, tooMuch.id, 1, '同意'))).toBe('fund-adjustment.below_paid');
    expect(await records.adjustment(leader, tooMuch.id)).toMatchObject({ status: 'requested', allowedActions: ['approve', 'refuse'] });
  });

  it('given a raise or a cut of the whole, then the fund changes with it, and stays above its projects', async () => {
    const fund = await open({ amount: 100 });
    const { id } = await allotted(fund.id);
    const decide = async (more: object) => adjustments.approve(leader, (await ask(fund.id, more)).id, 1, '同意');
    await decide({ kind: 'raise', toProjectId: id, amount: 20 });
    expect([(await project(id)).budget, await records.fund(officer, fund.id)]).toMatchObject([120, { amount: 120, budgeted: 120 }]);
    expect(await codeOf(decide({ kind: 'lower', amount: 1 }))).toBe('fund.over_total');
    expect(await codeOf(decide({ kind: 'transfer', toProjectId: id, amount: 1 }))).toBe('fund.over_total');
    await decide({ kind: 'lower', fromProjectId: id, amount: 70 });
    await decide({ kind: 'raise', amount: 10 });
    expect([(await project(id)).budget, await records.fund(officer, fund.id)]).toMatchObject([50, { amount: 60, budgeted: 50 }]);
    expect((await records.adjustments(officer, fundAdjustmentQuery.parse({ fundId: fund.id, status: 'approved' }))).items).toHaveLength(3);
    expect(await codeOf(ask(fund.id, { fromProjectId: id }).then((a) => adjustments.approve(leader, a.id, 2, '同意')))).toBe('request.stale');
    const elsewhere = await allotted((await open()).id);
    expect(await codeOf(ask(fund.id, { fromProjectId: elsewhere.id }))).toBe('fund-adjustment.unknown_project');
  });

  it('given payments and plans, then progress and who is behind come out, and each number leads to its rows', async () => {
    const fund = await open();
    const empty = await figures.of(officer, fund.id);
    expect(empty.total).toMatchObject({ projects: 0, behind: 0, progress: { paid: 0, budget: 0, rate: null } });
    // All of it by the end of January, and nothing before December's last day.
    const late = await allotted(fund.id, { plan: [1, ...Array<number>(11).fill(0)] });
    const early = await allotted((await open({ year: year + 1 })).id);
    const good = await allotted(fund.id, { unitId: other, budget: 300, plan: [3, ...Array<number>(11).fill(0)] });
    await plan(fund.id, { unitId: other });
    await payments.pay(officer, good.id, 2, await body(300));
    const found = await figures.of(officer, fund.id);
    expect(found).toMatchObject({ amount: 1000, notBudgeted: 500, total: { projects: 2, behind: 1, progress: { paid: 300, budget: 400, rate: 0.75 } } });
    expect(found.units.map((u) => [u.unitName, u.projects, u.behind, u.progress.rate]).sort()).toEqual([['危化科', 1, 0, 1], ['安全生产综合科', 1, 1, 0]].sort());
    for (const sum of [found.total, ...found.units]) {
      const rows = (await records.projects(officer, fundProjectQuery.parse(sum.filter))).items;
      expect([rows.length, rows.reduce((n, p) => n + p.paid, 0), rows.reduce((n, p) => n + p.budget, 0), rows.reduce((n, p) => n + p.expected, 0)]).toEqual([sum.projects, sum.progress.paid, sum.progress.budget, sum.expected]);
      expect((await records.projects(officer, fundProjectQuery.parse(sum.behindFilter))).items).toHaveLength(sum.behind);
      expect((await records.payments(officer, fundPaymentQuery.parse(sum.paidFilter))).items.reduce((n, p) => n + p.amount, 0)).toBe(sum.progress.paid);
    }
    const all = (await records.projects(officer, fundProjectQuery.parse({ limit: 200 }))).items;
    const behind = (await records.projects(officer, fundProjectQuery.parse({ limit: 200, behind: 'true' }))).items;
    expect(behind.map((p) => p.id)).toEqual(all.filter((p) => p.behind).map((p) => p.id));
    expect(behind.map((p) => p.id)).toContain(late.id);
    expect(behind.map((p) => p.id)).not.toContain(early.id);
  });

  it('given a reminder and a bulletin, then they keep their numbers, whatever is paid afterwards, and go out once a week and a month', async () => {
    const fund = await open();
    const late = await allotted(fund.id, { plan: [1, ...Array<number>(11).fill(0)] });
    const done = await allotted(fund.id, { budget: 50 });
    await payments.pay(officer, done.id, 2, await body(50));
    const issue = (kind: string) => bulletins.issue(officer, fund.id, issueFundBulletinBody.parse({ kind }));
    const weekly = await issue('weekly');
    expect(weekly.content).toMatchObject({ progress: { paid: 50, budget: 150 }, behind: 1, rows: [{ projectId: late.id, behind: true }] });
    expect((await issue('monthly')).content.rows.map((r) => r.projectId)).toEqual([late.id, done.id]);
    expect(await codeOf(issue('weekly'))).toBe('fund-bulletin.issued_already');
    await payments.pay(officer, late.id, 2, await body(100));
    expect(await records.bulletin(officer, weekly.id)).toEqual(weekly);
    expect((await records.bulletins(officer, fundBulletinQuery.parse({ fundId: fund.id }))).items.map((b) => b.kind)).toEqual(['monthly', 'weekly']);
    const told = await kit.db.admin.query<{ data: { data: { behindUnitIds: string[] } } }>("select data from responsibility.outbox where subject = $1", [`fund_bulletins/${weekly.id}`]);
    expect(JSON.stringify(told.rows)).toContain(unitId);
  });

  it('given an officer of the unit that spends, another street and another district, then each sees what is his', async () => {
    const fund = await open();
    const { id } = await allotted(fund.id, { unitId: streetUnit });
    const payment = await payments.pay(officer, id, 2, await body(10));
    const his = kit.pingshan.holding([{ role: 'street-officer', unitId: streetUnit, divisionPrefix: '440310001' }], streetUnit);
    expect((await records.projects(his, fundProjectQuery.parse({}))).items.map((p) => p.id)).toEqual([id]);
    expect(await records.payment(his, payment.id)).toMatchObject({ amount: 10, allowedActions: [] });
    expect(await codeOf(payments.pay(his, id, 3, await body(1, {}, his)))).toBe('fund-project.out_of_scope');
    for (const ctx of [kit.pingshan.as('street-officer', '440310003'), kit.binjiang.as('district-admin')]) {
      expect((await records.projects(ctx, fundProjectQuery.parse({}))).items).toEqual([]);
      expect((await records.payments(ctx, fundPaymentQuery.parse({}))).items).toEqual([]);
      expect((await records.funds(ctx, fundQuery.parse({}))).items).toEqual([]);
      expect((await records.adjustments(ctx, fundAdjustmentQuery.parse({}))).items).toEqual([]);
      expect(await codeOf(records.project(ctx, id))).toBe('request.not_found');
      expect(await codeOf(records.payment(ctx, payment.id))).toBe('request.not_found');
      expect(await codeOf(figures.of(ctx, fund.id))).toBe('request.not_found');
      expect(await codeOf(payments.pay(ctx, id, 3, await body(1, {}, ctx)))).toBe('request.not_found');
      expect(await codeOf(payments.reverse(ctx, payment.id, 1, '冲销'))).toBe('request.not_found');
      expect(await codeOf(bulletins.issue(ctx, fund.id, issueFundBulletinBody.parse({ kind: 'weekly' })))).toBe('request.not_found');
    }
    expect(await codeOf(plan(fund.id, {}, kit.binjiang.as('section-officer')))).toBe('request.not_found');
    expect(await codeOf(open({ divisionCode: '440310003' }, kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: '440310001' }])))).toBe('fund.out_of_scope');
  });

  it('given a street that may manage its own funds, then it plans, adjusts and issues nothing in the district\'s', async () => {
    const fund = await open();
    const local = kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: '440310001' }], streetUnit);
    // The project is his unit's, and would be in his reach.
    expect(await codeOf(plan(fund.id, { unitId: streetUnit }, local))).toBe('request.not_found');
    const reader = kit.pingshan.holding([{ role: 'section-officer', unitId: null, divisionPrefix: '440310001' }, { role: 'leader', unitId: null, divisionPrefix: null }], streetUnit);
    expect(await codeOf(plan(fund.id, { unitId: streetUnit }, reader))).toBe('request.forbidden');
    const own = await open({ divisionCode: '440310001' }, local);
    expect(await plan(own.id, { unitId: streetUnit }, local)).toMatchObject({ divisionCode: '440310001000', fundId: own.id });
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['a unit of nobody', async () => plan((await open()).id, { unitId: newId() }), 'fund-project.unknown_unit'],
    ['a plan of nothing', async () => plan((await open()).id, { plan: Array<number>(12).fill(0) }), 'fund-project.plan'],
    ['a division of another district', () => open({ divisionCode: '330108' }), 'fund.unknown_division'],
    ['a day to come', async () => payments.pay(officer, (await allotted((await open()).id)).id, 2, await body(1, { paidOn: `${year + 1}-01-01` })), 'fund-project.day'],
    ['a voucher of nobody', async () => payments.pay(officer, (await allotted((await open()).id)).id, 2, await body(1, { fileId: newId() })), 'fund-project.unknown_file'],
    ['parties that do not fit', async () => ask((await open()).id, { kind: 'transfer' }), 'fund-adjustment.parties'],
  ])('given %s, then it is refused', async (_, of, code) => {
    expect(await codeOf(of())).toBe(code);
  });
});
