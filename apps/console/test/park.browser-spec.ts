import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { PICTURE } from './means.kit';
import { parkOf, parkOfOwner, parkTasks } from './park.kit';
import { inDays } from './plan-rule.kit';

const c = theConsole();
const base = '440310';

describe('industrial parks', () => {
  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const park = await parkOf(c, ownTitle('智造产业园'));
    const { items: [party] } = await c.as(base, 'section').get<{ items: { id: string }[] }>(`/api/responsibility/v1/park-parties?parkId=${park.id}&role=tenant`);
    const { page, open } = await c.signInAs(base, 'admin', look);
    for (const [path, what] of [['/parks', 'parks'], [`/parks/${park.id}`, 'park'], [`/park-parties?parkId=${park.id}`, 'parties'], [`/park-parties/${party?.id ?? ''}`, 'party']] as const) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `park-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  });

  it('given a park, when a property manager is registered, signs, and the lists are named, then its figures lead to the parties and the tasks', async () => {
    const name = ownTitle('科技园');
    const park = await parkOf(c, name);
    const title = ownTitle('科技园三个清单');
    await parkTasks(c, title);
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/parks/${park.id}`);
    await button(page, '登记单位').click();
    const party = drawer(page);
    await party.getByText('物业管理方', { exact: true }).click();
    await party.getByLabel('单位名称').fill(`${name}物业`);
    await button(page, '登记', party).click();
    await page.getByText('物业管理方 1 家', { exact: false }).waitFor();

    await button(page, '关联三个清单').click();
    const lists = drawer(page);
    await lists.getByRole('combobox').fill(title);
    await page.locator('.ant-select-item-option', { hasText: title }).first().click();
    await lists.getByText('任务是清单的事项').click();
    await button(page, '关联三个清单', lists).click();
    await page.getByRole('link', { name: new RegExp(title) }).waitFor();
    await page.getByRole('link', { name: '未签订 2' }).click();
    await page.getByRole('link', { name: `${name}物业` }).first().click();
    await button(page, '登记协议').click();
    const agreement = drawer(page);
    await agreement.getByLabel('有效期至').fill(inDays(300));
    // There is no agreement without its document.
    await button(page, '登记协议', agreement).click();
    await agreement.getByText('请填写协议文件').waitFor();
    await agreement.getByTestId('files').setInputFiles({ name: '协议.png', mimeType: 'image/png', buffer: PICTURE });
    await agreement.getByText('已上传').waitFor();
    await button(page, '登记协议', agreement).click();
    await page.getByText('协议有效').first().waitFor();

    await open(`/parks/${park.id}`);
    await page.getByRole('link', { name: '协议有效 1' }).waitFor();
    await shot(page, 'park-with-figures', { fullPage: true });
    // The hazards of its enterprises are the other service's; what has no credit code is not counted, and said so.
    await page.getByText('发现隐患').first().waitFor();
    await page.getByRole('link', { name: '无信用代码，隐患未计入 2' }).waitFor();
    await page.getByRole('link', { name: '重点任务 1' }).click();
    await page.getByText(`${title} 配备专职安全员`).first().waitFor();
    // Leaders read, and change nothing.
    const leader = await c.signInAs(base, 'leader');
    await leader.open(`/parks/${park.id}`);
    await leader.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await button(leader.page, '登记单位').count()).toBe(0);
  });

  it('given an enterprise in a park, when its owner opens the page on his phone, then he sees its part, its agreement and the tasks of the park, and no list', async () => {
    const name = ownTitle('创新园');
    const park = await parkOfOwner(c, name);
    const { page, open } = await c.signInAs(base, 'owner', { view: 'phone' });
    await open('/parks');
    await page.getByRole('heading', { level: 1, name: '我所在的园区' }).waitFor();
    await page.getByRole('link', { name }).first().waitFor();
    await page.getByText('承租方').first().waitFor();
    await page.getByText('协议未签订').first().waitFor();
    await page.getByText(`${name}清单 配备专职安全员`).first().waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'park-of-the-owner', { fullPage: true });
    await open(`/parks/${park.id}`);
    await page.getByText(`${name}清单 配备专职安全员`).first().waitFor();
    expect(await page.locator('a[href*="responsibility-lists/"]').count()).toBe(0);
    expect(await button(page, '登记单位').count()).toBe(0);
  });
});
