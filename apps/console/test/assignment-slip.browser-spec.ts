import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { choose } from './organization.kit';
import { registeredSubject } from './subject.kit';

const c = theConsole();
const base = '440310';
const day = (days: number): string => addCalendarDays(shanghaiDay(new Date()), days);
const ownPeriod = (): number => 60 + Math.floor(Math.random() * 300);

interface Visit {
  readonly id: string;
}
/** A hidden visit that found so many hazards. */
async function hiddenVisit(name: string, found: readonly string[]): Promise<Visit> {
  const { id } = await registeredSubject(c, name);
  return c.as(base, 'admin').post<Visit>('/api/enforcement/v1/patrols', { subjectId: id, style: 'hidden', report: { exposed: true, findings: found.map((title) => ({ title })) } });
}

describe('assignment slips', () => {
  it('given a hidden visit, when its findings are handed over, then the slip is there to print, and the figures of its period lead to the place, the slip and the hazards', async () => {
    const [name, period] = [ownTitle('暗访企业'), ownPeriod()];
    const { id } = await hiddenVisit(name, [`${name} 甲`, `${name} 乙`]);
    const { page, open } = await c.signInAs(base, 'admin');
    await open(`/checks/${id}`);
    await button(page, '开交办单').click();
    await drawer(page).getByLabel('期号').fill(String(period));
    await choose(page, '受交办单位', '执法监督科');
    await drawer(page).getByLabel('整改期限').fill(day(10));
    await drawer(page).getByLabel('交办要求').fill('限期整改，举一反三');
    await button(page, '开单', drawer(page)).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(name) }).waitFor();
    await page.getByText('隐患（已销号 0 / 2）').waitFor();
    await expectAccessible(page);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.getByRole('heading', { level: 1, name: '隐患交办单' }).waitFor();
    await page.getByText('限期整改，举一反三').last().waitFor();
    // The sheet alone, and not what surrounds it on the screen.
    expect(await page.getByRole('heading', { level: 2, name: '交办内容' }).isVisible()).toBe(false);
    await shot(page, 'slip-printed', { fullPage: true });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });

    const figures = (what: string) => page.getByRole('link', { name: new RegExp(`^第 ${period} 期 ${what} \\d+$`) });
    await open('/assignment-slips');
    await figures('处').click();
    await page.getByRole('heading', { level: 1, name: '隐患', exact: true }).waitFor();
    await page.getByRole('link', { name: `${name} 甲` }).waitFor();
    await page.getByRole('link', { name: `${name} 乙` }).waitFor();
    await open('/assignment-slips');
    await figures('家').click();
    await page.getByRole('link', { name }).first().waitFor();
    await open('/assignment-slips');
    await figures('份').click();
    await page.getByRole('link', { name: /^JD440310-/ }).first().waitFor();
    // None is closed: of nothing there are no rows.
    expect(await figures('已销号').count()).toBe(0);
  });

  it('given a slip, when the unit replies and the office urges, then both stand on it', async () => {
    const name = ownTitle('暗访门店');
    const { id } = await hiddenVisit(name, [`${name} 甲`]);
    const { items } = await c.as(base, 'admin').get<{ items: { id: string }[] }>('/api/tenancy/v1/units?limit=1');
    const slip = await c.as(base, 'admin').post<Visit>('/api/enforcement/v1/assignment-slips', { checkId: id, period: ownPeriod(), unitId: items[0]!.id, dueOn: day(5) });
    const street = await c.signInAs(base, 'street1', { view: 'phone' });
    await street.open(`/assignment-slips/${slip.id}`);
    await button(street.page, '回复').click();
    await drawer(street.page).getByLabel('整改情况').fill('已清理通道');
    await button(street.page, '回复', drawer(street.page)).click();
    await street.page.getByText('已清理通道').first().waitFor();
    await expectAccessible(street.page);
    await expectFits(street.page);
    await shot(street.page, 'slip-phone', { fullPage: true });
    const { page, open } = await c.signInAs(base, 'admin');
    await open(`/assignment-slips/${slip.id}`);
    await button(page, '督办').click();
    await drawer(page).getByLabel('督办意见').fill('请补充照片');
    await button(page, '督办', drawer(page)).click();
    await page.getByText('请补充照片').first().waitFor();
  });

  it.each(LOOKS)('given the list and the themes %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const name = ownTitle('暗访');
    const { id } = await hiddenVisit(name, [name]);
    const { items } = await c.as(base, 'admin').get<{ items: { id: string }[] }>('/api/tenancy/v1/units?limit=1');
    await c.as(base, 'admin').post('/api/enforcement/v1/assignment-slips', { checkId: id, period: ownPeriod(), unitId: items[0]!.id, dueOn: day(5) });
    const { page, open } = await c.signInAs(base, 'admin', look);
    for (const path of ['assignment-slips', 'monthly-themes']) {
      await open(`/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `${path}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  });
});

describe('monthly themes', () => {
  it('given a month, when theme and exposure are entered, and then the rest, then the month is attained', async () => {
    const [theme, year] = [ownTitle('有限空间'), 2030 + Math.floor(Math.random() * 60)];
    const { page, open } = await c.signInAs(base, 'admin');
    await open(`/monthly-themes?year=${year}`);
    const enter = async (parts: readonly string[]): Promise<void> => {
      await button(page, `填报 ${year}-03`).click();
      await drawer(page).getByLabel('本月主题').fill(theme);
      for (const part of parts) {
        const group = drawer(page).getByRole('group', { name: part });
        await group.getByLabel('完成日期').fill(`${year}-03-15`);
        await group.getByLabel('完成情况').fill(`${part}已办`);
      }
      await drawer(page).locator('button[type=submit]').click();
      await drawer(page).waitFor({ state: 'detached' });
    };
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2, name: `${year}-03` }) });
    await card.getByText('未填报').waitFor();
    await enter(['曝光']);
    await card.getByText(theme).waitFor();
    await card.getByText('1 / 3').waitFor();
    await enter(['主题督查', '警示']);
    await card.getByText('达标', { exact: true }).waitFor();
    await card.getByText(/主题督查已办/).waitFor();
  });
});
