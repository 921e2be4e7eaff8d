import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { act, accidentOf, around, leftOf, quotaInForce, reportedAccident, rectifiedAccident } from './accident.kit';
import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';

const c = theConsole();
const base = '440310';
const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });

describe('accidents', () => {
  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const name = ownTitle('坠落事故');
    const { id } = await rectifiedAccident(c, name);
    const of = await around(c, id, name);
    const { page, open } = await c.signInAs(base, 'admin', look);
    const pages = [
      ['/accidents', 'list'], ['/accidents/new', 'new'], ['/accidents/figures', 'figures'], [`/accidents/${id}`, 'one'], ['/accident-clocks', 'clocks'], ['/accident-measures', 'measures'], [`/accident-measures/${of.measure}`, 'measure'], ['/accident-quotas', 'quotas'],
      [`/accident-quotas/${of.quota}`, 'quota'], ['/accident-bases', 'bases'], [`/accident-bases/${of.base}`, 'base'], ['/accident-paragraph?from=2026-01-01&to=2026-06-30', 'paragraph'], ['/accountabilities', 'cases'], [`/accountabilities/${of.accountability}`, 'case'],
    ] as const;
    for (const [path, what] of pages) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `accident-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
    // Fourteen pages, each looked at by axe.
  }, 150_000);

  it('given a duty officer with a phone, when he reports an accident, then it is there at once with its two hours, and the section reports it upward in time', async () => {
    const name = ownTitle('触电事故');
    const duty = await c.newPerson(base, 'duty-officer');
    const phone = await c.signInAs(base, duty, { view: 'phone' });
    await phone.open('/accidents/new');
    const { page } = phone;
    await page.getByLabel('什么事故').fill(name);
    await page.getByLabel('事故类别').fill('触电');
    await page.locator('.ant-select-item-option', { hasText: '触电' }).click();
    await page.getByLabel('所在区划').click();
    await page.locator('.ant-select-tree-node-content-wrapper').first().click();
    await page.getByLabel('详细地点').fill('坪山大道 1 号工地');
    const minute = toShanghaiIso(new Date(Date.now() - 10 * 60_000)).slice(0, 16);
    await page.getByLabel('发生时间').fill(minute);
    await page.getByLabel('死亡').fill('1');
    await page.getByLabel('事故单位', { exact: true }).fill('某电力公司');
    await page.getByLabel('简要经过').fill('检修时触电');
    await page.getByTestId('files').setInputFiles(pdf('接报记录.pdf'));
    await page.getByText('已上传', { exact: true }).waitFor();
    await button(page, '接报').click();
    await page.getByRole('heading', { name: '已接报' }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await page.getByRole('link', { name: '去上报、续报' }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('button', { name: /接报记录\.pdf/ }).waitFor();
    // Who has nothing to do with accountability sees no trace of it, and is led nowhere.
    expect(await page.getByText('问责').count()).toBe(0);
    expect(await button(page, '核实').count()).toBe(0);
    const at = new URL(page.url()).pathname.replace(`/${base}`, '');
    await phone.open('/accountabilities');
    await page.getByText('您没有打开这个页面的权限').waitFor();

    const section = await c.signInAs(base, 'section');
    await section.open(at);
    await section.page.locator('[data-clock=city_report]').getByText('计时中').waitFor();
    await section.page.locator('[data-clock=city_report]').getByText(/第 11 条/).waitFor();
    await button(section.page, '上报').click();
    await drawer(section.page).getByLabel('报送单位').fill('市应急管理局');
    await button(section.page, '上报', drawer(section.page)).click();
    await section.page.locator('[data-clock=city_report]').getByText('按时').waitFor();
    await button(section.page, '补充更正').click();
    await drawer(section.page).getByLabel('行业代码（GB/T 4754）').fill('D44');
    await drawer(section.page).getByLabel('补充或更正的理由').fill('核实行业');
    await button(section.page, '补充更正', drawer(section.page)).click();
    await section.page.getByText(/^D44/).waitFor();
    await section.page.getByText('追责问责').first().waitFor();
  }, 120_000);

  it('given deaths that come later, when they are supplemented, then it is graded anew by the law, the quota has one accident less, the four are found fulfilled, and another closes it', async () => {
    const name = ownTitle('爆炸事故');
    const quota = await quotaInForce(c, 'T');
    const left = await leftOf(c, quota);
    const { id } = await reportedAccident(c, name, { industryCode: 'T97' });
    const section = await c.signInAs(base, 'section');
    const { page } = section;
    const row = async (): Promise<string[]> => {
      await section.open('/accident-quotas');
      return page.locator(`[data-quota="${quota}"] td`).allInnerTexts().then(async (found) => (found.length ? found : (await page.locator(`[data-quota="${quota}"]`).waitFor(), page.locator(`[data-quota="${quota}"] td`).allInnerTexts())));
    };
    expect((await row())[2]).toBe(String(left.accidents));
    await section.open(`/accidents/${id}`);
    await button(page, '核实').click();
    await drawer(page).getByText('是', { exact: true }).click();
    await drawer(page).getByLabel('认定依据').fill('《安全生产法》第二条');
    await button(page, '核实', drawer(page)).click();
    await button(page, '定级').click();
    await drawer(page).getByText(/应定为“一般事故”/).waitFor();
    await button(page, '定级', drawer(page)).click();
    await page.getByText('已定级', { exact: true }).first().waitFor();
    await button(page, '续报').click();
    await drawer(page).getByLabel('死亡').fill('3');
    await drawer(page).getByLabel('续报内容').fill('两名伤者医治无效');
    await button(page, '续报', drawer(page)).click();
    await page.getByText(/死亡 1 → 3/).waitFor();
    await page.getByText(/请重新定级/).waitFor();
    await button(page, '定级').click();
    await button(page, '定级', drawer(page)).click();
    await page.getByText(/请重新定级/).waitFor({ state: 'detached' });
    await page.getByText('较大事故', { exact: true }).first().waitFor();
    const used = await row();
    expect([used[2], used[5]]).toEqual([String(left.accidents - 1), String(left.deaths - 3)]);
    await page.locator(`[data-quota="${quota}"]`).getByRole('link', { name: /已用起数/ }).click();
    await page.getByRole('link', { name, exact: true }).waitFor();

    await act(c, id, 'investigate', { lead: '市应急管理局', members: ['区政府'] });
    await act(c, id, 'submit-report', { conclusion: '直接原因是违章动火' });
    await section.open(`/accidents/${id}`);
    await page.getByText('直接原因是违章动火').waitFor();
    expect(await button(page, '批复').count()).toBe(0);
    await button(page, '认定：事故原因未查清不放过').click();
    await drawer(page).getByLabel('认定情况').fill('已查清');
    await drawer(page).getByLabel('佐证材料（名称、文号）').fill('调查报告第 3 节');
    await drawer(page).getByTestId('files').setInputFiles(pdf('调查报告.pdf'));
    await drawer(page).getByText('已上传', { exact: true }).waitFor();
    await button(page, '认定', drawer(page)).click();
    await page.locator('[data-no-let-go=cause]').getByRole('button', { name: /调查报告\.pdf/ }).waitFor();
    await act(c, id, 'fulfil', { items: ['liability', 'measures', 'education'].map((item) => ({ item, finding: '已落实', evidence: '区府〔2026〕3 号' })) });

    const leader = await c.signInAs(base, 'leader');
    await leader.open(`/accidents/${id}`);
    await button(leader.page, '批复').click();
    await drawer(leader.page).getByLabel('批复意见').fill('同意');
    await button(leader.page, '批复', drawer(leader.page)).click();
    await leader.page.getByText('已批复', { exact: true }).first().waitFor();
    await section.open(`/accidents/${id}`);
    await button(page, '制定回头看计划').click();
    await drawer(page).getByLabel('计划评估日期').fill(shanghaiDay(new Date()));
    await drawer(page).getByLabel('评估单位').fill('区安委办');
    await button(page, '制定回头看计划', drawer(page)).click();
    await page.getByText(/由区安委办评估/).waitFor();
    await act(c, id, 'rectify', {});
    await act(c, id, 'evaluate', { conclusion: '措施均已落实', publicNote: '区政府网站' });
    await leader.open(`/accidents/${id}`);
    await leader.page.getByText('四不放过（已认定 4 / 4）').waitFor();
    await button(leader.page, '结案').click();
    await button(leader.page, '结案', drawer(leader.page)).click();
    await leader.page.getByText('已结案', { exact: true }).first().waitFor();
    expect((await accidentOf(c, id)).status).toBe('closed');
    await shot(leader.page, 'accident-closed', { fullPage: true });
  }, 150_000);

  it('given a task that was neglected, when a case is opened on its page, then it leads back, and who did his duty is exempted and counted', async () => {
    const title = ownTitle('被问责的任务');
    const { items: [unit] } = await c.as(base, 'admin').get<{ items: { id: string }[] }>('/api/tenancy/v1/units?limit=1');
    const { id } = await c.as(base, 'section').post<{ id: string }>('/api/responsibility/v1/tasks', { title, wanted: '全覆盖排查', source: { kind: 'leader', label: '批示' }, leadUnitId: unit?.id, divisionCode: base, dueOn: '2031-03-02' });
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/tasks/${id}`);
    await button(page, '登记线索').click();
    await drawer(page).getByLabel('单位', { exact: true }).fill(`${title}责任科室`);
    await drawer(page).getByLabel('问题线索').fill('逾期未办结');
    await button(page, '登记', drawer(page)).click();
    await page.getByRole('link', { name: `${title}责任科室` }).click();
    await button(page, '尽职免责').click();
    await drawer(page).getByLabel('免责理由').fill('已按清单完成检查');
    await button(page, '尽职免责', drawer(page)).click();
    await page.getByText('已按清单完成检查').waitFor();
    await page.getByRole('link', { name: new RegExp(title) }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await open('/accountabilities?status=exempted&sourceKind=task');
    await page.getByRole('link', { name: `${title}责任科室` }).waitFor();
  }, 90_000);

  it('given the figures and the paragraph, then each number leads to its rows, and the words are those of the numbers', async () => {
    const name = ownTitle('机械伤害');
    const { id } = await reportedAccident(c, name, { type: 'machinery_injury', industryCode: 'C35' });
    await act(c, id, 'verify', { counted: 'yes', reason: '生产经营活动中发生' });
    const { page, open } = await c.signInAs(base, 'section');
    await open('/accidents/figures');
    await page.getByRole('region', { name: '按事故类别' }).getByRole('link', { name: /^机械伤害 起数/ }).click();
    await page.getByRole('link', { name, exact: true }).waitFor();
    await open('/accident-paragraph');
    await page.locator('[data-paragraph]').getByText(/共发生生产安全事故\d+起/).waitFor();
    await button(page, '复制').click();
    await button(page, '已复制').waitFor();
    await page.getByRole('link', { name: /^本期 事故起数/ }).click();
    await page.getByRole('link', { name, exact: true }).waitFor();
    await open(`/accident-clocks?outcome=missed,running`);
    await page.getByRole('link', { name, exact: true }).first().waitFor();
  });
});
