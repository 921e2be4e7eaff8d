import { givenNames, surnames } from '../subjects';
import { LEDGERS } from './figures';
import { BASE, dayAgo, eachOf, through, turn, type Standing, type Step, type Year } from './year';

/** The district's own group of experts: it checks under a contract too. */
export const EXPERT_GROUP = '坪山区安全生产专家组';
/** Under these contracts agencies have checked all year. */
const running = [
  { provider: '深圳市安平安全技术有限公司', name: '工贸重点企业安全隐患排查技术服务', scope: '每季度对辖区重点工贸企业开展一次安全隐患排查，出具报告并跟踪整改', amount: 128_000_000 },
  { provider: '广东省安科院坪山工作站', name: '危险化学品企业“过筛子”摸排技术服务', scope: '对三十家危险化学品生产经营企业逐一摸排，研判风险，形成专项报告', amount: 86_500_000 },
  { provider: EXPERT_GROUP, name: '安全生产专家技术支撑服务', scope: '专家参与检查、隐患验收、事故调查技术分析，按次计费', amount: 45_000_000 },
] as const;
const works = ['园区“翻底式”隐患排查', '有限空间辨识与标识', '粉尘涉爆企业除尘系统评估', '应急预案评审', '标准化创建指导', '电镀车间“八个一”核查'];
const providers = ['深圳市安平安全技术有限公司', '广东省安科院坪山工作站', '深圳市中安信达评价有限公司', '广州华安检测技术有限公司'];
const specialities = ['危险化学品', '粉尘防爆', '有限空间作业', '电气安全', '消防工程', '特种设备', '涉氨制冷', '锂电池安全', '应急预案', '职业健康'];
const titles = ['高级工程师', '教授级高工', '注册安全工程师', '工程师'];
const employers = ['深圳市安全生产协会', '广东省安全科学技术研究院', '深圳职业技术大学', '深圳市安平安全技术有限公司', '坪山区消防救援大队（退休）', '深圳市特种设备安全检验研究院'];

interface Running {
  readonly provider: string;
  readonly contractId: string;
  readonly expertIds: readonly string[];
}

const key = (year: Year): string => `year ${year.slug} services`;
/** The contracts under which checks are entered, and whom the group of experts can send. */
export const contractsOf = (year: Year): readonly Running[] => year.demo.state.recall<Running[]>(key(year)) ?? [];

/** 社会化服务: a roster of experts, contracts in every state, and the tasks that experts were given. */
export async function loadServices(year: Year): Promise<void> {
  const { part, demo, once, kept } = year;
  const expertIds = await kept(`experts ${part.name}`, async () => {
    const numbers = part.numbers(LEDGERS.experts);
    const ids: string[] = [];
    await eachOf(year, '专家 experts', numbers, async (n, i) => void (ids[i] = await addExpert(year, n)));
    return ids.filter((_, i) => isSendable(numbers[i] as number));
  });
  await once('running services', async () => demo.state.remember(key(year), await Promise.all(running.map(async (r) => ({ provider: r.provider, contractId: await commission(year, r), expertIds })))));
  await once(`services ${part.name}`, () => eachOf(year, '服务合同 contracts', part.numbers(LEDGERS.contracts), (n) => contract(year, n)));
  await once(`expert tasks ${part.name}`, () => eachOf(year, '专家任务 expert tasks', part.numbers(LEDGERS.expertTasks), (n) => task(year, n, expertIds)));
}

/** Ten of twelve are on the roster, and valid. */
const isSendable = (n: number): boolean => n % 12 < 10;

async function addExpert(year: Year, n: number): Promise<string> {
  const { section, now, slug } = year;
  const facts = {
    name: `${turn(surnames, n * 7)}${turn(givenNames, n * 3 + Math.floor(n / 10))}`, phone: `139${String(20_260_000 + n * 37).padStart(8, '0')}`, speciality: turn(specialities, n), title: turn(titles, n), unit: turn(employers, n),
    level: n % 8 === 0 ? 'province' : n % 3 === 0 ? 'city' : 'district',
  };
  const expert = await section.post<Standing>(`${BASE}/experts`, { ...facts, validUntil: dayAgo(now, n % 12 === 10 ? 40 : -200 - (n % 5) * 90), divisionCode: `${slug}000000` });
  if (n % 12 === 11) await through('experts', expert, [['active', section, 'remove', { reason: '本人申请退出专家库' }]]);
  return expert.id;
}

async function commission({ section, slug, now }: Year, r: (typeof running)[number]): Promise<string> {
  const made = await section.post<Standing>(`${BASE}/service-contracts`, { ...r, from: dayAgo(now, 340), to: dayAgo(now, -60), divisionCode: `${slug}000000` });
  await through('service-contracts', made, [['commissioned', section, 'start', { note: '合同已签，进场实施' }]]);
  return made.id;
}

/** In turn: commissioned, at work, reported, accepted, terminated; every sixth is a street's own, and some serve certain enterprises. */
async function contract(year: Year, n: number): Promise<void> {
  const { section, admin, slug, now, map } = year;
  const street = n % 6 === 5 ? year.member('street1')?.caller : undefined;
  const who = street ?? section;
  const served = street ? [] : (await year.enterprises()).slice(n * 4, n * 4 + (n % 3) * 5).map((s) => s.id);
  const started = 300 - (n % 9) * 30;
  const made = await who.post<Standing>(`${BASE}/service-contracts`, {
    name: `${street ? (map.streets[0]?.name ?? '') : ''}${turn(works, n)}（${n + 1}标段）`, provider: turn(providers, n), scope: `${turn(works, n)}，提交成果报告并通过验收`, from: dayAgo(now, started), to: dayAgo(now, started - 360), amount: 8_000_000 + (n % 7) * 3_500_000,
    subjectIds: served, divisionCode: street ? map.streets[0]?.code : `${slug}000000`,
  });
  const start: Step = ['commissioned', who, 'start', {}];
  const report: Step = ['running', who, 'report', { report: `已完成${turn(works, n)}，共服务企业 ${20 + n} 家次，发现问题 ${60 + n * 3} 项，均已反馈企业并复核，成果资料齐全。` }];
  const paths: readonly (readonly Step[])[] = [
    [], [start], [start, report], [start, report, ['reported', admin, 'accept', { note: '成果符合合同约定，同意验收' }]], [start, ['running', who, 'terminate', { reason: '服务机构资质证书到期未延续，协商终止' }]],
  ];
  await through('service-contracts', made, turn(paths, n));
}

/** In turn: to come, done (three of five), called off. */
async function task(year: Year, n: number, expertIds: readonly string[]): Promise<void> {
  const { section, now } = year;
  const subject = turn(await year.enterprises(), n * 5 + 1);
  const [coming, off] = [n % 5 === 0, n % 5 === 4];
  const made = await section.post<Standing>(`${BASE}/expert-tasks`, {
    expertId: turn(expertIds, n), subjectId: subject.id, onDay: dayAgo(now, coming ? -3 - (n % 9) : 5 + ((n * 13) % 150)), task: turn(['重大隐患整改验收', '除尘系统现场诊断', '有限空间作业指导', '应急演练点评', '标准化创建辅导'], n), fee: 80_000 + (n % 4) * 40_000,
  });
  if (off) await through('expert-tasks', made, [['assigned', section, 'cancel', { reason: '企业停产检修，另行安排' }]]);
  else if (!coming) await through('expert-tasks', made, [['assigned', section, 'finish', { result: '已到现场指导，指出问题三项，企业表示按期整改；建议列入下季度复核。' }]]);
}
