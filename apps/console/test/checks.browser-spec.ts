import { LOOKS, expectAccessible, expectFits, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';

const c = theConsole();
const base = '440310';
const api = '/api/enforcement/v1';

interface Made {
  readonly id: string;
  readonly number: string;
}

/** A campaign that runs, with one action. */
async function running(name: string): Promise<Made> {
  const section = c.as(base, 'section');
  const { items } = await section.get<{ items: { id: string }[] }>('/api/tenancy/v1/units?limit=1');
  const unitId = items[0]!.id;
  const made = await section.post<Made>(`${api}/campaigns`, { name, from: '2026-01-01', to: '2026-12-31', leadUnitId: unitId, stages: [{ name: '攻坚', from: '2026-01-01', to: '2026-12-31' }] });
  await section.call('POST', `${api}/campaigns/${made.id}/actions/start`, { body: {}, version: 1 });
  await section.post(`${api}/campaign-actions`, { campaignId: made.id, title: '第一次行动', unitId, heldOn: '2026-03-06', people: 710, places: 2518 });
  return made;
}

/** A subject where grid1 is at home, and the code at its door. */
async function subject(name: string): Promise<{ id: string; code: string }> {
  const { items } = await c.as(base, 'grid1').get<{ items: { divisionCode: string }[] }>(`${api}/hazards?limit=1`);
  return c.as(base, 'admin').post(`${api}/subjects`, { kind: 'small_premises', name, address: '坪山大道 1 号', divisionCode: items[0]!.divisionCode });
}

describe('campaigns', () => {
  it.each(LOOKS)('given a campaign %s, then it is accessible and nothing has to be scrolled sideways', async (_how, look) => {
    const { id } = await running(ownTitle('夜剑'));
    const { page, open } = await c.signInAs(base, 'section', look);
    await open('/campaigns');
    await page.getByRole('heading', { level: 1, name: look.locale === 'en' ? 'Campaigns' : '专项行动' }).waitFor();
    await page.getByText('夜剑').first().waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await open(`/campaigns/${id}`);
    await page.getByText('第一次行动').first().waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `campaign-${Object.values(look).join('-') || 'desktop'}`);
  });

  it('given an action that is added, then the figures hold it, and a number leads to its rows', async () => {
    const { id } = await running(ownTitle('夜剑'));
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/campaigns/${id}`);
    await page.getByText('1次行动,出动710人次,检查单位(场所)2518处').waitFor();
    await button(page, '登记行动').click();
    const form = drawer(page);
    await form.getByLabel('行动名称').fill('第二次行动');
    await form.getByLabel('出动人次').fill('90');
    await form.getByLabel('检查单位（场所）处').fill('82');
    await button(page, '保存', form).click();
    await page.getByText('2次行动,出动800人次,检查单位(场所)2600处').waitFor();
    await page.getByRole('link', { name: /^发现隐患 0/ }).click();
    await page.waitForURL(new RegExp(`/hazards\\?.*campaignId=${id}`));
  });
});

describe('checks', () => {
  it.each(LOOKS)('given the ledger and a new check %s, then both are accessible and nothing has to be scrolled sideways', async (_how, look) => {
    const { id } = await subject(ownTitle('小餐馆'));
    await c.as(base, 'grid1').post(`${api}/patrols`, { subjectId: id, report: { summary: '已检查' } });
    const { page, open } = await c.signInAs(base, 'section', look);
    await open('/checks');
    await page.getByText('XC440310-').first().waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `checks-${Object.values(look).join('-') || 'desktop'}`);
    await open('/checks/new?kind=inspection');
    await page.getByRole('heading', { level: 1, name: look.locale === 'en' ? 'Ask for an inspection' : '申请行政检查' }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `check-new-${Object.values(look).join('-') || 'desktop'}`);
  });

  it('given a grid member with a phone, when he checks a place and finds something, then it is in the ledger of hazards, and no inspection is offered to him', async () => {
    const name = ownTitle('小作坊');
    const { id } = await subject(name);
    const { page, open } = await c.signInAs(base, 'grid1', { view: 'phone' });
    await open(`/checks/new?subject=${id}`);
    await page.getByText(name).first().waitFor();
    expect(await page.getByText('行政检查').count()).toBe(0);
    await button(page, '开始检查').click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await button(page, '增加隐患').click();
    await page.getByLabel('发现了什么').fill('灭火器过期');
    await page.getByText('现场整改').click();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'check-run-phone');
    await button(page, '完成检查').click();
    await page.getByText('发现的隐患（1）').waitFor();
    await page.getByRole('link', { name: /灭火器过期/ }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, 'check-phone');
  });
});
