import { until } from '@anlan/platform/testing';
import type { Page } from 'playwright-core';
import { LOOKS, expectAccessible, expectFits, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { ownCreditCode, placeOf, registeredSubject, SUBJECTS, type SubjectBody } from './subject.kit';

const c = theConsole();
const base = '440310';
const read = (id: string): Promise<SubjectBody> => c.as(base, 'street1').get<SubjectBody>(`${SUBJECTS}/${id}`);
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

describe('the register of subjects', () => {
  it.each(LOOKS)('given its list, a record, its sheet and the figures %s, then they are accessible and nothing has to be scrolled sideways', async (_how, look) => {
    const name = ownTitle('五金加工店');
    const made = await registeredSubject(c, name, { tags: ['confined_space'], isKey: true, profile: { operation: { text: '两班倒', figures: [{ name: '面积', value: 1200, unit: '㎡' }] } }, contact: { name: '李强', phone: '13812345678' } });
    const { page, open } = await c.signInAs(base, 'street1', look);
    const how = Object.values(look).join('-') || 'desktop';
    const english = look.locale === 'en';
    for (const [path, title] of [['/subjects', english ? 'Subjects' : '监管对象'], [`/subjects/${made.id}`, name], [`/subjects/${made.id}/sheet`, english ? 'Premises code' : '场所码'], [`/subjects/${made.id}/edit`, english ? 'Change a subject' : '修改监管对象'], ['/subjects/new', english ? 'Register a subject' : '登记监管对象'], ['/subjects/ownerless', english ? 'Without an owner' : '无责任人名单'], ['/subjects/statistics', english ? 'Subjects in numbers' : '对象统计']] as const) {
      await open(path);
      await heading(page, title).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `subject-${path.split('/').filter((p) => p !== made.id).join('-')}${path.endsWith(made.id) ? 'one' : ''}-${how}`);
    }
  });

  it('given a form with a wrong code, then it says so before it is sent; put right, the record is there with what was entered', async () => {
    const name = ownTitle('精密电子厂');
    const code = ownCreditCode();
    const { page, open } = await c.signInAs(base, 'grid1', { view: 'phone' });
    await open('/subjects/new');
    await page.getByLabel('名称').fill(name);
    await page.getByLabel('统一社会信用代码').fill(`${code.slice(0, 17)}${code.endsWith('1') ? '2' : '1'}`);
    await page.getByLabel('地址').fill('深汕路 66 号');
    await button(page, '登记').click();
    await page.getByText('校验位不符').first().waitFor();
    await page.getByLabel('统一社会信用代码').fill(code.toLowerCase());
    await page.getByLabel('行业代码').fill('C3990');
    await page.getByLabel('从业人数').fill('120');
    await button(page, '登记').click();
    await heading(page, name).waitFor();
    await page.getByText(code, { exact: true }).waitFor();
    await page.getByText('C3990 制造业').waitFor();
    // Who does not keep the record is not told its code.
    expect(await page.getByRole('link', { name: '场所码' }).count()).toBe(0);
    await open('/subjects/new');
    await page.getByLabel('名称').fill(name);
    await page.getByLabel('统一社会信用代码').fill(code);
    await page.getByLabel('地址').fill('深汕路 66 号');
    await button(page, '登记').click();
    await page.getByText(`已登记：${name}`).first().waitFor();
  });

  it('given a record, when it is confirmed with a correction, graded, given an owner and filled, then each is on the page and in its history', async () => {
    const made = await registeredSubject(c, ownTitle('家具厂'), { staffCount: 10 });
    const { page, open } = await c.signInAs(base, 'admin');
    await open(`/subjects/${made.id}`);
    await button(page, '核实').click();
    await drawer(page).getByLabel('从业人数').fill('25');
    await expectAccessible(page);
    await button(page, '核实', drawer(page)).click();
    await page.getByText('从业人数：10 → 25').waitFor();
    await button(page, '分级').click();
    await drawer(page).getByLabel('C 级').check();
    await drawer(page).getByLabel('理由').fill('喷涂作业');
    await button(page, '分级', drawer(page)).click();
    await page.getByText('每年不超过 4 次').waitFor();
    await button(page, '明确责任人').click();
    await drawer(page).getByLabel('网格责任人').fill('黄');
    await page.locator('.ant-select-item-option').first().click();
    await button(page, '明确责任人', drawer(page)).click();
    await page.getByText(/责任人：— → /).waitFor();
    await page.getByRole('button', { name: '填写企业运营状况' }).click();
    await drawer(page).getByRole('textbox', { name: '企业运营状况' }).fill('板式家具，单班');
    await button(page, '增加数据', drawer(page)).click();
    await drawer(page).getByLabel('指标').fill('厂房面积');
    await drawer(page).getByLabel('数值').fill('2600');
    await drawer(page).getByLabel('单位').fill('㎡');
    await button(page, '保存', drawer(page)).click();
    await page.getByRole('listitem').filter({ hasText: '厂房面积 2,600 ㎡' }).first().waitFor();
    await page.getByText('完整率 10.00 %（1/10）').waitFor();
    const now = await read(made.id);
    expect(now).toMatchObject({ grade: 'C', staffCount: 25 });
    expect(now.owner?.memberName).toContain('黄');
  });

  it('given a hidden phone number, then a change of other fields leaves it, and it is replaced only on purpose', async () => {
    const made = await registeredSubject(c, ownTitle('餐饮店'), { contact: { name: '李强', phone: '13812345678' } });
    const { page, open } = await c.signInAs(base, 'street1');
    await open(`/subjects/${made.id}/edit`);
    await page.getByLabel('地址').fill('新地址 2 号');
    await button(page, '保存').click();
    await heading(page, made.name).waitFor();
    expect((await read(made.id)).contact).toEqual({ name: '李强', phone: '138****5678' });
    await open(`/subjects/${made.id}/edit`);
    await page.getByLabel('更换联系人').check();
    await page.getByLabel('联系人', { exact: true }).fill('王芳');
    await page.getByLabel('联系电话').fill('13900001111');
    await button(page, '保存').click();
    await heading(page, made.name).waitFor();
    expect((await read(made.id)).contact).toEqual({ name: '王芳', phone: '139****1111' });
  });

  it('given a double, when it is merged, then both are shown before, and its page leads to the one that stays', async () => {
    const name = ownTitle('重名铺');
    const [stays, double] = [await registeredSubject(c, `${name} 甲`), await registeredSubject(c, `${name} 乙`)];
    const { page, open } = await c.signInAs(base, 'street1');
    await open(`/subjects/${double.id}`);
    await button(page, '更多办理').click();
    await page.getByRole('menuitem', { name: '合并' }).click();
    await drawer(page).getByLabel('保留的记录', { exact: true }).fill(`${name} 甲`);
    await page.locator('.ant-select-item-option', { hasText: `${name} 甲` }).click();
    await drawer(page).getByRole('heading', { name: '保留的记录' }).waitFor();
    await expectAccessible(page);
    await drawer(page).getByLabel('理由').fill('同一家店登记了两次');
    await button(page, '合并', drawer(page)).click();
    await page.getByRole('link', { name: stays.name }).first().click();
    await heading(page, stays.name).waitFor();
    await page.getByText('并入了另一条记录').waitFor();
    expect((await read(double.id)).mergedInto?.id).toBe(stays.id);
  });

  it('given the sheet of a place, then its code is on it, and what it encodes leads to the record', async () => {
    const made = await registeredSubject(c, ownTitle('小作坊'));
    const { page, open, watch } = await c.signInAs(base, 'street1');
    watch.allow(/answered 404/);
    await open(`/subjects/${made.id}/sheet`);
    await page.getByText(made.code!, { exact: true }).waitFor();
    await page.getByRole('img', { name: '场所码二维码' }).waitFor();
    await open(`/subjects/at/${made.code!.replaceAll('-', '').toLowerCase()}`);
    await heading(page, made.name).waitFor();
    await open('/subjects/at/AAAA-AAAA-AAAA');
    await page.getByText('没有这个场所').waitFor();
  });

  it('given subjects without an owner, then they are a list of their own, and given one at once they leave it', async () => {
    const name = ownTitle('无主铺');
    for (const n of [1, 2]) await registeredSubject(c, `${name} ${n}`);
    const { page, open } = await c.signInAs(base, 'admin');
    await open(`/subjects/ownerless?q=${encodeURIComponent(name)}`);
    await page.getByText('共 2 条').waitFor();
    await page.locator('thead .ant-checkbox-input').first().check();
    await button(page, '批量明确责任人').click();
    const modal = page.getByRole('dialog');
    await modal.getByLabel(/网格责任人/).fill('黄');
    await page.locator('.ant-select-item-option').first().click();
    await button(page, '批量明确责任人', modal).click();
    await modal.getByText('2 条完成，0 条未完成').waitFor();
    await button(page, '完成', modal).click();
    await page.getByText('共 0 条').waitFor();
  });

  it('given a list of others\' making, then its columns are found, faults come back as a file, and what is there is not doubled', async () => {
    const name = ownTitle('导入铺');
    const there = await registeredSubject(c, `${name} 1`, { address: '一号路 1 号' });
    const place = await placeOf(c);
    const rows = ['店名,门牌,在哪,员工人数', `${name} 1,一号路 1 号,${place},7`, `${name} 2,一号路 2 号,${place},`, `${name} 3,一号路 3 号,不存在的社区,`];
    const { page, open } = await c.signInAs(base, 'street1');
    await open('/subjects');
    await page.getByRole('link', { name: '导入', exact: true }).click();
    await heading(page, '导入监管对象').waitFor();
    await expectAccessible(page);
    await page.locator('input[type=file]').setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.map((r, i) => (i ? `${r},三小场所` : `${r},类别`)).join('\n')) });
    await page.getByText('还没有对应').waitFor();
    for (const [field, column] of [['名称', '店名'], ['地址', '门牌'], ['所在区划', '在哪']] as const) {
      await page.getByRole('row', { name: new RegExp(`^${field}`) }).getByRole('combobox').click();
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: column }).click();
    }
    await button(page, '检查').click();
    await page.getByText(/不存在的社区/).first().waitFor();
    await button(page, '导入 2 行').click();
    await button(page, '到监管对象').or(page.getByRole('link', { name: '到监管对象' })).first().waitFor();
    await until('both are there', async () => ((await c.as(base, 'street1').get<{ items: SubjectBody[] }>(`${SUBJECTS}?q=${encodeURIComponent(name)}`)).items.length === 2 ? true : undefined));
    expect((await read(there.id)).staffCount).toBe(7);
  });

  it('given the account of an enterprise, then it finds its own record alone, and keeps up what is its to say', async () => {
    const { page, open } = await c.signInAs(base, 'owner', { view: 'phone' });
    await open('/subjects');
    await page.getByText('共 1 条').waitFor();
    await page.getByRole('link', { name: '示例电子有限公司' }).click();
    await heading(page, '示例电子有限公司').waitFor();
    await button(page, '核实').click();
    const staff = String(100 + (Date.now() % 800));
    await drawer(page).getByLabel('从业人数').fill(staff);
    expect(await drawer(page).getByLabel('名称').count()).toBe(0);
    await button(page, '核实', drawer(page)).click();
    await page.getByText(`→ ${staff}`).first().waitFor();
    await page.getByRole('button', { name: /(填写|修改)教育培训/ }).click();
    await drawer(page).getByRole('textbox', { name: '教育培训' }).fill(`全员培训 ${staff} 人`);
    await button(page, '保存', drawer(page)).click();
    await page.getByText(`全员培训 ${staff} 人`).first().waitFor();
    await expectAccessible(page);
    await expectFits(page);
  });

  it('given the desk of a grid member, then what is to be confirmed stands there and leads to the record', async () => {
    const { page, open } = await c.signInAs(base, 'grid1');
    await open('/');
    await page.getByText('核实', { exact: true }).first().waitFor();
    await page.locator('.todo-list li', { hasText: '核实' }).first().getByRole('link').click();
    await page.getByRole('heading', { name: '十要素档案' }).waitFor();
  });

  it('given a number of the figures, then it leads to just its rows', async () => {
    await registeredSubject(c, ownTitle('计数铺'), { divisionCode: await placeOf(c) });
    const { page, open } = await c.signInAs(base, 'admin');
    await open('/subjects/statistics');
    const link = page.getByRole('link', { name: /^[\d,]+$/ }).first();
    const shown = await until('figures', async () => (await link.innerText()) || undefined);
    await link.click();
    await page.getByText(`共 ${shown} 条`).waitFor();
  });
});
