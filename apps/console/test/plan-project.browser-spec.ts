import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { PICTURE } from './means.kit';
import { inDays, quarterNow, registeredPlan, reportedProject } from './plan-rule.kit';

const c = theConsole();
const base = '440310';
const pathOf = (url: string): string => new URL(url).pathname.replace(`/${base}`, '');

describe('five-year plans and their projects', () => {
  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const plan = await registeredPlan(c, ownTitle('应急管理规划'));
    const project = await reportedProject(c, plan.id, ownTitle('瞭望塔'));
    const { page, open } = await c.signInAs(base, 'admin', look);
    for (const [path, what] of [['/development-plans', 'plans'], [`/development-plans/${plan.id}`, 'plan'], [`/plan-projects?planId=${plan.id}&year=2026`, 'projects'], [`/plan-projects/${project.id}`, 'project']] as const) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `plan-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  });

  it('given a project, when it is started, reported on and adjusted by a leader\'s leave, then another than who reported finds it completed, and the figures lead there', async () => {
    const [name, title] = [ownTitle('森林防火规划'), ownTitle('瞭望塔')];
    const plan = await registeredPlan(c, name);
    const section = await c.signInAs(base, 'section');
    await section.open(`/plan-projects?planId=${plan.id}`);
    await button(section.page, '拟列项目').first().click();
    const form = drawer(section.page);
    await form.getByText(name).first().waitFor();
    await form.getByLabel('项目名称').fill(title);
    await form.getByLabel('牵头单位').click();
    await section.page.locator('.ant-select-tree-title', { hasText: '安全生产基础科' }).first().click();
    await form.getByLabel('开始').fill('2026-01-01');
    await form.getByLabel('完成时限').fill('2030-12-31');
    await form.getByLabel('投资').fill('5000000');
    await form.getByLabel('时限', { exact: true }).fill('2031-01-01');
    await form.getByLabel('目标', { exact: true }).fill('建成两座');
    await shot(section.page, 'plan-draft');
    await button(section.page, '拟列', form).click();
    // The server's word stands at the goal's own field.
    await form.getByText('年度目标的时限须在 2026-01-01 至 2030-12-31 之间').first().waitFor();
    await form.getByLabel('时限', { exact: true }).fill('2030-06-30');
    await button(section.page, '拟列', form).click();
    await section.page.getByRole('heading', { level: 1, name: title }).waitFor();
    await button(section.page, '启动').click();
    await button(section.page, '启动', drawer(section.page)).click();
    await button(section.page, '填季报').click();
    await drawer(section.page).getByLabel('累计进度').fill('40');
    await drawer(section.page).getByLabel('进展情况').fill('主体施工');
    await drawer(section.page).getByTestId('files').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: PICTURE });
    await drawer(section.page).getByText('已上传').waitFor();
    await button(section.page, '填季报', drawer(section.page)).click();
    await section.page.getByText(`${quarterNow()}：40 %`).waitFor();
    await button(section.page, '申请调整').click();
    await drawer(section.page).getByLabel('完成时限').fill('2031-12-31');
    await drawer(section.page).getByLabel('调整理由').fill('用地未落实');
    await button(section.page, '申请调整', drawer(section.page)).click();
    await section.page.getByText('申请调整（待审批）').waitFor();
    // Who asked does not decide, and who reported does not evaluate.
    for (const verb of ['审批调整', '中期评估', '终期评估']) expect(await button(section.page, verb).count()).toBe(0);
    const at = pathOf(section.page.url());

    const leader = await c.signInAs(base, 'leader');
    await leader.open(at);
    await button(leader.page, '审批调整').click();
    await drawer(leader.page).getByLabel('同意', { exact: true }).check();
    await drawer(leader.page).getByLabel('审批意见').fill('同意顺延');
    await button(leader.page, '审批调整', drawer(leader.page)).click();
    await leader.page.getByText('完成时限 2030-12-31 → 2031-12-31').waitFor();

    await section.open(at);
    await button(section.page, '报年度目标完成').click();
    await drawer(section.page).getByLabel('完成情况').fill('已验收');
    await button(section.page, '报年度目标完成', drawer(section.page)).click();
    await section.page.getByText(`${inDays(0)} 完成`).first().waitFor();

    const admin = await c.signInAs(base, 'admin');
    await admin.open(at);
    await button(admin.page, '终期评估').click();
    await drawer(admin.page).getByLabel('完成', { exact: true }).check();
    await drawer(admin.page).getByLabel('终期评估结论').fill('建成并投入使用');
    await button(admin.page, '终期评估', drawer(admin.page)).click();
    await admin.page.getByText('建成并投入使用').waitFor();
    await shot(admin.page, 'plan-completed', { fullPage: true });
    await admin.open(`/development-plans/${plan.id}`);
    await admin.page.getByRole('link', { name: '工程 已完成 1' }).click();
    await admin.page.getByRole('heading', { level: 1, name: '规划项目' }).waitFor();
    await admin.page.getByRole('link', { name: title }).first().waitFor();
  });
});
