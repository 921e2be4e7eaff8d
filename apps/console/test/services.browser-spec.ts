import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { openPublicPage, setPublicPage, untilPublicPage } from './public.kit';
import { agencyCheck, heldGrade, madeExpert, runningContract, verifiedReport } from './services.kit';
import { registeredSubject } from './subject.kit';

const c = theConsole();
const base = '440310';

describe('experts, services, standardisation and rewards', () => {
  beforeAll(async () => {
    await openPublicPage(c);
    await untilPublicPage(c);
  });
  afterAll(() => setPublicPage(c, {}));

  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const name = ownTitle('服务');
    const expert = await madeExpert(c, `${name}研究院`);
    const contract = await runningContract(c, name);
    await agencyCheck(c, await registeredSubject(c, name), contract.id, expert.id, ['配电箱无盖']);
    const { subject, grade } = await heldGrade(c, `${name}达标企业`, 20);
    const report = await verifiedReport(c, `${name} 通道堵塞`);
    const { page, open } = await c.signInAs(base, 'admin', look);
    const pages = [
      ['/experts', 'experts'], [`/experts/${expert.id}`, 'expert'], ['/expert-tasks', 'tasks'], ['/service-contracts', 'contracts'], [`/service-contracts/${contract.id}`, 'contract'], ['/standardisations', 'grades'],
      [`/standardisations/${grade.id}`, 'grade'], [`/subjects/${subject.id}`, 'subject'], ['/report-rewards', 'rewards'], [`/public-reports/${report.id}`, 'report'], ['/checks/new?kind=agency', 'check-new'],
    ] as const;
    for (const [path, what] of pages) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `services-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  });

  it('given a contract, when an agency\'s check found hazards under it, then the numbers lead to the check and its hazards, and another person accepts the report', async () => {
    const name = ownTitle('排查服务');
    const expert = await madeExpert(c, `${name}研究院`);
    const contract = await runningContract(c, name);
    const subject = await registeredSubject(c, name);
    await agencyCheck(c, subject, contract.id, expert.id, [`${name} 甲`, `${name} 乙`]);
    const section = await c.signInAs(base, 'section');
    await section.open('/service-contracts');
    await section.page.getByRole('link', { name: `${name}公司 隐患 2` }).click();
    await section.page.getByRole('link', { name: `${name} 甲` }).first().waitFor();
    await section.open('/service-contracts');
    await section.page.getByRole('link', { name: `${name}公司 检查 1` }).click();
    await section.page.getByText(name, { exact: true }).first().waitFor();
    await section.open(`/service-contracts/${contract.id}`);
    await button(section.page, '提交报告').click();
    await drawer(section.page).getByLabel('服务报告').fill('排查 1 家，发现隐患 2 条');
    await button(section.page, '提交报告', drawer(section.page)).click();
    await section.page.getByText('已报告', { exact: true }).first().waitFor();
    expect(await button(section.page, '验收').count()).toBe(0);

    const { page, open } = await c.signInAs(base, 'admin');
    await open(`/service-contracts/${contract.id}`);
    await button(page, '验收').click();
    await drawer(page).getByLabel('验收意见').fill('合格');
    await button(page, '验收', drawer(page)).click();
    await page.getByText('已验收', { exact: true }).first().waitFor();
  });

  it('given an expert, when he is sent to his own enterprise, then it is refused; elsewhere he goes, and is paid in yuan', async () => {
    const name = ownTitle('会诊企业');
    const subject = await registeredSubject(c, name);
    const other = await registeredSubject(c, `${name}二厂`);
    const expert = await madeExpert(c, name);
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/experts/${expert.id}`);
    expect(await page.getByText('欧阳无双').count()).toBe(0);
    await button(page, '派出专家').click();
    const choose = async (wanted: string): Promise<void> => {
      await drawer(page).getByLabel('监管对象').fill(wanted);
      await page.locator('.ant-select-item-option', { hasText: `${wanted}（` }).click();
    };
    await choose(subject.name);
    await drawer(page).getByLabel('任务内容').fill('储罐会诊');
    await drawer(page).getByLabel('约定费用').fill('800.5');
    await button(page, '派出', drawer(page)).click();
    await drawer(page).getByText(/应当回避/).first().waitFor();
    await choose(other.name);
    await button(page, '派出', drawer(page)).click();
    await page.getByRole('heading', { level: 1, name: other.name }).waitFor();
    await page.getByText('800.50 元').waitFor();
    await button(page, '完成').click();
    await drawer(page).getByLabel('完成情况、专家意见').fill('建议停用 2 号储罐');
    await button(page, '完成', drawer(page)).click();
    await page.getByText('建议停用 2 号储罐').waitFor();
  });

  it('given a grade that ends soon, when the street applies again, then the former one stays until the new one is announced', async () => {
    const name = ownTitle('达标企业');
    const { subject, grade } = await heldGrade(c, name, 1060);
    const street = await c.signInAs(base, 'street1');
    await street.open(`/standardisations/${grade.id}`);
    await button(street.page, '申请复评').click();
    await button(street.page, '申请复评', drawer(street.page)).click();
    await street.page.getByRole('link', { name: '复评申请在办' }).click();
    await street.page.getByText('已申请', { exact: true }).first().waitFor();
    expect(await button(street.page, '登记评审结果').count()).toBe(0);
    const at = street.page.url();

    const { page, open } = await c.signInAs(base, 'section');
    await open(new URL(at).pathname.replace(`/${base}`, ''));
    await button(page, '登记评审结果').click();
    await drawer(page).getByLabel('评审单位').fill('某评审公司');
    await button(page, '登记评审结果', drawer(page)).click();
    await button(page, '公告').click();
    await drawer(page).getByLabel('证书编号').fill(`AQBⅢ-${name}`);
    await button(page, '公告', drawer(page)).click();
    await page.getByText('已公告', { exact: true }).first().waitFor();
    await open(`/standardisations/${grade.id}`);
    await page.getByText('已由复评取代', { exact: true }).first().waitFor();
    await open(`/subjects/${subject.id}`);
    await page.getByRole('link', { name: `AQBⅢ-${name}` }).waitFor();
  });

  it('given a report that is true, when a reward is proposed and approved, then its reporter reads of it on the public page, and is paid by the code', async () => {
    const report = await verifiedReport(c, ownTitle('通道堵塞'), { employee: true, reporter: { name: '欧阳无双', phone: '13812345678' } });
    const section = await c.signInAs(base, 'section');
    await section.open(`/public-reports/${report.id}`);
    await section.page.getByText('实名，从业人员，不公开').waitFor();
    await button(section.page, '提出奖励').click();
    await drawer(section.page).getByLabel('奖励金额').fill('500');
    await drawer(section.page).getByLabel('依据说明').fill('本区举报奖励办法第五条');
    await button(section.page, '提出', drawer(section.page)).click();
    await section.page.getByText('500.00 元').first().waitFor();
    const at = new URL(section.page.url()).pathname.replace(`/${base}`, '');
    expect(await button(section.page, '批准').count()).toBe(0);

    const leader = await c.signInAs(base, 'leader');
    await leader.open(at);
    await button(leader.page, '批准').click();
    await button(leader.page, '批准', drawer(leader.page)).click();
    await leader.page.getByText('待领取', { exact: true }).first().waitFor();

    const { page, open } = await c.guest({ view: 'phone' });
    await open(`/p/${base}/follow`);
    await page.getByRole('textbox', { name: '回执号' }).fill(report.receiptNumber);
    await page.getByLabel('查询码').fill(report.followCode);
    await button(page, '查询').click();
    await page.getByText('您有举报奖励 500.00 元 待领取').waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'services-reward-phone', { fullPage: true });

    await section.open(at);
    await button(section.page, '凭码发放').click();
    await drawer(section.page).getByLabel('查询码').fill('0000-0000-0000-0000');
    await button(section.page, '凭码发放', drawer(section.page)).click();
    await drawer(section.page).getByText(/查询码不是这件举报的/).first().waitFor();
    await drawer(section.page).getByLabel('查询码').fill(report.followCode);
    await button(section.page, '凭码发放', drawer(section.page)).click();
    await section.page.getByText('已发放', { exact: true }).first().waitFor();
  });
});
