import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { approvedPlan, draftPlan, DRAWS, madeDraw, PLANS, subjectsNamed, type DrawBody, type PlanBody } from './plan.kit';

const c = theConsole();
const base = '440310';

describe('yearly inspection plans and double-random draws', () => {
  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const name = ownTitle('年度计划');
    const { id } = await approvedPlan(c, name, await subjectsNamed(c, name, 2));
    const draw = await madeDraw(c, ownTitle('第二季度抽查'), ['freeze', 'draw']);
    const { page, open } = await c.signInAs(base, 'admin', look);
    const pages = [['/inspection-plans', 'plans'], [`/inspection-plans/${id}`, 'plan'], [`/inspection-plans/${id}?tab=figures`, 'plan-figures'], ['/draws', 'draws'], [`/draws/${draw.id}`, 'draw'], ['/draws/new', 'draw-new']] as const;
    for (const [path, what] of pages) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `plan-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  });

  it('given a draft, when subjects are put in by name and it is submitted, then somebody else approves it, and its figures lead to its subjects', async () => {
    const name = ownTitle('年度计划');
    const [first, second] = await subjectsNamed(c, name, 2);
    const { id } = await draftPlan(c, name, [first!]);
    const section = await c.signInAs(base, 'section');
    await section.open(`/inspection-plans/${id}`);
    await button(section.page, '逐家列入').click();
    await drawer(section.page).getByLabel('检查对象').fill(second!.name);
    await section.page.locator('.ant-select-item-option', { hasText: second!.name }).click();
    await drawer(section.page).locator('.ant-drawer-title').click();
    await drawer(section.page).getByLabel('计划月份').click();
    await section.page.locator('.ant-select-item-option').getByText('5 月', { exact: true }).click();
    await drawer(section.page).locator('.ant-drawer-title').click();
    await button(section.page, '列入', drawer(section.page)).click();
    await section.page.getByRole('link', { name: second!.name }).waitFor();
    await button(section.page, '报批').click();
    await button(section.page, '报批', drawer(section.page)).click();
    await section.page.getByText('待批', { exact: true }).first().waitFor();
    expect(await button(section.page, '批准').count()).toBe(0);

    const { page, open } = await c.signInAs(base, 'leader');
    await open(`/inspection-plans/${id}`);
    await button(page, '批准').click();
    await button(page, '批准', drawer(page)).click();
    await page.getByText('执行中', { exact: true }).first().waitFor();
    await button(page, '按月完成情况').click();
    await page.getByRole('link', { name: '5 月 一般检查 计划 1' }).click();
    await page.getByRole('link', { name: second!.name }).waitFor();
    expect(await page.getByRole('link', { name: first!.name }).count()).toBe(0);
  });

  it('given a plan that runs, when dropping a subject is proposed and accepted, then it is gone and the change says by whom', async () => {
    const name = ownTitle('年度计划');
    const [stays, goes] = await subjectsNamed(c, name, 2);
    const { id } = await approvedPlan(c, name, [stays!, goes!]);
    const section = await c.signInAs(base, 'section');
    await section.open(`/inspection-plans/${id}`);
    await section.page.getByRole('row', { name: goes!.name }).getByRole('button', { name: '申请撤下' }).click();
    await drawer(section.page).getByLabel('调整事由').fill('已搬离本区');
    await button(section.page, '申请调整', drawer(section.page)).click();
    await button(section.page, '调整记录').click();
    await section.page.getByText(/撤下 1 家 · 待审批/).waitFor();

    const { page, open } = await c.signInAs(base, 'leader');
    await open(`/inspection-plans/${id}?tab=changes`);
    await button(page, '审批调整').click();
    await drawer(page).getByRole('link', { name: goes!.name }).waitFor();
    await drawer(page).getByText('同意', { exact: true }).click();
    await button(page, '审批调整', drawer(page)).click();
    await page.getByText(/撤下 1 家 · 已同意/).waitFor();
    expect((await c.as(base, 'section').get<PlanBody>(`${PLANS}/${id}`)).progress.planned).toBe(1);
  });

  it('given a draw, when its pools are fixed and a seed of our own is drawn by, then it is verified, and its subjects go into a plan', async () => {
    const made = await madeDraw(c, ownTitle('第三季度抽查'));
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/draws/${made.id}`);
    await button(page, '锁定两库').click();
    await button(page, '锁定两库', drawer(page)).click();
    await page.getByText('两库摘要（SHA-256）').waitFor();
    await button(page, '抽取').click();
    await drawer(page).getByText('自带种子').click();
    await drawer(page).getByLabel('种子内容').fill('2026088 期 5 0 8');
    await drawer(page).getByLabel('种子来源').fill('福彩3D');
    await button(page, '抽取', drawer(page)).click();
    await page.getByText('2026088 期 5 0 8').waitFor();
    await button(page, '复核').click();
    await page.getByText('复核一致').waitFor();
    const draw = await c.as(base, 'section').get<DrawBody>(`${DRAWS}/${made.id}`);
    expect(draw).toMatchObject({ status: 'drawn', seed: '2026088 期 5 0 8' });

    const plan = await draftPlan(c, ownTitle('年度计划'), []);
    await open(`/inspection-plans/${plan.id}`);
    await button(page, '列入抽中的对象').first().click();
    await drawer(page).getByLabel('双随机抽查').fill(draw.number);
    await page.locator('.ant-select-item-option', { hasText: draw.number }).click();
    await drawer(page).getByLabel('计划月份').click();
    await page.locator('.ant-select-item-option').getByText('6 月', { exact: true }).click();
    await button(page, '列入', drawer(page)).click();
    await page.getByText(`0 / ${draw.drawn} 家`).waitFor();
  });

  it('given a draft, when all subjects that fit are put in, then as many are planned as the register has', async () => {
    const plan = await draftPlan(c, ownTitle('年度计划'), []);
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/inspection-plans/${plan.id}`);
    await button(page, '按条件列入').first().click();
    await drawer(page).getByLabel('计划月份').click();
    for (const month of ['3 月', '6 月']) await page.locator('.ant-select-item-option').getByText(month, { exact: true }).click();
    await drawer(page).locator('.ant-drawer-title').click();
    await button(page, '全部列入', drawer(page)).click();
    await page.getByText(/已列入 [\d,]+ 家/).first().waitFor();
    const { total } = await c.as(base, 'section').get<{ total: number }>('/api/enforcement/v1/subjects?status=active&limit=1&total=true');
    const { progress } = await c.as(base, 'section').get<PlanBody>(`${PLANS}/${plan.id}`);
    // Others may register subjects at the same time.
    expect(progress.planned).toBeGreaterThan(0);
    expect(progress.planned).toBeLessThanOrEqual(total);
  });
});
