import type { Page } from 'playwright-core';
import { expectAccessible, expectFits, shot, theConsole } from './console.kit';
import { button, drawer, HAZARDS, ownTitle, reportedHazard, type HazardBody } from './hazard.kit';

const c = theConsole();
const base = '440310';

/** One of the actions that stand behind a button of their own. */
async function open(page: Page, name: string): Promise<void> {
  await button(page, '更多办理').click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}
/** Assigned, rectified, and verified by somebody else. */
async function putRight({ id }: { id: string }): Promise<void> {
  const { items } = await c.as(base, 'street1').get<{ items: { memberId: string }[] }>(`${HAZARDS}/assignees?q=${encodeURIComponent('黄志伟')}`);
  for (const [who, verb, body] of [['street1', 'assign', { memberId: items[0]!.memberId }], ['admin', 'start', {}], ['admin', 'submit', { evidence: ['已整改'] }], ['officer', 'verify', { result: 'accepted' }]] as const) {
    const { version } = await c.as(base, 'admin').get<HazardBody>(`${HAZARDS}/${id}`);
    await c.as(base, who).post(`${HAZARDS}/${id}/actions/${verb}`, body, { version });
  }
}
const pick = async (page: Page, label: string, text: string): Promise<void> => {
  await drawer(page).getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: text }).click();
};

describe('lists and campaigns of a hazard', () => {
  it('given a hazard, when it is entered into a list and struck off, then the figures of the list lead to it each time', async () => {
    const title = ownTitle('下凹路段积水');
    const hazard = await reportedHazard(c, title);
    const { id } = hazard;
    const visit = await c.signInAs(base, 'admin');
    const { page } = visit;
    await visit.open(`/hazards/${id}`);
    await open(page, '录入清单');
    await pick(page, '清单', '三防隐患清单');
    await drawer(page).getByText('区级', { exact: true }).click();
    await expectAccessible(page);
    await button(page, '录入清单', drawer(page)).click();
    const lists = page.locator('.ant-card', { has: page.getByRole('heading', { level: 2, name: '录入清单' }) });
    await lists.getByText('三防隐患清单').waitFor();

    const leads = async (what: string): Promise<void> => {
      await visit.open('/hazards/statistics');
      await page.getByRole('link', { name: new RegExp(`^三防隐患清单 ${what} [\\d,]+$`) }).click();
      await page.getByRole('link', { name: title }).waitFor();
    };
    await leads('未销号');
    await leads('录入');

    await putRight(hazard);
    await visit.open(`/hazards/${id}`);
    await button(page, '清单销号').click();
    await drawer(page).getByLabel('销号理由').fill('泵站已修复');
    await button(page, '清单销号', drawer(page)).click();
    await lists.getByText('已销号', { exact: true }).waitFor();
    await leads('销号');
    await shot(page, 'hazard-list-figures', { fullPage: true });
  });

  it('given a hazard that belongs to a campaign, when it is tagged, then the campaign counts it, and it is found by the campaign; taken out, it is not', async () => {
    const [title, name] = [ownTitle('充电隐患'), ownTitle('夜剑')];
    const admin = c.as(base, 'admin');
    const { items } = await admin.get<{ items: { id: string }[] }>('/api/tenancy/v1/units?limit=1');
    const campaign = await admin.post<{ id: string }>('/api/enforcement/v1/campaigns', { name, from: '2020-01-01', to: '2099-12-31', leadUnitId: items[0]!.id });
    await admin.post(`/api/enforcement/v1/campaigns/${campaign.id}/actions/start`, {}, { version: 1 });
    const { id } = await reportedHazard(c, title);
    const visit = await c.signInAs(base, 'admin', { view: 'phone' });
    const { page } = visit;
    await visit.open(`/hazards/${id}`);
    await open(page, '调整专项行动');
    await drawer(page).getByLabel('加入的专项行动').fill(name);
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).click();
    await drawer(page).getByLabel('调整理由').fill('属本次行动');
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'hazard-retag-phone');
    await button(page, '调整专项行动', drawer(page)).click();
    await page.getByText('属本次行动').first().waitFor();
    await visit.open(`/campaigns/${campaign.id}`);
    await page.getByRole('link', { name: /^发现隐患 1/ }).click();
    await page.getByText(title).first().waitFor();

    await visit.open(`/hazards/${id}`);
    await open(page, '调整专项行动');
    await pick(page, '移出的专项行动', name);
    await drawer(page).getByLabel('调整理由').fill('重复标记');
    await button(page, '调整专项行动', drawer(page)).click();
    await page.getByText('重复标记').first().waitFor();
    expect((await admin.get<{ campaignIds: string[] }>(`${HAZARDS}/${id}`)).campaignIds).toEqual([]);
  });
});
