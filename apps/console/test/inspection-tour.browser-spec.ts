import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { closedFindings, issuedFindings, stationedTour } from './inspection-tour.kit';
import { takeStep } from './lists.kit';
import { PICTURE } from './means.kit';
import { inDays } from './plan-rule.kit';

const c = theConsole();
const base = '440310';

describe('inspection tours', () => {
  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const tour = await stationedTour(c, ownTitle('第一轮巡查'));
    const { page, open } = await c.signInAs(base, 'admin', look);
    for (const [path, what] of [['/inspection-tours', 'tours'], [`/inspection-tours/${tour.id}`, 'tour']] as const) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `inspection-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  });

  it('given a tour whose group is there, when it feeds back a list and every finding is closed, then another than the drafter closes it, and the figures lead to its findings', async () => {
    const title = ownTitle('第二轮巡查');
    const tour = await stationedTour(c, title);
    const list = await issuedFindings(c, title);
    const section = await c.signInAs(base, 'section');
    await section.open(`/inspection-tours/${tour.id}`);
    await button(section.page, '登记反馈').click();
    const feedback = drawer(section.page);
    await feedback.getByLabel('撤离日期').fill(inDays(-20));
    await feedback.getByLabel('整改时限').fill(inDays(60));
    await feedback.getByLabel('反馈问题清单').fill(title);
    await section.page.locator('.ant-select-item-option', { hasText: title }).first().click();
    // There is no feedback without its document.
    await button(section.page, '登记反馈', feedback).click();
    await feedback.getByText('请填写反馈文件').waitFor();
    await feedback.getByTestId('files').setInputFiles({ name: '反馈意见.png', mimeType: 'image/png', buffer: PICTURE });
    await feedback.getByText('已上传').waitFor();
    await button(section.page, '登记反馈', feedback).click();
    await section.page.getByRole('link', { name: `${title} 责任制未落实到岗` }).waitFor();
    await section.page.getByText('已销号 0 / 1').waitFor();
    await takeStep(section.page, '交办整改');
    await section.page.getByText('整改中', { exact: true }).first().waitFor();
    await shot(section.page, 'inspection-tour-rectifying', { fullPage: true });

    const admin = await c.signInAs(base, 'admin');
    await admin.open(`/inspection-tours/${tour.id}`);
    await admin.page.getByText('已销号 0 / 1').waitFor();
    expect(await button(admin.page, '销号').count()).toBe(0);
    await closedFindings(c, list.id);
    await admin.open(`/inspection-tours/${tour.id}`);
    await takeStep(admin.page, '销号', { 结论: '问题全部整改到位' });
    await admin.page.getByText('问题全部整改到位').first().waitFor();
    // Who drafted the tour does not close it.
    await section.open(`/inspection-tours/${tour.id}`);
    await section.page.getByText('已销号 1 / 1').waitFor();
    expect(await button(section.page, '销号').count()).toBe(0);

    await section.open('/inspection-tours?year=2026');
    await section.page.getByRole('link', { name: /^巡查次数 \d+$/ }).waitFor();
    await section.page.getByTitle(/承担的清单事项/).first().waitFor();
    await section.page.getByRole('link', { name: /^反馈问题 \d+$/ }).click();
    await section.page.getByText(`${title} 责任制未落实到岗`).first().waitFor();
  });
});
