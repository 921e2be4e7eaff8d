import { shanghaiDay } from '@anlan/domain';
import { expectAccessible, expectFits, shot, theConsole, LOOKS } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';

const c = theConsole();
const base = '440310';
const API = '/api/enforcement/v1';

interface Made {
  readonly id: string;
}
const weights = { factors: [{ factor: 'major_hazards', points: 20, most: 40 }, { factor: 'open_hazards', points: 1, most: 10 }, { factor: 'never_checked', points: 1, most: 1 }], thresholds: { red: 40, orange: 20, yellow: 5 } };

/** A model in force, if there is none today, and a subject with one major hazard. */
async function seed(): Promise<{ subject: Made; model: Made; name: string }> {
  const admin = c.as(base, 'admin');
  const model = await admin.post<Made>(`${API}/portrait-models`, { name: ownTitle('画像模型'), effectiveOn: shanghaiDay(new Date()), ...weights });
  // The day may have its version already: then that one holds.
  await admin.post(`${API}/portrait-models/${model.id}/actions/publish`, {}, { version: 1 }).catch(() => undefined);
  const name = ownTitle('画像小店');
  const subject = await admin.post<Made>(`${API}/subjects`, { kind: 'small_premises', name, address: `${name} 1 号`, divisionCode: '440310001001' });
  await admin.post(`${API}/hazards`, { title: '疏散通道堵塞', level: 'major', source: 'patrol', divisionCode: '440310001001', subjectId: subject.id });
  await admin.post(`${API}/portraits/actions/refresh`, {});
  return { subject, model, name };
}

describe('portraits', () => {
  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const { subject, model } = await seed();
    const { page, open } = await c.signInAs(base, 'admin', look);
    const name = how.replace(/\W+/g, '-');
    for (const [path, what] of [['/portraits', 'distribution'], ['/portraits/list', 'list'], ['/portrait-models', 'models'], ['/portrait-models/new', 'new'], [`/portrait-models/${model.id}`, 'model'], [`/subjects/${subject.id}/check-up`, 'report'], [`/subjects/${subject.id}`, 'subject']] as const) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `portrait-${what}-${name}`, { fullPage: true });
    }
  });

  it('given a subject with a major hazard, then its card says why and leads to the hazard, and the report says what to do', async () => {
    const { subject, name } = await seed();
    const { page, open } = await c.signInAs(base, 'admin');
    await open(`/subjects/${subject.id}`);
    await page.getByRole('link', { name: '未销号重大事故隐患：1' }).click();
    await page.getByRole('link', { name: /疏散通道堵塞/ }).first().waitFor();
    await open(`/subjects/${subject.id}/check-up`);
    await page.getByRole('heading', { name: `${name}安全生产体检报告` }).waitFor();
    await page.getByText('落实责任、措施、资金、时限、预案，立即治理').waitFor();
    await page.getByText('画像说明理由，不代替决定').waitFor();
  });

  it('given the distribution, when a number is opened, then as many subjects are listed', async () => {
    const { name } = await seed();
    const { page, open } = await c.signInAs(base, 'admin');
    await open('/portraits');
    await page.getByRole('row', { name: /坪山街道/ }).getByRole('link', { name: /橙 \d+ 家/ }).click();
    await page.getByRole('heading', { level: 1, name: '画像清单' }).waitFor();
    await page.getByRole('link', { name }).first().waitFor();
  });

  it('given a draft of the model, when a factor is taken away and it is saved, then it is kept; and who only reads drafts nothing', async () => {
    const { page, open } = await c.signInAs(base, 'admin');
    await open('/portrait-models/new');
    const name = ownTitle('新版模型');
    await page.getByLabel('名称及版次').fill(name);
    await button(page, '删除因子 10').click();
    await button(page, '存为草稿').click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByLabel('红：不低于').fill('35');
    await button(page, '保存草稿').click();
    await page.getByText('已保存').waitFor();
    await button(page, '发布').click();
    await drawer(page).getByText('发布后不能修改').waitFor();
    const grid = await c.signInAs(base, 'grid1');
    await grid.open('/portrait-models');
    await grid.page.getByRole('heading', { level: 1, name: '画像模型' }).waitFor();
    expect(await grid.page.getByRole('link', { name: '起草新版' }).count()).toBe(0);
  });
});
