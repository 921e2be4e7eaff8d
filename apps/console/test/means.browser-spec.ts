import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { allottedProject, askedAdjustment, communityOf, enterpriseOf, issuedBulletin, paidFrom, PICTURE, placesOf, publishedStandard, selfChecked, today } from './means.kit';

const c = theConsole();
const base = '440310';

describe('funds, standards of bodies and mechanisms', () => {
  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const name = ownTitle('经费');
    const { fund, project } = await allottedProject(c, name);
    const payment = await paidFrom(c, project);
    const [adjustment, bulletin] = [await askedAdjustment(c, fund, project), await issuedBulletin(c, fund)];
    const standard = await publishedStandard(c, `${name} 六有`);
    const assessment = await selfChecked(c, standard, (await communityOf(c)).code);
    const { template, records } = await placesOf(c, `${name}“两个一”`, [`${name} 甲工地`, `${name} 乙工地`]);
    const { page, open } = await c.signInAs(base, 'admin', look);
    const pages = [
      ['/funds', 'funds'], [`/funds/${fund.id}`, 'fund'], [`/fund-projects?fundId=${fund.id}`, 'projects'], [`/fund-projects/${project.id}`, 'project'], ['/fund-payments', 'payments'], [`/fund-payments/${payment.id}`, 'payment'], ['/fund-adjustments', 'adjustments'],
      [`/fund-adjustments/${adjustment.id}`, 'adjustment'], ['/fund-bulletins', 'bulletins'], [`/fund-bulletins/${bulletin.id}`, 'bulletin'], ['/body-standards', 'standards'], [`/body-standards/${standard.id}`, 'standard'], ['/body-assessments', 'assessments'],
      [`/body-assessments/${assessment.id}`, 'assessment'], [`/body-assessments/new?standardId=${standard.id}`, 'self-check'], ['/mechanism-templates', 'templates'], [`/mechanism-templates/${template.id}`, 'template'], ['/mechanism-records', 'records'],
      [`/mechanism-records/${records[0]!.id}`, 'record'], ['/mechanism-records/import', 'import'],
    ] as const;
    for (const [path, what] of pages) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `means-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  });

  it('given a budget, when more is paid than is left, then the sum is refused; an adjustment that a leader approves makes room, and the progress leads to its payments', async () => {
    const name = ownTitle('排查经费');
    const { fund, project } = await allottedProject(c, name);
    const section = await c.signInAs(base, 'section');
    await section.open(`/fund-projects/${project.id}`);
    const pay = async (): Promise<void> => {
      await button(section.page, '支付').click();
      await drawer(section.page).getByText('100.00 元').or(drawer(section.page).getByText('150.00 元')).first().waitFor();
      await drawer(section.page).getByLabel('支付金额').fill('120.50');
      await drawer(section.page).getByLabel('收款单位').fill('某检测公司');
      await drawer(section.page).getByLabel('用途').fill('隐患排查');
      await drawer(section.page).getByTestId('files').setInputFiles({ name: '凭证.png', mimeType: 'image/png', buffer: PICTURE });
      await drawer(section.page).getByText('已上传').waitFor();
      await button(section.page, '支付', drawer(section.page)).click();
    };
    await pay();
    await drawer(section.page).getByText('支付 120.50 元将超过预算余额 100.00 元，还差 20.50 元，请先申请调整').first().waitFor();
    await shot(section.page, 'means-over-budget');
    await button(section.page, '取消', drawer(section.page)).click();
    await button(section.page, '申请调整').click();
    await drawer(section.page).getByLabel('调整金额').fill('50');
    await drawer(section.page).getByLabel('调整理由').fill('检测点增加');
    await button(section.page, '申请', drawer(section.page)).click();
    await section.page.getByText('待批准', { exact: true }).first().waitFor();
    expect(await button(section.page, '批准').count()).toBe(0);
    const at = new URL(section.page.url()).pathname.replace(`/${base}`, '');

    const leader = await c.signInAs(base, 'leader');
    await leader.open(at);
    await button(leader.page, '批准').click();
    await drawer(leader.page).getByLabel('审批意见').fill('同意');
    await button(leader.page, '批准', drawer(leader.page)).click();
    await leader.page.getByText('已批准', { exact: true }).first().waitFor();

    await section.open(`/fund-projects/${project.id}`);
    await pay();
    await section.page.getByText('29.50 元').first().waitFor();
    await section.open(`/funds/${fund.id}`);
    await section.page.getByRole('link', { name: '全部 已支付 120.50 元' }).click();
    await section.page.getByRole('heading', { level: 1, name: '经费支付' }).waitFor();
    await section.page.getByRole('link', { name: /某检测公司/ }).first().click();
    await section.page.getByRole('heading', { level: 1, name: '支付 120.50 元' }).waitFor();
  });

  it('given a community that checks itself on a phone, when another takes points off, then it is to rectify, and passes at the next try', async () => {
    const name = ownTitle('六有');
    const standard = await publishedStandard(c, name);
    const { code, name: community } = await communityOf(c);
    const own = await c.newPerson(base, 'community-officer', { divisionCode: code });
    const phone = await c.signInAs(base, own, { view: 'phone' });
    await phone.open(`/body-assessments/new?standardId=${standard.id}`);
    await phone.page.getByLabel('机构所在街道或社区').click();
    await phone.page.locator('.ant-select-tree-title', { hasText: community }).first().click();
    const points = phone.page.getByLabel('得分（最多 10）');
    await points.nth(0).fill('10');
    await points.nth(1).fill('8');
    await button(phone.page, '提交自评').click();
    await phone.page.getByText(/第 1 项得分须有佐证/).first().waitFor();
    await phone.page.getByLabel('佐证说明').nth(0).fill('挂牌照片');
    await phone.page.getByTestId('files').nth(0).setInputFiles({ name: '挂牌.png', mimeType: 'image/png', buffer: PICTURE });
    await phone.page.getByText('已上传').waitFor();
    await shot(phone.page, 'means-self-check-phone', { fullPage: true });
    await button(phone.page, '提交自评').click();
    await phone.page.getByText('已自评', { exact: true }).first().waitFor();
    expect(await button(phone.page, '初验').count()).toBe(0);
    const pathOf = (url: string): string => new URL(url).pathname.replace(`/${base}`, '');

    const section = await c.signInAs(base, 'section');
    await section.open(pathOf(phone.page.url()));
    await button(section.page, '初验').click();
    await drawer(section.page).getByLabel('扣分', { exact: true }).nth(1).fill('5');
    await drawer(section.page).getByLabel('扣分原因').nth(1).fill('只有一名专职人员');
    await drawer(section.page).getByText('低于达标分 15，需整改').waitFor();
    await drawer(section.page).getByLabel('初验意见').fill('人员不足');
    await shot(section.page, 'means-check');
    await button(section.page, '初验', drawer(section.page)).click();
    await section.page.getByText('待整改', { exact: true }).first().waitFor();

    await phone.open(pathOf(section.page.url()));
    await phone.page.getByText('只有一名专职人员').first().waitFor();
    await phone.page.getByRole('link', { name: '整改后再次自评' }).click();
    await phone.page.getByLabel('整改情况').fill('增配一名专职人员');
    await button(phone.page, '提交自评').click();
    await phone.page.getByText('第 2 次申报').waitFor();

    await section.open(pathOf(phone.page.url()));
    await button(section.page, '初验').click();
    await drawer(section.page).getByLabel('初验意见').fill('合格');
    await button(section.page, '初验', drawer(section.page)).click();
    await button(section.page, '登记市验收结果').click();
    await drawer(section.page).getByLabel('市验收意见').fill('达标');
    await button(section.page, '登记市验收结果', drawer(section.page)).click();
    await section.page.getByText('达标', { exact: true }).first().waitFor();
    await section.open(`/body-standards/${standard.id}`);
    await section.page.getByRole('link', { name: '社区达标 1' }).click();
    await section.page.getByRole('link', { name: community }).first().waitFor();
  });

  it('given two places of a mechanism, when one records all items and another person confirms, then the matrix shows one attained, and the number leads to it', async () => {
    const name = ownTitle('两个一');
    const { template, records } = await placesOf(c, name, [`${name} 甲工地`, `${name} 乙工地`]);
    const street = await c.signInAs(base, 'street1');
    await street.open(`/mechanism-records/${records[0]!.id}`);
    await button(street.page, '填报').click();
    for (const item of ['1. 一张清单 已落实', '2. 一次演练 已落实']) await drawer(street.page).getByLabel(item).check();
    for (const n of [0, 1]) await drawer(street.page).getByLabel('落实日期').nth(n).fill(today());
    await button(street.page, '填报', drawer(street.page)).click();
    await drawer(street.page).getByText('第 2 项落实须有佐证').first().waitFor();
    await drawer(street.page).getByLabel('佐证说明').nth(1).fill('演练记录');
    await button(street.page, '填报', drawer(street.page)).click();
    await street.page.getByText('待核查', { exact: true }).first().waitFor();
    expect(await button(street.page, '核查').count()).toBe(0);

    const { page, open } = await c.signInAs(base, 'section');
    await open(`/mechanism-records/${records[0]!.id}`);
    await button(page, '核查').click();
    await drawer(page).getByLabel('核查意见').fill('现场属实');
    await button(page, '核查', drawer(page)).click();
    await page.getByText('已核查', { exact: true }).first().waitFor();
    await open(`/mechanism-templates/${template.id}`);
    const row = (place: string) => page.getByRole('row', { name: new RegExp(place) });
    await row(`${name} 甲工地`).getByText('全部落实').waitFor();
    expect(await row(`${name} 甲工地`).getByLabel('已落实', { exact: true }).count()).toBe(2);
    await row(`${name} 乙工地`).getByText('0 / 2').waitFor();
    await page.getByText('（50.00 %）').first().waitFor();
    await shot(page, 'means-matrix', { fullPage: true });
    await page.getByRole('link', { name: '全部落实 1' }).click();
    await page.getByRole('link', { name: `${name} 甲工地` }).waitFor();
    expect(await page.getByRole('link', { name: `${name} 乙工地` }).count()).toBe(0);
  });

  it('given an enterprise listed with the unit of its account, when its owner records on a phone what his desk owes him, then another returns it, and he sees why', async () => {
    const name = ownTitle('主体责任');
    const { record, template } = await enterpriseOf(c, name);
    const owner = await c.signInAs(base, 'owner', { view: 'phone' });
    await owner.open('');
    await owner.page.getByRole('link', { name: `${name} · ${name} 示例电子` }).click();
    expect([await button(owner.page, '指定账号单位').count(), await button(owner.page, '核查').count()]).toEqual([0, 0]);
    await button(owner.page, '填报').click();
    await drawer(owner.page).getByLabel('1. 安全员 已落实').check();
    await drawer(owner.page).getByLabel('落实日期').fill(today());
    await drawer(owner.page).getByLabel('数量（人）').fill('12');
    await expectFits(owner.page);
    await button(owner.page, '填报', drawer(owner.page)).click();
    await owner.page.getByText('待核查', { exact: true }).first().waitFor();

    const section = await c.signInAs(base, 'section');
    await section.open(`/mechanism-records/${record.id}`);
    await section.page.getByText('示例电子有限公司').first().waitFor();
    await button(section.page, '核查').click();
    await drawer(section.page).getByLabel('退回').check();
    await drawer(section.page).getByLabel('核查意见').fill('缺花名册');
    await button(section.page, '核查', drawer(section.page)).click();
    await section.page.getByText('已退回', { exact: true }).first().waitFor();
    await section.open(`/mechanism-templates/${template.id}`);
    await section.page.getByRole('link', { name: '安全员 的数量 12' }).click();
    await section.page.getByRole('link', { name: `${name} 示例电子` }).waitFor();
    await owner.open('/mechanism-records');
    await owner.page.getByRole('link', { name: `${name} 示例电子` }).click();
    await owner.page.getByText('缺花名册').waitFor();
    await expectAccessible(owner.page);
    await shot(owner.page, 'means-owner-record', { fullPage: true });
  });

  it('given a file of places with a row that is wrong, then the good one is listed and the bad one given back', async () => {
    const name = ownTitle('导入机制');
    await placesOf(c, name, []);
    const { code } = await communityOf(c);
    const { page, open } = await c.signInAs(base, 'section');
    await open('/mechanism-records/import');
    const lines = ['机制,名称,所在区划', `${name},${name} 工地,${code}`, `${name},${name} 错的,没有的社区`].join('\r\n');
    await page.locator('input[type=file]').setInputFiles({ name: '场所.csv', mimeType: 'text/csv', buffer: Buffer.from(lines) });
    await button(page, '检查').click();
    await page.getByText('1 行可以导入，1 行有误').waitFor();
    await page.getByRole('button', { name: '导入 1 行' }).click();
    await page.getByText('导入 1 条，1 行被拒').waitFor();
    await page.getByRole('link', { name: '到机制落实' }).click();
    await page.getByRole('link', { name: `${name} 工地` }).first().waitFor();
  });
});
