import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { printed } from './city.kit';
import { expectAccessible, expectFits, shot, theConsole } from './console.kit';
import { button } from './hazard.kit';
import { DISTRICT, membersOf, newMember, ownIdentity, ownWord, wrongIdentity } from './organization.kit';

const c = theConsole();
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const give = (page: Page, name: string, buffer: Buffer) => page.locator('input[type=file]').setInputFiles({ name, mimeType: name.endsWith('csv') ? 'text/csv' : XLSX, buffer });
/** Says which column of the file a field is in. */
async function match(page: Page, content: string, column: string): Promise<void> {
  await page.getByRole('row', { name: new RegExp(`^${content}`) }).getByRole('combobox').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: column }).click();
}

describe('people from a list', () => {
  it('given a workbook with a column named otherwise and wrong rows, then each is told by its number, the good ones go in, and their passwords are given once', async () => {
    const word = ownWord();
    const [identity, taken] = [ownIdentity(), await newMember(c, DISTRICT, `在册 ${word}`)];
    const sheet = (await (writeExcelFile as unknown as (data: SheetData) => { toBuffer(): Promise<Buffer> })([
      ['姓名', '系统帐户', '身份证号', '部门'],
      ['司徒春梅', `${word}a`, identity, '执法监督科'],
      ['尉迟国栋', `${word}b`, null, '安全生产基础科'],
      ['尉迟重复', `${word}b`, null, null],
      ['皇甫重号', taken.username, null, null],
      ['钟离身份', `${word}c`, wrongIdentity(), null],
      ['东方无科', `${word}d`, null, '没有这个科'],
      [null, `${word}e`, null, null],
    ].map((row, i) => row.map((value) => (value === null ? null : { value, type: String, ...(i === 0 && { fontWeight: 'bold' as const }) }))) as unknown as SheetData).toBuffer());
    const { page, open } = await c.signInAs(DISTRICT, 'admin');
    await open('/organization/members/import');
    await page.getByText('“身份号码”列在 Excel 中须先设为“文本”再填写').waitFor();
    await expectAccessible(page);
    await shot(page, 'members-import-file');
    await give(page, '人员名单.xlsx', sheet);
    await page.getByText('人员名单.xlsx：7 行').waitFor();
    await page.getByText('司徒春梅，尉迟国栋').waitFor();
    await match(page, '登录名', '系统帐户');
    await page.getByText(`${word}a，${word}b`).waitFor();
    await expectAccessible(page);
    await shot(page, 'members-import-columns');
    await button(page, '检查').click();
    await page.getByText('2 行可以导入，5 行有误').waitFor();
    for (const [row, reason] of [['4', '与第 3 行重复'], ['5', `登录名 ${taken.username} 已被使用`], ['6', '出生日期和校验码正确'], ['7', '没有机构“没有这个科”'], ['8', /姓名|必填/]] as const) {
      await page.getByRole('row').filter({ has: page.getByRole('cell', { name: row, exact: true }) }).filter({ hasText: reason }).first().waitFor();
    }
    await expectAccessible(page);
    await shot(page, 'members-import-check', { fullPage: true });
    expect((await membersOf(c, word)).filter((m) => m.id !== taken.id)).toEqual([]);

    await button(page, '导入 2 行').click();
    await page.getByText('导入 2 条，5 行被拒').waitFor();
    expect((await membersOf(c, word)).map((m) => m.displayName).filter((n) => !n.startsWith('在册')).sort()).toEqual(['司徒春梅', '尉迟国栋']);
    const [refused] = await Promise.all([page.waitForEvent('download'), button(page, '下载被拒行').click()]);
    const back = await readFile(await refused.path(), 'utf8');
    for (const name of ['尉迟重复', '皇甫重号', '钟离身份', '东方无科']) expect(back).toContain(name);
    expect(back).not.toContain('司徒春梅');

    await page.getByText('须在上传后 30 天内领取').waitFor();
    await expectAccessible(page);
    await button(page, '领取密码单').click();
    const rows = page.locator('.hand-out tbody tr');
    await rows.first().waitFor();
    expect(await rows.count()).toBe(2);
    const password = await rows.filter({ hasText: '司徒春梅' }).locator('.secret-text').innerText();
    expect(password).toMatch(/^\S{16}$/);
    await expectAccessible(page);
    await shot(page, 'members-import-passwords', { fullPage: true });
    const [list] = await Promise.all([page.waitForEvent('download'), button(page, '下载密码单').click()]);
    expect(await readFile(await list.path(), 'utf8')).toContain(`${word}a,${password}`);
    await page.getByText('请分发给本人后删除文件').waitFor();
    await printed(page, 'members-passwords', ['首次登录密码单', `${c.origin}/${DISTRICT}`, `${word}a`, password, `${word}b`]);

    await page.reload();
    await button(page, '领取密码单').click();
    await page.getByText('密码单仅可领取一次').first().waitFor();
    expect(await page.getByText(password).count()).toBe(0);

    const newcomer = await c.guest();
    await newcomer.open(`/${DISTRICT}`);
    await newcomer.page.fill('#username', `${word}a`);
    await newcomer.page.fill('#password', password);
    await newcomer.page.click('#kc-login');
    await newcomer.page.locator('#password-new').waitFor();
  });

  it('given a CSV on a phone whose column of names is not known, then it cannot be checked until it is matched, and a list given up leaves nothing', async () => {
    const word = ownWord();
    const { page, open } = await c.signInAs(DISTRICT, 'admin', { view: 'phone' });
    await open('/organization/members/import');
    await page.getByText('把 CSV 或 Excel').waitFor();
    await expectFits(page);
    await give(page, '网格员.csv', Buffer.from(`称呼,登录名,角色,街道\r\n公孙小雨,${word}x,网格员,坪山街道\r\n公孙小雪,${word}y,网格员,火星街道\r\n`, 'utf8'));
    await page.getByText('网格员.csv：2 行').waitFor();
    await page.getByText('还没有对应：姓名').waitFor();
    expect(await button(page, '检查').isDisabled()).toBe(true);
    await match(page, '姓名', '称呼');
    await button(page, '检查').click();
    await page.getByText('1 行可以导入，1 行有误').waitFor();
    await page.getByText('本单位没有区划“火星街道”').waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'members-import-phone', { fullPage: true });
    await button(page, '换一个文件').click();
    await page.getByText('把 CSV 或 Excel').waitFor();
    expect(await membersOf(c, word)).toEqual([]);
  });

  it('given what is no list, then the page says what it takes', async () => {
    const { page, open, watch } = await c.signInAs(DISTRICT, 'admin', { locale: 'en', dark: true });
    watch.allow(/400/);
    await open('/organization/members/import');
    await give(page, '名单.xls', Buffer.from('x'));
    await page.getByText('save an old .xls as .xlsx first').waitFor();
    await give(page, 'empty.csv', Buffer.from('姓名\r\n'));
    await page.getByText('The file has no rows').waitFor();
    await expectAccessible(page);
  });
});
