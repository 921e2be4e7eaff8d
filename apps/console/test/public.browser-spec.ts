import { until } from '@anlan/platform/testing';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expectAccessible, expectFits, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle, phonePicture } from './hazard.kit';
import { madeDraw } from './plan.kit';
import { openPublicPage, PUBLIC_PAGE, setPublicPage, shownValue, untilPublicPage, type Setting } from './public.kit';

const c = theConsole();
const base = '440310';
const REPORTS = `/api/enforcement/v1/public/${base}/reports`;

interface Receipt {
  readonly receiptNumber: string;
  readonly followCode: string;
}

const setPage = (more: object) => setPublicPage(c, more);
const openNow = () => openPublicPage(c);
const untilOpen = () => untilPublicPage(c);

async function reportedByApi(what: string, more: object = {}): Promise<Receipt> {
  const answer = await fetch(`${c.origin}${REPORTS}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ what, where: '坪山大道 1 号', ...more }) });
  expect(answer.status).toBe(201);
  return (await answer.json()) as Receipt;
}


/** Everything a browser keeps of a page once it is left. */
const left = (page: Page): Promise<string> =>
  page.evaluate(async () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, await indexedDB.databases(), history.state, location.href, await caches.keys().catch(() => [])]));

async function ask(page: Page, number: string, code: string, words: { number: string; code: string; ask: string } = { number: '回执号', code: '查询码', ask: '查询' }): Promise<void> {
  await page.getByRole('textbox', { name: words.number }).fill(number);
  await page.getByLabel(words.code).fill(code);
  await button(page, words.ask).click();
}

describe('the public page of a district', () => {
  afterAll(() => setPage({}));

  it('given a district that has not turned it on, and one that is not there, then both say the same and lead back', async () => {
    const { page, open } = await c.guest({ view: 'phone' });
    for (const slug of ['330108', '999999']) {
      await open(`/p/${slug}/report`);
      await page.getByRole('heading', { level: 1, name: '本区尚未开放公众页面' }).waitFor();
      expect(await page.getByText('滨江').count()).toBe(0);
    }
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'public-closed-phone');
    await page.getByRole('link', { name: '回到首页' }).click();
    await page.getByRole('heading', { level: 1, name: '请选择您的单位' }).waitFor();
  });

  it('given an administrator who turns it on, then everybody sees it without a sign-in, and nothing of the members’ pages is fetched', async () => {
    await setPage({});
    const admin = await c.signInAs(base, 'admin');
    await admin.open('/system/settings/publicPage');
    await admin.page.getByLabel('开放公众页面').click();
    await admin.page.getByLabel('本单位简介').fill('区应急管理局负责安全生产、防灾减灾和应急救援。');
    await admin.page.getByLabel('公众联系电话').fill('0755-12345678');
    await admin.page.getByLabel('接受公众举报隐患（吹哨人）').click();
    await button(admin.page, '保存').click();
    await admin.page.getByText('已保存').first().waitFor();
    expect((await c.as(base, 'admin').get<Setting>(PUBLIC_PAGE)).value).toMatchObject({ enabled: true, acceptReports: true, hotline: '0755-12345678' });
    await untilOpen();

    const { page, open } = await c.guest();
    const files: string[] = [];
    page.on('request', (r) => files.push(new URL(r.url()).pathname));
    await open(`/p/${base}`);
    await page.getByRole('heading', { level: 1, name: /坪山区/ }).waitFor();
    expect(await page.getByRole('link', { name: /拨打/ }).getAttribute('href')).toBe('tel:075512345678');
    // No notices and no tips yet: no headings over nothing.
    expect(await page.getByRole('heading', { level: 2 }).count()).toBe(0);
    expect(files.filter((f) => /tenant-app|realms/.test(f))).toEqual([]);
    expect(files.some((f) => /public-pages/.test(f))).toBe(true);
    await expectAccessible(page);
    await shot(page, 'public-home');
    await page.getByText('English', { exact: true }).click();
    await page.getByRole('link', { name: 'Report a hazard' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Report a hazard' }).waitFor();
    await expectAccessible(page);
  });

  it('given a published draw, then everybody sees its seed, digest and subjects, and takes its pools along; a number that is not there says so', async () => {
    await openNow();
    await untilOpen();
    const draw = await madeDraw(c, ownTitle('公示抽查'), ['freeze', 'draw', 'publish']);
    const { page, open, watch } = await c.guest({ view: 'phone' });
    watch.allow(/40[04]/);
    await open(`/p/${base}`);
    await page.getByRole('link', { name: '双随机抽查公示' }).click();
    await page.getByText(draw.poolDigest!).waitFor();
    await page.getByText(draw.seed!).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'public-draws-phone', { fullPage: true });
    await page.getByRole('link', { name: draw.name }).click();
    await page.getByRole('heading', { level: 1, name: draw.number }).waitFor();
    await until('its subjects are there', async () => ((await page.locator('main ol li').count()) === draw.drawn ? true : undefined));
    const [file] = await Promise.all([page.waitForEvent('download'), button(page, '下载两库原文').click()]);
    expect(createHash('sha256').update(readFileSync(await file.path())).digest('hex')).toBe(draw.poolDigest);
    await expectAccessible(page);
    await open(`/p/${base}/draws/SJ440310-1999-0001`);
    await page.getByText('没有公示这次抽查').waitFor();
  });
});

describe('a report by everybody', () => {
  beforeAll(async () => {
    await openNow();
    await untilOpen();
  });
  afterAll(() => setPage({}));

  it('given an anonymous reporter with a phone and a picture, and an officer who accepts, then the reporter follows it, and the device keeps nothing', async () => {
    const what = ownTitle('厂房疏散通道被货物堵死');
    const phone = await c.guest({ view: 'phone' });
    const { page } = phone;
    await page.context().grantPermissions(['geolocation']);
    await page.context().setGeolocation({ latitude: 22.69021, longitude: 114.34621 });
    await phone.open(`/p/${base}/report`);
    await page.getByText(/不保存：姓名、电话、账号、网络地址/).waitFor();
    await button(page, '提交举报').click();
    await page.getByText('请填写是什么隐患').waitFor();
    await page.getByLabel('是什么隐患').fill(what);
    await page.getByLabel('在哪里').fill('坪山大道 1 号三楼');
    await page.getByLabel('所在街道').click();
    await page.locator('.ant-select-item-option').first().click();
    await button(page, '定位').click();
    await page.getByText('22.69021, 114.34621').waitFor();
    await page.getByTestId('pictures').setInputFiles({ name: '张三家.jpg', mimeType: 'image/jpeg', buffer: await phonePicture(page) });
    await page.getByRole('img', { name: '图片 1' }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'public-report-phone', { fullPage: true });
    // Half written and left: the next one at this device finds nothing.
    expect(await left(page)).not.toContain(what);
    const sent = page.waitForRequest((r) => r.method() === 'POST' && r.url().endsWith('/reports'));
    await button(page, '提交举报').click();
    const body = (await sent).postDataJSON() as Record<string, unknown>;
    expect(Object.keys(body).sort()).toEqual(['divisionCode', 'position', 'what', 'where']);
    expect((await sent).headers()['authorization']).toBeUndefined();
    await page.getByRole('heading', { level: 1, name: '举报已收到' }).waitFor();
    await page.getByText('1 张照片已上传').waitFor();
    const number = await shownValue(page, '回执号');
    const code = await shownValue(page, '查询码');
    expect(number).toMatch(/^JB440310-\d{4}-\d{4,}$/);
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'public-receipt-phone', { fullPage: true });

    const officer = await c.signInAs(base, 'section');
    await officer.open('/public-reports');
    await officer.page.getByRole('link', { name: what }).click();
    await officer.page.getByRole('heading', { level: 1, name: number }).waitFor();
    await officer.page.getByText('匿名').first().waitFor();
    await officer.page.locator('figure img').waitFor();
    await officer.page.getByRole('img', { name: '坪山大道 1 号三楼' }).waitFor();
    await expectAccessible(officer.page);
    await shot(officer.page, 'public-report-officer', { fullPage: true });
    await button(officer.page, '受理为隐患').click();
    await drawer(officer.page).getByLabel('隐患名称').fill(what);
    await expectAccessible(officer.page);
    await button(officer.page, '受理为隐患', drawer(officer.page)).click();
    const hazard = officer.page.getByRole('link', { name: /^YH-/ });
    await hazard.waitFor();
    await hazard.click();
    await officer.page.getByRole('heading', { level: 1, name: what }).waitFor();

    await page.getByRole('link', { name: '查询办理进度' }).click();
    // As people copy it: small letters, a blank before.
    await ask(page, ` ${number.toLowerCase()}`, code.toLowerCase());
    await page.getByRole('heading', { name: '办理情况：已受理' }).waitFor();
    expect(await page.getByText('补充照片').count()).toBe(0);
    expect(page.url()).toBe(`${c.origin}/p/${base}/follow`);
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'public-follow-phone', { fullPage: true });
    const kept = await left(page);
    for (const secret of [number, code, what, '坪山大道', '张三']) expect(kept).not.toContain(secret);
  });

  it('given a wrong code, then nothing is told; given the right one, then pictures can still be added, three and no more', async () => {
    const { receiptNumber, followCode } = await reportedByApi(ownTitle('消防栓没有水'));
    const { page, open } = await c.guest({ locale: 'en' });
    const words = { number: 'Receipt number', code: 'Follow code', ask: 'Look it up' };
    await open(`/p/${base}/follow`);
    await ask(page, 'JB44', followCode, words);
    await page.getByText('A receipt number looks like').waitFor();
    await ask(page, receiptNumber, 'ABCD-EFGH-JKLM-NPQR', words);
    await page.getByText('Nothing was found').waitFor();
    await expectAccessible(page);
    await ask(page, receiptNumber, followCode, words);
    await page.getByRole('heading', { name: 'State: Received' }).waitFor();
    const picture = await phonePicture(page);
    await page.getByTestId('pictures').setInputFiles([1, 2, 3, 4].map((n) => ({ name: `${n}.jpg`, mimeType: 'image/jpeg', buffer: picture })));
    await page.getByRole('img', { name: 'Picture 3' }).waitFor();
    expect(await page.getByRole('img', { name: 'Picture 4' }).count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('heading', { name: 'Add pictures' }).waitFor({ state: 'detached' });
    await shot(page, 'public-follow-english');
  });

  it('given a named report, then its reporter is masked until somebody says why; declined, the reporter reads the reason', async () => {
    const guest = await c.guest();
    await guest.open(`/p/${base}/report`);
    const what = ownTitle('仓库违规存放油漆');
    await guest.page.getByLabel('是什么隐患').fill(what);
    await guest.page.getByLabel('在哪里').fill('龙田街道仓库');
    await guest.page.getByLabel('实名', { exact: true }).check();
    await button(guest.page, '提交举报').click();
    await guest.page.getByText('请填写姓名').waitFor();
    await guest.page.getByLabel('姓名').fill('欧阳明日');
    await guest.page.getByLabel('联系电话').fill('13800138000');
    await button(guest.page, '提交举报').click();
    await guest.page.getByRole('heading', { level: 1, name: '举报已收到' }).waitFor();
    const [number, code] = [await shownValue(guest.page, '回执号'), await shownValue(guest.page, '查询码')];

    const { page, open } = await c.signInAs(base, 'admin', { view: 'phone' });
    await open('/public-reports?named=true');
    await page.getByRole('link', { name: what }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'public-reports-phone');
    await page.getByRole('link', { name: what }).click();
    await page.getByRole('heading', { level: 1, name: number }).waitFor();
    expect(await page.getByText('欧阳明日').count()).toBe(0);
    await button(page, '查看全部').click();
    await drawer(page).getByLabel('事由').fill('电话核实地点');
    await button(page, '查看', drawer(page)).click();
    await page.getByText('欧阳明日').waitFor();
    await page.getByRole('link', { name: '13800138000' }).waitFor();
    await expectFits(page);
    await button(page, '不予受理').click();
    await drawer(page).getByLabel('理由').fill('现场核查未发现油漆。');
    await button(page, '不予受理', drawer(page)).click();
    await page.getByText('现场核查未发现油漆。').first().waitFor();
    await expectAccessible(page);
    await shot(page, 'public-report-declined-phone', { fullPage: true });

    await guest.page.getByRole('link', { name: '查询办理进度' }).click();
    await ask(guest.page, number, code);
    await guest.page.getByRole('heading', { name: '办理情况：不予受理' }).waitFor();
    await guest.page.getByText('现场核查未发现油漆。').waitFor();
    expect(await left(guest.page)).not.toMatch(/欧阳|13800138000/);
  });

  it('given a second report of the same, then it goes with the first', async () => {
    const first = await reportedByApi(ownTitle('路面塌陷'));
    const second = await reportedByApi(ownTitle('路面塌陷又一次'));
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/public-reports?q=${second.receiptNumber}`);
    await page.getByRole('link', { name: /路面塌陷又一次/ }).click();
    await button(page, '标为重复').click();
    await drawer(page).getByLabel('首次举报').fill(first.receiptNumber);
    await page.locator('.ant-select-item-option', { hasText: first.receiptNumber }).click();
    await button(page, '标为重复', drawer(page)).click();
    await page.getByRole('link', { name: first.receiptNumber }).waitFor();
    await expectAccessible(page);
  });

  it('given too many requests from one network, then it says when to try again, and what was written is still there', async () => {
    const { page, open } = await c.guest({ view: 'phone', dark: true });
    await page.route('**/reports', (route) => route.fulfill({
      status: 429, headers: { 'retry-after': '90', 'content-type': 'application/problem+json' },
      body: JSON.stringify({ type: 'about:blank', title: '请求过于频繁', status: 429, code: 'request.too_many', detail: '请求过于频繁，请在 90 秒后重试', errors: [] }),
    }));
    await open(`/p/${base}/report`);
    await page.getByLabel('是什么隐患').fill('消防通道被占');
    await page.getByLabel('在哪里').fill('某路');
    await button(page, '提交举报').click();
    await page.getByRole('alert').filter({ hasText: '90 秒后' }).waitFor();
    expect(await page.getByLabel('是什么隐患').inputValue()).toBe('消防通道被占');
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'public-limited-phone-dark', { fullPage: true });
  });

  it('given somebody without the right, then there is no such line in the menu', async () => {
    const { page, open } = await c.signInAs(base, 'owner');
    await open('');
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
    expect(await page.getByRole('link', { name: '公众举报' }).count()).toBe(0);
  });
});
