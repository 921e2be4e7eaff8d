import { pairOf } from './draw';
import { isOneOf, LEDGERS } from './figures';
import { importOnce } from './imports';
import { BASE, dayAgo, eachOf, idOf, inDays, through, turn, type KeySubject, type Standing, type Year } from './year';

interface Versioned {
  readonly id: string;
  readonly version: number;
}
interface Planned {
  readonly subject: KeySubject;
  readonly month: number;
  readonly inspected: boolean;
}
const grades = ['A', 'B', 'B', 'B', 'C', 'C', 'D'] as const;
/** What inspections find, with its category. */
const faults = [
  ['未如实记录安全生产教育和培训情况', '教育培训'], ['安全设备未定期检测、维护保养', '特种设备'], ['未在危险因素较大的部位设置警示标志', '安全管理制度'], ['未按规定组织应急预案演练', '应急管理'],
  ['配电箱未设漏电保护装置', '用电安全'], ['有限空间作业未办理审批', '有限空间'], ['除尘系统未按规定清灰', '粉尘涉爆'],
] as const;
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** 年度监督检查计划: what is planned of the year, and what of it was inspected. A part that comes later is an adjustment of the plan. */
export async function loadPlan(year: Year): Promise<void> {
  const { part, demo, once, section, officer } = year;
  const key = `year ${year.slug} plan id`;
  const planned = await plannedOf(year);
  const before = demo.state.recall<string>(key);
  await once(`plan ${part.name}`, async () => {
    await gradeAll(year, planned);
    if (before === undefined) demo.state.remember(key, await approved(year, planned));
    else await adjusted(year, before, planned);
  });
  const id = demo.state.recall<string>(key) ?? '';
  const done = planned.filter((p) => p.inspected);
  const thisMonth = Number(dayAgo(year.now, 0).slice(5, 7));
  const old = done.filter((p) => p.month < thisMonth);
  if (old.length > 0) await importOnce(year, `checks ${part.name} of the months before`, 'checks', () => oldInspections(year, old));
  await once(`inspections ${part.name}`, async () => {
    const fileId = (await officer.call<{ id: string }>('POST', `${BASE}/files?name=signature.png`, { raw: { type: 'image/png', data: pixel } })).body.id;
    await eachOf(year, '行政检查 inspections', done.filter((p) => p.month >= thisMonth), (p, i) => inspect(year, p, i, fileId));
  });
  const { progress } = await section.get<{ progress: { planned: number; inspected: number; rate: string } }>(`${BASE}/inspection-plans/${id}`);
  demo.tell(`    年度检查计划 plan：${progress.planned} 家，已检 ${progress.inspected} 家，完成率 ${progress.rate}`);
}

/** Those inspected belong to the months that have begun, the others to the whole year. */
async function plannedOf(year: Year): Promise<Planned[]> {
  const { part } = year;
  const [count, done] = [part.of(LEDGERS.planned), part.of(LEDGERS.inspected)];
  const subjects = (await year.enterprises()).slice(0, count);
  const months = Number(dayAgo(year.now, 0).slice(5, 7));
  let [n, m] = [0, 0];
  return subjects.map((subject, i) => {
    const inspected = isOneOf(i, done, count);
    return { subject, inspected, month: inspected ? 1 + Math.floor((n++ * months) / done) : 1 + Math.floor((m++ * 12) / (count - done)) };
  });
}

async function gradeAll(year: Year, planned: readonly Planned[]): Promise<void> {
  await eachOf(year, '分级 grades', planned, async ({ subject }, i) => {
    if (subject.grade === null) await year.officer.post(`${BASE}/subjects/${subject.id}/actions/grade`, { grade: turn(grades, i), reason: '按行业风险和近三年执法情况评定' }, { version: subject.version });
  });
}

const itemOf = ({ subject, month }: Planned, i: number) => ({ subjectId: subject.id, kind: i % 3 === 0 ? 'key' : 'general', method: i % 9 === 8 ? 'remote' : 'on_site', month });

async function approved({ section, leader, slug, now, units }: Year, planned: readonly Planned[]): Promise<string> {
  const thisYear = Number(dayAgo(now, 0).slice(0, 4));
  const unitId = (units.find((u) => u.name.includes('执法')) ?? units[0])?.id;
  const made = await section.post<Standing>(`${BASE}/inspection-plans`, { name: `${thisYear} 年度安全生产监督检查计划`, year: thisYear, divisionCode: `${slug}000000`, unitId, items: planned.map(itemOf) });
  const plan = await through('inspection-plans', made, [['draft', section, 'submit'], ['submitted', leader, 'approve', { note: '同意' }]]);
  await section.post(`${BASE}/inspection-plans/${plan.id}/actions/file`, { filedOn: `${thisYear}-01-20`, filedWith: '区人民政府、市应急管理局', reference: `坪应急〔${thisYear}〕3号` }, { version: plan.version });
  return plan.id;
}

async function adjusted({ kept, part, section, leader }: Year, id: string, planned: readonly Planned[]): Promise<void> {
  const version = await kept(`plan before ${part.name}`, async () => (await section.get<Versioned>(`${BASE}/inspection-plans/${id}`)).version);
  const proposed = await section.post<Versioned>(`${BASE}/inspection-plans/${id}/actions/propose`, { changes: planned.map((p, i) => ({ change: 'put', ...itemOf(p, i) })), reason: '年中扩大检查范围' }, { version });
  await leader.post(`${BASE}/inspection-plans/${id}/actions/decide`, { result: 'accepted' }, { version: proposed.version });
}

/** What was inspected before this month is on paper, and comes in as any district's does when it begins: from a file, by its own days. */
function oldInspections({ slug, now }: Year, old: readonly Planned[]): string {
  const thisYear = dayAgo(now, 0).slice(0, 4);
  const lines = old.map(({ subject, month }, i) => {
    const day = `${thisYear}-${String(month).padStart(2, '0')}-${String(1 + ((i * 7) % 28)).padStart(2, '0')}`;
    return [`坪应急检记〔${thisYear}〕${slug.slice(-1)}${subject.creditCode.slice(-8)}号`, '行政检查', subject.creditCode, day, '王建国（粤B190310011）、李红梅（粤B190310012）', '', i % 4 === 1 ? 1 : 0, i % 4 === 1 ? '发现问题，责令限期整改，已复查合格' : '未发现违法行为'].join(',');
  });
  return ['原记录编号,类别,监管对象,检查日期,检查人员,检查机构,发现隐患数,检查结果', ...lines].join('\n');
}

/** Asked for, approved, signed in by the code at the door, signed, and filed; of some a hazard is found. One that was broken off goes on. */
async function inspect(year: Year, { subject, month }: Planned, i: number, fileId: string): Promise<void> {
  const { officer, leader, section, now } = year;
  const made = await officer.post<Standing & { participants: { name: string }[] }>(`${BASE}/inspections`, {
    clientId: idOf(`inspection ${year.slug} ${subject.id}`), subjectId: subject.id, plannedOn: `${dayAgo(now, 0).slice(0, 4)}-${String(month).padStart(2, '0')}-${String(1 + ((i * 7) % 28)).padStart(2, '0')}`,
    cause: 'plan', matters: '安全生产责任制、教育培训、隐患排查治理情况', officers: pairOf(year),
  });
  const [title, category] = turn(faults, Math.floor(i / 4));
  const findings = i % 4 === 1 ? [{ title, category, dueAt: inDays(now, 15) }] : [];
  const signatures = [...made.participants.map((p) => ({ role: 'officer', name: p.name, fileId })), { role: 'subject', name: '现场负责人', refusal: '现场负责人外出，已电话告知' }];
  // Who keeps the register knows the codes that hang at the doors.
  const { code: premisesCode } = await section.get<{ code: string }>(`${BASE}/subjects/${subject.id}`);
  await through('inspections', made, [
    ['requested', leader, 'approve'], ['approved', officer, 'sign-in', { premisesCode }],
    ['on_site', officer, 'finish', { findings, signatures, summary: findings.length > 0 ? '发现问题，责令限期整改' : '未发现违法行为' }],
    ['recorded', officer, 'close', { handling: findings.length > 0 ? '责令限期整改，到期复查' : '记录归档' }],
  ]);
}
