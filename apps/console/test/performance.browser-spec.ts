import { addCalendarDays } from '@anlan/domain';
import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { appealBy, APPEALS, boardOf, monthToFreeze, schemeInForce, streetOf1, thisMonth, type AppealBody, type SchemeBody, SCHEMES } from './performance.kit';
import { approvedPlan, subjectsNamed } from './plan.kit';

const c = theConsole();
const base = '440310';
const month = thisMonth();

describe('street performance and points', () => {
  let street: string;
  let scheme: SchemeBody;
  beforeAll(async () => {
    street = await streetOf1(c);
    scheme = await schemeInForce(c);
  });

  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const appeal = await appealBy(c, 'street1');
    const { page, open } = await c.signInAs(base, 'admin', look);
    const pages = [
      ['/performance', 'board'], [`/performance/${month}/${street}`, 'sheet'], [`/performance/${month}/${street}/hazards`, 'rows'], ['/points-appeals', 'appeals'], [`/points-appeals/${appeal.id}`, 'appeal'],
      ['/points-schemes', 'schemes'], [`/points-schemes/${scheme.id}`, 'scheme'], [`/points-schemes/new?from=${scheme.id}`, 'scheme-new'],
    ] as const;
    for (const [path, what] of pages) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `performance-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  }, 120_000);

  it('given the board, when a number is followed, then it leads to as many rows; a street officer goes into the rows of the own street alone', async () => {
    const { page, open } = await c.signInAs(base, 'street1');
    await open('/performance');
    const board = await boardOf(c, month);
    const own = board.streets.find((s) => s.divisionCode === street)!;
    const other = board.streets.find((s) => s.divisionCode !== street)!;
    const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
    await row(own.divisionName).waitFor();
    expect(await row(other.divisionName).getByRole('link', { name: /发现隐患/ }).count()).toBe(0);
    const link = row(own.divisionName).getByRole('link', { name: `${own.divisionName} 发现隐患` }).first();
    const said = Number((await link.innerText()).replaceAll(',', ''));
    expect(said).toBeGreaterThan(0);
    await link.click();
    await page.getByRole('heading', { level: 1, name: '发现隐患' }).waitFor();
    await page.getByText(new RegExp(`共 ${said.toLocaleString('zh-CN')} `)).first().waitFor();
    // The street's own line explains every point; the other's figures are there, its rows and appeals are not.
    await open(`/performance/${month}/${other.divisionCode}`);
    await page.getByRole('heading', { level: 2, name: '积分怎么来的' }).waitFor();
    expect(await page.getByRole('heading', { level: 2, name: '本月申诉' }).count()).toBe(0);
    expect(await button(page, '积分申诉').count()).toBe(0);
  });

  it('given a scheme that is drafted from another, when its rules are changed and it is published, then nobody changes it any more', async () => {
    const name = ownTitle('积分办法');
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/points-schemes/new?from=${scheme.id}`);
    await page.getByLabel('办法名称及版次').fill(name);
    // A day that nobody has taken yet.
    await page.getByLabel('施行日期').fill(addCalendarDays('2100-01-01', Date.now() % 200_000));
    await button(page, '增加规则').click();
    const rule = page.getByRole('group').last();
    await rule.getByLabel('事项').fill('重新打开');
    await page.locator('.ant-select-item-option', { hasText: '重新打开' }).click();
    await rule.getByLabel('加扣').click();
    await page.locator('.ant-select-item-option', { hasText: '扣分' }).last().click();
    await rule.getByLabel('每件分值').fill('2');
    await button(page, '起草').click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('row', { name: /重新打开.*每件扣 2 分/ }).waitFor();
    await page.getByRole('link', { name: /^修\s?改$/ }).click();
    await page.getByLabel('基础分').fill('60');
    await button(page, '保存').click();
    await page.getByText('基础分').waitFor();
    await button(page, '发布').click();
    await button(page, '发布', drawer(page)).click();
    await page.getByText('已发布', { exact: true }).first().waitFor();
    // The message that it is published may come before the page is read again.
    await page.getByRole('link', { name: /^修\s?改$/ }).waitFor({ state: 'detached' });
    const id = page.url().split('/').at(-1)!;
    expect(await c.as(base, 'section').get<SchemeBody & { base: number; rules: object[] }>(`${SCHEMES}/${id}`)).toMatchObject({ status: 'published', base: 60, rules: expect.arrayContaining([{ figure: 'hazards_reopened', direction: 'deduct', points: 2, cap: null }]) as unknown });
  });

  it('given a street that appeals, when the district grants a part, then it is a line of its own on the sheet; another one is withdrawn', async () => {
    const street1 = await c.signInAs(base, 'street1');
    await street1.open(`/performance/${month}/${street}`);
    await button(street1.page, '积分申诉').click();
    await drawer(street1.page).getByLabel('申请调整分值').fill('3');
    await drawer(street1.page).getByLabel('申诉理由').fill('停机两天，检查未计入');
    await button(street1.page, '提出申诉', drawer(street1.page)).click();
    await drawer(street1.page).getByText('请填写佐证说明或附照片').waitFor();
    await drawer(street1.page).getByLabel('佐证说明').fill('停机通知');
    await button(street1.page, '提出申诉', drawer(street1.page)).click();
    await street1.page.getByRole('heading', { level: 1, name: /积分申诉/ }).waitFor();
    await street1.page.waitForURL(/points-appeals\/[0-9a-f-]{36}$/);
    const id = street1.page.url().split('/').at(-1)!;
    expect(await button(street1.page, '裁定').count()).toBe(0);

    const reason = ownTitle('查实停机一天');
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/points-appeals/${id}`);
    await button(page, '裁定').click();
    await drawer(page).getByText('采纳', { exact: true }).click();
    await drawer(page).getByLabel('采纳分值').fill('1.5');
    await drawer(page).getByLabel('裁定理由').fill(reason);
    await expectAccessible(page);
    await button(page, '裁定', drawer(page)).click();
    await page.getByText('已采纳').first().waitFor();
    await page.getByRole('link', { name: new RegExp(month) }).click();
    const line = page.getByRole('row', { name: new RegExp(`申诉调整.*${reason}`) });
    await line.waitFor();
    expect(await line.innerText()).toContain('+1.5');

    const second = await appealBy(c, 'street1');
    await street1.open(`/points-appeals/${second.id}`);
    await button(street1.page, '撤回').click();
    await button(street1.page, '撤回', drawer(street1.page)).click();
    await street1.page.getByText('已撤回').first().waitFor();
    expect((await c.as(base, 'street1').get<AppealBody>(`${APPEALS}/${second.id}`)).status).toBe('withdrawn');
  });

  it('given a month that is over, when it is frozen and a plan comes later, then what was frozen stays and the recount stands beside it', async () => {
    const past = await monthToFreeze(c);
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/performance?month=${past}`);
    await button(page, '冻结本月').click();
    await drawer(page).getByLabel('说明').fill('月度通报');
    await button(page, '冻结', drawer(page)).click();
    await button(page, '冻结本月').waitFor({ state: 'detached' });
    await page.getByText(/冻结，此后数字、积分、名次不再变动/).waitFor();
    const was = (await boardOf(c, past)).streets.find((s) => s.divisionCode === street)!;

    await open(`/performance/${past}/${street}`);
    const recount = async (): Promise<void> => {
      await button(page, '复核更正').click();
      await drawer(page).getByLabel('更正理由').fill('年度计划补录');
      await button(page, '按台账重算', drawer(page)).click();
    };
    await recount();
    await page.getByText('台账与冻结数字一致，无可更正').waitFor();
    await button(page, '取消', drawer(page)).click();
    const name = ownTitle('补录计划');
    await approvedPlan(c, name, await subjectsNamed(c, name, 2), { year: Number(past.slice(0, 4)), month: Number(past.slice(5)) });
    await recount();
    await page.getByRole('heading', { level: 2, name: '冻结后的更正' }).waitFor();
    await page.getByText('计划检查家数 0 → 2').waitFor();
    await expectAccessible(page);
    await shot(page, 'performance-corrected', { fullPage: true });
    const now = (await boardOf(c, past)).streets.find((s) => s.divisionCode === street)!;
    expect({ total: now.total, planned: now.counts['planned'] }).toEqual({ total: was.total, planned: was.counts['planned'] });
    expect(now.corrected).not.toBeNull();
    await open(`/performance?month=${past}`);
    await page.getByText(/^更正 /).first().waitFor();
    await page.emulateMedia({ media: 'print' });
    await shot(page, 'performance-board-print', { fullPage: true });
  });
});
