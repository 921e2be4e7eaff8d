import { until } from '@anlan/platform/testing';
import type { Page } from 'playwright-core';
import { expectAccessible, expectFits, shot, theConsole, type Person, type Visit } from './console.kit';
import { button, keptOnPhone, ownTitle, phonePicture } from './hazard.kit';

const c = theConsole();
const base = '440310';
const api = '/api/enforcement/v1';
const AWAY = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|net::ERR|did not arrive|preload CSS|dynamically imported/;

interface Subject {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

const home = async (): Promise<string> => (await c.as(base, 'grid1').get<{ items: { divisionCode: string }[] }>(`${api}/hazards?limit=1`)).items[0]!.divisionCode;
/** A grid member of his own, with a subject where he is at home. */
async function member(): Promise<Person> {
  return c.newPerson(base, 'grid-member', { divisionCode: await home() });
}
const subject = async (address = '坪山大道 1 号'): Promise<Subject> => c.as(base, 'admin').post(`${api}/subjects`, { kind: 'small_premises', name: ownTitle('小作坊'), address, divisionCode: await home() });
const checksOf = async ({ id }: Subject) => (await c.as(base, 'admin').get<{ items: { status: string; hazards: number }[] }>(`${api}/checks?subjectId=${id}`)).items;

/** Signed in on a phone, with the programme and the register of his area kept. */
async function onPhone(who: Person): Promise<Visit> {
  const visit = await c.signInAs(base, who, { view: 'phone', serviceWorker: true });
  visit.watch.allow(AWAY);
  await until('the programme kept', () => visit.page.evaluate(async () => {
    const names = await caches.keys();
    return (await Promise.all(names.map(async (n) => (await caches.open(n)).match('/')))).some((page) => !!page) && !!navigator.serviceWorker.controller;
  }), { withinMs: 30_000 });
  await until('the register kept', async () => (await keptOnPhone(visit.page)).some((k) => k.kind === 'directory'), { withinMs: 30_000 });
  return visit;
}
const line = (page: Page, on: boolean) => page.context().setOffline(!on);
const mark = (page: Page) => page.locator('.outbox-mark');
const signOut = async (page: Page, all = false): Promise<void> => {
  await page.getByRole('button', { name: /个人菜单/ }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  if (all) await button(page, '仍然退出').click();
  await page.getByRole('heading', { name: '已退出登录' }).waitFor();
};
const signIn = async (page: Page, who: Person): Promise<void> => {
  await page.goto(`/${base}/waiting`);
  await page.fill('#username', who.username);
  await page.fill('#password', who.password);
  await page.click('#kc-login');
  await page.getByRole('heading', { level: 1, name: '待发送', exact: true }).waitFor();
};

describe('the register where there is no line', () => {
  it('given a copy of his area, when he searches words of an address without a line, then he checks what he found, and it is sent once', async () => {
    const s = await subject('金龙大道 77 号');
    const { page, open } = await onPhone(await member());
    await open('/checks/new?kind=patrol');
    await page.getByRole('heading', { level: 1, name: '开始检查' }).waitFor();
    await line(page, false);
    await page.getByLabel('监管对象').fill('龙大道 小作坊');
    await page.getByText('离线名录，').waitFor();
    await shot(page, 'offline-picker-phone');
    await expectAccessible(page);
    await page.getByLabel('监管对象').fill(s.name);
    await page.locator('.ant-select-item-option', { hasText: s.name }).click();
    await button(page, '开始检查').click();
    await page.getByRole('heading', { level: 1, name: new RegExp(s.name) }).waitFor();
    await button(page, '增加隐患').click();
    await page.getByLabel('发现了什么').fill('灭火器过期');
    await button(page, '完成检查').click();
    await page.getByRole('heading', { level: 1, name: '待发送', exact: true }).waitFor();
    await line(page, true);
    await until('the patrol at the server', async () => (await checksOf(s)).length > 0, { withinMs: 30_000 });
    await mark(page).waitFor({ state: 'detached' });
    expect(await checksOf(s)).toMatchObject([{ status: 'closed', hazards: 1 }]);
  });

  it('given the code at a door, when it is scanned or typed without a line, then it is known whose it is; the copy says its date', async () => {
    const s = await subject();
    const { page, open } = await onPhone(await member());
    await open('/waiting');
    await page.getByText(/家，.+更新/).waitFor();
    await line(page, false);
    await open(`/subjects/at/${s.code}`);
    await page.getByRole('heading', { name: s.name }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: '开始检查' }).click();
    await page.locator('.ant-select', { hasText: s.name }).waitFor();
    await page.getByLabel(/场所码/).fill(s.code.toLowerCase());
    await page.getByRole('status').getByText(`${s.name}（坪山大道 1 号）`, { exact: true }).waitFor();
    await open('/waiting');
    await page.getByLabel('在离线名录中查找').fill(s.name.slice(-6));
    await page.getByRole('list', { name: '找到的监管对象' }).getByText(s.name).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'offline-directory-phone', { fullPage: true });
  });

  it('given the button, then the copy has what was registered since', async () => {
    const { page, open } = await onPhone(await member());
    const s = await subject();
    await open('/waiting');
    await page.getByLabel('在离线名录中查找').fill(s.name);
    await page.getByText('名录中没有找到').waitFor();
    await button(page, '更新离线名录').click();
    await page.getByRole('list', { name: '找到的监管对象' }).getByText(s.name).waitFor();
  });

  it('given other rights than before, when he is back with a line, then the old copy goes', async () => {
    const who = await member();
    const { page, open } = await onPhone(who);
    const before = (await keptOnPhone(page)).find((k) => k.kind === 'directory')!;
    // The same person with nothing to look up: as the server says after his role was taken back.
    await page.route('**/api/tenancy/v1/me', async (route) => {
      const answer = await route.fetch();
      const me = (await answer.json()) as { permissions: { permission: string }[] };
      await route.fulfill({ response: answer, json: { ...me, permissions: me.permissions.filter((p) => p.permission !== 'subject.read') } });
    });
    await open('/');
    await until('the copy gone', async () => !(await keptOnPhone(page)).some((k) => k.owner === before.owner && k.kind === 'directory'));
  });
});

describe('what lies on the phone', () => {
  it('given a half-typed form with a picture, when its tab is killed, then both are there again, and on the phone nothing of it is in the open', async () => {
    const { page, open } = await onPhone(await member());
    await open('/hazards/new');
    await page.getByTestId('pictures').first().waitFor({ state: 'attached' });
    await line(page, false);
    await page.getByTestId('pictures').first().setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await phonePicture(page) });
    await page.locator('.pictures img').waitFor();
    await page.getByLabel('发现了什么').fill('半句话还没写完');
    await until('a draft kept', async () => (await keptOnPhone(page)).filter((k) => k.kind === 'draft' || k.kind === 'picture').length === 2);
    const lying = JSON.stringify([await keptOnPhone(page), await page.evaluate(() => ({ ...localStorage }))]);
    expect(lying).not.toMatch(/半句话|JFIF|小作坊/);
    const context = page.context();
    const session = await context.newCDPSession(page);
    const another = await context.newPage();
    // As a phone does it that is short of memory: no event tells the page.
    void session.send('Page.crash').catch(() => undefined);
    await another.goto(`/${base}/hazards/new`);
    await another.getByText('未提交的内容').waitFor();
    expect(await another.getByLabel('发现了什么').inputValue()).toBe('半句话还没写完');
    await another.locator('.pictures img').waitFor();
  });

  it('given drafts of an earlier release in the open, when their person comes, then they are his form\'s again, and in the open no more', async () => {
    const { page, open } = await onPhone(await member());
    const owner = (await keptOnPhone(page)).find((k) => k.kind === 'person')!.owner;
    await page.evaluate((key) => localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: { title: '旧版留下的' } })), `anlan.draft.${owner.replace(' ', '.')}.hazard.report`);
    await open('/hazards/new');
    await page.getByText('未提交的内容').waitFor();
    expect(await page.getByLabel('发现了什么').inputValue()).toBe('旧版留下的');
    expect(await page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith('anlan.draft.')))).toEqual([]);
  });

  it('given a check begun here, when he signs out and another signs in, then that one finds nothing, and he himself all of it', async () => {
    const s = await subject();
    const who = await member();
    const { page, open } = await onPhone(who);
    await open(`/checks/new?kind=patrol&subject=${s.id}`);
    await page.locator('.ant-select', { hasText: s.name }).waitFor();
    await line(page, false);
    await button(page, '开始检查').click();
    await page.getByText('在本机开始').waitFor();
    await button(page, '增加隐患').click();
    await page.getByLabel('发现了什么').fill('配电箱前堆物');
    await until('a draft kept', async () => (await keptOnPhone(page)).some((k) => k.kind === 'draft'));
    const { owner } = (await keptOnPhone(page)).find((k) => k.kind === 'draft')!;
    await line(page, true);
    await signOut(page, true);
    expect((await keptOnPhone(page)).filter((k) => k.owner === owner).map((k) => k.kind).sort()).toEqual(['draft', 'opened']);
    await signIn(page, await member());
    await page.getByText('没有待发送的内容').waitFor();
    await signOut(page);
    expect((await keptOnPhone(page)).filter((k) => k.owner !== owner)).toEqual([]);
    await signIn(page, who);
    await page.getByRole('link', { name: '继续填写' }).click();
    expect(await page.getByLabel('发现了什么').inputValue()).toBe('配电箱前堆物');
  });

  it('given that the key is gone, when something waits, then it says so and sends nothing of it', async () => {
    const s = await subject();
    const { page, open } = await onPhone(await member());
    await open(`/checks/new?kind=patrol&subject=${s.id}`);
    await page.locator('.ant-select', { hasText: s.name }).waitFor();
    await line(page, false);
    await button(page, '开始检查').click();
    await page.getByText('在本机开始').waitFor();
    await button(page, '完成检查').click();
    await page.getByRole('heading', { level: 1, name: '待发送', exact: true }).waitFor();
    await page.evaluate(() => new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('anlan.phone');
      opening.onerror = () => reject(new Error('no database'));
      opening.onsuccess = () => {
        const tx = opening.result.transaction('keys', 'readwrite');
        tx.objectStore('keys').clear();
        tx.oncomplete = () => (opening.result.close(), resolve());
      };
    }));
    await line(page, true);
    await open('/waiting');
    await page.getByText('本机有 1 份内容无法读取').waitFor();
    expect(await mark(page).getAttribute('aria-label')).toBe('1 份无法读取');
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'offline-unreadable-phone', { fullPage: true });
    expect(await checksOf(s)).toEqual([]);
    await button(page, '删除').click();
    await page.locator('.ant-popconfirm-buttons .ant-btn-dangerous').click();
    await page.getByText('没有待发送的内容').waitFor();
  });
});
