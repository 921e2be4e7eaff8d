import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { inDays, submittedRule } from './plan-rule.kit';

const c = theConsole();
const base = '440310';

describe('rules and standards in the making', () => {
  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const rule = await submittedRule(c, ownTitle('有限空间管理办法'));
    const { page, open } = await c.signInAs(base, 'admin', look);
    for (const [path, what] of [['/rule-makings', 'rules'], [`/rule-makings/${rule.id}`, 'rule']] as const) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `rule-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  });

  it('given what a unit submitted, when another reviews it and a leader records the deliberation, then it is published with the day on which it expires, and the figures lead there', async () => {
    const title = ownTitle('有限空间管理办法');
    const rule = await submittedRule(c, title);
    const section = await c.signInAs(base, 'section');
    await section.open(`/rule-makings/${rule.id}`);
    await section.page.getByText('收到 36 条，采纳 21 条').waitFor();
    // Who submitted it does not review it.
    expect(await button(section.page, '出具审查意见').count()).toBe(0);

    const admin = await c.signInAs(base, 'admin');
    await admin.open(`/rule-makings/${rule.id}`);
    await button(admin.page, '出具审查意见').click();
    const review = drawer(admin.page);
    await review.getByLabel('审查单位').click();
    // The drafting unit cannot be chosen.
    await admin.page.locator('.ant-select-tree-title').first().waitFor();
    expect(await admin.page.locator('.ant-select-tree-title', { hasText: /^安全生产基础科$/ }).count()).toBe(0);
    await admin.page.locator('.ant-select-tree-title').first().click();
    await review.getByLabel('审查通过').check();
    await review.getByLabel('审查、论证意见').fill('内容合法');
    await shot(admin.page, 'rule-review');
    await button(admin.page, '出具审查意见', review).click();
    await admin.page.getByText('内容合法').waitFor();

    const leader = await c.signInAs(base, 'leader');
    await leader.open(`/rule-makings/${rule.id}`);
    await button(leader.page, '登记审议结果').click();
    await drawer(leader.page).getByLabel('审议的会议').fill('局长办公会');
    await drawer(leader.page).getByLabel('审议通过').check();
    await button(leader.page, '登记审议结果', drawer(leader.page)).click();
    await leader.page.getByText(/登记审议结果：通过/).waitFor();

    await section.open(`/rule-makings/${rule.id}`);
    await button(section.page, '发布').click();
    await drawer(section.page).getByLabel('文号、标准号').fill('坪应急规〔2026〕1 号');
    await drawer(section.page).getByLabel('施行日期').fill(inDays(0));
    await button(section.page, '发布', drawer(section.page)).click();
    await drawer(section.page).getByText(/请填写有效期届满/).waitFor();
    await drawer(section.page).getByLabel(/有效期届满/).fill(inDays(365));
    await button(section.page, '发布', drawer(section.page)).click();
    await section.page.getByText('已施行', { exact: true }).first().waitFor();

    await section.open('/rule-makings?year=2026');
    await section.page.getByRole('link', { name: /^规范性文件 发布实施 \d+$/ }).click();
    await section.page.getByRole('link', { name: title }).first().waitFor();
  });
});
