import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, HAZARDS, ownTitle, reportedHazard, type HazardBody } from './hazard.kit';

const c = theConsole();
const base = '440310';

/** A campaign of the test's own, and so many hazards of it that were closed. */
async function closedHazards(name: string, count: number): Promise<{ campaignId: string; titles: string[] }> {
  const admin = c.as(base, 'admin');
  const { items } = await admin.get<{ items: { id: string }[] }>('/api/tenancy/v1/units?limit=1');
  const campaign = await admin.post<{ id: string }>('/api/enforcement/v1/campaigns', { name, from: '2020-01-01', to: '2099-12-31', leadUnitId: items[0]!.id });
  await admin.post(`/api/enforcement/v1/campaigns/${campaign.id}/actions/start`, {}, { version: 1 });
  const step = (who: string, h: HazardBody, verb: string, body: object = {}) => c.as(base, who).post<HazardBody>(`${HAZARDS}/${h.id}/actions/${verb}`, body, { version: h.version });
  const { items: people } = await c.as(base, 'street1').get<{ items: { memberId: string }[] }>(`${HAZARDS}/assignees?q=${encodeURIComponent('黄志伟')}`);
  const titles = Array.from({ length: count }, (_, i) => `${name} ${i + 1}`);
  for (const title of titles) {
    const assigned = await step('street1', await reportedHazard(c, title, { campaignIds: [campaign.id] }), 'assign', { memberId: people[0]!.memberId });
    const sent = await step('admin', await step('admin', assigned, 'start'), 'submit', { evidence: ['已整改'] });
    await step('officer', sent, 'verify', { result: 'accepted' });
  }
  return { campaignId: campaign.id, titles };
}

describe('sampling re-checks', () => {
  it('given closed hazards, when some are drawn and looked at again, then what holds counts, what does not is re-opened, and the numbers lead to them', async () => {
    const name = ownTitle('整改抽查');
    await closedHazards(name, 3);
    const { page, open } = await c.signInAs(base, 'section');
    await open('/rechecks');
    await button(page, '抽取复查').first().click();
    await drawer(page).getByLabel('抽查名称').fill(name);
    await drawer(page).getByLabel('抽查范围（区、街道或社区）').click();
    await page.locator('.ant-select-dropdown:visible .ant-select-tree-node-content-wrapper').first().click();
    await drawer(page).getByLabel('抽取条数').fill('2');
    await drawer(page).getByLabel('只抽某个专项行动的').fill(name);
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).click();
    await drawer(page).getByLabel('抽查名称').click();
    await button(page, '抽取', drawer(page)).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByText('2 条，自 3 条已销号隐患').waitFor();
    const sample = new URL(page.url()).pathname.replace(`/${base}`, '');

    await button(page, '登记结果').first().click();
    await drawer(page).getByLabel('复查情况').fill('保持良好');
    await button(page, '登记', drawer(page)).click();
    await page.getByText('保持良好').waitFor();
    await button(page, '登记结果').first().click();
    await drawer(page).getByText('不合格', { exact: false }).first().click();
    await drawer(page).getByLabel('复查情况').fill('再次堵塞');
    await button(page, '登记', drawer(page)).click();
    await page.getByText('再次堵塞').waitFor();
    await page.getByText('50.00 %').first().waitFor();

    await open('/rechecks');
    await page.getByRole('link', { name: `${name} 复查合格 1` }).click();
    await page.getByText('保持良好').waitFor();
    expect(await page.getByText('再次堵塞').count()).toBe(0);
    await open(`${sample}?result=reopened`);
    await page.getByText('再次堵塞').waitFor();
  }, 120_000);

  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const name = ownTitle('抽查');
    const { campaignId } = await closedHazards(name, 1);
    const { id } = await c.as(base, 'section').post<{ id: string }>('/api/enforcement/v1/rechecks', { name, divisionCode: base, count: 1, pool: { campaignId } });
    const { page, open } = await c.signInAs(base, 'section', look);
    for (const [path, what] of [['/rechecks', 'list'], [`/rechecks/${id}`, 'one']] as const) {
      await open(path);
      await page.getByText(name).first().waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `recheck-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  }, 60_000);
});
