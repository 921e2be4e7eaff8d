import { proposeRewardBody, publicReportQuery, reportRewardQuery, rewardFiguresQuery, type ReportReward, type SubmitReportBody, acceptReportBody, payRewardBody } from '@anlan/contracts/enforcement';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { codeOf } from '@anlan/platform/testing';
import { enforcementKit, type EnforcementKit, type TestTenant } from '../../test/enforcement-kit';

describe('rewards of public reports', () => {
  let kit: EnforcementKit;
  let street: TenantContext;
  let officer: TenantContext;
  let leader: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    [street, officer, leader] = [kit.pingshan.as('street-officer', '440310001'), kit.pingshan.as('section-officer'), kit.pingshan.as('leader')];
  });
  afterAll(() => kit.close());

  const submitted = async (more: Partial<SubmitReportBody> = {}, tenant: TestTenant = kit.pingshan) => {
    const receipt = await kit.intake.submit(tenant.everybody, { what: '夜间违规动火，领班指使', where: '三楼', divisionCode: tenant === kit.pingshan ? '440310001000' : '330108001000', ...more });
    const [report] = (await kit.reportList.page(tenant.as('district-admin'), publicReportQuery.parse({ q: receipt.receiptNumber }))).items;
    return { ...receipt, id: report?.id as string };
  };
  const accept = (id: string, more: object = {}, ctx = street) => kit.reports.accept(ctx, id, 1, acceptReportBody.parse({ title: '违规动火', description: '三楼动火作业无审批', ...more }));
  const verified = async (more: Partial<SubmitReportBody> = {}, hazard: object = {}) => {
    const report = await submitted(more);
    await accept(report.id, hazard);
    await kit.reports.verify(street, report.id, 2, { result: 'verified', note: '现场核实' });
    return report;
  };
  const propose = (id: string, amount = 50_000, ctx = street): Promise<ReportReward> => kit.rewards.propose(ctx, id, proposeRewardBody.parse({ amount, basisNote: '本区举报奖励办法' }));
  const follow = (r: { receiptNumber: string; followCode: string }) => kit.intake.follow(kit.pingshan.everybody, r.receiptNumber, r.followCode);

  it('given a report that is true, when a reward is approved by another, then its reporter reads it by the code, and by the code alone it is paid', async () => {
    const report = await submitted();
    expect(await codeOf(propose(report.id))).toBe('report-reward.not_accepted');
    await accept(report.id);
    expect(await codeOf(propose(report.id))).toBe('report-reward.not_verified');
    await kit.reports.verify(street, report.id, 2, { result: 'verified', note: null });
    expect(await follow(report)).toMatchObject({ verification: 'verified', reward: null });
    const proposed = await propose(report.id);
    expect(proposed).toMatchObject({ status: 'proposed', amount: 50_000, cap: 50_000, employee: false, level: 'general', allowedActions: [] });
    expect(await codeOf(propose(report.id))).toBe('report-reward.rewarded');
    expect(await codeOf(kit.reports.verify(street, report.id, 3, { result: 'unfounded', note: null }))).toBe('public-report.rewarded');
    expect(await codeOf(kit.rewards.approve(street, proposed.id, 1))).toBe('report-reward.out_of_scope');
    expect((await follow(report)).reward).toBeNull();
    expect(await codeOf(kit.rewards.pay(street, proposed.id, 1, payRewardBody.parse({ followCode: report.followCode })))).toBe('report-reward.action_not_allowed');
    const approved = await kit.rewards.approve(leader, proposed.id, 1, '同意');
    expect(approved).toMatchObject({ status: 'approved', decidedBy: { id: leader.actor.id }, decision: '同意' });
    expect((await follow(report)).reward).toMatchObject({ state: 'waiting', amount: 50_000, collectUntil: approved.collectUntil, how: expect.stringContaining('查询码') });
    const another = await submitted();
    expect(await codeOf(kit.rewards.pay(street, proposed.id, 2, payRewardBody.parse({ followCode: another.followCode })))).toBe('report-reward.wrong_code');
    expect(await kit.rewards.pay(street, proposed.id, 2, payRewardBody.parse({ followCode: report.followCode.toLowerCase(), note: '现金' }))).toMatchObject({ status: 'paid', paidOn: shanghaiDay(new Date()), paidNote: '现金' });
    expect((await follow(report)).reward).toMatchObject({ state: 'paid' });
    const { rows } = await kit.db.admin.query<{ type: string; data: unknown }>('select type, data from enforcement.outbox where subject = $1 order by seq', [`report_rewards/${proposed.id}`]);
    expect(rows.map((r) => r.type.split('.')[3])).toEqual(['proposed', 'approved', 'paid']);
    expect(JSON.stringify(rows)).not.toContain(report.followCode);
  });

  it('given who proposed it, then he decides neither way; refused with its reason, another may be proposed', async () => {
    const report = await verified();
    const mine = await propose(report.id, 10_000, officer);
    for (const decide of [() => kit.rewards.approve(officer, mine.id, 1), () => kit.rewards.refuse(officer, mine.id, 1, '不')]) expect(await codeOf(decide())).toBe('report-reward.same_person');
    expect(await kit.rewards.refuse(leader, mine.id, 1, '情节轻微')).toMatchObject({ status: 'refused', decision: '情节轻微' });
    expect((await follow(report)).reward).toBeNull();
    expect(await propose(report.id, 10_000)).toMatchObject({ status: 'proposed' });
  });

  it('given a term that is over, then it is not paid any more', async () => {
    const report = await verified();
    const { id } = await propose(report.id);
    await kit.rewards.approve(leader, id, 1);
    await kit.db.admin.query("update enforcement.report_reward set collect_until = '2020-01-01' where id = $1", [id]);
    expect(await codeOf(kit.rewards.pay(street, id, 2, payRewardBody.parse({ followCode: report.followCode })))).toBe('report-reward.too_late');
  });

  it('given caps, then an amount above the cap of its level is refused; an employee\'s cap is higher', async () => {
    expect(await codeOf(propose((await verified()).id, 50_001))).toBe('report-reward.above_cap');
    expect(await propose((await verified({}, { level: 'major' })).id, 30_000_000)).toMatchObject({ level: 'major', cap: 30_000_000 });
    expect(await propose((await verified({ employee: true })).id, 60_000)).toMatchObject({ employee: true, cap: 60_000 });
    expect(await codeOf(propose((await verified({ employee: true })).id, 60_001))).toBe('report-reward.above_cap');
  });

  it('given an employee\'s report, then not even a letter of the name is shown, his words go into no hazard, and the district alone is shown who it is', async () => {
    const report = await submitted({ employee: true, reporter: { name: '欧阳无双', phone: '13812345678' }, position: { lng: 114.346, lat: 22.708, crs: 'GCJ02' } });
    await kit.db.admin.query('update enforcement.public_report set pictures = $2 where id = $1', [report.id, JSON.stringify([{ fileId: newId(), mediaType: 'image/png', bytes: 1 }])]);
    const seen = await kit.reportList.get(street, report.id);
    expect(seen).toMatchObject({ employee: true, named: true, reporterName: null, reporterPhone: null });
    expect(await codeOf(kit.reports.accept(street, report.id, 1, acceptReportBody.parse({ title: '违规动火' })))).toBe('public-report.own_words');
    expect(await codeOf(accept(report.id, { description: '举报：夜间违规动火， 领班指使。' }))).toBe('public-report.same_words');
    expect(await codeOf(accept(report.id, { title: '夜间违规动火，领班指使' }))).toBe('public-report.same_words');
    const { hazard } = await accept(report.id);
    const { rows } = await kit.db.admin.query('select title, description, lng, evidence from enforcement.hazard where id = $1', [hazard?.id]);
    // From where it was seen, and when, tells who saw it: neither the spot nor the pictures go along.
    expect(rows).toEqual([{ title: '违规动火', description: '三楼动火作业无审批', lng: null, evidence: [] }]);
    const near = kit.pingshan.holding([{ role: 'duty-officer', unitId: null, divisionPrefix: '440310001' }]);
    expect(await codeOf(kit.reports.reveal(near, report.id, '核实情况'))).toBe('request.forbidden');
    expect(await kit.reports.reveal(kit.pingshan.as('duty-officer'), report.id, '核实情况')).toMatchObject({ reporterName: '欧阳无双', reporterPhone: '13812345678' });
    const told = await kit.db.admin.query<{ data: object }>('select data from enforcement.outbox where subject = $1', [`public_reports/${report.id}`]);
    expect(JSON.stringify(told.rows)).not.toMatch(/employee|欧阳/);
    const other = await submitted({ reporter: { name: '张三', phone: '13812345678' } });
    expect(await kit.reports.reveal(near, other.id, '核实情况')).toMatchObject({ reporterName: '张三' });
  });

  it('given a district, then 核实率 is verified ÷ accepted, and what was paid adds up; another sees none of it', async () => {
    const [boss, chief, head] = [kit.binjiang.as('district-admin'), kit.binjiang.as('section-officer'), kit.binjiang.as('leader')];
    const figures = () => kit.rewardRecords.figures(boss, rewardFiguresQuery.parse({}));
    expect(await figures()).toMatchObject({ received: 0, rate: '—', paid: 0 });
    const reports = [await submitted({}, kit.binjiang), await submitted({}, kit.binjiang), await submitted({}, kit.binjiang), await submitted({}, kit.binjiang)];
    for (const { id } of reports.slice(0, 3)) await accept(id, {}, boss);
    for (const [i, result] of (['verified', 'verified', 'unfounded'] as const).entries()) await kit.reports.verify(boss, reports[i]?.id as string, 2, { result, note: null });
    const [one, two] = reports as [(typeof reports)[number], (typeof reports)[number]];
    const first = await propose(one.id, 30_000, boss);
    await kit.rewards.approve(head, first.id, 1);
    await kit.rewards.pay(chief, first.id, 2, payRewardBody.parse({ followCode: one.followCode }));
    await kit.rewards.approve(head, (await propose(two.id, 20_000, boss)).id, 1);
    expect(await figures()).toMatchObject({ received: 4, accepted: 3, verified: 2, unfounded: 1, rate: '66.67 %', waiting: 20_000, paid: 30_000, items: [{ status: 'approved', count: 1, amount: 20_000 }, { status: 'paid', count: 1, amount: 30_000 }] });
    for (const { filter, count } of (await figures()).items) expect((await kit.rewardRecords.page(boss, reportRewardQuery.parse(filter))).items).toHaveLength(count);
    expect(await codeOf(kit.rewardRecords.get(officer, first.id))).toBe('request.not_found');
    expect(await codeOf(kit.rewards.approve(officer, first.id, 3))).toBe('request.not_found');
    expect(await codeOf(propose(one.id, 1, officer))).toBe('request.not_found');
    const elsewhere = kit.pingshan.as('street-officer', '440310003');
    await propose((await verified()).id);
    expect((await kit.rewardRecords.page(elsewhere, reportRewardQuery.parse({}))).items).toEqual([]);
    expect(await codeOf(propose((await verified()).id, 1, elsewhere))).toBe('request.not_found');
  });
});
