import { shanghaiDay } from '@anlan/domain';
import type { Page } from 'playwright-core';
import { expectAccessible, expectFits, shot, theConsole, type Look } from './console.kit';
import { button, drawer } from './hazard.kit';

const c = theConsole();
/** Where no other spec looks at streets. */
const base = '330108';
const TENANCY = '/api/tenancy/v1';
const BOUNDARIES = `${TENANCY}/boundaries`;

interface Division {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly version: number;
  readonly validTo: string | null;
}
interface Features {
  readonly features: { readonly id: string; readonly properties: { readonly version: number; readonly crs: string; readonly uploadedBy: string | null } }[];
}

const admin = () => c.as(base, 'admin');
const today = (): string => shanghaiDay(new Date());
const streets = async (): Promise<Division[]> => (await admin().get<{ items: Division[] }>(`${TENANCY}/divisions/mine?level=street&on=${today()}&limit=200`)).items;
const kept = async (): Promise<Features['features']> => (await (await fetch(`${c.origin}${BOUNDARIES}`, { headers: { authorization: `Bearer ${await admin().bearer()}` } })).json() as Features).features;
const removeAll = async (): Promise<void> => {
  for (const { id, properties } of await kept()) await admin().call('DELETE', `${BOUNDARIES}/${id}`, { version: properties.version });
};

type Ring = [number, number][];
const square = (lng: number, lat: number): Ring => [[lng, lat], [lng + 0.02, lat], [lng + 0.02, lat + 0.02], [lng, lat + 0.02], [lng, lat]];
const feature = (code: string, name: string, ring: Ring) => ({ type: 'Feature', properties: { OBJECTID: 7, NAME: name, XZQDM: code }, geometry: { type: 'Polygon', coordinates: [ring] } });
const fileOf = (name: string, ...features: object[]) => ({ name, mimeType: 'application/geo+json', buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })) });

async function chooseCrs(page: Page, name: RegExp): Promise<void> {
  await page.getByLabel('坐标系').click();
  await page.locator('.ant-select-item-option', { hasText: name }).click();
}
const mapReady = (page: Page) => page.locator('[role=region][data-ready=true]').waitFor();

describe('boundaries of divisions', () => {
  beforeEach(removeAll);
  afterAll(removeAll);

  it('given none, then the page says what to do, and the file is chosen by keys alone', async () => {
    const { page, open } = await c.signInAs(base, 'admin');
    await open('/organization/boundaries');
    await page.getByText(/还没有边界.*在上方上传/).waitFor();
    await expectAccessible(page);
    const zone = page.getByRole('button', { name: /把 GeoJSON 文件拖到这里/ });
    const chooser = page.waitForEvent('filechooser');
    await zone.focus();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles({ name: '街道.shp', mimeType: 'application/octet-stream', buffer: Buffer.from('PK') });
    await page.getByText('街道.shp 不是 GeoJSON').waitFor();
    expect(await button(page, '上传').count()).toBe(0);
  });

  it('given a file with faults, then each is told at its feature, in the order of the file, and nothing is kept', async () => {
    const [street] = await streets();
    const { page, open, watch } = await c.signInAs(base, 'admin');
    watch.allow(/answered 400/);
    await open('/organization/boundaries');
    await page.locator('input[type=file]').setInputFiles(fileOf('有错.geojson', feature(street!.code, street!.name, square(120.2, 30.2)), feature('440310001', '坪山街道', square(114.3, 22.7)), feature('330108002', '反了', square(30.2, 120.2)), feature('33010', '短了', square(120.2, 30.2))));
    await page.getByText('有错.geojson：4 个要素').waitFor();
    await page.getByText('XZQDM（例：').waitFor();
    await button(page, '上传').last().click();
    await page.getByText('请选择坐标系').waitFor();
    await chooseCrs(page, /CGCS2000/);
    await button(page, '上传').last().click();
    await page.getByText('边界文件有 3 处错误').waitFor();
    const rows = await page.getByRole('table', { name: '错误' }).or(page.locator('[aria-label="错误"] tbody')).first().locator('tr.ant-table-row').allInnerTexts();
    expect(rows.map((r) => r.split(/[：·\t\n]/)[0])).toEqual(['第 2 个', '第 3 个', '第 4 个']);
    expect(rows[0]).toContain('坪山街道 · 440310001');
    expect(rows[0]).toContain('没有这个区划');
    expect(rows[1]).toContain('经纬度颠倒');
    await expectAccessible(page);
    await shot(page, 'boundaries-faults', { fullPage: true });
    expect(await kept()).toEqual([]);
  });

  it('given a good file of a Chinese web map, then its boundaries are listed with who and when, drawn, and one is removed', async () => {
    const [first, second] = await streets();
    const { page, open } = await c.signInAs(base, 'admin');
    await open('/organization/boundaries');
    await page.locator('input[type=file]').setInputFiles(fileOf('街道.geojson', feature(first!.code.slice(0, 9), first!.name, square(120.2, 30.2)), feature(second!.code, second!.name, square(120.23, 30.2))));
    await chooseCrs(page, /GCJ-02/);
    await button(page, '上传').last().click();
    await page.getByText('已保存 2 个区划的边界').waitFor();
    await mapReady(page);
    expect((await kept()).map((f) => [f.id, f.properties.crs, f.properties.uploadedBy])).toEqual([[first!.code, 'GCJ02', '钱管理'], [second!.code, 'GCJ02', '钱管理']]);
    const row = page.getByRole('row', { name: new RegExp(first!.name) });
    for (const text of ['GCJ02', '钱管理', today()]) expect(await row.innerText()).toContain(text);
    await page.locator('.map-name', { hasText: second!.name }).waitFor();
    await page.getByRole('button', { name: `看图：${first!.name}` }).click();
    expect(await page.getByRole('button', { name: `看图：${first!.name}` }).getAttribute('aria-pressed')).toBe('true');
    await expectAccessible(page);
    await shot(page, 'boundaries');
    await page.getByRole('button', { name: `删除：${second!.name}` }).click();
    await button(page, '删除', page.locator('.ant-popover')).click();
    await page.getByText(`已删除${second!.name}的边界`).waitFor();
    await page.getByText('没有边界的').waitFor();
    expect((await kept()).map((f) => f.id)).toEqual([first!.code]);
  });

  it.each<[string, Look, string]>([['on a phone in the dark, in English', { view: 'phone', dark: true, locale: 'en' }, 'phone'], ['in the dark', { dark: true }, 'dark']])('given boundaries %s, then the page is accessible and nothing has to be scrolled sideways', async (_how, look, name) => {
    const [street] = await streets();
    await admin().call('PUT', `${BOUNDARIES}?codeProperty=XZQDM&crs=WGS84`, { raw: { type: 'application/geo+json', data: fileOf('x', feature(street!.code, street!.name, square(120.2, 30.2))).buffer } });
    const { page, open } = await c.signInAs(base, 'admin', look);
    await open('/organization/boundaries');
    await mapReady(page);
    await page.locator('.map-name').waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `boundaries-${name}`, { fullPage: true });
  });

  it('given somebody who may not manage divisions, then he sees them, without who drew them, and can change nothing', async () => {
    const [street] = await streets();
    const file = fileOf('x', feature(street!.code, street!.name, square(120.2, 30.2))).buffer;
    await admin().call('PUT', `${BOUNDARIES}?codeProperty=XZQDM&crs=WGS84`, { raw: { type: 'application/geo+json', data: file } });
    const { page, open } = await c.signInAs(base, 'grid1');
    await page.getByRole('navigation', { name: '主菜单' }).waitFor();
    expect(await page.getByRole('link', { name: '区划边界' }).count()).toBe(0);
    await open('/organization/boundaries');
    await mapReady(page);
    await page.getByRole('row', { name: new RegExp(street!.name) }).waitFor();
    expect(await page.locator('input[type=file]').count()).toBe(0);
    expect(await page.getByRole('button', { name: /^删除：/ }).count()).toBe(0);
    expect(await page.locator('#page-content').innerText()).not.toContain('钱管理');
    await expect(c.as(base, 'grid1').call('PUT', `${BOUNDARIES}?codeProperty=XZQDM`, { raw: { type: 'application/geo+json', data: file } })).rejects.toThrow(/403/);
    await open(`/organization/divisions?code=${street!.code}`);
    await page.getByRole('heading', { level: 2, name: street!.name }).waitFor();
    for (const name of [/新增/, /拆分/, /更名/]) expect(await page.getByRole('button', { name }).count()).toBe(0);
  });
});

describe('divisions', () => {
  const tree = (page: Page) => page.getByRole('tree', { name: /区划|Divisions/ });
  const named = (what: string): string => `${what}${Date.now().toString(36).slice(-5)}`;
  const add = (code: string, name: string): Promise<Division> => admin().post<Division>(`${TENANCY}/divisions/mine`, { code, name });
  /** A code of a street that no street of the district has had. */
  async function freeStreet(): Promise<string> {
    const { items } = await admin().get<{ items: Division[] }>(`${TENANCY}/divisions/mine?level=street&limit=200`);
    for (let n = 200 + Math.floor(Math.random() * 600); ; n += 1) if (!items.some((d) => d.code.startsWith(`${base}${n}`))) return `${base}${n}`;
  }

  it.each<[string, Look, string]>([['on a desk', {}, 'desk'], ['on a phone in the dark, in English', { view: 'phone', dark: true, locale: 'en' }, 'phone']])('given a division %s, then the page and the form of a split are accessible and fit', async (_how, look, name) => {
    const [street] = await streets();
    const { page, open } = await c.signInAs(base, 'admin', look);
    await open(`/organization/divisions?code=${street!.code}`);
    await page.getByRole('heading', { level: 2, name: street!.name }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `divisions-${name}`, { fullPage: true });
    await page.getByRole('button', { name: /拆分、合并|Split or merge/ }).click();
    await drawer(page).getByLabel(/生效日|From/).first().waitFor();
    await expectAccessible(page);
    await shot(page, `division-split-${name}`);
  });

  it('given the keys alone, then a division is chosen in the tree, and one is found by its name', async () => {
    const [street] = await streets();
    const { page, open } = await c.signInAs(base, 'admin');
    await open('/organization/divisions');
    await tree(page).waitFor();
    await page.getByRole('searchbox', { name: '查找区划' }).or(page.getByLabel('查找区划')).first().fill(street!.name);
    await tree(page).getByText(street!.name, { exact: true }).waitFor();
    await page.getByRole('switch', { name: '显示已停用的' }).focus();
    await page.keyboard.press('Tab');
    for (const key of ['ArrowDown', ' ']) await page.keyboard.press(key);
    await page.waitForURL(/code=/);
    await page.getByRole('heading', { level: 2, name: street!.name }).waitFor();
  });

  it('given a code that is wrong, then the form says so; given a right one, then the grid is on the tree', async () => {
    const { items } = await admin().get<{ items: Division[] }>(`${TENANCY}/divisions/mine?level=community&on=${today()}&limit=1`);
    const [community] = items;
    const { page, open, watch } = await c.signInAs(base, 'admin');
    watch.allow(/answered 4\d\d/);
    await open(`/organization/divisions?code=${community!.code}`);
    await page.getByRole('heading', { level: 2, name: community!.name }).waitFor();
    await page.getByRole('button', { name: /新增网格或区划/ }).click();
    expect(await drawer(page).getByLabel('代码').inputValue()).toBe(community!.code);
    const name = named('网格');
    await drawer(page).getByLabel('代码').fill('440310001001001');
    await drawer(page).getByLabel('名称').fill(name);
    await button(page, '新增', drawer(page)).click();
    await drawer(page).locator('.ant-alert-error, .ant-form-item-explain-error').first().waitFor();
    await drawer(page).getByLabel('代码').fill(`${community!.code}${100 + Math.floor(Math.random() * 900)}`);
    await button(page, '新增', drawer(page)).click();
    await page.getByRole('heading', { level: 2, name }).waitFor();
  });

  it('given a street with a unit and an officer that splits, then a look changes nothing, and afterwards what is to be bound anew is listed and what ended shows what followed', async () => {
    const code = await freeStreet();
    const street = await add(code, named('老街道'));
    const community = await add(`${code}001`, named('社区'));
    const unit = await admin().post<{ id: string }>(`${TENANCY}/units`, { kind: 'street_office', name: named('街道办'), divisionCode: street.code });
    const officer = await c.newPerson(base, 'street-officer', { divisionCode: street.code, displayName: named('专干') });
    const [east, west] = [await freeStreet(), await freeStreet()];
    const [eastName, westName] = [named('东街道'), named('西街道')];
    const { page, open, watch } = await c.signInAs(base, 'admin');
    watch.allow(/answered 4\d\d/);
    await open(`/organization/divisions?code=${street.code}`);
    await page.getByRole('link', { name: officer.displayName }).waitFor();
    await page.getByRole('button', { name: '拆分、合并' }).click();
    const form = drawer(page);
    await form.getByRole('button', { name: /先看结果/ }).click();
    await form.getByText('请填写生效日').waitFor();
    await form.getByLabel('生效日').fill(today());
    for (const [i, [c1, n1]] of [[east, eastName], [west === east ? String(Number(west) + 1) : west, westName]].entries()) {
      await form.getByLabel(`第 ${i + 1} 个的代码`).fill(c1!);
      await form.getByLabel(`第 ${i + 1} 个的名称`).fill(n1!);
    }
    await form.getByRole('button', { name: /先看结果/ }).click();
    await form.getByText(/没有去向/).first().waitFor();
    await form.getByLabel(new RegExp(community.name)).click();
    await page.locator('.ant-select-item-option', { hasText: eastName }).click();
    await form.getByRole('button', { name: /先看结果/ }).click();
    await form.getByText('将要发生').waitFor();
    await form.getByText(new RegExp(`${eastName}.*${westName}|${westName}.*${eastName}`)).first().waitFor();
    await form.getByRole('link', { name: officer.displayName }).waitFor();
    expect((await admin().get<Division>(`${TENANCY}/divisions/mine/${street.code}`)).validTo).toBeNull();
    await button(page, '执行', form).click();
    await form.getByText('已完成').waitFor();
    await form.getByRole('link', { name: officer.displayName }).waitFor();
    await form.getByRole('link', { name: /街道办/ }).waitFor();
    await expectAccessible(page);
    await shot(page, 'division-split-done');
    await button(page, '知道了', form).click();
    expect((await admin().get<Division>(`${TENANCY}/divisions/mine/${street.code}`)).validTo).toBe(today());
    await page.getByRole('link', { name: eastName }).click();
    await page.getByRole('heading', { level: 2, name: eastName }).waitFor();
    expect(await tree(page).getByText(street.name).count()).toBe(0);
    await page.getByRole('switch', { name: '显示已停用的' }).click();
    await page.getByLabel('查找区划').fill(street.name);
    await tree(page).getByText(street.name).waitFor();
    expect(unit.id).toBeTruthy();
  });
});
