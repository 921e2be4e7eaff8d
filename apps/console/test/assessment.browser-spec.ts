import { openedRun, proposedVeto } from './assessment.kit';
import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';

const c = theConsole();
const base = '440310';

describe('assessments and vetoes', () => {
  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const run = await openedRun(c, ownTitle('考核'));
    const veto = await proposedVeto(c, ownTitle('否决单位'));
    const { page, open } = await c.signInAs(base, 'admin', look);
    const pages = [['/assessments', 'runs'], [`/assessments/${run.assessmentId}`, 'run'], ['/assessment-sheets', 'sheets'], [`/assessment-sheets/${run.sheetId}`, 'sheet'], ['/assessment-schemes', 'schemes'], [`/assessment-schemes/${run.schemeId}`, 'scheme'], ['/vetoes', 'vetoes'], [`/vetoes/${veto.id}`, 'veto']] as const;
    for (const [path, what] of pages) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `assessment-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  });

  it('given a street\'s sheet, when it scores itself, is checked, appeals and is heard by another, then the ranking is issued and the street sees it', async () => {
    const run = await openedRun(c, ownTitle('半年考核'));
    const street = await c.signInAs(base, 'street1', { view: 'phone' });
    await street.open(`/assessment-sheets/${run.sheetId}`);
    await button(street.page, '自评').click();
    await drawer(street.page).getByLabel('第 2 项自评得分').fill('40');
    await drawer(street.page).getByLabel('第 3 项自评得分').fill('30');
    await button(street.page, '自评', drawer(street.page)).click();
    await street.page.getByText('已自评', { exact: true }).first().waitFor();
    expect(await button(street.page, '核查').count()).toBe(0);

    const section = await c.signInAs(base, 'section');
    await section.open(`/assessment-sheets/${run.sheetId}`);
    await button(section.page, '核查').click();
    await drawer(section.page).getByLabel('实地核查日期').fill('2026-01-02');
    await drawer(section.page).getByLabel('核查地点').fill('街道办');
    await drawer(section.page).getByLabel('第 2 项核查得分').fill('35.5');
    await button(section.page, '核查', drawer(section.page)).click();
    // What is lost is explained.
    await drawer(section.page).getByText('第 2 项须有佐证或说明').first().waitFor();
    await drawer(section.page).getByLabel('第 2 项核查情况').fill('缺三月记录');
    await drawer(section.page).getByLabel(/逾期报送/).fill('2');
    await drawer(section.page).getByLabel('第 3 项扣分事实').fill('两次逾期');
    await button(section.page, '核查', drawer(section.page)).click();
    await button(section.page, '告知').click();
    await button(section.page, '告知', drawer(section.page)).click();
    await section.page.getByText('已告知', { exact: true }).first().waitFor();

    await street.open(`/assessment-sheets/${run.sheetId}`);
    await street.page.getByText('缺三月记录').waitFor();
    await button(street.page, '申诉').click();
    await drawer(street.page).getByRole('checkbox', { name: /台账建设/ }).check();
    await drawer(street.page).getByLabel('第 2 项申诉理由').fill('三月记录已补报');
    await button(street.page, '申诉', drawer(street.page)).click();
    await street.page.getByText('申诉中', { exact: true }).first().waitFor();

    await section.open(`/assessment-sheets/${run.sheetId}`);
    await section.page.getByText('三月记录已补报').waitFor();
    expect(await button(section.page, '申诉复核').count()).toBe(0);
    const leader = await c.signInAs(base, 'leader');
    await leader.open(`/assessment-sheets/${run.sheetId}`);
    await button(leader.page, '申诉复核').click();
    await drawer(leader.page).getByText('采纳', { exact: true }).click();
    await drawer(leader.page).getByLabel('第 2 项采纳后得分').fill('39');
    await drawer(leader.page).getByLabel('第 2 项复核意见').fill('核实补报');
    await button(leader.page, '申诉复核', drawer(leader.page)).click();
    await leader.page.getByText('无争议', { exact: true }).first().waitFor();

    await section.open(`/assessments/${run.assessmentId}`);
    await section.page.getByRole('link', { name: '无争议 1' }).click();
    await section.page.getByText(run.unit).first().waitFor();
    await section.open(`/assessments/${run.assessmentId}`);
    await button(section.page, '定档').click();
    await button(section.page, '定档', drawer(section.page)).click();
    await section.page.getByText('已定档', { exact: true }).first().waitFor();
    await leader.open(`/assessments/${run.assessmentId}`);
    await button(leader.page, '通报').click();
    await drawer(leader.page).getByLabel('文号').fill('安委办〔2026〕7 号');
    await button(leader.page, '通报', drawer(leader.page)).click();
    await leader.page.getByText('已通报', { exact: true }).first().waitFor();

    await street.open(`/assessments/${run.assessmentId}`);
    await street.page.getByRole('list', { name: '排名' }).getByText('96.00').waitFor();
    await street.page.getByRole('list', { name: '排名' }).getByText('优秀').waitFor();
    await expectFits(street.page);
    await shot(street.page, 'assessment-ranking-phone', { fullPage: true });
  });
});
