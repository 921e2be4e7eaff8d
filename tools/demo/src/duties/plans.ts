import { eachOf, type Standing, type Year } from '../year/year';
import { act, DUTIES, onceKnown, pastDay, today, yearOf } from './steps';

const yuan = (n: number): number => n * 100;
const projects = [
  { title: '区应急指挥中心提升改造', kind: 'project', lead: '执法监督科', amount: yuan(18_000_000), percent: 45, goal: '完成机房与大屏改造', upTo: 'reported' },
  { title: '避灾安置场所规范化建设', kind: 'project', lead: '安全生产基础科', amount: yuan(6_200_000), percent: 70, goal: '建成规范化场所 5 个', upTo: 'reached' },
  { title: '城市内涝风险点治理', kind: 'project', lead: '安全生产基础科', amount: yuan(32_000_000), percent: 20, goal: '治理易涝点 6 处', upTo: 'adjusting' },
  { title: '社区应急突击队全覆盖', kind: 'task', lead: '安全生产基础科', amount: null, percent: 80, goal: '组建突击队 63 支', upTo: 'reported' },
  { title: '亿元地区生产总值生产安全事故死亡率', kind: 'target', lead: '安全生产基础科', amount: null, percent: 90, goal: '不高于 0.009', upTo: 'evaluated' },
] as const;

/** 五年规划: one plan and its projects: reported, a goal reached, a change asked for, evaluated at its middle. */
export async function loadPlans(year: Year): Promise<void> {
  const { section, admin, units } = year;
  const first = yearOf(year);
  const plan = await section.post<Standing>(`${DUTIES}/development-plans`, { name: `应急管理事业发展规划（${first}—${first + 4} 年）`, firstYear: first, lastYear: first + 4, documentNumber: `滨政发〔${first}〕3 号`, approvedOn: pastDay(year, 1, 24) });
  const quarter = `${first}-Q${Math.ceil(Number(today(year.now).slice(5, 7)) / 3)}`;
  await eachOf(year, '规划项目 projects of the plan', projects, async (p) => {
    const leadUnitId = units.find((u) => u.name === p.lead)?.id;
    const target = p.kind === 'target' ? { comparison: 'at_most', value: 0.009, unit: '人/亿元' } : null;
    let made = await onceKnown(() => section.post<Standing>(`${DUTIES}/plan-projects`, {
      planId: plan.id, title: p.title, kind: p.kind, leadUnitId, startsOn: `${first}-01-01`, endsOn: `${first + 4}-12-31`, amountInvestment: p.amount, target, milestones: [{ dueOn: `${first}-12-31`, goal: p.goal }, { dueOn: `${first + 4}-12-31`, goal: '全面完成' }],
    }));
    const step = async (who: typeof section, verb: string, body: object): Promise<void> => void (made = await act<Standing>(who, `plan-projects/${made.id}`, verb, made.version, body));
    await step(section, 'start', {});
    await step(section, 'report', { quarter, percent: p.percent, narrative: '按年度计划推进', difficulty: p.upTo === 'adjusting' ? '管线迁改未完成' : null, actual: p.kind === 'target' ? 0.008 : null });
    if (p.upTo === 'reached') await step(section, 'reach-milestone', { no: 1, reachedOn: pastDay(year, 22, 24), note: '现场验收合格' });
    if (p.upTo === 'adjusting') await step(section, 'ask-adjustment', { endsOn: `${first + 5}-06-30`, reason: '管线迁改涉及轨道交通工程，工期顺延' });
    if (p.upTo === 'evaluated') await step(admin, 'evaluate-mid', { conclusion: '低于目标值，按期', advice: '保持' });
  });
}

const rules = [
  { kind: 'normative_document', title: '生产经营单位安全生产举报奖励办法', upTo: 'published' },
  { kind: 'local_standard', title: '基层防汛防台体系建设规范', upTo: 'reviewing' },
  { kind: 'internal_system', title: '突发事件信息报送制度', upTo: 'consulting' },
] as const;

/** 立法与标准化: one published, one before its legality review, one on which opinions are asked for. */
export async function loadRules(year: Year): Promise<void> {
  const { section, admin, leader, units } = year;
  const [draftingUnitId, reviewer] = ['安全生产基础科', '执法监督科'].map((name) => units.find((u) => u.name === name)?.id);
  await eachOf(year, '立法与标准化 rules in the making', rules, async ({ kind, title, upTo }, i) => {
    const on = (k: number): string => pastDay(year, k + i, 24);
    let made = await onceKnown(() => section.post<Standing>(`${DUTIES}/rule-makings`, { kind, title, year: yearOf(year), draftingUnitId, basis: `${yearOf(year)} 年度规范性文件制发计划`, dueOn: `${yearOf(year)}-12-31`, listedOn: on(2) }));
    const step = async (who: typeof section, verb: string, body: object): Promise<void> => void (made = await act<Standing>(who, `rule-makings/${made.id}`, verb, made.version, body));
    await step(section, 'draft', { on: on(4), note: '成立起草组' });
    await step(section, 'consult', { on: on(8), closesOn: upTo === 'consulting' ? `${yearOf(year)}-12-31` : on(10) });
    if (upTo === 'consulting') return;
    await step(section, 'close-consultation', { on: on(11), received: 36, taken: 21 });
    await step(section, 'submit-review', { on: on(12) });
    if (upTo === 'reviewing') return;
    await step(admin, 'review', { on: on(13), unitId: reviewer, result: 'passed', opinion: '主体适格，内容合法' });
    await step(leader, 'deliberate', { on: on(15), result: 'adopted', meeting: '局长办公会议' });
    await step(section, 'publish', { on: on(17), documentNumber: `滨应急〔${yearOf(year)}〕21 号`, effectiveOn: on(19), reviewOn: `${yearOf(year) + 2}-12-31` });
  });
}
