import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle, phonePicture } from './hazard.kit';
import { shownValue } from './public.kit';

const c = theConsole();
const base = '440310';

describe('reports that staff enter', () => {
  it('given a call on the hotline, when it is entered, then the caller\'s code is shown once, the record says the channel, and the figures lead to it; an opinion has no reporter', async () => {
    const { page, open } = await c.signInAs(base, 'section');
    await open('/public-reports');
    await button(page, '登记举报').click();
    const what = ownTitle('楼道停放电动自行车');
    await drawer(page).getByLabel('工单号、文号或链接').fill('坪热线〔2026〕0815 号');
    await drawer(page).getByLabel('反映什么隐患').fill(what);
    await drawer(page).getByLabel('在哪里').fill('某小区 3 栋');
    await drawer(page).getByText('舆情', { exact: true }).click();
    await drawer(page).getByText('舆情没有举报人', { exact: false }).waitFor();
    await drawer(page).getByText('热线', { exact: true }).click();
    await drawer(page).getByLabel('举报人姓名').waitFor();
    await drawer(page).getByTestId('pictures').setInputFiles({ name: '来人提供.png', mimeType: 'image/png', buffer: await phonePicture(page) });
    await drawer(page).getByAltText('图片 1').waitFor();
    await expectAccessible(page);
    await button(page, '登记', drawer(page)).click();
    const number = await shownValue(page, '回执号');
    expect(await shownValue(page, '查询码')).toMatch(/^[0-9A-Z-]{19}$/);
    await page.getByText('1 张照片已上传').waitFor();
    await page.getByRole('link', { name: '查看这件举报' }).click();
    await page.getByRole('heading', { level: 1, name: number }).waitFor();
    await page.getByText('坪热线〔2026〕0815 号').waitFor();
    await page.getByText('还可以补充 2 张').waitFor();
    await expectAccessible(page);
    await open('/public-reports');
    await page.getByRole('link', { name: /^热线 收到/ }).click();
    await page.getByRole('link', { name: what }).waitFor();
    await expectAccessible(page);
    await shot(page, 'public-reports-by-channel', { fullPage: true });
  });

  it.each(LOOKS)('given the list and the form %s, then they are accessible and nothing has to be scrolled sideways', async (_how, look) => {
    const { page, open } = await c.signInAs(base, 'section', look);
    await open('/public-reports');
    await page.getByRole('button', { name: /登记举报|Enter a report/ }).first().click();
    await drawer(page).getByLabel(/工单号、文号或链接|Number of the work order/).waitFor();
    await expectAccessible(page);
    await expectFits(page);
  });
});
