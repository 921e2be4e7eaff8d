import { stagesOf } from './nights';
import { BASE, dayAgo, eachOf, through, type Standing, type Year } from './year';

interface Task {
  readonly id: string;
  readonly version: number;
}
interface Found {
  readonly id: string;
  readonly version: number;
  readonly campaignIds: readonly string[];
}
const EVIDENCE = ['工作台账、现场照片已归档'];

/** 专项行动 besides the sorties of the night: task lists, measures, and campaigns that are over, under way and in the making. */
export async function loadCampaigns(year: Year): Promise<void> {
  const { part, once } = year;
  if (part.name === 'tenth') {
    await once('night lists', () => nightLists(year));
    await once('hundred days', () => hundredDays(year));
    await once('other campaigns', () => others(year));
  }
  await once(`retagged ${part.name}`, () => rootCauses(year));
}

/** [title, unit or street, days until it is due, progress] */
type Line = readonly [string, string | number, number, number];

async function tasks(year: Year, campaignId: string, list: string, lines: readonly Line[]): Promise<void> {
  const { section, officer, units, map, now, slug } = year;
  for (const [title, who, due, progress] of lines) {
    const street = typeof who === 'number' ? map.streets[who]?.code : undefined;
    const unit = street === undefined ? (units.find((u) => u.name.includes(who as string)) ?? units[0]) : year.officeOf(street);
    const made = await section.post<Task>(`${BASE}/campaign-tasks`, { campaignId, list, title, divisionCode: street ?? `${slug}000000`, ownerUnitId: unit?.id, dueOn: dayAgo(now, -due), note: null });
    const reporter = who === 0 ? (year.member('street1')?.caller ?? officer) : officer;
    if (progress > 0) await reporter.post(`${BASE}/campaign-tasks/${made.id}/actions/progress`, { progress, ...(progress === 100 && { evidence: EVIDENCE }), note: progress === 100 ? '已完成' : '按序时推进' }, { version: made.version });
  }
}

async function measures(year: Year, campaignId: string, lines: readonly (readonly [string, number, string])[]): Promise<void> {
  const { officer, units, now, slug } = year;
  const unitId = (units.find((u) => u.name.includes('执法')) ?? units[0])?.id;
  for (const [title, ago, number] of lines) await officer.post(`${BASE}/campaign-measures`, { campaignId, title, unitId, divisionCode: `${slug}000000`, issuedOn: dayAgo(now, ago), documentNumber: `坪应急〔${dayAgo(now, ago).slice(0, 4)}〕${number}号` });
}

async function nightLists(year: Year): Promise<void> {
  const id = year.demo.state.recall<string>(`year ${year.slug} campaign`) ?? '';
  await tasks(year, id, '重点任务清单', [
    ['制定“夜剑”行动方案，明确成员单位分工', '执法', -280, 100], ['建立夜间生产经营场所台账', '安全生产基础科', -240, 100], ['开展沐足、网吧等场所夜间消防整治', 0, -120, 100], ['开展工业园区夜间用电排查', 1, -60, 100],
    ['整治“三小场所”违规住人', 2, -20, 80], ['电动自行车违规充电专项清理', 3, -5, 60], ['夜间高温熔融、粉尘企业突击检查', 4, 12, 40], ['形成长效机制，总结评估', '执法', 25, 10],
  ]);
  await measures(year, id, [['坪山区夜间生产经营场所安全管理指引', 200, '21'], ['坪山区“夜剑”行动联合执法工作规程', 150, '34'], ['电动自行车停放充电场所建设导则', 60, '58']]);
}

/** 百日清零: hazards of confined spaces are tagged with it, it is concluded, and one that was counted by mistake is taken out afterwards. */
async function hundredDays(year: Year): Promise<void> {
  const { section, units, now, slug, kept } = year;
  const leadUnitId = (units.find((u) => u.name.includes('基础科')) ?? units[0])?.id;
  const made = await section.post<Standing>(`${BASE}/campaigns`, {
    name: '有限空间作业安全“百日清零”行动', from: dayAgo(now, 110), to: dayAgo(now, 3), goal: '有限空间底数清、责任明、隐患清零，杜绝盲目施救', leadUnitId, tags: ['confined_space'], stages: stagesOf(now, 110, 3),
  });
  const running = await through('campaigns', made, [['draft', section, 'start', { note: '全区动员部署' }]]);
  const tagged = await kept('hundred days hazards', async () => {
    const { items } = await section.get<{ items: Found[] }>(`${BASE}/hazards?category=${encodeURIComponent('有限空间')}&limit=60`);
    return items.filter((h) => h.campaignIds.length === 0).slice(0, 30).map(({ id, version }) => ({ id, version }));
  });
  await eachOf(year, '计入专项行动 tagged', tagged, (h) => section.post(`${BASE}/hazards/${h.id}/actions/retag`, { add: [made.id], reason: '属有限空间专项整治范围，计入“百日清零”' }, { version: h.version }));
  const unitId = leadUnitId;
  for (const [i, people] of [86, 74, 91].entries()) await section.post(`${BASE}/campaign-actions`, { campaignId: made.id, unitId, divisionCode: `${slug}000000`, title: `第${i + 1}轮有限空间集中检查`, heldOn: dayAgo(now, 80 - i * 30), people, places: 120 + i * 35 });
  await tasks(year, made.id, '攻坚任务清单', [['全面辨识有限空间并建档', '基础科', -75, 100], ['设置警示标志、上锁管理', 0, -50, 100], ['开展作业审批与应急演练', 1, -20, 100], ['电镀企业污水池专项治理', 2, -10, 90]]);
  await measures(year, made.id, [['坪山区有限空间作业“七个不准”', 70, '41'], ['电镀企业生产车间安全管理“八个一”', 30, '52']]);
  await through('campaigns', running, [['running', section, 'conclude', { summary: '三轮检查覆盖涉有限空间企业，建档率百分之百；遗留一项污水池治理转入日常监管。' }]]);
  const first = tagged[0];
  if (!first) return;
  await section.post(`${BASE}/hazards/${first.id}/actions/retag`, { remove: [made.id], reason: '复核：该处不属有限空间，更正统计' }, { version: first.version + 1 });
}

async function others(year: Year): Promise<void> {
  const { section, units, now } = year;
  const lead = (name: string) => (units.find((u) => u.name.includes(name)) ?? units[0])?.id;
  const made = await section.post<Standing>(`${BASE}/campaigns`, { name: '安全生产治本攻坚三年行动', from: dayAgo(now, 400), to: dayAgo(now, -600), goal: '重大事故隐患动态清零，提升本质安全水平', leadUnitId: lead('基础科'), stages: stagesOf(now, 400, -600) });
  await through('campaigns', made, [['draft', section, 'start']]);
  year.demo.state.remember(`year ${year.slug} root causes`, made.id);
  await tasks(year, made.id, '排查事项清单', [
    ['主要负责人安全教育培训全覆盖', '基础科', -30, 100], ['重大事故隐患判定标准宣贯', '执法', -15, 100], ['重大事故隐患挂牌督办', '执法', 40, 55], ['工业园区“三方责任”体系建设', 0, 90, 35], ['安全科技支撑“机械化换人、自动化减人”', '危险化学品', 200, 0],
  ]);
  await measures(year, made.id, [['坪山区重大事故隐患挂牌督办实施细则', 120, '29']]);
  await section.post(`${BASE}/campaigns`, { name: '岁末年初安全生产大检查', from: dayAgo(now, -10), to: dayAgo(now, -100), goal: '防范化解岁末年初重大风险', leadUnitId: lead('执法'), stages: [] });
}

/** 治本攻坚: major hazards that were found before are counted in it too. */
async function rootCauses(year: Year): Promise<void> {
  const { section, demo, slug } = year;
  const id = demo.state.recall<string>(`year ${slug} root causes`);
  if (id === undefined) return;
  const { items } = await section.get<{ items: Found[] }>(`${BASE}/hazards?level=major&source=inspection&limit=40`);
  const found = items.filter((h) => !h.campaignIds.includes(id));
  await eachOf(year, '计入治本攻坚 tagged', found, (h) => section.post(`${BASE}/hazards/${h.id}/actions/retag`, { add: [id], reason: '重大事故隐患，计入治本攻坚行动' }, { version: h.version }));
}
