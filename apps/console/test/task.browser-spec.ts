import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { choose, day, deliveredDocument, issuedTask, ownUnit, personOf } from './task.kit';

const c = theConsole();
const base = '440310';

describe('tasks and supervision', () => {
  it.each(LOOKS)('given the pages %s with forty overdue tasks, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const unit = await ownUnit(c, ownTitle('城建科'));
    const name = ownTitle('有限空间作业专项整治');
    for (let i = 0; i < (look.view === 'phone' && !look.dark ? 40 : 2); i++) await issuedTask(c, `${name} ${i + 1}`, unit.id, { dueOn: day(-i - 1) });
    const task = await issuedTask(c, name, unit.id, { dueOn: day(-3), evidenceWanted: '检查记录' });
    await issuedTask(c, `${name} 子任务`, unit.id, { parentTaskId: task.id });
    const document = await deliveredDocument(c, unit.id);
    const warning = await deliveredDocument(c, unit.id, { kind: 'early_warning' });
    const { page, open } = await c.signInAs(base, 'section', look);
    const pages = [
      [`/tasks?leadUnitId=${unit.id}&outcome=overdue`, 'list'], ['/tasks?view=board', 'board'], [`/tasks/${task.id}`, 'task'], ['/tasks/new', 'new'], ['/tasks/reminders', 'reminders'], ['/task-bulletins', 'bulletins'],
      ['/supervisions', 'supervisions'], [`/supervisions/${document.id}`, 'supervision'], [`/supervisions/${warning.id}`, 'early-warning'], [`/supervisions/new?taskId=${task.id}`, 'supervision-new'], ['/supervisions/new-many', 'supervision-new-many'],
    ] as const;
    for (const [path, what] of pages) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `tasks-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  });

  it('given an overdue task, when its lead asks for a delay, then it is refused; it is urged and answers; a letter follows, is approved by another, answered on the phone and released, and the bulletin counts the task', async () => {
    const [unit, helper, second] = [await ownUnit(c, ownTitle('城建科')), await ownUnit(c, ownTitle('消防办')), await ownUnit(c, ownTitle('交通科'))];
    const lead = await personOf(c, unit.id, 'duty-officer');
    const name = ownTitle('专项整治');
    const section = await c.signInAs(base, 'section');
    await section.open('/tasks/new');
    await section.page.getByLabel('任务名称').fill(name);
    await section.page.getByLabel('工作要求').fill('全覆盖排查，建立台账');
    await section.page.getByLabel('来源名称').fill('区长批示');
    await choose(section.page, '牵头单位', unit.name);
    await choose(section.page, '配合单位', helper.name);
    await choose(section.page, '配合单位', second.name);
    await section.page.keyboard.press('Escape');
    await section.page.getByLabel('区划', { exact: true }).click();
    await section.page.locator('.ant-select-dropdown:visible .ant-select-tree-node-content-wrapper').first().click();
    // What was given before is entered with its day.
    await section.page.getByLabel('完成时限').fill(day(-2));
    await button(section.page, '下达').click();
    await section.page.getByRole('heading', { level: 1, name }).waitFor();
    await section.page.getByText('逾期 2 天').first().waitFor();
    const at = new URL(section.page.url()).pathname.replace(`/${base}`, '');

    await section.page.getByRole('link', { name: '分解子任务' }).click();
    await section.page.getByLabel('任务名称').fill(`${name} 第一街道`);
    await section.page.getByLabel('工作要求').fill('排查本辖区');
    await button(section.page, '下达').click();
    await section.page.getByRole('link', { name: '查看上级任务' }).click();
    await section.page.getByText('子任务（1）').waitFor();

    const phone = await c.signInAs(base, lead, { view: 'phone' });
    await phone.open(at);
    await phone.page.getByRole('heading', { level: 1, name }).waitFor();
    expect(await phone.page.getByRole('link', { name: '发督办函' }).count()).toBe(0);
    await button(phone.page, '签收').click();
    await button(phone.page, '签收', drawer(phone.page)).click();
    await button(phone.page, '申请延期').click();
    await drawer(phone.page).getByLabel('申请延至').fill(day(5));
    await drawer(phone.page).getByLabel('延期理由').fill('汛期影响');
    await button(phone.page, '申请延期', drawer(phone.page)).click();
    await phone.page.getByText('延期待审批').waitFor();
    await expectFits(phone.page);

    await section.open(at);
    await button(section.page, '审批延期').click();
    await drawer(section.page).getByText('不同意', { exact: true }).click();
    await drawer(section.page).getByLabel('审批意见（不同意须说明）').fill('抓紧完成');
    await button(section.page, '审批延期', drawer(section.page)).click();
    await section.page.getByText('不同意延期').waitFor();
    await button(section.page, '催办').click();
    await drawer(section.page).getByLabel('催办要求').fill('请于明天前报送进度');
    await button(section.page, '催办', drawer(section.page)).click();
    await section.page.getByText('已催办，待回应').waitFor();
    expect(await button(section.page, '催办').count()).toBe(0);
    await phone.open(at);
    await button(phone.page, '回应催办').click();
    await drawer(phone.page).getByLabel('回应（怎样办、何时办完）').fill('明天报送');
    await button(phone.page, '回应催办', drawer(phone.page)).click();
    await phone.page.getByText('明天报送').waitFor();
    await section.open(at);

    await section.page.getByRole('link', { name: '发督办函' }).click();
    await section.page.getByText(/已逾期 2 天/).waitFor();
    await button(section.page, '保存草稿').click();
    await section.page.getByRole('heading', { level: 1, name: /^督办函 督办〔/ }).waitFor();
    const letter = new URL(section.page.url()).pathname.replace(`/${base}`, '');
    await button(section.page, '报审').click();
    await button(section.page, '报审', drawer(section.page)).click();
    await section.page.getByText('待审批', { exact: true }).first().waitFor();
    expect(await button(section.page, '签发').count()).toBe(0);

    const leader = await c.signInAs(base, 'leader');
    await leader.open(letter);
    await button(leader.page, '签发').click();
    await button(leader.page, '签发', drawer(leader.page)).click();
    await leader.page.getByText('已签发', { exact: true }).first().waitFor();
    await section.open(letter);
    await button(section.page, '送达、实施').click();
    await button(section.page, '送达、实施', drawer(section.page)).click();
    await section.page.getByText('已送达', { exact: true }).first().waitFor();

    await phone.open(at);
    await phone.page.getByRole('link', { name: /^督办函 督办〔/ }).click();
    await button(phone.page, '回复整改').click();
    await drawer(phone.page).getByLabel('整改、落实情况').fill('已增派人手，本周内完成');
    await button(phone.page, '回复整改', drawer(phone.page)).click();
    await phone.page.getByText('已增派人手，本周内完成').waitFor();
    expect(await button(phone.page, '解除、摘牌').count()).toBe(0);
    await expectAccessible(phone.page);
    await expectFits(phone.page);
    await shot(phone.page, 'tasks-supervision-replied-phone', { fullPage: true });

    await section.open(letter);
    await button(section.page, '解除、摘牌').click();
    await drawer(section.page).getByLabel('核查意见').fill('情况属实');
    await button(section.page, '解除、摘牌', drawer(section.page)).click();
    await section.page.getByText('已解除', { exact: true }).first().waitFor();

    await section.open('/task-bulletins');
    await section.page.getByLabel('月份', { exact: true }).first().fill(day(-2).slice(0, 7));
    await section.page.getByRole('link', { name: new RegExp(`^${unit.name} 逾期未完成 \\d`) }).first().click();
    await section.page.getByRole('link', { name }).first().waitFor();
  });

  it('given one reason for many, when a line is wrong, then nothing is drafted and the line is named; set right, there is a document for each', async () => {
    const unit = await ownUnit(c, ownTitle('燃气办'));
    const name = ownTitle('瓶装燃气');
    const { page, open } = await c.signInAs(base, 'section');
    await open('/supervisions');
    await page.getByRole('link', { name: '批量拟制' }).click();
    const pasted = page.getByLabel(/^企业（一行一家/);
    await pasted.fill(`${name} 甲燃气站\n${name} 乙餐饮店\n${name} 丙仓库`);
    await choose(page, '部门', unit.name);
    await page.keyboard.press('Escape');
    await page.getByText('共 4 个对象，最多 200 个').waitFor();
    await page.getByLabel('事由').fill('未安装可燃气体报警装置');
    await page.getByLabel('依据').fill('《城镇燃气管理条例》');
    await page.getByLabel('要求', { exact: true }).fill('立即整改并书面回复');
    await page.getByLabel('整改、回复时限').fill(day(15));
    await page.getByLabel('发文区划（区或街道）').click();
    await page.locator('.ant-select-dropdown:visible .ant-select-tree-node-content-wrapper').first().click();
    await shot(page, 'supervision-new-many', { fullPage: true });
    await pasted.fill(`${name} 甲燃气站\n${name} ${'长'.repeat(250)}\n${name} 乙餐饮店`);
    await button(page, '拟制 4 件').click();
    await page.getByText('一件也没有拟制').waitFor();
    await page.getByText(/第 2 个对象：/).waitFor();
    await pasted.fill(`${name} 甲燃气站\n${name} 乙餐饮店`);
    await button(page, '拟制 3 件').click();
    await page.getByRole('heading', { level: 1, name: '督办' }).waitFor();
    for (const one of [`${name} 甲燃气站`, `${name} 乙餐饮店`, unit.name]) await page.getByText(one).first().waitFor();
  });
});
