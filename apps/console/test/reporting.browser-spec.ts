import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { takeStep } from './lists.kit';
import { allottedProject, paidFrom, PICTURE, today } from './means.kit';
import { compiledMonth, counteredShortcoming, issuedMonth, issuedPeriod, longAgo, reportedTarget, thisMonthCompiled, verifiedHonour } from './reporting.kit';

const c = theConsole();
const base = '440310';
const pathOf = (url: string): string => new URL(url).pathname.replace(`/${base}`, '');
const certificate = { name: '证书.png', mimeType: 'image/png', buffer: PICTURE };

describe('reports, targets, honours and shortcomings', () => {
  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const { issued, correction } = await issuedMonth(c);
    const target = await reportedTarget(c, ownTitle('开展安全培训'));
    const honour = await verifiedHonour(c, ownTitle('先进集体'));
    const shortcoming = await counteredShortcoming(c, issued.id, target.id);
    const { page, open } = await c.signInAs(base, 'admin', look);
    const pages = [
      ['/report-periods', 'periods'], [`/report-periods/${issued.id}`, 'period'], [`/report-periods/${correction.id}`, 'correction'], ['/targets', 'targets'], [`/targets/${target.id}`, 'target'], ['/honours', 'honours'], [`/honours/${honour.id}`, 'honour'],
      ['/shortcomings', 'shortcomings'], [`/shortcomings/new?reportPeriodId=${issued.id}`, 'new-shortcoming'], [`/shortcomings/${shortcoming.id}`, 'shortcoming'],
    ] as const;
    for (const [path, what] of pages) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `reporting-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  });

  it('given a month that is over, when the section compiles it, another reviews, it is locked and a leader issues it, then it stays; a target that was set and reported is concluded by another', async () => {
    const period = longAgo();
    const section = await c.signInAs(base, 'section');
    await section.open('/report-periods');
    await button(section.page, '立项统计期').click();
    await drawer(section.page).getByLabel('期次').fill(period);
    await drawer(section.page).getByLabel('期次').press('Tab');
    await button(section.page, '立项', drawer(section.page)).click();
    await section.page.getByRole('heading', { level: 1, name: `${period} 月报` }).waitFor();
    await button(section.page, '汇总').click();
    await drawer(section.page).getByLabel('按语（数字没有说的）').fill('本月工作平稳');
    await button(section.page, '汇总', drawer(section.page)).click();
    await section.page.getByRole('region', { name: '指标' }).getByText('生产安全事故').first().waitFor();
    // Who compiled it does not review it.
    expect(await button(section.page, '审核').count()).toBe(0);
    const at = pathOf(section.page.url());

    const admin = await c.signInAs(base, 'admin');
    await admin.open(at);
    await button(admin.page, '审核').click();
    await drawer(admin.page).getByLabel('审核意见').fill('数字无误');
    await button(admin.page, '审核', drawer(admin.page)).click();
    await admin.page.getByText('已审核', { exact: true }).first().waitFor();

    await section.open(at);
    await button(section.page, '锁定').click();
    await button(section.page, '锁定', drawer(section.page)).click();
    await button(section.page, '与现在比对').click();
    await section.page.getByText(/^比对 \d+ 项指标/).waitFor();
    expect(await button(section.page, '签发通报').count()).toBe(0);
    const download = section.page.waitForEvent('download');
    await button(section.page, '下载统计表').click();
    await section.page.getByRole('menuitem', { name: 'CSV' }).click();
    expect((await download).suggestedFilename()).toBe(`${period} 月报.csv`);

    const leader = await c.signInAs(base, 'leader', { view: 'phone' });
    await leader.open(at);
    await button(leader.page, '签发通报').click();
    await drawer(leader.page).getByLabel('文号').fill('安委办〔2026〕9 号');
    await button(leader.page, '签发通报', drawer(leader.page)).click();
    await leader.page.getByText('安委办〔2026〕9 号').first().waitFor();
    await expectFits(leader.page);

    const name = ownTitle('开展安全培训');
    await section.open('/targets');
    await button(section.page, '设定目标').click();
    const form = drawer(section.page);
    await form.getByLabel('目标', { exact: true }).fill(name);
    await form.getByLabel('目标值', { exact: true }).fill('5000');
    await form.getByLabel('单位', { exact: true }).fill('人');
    await form.getByLabel('完成时限').fill(`${today().slice(0, 4)}-12-31`);
    await form.getByLabel('来源文件').fill('年度工作要点');
    await form.getByLabel('责任单位').click();
    await section.page.locator('.ant-select-tree-title', { hasText: '安全生产基础科' }).first().click();
    await button(section.page, '设定', form).click();
    await section.page.getByRole('heading', { level: 1, name }).waitFor();
    await button(section.page, '报进展').click();
    await drawer(section.page).getByLabel('完成数').fill('5200');
    await drawer(section.page).getByLabel('进展情况').fill('已培训五千二百人');
    await drawer(section.page).getByTestId('files').setInputFiles(certificate);
    await drawer(section.page).getByText('已上传').waitFor();
    await button(section.page, '报进展', drawer(section.page)).click();
    await section.page.getByText('已培训五千二百人').waitFor();
    await section.page.getByRole('button', { name: '附件 1' }).waitFor();
    expect(await button(section.page, '认定').count()).toBe(0);

    await admin.open(pathOf(section.page.url()));
    await button(admin.page, '认定').click();
    await drawer(admin.page).getByLabel('认定意见').fill('属实');
    await button(admin.page, '认定', drawer(admin.page)).click();
    await admin.page.getByText('已完成', { exact: true }).first().waitFor();
  });

  it('given a compiled month, when its shortcoming is written and met with a target, then another closes it; an honour counts once another has verified it', async () => {
    const { id, period } = await compiledMonth(c);
    const name = ownTitle('压降逾期任务');
    await reportedTarget(c, name);
    const [section, admin] = [await c.signInAs(base, 'section'), await c.signInAs(base, 'admin')];
    await section.open(`/report-periods/${id}`);
    await section.page.getByRole('link', { name: '写存在问题' }).click();
    await section.page.getByLabel('问题和不足').fill('部分单位任务按期完成率偏低');
    await button(section.page, '写入').click();
    await section.page.getByRole('heading', { level: 1, name: `${period} 存在问题` }).waitFor();
    await button(section.page, '定措施').click();
    await drawer(section.page).getByLabel('改进措施').fill('每周通报进度');
    await button(section.page, '定措施', drawer(section.page)).click();
    await drawer(section.page).getByText('措施须落实到任务或目标', { exact: true }).first().waitFor();
    await drawer(section.page).getByLabel('落实的目标').fill(name);
    await section.page.getByTitle(new RegExp(name)).first().click();
    await button(section.page, '定措施', drawer(section.page)).click();
    await section.page.getByRole('link', { name }).waitFor();
    expect(await button(section.page, '销号').count()).toBe(0);
    await admin.open(pathOf(section.page.url()));
    await button(admin.page, '销号').click();
    await drawer(admin.page).getByLabel('解决情况').fill('已无逾期');
    await button(admin.page, '销号', drawer(admin.page)).click();
    await admin.page.getByText('已解决', { exact: true }).first().waitFor();

    const title = ownTitle('先进集体');
    await section.open('/honours');
    await button(section.page, '登记').click();
    const form = drawer(section.page);
    await form.getByLabel('荣誉、经验名称').fill(title);
    await form.getByLabel('级别').click();
    await section.page.getByTitle('市级', { exact: true }).click();
    await form.getByLabel('授予日期').fill(today());
    await form.getByLabel('授予、推广单位').fill('市应急管理局');
    await form.getByLabel('获得者 1 名称').fill('区应急管理局');
    await form.getByTestId('files').setInputFiles(certificate);
    await form.getByText('已上传').waitFor();
    await button(section.page, '登记', form).click();
    await section.page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await button(section.page, '核实').count()).toBe(0);
    await admin.open(pathOf(section.page.url()));
    await button(admin.page, '核实').click();
    await drawer(admin.page).getByLabel('核实意见').fill('与文件一致');
    await button(admin.page, '核实', drawer(admin.page)).click();
    await admin.page.getByText('已核实', { exact: true }).first().waitFor();
    await admin.open('/honours');
    await admin.page.getByRole('link', { name: /^市级 · 集体 \d+$/ }).click();
    await admin.page.getByRole('link', { name: title }).first().waitFor();
  });

  it('given a compiled month, when another returns it, then it is compiled anew; one that was issued is corrected in an edition of its own', async () => {
    const [{ id }, issued] = [await compiledMonth(c), await issuedPeriod(c)];
    const [section, admin] = [await c.signInAs(base, 'section'), await c.signInAs(base, 'admin')];
    await admin.open(`/report-periods/${id}`);
    await takeStep(admin.page, '退回', { 退回原因: '漏报一个街道' });
    await admin.page.getByText('还没有汇总').waitFor();
    await section.open(`/report-periods/${id}`);
    await section.page.getByText('已退回：漏报一个街道').waitFor();
    await takeStep(section.page, '汇总');
    await section.page.getByRole('region', { name: '指标' }).waitFor();

    await section.open(`/report-periods/${issued.id}`);
    await takeStep(section.page, '更正', { 更正原因: '漏计一次会议' });
    await section.page.waitForURL((url) => pathOf(url.href) !== `/report-periods/${issued.id}`);
    await section.page.getByRole('link', { name: '上一版' }).click();
    await section.page.getByRole('link', { name: '更正正在办理' }).waitFor();
    await section.page.getByText('安委办〔2026〕9 号').first().waitFor();
    expect(await button(section.page, '更正').count()).toBe(0);
  });

  it('given an honour that was verified, when it is withdrawn, then why stays on its page', async () => {
    const honour = await verifiedHonour(c, ownTitle('先进集体'));
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/honours/${honour.id}`);
    await takeStep(page, '撤销', { 撤销原因: '授予单位已收回' });
    await page.getByText('已撤销', { exact: true }).first().waitFor();
    await page.getByText('授予单位已收回').waitFor();
    expect(await button(page, '撤销').count()).toBe(0);
  });

  it('given a fund of which half is paid, then the figure of the report of this month leads to its payments', async () => {
    const name = ownTitle('排查经费');
    const { project } = await allottedProject(c, name);
    await paidFrom(c, project);
    const { id } = await thisMonthCompiled(c);
    const { page, open } = await c.signInAs(base, 'leader');
    await open(`/report-periods/${id}`);
    const row = page.getByRole('row', { name: new RegExp(name) });
    await row.getByText('50.00 %').waitFor();
    await row.getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: '经费支付' }).waitFor();
    await page.getByRole('link', { name: /某检测公司/ }).first().waitFor();
    expect(await page.getByRole('link', { name: /某检测公司/ }).count()).toBe(1);
  });
});
