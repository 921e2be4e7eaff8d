import { LOOKS, expectAccessible, expectFits, shot, theConsole } from './console.kit';
import { button, drawer } from './hazard.kit';
import { choose, DISTRICT, field, membersOf, newMember, newUnit, ownWord, wrongIdentity } from './organization.kit';

const c = theConsole();

describe('people', () => {
  it.each(LOOKS)('given the list and a person %s, then both are accessible and nothing has to be scrolled sideways', async (_how, look) => {
    const { page, open } = await c.signInAs(DISTRICT, 'admin', look);
    await open('/organization/members?q=grid1');
    const link = page.getByRole('link', { name: '李娜' }).first();
    await link.waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await link.click();
    await page.getByRole('heading', { level: 1, name: '李娜' }).waitFor();
    await page.getByText(look.locale === 'en' ? 'Grid member' : '网格员').first().waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `member-${Object.values(look).join('-') || 'desktop'}`);
  });

  it('given somebody new, then faults stand at their fields, and the first password is shown once and signs in', async () => {
    const username = ownWord();
    const unit = await newUnit(c, `人事科 ${username}`);
    const { page, open } = await c.signInAs(DISTRICT, 'admin');
    await open('/organization/members');
    await button(page, '新增人员').click();
    await page.getByLabel('姓名', { exact: true }).fill('欧阳建国');
    await page.getByLabel('登录名', { exact: true }).fill('Ouyang');
    await page.getByLabel('公民身份号码').fill(wrongIdentity());
    await choose(page, '机构', unit.name);
    await button(page, '新增', drawer(page)).click();
    await field(page, '登录名').getByText('登录名须以小写字母开头').waitFor();
    await field(page, '公民身份号码').getByText('出生日期和校验码正确').waitFor();
    await expectAccessible(page);
    await page.getByLabel('登录名', { exact: true }).fill(username);
    await page.getByLabel('公民身份号码').fill('');
    await button(page, '新增', drawer(page)).click();
    const secret = page.locator('.secret-text');
    const password = await secret.innerText();
    expect(password).toMatch(/^\S{16}$/);
    await expectAccessible(page);
    await shot(page, 'member-first-password');

    await open(`/organization/members?q=${username}`);
    await page.getByText('共 1 条').waitFor();
    await page.getByRole('link', { name: '欧阳建国' }).click();
    await page.getByText('还没有角色，登录后什么也看不到').waitFor();
    await page.getByText(unit.name).first().waitFor();
    expect(await page.getByText(password).count()).toBe(0);

    const newcomer = await c.guest();
    await newcomer.open(`/${DISTRICT}`);
    await newcomer.page.fill('#username', username);
    await newcomer.page.fill('#password', password);
    await newcomer.page.click('#kc-login');
    await newcomer.page.locator('#password-new').waitFor();
  });

  it('given a part of a name and a unit, then the list shows those people, and the address holds it', async () => {
    const word = ownWord();
    const unit = await newUnit(c, `查找科 ${word}`);
    const [one] = [await newMember(c, DISTRICT, `司马甲 ${word}`), await newMember(c, DISTRICT, `司马乙 ${word}`)];
    const { page, open } = await c.signInAs(DISTRICT, 'admin');
    await open('/organization/members');
    await page.getByPlaceholder('姓名或登录名').fill(`司马甲 ${word}`);
    await page.keyboard.press('Enter');
    await page.getByText('共 1 条').waitFor();
    await page.getByText(one.username).waitFor();
    expect(decodeURIComponent(page.url())).toContain('q=司马甲');
    await open(`/organization/members?q=${word}`);
    await page.getByText('共 2 条').waitFor();
    await open(`/organization/members?unitId=${unit.id}`);
    await page.getByText('共 0 条').waitFor();
  });

  it('given a person, then he is changed, disabled with what that means, and enabled again; the password is reset and shown once', async () => {
    const person = await c.newPerson(DISTRICT, 'leader', { displayName: '诸葛测试' });
    const { page, open } = await c.signInAs(DISTRICT, 'admin');
    await open(`/organization/members/${person.memberId}`);
    await button(page, '修改').click();
    await page.getByLabel('姓名', { exact: true }).fill('诸葛改名');
    await page.getByLabel('电话', { exact: true }).fill('13812345678');
    await button(page, '保存', drawer(page)).click();
    await page.getByRole('heading', { level: 1, name: '诸葛改名' }).waitFor();
    await page.getByText('138****5678').waitFor();

    await button(page, '查看完整号码').click();
    await button(page, '查看', drawer(page)).click();
    await field(page, '事由').getByText('请填写事由').waitFor();
    await page.getByLabel('事由').fill('核对值班电话');
    await button(page, '查看', drawer(page)).click();
    await page.getByText('13812345678').waitFor();

    await button(page, '重置密码').click();
    await page.getByText('原密码立即作废').waitFor();
    await expectAccessible(page);
    await button(page, '重置密码', drawer(page)).click();
    expect(await page.locator('.secret-text').innerText()).toMatch(/^\S{16}$/);
    await open(`/organization/members/${person.memberId}`);

    await button(page, '停用').click();
    await page.getByText('停用后立即不能使用任何功能').waitFor();
    await button(page, '停用', drawer(page)).click();
    await page.getByText('已停用', { exact: true }).waitFor();
    expect(await button(page, '授予角色').count()).toBe(0);
    await button(page, '启用').click();
    await button(page, '启用', drawer(page)).click();
    await page.getByText('在用', { exact: true }).waitFor();
  });

  it("given a person of another tenant, then the address shows nobody, and neither does the search", async () => {
    const stranger = await newMember(c, '330108', `外区人 ${ownWord()}`);
    expect(await membersOf(c, stranger.username)).toEqual([]);
    const { page, open, watch } = await c.signInAs(DISTRICT, 'admin');
    watch.allow(/404/);
    await open(`/organization/members/${stranger.id}`);
    await page.getByText(/不存在|没有找到/).first().waitFor();
    expect(await page.getByText(stranger.displayName).count()).toBe(0);
    await shot(page, 'member-of-another');
  });

  it('given somebody who may only look, then there are no buttons; given one who may not, then the pages say so', async () => {
    const leader = await c.signInAs(DISTRICT, 'leader');
    await leader.open('/organization/members?q=grid1');
    await leader.page.getByRole('link', { name: '李娜' }).first().click();
    await leader.page.getByRole('heading', { level: 1, name: '李娜' }).waitFor();
    for (const name of ['新增人员', '导入名单', '修改', '停用', '重置密码', '授予角色']) expect(await button(leader.page, name).count()).toBe(0);
    await leader.open('/organization/members/import');
    await leader.page.getByRole('heading', { level: 1, name: '您没有打开这个页面的权限' }).waitFor();

    const grid = await c.signInAs(DISTRICT, 'grid1', { view: 'phone', locale: 'en' });
    await grid.open('/organization/members');
    await grid.page.getByRole('heading', { level: 1, name: 'You may not open this page' }).waitFor();
    await expectAccessible(grid.page);
    await expectFits(grid.page);
  });
});
