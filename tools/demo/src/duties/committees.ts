import { eachOf, type Standing, type Year } from '../year/year';
import type { Department } from './departments';
import { act, DUTIES, onceKnown, yearOf } from './steps';

/** 1+10: the safety committee and its special committees, each led by the department of its field. */
export const SPECIAL = 10;
const fields = ['工贸和危险化学品', '工业企业', '房屋建筑和市政工程', '道路运输', '道路交通和大型活动', '消防', '商贸流通', '文化旅游和体育', '学校', '特种设备'];
const resolutions = ['各专委会于月底前完成“除险保安”重点领域排查', '对高层建筑消防设施维护不到位问题挂牌督办', '建立燃气“瓶改管”周调度机制', '汛期前完成低洼易涝点责任人公示'];

interface Meeting extends Standing {
  readonly number: string;
}

/** 安委会、专委会、防指, their standing meetings, and the meetings of the year with what was resolved. */
export async function loadCommittees(year: Year, departments: readonly Department[]): Promise<void> {
  const { section, slug, demo } = year;
  const thisYear = yearOf(year);
  const leaderId = year.member('leader')?.memberId;
  const sectionId = year.member('section')?.memberId;
  const bureau = departments[0] as Department;
  const divisionCode = `${slug}000000`;
  const establish = (body: object): Promise<Standing> => onceKnown(() => section.post<Standing>(`${DUTIES}/committees`, { divisionCode, setUpOn: `${thisYear}-01-04`, basisDocument: `滨政办〔${thisYear}〕1号`, ...body }));
  const safety = await establish({
    kind: 'safety_committee', name: '区安全生产委员会', officeUnitId: bureau.unit.id, rules: '每季度召开一次全体会议；重大事项由主任提请研究。',
    seats: [
      { role: 'chair', unitName: '区人民政府', personName: '许立群', post: '区长' }, { role: 'deputy', unitId: bureau.unit.id, memberId: leaderId, post: '局长' }, { role: 'office_head', unitId: bureau.unit.id, memberId: sectionId, post: '办公室主任' },
      ...departments.slice(1).map((d) => ({ role: 'member', unitId: d.unit.id, personName: `${d.field}负责人`, post: '主要负责人' })),
    ],
  });
  const special = await Promise.all(fields.map((field, i) => {
    const lead = (departments.find((d) => d.field === field) ?? bureau).unit;
    const others = departments.slice(12 + i * 2, 14 + i * 2).map(({ unit }) => ({ role: 'member', unitId: unit.id, post: '分管负责人', ...(i === 4 ? {} : { personName: '分管负责人' }) }));
    return establish({ kind: 'special_committee', name: `区${field}安全专业委员会`, field, officeUnitId: lead.id, parentCommitteeId: safety.id, seats: [{ role: 'chair', unitId: lead.id, personName: '主要负责人', post: '主任' }, ...others] });
  }));
  const flood = await establish({ kind: 'flood_headquarters', name: '区防汛防旱防风指挥部', officeUnitId: bureau.unit.id, seats: [{ role: 'chair', unitName: '区人民政府', personName: '许立群', post: '区长' }, { role: 'deputy', unitId: bureau.unit.id, memberId: leaderId }] });
  demo.tell(`    委员会 committees：1+${special.length}，防指 1`);
  const quarterly = await section.post<Standing>(`${DUTIES}/standing-meetings`, { name: '季度防范重特大事故会议', kind: 'major_accident_prevention', rhythm: 'quarterly', from: `${thisYear}-01-01`, committeeId: safety.id, divisionCode, unitId: bureau.unit.id });
  const monthly = await section.post<Standing>(`${DUTIES}/standing-meetings`, { name: '安全生产月度调度会', kind: 'dispatch', rhythm: 'monthly', from: `${thisYear}-01-01`, committeeId: safety.id, divisionCode, unitId: bureau.unit.id });
  const months = year.now.getUTCMonth() + 1;
  const meetings = [
    ...Array.from({ length: Math.max(0, months - 1) }, (_, m) => ({ kind: 'dispatch', title: `${m + 1} 月安全生产调度会`, month: m + 1, day: 12, standingMeetingId: monthly.id, committeeId: safety.id })),
    ...[1, 4, 7, 10].filter((m) => m < months).map((m) => ({ kind: 'major_accident_prevention', title: `第${'一二三四'[(m - 1) / 3]}季度防范重特大事故会议`, month: m, day: 20, standingMeetingId: quarterly.id, committeeId: safety.id })),
    ...special.slice(0, 4).map((c, i) => ({ kind: 'committee', title: `${fields[i]}专委会会商会`, month: Math.max(1, months - 1 - i), day: 6, standingMeetingId: null, committeeId: c.id })),
    { kind: 'assessment', title: '防汛形势研判会', month: Math.min(6, months), day: 2, standingMeetingId: null, committeeId: flood.id },
  ];
  await eachOf(year, '会议 meetings', meetings, (m, i) => held(year, departments, { ...m, divisionCode, chairMemberId: leaderId, unitId: bureau.unit.id }, i));
}

interface Planned {
  readonly month: number;
  readonly day: number;
  readonly title: string;
}

/** Planned, held on its day, resolved, minuted by one and issued by the other. */
async function held(year: Year, departments: readonly Department[], { month, day, ...facts }: Planned & Record<string, unknown>, i: number): Promise<void> {
  const { section, leader } = year;
  const at = `${yearOf(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T09:30:00+08:00`;
  if (Date.parse(at) > year.now.getTime()) return;
  const invited = departments.slice(i % 20, (i % 20) + 6).map(({ unit }) => ({ unitId: unit.id }));
  let m = await section.post<Meeting>(`${DUTIES}/meetings`, { ...facts, plannedAt: at, place: '区应急指挥中心三楼会议室', topics: [{ title: '通报安全生产形势，部署下一阶段重点工作' }], invitees: invited });
  const step = async (who: typeof section, verb: string, body: object): Promise<void> => void (m = await act<Meeting>(who, `meetings/${m.id}`, verb, m.version, body));
  await step(section, 'hold', { heldAt: at, attendance: invited.map((u, k) => ({ ...u, present: k !== 4, ...(k === 4 && { reason: '参加市级会议' }) })) });
  await step(section, 'conclude', { topic: 1, conclusion: '原则同意，会后由安委办印发任务分解表。' });
  await step(section, 'resolve', { text: resolutions[i % resolutions.length], leadUnitId: (departments[i % departments.length] as Department).unit.id, topic: 1, dueOn: `${yearOf(year)}-12-31` });
  await step(section, 'draft-minutes', { minutes: `会议听取了近期安全生产工作情况汇报，研究部署下一阶段重点工作。会议要求：${resolutions[i % resolutions.length]}。` });
  if (i % 7 !== 6) await step(leader, 'issue-minutes', { documentNumber: `滨安办纪〔${yearOf(year)}〕${i + 1}号` });
}

/** The committees in whose names something is done: the special one of a field, and the safety committee. */
export async function committeesOf({ section }: Year): Promise<{ readonly safety: string | null; readonly special: ReadonlyMap<string, string> }> {
  const { items } = await section.get<{ items: { id: string; kind: string; field: string | null }[] }>(`${DUTIES}/committees?limit=200&status=established,adjusted`);
  return { safety: items.find((c) => c.kind === 'safety_committee')?.id ?? null, special: new Map(items.flatMap((c) => (c.kind === 'special_committee' && c.field ? [[c.field, c.id] as const] : []))) };
}
