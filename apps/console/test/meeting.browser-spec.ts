import { shanghaiDay } from '@anlan/domain';
import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { takeStep } from './lists.kit';
import { aTaskOf, aUnit, calendarAt, draftedMeeting, madeCommittee, madeStanding, plannedMeeting, untilCalendarSays } from './meeting.kit';

const c = theConsole();
const base = '440310';
const today = (): string => shanghaiDay(new Date());

describe('committees and meetings', () => {
  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const name = ownTitle('区安委会');
    const committee = await madeCommittee(c, name, [`${name} 建筑施工专委会`, `${name} 消防专委会`]);
    const standing = await madeStanding(c, `${name} 月调度`);
    const meeting = await draftedMeeting(c, `${name} 调度会`, { standingMeetingId: standing.id, period: today().slice(0, 7) });
    const { page, open } = await c.signInAs(base, 'leader', look);
    const pages = [
      ['/committees', 'committees'], [`/committees/${committee.id}`, 'committee'], ['/committees/vacancies', 'vacancies'], ['/committees/figures', 'committee-figures'], ['/meetings', 'list'], ['/meetings/calendar', 'calendar'], ['/meetings/figures', 'figures'], [`/meetings/${meeting.id}`, 'record'],
      ['/resolutions', 'resolutions'], ['/standing-meetings', 'standings'], [`/standing-meetings/${standing.id}`, 'standing'], ['/calendar-feed', 'feed'],
    ] as const;
    for (const [path, what] of pages) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `meeting-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  }, 120_000);

  it('given a standing meeting, when the office plans and holds it, then a resolution has its deadline, another issues the minutes, and the period was held in time', async () => {
    const name = ownTitle('月调度');
    const standing = await madeStanding(c, name);
    const unit = await aUnit(c);
    const { page, open } = await c.signInAs(base, 'section', { view: 'phone' });
    const month = today().slice(0, 7);
    await open(`/standing-meetings/${standing.id}?year=${month.slice(0, 4)}`);
    await page.getByText('期内', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: `安排 ${month} 会议` }).click();
    await page.getByLabel('计划时间').fill(`${today()}T00:00`);
    await button(page, '增加议题').click();
    await page.getByLabel('议题 1', { exact: true }).last().fill('储能电站检查');
    await button(page, '增加单位或人员').click();
    await page.getByLabel('外单位或姓名').fill('供电局');
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'meeting-plan-phone', { fullPage: true });
    await button(page, '安排').click();
    await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();

    await button(page, '登记召开').click();
    await drawer(page).getByRole('checkbox', { name: '到会' }).uncheck();
    await button(page, '登记召开', drawer(page)).click();
    await drawer(page).getByText('请填写缺席原因').waitFor();
    await drawer(page).getByLabel('缺席原因').fill('抢修');
    await button(page, '登记召开', drawer(page)).click();
    await page.getByText('缺席', { exact: true }).waitFor();

    await button(page, '登记决议').click();
    await drawer(page).getByLabel('决议内容').fill(`${name} 完成排查`);
    await drawer(page).getByLabel('牵头单位').fill(unit.name);
    await page.locator('.ant-select-dropdown:visible .ant-select-tree-node-content-wrapper', { hasText: unit.name }).first().click();
    await drawer(page).getByLabel('完成时限').fill('2020-01-01');
    await button(page, '登记决议', drawer(page)).click();
    await drawer(page).getByText('完成时限不能早于会议当日').first().waitFor();
    await drawer(page).getByLabel('完成时限').fill(today());
    await button(page, '登记决议', drawer(page)).click();
    await page.getByText('今天到期', { exact: true }).waitFor();

    await button(page, '起草纪要送签').click();
    await drawer(page).getByLabel('纪要', { exact: true }).fill('会议听取了汇报。');
    await button(page, '起草纪要送签', drawer(page)).click();
    await page.getByText('须由他人签发').waitFor();
    expect(await button(page, '签发纪要').count()).toBe(0);
    const at = new URL(page.url()).pathname.replace(`/${base}`, '');

    const leader = await c.signInAs(base, 'leader');
    await leader.open(at);
    await button(leader.page, '签发纪要').click();
    await drawer(leader.page).getByLabel('纪要文号').fill('深坪安办纪〔2026〕3号');
    await button(leader.page, '签发纪要', drawer(leader.page)).click();
    await leader.page.getByText('纪要已印发', { exact: true }).first().waitFor();
    await leader.page.getByText(/深坪安办纪〔2026〕3号/).first().waitFor();
    await leader.open(`/resolutions?q=${encodeURIComponent(name)}`);
    await leader.page.getByRole('link', { name: `${name} 完成排查` }).waitFor();

    await leader.open(`/standing-meetings/${standing.id}`);
    await leader.page.getByText('按期召开', { exact: true }).first().waitFor();
    await leader.page.getByRole('link', { name: `${month} 已开 1` }).click();
    await leader.page.getByText('共 1 条').waitFor();
    await leader.page.getByRole('link', { name: new RegExp(name) }).waitFor();
  }, 120_000);

  it('given a safety committee and two below it, then "1+2" leads to those two, and an adjustment stands in its history with who left', async () => {
    const name = ownTitle('安委会');
    const committee = await madeCommittee(c, name, [`${name} 甲专委会`, `${name} 乙专委会`]);
    const { page, open } = await c.signInAs(base, 'section');
    await open('/committees');
    await page.getByRole('link', { name: `${name} 下设 2` }).click();
    await page.getByText('共 2 条').waitFor();
    await open(`/committees/${committee.id}`);
    await page.getByText('缺位：尚未定人').waitFor();
    await button(page, '调整').click();
    await drawer(page).getByLabel('调整文号').fill('深坪安〔2026〕9号');
    await drawer(page).getByLabel('免去').click();
    await page.locator('.ant-select-item-option', { hasText: '供电局' }).click();
    await drawer(page).getByLabel('调整说明').click();
    await button(page, '调整', drawer(page)).click();
    await page.getByText('第 1 次调整').waitFor();
    await page.getByText(/免去：成员 待定/).waitFor();
    await button(page, '历任人员（1）').click();
    await page.getByRole('list', { name: '历任人员' }).getByText('供电局').waitFor();
  });

  it('given a task in the name of a committee, then it is among its numbers, which lead to the task, and the task back to the committee', async () => {
    const name = ownTitle('消防专委会');
    const committee = await madeCommittee(c, name);
    await aTaskOf(c, committee.id, `${name} 排查`, today());
    const { page, open } = await c.signInAs(base, 'section');
    await open('/committees');
    await page.getByRole('link', { name: '履职次数' }).click();
    await page.getByRole('link', { name: `${name} 任务 1` }).click();
    await page.getByRole('link', { name: `${name} 排查` }).click();
    await page.getByRole('link', { name, exact: true }).click();
    await page.getByRole('heading', { name: '履职次数' }).waitFor();
    await page.getByRole('link', { name: `${name} 任务 1` }).waitFor();
  });

  it('given a task force that is set up, when its work is over, then it is dissolved, and its document and day stand on its page', async () => {
    const name = ownTitle('森林防火专班');
    const { page, open } = await c.signInAs(base, 'section');
    await open('/committees');
    await button(page, '设立委员会').first().click();
    const form = drawer(page);
    await form.getByLabel('类别').click();
    await page.locator('.ant-select-item-option', { hasText: '工作组（专班）' }).click();
    await form.getByLabel('名称', { exact: true }).fill(name);
    await form.getByLabel('设立依据文号').fill('深坪安〔2026〕21号');
    await form.getByLabel('或外单位名称').fill('区政府');
    await form.getByLabel('或外单位人员姓名').fill('欧阳无双');
    await button(page, '设立', form).click();
    // A task force has a last day.
    await form.locator('.ant-form-item', { hasText: '期限（最后一日）' }).locator('.ant-form-item-explain-error').waitFor();
    await form.getByLabel('期限（最后一日）').fill('2099-12-31');
    await button(page, '设立', form).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('list', { name: '现任组成人员' }).getByText('欧阳无双').waitFor();
    await takeStep(page, '撤销', { 撤销原因: '任务完成' });
    await page.getByText('已撤销', { exact: true }).first().waitFor();
    await page.getByText(`${today()} 任务完成`).waitFor();
    for (const step of ['调整', '撤销']) expect(await button(page, step).count()).toBe(0);
  });

  it('given a meeting that is planned, when it is put off and cancelled, then both times and why stay on its page', async () => {
    const { id } = await plannedMeeting(c, ownTitle('调度会'));
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/meetings/${id}`);
    await takeStep(page, '改期', { 改到: `${today()}T23:30`, 原因: '与全区大会冲突' });
    await page.getByText(/09:30.* → .*23:30.*：与全区大会冲突/).waitFor();
    await takeStep(page, '取消', { 原因: '改为书面调度' });
    await page.getByText('已取消', { exact: true }).first().waitFor();
    await page.getByText('改为书面调度').waitFor();
    for (const step of ['改期', '登记召开', '修改']) expect(await button(page, step).count()).toBe(0);
  });

  it('given meetings that were held, when the number of their kind is chosen, then it leads to as many rows', async () => {
    await draftedMeeting(c, ownTitle('调度会'));
    const { page, open } = await c.signInAs(base, 'leader');
    await open(`/meetings/figures?year=${today().slice(0, 4)}`);
    const figure = page.getByRole('link', { name: /^调度会 全年/ });
    const count = (await figure.textContent())?.trim() ?? '';
    await figure.click();
    await page.getByText(`共 ${count} 条`, { exact: true }).waitFor();
  });

  it('given a talk, then a street officer neither finds it in the list nor at its address', async () => {
    const title = ownTitle('谈话');
    const talk = await draftedMeeting(c, title, { kind: 'talk' });
    const street = await c.signInAs(base, 'street1');
    street.watch.allow(/404/);
    await street.open(`/meetings?q=${encodeURIComponent(title)}`);
    await street.page.getByText('没有符合条件的记录').waitFor();
    await street.open(`/meetings/${talk.id}`);
    await street.page.getByRole('heading', { name: '没有这次会议' }).waitFor();
    const { page, open } = await c.signInAs(base, 'leader');
    await open(`/meetings/${talk.id}`);
    await page.getByText('仅授权人员和本人可见').waitFor();
  });

  it('given who opens his calendar address, then it is shown once, a calendar reads it, and after it is revoked it answers no more', async () => {
    const title = ownTitle('日历会议');
    await draftedMeeting(c, title);
    const person = await c.newPerson(base, 'leader', { divisionCode: base });
    const { page, open } = await c.signInAs(base, person, { view: 'phone' });
    await open('/calendar-feed');
    await button(page, '取得订阅地址').click();
    await button(page, '取得地址', drawer(page)).click();
    const address = (await drawer(page).locator('code').textContent()) ?? '';
    expect(address).toMatch(/^https?:\/\/.+\/calendars\/[\w-]{43}\.ics$/);
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'meeting-feed-secret-phone');
    await untilCalendarSays(address, title);
    await button(page, '复制订阅地址', drawer(page)).click();
    await open('/calendar-feed');
    await page.getByText(/正在使用/).waitFor();
    expect(await page.content()).not.toContain(address.split('/').at(-1));
    await button(page, '停用地址').click();
    await button(page, '停用', drawer(page)).click();
    await page.getByText('还没有订阅地址。').waitFor();
    expect((await calendarAt(address)).status).toBe(404);
  });
});
