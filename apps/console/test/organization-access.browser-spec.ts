import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import { LOOKS, expectAccessible, expectFits, shot, theConsole } from './console.kit';
import { button, drawer } from './hazard.kit';
import { choose, DISTRICT, field, newMember, ownWord } from './organization.kit';

const c = theConsole();
const ASSIGNMENTS = '/api/tenancy/v1/assignments';
const today = shanghaiDay(new Date());

interface AssignmentBody {
  readonly role: string;
  readonly divisionCode: string | null;
  readonly validFrom: string;
}
const held = async (memberId: string): Promise<AssignmentBody[]> => (await c.as(DISTRICT, 'admin').get<{ items: AssignmentBody[] }>(`${ASSIGNMENTS}?memberId=${memberId}`)).items;

describe('who may do what where', () => {
  it.each(LOOKS)('given it %s, then it is accessible and nothing has to be scrolled sideways', async (_how, look) => {
    const english = look.locale === 'en';
    const { page, open } = await c.signInAs(DISTRICT, 'admin', look);
    await open('/organization/access');
    await page.getByRole('heading', { level: 1, name: english ? 'Who may do what where' : '谁能在哪里做什么' }).waitFor();
    await page.getByRole('link', { name: '陈建国' }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `access-${Object.values(look).join('-') || 'desktop'}`);
    await open('/organization/access?role=grid-member');
    await page.getByText(english ? 'report hazards' : '上报隐患').first().waitFor();
    await page.getByRole('link', { name: '李娜' }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `access-role-${Object.values(look).join('-') || 'desktop'}`);
  });

  it('given a role, then the page says who holds it, where, and what it may do; given a person, all roles of the person', async () => {
    const { page, open } = await c.signInAs(DISTRICT, 'admin');
    await open('/organization/access');
    await page.getByRole('row', { name: /黄志伟/ }).getByText('仅交办给本人或本人上报的').waitFor();
    await page.getByRole('row', { name: /王芳/ }).getByText('坪山街道', { exact: true }).waitFor();
    await page.getByRole('row', { name: /王芳/ }).getByRole('link', { name: '街道安监人员' }).click();
    await page.waitForURL(/role=street-officer/);
    await page.getByText('交办隐患').waitFor();
    await page.getByRole('link', { name: '陈建国' }).waitFor({ state: 'detached' });
    // What holds it without being a person leads to where those are kept.
    const api = page.getByRole('row', { name: /演示接口 street-officer/ });
    await api.getByText('接口客户端', { exact: true }).waitFor();
    await page.getByRole('row', { name: /王芳/ }).getByRole('link', { name: '王芳' }).click();
    await page.getByRole('heading', { level: 2, name: '能在哪里做什么' }).waitFor();
    await page.getByText(/^能做什么：\d+ 项权限$/).first().click();
    await page.getByText('交办隐患').waitFor();
    await expectAccessible(page);
  });

  it('given a role of a street without a street, then the fault stands at its field; with one it is in force there, and can be ended', async () => {
    const person = await newMember(c, DISTRICT, `授权测试 ${ownWord()}`);
    const { page, open } = await c.signInAs(DISTRICT, 'admin', { view: 'phone' });
    await open(`/organization/members/${person.id}`);
    await button(page, '授予角色').click();
    await choose(page, '角色', '街道安监人员');
    await drawer(page).getByText(/^能做什么/).waitFor();
    await button(page, '授予', drawer(page)).click();
    await field(page, '区划范围').getByText('“街道安监人员”须指定区划范围').waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await choose(page, '区划范围', '马峦街道');
    await button(page, '授予', drawer(page)).click();
    await page.getByText('已授予，立即生效').waitFor();
    const role = page.getByRole('listitem').filter({ hasText: '街道安监人员' }).first();
    await role.getByText('有效').waitFor();
    expect(await role.innerText()).toContain('马峦街道');
    expect(await held(person.id)).toMatchObject([{ role: 'street-officer', divisionCode: expect.stringMatching(/^440310/) as string, validFrom: today }]);
    await shot(page, 'member-roles-phone');

    await button(page, '终止街道安监人员').click();
    await drawer(page).getByText('一分钟内在各处失效').waitFor();
    await button(page, '终止', drawer(page)).click();
    await role.getByText('已结束').or(role.getByText('已取消')).waitFor();
    expect(await button(page, '终止街道安监人员').count()).toBe(0);
  });

  it('given a role from a later day on, then it is not in force yet, and can be taken back before', async () => {
    const person = await newMember(c, DISTRICT, `将来测试 ${ownWord()}`);
    const from = addCalendarDays(today, 10);
    const { page, open } = await c.signInAs(DISTRICT, 'admin');
    await open('/organization/access');
    await button(page, '授予角色').click();
    await choose(page, '人员', person.displayName);
    await choose(page, '角色', '值班人员');
    await page.getByLabel('生效日').fill(from);
    await page.getByLabel(/^终止日/).fill(addCalendarDays(today, 40));
    await button(page, '授予', drawer(page)).click();
    await page.getByText(`已授予，${from} 起生效`).waitFor();
    await open(`/organization/access?memberId=${person.id}`);
    const row = page.getByRole('row', { name: new RegExp(person.displayName) });
    await row.getByText('未生效').waitFor();
    await row.getByText('全区', { exact: true }).waitFor();
    await row.getByRole('button', { name: /终止/ }).click();
    await button(page, '终止', drawer(page)).click();
    await row.getByText('已取消').waitFor();
    expect(await row.getByRole('button', { name: /终止/ }).count()).toBe(0);
  });

  it('given the three administrators, then nobody becomes two of them, and the page says why', async () => {
    const auditor = await c.newPerson(DISTRICT, 'auditor');
    const { page, open } = await c.signInAs(DISTRICT, 'security');
    await open(`/organization/members/${auditor.memberId}`);
    await button(page, '授予角色').click();
    await choose(page, '角色', '安全管理员');
    await button(page, '授予', drawer(page)).click();
    await page.getByText('须由不同人员担任').waitFor();
    expect((await held(auditor.memberId)).map((a) => a.role)).toEqual(['auditor']);
  });

  it('given an auditor, then there is nothing to give or end; given who may not see it, then the page says so and asks for nothing', async () => {
    const leader = await c.newPerson(DISTRICT, 'leader');
    const asked: string[] = [];
    const { page, open } = await c.signInAs(DISTRICT, leader);
    page.on('request', (r) => asked.push(r.url()));
    await open('/organization/access');
    await page.getByRole('heading', { level: 1, name: '您没有打开这个页面的权限' }).waitFor();
    expect(asked.filter((url) => url.includes(ASSIGNMENTS))).toEqual([]);
    await expectAccessible(page);
    await shot(page, 'access-denied');

    const watcher = await c.signInAs(DISTRICT, 'auditor');
    await watcher.open('/organization/access');
    await watcher.page.getByRole('link', { name: '陈建国' }).waitFor();
    expect(await button(watcher.page, '授予角色').count()).toBe(0);
    expect(await watcher.page.getByRole('button', { name: /终止/ }).count()).toBe(0);
  });
});
