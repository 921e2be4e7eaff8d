import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, ownTitle } from './hazard.kit';
import { placeOf } from './subject.kit';

const c = theConsole();
const base = '440310';

describe('checks of the time before', () => {
  it('given a list of finished checks, when it is imported, then each stands in the ledger by its own day, marked, and a row with one officer is told', async () => {
    const [name, number] = [ownTitle('历史检查厂'), ownTitle('坪安检')];
    await c.as(base, 'admin').post('/api/enforcement/v1/subjects', { kind: 'small_premises', name, address: '坪山大道 8 号', divisionCode: await placeOf(c) });
    const rows = [
      '原记录编号,类别,监管对象,检查日期,检查人员,检查机构,发现隐患数,检查结果', `${number}1,行政检查,${name},2025-03-10,王建国（粤B190310011）、李红梅（粤B190310012）,,2,责令限期整改`,
      `${number}2,巡查指导,${name},2025-04-02,网格员,,0,现场正常`, `${number}3,行政检查,${name},2025-05-01,王建国（粤B190310011）,,,`,
    ];
    const { page, open } = await c.signInAs(base, 'admin');
    await open('/checks/import');
    await page.getByRole('heading', { level: 1, name: '导入历史检查' }).waitFor();
    await page.locator('input[type=file]').setInputFiles({ name: '历史检查.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) });
    await page.getByText('请核对文件的列与内容的对应关系').waitFor();
    await button(page, '检查').click();
    await button(page, '导入 2 行').click();
    await button(page, '到检查台账').or(page.getByRole('link', { name: '到检查台账' })).first().waitFor();
    await open(`/checks?q=${encodeURIComponent(name)}`);
    await page.getByText('共 2 条').waitFor();
    await page.getByRole('row', { name: /行政检查/ }).getByRole('link').first().click();
    await page.getByText('历史导入').first().waitFor();
    await page.getByText(`${number}1`).first().waitFor();
    await page.getByText('王建国').first().waitFor();
    await expectAccessible(page);
    await shot(page, 'check-imported', { fullPage: true });
  });

  it.each(LOOKS)('given the page of the import %s, then it is accessible and nothing has to be scrolled sideways', async (_how, look) => {
    const { page, open } = await c.signInAs(base, 'admin', look);
    await open('/checks/import');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
  });
});
