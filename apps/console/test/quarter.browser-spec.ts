import { expectAccessible, expectFits, shot, theConsole, type Visit } from './console.kit';
import { button, drawer, ownTitle } from './hazard.kit';
import { drawSignature } from './letters.kit';
import { itemsOf, RESPONSIBILITY } from './lists.kit';
import { allottedProject } from './means.kit';
import { appeal, at, castOf, check, decide, draftedList, openedAssessment, pick, plannedMeeting, quarterBefore, selfScore, state, take, type Cast } from './quarter.kit';

const c = theConsole();
const base = '440310';
/** Up to four people sign in and click after one another. */
const LONG = 120_000;
const quarter = quarterBefore();

interface Story {
  letter: { readonly year: number; readonly path: string; readonly title: string };
  list: { readonly path: string; readonly kindKey: string; readonly item: string; readonly content: string };
  task: { readonly path: string; readonly title: string };
  fund: { readonly path: string; readonly project: string };
  assessment: { readonly path: string; readonly sheet: string };
}

describe('a quarter, as the leader, the committee\'s office, a department and a street live it', () => {
  const name = ownTitle('季度');
  const story: Partial<Story> = {};
  const of = <K extends keyof Story>(what: K): Story[K] => {
    const found = story[what];
    if (!found) throw new Error(`the story has no ${what} yet`);
    return found as Story[K];
  };
  let cast: Cast;
  const office = (): Promise<Visit> => c.signInAs(base, 'section');
  const leader = (): Promise<Visit> => c.signInAs(base, 'leader');
  const street = (): Promise<Visit> => c.signInAs(base, cast.street.officer, { view: 'phone' });
  beforeAll(async () => {
    cast = await castOf(c, name);
  }, LONG);

  it('given a letter of the leader\'s, when the office issues it and the street signs on a phone, then the rate shows it and its text stays as it was signed', async () => {
    const title = ownTitle('目标责任书');
    // A year of its own, so that the rate is of this letter alone.
    const year = 2000 + Math.floor(Math.random() * 24);
    const section = await office();
    await section.open('/letters/new');
    await section.page.getByLabel('标题').fill(title);
    await section.page.getByLabel('年度').fill(String(year));
    await section.page.getByLabel('签订期限').fill('2099-12-31');
    await pick(section.page, '甲方签署人', '陈建国');
    await pick(section.page, '乙方机构', cast.street.name);
    await pick(section.page, '归口区划（区或街道）', cast.street.place);
    await section.page.getByLabel('自行填写').check();
    await section.page.getByRole('textbox', { name: '正文' }).fill('为落实“三管三必须”，{甲方}与{乙方}约定：\n{目标}');
    await button(section.page, '增加目标').click();
    await section.page.getByLabel('目标 1', { exact: true }).fill('重大隐患整改率');
    await section.page.getByLabel('目标值 1').fill('100');
    await button(section.page, '起草').click();
    await section.page.getByRole('heading', { level: 1, name: title }).waitFor();
    await take(section.page, '发出');
    await state(section.page, '待签');
    expect(await button(section.page, '修改').count()).toBe(0);
    const path = at(section);

    const chief = await leader();
    await chief.open(path);
    const read = '阅读完毕，签署';
    await chief.page.getByRole('button', { name: read }).click();
    await drawSignature(chief.page);
    await button(chief.page, '签署', drawer(chief.page)).click();
    await chief.page.getByRole('region', { name: '甲方' }).getByText('已签', { exact: true }).waitFor();

    const phone = await street();
    await phone.open(`/letters?year=${year}`);
    await phone.page.getByRole('link', { name: title }).click();
    await phone.page.getByText(`与${cast.street.name}约定`).waitFor();
    await phone.page.getByRole('button', { name: read }).click();
    await drawSignature(phone.page);
    await expectFits(phone.page);
    await button(phone.page, '签署', drawer(phone.page)).click();
    await phone.page.getByRole('region', { name: '乙方' }).getByText('已签', { exact: true }).waitFor();
    await expectAccessible(phone.page);
    await shot(phone.page, 'quarter-letter-phone', { fullPage: true });

    await section.open(path);
    await state(section.page, '已签');
    for (const step of ['修改', '撤回', '发出']) expect(await button(section.page, step).count()).toBe(0);
    const { version } = await c.as(base, 'section').get<{ version: number }>(`${RESPONSIBILITY}${path}`);
    await expect(c.as(base, 'section').call('PATCH', `${RESPONSIBILITY}${path}`, { version, body: { wording: '另一份正文' } })).rejects.toMatchObject({ problem: { code: 'letter.not_draft' } });
    await section.open(`/letters?year=${year}`);
    await section.page.getByRole('row', { name: new RegExp(`${year} 区级 .*100(\\.00)? ?%`) }).waitFor();
    story.letter = { year, path, title };
  }, LONG);

  it('given a list of problems, when the leader approves what the office submitted, then it is issued and published', async () => {
    const title = ownTitle('问题');
    const { listId, kindKey } = await draftedList(c, title, cast.street);
    const path = `/responsibility-lists/${listId}`;
    const section = await office();
    await section.open(path);
    await take(section.page, '送审');
    await state(section.page, '送审');
    expect(await button(section.page, '审定').count()).toBe(0);
    const chief = await leader();
    await chief.open(path);
    await take(chief.page, '审定', { 审定意见: '同意印发' });
    await section.open(path);
    await take(section.page, '印发', { 文号: '深坪安〔2026〕17号' });
    await state(section.page, '已印发');
    await take(section.page, '公示', { '公示位置（网址、公告栏）': '区政府门户网站' });
    await state(section.page, '已公示');
    await section.page.getByText(/区政府门户网站/).first().waitFor();
    await shot(section.page, 'quarter-list', { fullPage: true });
    const [item] = await itemsOf(c, listId);
    story.list = { path, kindKey, item: `/list-items/${item!.id}`, content: `${title} 地下车库充电桩消防间距不足` };
  }, LONG);

  it('given the meeting of the quarter, when it was held in it, then its resolution is a task, another issues the minutes, and the quarter counts as held in time', async () => {
    const title = ownTitle('会议');
    const { standingId, meetingId } = await plannedMeeting(c, title, cast);
    const section = await office();
    await section.open(`/meetings/${meetingId}`);
    await take(section.page, '登记召开');
    await state(section.page, '已召开');
    await button(section.page, '登记决议').click();
    await drawer(section.page).getByLabel('决议内容').fill(`${title} 完成地下车库专项检查`);
    await pick(section.page, '牵头单位', cast.department.name);
    await drawer(section.page).getByLabel('完成时限').fill(quarter.last);
    await button(section.page, '登记决议', drawer(section.page)).click();
    await drawer(section.page).waitFor({ state: 'detached' });
    await section.page.getByRole('link', { name: '据第 1 项决议下达任务' }).click();
    await section.page.getByRole('heading', { level: 1, name: '下达任务' }).waitFor();
    await button(section.page, '下达').click();
    await section.page.getByRole('heading', { level: 1, name: `${title} 完成地下车库专项检查` }).waitFor();
    const path = at(section);
    await section.page.getByText('会议决议').first().waitFor();

    await section.open(`/meetings/${meetingId}`);
    await section.page.getByRole('list', { name: '交办的任务' }).getByRole('link', { name: `${title} 完成地下车库专项检查` }).waitFor();
    await expectAccessible(section.page);
    await button(section.page, '起草纪要送签').click();
    await drawer(section.page).getByLabel('纪要', { exact: true }).fill('会议研究了岁末年初安全防范工作。');
    await button(section.page, '起草纪要送签', drawer(section.page)).click();
    await section.page.getByText('须由他人签发').waitFor();
    const chief = await leader();
    await chief.open(`/meetings/${meetingId}`);
    await take(chief.page, '签发纪要', { 纪要文号: '深坪安办纪〔2026〕9号' });
    await state(chief.page, '纪要已印发');
    await chief.open(`/standing-meetings/${standingId}?year=${quarter.year}`);
    await state(chief.page, '按期召开');
    await shot(chief.page, 'quarter-standing', { fullPage: true });
    story.task = { path, title: `${title} 完成地下车库专项检查` };
  }, LONG);

  it('given that the task is late, when the office supervises it, then the leader approves, the department replies, and another closes it', async () => {
    const { path, title } = of('task');
    const section = await office();
    await section.open('/tasks/reminders');
    await section.page.getByRole('link', { name: `${cast.department.name} 已逾期 1` }).click();
    await section.page.getByRole('link', { name: title }).click();
    await section.page.getByText(/^逾期 \d+ 天$/).first().waitFor();
    await section.page.getByRole('link', { name: '发督办函' }).click();
    await section.page.getByText(/已逾期 \d+ 天/).waitFor();
    await button(section.page, '保存草稿').click();
    await section.page.getByRole('heading', { level: 1, name: /^督办函 督办〔/ }).waitFor();
    const letter = at(section);
    await take(section.page, '报审');
    const chief = await leader();
    await chief.open(letter);
    await take(chief.page, '签发');
    await section.open(letter);
    await take(section.page, '送达、实施');
    await state(section.page, '已送达');

    const department = await c.signInAs(base, cast.department.officer);
    await department.open(path);
    await take(department.page, '签收');
    await department.page.getByRole('link', { name: /^督办函 督办〔/ }).click();
    await department.page.getByRole('heading', { level: 1, name: /^督办函 督办〔/ }).waitFor();
    await take(department.page, '回复整改', { '整改、落实情况': '已增派人手，本周内完成' });
    expect(await button(department.page, '解除、摘牌').count()).toBe(0);

    const admin = await c.signInAs(base, 'admin');
    await admin.open(letter);
    await take(admin.page, '解除、摘牌', { 核查意见: '情况属实' });
    await state(admin.page, '已解除');
    await admin.open(path);
    await admin.page.getByText('由此发出的督办').waitFor();
    await shot(admin.page, 'quarter-task', { fullPage: true });
  }, LONG);

  it('given a major problem, when the city has taken it in, then the street hands in its evidence on a phone, and another verifies and closes it', async () => {
    const { item, kindKey, content } = of('list');
    const section = await office();
    await section.open(item);
    await take(section.page, '上报', { 上报理由: '涉及多部门，需市级协调' });
    await take(section.page, '登记上级答复', { 答复内容: '已录入市级清单' });
    await state(section.page, '被录入');
    const phone = await street();
    await phone.open(item);
    await button(phone.page, '报送办结').click();
    await drawer(phone.page).getByLabel('办结情况').fill('充电桩已迁移');
    await drawer(phone.page).getByTestId('files').setInputFiles({ name: '验收单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
    await drawer(phone.page).getByText('已上传').waitFor();
    await button(phone.page, '报送办结', drawer(phone.page)).click();
    await drawer(phone.page).waitFor({ state: 'detached' });
    await state(phone.page, '已报送办结');
    expect(await button(phone.page, '核验销号').count()).toBe(0);
    await expectFits(phone.page);
    await shot(phone.page, 'quarter-problem-phone', { fullPage: true });
    const admin = await c.signInAs(base, 'admin');
    await admin.open(item);
    await take(admin.page, '核验销号', { 核验意见: '现场核验属实' });
    await state(admin.page, '已销号');
    await section.open(`/list-items/promotions?kindKey=${kindKey}`);
    for (const figure of ['上报 1', '被录入 1', '已销号 1']) await section.page.getByRole('link', { name: figure, exact: true }).waitFor();
    await section.page.getByRole('link', { name: '已销号 1', exact: true }).click();
    await section.page.getByRole('link', { name: content }).waitFor();
  }, LONG);

  it('given a fund of which nothing is paid, then the office reminds its project, and the reminder stays as it was issued', async () => {
    const title = ownTitle('经费');
    const { fund } = await allottedProject(c, title);
    const section = await office();
    await section.open(`/funds/${fund.id}`);
    await section.page.getByRole('button', { name: '发出提醒、通报' }).click();
    await drawer(section.page).getByLabel('要求').fill('请于月底前完成支付');
    await button(section.page, '发出', drawer(section.page)).click();
    await section.page.getByRole('heading', { level: 1, name: /提醒$/ }).waitFor();
    await section.page.getByText(/滞后项目 1 个.*请于月底前完成支付/).waitFor();
    await section.page.getByRole('link', { name: `${title}项目` }).click();
    await section.page.getByRole('heading', { level: 1, name: `${title}项目` }).waitFor();
    await state(section.page, '滞后');
    story.fund = { path: `/funds/${fund.id}`, project: `${title}项目` };
  }, LONG);

  it('given the street\'s assessment, when it scores itself, is checked and appeals, then another decides, it is graded and issued, and the sheet explains every point', async () => {
    const { assessmentId, sheetId } = await openedAssessment(c, ownTitle('年度考核'), of('letter').year, cast.street);
    const [path, sheet] = [`/assessments/${assessmentId}`, `/assessment-sheets/${sheetId}`];
    const phone = await street();
    await phone.open(sheet);
    await selfScore(phone.page);
    expect(await button(phone.page, '核查').count()).toBe(0);
    const section = await office();
    await section.open(sheet);
    await check(section.page, quarter.last);
    await take(section.page, '告知');
    await phone.open(sheet);
    await appeal(phone.page);
    await section.open(sheet);
    await state(section.page, '申诉中');
    expect(await button(section.page, '申诉复核').count()).toBe(0);
    const chief = await leader();
    await chief.open(sheet);
    await decide(chief.page);
    await section.open(path);
    await take(section.page, '定档');
    await state(section.page, '已定档');
    await chief.open(path);
    await take(chief.page, '通报', { 文号: '安委办〔2026〕7 号', 通报说明: '全年考核' });
    await state(chief.page, '已通报');

    // 30 of the letter that was signed, 39 as decided, 27 after two deductions.
    await phone.open(path);
    await phone.page.getByRole('list', { name: '排名' }).getByText('96.00').waitFor();
    await phone.page.getByRole('list', { name: '排名' }).getByRole('link', { name: cast.street.name }).click();
    await phone.page.getByText('96.00 / 100.00').waitFor();
    const points = (item: string) => phone.page.getByRole('region', { name: item });
    await points('1. 责任书签订率').getByText('30.00 / 30.00').waitFor();
    await points('2. 台账建设').getByText('采纳 39.00 核实补报').waitFor();
    await points('3. 日常工作').getByText('逾期报送 × 2，−3.00：两次逾期').waitFor();
    await expectAccessible(phone.page);
    await expectFits(phone.page);
    await shot(phone.page, 'quarter-sheet-phone', { fullPage: true });
    story.assessment = { path, sheet };
  }, LONG);

  it('given the quarter that was lived, when the leader looks at its figures, then each leads to its rows', async () => {
    const [letter, list, fund, assessment, task] = [of('letter'), of('list'), of('fund'), of('assessment'), of('task')];
    const { page, open } = await leader();
    const follow = async (path: string, figure: string, row: string): Promise<void> => {
      await open(path);
      await page.getByRole('link', { name: figure, exact: true }).first().click();
      await page.getByRole('link', { name: row }).first().waitFor();
    };
    await follow(`/letters?year=${letter.year}`, `${letter.year} 区级 已签 1`, letter.title);
    await follow(`/list-items?kindKey=${list.kindKey}`, '已销号 1', list.content);
    await follow(`/list-items/promotions?kindKey=${list.kindKey}`, '被录入 1', list.content);
    await follow('/tasks/reminders', `${cast.department.name} 已逾期 1`, task.title);
    await follow(fund.path, '全部 滞后 1', fund.project);
    await follow(assessment.sheet, '分子 1', letter.title);
    await open(`/meetings/figures?year=${quarter.year}`);
    const figure = page.getByRole('link', { name: new RegExp(`^防范重特大事故会议 ${Number(quarter.day.slice(5, 7))} 月`) });
    const held = (await figure.innerText()).trim();
    await figure.click();
    await page.getByText(`共 ${held} 条`, { exact: true }).waitFor();
    await open('/supervisions');
    await page.getByRole('link', { name: /^督办函 已回复 / }).click();
    await page.getByRole('link', { name: /督办〔/ }).first().waitFor();
    await shot(page, 'quarter-leader', { fullPage: true });
  }, LONG);
});
