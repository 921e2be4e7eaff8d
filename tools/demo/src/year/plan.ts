import { CERTIFICATES } from './draw';
import { isOneOf, LEDGERS, partsOf, type Part, type YearScale } from './figures';
import { BASE, dayAgo, eachOf, idOf, inDays, keySubjects, type KeySubject, type Year } from './year';

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
export async function loadPlan(year: Year, scale: YearScale): Promise<void> {
  const parts = partsOf(scale);
  const items = new Map(await Promise.all(parts.map(async (p) => [p, await plannedOf(year, p)] as const)));
  const key = `year ${year.slug} plan id`;
  await year.once('plan', async () => {
    await gradeAll(year, [...items.values()].flat());
    year.demo.state.remember(key, await approved(year, [...items.values()].flat()));
    for (const p of parts) year.demo.state.remember(`${key} ${p.name}`, true);
  });
  const id = year.demo.state.recall<string>(key) ?? '';
  for (const [part, planned] of items) {
    if (!year.demo.state.recall(`${key} ${part.name}`)) await year.once(`plan ${part.name}`, () => gradeAll(year, planned).then(() => adjusted(year, id, planned)));
    await year.once(`inspections ${part.name}`, async () => {
      const fileId = (await year.officer.call<{ id: string }>('POST', `${BASE}/files?name=signature.png`, { raw: { type: 'image/png', data: pixel } })).body.id;
      await eachOf(year, '行政检查 inspections', planned.filter((p) => p.inspected), (p, i) => inspect(year, p, i, fileId));
    });
  }
  const { progress } = await year.section.get<{ progress: { planned: number; inspected: number; rate: string } }>(`${BASE}/inspection-plans/${id}`);
  year.demo.tell(`    年度检查计划 plan：${progress.planned} 家，已检 ${progress.inspected} 家，完成率 ${progress.rate}`);
}

/** Those inspected belong to the months that have begun, the others to the whole year. */
async function plannedOf(year: Year, part: Part): Promise<Planned[]> {
  const [count, done] = [part.of(LEDGERS.planned), part.of(LEDGERS.inspected)];
  const subjects = (await keySubjects(year, part.wanted)).slice(0, count);
  const months = Number(dayAgo(year.now, 0).slice(5, 7));
  let [n, m] = [0, 0];
  return subjects.map((subject, i) => {
    const inspected = isOneOf(i, done, count);
    return { subject, inspected, month: inspected ? 1 + Math.floor((n++ * months) / done) : 1 + Math.floor((m++ * 12) / (count - done)) };
  });
}

async function gradeAll(year: Year, planned: readonly Planned[]): Promise<void> {
  await eachOf(year, '分级 grades', planned.filter((p) => p.subject.grade === null), ({ subject }, i) =>
    year.officer.post(`${BASE}/subjects/${subject.id}/actions/grade`, { grade: grades[i % grades.length], reason: '按行业风险和近三年执法情况评定' }, { version: subject.version }));
}

const itemOf = ({ subject, month }: Planned, i: number) => ({ subjectId: subject.id, kind: i % 3 === 0 ? 'key' : 'general', method: i % 9 === 8 ? 'remote' : 'on_site', month });

async function approved({ section, slug, now, units, demo, ...year }: Year, planned: readonly Planned[]): Promise<string> {
  const thisYear = Number(dayAgo(now, 0).slice(0, 4));
  const unitId = (units.find((u) => u.name.includes('执法')) ?? units[0])?.id;
  let plan = await section.post<Versioned>(`${BASE}/inspection-plans`, { name: `${thisYear} 年度安全生产监督检查计划`, year: thisYear, divisionCode: `${slug}000000`, unitId, items: planned.map(itemOf) });
  const act = async (who: typeof section | undefined, verb: string, body: object): Promise<void> => void (plan = await (who ?? section).post<Versioned>(`${BASE}/inspection-plans/${plan.id}/actions/${verb}`, body, { version: plan.version }));
  await act(section, 'submit', {});
  await act(year.member('leader')?.caller, 'approve', { note: '同意' });
  await act(section, 'file', { filedOn: `${thisYear}-01-20`, filedWith: '区人民政府、市应急管理局', reference: `坪应急〔${thisYear}〕3号` });
  return plan.id;
}

async function adjusted({ section, ...year }: Year, id: string, planned: readonly Planned[]): Promise<void> {
  const plan = await section.get<Versioned>(`${BASE}/inspection-plans/${id}`);
  const proposed = await section.post<Versioned>(`${BASE}/inspection-plans/${id}/actions/propose`, { changes: planned.map((p, i) => ({ change: 'put', ...itemOf(p, i) })), reason: '年中扩大检查范围' }, { version: plan.version });
  await year.member('leader')?.caller.post(`${BASE}/inspection-plans/${id}/actions/decide`, { result: 'accepted' }, { version: proposed.version });
}

/** Asked for, approved, signed in by the code at the door, signed, and filed; of some a hazard is found. One that was broken off goes on. */
async function inspect(year: Year, { subject, month }: Planned, i: number, fileId: string): Promise<void> {
  const { officer, section, now } = year;
  const second = year.member('officer2') ? 'officer2' : 'section';
  const pair = ['officer', second].map((u) => ({ memberId: year.member(u)?.memberId, certificateNumber: CERTIFICATES[u] }));
  let c = await officer.post<Versioned & { status: string; participants: { name: string }[] }>(`${BASE}/inspections`, {
    clientId: idOf(`inspection ${year.slug} ${subject.id}`), subjectId: subject.id, plannedOn: `${dayAgo(now, 0).slice(0, 4)}-${String(month).padStart(2, '0')}-${String(1 + ((i * 7) % 28)).padStart(2, '0')}`,
    cause: 'plan', matters: '安全生产责任制、教育培训、隐患排查治理情况', officers: pair,
  });
  const act = async (from: string, who: typeof officer, verb: string, body: () => object | Promise<object> = () => ({})): Promise<void> => {
    if (c.status === from) c = await who.post<typeof c>(`${BASE}/inspections/${c.id}/actions/${verb}`, await body(), { version: c.version });
  };
  const [title, category] = faults[Math.floor(i / 4) % faults.length] ?? faults[0];
  const findings = i % 4 === 1 ? [{ title, category, dueAt: inDays(now, 15) }] : [];
  const signatures = [...c.participants.map((p) => ({ role: 'officer', name: p.name, fileId })), { role: 'subject', name: '现场负责人', refusal: '现场负责人外出，已电话告知' }];
  await act('requested', year.member('leader')?.caller ?? section, 'approve');
  // Who keeps the register knows the codes that hang at the doors.
  await act('approved', officer, 'sign-in', async () => ({ premisesCode: (await section.get<{ code: string }>(`${BASE}/subjects/${subject.id}`)).code }));
  await act('on_site', officer, 'finish', () => ({ findings, signatures, summary: findings.length > 0 ? '发现问题，责令限期整改' : '未发现违法行为' }));
  await act('recorded', officer, 'close', () => ({ handling: findings.length > 0 ? '责令限期整改，到期复查' : '记录归档' }));
}
