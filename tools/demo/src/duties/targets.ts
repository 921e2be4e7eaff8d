import type { Caller } from '../api';
import { eachOf, type Standing, type Year } from '../year/year';
import { drawnSignature } from './signature';
import { act, DUTIES, onceKnown, pastDay, today, upload, yearOf } from './steps';

interface Wanted {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly owner: 'section' | 'officer' | 'street1' | 'street2';
  readonly comparison?: 'at_most' | 'equal';
  /** reported so far; none: nothing was reported */
  readonly so?: number;
  /** key of the figure that says how far it is */
  readonly figure?: string;
  readonly ended?: 'concluded' | 'dropped';
  /** its day is past */
  readonly due?: true;
}
const wanted: readonly Wanted[] = [
  { name: '企业负责人、安管员线下安全培训', value: 1_000, unit: '人', owner: 'section', so: 1_005, ended: 'concluded' },
  { name: '百万员工安全大培训线上完成课程', value: 3_000, unit: '人', owner: 'section', so: 3_300, ended: 'concluded' },
  { name: '年度监督检查计划检查单位', value: 140, unit: '家', owner: 'officer', so: 144, ended: 'concluded' },
  { name: '社区应急预案编制', value: 63, unit: '个', owner: 'section', so: 63, ended: 'concluded' },
  { name: '应急管理地方标准立项', value: 1, unit: '项', owner: 'section', so: 0, due: true, ended: 'concluded' },
  { name: '避灾安置场所规范化建设和提升改造', value: 5, unit: '个', owner: 'section', so: 4 },
  { name: '西兴街道低洼易涝点改造', value: 6, unit: '处', owner: 'street1', so: 4 },
  { name: '长河街道社区应急突击队组建', value: 21, unit: '支', owner: 'street2', so: 17, due: true },
  { name: '生产安全事故死亡人数不超过市下达指标', value: 16, unit: '人', owner: 'section', comparison: 'at_most', figure: 'accidents.deaths' },
  { name: '目标管理责任书签订率', value: 100, unit: '%', owner: 'section', figure: 'letters.signing' },
  { name: '年度重点任务完成率', value: 90, unit: '%', owner: 'section', figure: 'tasks.completion' },
  { name: '普法宣传资料发放', value: 23_000, unit: '份', owner: 'section' },
  { name: '移动指挥终端采购', value: 21, unit: '部', owner: 'section', ended: 'dropped' },
];

interface Target extends Standing {
  readonly name: string;
}

/** 工作目标: reached, missed and carried over, under way, late, read from figures, dropped. @returns the id of each by its name */
export function loadTargets(year: Year): Promise<Record<string, string>> {
  return year.kept('targets', async () => {
    const made: Record<string, string> = {};
    await eachOf(year, '工作目标 targets', wanted, async (w, i) => {
      made[w.name] = (await target(year, w, i)).id;
    });
    return made;
  });
}

async function target(year: Year, { name, value, unit, owner, comparison, so, figure, ended, due }: Wanted, i: number): Promise<Target> {
  const { admin, section, units, map } = year;
  const thisYear = yearOf(year);
  const named = (n: string): string | undefined => units.find((u) => u.name === n)?.id;
  const street = map.streets[owner === 'street1' ? 0 : 1]?.code ?? '';
  const ownerUnitId = owner.startsWith('street') ? year.officeOf(street).id : named(owner === 'officer' ? '执法监督科' : '安全生产基础科');
  const by: Caller = owner === 'section' ? section : (year.member(owner)?.caller ?? section);
  let t = await onceKnown(() => section.post<Target>(`${DUTIES}/targets`, {
    name, comparison: comparison ?? 'at_least', value, unit, year: thisYear, dueOn: due ? pastDay(year, 20, 24) : `${thisYear}-12-31`, sourceDocument: `滨安〔${thisYear}〕2号年度工作要点`, ownerUnitId, ownerMemberId: year.member(owner)?.memberId ?? null, figureKey: figure ?? null,
  }));
  const step = async (who: Caller, verb: string, body: object): Promise<void> => void (t = await act<Target>(who, `targets/${t.id}`, verb, t.version, body));
  if (figure) await step(admin, 'measure', {});
  if (so !== undefined) {
    if (so > 10) await step(by, 'report', { value: Math.floor(so / 2), asOf: pastDay(year, 12, 24), note: '上半年进展' });
    await step(by, 'report', { value: so, asOf: pastDay(year, 18 + (i % 5), 24), note: so >= value ? '已完成，台账齐全' : '正在推进' });
  }
  if (ended === 'dropped') await step(section, 'drop', { reason: '列入市级统一采购' });
  if (ended !== 'concluded') return t;
  await step(admin, 'conclude', { note: so !== undefined && so >= value ? '经核实，完成目标' : '未按期完成，转入下年' });
  // Answers the target of the next year.
  if (t.status === 'missed') await step(admin, 'carry-over', { value, dueOn: `${thisYear + 1}-12-31`, sourceDocument: `滨安〔${thisYear}〕45号` });
  return t;
}

const honours = [
  { kind: 'collective', title: '全市应急管理工作先进集体', level: 'city', awardingBody: '杭州市应急管理局', number: '杭应急', holders: ['滨江区应急管理局'], upTo: 'verified' },
  { kind: 'individual', title: '全市防汛防台工作先进个人', level: 'city', awardingBody: '杭州市人民政府防汛防台抗旱指挥部', number: '杭防指', holders: ['周敏', '刘洋', '王芳', '赵磊'], upTo: 'verified' },
  { kind: 'practice', title: '“5+1”基层防汛防台体系标准化建设', level: 'province', awardingBody: '浙江省应急管理厅', number: '浙应急', holders: ['滨江区应急管理局'], upTo: 'verified' },
  { kind: 'collective', title: '区级平安建设先进集体', level: 'district', awardingBody: '中共滨江区委', number: '区委', holders: ['西兴街道应急管理办公室'], upTo: 'registered' },
  { kind: 'individual', title: '区级最美应急人', level: 'district', awardingBody: '滨江区人民政府', number: '滨政', holders: ['陈静'], upTo: 'withdrawn' },
] as const;

/** 荣誉与典型经验: registered with the document, verified by another; one waits, one was withdrawn. */
export async function loadHonours(year: Year): Promise<void> {
  const { section, admin } = year;
  await eachOf(year, '荣誉 honours', honours, async ({ kind, title, level, awardingBody, number, holders, upTo }, i) => {
    const fileId = await upload(section, '表彰文件.png', drawnSignature(title));
    const made = await section.post<Standing>(`${DUTIES}/honours`, { kind, title, level, awardingBody, document: `${number}〔${yearOf(year)}〕${30 + i}号`, awardedOn: pastDay(year, 10 + i, 24), holders: holders.map((name) => ({ name })), fileIds: [fileId] });
    if (upTo === 'verified') await act(admin, `honours/${made.id}`, 'verify', made.version, { note: '与文件一致' });
    if (upTo === 'withdrawn') await act(section, `honours/${made.id}`, 'withdraw', made.version, { reason: `重复登记，${today(year.now)}撤销` });
  });
}
