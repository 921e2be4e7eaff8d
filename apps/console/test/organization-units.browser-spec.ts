import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import { LOOKS, expectAccessible, expectFits, shot, theConsole } from './console.kit';
import { button, drawer } from './hazard.kit';
import { choose, DISTRICT, field, newUnit, node, ownWord, unitNow } from './organization.kit';

const c = theConsole();
const later = addCalendarDays(shanghaiDay(new Date()), 20);

describe('units and posts', () => {
  it.each(LOOKS)('given them %s, then they are accessible and nothing has to be scrolled sideways', async (_how, look) => {
    const { page, open } = await c.signInAs(DISTRICT, 'admin', look);
    await open('/organization/units');
    await page.getByRole('heading', { level: 1, name: look.locale === 'en' ? 'Units and posts' : '机构与岗位' }).waitFor();
    await node(page, '执法监督科').click();
    await page.getByRole('heading', { level: 2, name: '执法监督科' }).waitFor();
    // On a phone it stands below the tree and comes up by itself.
    if (look.view === 'phone') await page.waitForFunction(() => (document.querySelector('h2')?.getBoundingClientRect().top ?? 1e4) < 300);
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `units-${Object.values(look).join('-') || 'desktop'}`);
  });

  it('given a new unit, then what the server finds wrong stands at its field, and the unit stands in the tree below its parent', async () => {
    const word = ownWord();
    const parent = await newUnit(c, `测试办 ${word}`);
    const { page, open } = await c.signInAs(DISTRICT, 'admin');
    await open(`/organization/units?unit=${parent.id}`);
    await button(page, '新增机构').click();
    await field(page, '上级机构').getByText(parent.name).waitFor();
    await button(page, '新增', drawer(page)).click();
    await field(page, '名称').getByText('请填写名称').waitFor();
    await page.route('**/api/tenancy/v1/units', (route) => route.fulfill({
      status: 400, contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', status: 400, code: 'request.invalid', title: '输入有误', errors: [{ path: 'body.shortName', code: 'custom', message: '简称不合规定' }] }),
    }), { times: 1 });
    await page.getByLabel('名称', { exact: true }).fill(`危化科 ${word}`);
    await page.getByLabel('简称', { exact: true }).fill('危化');
    await button(page, '新增', drawer(page)).click();
    await field(page, '简称').getByText('简称不合规定').waitFor();
    await expectAccessible(page);
    await button(page, '新增', drawer(page)).click();
    await page.getByRole('heading', { level: 2, name: `危化科 ${word}` }).waitFor();
    await node(page, `危化科 ${word}`).waitFor();

    // A name twice below one parent is refused in words.
    await node(page, parent.name).click();
    await button(page, '新增机构').click();
    await page.getByLabel('名称', { exact: true }).fill(`危化科 ${word}`);
    await button(page, '新增', drawer(page)).click();
    await page.getByText(`同一上级下已有机构“危化科 ${word}”`).waitFor();
  });

  it('given a unit that is dragged onto another, then it is asked from which day, and it moves', async () => {
    const word = ownWord();
    const [from, to] = [await newUnit(c, `甲办 ${word}`), await newUnit(c, `乙办 ${word}`)];
    const moved = await newUnit(c, `移动科 ${word}`, { parentId: from.id });
    const { page, open } = await c.signInAs(DISTRICT, 'admin');
    await open('/organization/units');
    await page.getByLabel('查找机构').fill(word);
    await node(page, moved.name).dragTo(node(page, to.name));
    await drawer(page).getByText(`调整：${moved.name}`).waitFor();
    await field(page, '上级机构').getByText(to.name).waitFor();
    await button(page, '调整', drawer(page)).click();
    await page.getByText('已调整').waitFor();
    expect((await unitNow(c, moved.id)).parentId).toBe(to.id);
  });

  it('given a move by the form alone, from a later day on, then it is seen as to come, and can be taken back', async () => {
    const word = ownWord();
    const [from, to] = [await newUnit(c, `甲办 ${word}`), await newUnit(c, `乙办 ${word}`)];
    const moved = await newUnit(c, `移动科 ${word}`, { parentId: from.id });
    const { page, open } = await c.signInAs(DISTRICT, 'admin', { view: 'phone' });
    await open(`/organization/units?unit=${moved.id}`);
    await page.getByText('没有调整过').waitFor();
    await button(page, '调整').focus();
    await page.keyboard.press('Enter');
    await choose(page, '上级机构', to.name);
    await page.getByLabel('生效日').fill(later);
    await expectAccessible(page);
    await expectFits(page);
    await page.getByLabel('生效日').press('Enter');
    await page.getByText(`已登记，${later} 起生效`).waitFor();
    await page.getByText(`${later} 起调整到：${to.name}`).waitFor();
    await page.getByText(`${from.name} → ${to.name}`).waitFor();
    await page.locator('.ant-tree').getByText(`${later} 调整`).waitFor();
    await expectAccessible(page);
    await shot(page, 'units-move-to-come', { fullPage: true });
    expect(await unitNow(c, moved.id)).toMatchObject({ parentId: from.id, pendingMove: { effectiveFrom: later } });
    await button(page, '取消调整').click();
    await page.getByText(`${later} 起调整到`).waitFor({ state: 'detached' });
    await page.locator('li').getByText('已取消').waitFor();
    expect(await unitNow(c, moved.id)).toMatchObject({ parentId: from.id, pendingMove: null });
  });

  it('given where a unit may go, then neither itself nor what is below it can be chosen', async () => {
    const word = ownWord();
    const top = await newUnit(c, `上级 ${word}`);
    const below = await newUnit(c, `下级 ${word}`, { parentId: top.id });
    const { page, open } = await c.signInAs(DISTRICT, 'admin');
    await open(`/organization/units?unit=${top.id}`);
    await button(page, '调整').click();
    const box = drawer(page).getByLabel('上级机构');
    await box.fill('执法监督科');
    await page.locator('.ant-select-tree-treenode', { hasText: '执法监督科' }).waitFor();
    await box.fill(word);
    await page.locator('.ant-select-dropdown:visible .ant-empty-description').waitFor();
    expect(await page.locator('.ant-select-tree-treenode', { hasText: below.name }).count()).toBe(0);
  });

  it('given posts, then one is made, changed and taken out of use', async () => {
    const unit = await newUnit(c, `岗位科 ${ownWord()}`);
    const { page, open } = await c.signInAs(DISTRICT, 'admin');
    await open(`/organization/units?unit=${unit.id}`);
    await page.getByText('还没有岗位').waitFor();
    await button(page, '新增岗位').click();
    await page.getByLabel('岗位名称').fill('安监专干');
    await page.getByLabel('岗位职责').fill('日常巡查\n隐患复查');
    await button(page, '新增', drawer(page)).click();
    await button(page, '修改安监专干').click();
    await page.getByLabel('岗位名称').fill('安监主办');
    await page.getByRole('switch', { name: '在用' }).click();
    await expectAccessible(page);
    await button(page, '保存', drawer(page)).click();
    const post = page.getByRole('listitem').filter({ hasText: '安监主办' });
    await post.getByText('停用').waitFor();
    await post.getByText('隐患复查').waitFor();
  });

  it('given a unit that others are below, then taking it out of use is refused with the reason; an empty one goes', async () => {
    const word = ownWord();
    const top = await newUnit(c, `停用办 ${word}`);
    const below = await newUnit(c, `停用科 ${word}`, { parentId: top.id });
    const { page, open } = await c.signInAs(DISTRICT, 'admin');
    await open(`/organization/units?unit=${top.id}`);
    await button(page, '停用').click();
    await button(page, '停用', drawer(page)).click();
    await page.getByText('机构下还有 1 个下级机构、0 名在用人员，不能停用').waitFor();
    await button(page, '取消', drawer(page)).click();
    await page.getByLabel('查找机构').fill(word);
    await node(page, below.name).click();
    await page.getByRole('heading', { level: 2, name: below.name }).waitFor();
    await button(page, '停用').click();
    await button(page, '停用', drawer(page)).click();
    await node(page, below.name).getByText('停用', { exact: true }).waitFor();
    await button(page, '启用').waitFor();
  });

  it('given somebody who may only look, then there are no buttons; given one who may not, then the page says so and asks for nothing', async () => {
    const grid = await c.signInAs(DISTRICT, 'grid1');
    await grid.open('/organization/units');
    await node(grid.page, '执法监督科').click();
    await grid.page.getByRole('heading', { level: 2, name: '岗位' }).waitFor();
    for (const name of ['新增机构', '调整', '修改', '停用', '新增岗位']) expect(await button(grid.page, name).count()).toBe(0);
    expect(await grid.page.locator('.ant-tree [draggable=true]').count()).toBe(0);

    const owner = await c.signInAs(DISTRICT, 'owner');
    const asked: string[] = [];
    owner.page.on('request', (r) => asked.push(r.url()));
    await owner.open('/organization/units');
    await owner.page.getByRole('heading', { level: 1, name: '您没有打开这个页面的权限' }).waitFor();
    await expectAccessible(owner.page);
    expect(asked.filter((url) => url.includes('/tenancy/v1/units'))).toEqual([]);
  });
});
