import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { LOOKS, expectAccessible, expectFits, shot, theConsole } from './console.kit';
import { button, HAZARDS, ownTitle, reportedHazard, type HazardBody } from './hazard.kit';

const c = theConsole();
const base = '440310';
const rows = (page: Page) => page.locator('tbody tr.ant-table-row');
const modal = (page: Page) => page.getByRole('dialog');

async function total(page: Page): Promise<number> {
  const said = page.getByText(/^共 [\d,]+ 条/);
  await said.waitFor();
  return Number(/[\d,]+/.exec(await said.innerText())![0].replaceAll(',', ''));
}

describe('the ledger of hazards', () => {
  it.each(LOOKS)('given it %s, then it is accessible and nothing has to be scrolled sideways', async (_how, look) => {
    const { page, open } = await c.signInAs(base, 'street1', look);
    await open('/hazards');
    await page.getByRole('heading', { level: 1, name: look.locale === 'en' ? 'Hazards' : '隐患' }).waitFor();
    await page.getByText('YH-440310-').first().waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `hazards-${Object.values(look).join('-') || 'desktop'}`);
  });

  it('given more than two hundred rows, then scrolling brings each once, and the export holds the same in the same order', async () => {
    const { page, open } = await c.signInAs(base, 'street1');
    await open('/hazards?status=reported&source=patrol,self_check,agency,inspection,complaint');
    const all = await total(page);
    expect(all).toBeGreaterThan(200);
    for (let seen = 0; seen < Math.min(all, 260); ) {
      await rows(page).last().scrollIntoViewIfNeeded();
      await rows(page).nth(Math.min(all, seen + 50) - 1).waitFor();
      seen = await rows(page).count();
    }
    const numbers = await page.locator('tbody tr.ant-table-row').evaluateAll((trs) => trs.map((tr) => /YH-\d+-\d+-\d+/.exec(tr.textContent ?? '')?.[0]));
    expect(new Set(numbers).size).toBe(numbers.length);

    await button(page, '导出').click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'CSV' }).click()]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
    const exported = (await readFile(await file.path(), 'utf8')).match(/YH-\d+-\d+-\d+/g) ?? [];
    expect(exported).toHaveLength(all);
    expect(exported.slice(0, numbers.length)).toEqual(numbers);
  });

  it('given filters, order and columns that are saved under a name, then they are there again at another visit', async () => {
    const person = await c.newPerson(base, 'section-officer');
    const first = await c.signInAs(base, person);
    await first.open('/hazards');
    await total(first.page);
    await first.page.getByLabel('级别', { exact: true }).click();
    await first.page.locator('.ant-select-item-option', { hasText: '重大事故隐患' }).click();
    await first.page.keyboard.press('Escape');
    await first.page.waitForURL(/level=major/);
    await first.page.getByText('整改期限', { exact: true }).first().click();
    await first.page.waitForURL(/order=dueAt/);
    await button(first.page, '列').click();
    await first.page.getByRole('checkbox', { name: '来源' }).uncheck();
    await first.page.keyboard.press('Escape');
    const all = await total(first.page);
    await button(first.page, '常用筛选').click();
    await expectAccessible(first.page);
    await button(first.page, '保存当前筛选与列').click();
    await modal(first.page).getByLabel('名称').fill('重大隐患按期限');
    await button(first.page, '保存', modal(first.page)).click();
    await first.page.getByRole('button', { name: /重大隐患按期限/ }).waitFor();

    const again = await c.signInAs(base, person);
    await again.open('/hazards');
    await button(again.page, '常用筛选').click();
    await again.page.getByRole('button', { name: '重大隐患按期限', exact: true }).click();
    await again.page.waitForURL(/level=major/);
    expect(again.page.url()).toContain('order=dueAt');
    await again.page.getByText(`共 ${all} 条`).waitFor();
    expect(await again.page.getByRole('columnheader', { name: '来源' }).count()).toBe(0);
    const titles = await again.page.locator('tbody tr.ant-table-row').evaluateAll((trs) => trs.map((tr) => tr.textContent ?? ''));
    expect(titles.every((text) => text.includes('重大事故隐患'))).toBe(true);

    await again.open('/hazards?level=general');
    await button(again.page, '常用筛选').click();
    await button(again.page, '修改“重大隐患按期限”').click();
    await modal(again.page).getByLabel('名称').fill('一般隐患');
    await modal(again.page).getByLabel('改为页面上现在的筛选与列').check();
    await expectAccessible(again.page);
    await button(again.page, '保存', modal(again.page)).click();
    await button(again.page, '一般隐患').waitFor();
    await again.open('/hazards');
    await button(again.page, '常用筛选').click();
    await button(again.page, '一般隐患').click();
    await again.page.waitForURL((url) => url.searchParams.get('level') === 'general' && !url.searchParams.has('order'));
  });

  it('given several that are chosen, then they are assigned at once, and one that cannot be is left out and said so', async () => {
    const word = ownTitle('批量');
    const made = [];
    for (const n of [1, 2, 3]) made.push(await reportedHazard(c, `${word} ${n}`));
    await c.as(base, 'street1').post(`${HAZARDS}/${made[2]!.id}/actions/assign`, {}, { version: made[2]!.version });
    const { page, open } = await c.signInAs(base, 'street1');
    await open(`/hazards?q=${encodeURIComponent(word)}`);
    await page.getByText('共 3 条').waitFor();
    await page.getByRole('checkbox', { name: 'Select all' }).or(page.locator('thead .ant-checkbox-input')).first().check();
    await button(page, '批量交办').click();
    await modal(page).getByText('1 条的状态不允许，将跳过').waitFor();
    await modal(page).getByLabel('整改责任人').fill('黄志伟');
    await page.locator('.ant-select-item-option', { hasText: '黄志伟' }).click();
    await expectAccessible(page);
    await button(page, '批量交办', modal(page)).click();
    await modal(page).getByText('2 条完成，0 条未完成').waitFor();
    await button(page, '完成', modal(page)).click();
    await page.getByRole('row', { name: /已上报/ }).first().waitFor({ state: 'detached' });
    for (const h of made) expect((await c.as(base, 'street1').get<HazardBody>(`${HAZARDS}/${h.id}`)).status).toBe('assigned');
  });

  it('given an address with filters, then the page shows those rows, and clearing them shows all', async () => {
    const { page, open } = await c.signInAs(base, 'leader');
    await open('/hazards?level=major');
    const some = await total(page);
    await button(page, '清除筛选').first().click();
    await page.waitForURL((url) => !url.search);
    await page.getByText(`共 ${some} 条`).waitFor({ state: 'detached' });
    expect(await total(page)).toBeGreaterThan(some);
    expect(await button(page, '上报隐患').count()).toBe(0);
  });
});
