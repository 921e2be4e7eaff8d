import { until } from '@anlan/platform/testing';
import { expectAccessible, expectFits, shot, theConsole } from './console.kit';
import { button, drawer, HAZARDS, keptOnPhone, keptPictures, ownTitle, phonePicture, reportedHazard, type HazardBody } from './hazard.kit';

const c = theConsole();
const base = '440310';

describe('the life of a hazard', () => {
  it('given four people, then one finds it on a phone, one assigns it, one rectifies it on a phone and one verifies it', async () => {
    const title = ownTitle('疏散通道堆放杂物');
    const grid = await c.signInAs(base, 'grid1', { view: 'phone' });
    await grid.page.context().grantPermissions(['geolocation']);
    await grid.page.context().setGeolocation({ latitude: 22.69021, longitude: 114.34621 });
    await grid.open('/hazards/new');
    await grid.page.getByLabel('发现了什么').fill(title);
    await grid.page.getByTestId('pictures').setInputFiles({ name: 'IMG_0001.JPG', mimeType: 'image/jpeg', buffer: await phonePicture(grid.page) });
    await grid.page.getByText('已上传').waitFor();
    await button(grid.page, '定位').click();
    await grid.page.getByText('22.69021, 114.34621').waitFor();
    await button(grid.page, '7 天').click();
    await expectAccessible(grid.page);
    await expectFits(grid.page);
    await shot(grid.page, 'report-phone', { fullPage: true });
    await button(grid.page, '上报').click();
    await grid.page.getByRole('heading', { name: '已上报' }).waitFor();
    await grid.page.getByRole('link', { name: '查看这一条' }).click();
    await grid.page.getByRole('heading', { level: 1, name: title }).waitFor();
    const id = grid.page.url().split('/').pop()!;
    const picture = grid.page.locator('.no-print figure img');
    await picture.waitFor();
    const size = await until('the picture is drawn', async () => {
      const drawn = await picture.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]);
      return drawn[0] ? drawn : undefined;
    });
    // Upright and made smaller: its camera wrote 4000 × 3000, to be turned by a quarter.
    expect(size).toEqual([1200, 1600]);
    expect(await button(grid.page, '交办').count()).toBe(0);
    await shot(grid.page, 'hazard-phone', { fullPage: true });

    const street = await c.signInAs(base, 'street1');
    await street.open(`/hazards/${id}`);
    await button(street.page, '交办').click();
    await drawer(street.page).getByLabel('整改责任人').fill('黄志伟');
    await street.page.locator('.ant-select-item-option', { hasText: '黄志伟' }).click();
    await expectAccessible(street.page);
    await button(street.page, '交办', drawer(street.page)).click();
    await street.page.getByText('已交办', { exact: true }).first().waitFor();

    const owner = await c.signInAs(base, 'owner', { view: 'phone' });
    await owner.open('');
    await owner.page.getByRole('link', { name: title }).first().click();
    await button(owner.page, '开始整改').click();
    await button(owner.page, '开始整改', drawer(owner.page)).click();
    await button(owner.page, '申请验收').click();
    // Neither pictures nor words: said before anything is sent.
    await button(owner.page, '申请验收', drawer(owner.page)).click();
    await drawer(owner.page).getByText('请附照片或说明整改情况').waitFor();
    await drawer(owner.page).getByTestId('pictures').setInputFiles({ name: 'after.jpg', mimeType: 'image/jpeg', buffer: await phonePicture(owner.page) });
    await drawer(owner.page).getByText('已上传').waitFor();
    await expectFits(owner.page);
    await button(owner.page, '申请验收', drawer(owner.page)).click();
    await owner.page.getByText('待复查').first().waitFor();

    const section = await c.signInAs(base, 'section');
    await section.open(`/hazards/${id}`);
    await button(section.page, '复查').click();
    await drawer(section.page).getByLabel('不合格，退回整改').check();
    await button(section.page, '复查', drawer(section.page)).click();
    await drawer(section.page).getByText('请填写不合格的原因').waitFor();
    await drawer(section.page).getByLabel('合格，销号', { exact: true }).check();
    await button(section.page, '复查', drawer(section.page)).click();
    await section.page.getByText('复查合格，销号').first().waitFor();
    expect((await c.as(base, 'section').get<HazardBody>(`${HAZARDS}/${id}`)).status).toBe('closed');
    expect(await section.page.locator('.no-print figure img').count()).toBe(2);
    await expectAccessible(section.page);
    await shot(section.page, 'hazard-closed', { fullPage: true });

    // On paper: the record sheet, and nothing of the screen.
    await section.page.emulateMedia({ media: 'print' });
    expect(await section.page.getByRole('heading', { name: '隐患登记表' }).isVisible()).toBe(true);
    expect(await section.page.getByRole('button').filter({ visible: true }).count()).toBe(0);
    await shot(section.page, 'hazard-sheet', { fullPage: true });
    // Four people sign in one after another.
  }, 240_000);

  it('given a page of another street, then somebody of this one learns nothing, not even that it exists', async () => {
    const hazard = await reportedHazard(c, ownTitle('灭火器过期'));
    const { page, open } = await c.signInAs(base, 'street2');
    await open(`/hazards/${hazard.id}`);
    await page.getByRole('heading', { name: '没有这条隐患' }).waitFor();
    expect(await page.getByText(hazard.number).count()).toBe(0);
    await expectAccessible(page);
  });

  it('given that somebody else changed it while a form was open, then nothing is overwritten before both are compared', async () => {
    const reported = await reportedHazard(c, ownTitle('配电箱未闭合'));
    const assigned = await c.as(base, 'street1').post<HazardBody>(`${HAZARDS}/${reported.id}/actions/assign`, { note: '请尽快' }, { version: reported.version });
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/hazards/${reported.id}`);
    await button(page, '延期').click();
    await button(page, '30 天', drawer(page)).click();
    await drawer(page).getByLabel('延期理由').fill('配件未到货');

    const theirs = new Date(Date.now() + 9 * 86_400_000).toISOString();
    const now = await c.as(base, 'street1').post<HazardBody>(`${HAZARDS}/${reported.id}/actions/extend`, { dueAt: theirs, reason: '天气' }, { version: assigned.version });
    await button(page, '延期', drawer(page)).click();
    await drawer(page).getByText(/修改/).first().waitFor();
    expect((await c.as(base, 'section').get<HazardBody>(`${HAZARDS}/${reported.id}`)).version).toBe(now.version);
    await button(page, '对照修改', drawer(page)).click();
    await drawer(page).getByRole('cell', { name: '整改期限' }).waitFor();
    await shot(page, 'hazard-stale');
    await expectAccessible(page);
    await button(page, '以我的为准', drawer(page)).click();
    await button(page, '延期', drawer(page)).click();
    await until('mine is written over it', async () => {
      const last = await c.as(base, 'section').get<HazardBody>(`${HAZARDS}/${reported.id}`);
      return last.version === now.version + 1 && Date.parse(last.dueAt!) > Date.parse(theirs) ? last : undefined;
    });
  });

  it('given a page that is open, then what others do appears by itself', async () => {
    const hazard = await reportedHazard(c, ownTitle('消防栓无水'));
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/hazards/${hazard.id}`);
    await page.getByRole('status', { name: /实时/ }).waitFor();
    await c.as(base, 'street1').post(`${HAZARDS}/${hazard.id}/actions/assign`, {}, { version: hazard.version });
    await button(page, '开始整改').or(page.getByText('已交办').nth(1)).first().waitFor();
    await page.getByRole('listitem').filter({ hasText: '王芳' }).first().waitFor();
  });
});

describe('reporting', () => {
  it('given a page that is closed before it is sent, then words and pictures are there again, and discarding forgets them', async () => {
    const { page, open } = await c.signInAs(base, 'grid1', { view: 'phone' });
    await open('/hazards/new');
    const title = ownTitle('应急照明损坏');
    await page.getByLabel('发现了什么').fill(title);
    await page.getByTestId('pictures').setInputFiles({ name: 'IMG_0002.JPG', mimeType: 'image/jpeg', buffer: await phonePicture(page) });
    await page.getByText('已上传').waitFor();
    await page.reload();
    await page.getByText(/已恢复/).waitFor();
    expect(await page.getByLabel('发现了什么').inputValue()).toBe(title);
    await page.getByRole('img', { name: '图片 1' }).waitFor();
    await button(page, '丢弃').click();
    expect(await page.getByLabel('发现了什么').inputValue()).toBe('');
    await page.reload();
    await page.getByLabel('发现了什么').waitFor();
    expect(await page.getByText(/已恢复/).count()).toBe(0);
  });

  it('given no connection, then what is reported is kept with its picture, and sent by itself, once, when the connection is back', async () => {
    const title = ownTitle('粉尘未及时清扫');
    const { page, open, watch } = await c.signInAs(base, 'grid1', { view: 'phone' });
    watch.allow(/net::ERR_INTERNET_DISCONNECTED|did not arrive/);
    await open('/hazards/new');
    await page.getByLabel('发现了什么').fill(title);
    const picture = await phonePicture(page);
    await page.context().setOffline(true);
    await page.getByTestId('pictures').setInputFiles({ name: 'IMG_0003.JPG', mimeType: 'image/jpeg', buffer: picture });
    await page.getByText('待上传').waitFor();
    await button(page, '上报').click();
    await page.getByRole('heading', { name: '已保存在本机' }).waitFor();
    await page.context().setOffline(false);
    const found = async () => (await c.as(base, 'admin').get<{ items: { title: string; attachments: number }[] }>(`${HAZARDS}?limit=50`)).items.filter((h) => h.title === title);
    await until('the ledger has it', async () => ((await found()).length ? true : undefined), { withinMs: 20_000 });
    expect(await found()).toMatchObject([{ attachments: 1 }]);
    await until('nothing of it is left in the browser', async () => ((await keptPictures(page)) === 0 ? true : undefined));
  });

  it('given that somebody signs out before it is sent, then nothing of it is left in the browser', async () => {
    const person = await c.newPerson(base, 'section-officer');
    const { page, open } = await c.signInAs(base, person);
    await open('/hazards/new');
    await page.getByLabel('发现了什么').fill(ownTitle('安全出口上锁'));
    await page.getByTestId('pictures').setInputFiles({ name: 'IMG_0004.JPG', mimeType: 'image/jpeg', buffer: await phonePicture(page) });
    await page.getByText('已上传').waitFor();
    expect(await keptPictures(page)).toBe(1);
    await until('the draft is kept', async () => (await keptOnPhone(page)).some((k) => k.kind === 'draft') || undefined);
    await page.getByRole('button', { name: /个人菜单/ }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: '已退出登录' }).waitFor();
    expect(await keptPictures(page)).toBe(0);
    expect(await keptOnPhone(page)).toEqual([]);
  });

  it('given that the phone does not say where it is, then the coordinates can be typed, and the community is enough', async () => {
    const { page, open } = await c.signInAs(base, 'grid1', { view: 'phone', locale: 'en', dark: true });
    await open('/hazards/new');
    await page.getByRole('button', { name: 'Locate me' }).click();
    await page.getByText(/Location is not allowed/).waitFor();
    await page.getByLabel('Latitude').waitFor();
    await expectAccessible(page);
    await page.getByLabel('What you found').fill(ownTitle('A blocked exit'));
    await page.getByRole('button', { name: 'Report', exact: true }).click();
    await page.getByRole('heading', { name: 'Reported' }).waitFor();
  });

  it('given a fault in what is folded away, then it is opened and the server’s word stands at the field', async () => {
    const { page, open } = await c.signInAs(base, 'grid1');
    await open('/hazards/new');
    await page.getByLabel('发现了什么').fill(ownTitle('灭火器压力不足'));
    await page.getByRole('button', { name: /更多/ }).click();
    await page.getByLabel('统一社会信用代码').fill('91440300000000000X');
    await page.getByRole('button', { name: /更多/ }).click();
    await button(page, '上报').click();
    await page.locator('.ant-form-item-explain-error', { hasText: '统一社会信用代码有误' }).waitFor();
  });
});
