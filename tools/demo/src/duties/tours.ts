import { eachOf, type Standing, type Year } from '../year/year';
import { committeesOf } from './committees';
import type { Department } from './departments';
import { issued } from './lists';
import { drawnSignature } from './signature';
import { act, DUTIES, onceKnown, pastDay, take, upload, yearOf } from './steps';

/** What a tour of a year found, and how much of it is closed. */
interface Tour {
  readonly name: string;
  readonly level: 'district' | 'city';
  /** departments that are visited, by the field they look after */
  readonly fields: readonly string[];
  /** the parts of the year, of 24, in which it begins and ends */
  readonly stay: readonly [number, number];
  readonly findings: readonly string[];
  readonly closed: number;
}

const tours: readonly Tour[] = [
  { name: '市安委会安全生产巡查', level: 'city', fields: ['房屋建筑和市政工程', '消防'], stay: [2, 4], findings: ['专业委员会会议未按季度召开', '既有建筑改造工地动火作业审批不全', '高层住宅消防控制室值班人员无证上岗'], closed: 3 },
  { name: '第一轮区级安全生产巡查', level: 'district', fields: ['商贸流通', '房屋建筑和市政工程', '道路运输'], stay: [10, 13], findings: ['未建立大型商业综合体风险点台账', '深基坑工程监测数据未报送', '未对新就业形态骑手开展安全培训', '“两客一危”动态监控报警处置不闭环', '重点任务未分解到岗位', '专家检查发现的隐患未复查', '应急预案三年未修订', '未公示重大事故隐患督办情况'], closed: 5 },
];

/** 安全生产巡查: one closed, one whose findings are being rectified, and one that is planned. */
export async function loadTours(year: Year, departments: readonly Department[]): Promise<void> {
  const { section, admin, leader, slug } = year;
  const thisYear = yearOf(year);
  const safety = departments[0]?.unit.id;
  const committees = await committeesOf(year);
  const unitIds = (fields: readonly string[]): string[] => departments.filter((d) => fields.includes(d.field)).map((d) => d.unit.id);
  const { items: kinds } = await onceKnown(() => admin.post<{ items: { id: string }[] }>(`${DUTIES}/list-kinds/library/adoptions`, { keys: ['inspection-findings'] }));
  const planned = async (facts: object, name: string): Promise<Standing> => section.post<Standing>(`${DUTIES}/inspection-tours`, {
    name, year: thisYear, basis: `区安委会〔${thisYear}〕工作要点`, fileIds: [await upload(section, '巡查方案.png', drawnSignature(name))], leader: { name: '区安委会副主任' }, members: [{ name: '纪检监察组工作人员' }, { name: '安全专家' }], bodies: [{ unitId: safety }, { name: '区纪委监委' }], ...facts,
  });

  await eachOf(year, '安全生产巡查 inspection tours', tours, async ({ name, level, fields, stay: [from, to], findings, closed }, i) => {
    const [stayFrom, stayTo, fedBack, begun] = [from, to, to + 1, to + 2].map((k) => pastDay(year, k, 24));
    const units = unitIds(fields);
    const list = await issued(year, { kindId: kinds[0]?.id, title: `${name}反馈问题清单`, unitId: safety }, `${30 + i}号`, findings.map((content, n) => ({ content, ownerUnitId: units[n % units.length], dueDay: `${thisYear}-12-${20 + n}`, evidenceWanted: '整改报告、佐证照片' })));
    const made = await planned({ level, committeeId: level === 'district' ? committees.safety : null, targetUnitIds: units, targetDivisionCodes: level === 'city' ? [`${slug}000000`] : [], stayFrom, stayTo }, name);
    const tour = await take('inspection-tours', made, [
      ['drafted', leader, 'approve', { on: stayFrom, note: '同意巡查方案' }],
      ['approved', section, 'station', { on: stayFrom }],
      ['stationed', section, 'feed-back', { on: fedBack, leftOn: stayTo, documentNumber: `滨安巡〔${thisYear}〕${i + 1}号`, listId: list.id, rectifyBy: `${thisYear}-12-31`, fileIds: [await upload(section, '反馈意见.png', drawnSignature(`${name} 反馈`))] }],
      ['fed_back', section, 'rectify', { on: begun, note: '交被巡查单位限期整改' }],
    ]);
    const { items } = await section.get<{ items: Standing[] }>(`${DUTIES}/list-items?listId=${list.id}&limit=200`);
    for (const item of items.slice(0, closed)) {
      await take('list-items', item, [
        ['open', section, 'submit', { report: '已完成整改，举一反三建立长效机制', evidence: [{ description: '整改报告、现场照片' }] }],
        ['submitted', admin, 'close', { note: '核查属实，予以销号' }],
      ]);
    }
    if (closed === findings.length) await act(admin, `inspection-tours/${tour.id}`, 'close', tour.version, { on: pastDay(year, to + 6, 24), conclusion: '反馈问题全部整改到位' });
  });

  const next = await planned({ level: 'district', committeeId: committees.safety, targetUnitIds: unitIds(['学校', '文化旅游和体育']), targetDivisionCodes: [], stayFrom: `${thisYear}-12-01`, stayTo: `${thisYear}-12-12` }, '第二轮区级安全生产巡查');
  await act(leader, `inspection-tours/${next.id}`, 'approve', next.version, { on: pastDay(year, 23, 24), note: '同意' });
}
