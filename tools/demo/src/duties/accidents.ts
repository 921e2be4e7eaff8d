import { eachOf, type Standing, type Year } from '../year/year';
import { act, DUTIES, onceKnown, pastDay, take, today, yearOf } from './steps';

/** What the bureau reported of a year, and of the one before: fewer, and fewer died. */
export const ACCIDENTS = { accidents: 14, deaths: 15, before: { accidents: 16, deaths: 16 } } as const;

const kinds = [
  ['fall_from_height', '高处坠落', 'E', '建筑工地脚手架作业时坠落'], ['vehicle_injury', '车辆伤害', 'G', '厂区叉车倒车碰撞'], ['electric_shock', '触电', 'C', '检修配电箱时触电'], ['machinery_injury', '机械伤害', 'C', '清理设备时被卷入'], ['struck_by_object', '物体打击', 'E', '吊装作业时被坠物击中'],
] as const;
const sites = ['江南大道商务楼改造工地', '物联网街厂房', '滨盛路管廊工程', '长河路仓储中心', '浦沿路装修现场'];

interface Accident extends Standing {
  readonly proposedGrade: string | null;
}

/** 生产安全事故: reported within the hour, graded by law, most of them investigated and closed; the city's quota, and the year before. */
export async function loadAccidents(year: Year): Promise<void> {
  const { section, leader } = year;
  const thisYear = yearOf(year);
  const quota = await onceKnown(() => section.post<Standing>(`${DUTIES}/accident-quotas`, { year: thisYear, accidents: ACCIDENTS.before.accidents, deaths: ACCIDENTS.before.deaths, source: `杭安委〔${thisYear}〕5号` }));
  await act(leader, `accident-quotas/${quota.id}`, 'approve', quota.version, { note: '按市安委会下达指标执行' });
  await section.post(`${DUTIES}/accident-bases`, { from: `${thisYear - 1}-01-01`, to: `${thisYear - 1}-12-31`, ...ACCIDENTS.before, source: `${thisYear - 1} 年安全生产统计年报` });
  await eachOf(year, '事故 accidents', Array.from({ length: ACCIDENTS.accidents }), (_, i) => happened(year, i));
}

async function happened(year: Year, i: number): Promise<void> {
  const { section, admin, leader, map } = year;
  const [type, name, industryCode, course] = kinds[i % kinds.length] as (typeof kinds)[number];
  const day = pastDay(year, i, ACCIDENTS.accidents);
  const at = (minutes: number): string => new Date(Date.parse(`${day}T09:00:00+08:00`) + minutes * 60_000).toISOString();
  const site = sites[i % sites.length] as string;
  const unit = `浙江${['宏远', '江畔', '立信', '新桥'][i % 4]}建设有限公司`;
  const figures = { deaths: i < ACCIDENTS.deaths - ACCIDENTS.accidents ? 2 : 1, seriousInjuries: i % 4 === 3 ? 1 : 0, minorInjuries: 0, missing: 0, amountLoss: 12_000_000 + i * 800_000 };
  let a = await section.post<Accident>(`${DUTIES}/accidents`, {
    name: `${site}“${Number(day.slice(5, 7))}·${Number(day.slice(8))}”${name}事故`, occurredAt: at(0), unitKnownAt: at(10), knownAt: at(35), place: site, divisionCode: map.streets[i % map.streets.length]?.code, units: [{ name: unit, part: '施工单位' }], industryCode, type, ...figures, course: `${course}，经抢救无效死亡。`, measures: '停工整顿，排查同类风险',
  });
  const step = async (who: typeof section, verb: string, body: object = {}): Promise<void> => void (a = await act<Accident>(who, `accidents/${a.id}`, verb, a.version, body));
  await step(section, 'report-upward', { level: 'city', at: at(60), to: '杭州市应急管理局' });
  await step(section, 'verify', { counted: 'yes', reason: '《生产安全事故报告和调查处理条例》第二条' });
  await step(section, 'grade', { grade: a.proposedGrade ?? 'general' });
  if (i >= ACCIDENTS.accidents - 2) return;
  await step(section, 'investigate', { lead: '区应急管理局', members: ['区公安分局', '区总工会', '区住房和城市建设局'] });
  if (i >= ACCIDENTS.accidents - 4) return;
  await step(section, 'submit-report', { conclusion: '作业人员违章作业，现场安全管理不到位，是一起一般生产安全责任事故。' });
  await step(leader, 'approve', { note: '同意调查组意见' });
  const measure = await section.post<Standing>(`${DUTIES}/accident-measures`, { accidentId: a.id, measure: '完善作业审批和现场监护制度，全员再培训', responsible: unit, dueOn: pastDay(year, Math.min(i + 3, ACCIDENTS.accidents), ACCIDENTS.accidents) });
  await step(section, 'plan-look-back', { on: today(new Date(year.now.getTime() + 30 * 86_400_000)), by: '区安委办' });
  await step(section, 'rectify');
  if (i >= ACCIDENTS.accidents - 6) return;
  // The clock may have said meanwhile that it is overdue; the builder is no unit of the district: the section enters what it reported.
  await take('accident-measures', await section.get<Standing>(`${DUTIES}/accident-measures/${measure.id}`), [
    ['pending', section, 'report', { report: '已修订作业审批和监护制度，全员复训考核合格', doneOn: pastDay(year, Math.min(i + 2, ACCIDENTS.accidents), ACCIDENTS.accidents) }],
    ['reported', admin, 'assess', { result: 'yes', evidence: '现场核查，制度和培训记录齐全', publicNote: '在区政府门户网站公开' }],
  ]);
  const findings = { cause: '直接原因、间接原因已查清', liability: '责任单位和人员已处理', measures: '整改和防范措施已落实', education: '全员开展警示教育' };
  await step(section, 'fulfil', { items: Object.entries(findings).map(([item, finding]) => ({ item, finding, evidence: '调查报告、处罚决定书、培训签到表' })) });
  await step(section, 'evaluate', { conclusion: '整改措施落实到位', publicNote: '在区政府门户网站公开' });
  await step(leader, 'close', {});
}
