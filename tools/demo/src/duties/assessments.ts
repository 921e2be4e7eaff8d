import type { Caller } from '../api';
import { dayAgo, eachOf, type Standing, type Year } from '../year/year';
import { checkOf, departmentScheme, selfScoreOf, streetScheme, type SchemeItem } from './assessment-schemes';
import type { Department } from './departments';
import { act, DUTIES, onceKnown, today, yearOf } from './steps';

/** Departments of the half-year that was issued, and of the year that is under way. */
const ASSESSED = { halfYear: 12, year: 10 } as const;

interface Scheme {
  readonly id: string;
  readonly items: readonly SchemeItem[];
}
interface Unit {
  readonly unitId: string;
  readonly divisionCode?: string | undefined;
  readonly who: Caller;
}
interface Run {
  readonly id: string;
  readonly scheme: Scheme;
  readonly units: readonly Unit[];
  readonly sheets: readonly string[];
}
/** How far a sheet has come; an appeal is granted or refused, or waits. */
type UpTo = 'self_scoring' | 'self_scored' | 'checked' | 'notified' | 'appealed' | 'granted' | 'refused' | 'settled';
const yearOfDepartments: readonly UpTo[] = ['settled', 'appealed', 'notified', 'checked', 'checked', 'granted', 'self_scored', 'self_scored', 'self_scoring', 'self_scoring'];

/** The half of a year that is over. */
function half({ now }: Year): { name: string; from: string; to: string } {
  const [y, m] = today(now).split('-').map(Number) as [number, number];
  return m > 6 ? { name: `${y} 年上半年`, from: `${y}-01-01`, to: `${y}-06-30` } : { name: `${y - 1} 年下半年`, from: `${y - 1}-07-01`, to: `${y - 1}-12-31` };
}

/** 考核: the schemes of the year; the half-year of streets and departments, issued; the year's, with sheets in every state; vetoes. */
export async function loadAssessments(year: Year, departments: readonly Department[]): Promise<void> {
  const { map, admin, section, leader } = year;
  const streets = map.streets.map((s, i): Unit => ({ unitId: year.officeOf(s.code).id, divisionCode: s.code, who: year.member(`street${i + 1}`)?.caller ?? admin }));
  // The office of the committee is assessed by nobody here: it assesses. Departments have nobody in the system; the administrator enters what they hand in.
  const others = departments.slice(1).map(({ unit }): Unit => ({ unitId: unit.id, who: admin }));
  const [ofStreets, ofDepartments] = [await published(year, streetScheme, 6), await published(year, departmentScheme, 7)];
  await loadVetoes(year, departments);

  const past = half(year);
  const issuedStreets = await opened(year, ofStreets, streets, past, `${past.name}街道安全生产和消防工作考核`);
  const issuedDepartments = await opened(year, ofDepartments, others.slice(0, ASSESSED.halfYear), past, `${past.name}部门安全生产和消防工作考核`);
  const whole = { from: `${yearOf(year)}-01-01`, to: `${yearOf(year)}-12-31` };
  const running = await opened(year, ofStreets, streets, whole, `${yearOf(year)} 年度街道安全生产和消防工作考核`);
  const runningDepartments = await opened(year, ofDepartments, others.slice(0, ASSESSED.year), whole, `${yearOf(year)} 年度部门安全生产和消防工作考核`);
  const sheets = (run: Run, upTo: (i: number) => UpTo): [Run, number, UpTo][] => run.sheets.map((_, i) => [run, i, upTo(i)]);
  await eachOf(year, '考核表 assessment sheets', [
    ...sheets(issuedStreets, (i) => (['granted', 'refused', 'settled'] as const)[i % 3] as UpTo), ...sheets(issuedDepartments, () => 'settled'),
    ...sheets(running, (i) => (['self_scored', 'checked', 'self_scoring'] as const)[i % 3] as UpTo), ...sheets(runningDepartments, (i) => yearOfDepartments[i % yearOfDepartments.length] as UpTo),
  ], ([run, i, upTo]) => worked(year, run, i, upTo));
  for (const [n, run] of [issuedStreets, issuedDepartments].entries()) {
    await act(section, `assessments/${run.id}`, 'finalise', 1);
    await act(leader, `assessments/${run.id}`, 'issue', 2, { document: `滨安〔${yearOf(year)}〕${21 + n}号`, note: '请各单位对照扣分项逐项整改，整改情况纳入年度考核。' });
  }
  year.demo.tell(`    考核 assessments：已通报 issued 2，进行中 under way 2`);
}

async function published(year: Year, facts: typeof streetScheme | typeof departmentScheme, number: number): Promise<Scheme> {
  const { section, leader } = year;
  const made = await section.post<Standing>(`${DUTIES}/assessment-schemes`, { ...facts, name: `${yearOf(year)} 年${facts.name}`, sourceDocument: `滨安〔${yearOf(year)}〕${number}号` });
  await act(leader, `assessment-schemes/${made.id}`, 'approve', made.version);
  return { id: made.id, items: facts.items };
}

async function opened({ section, now }: Year, scheme: Scheme, units: readonly Unit[], period: { from: string; to: string }, name: string): Promise<Run> {
  const body = { schemeId: scheme.id, name, from: period.from, to: period.to, selfScoreUntil: dayAgo(now, -10), units: units.map(({ unitId, divisionCode }) => ({ unitId, ...(divisionCode && { divisionCode }) })) };
  const { id } = await onceKnown(() => section.post<Standing>(`${DUTIES}/assessments`, body));
  const { items } = await section.get<{ items: { id: string; unitId: string }[] }>(`${DUTIES}/assessment-sheets?assessmentId=${id}&limit=200`);
  return { id, scheme, units, sheets: units.map((u) => items.find((s) => s.unitId === u.unitId)?.id ?? '') };
}

/** Who is assessed scores and appeals, the office checks and tells, the leader hears the appeal. */
async function worked(year: Year, run: Run, i: number, upTo: UpTo): Promise<void> {
  const { section, leader, now } = year;
  const { who } = run.units[i] as Unit;
  const { items } = run.scheme;
  let version = 1;
  const step = async (by: Caller, verb: string, body: object): Promise<void> => void ({ version } = await act<Standing>(by, `assessment-sheets/${run.sheets[i]}`, verb, version, body));
  if (upTo === 'self_scoring') return;
  await step(who, 'self-score', selfScoreOf(items, i));
  if (upTo === 'self_scored') return;
  await step(section, 'check', { items: checkOf(items, i), checkedOn: today(now), place: '被考核单位会议室及 2 处现场' });
  if (upTo === 'checked') return;
  await step(section, 'notify', {});
  if (upTo === 'notified') return;
  if (upTo === 'settled') return step(who, 'accept', { note: '无异议' });
  const item = 1 + items.findIndex((x) => x.method === 'manual');
  await step(who, 'appeal', { items: [{ item, reason: '核查时台账正在更新，现已补齐，附更新记录' }] });
  if (upTo === 'appealed') return;
  const full = items[item - 1]?.points ?? 0;
  await step(leader, 'decide', { items: [upTo === 'granted' ? { item, result: 'upheld', points: full - 40, reason: '补充材料属实，采纳' } : { item, result: 'refused', reason: '更新记录晚于核查日期，维持原分' }] });
}

/** 一票否决: one in effect in the half-year, one lifted, one refused, one that waits. */
async function loadVetoes(year: Year, departments: readonly Department[]): Promise<void> {
  const { section, leader } = year;
  const { from, to } = half(year);
  const unitOf = (name: string): string | undefined => departments.find((d) => d.unit.name.endsWith(name))?.unit.id;
  const facts = [
    ['经济和信息化局', 'fatal_accident', '监管的工业企业发生亡人生产安全责任事故', 'in_effect'], ['交通运输局', 'duty_refused', '督办事项两次逾期未回复', 'lifted'], ['商务局', 'false_material', '上报的检查台账与现场不符', 'refused'], ['市场监督管理局', 'duty_refused', '重大隐患挂牌督办逾期未整改', 'proposed'],
  ] as const;
  await eachOf(year, '一票否决 vetoes', facts, async ([name, trigger, said, upTo], i) => {
    let veto = await onceKnown(() => section.post<Standing>(`${DUTIES}/vetoes`, { trigger, basis: `滨安〔${yearOf(year)}〕7号第十条`, facts: said, from, to, unitId: unitOf(name) }));
    const step = async (verb: string, body: object): Promise<void> => void (veto = await act<Standing>(leader, `vetoes/${veto.id}`, verb, veto.version, body));
    if (upTo === 'proposed') return;
    await step('review', { result: upTo === 'refused' ? 'refused' : 'reviewed', note: upTo === 'refused' ? '属统计口径不同，不予否决' : '事实清楚，依据充分' });
    if (upTo === 'refused') return;
    await step('put-in-effect', { document: `滨安〔${yearOf(year)}〕${17 + i}号` });
    if (upTo === 'lifted') await step('lift', { reason: '已全部办结并经复查' });
  });
}
