import { until } from '@anlan/platform/testing';
import type { Page } from 'playwright-core';
import { expectAccessible, expectFits, shot, theConsole, type Look } from './console.kit';
import { button, ownTitle } from './hazard.kit';

const c = theConsole();
const base = '440310';
const rows = (page: Page) => page.locator('tbody tr.ant-table-row');
const post = (name: string) => c.as(base, 'admin').post<{ id: string }>('/api/tenancy/v1/units', { kind: 'other', name });

describe('the audit log', () => {
  it.each<[string, Look]>([['on a desk', {}], ['in the dark', { dark: true }], ['in English, on a phone', { view: 'phone', locale: 'en' }]])('given it %s, then log, entry and chain are accessible and fit', async (_how, look) => {
    const en = look.locale === 'en';
    const { page, open } = await c.signInAs(base, 'auditor', look);
    await open('/system/audit');
    await page.getByText(en ? /The chain holds/ : /审计链：已封存/).waitFor();
    await page.getByRole('button', { name: en ? /^View / : /^查看 / }).first().waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `audit-${Object.values(look).join('-') || 'desktop'}`);
    await page.getByRole('button', { name: en ? /^View / : /^查看 / }).first().click();
    await page.getByRole('dialog').getByRole('heading', { level: 2, name: en ? 'Detail' : '详情' }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
  });

  it('given who, what, when and a word, then exactly those entries are shown, and from one of them all of its record', async () => {
    const name = ownTitle('审计');
    const unit = await post(name);
    const { page, open } = await c.signInAs(base, 'auditor');
    await open('/system/audit');
    await page.getByPlaceholder('详情中的文字').fill(name);
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=/);
    await until('few rows are left', async () => ((await rows(page).count()) <= 2 ? true : undefined));
    await page.getByRole('row', { name: /unit\.created/ }).waitFor();

    await page.getByPlaceholder('操作人').fill('没有这个人');
    await page.keyboard.press('Enter');
    await page.getByText('没有符合条件的记录').waitFor();
    await page.getByPlaceholder('操作人').fill('何管理');
    await page.keyboard.press('Enter');
    await rows(page).first().waitFor();
    await page.getByPlaceholder(/^操作，如/).fill('member.');
    await page.keyboard.press('Enter');
    await page.getByText('没有符合条件的记录').waitFor();
    await open('/system/audit?to=2026-01-01T00:00:00%2B08:00');
    await page.getByText('没有符合条件的记录').waitFor();

    await open(`/system/audit?q=${encodeURIComponent(name)}`);
    // The search itself is in the log by now, and has the word in it.
    await page.getByRole('button', { name: /^查看 机构已新增/ }).click();
    const entry = page.getByRole('dialog');
    await entry.getByText(`units/${unit.id}`).waitFor();
    await entry.getByText(name).waitFor();
    await button(page, '此对象的全部记录', entry).click();
    await page.waitForURL((url) => url.searchParams.get('target') === `units/${unit.id}` && !url.searchParams.has('q'));
    await rows(page).first().waitFor();
  });

  it('given what was refused, then it is found by its outcome, with the permission that lacked', async () => {
    await c.as(base, 'leader').get('/api/tenancy/v1/audit').catch(() => undefined);
    const { page, open } = await c.signInAs(base, 'auditor');
    await open('/system/audit');
    await page.getByLabel('结果').click();
    await page.locator('.ant-select-item-option', { hasText: '被拒绝' }).click();
    await page.waitForURL(/outcome=refused/);
    await page.getByRole('row', { name: /拒绝访问/ }).first().waitFor();
    await until('none but these are left', () => rows(page).evaluateAll((trs) => trs.length > 0 && trs.every((tr) => tr.textContent?.includes('access.refused'))));
  });

  it('given a search whose first portions hold nothing, then it goes on to older ones and says how far it is', async () => {
    const { page, open } = await c.signInAs(base, 'auditor');
    const name = ownTitle('久远');
    await post(name);
    let asked = 0;
    let goOn = (): void => undefined;
    const seen = new Promise<void>((resolve) => (goOn = resolve));
    await page.route(/\/api\/.*\/audit\?.*q=/, async (route) => {
      asked += 1;
      if (asked > 3) return route.continue({ url: route.request().url().replace(/&?cursor=[^&]*/, '') });
      if (asked === 3) await seen;
      return route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify({ items: [], nextCursor: `portion-${asked}`, searchedTo: `2026-0${9 - asked}-01T08:00:00.000+08:00` }) });
    });
    await open(`/system/audit?q=${encodeURIComponent(name)}`);
    await page.getByText('正在查找更早的记录…已查到 2026-07-01').waitFor();
    expect(await page.getByText('没有符合条件的记录').count()).toBe(0);
    await shot(page, 'audit-searching');
    goOn();
    await page.getByRole('row', { name: /unit\.created/ }).waitFor();
    expect(asked).toBe(4);
  });

  it('given the chain, then where it stands shows at once; going along it is asked for, and a log too long for that says so', async () => {
    const { page, open, watch } = await c.signInAs(base, 'auditor');
    const asked: string[] = [];
    page.on('request', (r) => void (r.url().includes('/audit/chain') && asked.push(new URL(r.url()).search)));
    await open('/system/audit');
    await page.getByText(/审计链：已封存 [\d,]+ 条/).waitFor();
    expect(asked).toEqual(['?verify=false']);
    await button(page, '逐条校验').click();
    await page.getByText(/审计链完整：已逐条校验 [\d,]+ 条/).waitFor();
    await button(page, '立即锚定').click();
    await page.getByText('已锚定').waitFor();
    await page.getByText(/最近锚定 20\d\d-/).waitFor();

    watch.allow(/audit\/chain answered 504/);
    await page.route(/verify=true/, (route) => route.fulfill({ status: 504, contentType: 'application/problem+json', body: JSON.stringify({ code: 'gateway.timeout', title: '超时', detail: '超时' }) }));
    await page.reload();
    const before = asked.length;
    await button(page, '逐条校验').click();
    await page.getByText('没有在时限内校验完').waitFor();
    await page.getByText('npm run audit:verify').waitFor();
    expect(asked.slice(before).filter((q) => q.includes('verify=true'))).toHaveLength(1);
    await expectAccessible(page);
    await shot(page, 'audit-chain-too-long');
  });

  it('given the other service, then its entries and its chain are shown', async () => {
    const { page, open } = await c.signInAs(base, 'auditor');
    await open('/system/audit');
    await page.getByText('执法与隐患').click();
    await page.waitForURL(/service=enforcement/);
    await page.getByRole('row', { name: /hazard\./ }).first().waitFor();
    await page.getByText(/审计链：已封存 [\d,]+ 条/).waitFor();
  });
});
