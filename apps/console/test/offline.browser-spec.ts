import { until } from '@anlan/platform/testing';
import type { Page } from 'playwright-core';
import { expectAccessible, expectFits, shot, theConsole, type Visit } from './console.kit';
import { button, keptOnPhone, ownTitle, phonePicture } from './hazard.kit';

const c = theConsole();
const base = '440310';
const api = '/api/enforcement/v1';
/** What a browser says of a line that is not there, and of a form that tried it. */
const AWAY = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|net::ERR|did not arrive|preload CSS|dynamically imported/;

interface Subject {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}
interface Found {
  readonly items: { readonly id: string; readonly title: string; readonly checkId: string | null; readonly hazards: number; readonly status: string }[];
}

/** A subject where grid1 is at home, and the code at its door. */
async function subject(): Promise<Subject> {
  const { items } = await c.as(base, 'grid1').get<{ items: { divisionCode: string }[] }>(`${api}/hazards?limit=1`);
  return c.as(base, 'admin').post(`${api}/subjects`, { kind: 'small_premises', name: ownTitle('小作坊'), address: '坪山大道 1 号', divisionCode: items[0]!.divisionCode });
}
const checksOf = async ({ id }: Subject) => (await c.as(base, 'admin').get<Found>(`${api}/checks?subjectId=${id}`)).items;
const hazardsOf = async ({ id }: Subject) => (await c.as(base, 'admin').get<Found>(`${api}/hazards?subjectId=${id}`)).items;

/** Signed in on a phone, with the programme kept. */
async function onPhone(who: Parameters<typeof c.signInAs>[1] = 'grid1', look = {}): Promise<Visit> {
  const visit = await c.signInAs(base, who, { view: 'phone', serviceWorker: true, ...look });
  visit.watch.allow(AWAY);
  await until('the programme kept', () => visit.page.evaluate(async () => {
    const names = await caches.keys();
    return (await Promise.all(names.map(async (n) => (await caches.open(n)).match('/')))).some((page) => !!page) && !!navigator.serviceWorker.controller;
  }), { withinMs: 30_000 });
  return visit;
}
const mark = (page: Page) => page.locator('.outbox-mark');
const line = (page: Page, on: boolean) => page.context().setOffline(!on);

/** Fills in a patrol with one finding and its picture, on the page of a check that is under way. */
async function fillIn(page: Page, title: string): Promise<void> {
  const picture = await phonePicture(page);
  await button(page, '增加隐患').click();
  await page.getByLabel('发现了什么').fill(title);
  await page.getByTestId('pictures').first().setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: picture });
  await page.locator('.pictures img').waitFor();
}

describe('a patrol where there is no line', () => {
  it('given a patrol begun, filled in and finished without a line, when the page is loaded anew and the line is back, then it is sent once, with its picture', async () => {
    const s = await subject();
    const { page, open } = await onPhone();
    await open('/checks/new?kind=patrol');
    await page.getByRole('heading', { level: 1, name: '开始检查' }).waitFor();
    await line(page, false);
    await page.getByLabel(/场所码/).fill(s.code);
    await button(page, '开始检查').click();
    await page.getByText('在本机开始').waitFor();
    await fillIn(page, '灭火器过期');
    // What was written outlives the page, which opens without a line.
    await until('a draft kept', async () => (await keptOnPhone(page)).some((k) => k.kind === 'draft'));
    await page.reload();
    await page.getByText('离线：正在使用保存在本机的内容').waitFor();
    expect(await page.getByLabel('发现了什么').inputValue()).toBe('灭火器过期');
    await expectAccessible(page);
    await expectFits(page);
    await button(page, '完成检查').click();
    await page.getByRole('heading', { level: 1, name: '待发送', exact: true }).waitFor();
    await page.getByText('1 张照片').waitFor();
    expect(await mark(page).getAttribute('aria-label')).toBe('1 份待发送');
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'offline-waiting-phone', { fullPage: true });
    await page.reload();
    await page.getByText('1 张照片').waitFor();
    expect(await checksOf(s)).toEqual([]);
    await line(page, true);
    // Nobody is in the middle of a form: the sign-in, which the issuer remembers, comes by itself.
    await until('the patrol at the server', async () => (await checksOf(s)).length > 0, { withinMs: 30_000 });
    await mark(page).waitFor({ state: 'detached' });
    const [check, ...more] = await checksOf(s);
    expect(more).toEqual([]);
    expect(check).toMatchObject({ status: 'closed', hazards: 1 });
    const [hazard, ...others] = await hazardsOf(s);
    expect([hazard?.title, others]).toEqual(['灭火器过期', []]);
    const { evidence } = await c.as(base, 'admin').get<{ evidence: { fileId: string | null }[] }>(`${api}/hazards/${hazard!.id}`);
    expect(evidence.filter((e) => e.fileId)).toHaveLength(1);
  });

  it('given an answer that is lost on its way, when it is sent again, then there is one record', async () => {
    const s = await subject();
    const { page, open } = await onPhone();
    const { id } = await c.as(base, 'grid1').post<{ id: string }>(`${api}/patrols`, { subjectId: s.id });
    await open(`/checks/${id}/run`);
    await page.getByRole('heading', { level: 1, name: s.name }).waitFor();
    const keys: (string | undefined)[] = [];
    await page.route(`**${api}/patrols/${id}/actions/finish`, async (route) => {
      keys.push(route.request().headers()['idempotency-key']);
      // It arrives at the server, and the line breaks before its answer is here.
      if (keys.length === 1) await route.fetch();
      await route.abort('connectionreset').catch(() => undefined);
    });
    await fillIn(page, '通道堵塞');
    await button(page, '完成检查').click();
    await page.getByRole('heading', { level: 1, name: '待发送', exact: true }).waitFor();
    expect(await mark(page).getAttribute('aria-label')).toBe('1 份待发送');
    await page.unroute(`**${api}/patrols/${id}/actions/finish`);
    page.on('request', (r) => void (r.url().endsWith(`${id}/actions/finish`) && keys.push(r.headers()['idempotency-key'])));
    await button(page, '立即发送').click();
    await mark(page).waitFor({ state: 'detached' });
    expect(keys.length).toBeGreaterThan(1);
    expect(new Set(keys).size).toBe(1);
    expect(await hazardsOf(s)).toHaveLength(1);
    expect((await checksOf(s))[0]).toMatchObject({ status: 'closed', hazards: 1 });
  });

  it('given a page that is closed while it sends, when it is opened again, then the rest is sent and nothing twice', async () => {
    const s = await subject();
    const { page, open } = await onPhone();
    const { id } = await c.as(base, 'grid1').post<{ id: string }>(`${api}/patrols`, { subjectId: s.id });
    await open(`/checks/${id}/run`);
    let arrived = false;
    await page.route(`**${api}/patrols/${id}/actions/finish`, async (route) => {
      await route.fetch();
      arrived = true;
      // And no answer ever.
    });
    await fillIn(page, '电线老化');
    await button(page, '完成检查').click();
    await until('the request at the server', () => arrived);
    const context = page.context();
    await page.close();
    const again = await context.newPage();
    await again.goto(`/${base}/waiting`);
    await again.getByRole('heading', { level: 1, name: '待发送', exact: true }).waitFor();
    await again.getByText('没有待发送的内容').waitFor();
    expect(await hazardsOf(s)).toHaveLength(1);
  });
});

describe('what the server does not take', () => {
  it('given a check that another finished meanwhile, then the work is kept with the reason, and deleted only when that is confirmed', async () => {
    const s = await subject();
    const { page, open } = await onPhone();
    const { id } = await c.as(base, 'grid1').post<{ id: string }>(`${api}/patrols`, { subjectId: s.id });
    await open(`/checks/${id}/run`);
    await page.getByRole('heading', { level: 1, name: s.name }).waitFor();
    await line(page, false);
    await fillIn(page, '灯具损坏');
    await button(page, '完成检查').click();
    await page.getByRole('heading', { level: 1, name: '待发送', exact: true }).waitFor();
    await c.as(base, 'grid1').call('POST', `${api}/patrols/${id}/actions/cancel`, { body: { reason: '误开' }, version: 1 });
    await line(page, true);
    await page.getByText('被退回').waitFor();
    await page.getByText('服务器上的记录已经变化').waitFor();
    expect(await mark(page).getAttribute('aria-label')).toBe('1 份待发送，1 份被退回');
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'offline-refused-phone', { fullPage: true });
    await page.reload();
    await button(page, '修改后重发').click();
    await page.waitForURL(/mend=/);
    expect(await page.getByLabel('发现了什么').inputValue()).toBe('灯具损坏');
    await page.goBack();
    await button(page, '删除').click();
    await page.getByRole('tooltip').getByText('保留').click();
    await mark(page).waitFor();
    await button(page, '删除').click();
    await page.locator('.ant-popconfirm-buttons .ant-btn-dangerous').click();
    await mark(page).waitFor({ state: 'detached' });
    expect(await hazardsOf(s)).toEqual([]);
  });
});

describe('several people on one phone', () => {
  it('given unsent work, when its person signs out, then he is warned; the next person sees and sends nothing of it; he himself does', async () => {
    const title = ownTitle('离线隐患');
    const own = await c.newPerson(base, 'grid-member', { divisionCode: (await c.as(base, 'grid1').get<{ items: { divisionCode: string }[] }>(`${api}/hazards?limit=1`)).items[0]!.divisionCode });
    const { page, open } = await onPhone(own);
    await open('/hazards/new');
    await page.getByLabel('发现了什么').fill(title);
    await line(page, false);
    await button(page, '上报').click();
    await page.getByRole('heading', { name: '已保存在本机' }).waitFor();
    await shot(page, 'offline-hazard-phone');
    // Back with a line, but the server is not there for it yet.
    await page.route(`**${api}/hazards`, (route) => (route.request().method() === 'POST' ? route.abort('connectionreset') : route.fallback()));
    await line(page, true);
    await page.getByRole('button', { name: /个人菜单/ }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.locator('.ant-modal-confirm-title', { hasText: '本机还有 1 份未发送' }).waitFor();
    await expectAccessible(page, { within: '.ant-modal-root' });
    await button(page, '先不退出').click();
    await page.getByRole('button', { name: /个人菜单/ }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await button(page, '仍然退出').click();
    await page.getByRole('heading', { name: '已退出登录' }).waitFor();
    await page.unroute(`**${api}/hazards`);
    const signIn = async (who: { username: string; password: string }): Promise<void> => {
      await page.goto(`/${base}/waiting`);
      await page.fill('#username', who.username);
      await page.fill('#password', who.password);
      await page.click('#kc-login');
      await page.getByRole('heading', { level: 1, name: '待发送', exact: true }).waitFor();
    };
    await signIn(c.person(base, 'grid2'));
    await page.getByText('没有待发送的内容').waitFor();
    expect(await mark(page).count()).toBe(0);
    const found = async () => (await c.as(base, 'admin').get<Found>(`${api}/hazards?q=${encodeURIComponent(title)}`)).items.filter((h) => h.title === title);
    expect(await found()).toEqual([]);
    await page.getByRole('button', { name: /个人菜单/ }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: '已退出登录' }).waitFor();
    await signIn(own);
    await until('the hazard at the server', async () => (await found()).length > 0);
    expect(await found()).toHaveLength(1);
  });
});

describe('what is made ready', () => {
  it('given a check of mine with its checklist, when they are kept before the line goes, then it is carried out from here', async () => {
    const s = await subject();
    const list = await c.as(base, 'admin').post<{ id: string }>(`${api}/checklists`, { name: ownTitle('离线检查表'), category: 'special_risk', source: '测试', items: [{ code: '1', text: '疏散通道畅通', points: 3 }] });
    await c.as(base, 'admin').call('POST', `${api}/checklists/${list.id}/actions/publish`, { body: {}, version: 1 });
    const { id } = await c.as(base, 'grid1').post<{ id: string }>(`${api}/patrols`, { subjectId: s.id, checklistId: list.id });
    const { page, open } = await onPhone('grid1', { locale: 'en', dark: true });
    await open('/waiting');
    await page.getByRole('button', { name: 'Make ready' }).click();
    await page.getByText('on this phone', { exact: false }).first().waitFor();
    await page.getByRole('link', { name: new RegExp(s.name) }).waitFor();
    await line(page, false);
    await page.reload();
    await page.getByRole('link', { name: new RegExp(s.name) }).click();
    await page.getByRole('link', { name: 'Finish' }).click();
    await page.getByText('疏散通道畅通').waitFor();
    await page.getByRole('radiogroup', { name: '疏散通道畅通' }).getByText('Yes', { exact: true }).click();
    await expectAccessible(page);
    await expectFits(page);
    await page.getByRole('button', { name: 'Finish', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Waiting to be sent' }).waitFor();
    await shot(page, 'offline-waiting-en-dark', { fullPage: true });
    await line(page, true);
    await until('the patrol finished', async () => (await checksOf(s))[0]?.status === 'closed', { withinMs: 30_000 });
    expect((await c.as(base, 'admin').get<{ score: { points: number } }>(`${api}/checks/${id}`)).score.points).toBe(3);
  });
});
