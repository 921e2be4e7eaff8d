import { expectAccessible, expectFits, LOOKS, shot, theConsole } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { chooseUnit, issuedList, itemsOf, ownKind, takeStep, unitNamed } from './lists.kit';

const c = theConsole();
const base = '440310';
/** Eleven pages, each looked at with axe. */
const PAGES_MS = 120_000;

describe('responsibility lists', () => {
  const name = ownTitle('清单');
  let kind: { id: string; key: string };
  let list: { id: string };
  let item: { id: string } | undefined;
  beforeAll(async () => {
    kind = await ownKind(c, name);
    const unit = await unitNamed(c, '执法监督科');
    list = await issuedList(c, kind.id, `${name}（2026 年度）`, [{ content: `${name} 整治“三合一”场所`, groupKey: 'one', ownerUnitId: unit.id, dueDay: '2026-12-31', legalBasis: '《安全生产法》第九条', industryCode: 'C26' }, { content: `${name} 有限空间作业专项检查`, ownerUnitId: unit.id, dueDay: '2026-03-31' }]);
    [item] = await itemsOf(c, list.id);
  });

  it.each(LOOKS)('given the pages %s, then they are accessible and nothing has to be scrolled sideways', async (how, look) => {
    const { page, open } = await c.signInAs(base, 'section', look);
    const pages = [
      ['/list-kinds', 'kinds'], [`/list-kinds/${kind.id}`, 'kind'], ['/list-kinds/library', 'library'], ['/responsibility-lists', 'lists'], ['/responsibility-lists/new', 'new'], [`/responsibility-lists/${list.id}`, 'edition'], ['/list-items', 'items'],
      [`/list-items/${item!.id}`, 'item'], ['/list-items/coverage', 'coverage'], [`/list-items/promotions?kindKey=${kind.key}`, 'promotions'], ['/list-items/import', 'import'],
    ] as const;
    for (const [path, what] of pages) {
      await open(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await expectAccessible(page);
      await expectFits(page);
      await shot(page, `lists-${what}-${how.replace(/\W+/g, '-')}`, { fullPage: true });
    }
  }, PAGES_MS);

  it('given a kind of the library, when the section drafts a list, then it is submitted only once every item has an owner; another approves and issues it, the owner submits evidence and another closes the item', async () => {
    const name = ownTitle('重点工作');
    const { page, open } = await c.signInAs(base, 'section');
    await open('/list-kinds/library');
    const entry = page.getByRole('listitem').filter({ hasText: '年度安全生产重点工作清单' });
    const adopt = entry.getByRole('button', { name: '采用年度安全生产重点工作清单' });
    await adopt.or(entry.getByText('已采用')).first().waitFor();
    // A second try finds it adopted.
    if (await adopt.count()) await adopt.click();
    await entry.getByText('已采用').waitFor();

    await open('/responsibility-lists/new');
    await page.getByLabel('清单种类').click();
    await page.locator('.ant-select-item-option', { hasText: '年度安全生产重点工作清单' }).first().click();
    await page.getByLabel('清单标题').fill(name);
    await button(page, '拟定').click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    const add = async (content: string, unit?: string): Promise<void> => {
      await button(page, '增加事项').click();
      await drawer(page).getByLabel('重点工作内容').fill(content);
      if (unit) await chooseUnit(page, '责任单位（送审前须写明）', unit);
      await drawer(page).getByLabel('完成时限').fill('2027-12-31');
      await drawer(page).getByLabel('佐证要求').fill('验收单');
      await button(page, '增加', drawer(page)).click();
      await page.getByRole('link', { name: content }).waitFor();
    };
    await add(`${name} 甲`, '执法监督科');
    await add(`${name} 乙`);
    await page.getByText('1 项还没有写全，不能送审').waitFor();
    await takeStep(page, '送审');
    await drawer(page).getByText(/未写明：责任主体/).first().waitFor();
    await button(page, '取消', drawer(page)).click();
    await page.getByRole('row', { name: new RegExp(`${name} 乙`) }).getByRole('button', { name: /^修改/ }).click();
    await chooseUnit(page, '责任单位（送审前须写明）', '执法监督科');
    await button(page, '保存', drawer(page)).click();
    await page.getByText('1 项还没有写全，不能送审').waitFor({ state: 'detached' });
    await takeStep(page, '送审');
    await button(page, '送审').first().waitFor({ state: 'detached' });
    expect(await button(page, '审定').count()).toBe(0);
    const at = new URL(page.url()).pathname.replace(`/${base}`, '');

    const leader = await c.signInAs(base, 'leader');
    await leader.open(at);
    await takeStep(leader.page, '审定', { 审定意见: '同意印发' });
    await button(leader.page, '审定').first().waitFor({ state: 'detached' });
    await open(at);
    await takeStep(page, '印发', { 文号: '深坪安〔2026〕7号' });
    await page.getByText('已印发', { exact: true }).first().waitFor();

    const owner = await c.signInAs(base, 'officer', { view: 'phone' });
    await owner.open(at);
    await owner.page.getByRole('link', { name: `${name} 甲` }).click();
    await button(owner.page, '报送办结').click();
    await drawer(owner.page).getByLabel('办结情况').fill('已完成并验收');
    await button(owner.page, '报送办结', drawer(owner.page)).click();
    await drawer(owner.page).getByText('须附佐证').first().waitFor();
    await drawer(owner.page).getByTestId('files').setInputFiles({ name: '验收单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
    await drawer(owner.page).getByText('已上传').waitFor();
    await button(owner.page, '报送办结', drawer(owner.page)).click();
    await button(owner.page, '报送办结').first().waitFor({ state: 'detached' });
    expect(await button(owner.page, '核验销号').count()).toBe(0);
    await expectFits(owner.page);
    await shot(owner.page, 'lists-item-submitted-phone', { fullPage: true });

    await open(at);
    await page.getByRole('link', { name: `${name} 甲` }).click();
    await takeStep(page, '核验销号', { 核验意见: '佐证齐全' });
    await page.getByText('已销号', { exact: true }).first().waitFor();
  });

  it('given items in force, then each number leads to its rows, and what is without an owner is in view', async () => {
    const name = ownTitle('问题');
    const kind = await ownKind(c, name, { wants: [] });
    const unit = await unitNamed(c, '执法监督科');
    await issuedList(c, kind.id, name, [{ content: `${name} 有主`, groupKey: 'one', ownerUnitId: unit.id, industryCode: 'C', dueDay: '2026-02-01' }, { content: `${name} 无主` }]);
    const { page, open } = await c.signInAs(base, 'section');
    await open(`/list-items/coverage?kindKey=${kind.key}`);
    await page.getByLabel('行业门类：无主').getByText('A 农、林、牧、渔业').waitFor();
    await page.getByRole('link', { name: 'C 制造业 事项 1' }).click();
    await page.getByRole('link', { name: `${name} 有主` }).waitFor();
    expect(await page.getByText(`${name} 无主`).count()).toBe(0);
    await page.goBack();
    await page.getByRole('link', { name: '第一类 在用 1' }).waitFor();
    await page.getByRole('heading', { level: 2, name: '企业主体责任' }).waitFor();
    await page.getByText('未覆盖的企业').first().waitFor();
    await page.getByRole('link', { name: '无主事项 1' }).click();
    await page.getByRole('link', { name: `${name} 无主` }).waitFor();
    expect(await page.getByText(`${name} 有主`).count()).toBe(0);

    await open(`/list-items?kindKey=${kind.key}`);
    await page.getByRole('link', { name: '逾期 1', exact: true }).click();
    await page.getByRole('link', { name: `${name} 有主` }).click();
    await button(page, '上报').click();
    await drawer(page).getByLabel('上报理由').fill('需市级统筹');
    await button(page, '上报', drawer(page)).click();
    await page.getByRole('heading', { level: 2, name: '上报' }).waitFor();
    await takeStep(page, '调整责任主体', { 调整理由: '职能调整' });
    await page.getByText('理由：职能调整').waitFor();

    await open(`/list-items/promotions?kindKey=${kind.key}`);
    await page.getByText(/共组织上报.*1个/).waitFor();
    await page.getByRole('link', { name: '市 上报 1', exact: true }).waitFor();
    await page.getByRole('link', { name: '未注明 上报 1', exact: true }).click();
    await page.getByRole('link', { name: `${name} 有主` }).waitFor();
    await page.goBack();
    await page.getByRole('link', { name: '上报 1', exact: true }).click();
    await page.getByRole('link', { name: `${name} 有主` }).waitFor();
  });

  it('given a risk worked by instruction whose owner disagrees that it is his, then the section instructs it, settles the dispute, and both are figures that lead to the item', async () => {
    const name = ownTitle('风险');
    const kind = await ownKind(c, name, { instructed: true });
    const unit = await unitNamed(c, '执法监督科');
    const { id } = await issuedList(c, kind.id, name, [{ content: `${name} 易涝点`, groupKey: 'one', ownerUnitId: unit.id, dueDay: '2027-12-31' }]);
    const [risk] = await itemsOf(c, id);
    const owner = await c.signInAs(base, 'officer', { view: 'phone' });
    await owner.open(`/list-items/${risk!.id}`);
    await button(owner.page, '提出边界争议').click();
    expect(await button(owner.page, '报送办结').count()).toBe(0);
    await drawer(owner.page).getByLabel('争议理由').fill('该点位由区级管理');
    await drawer(owner.page).getByLabel('与哪一层级有争议').click();
    await owner.page.locator('.ant-select-item-option', { hasText: '区' }).first().click();
    await button(owner.page, '提出边界争议', drawer(owner.page)).click();
    await owner.page.getByText('未裁定', { exact: true }).waitFor();
    await expectFits(owner.page);

    const { page, open } = await c.signInAs(base, 'section');
    await open(`/list-items/${risk!.id}`);
    expect(await button(page, '调整责任主体').count()).toBe(0);
    await takeStep(page, '裁定边界争议', { 裁定意见: '仍由执法监督科负责' });
    await page.getByText('已裁定', { exact: true }).waitFor();
    await takeStep(page, '下达指令', { 研判意见: '今夜有暴雨', 指令内容: '立即封控' });
    await page.getByText('指令：立即封控').waitFor();
    await open(`/list-items?kindKey=${kind.key}`);
    await page.getByRole('link', { name: '已下达指令 1' }).waitFor();
    await page.getByRole('link', { name: '边界争议已裁定 1' }).click();
    await page.getByRole('link', { name: `${name} 易涝点` }).waitFor();
  });

  it('given a standing duty, when what was done of it is recorded on a phone, then it is on its page and counts, until it is withdrawn', async () => {
    const name = ownTitle('职责');
    const kind = await ownKind(c, name, { wants: [], performed: false, rolling: false, promotionName: null });
    const unit = await unitNamed(c, '执法监督科');
    const duties = await issuedList(c, kind.id, name, [{ content: `${name} 带队检查`, ownerUnitId: unit.id }]);
    const [duty] = await itemsOf(c, duties.id);
    const { page, open } = await c.signInAs(base, 'section', { view: 'phone' });
    await open(`/list-items/${duty!.id}`);
    await takeStep(page, '记录履职', { 履职情况: '检查 3 家企业', 佐证说明: '检查记录表' });
    const acts = page.getByRole('list', { name: '履职留痕' });
    await acts.getByText('检查 3 家企业').waitFor();
    await acts.getByText('检查记录表').waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await open(`/duty-acts?kindKey=${kind.key}`);
    await page.getByRole('link', { name: '有留痕 1' }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await open(`/list-items/${duty!.id}`);
    await takeStep(page, '撤回', { 撤回理由: '日期登记有误' });
    await acts.getByText(/撤回：日期登记有误/).waitFor();
    await open(`/duty-acts?kindKey=${kind.key}`);
    await page.getByRole('link', { name: '未留痕 1' }).click();
    await page.getByRole('link', { name: `${name} 带队检查` }).waitFor();
  });
});
