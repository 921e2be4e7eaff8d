import { eachOf, type Standing, type Year } from '../year/year';
import type { Department } from './departments';
import { act, DUTIES, onceKnown, pastDay, take, today, yearOf } from './steps';

/** Of the list of key departments, posts and tasks: two tasks of each post, one of the last ones. */
export const KEY_TASKS = 162;
/** 重大安全生产问题: promoted, of which the city took in so many, the province others; closed of those taken in. */
export const PROBLEMS = { promoted: 18, city: 11, province: 3, closed: 13 } as const;

const tasks = [
  (field: string) => `分管负责人每季度研究${field}领域安全生产形势，带队检查不少于 2 次`,
  (field: string) => `建立${field}领域风险点台账并设置标签，按风险等级落实管控责任人`,
  (field: string) => `每月组织${field}领域隐患排查，问题清单逐项闭环销号`,
  (field: string) => `对${field}领域重大事故隐患挂牌督办，跟踪整改到位`,
  (field: string) => `组织${field}领域应急演练，从业人员安全教育培训全覆盖`,
  (field: string) => `汛期、台风前完成${field}领域隐患点巡查并报送情况`,
];
const problems = [
  ['电动自行车“进楼入户”违规充电多发', '消防'], ['高层建筑消防设施维护不到位', '消防'], ['沿街商铺瓶装燃气使用不规范', '城镇燃气和户外广告'], ['大型商业综合体疏散通道被占用', '商贸流通'], ['深基坑工程监测数据弄虚作假', '房屋建筑和市政工程'],
  ['重型渣土车超限超载、闯禁行', '道路交通和大型活动'], ['危化品运输车辆违规停放', '道路运输'], ['高校实验室危险化学品管理混乱', '科研院所和实验室'], ['老旧电梯带病运行', '特种设备'], ['有限空间作业未审批、未监护', '水利工程'],
  ['厂房“园中园”安全管理责任不清', '工业企业'], ['粉尘涉爆企业除尘系统不合规', '工贸和危险化学品'], ['小型餐饮油烟管道长期不清洗', '商贸流通'], ['养老机构违规使用大功率电器', '养老和福利机构'], ['快递网点违规收寄禁寄物品', '寄递物流'],
  ['既有建筑擅自拆改承重结构', '既有房屋'], ['地铁保护区内违规施工', '轨道交通工程'], ['密室逃脱等新业态监管缺位', '文化旅游和体育'],
] as const;

interface Kind {
  readonly id: string;
  readonly key: string;
}
interface Item extends Standing {
  readonly content: string;
  readonly promotions: readonly { readonly level: string; readonly answeredOn: string | null }[];
}

/** 清单: key departments, posts and tasks; the year's key tasks of the leaders; the major problems, promoted and closed. */
export async function loadLists(year: Year, departments: readonly Department[]): Promise<void> {
  const { admin } = year;
  const { items: kinds } = await onceKnown(() => admin.post<{ items: Kind[] }>(`${DUTIES}/list-kinds/library/adoptions`, { keys: ['key-posts', 'major-problems', 'yearly-key-tasks', 'department-duties'] }));
  const kindId = (key: string): string | undefined => kinds.find((k) => k.key === key)?.id;
  const safety = departments[0]?.unit.id;
  const ofPosts = departments.flatMap((d) => d.posts.map((post) => ({ d, post })));
  const last = KEY_TASKS - ofPosts.length;
  await issued(year, { kindId: kindId('key-posts'), title: '区安委会重点部门、重点岗位、重点任务清单', unitId: safety }, '1号', ofPosts.flatMap(({ d, post }, i) => Array.from({ length: i < last ? 2 : 1 }, (_, j) => ({
    content: (tasks[(i + j * 3) % tasks.length] as (typeof tasks)[number])(`${d.field}（${post.name.replace(d.field, '')}）`), ownerUnitId: d.unit.id, ownerPostId: post.id, industryCode: d.industry, legalBasis: '《中华人民共和国安全生产法》第十条；区安委会工作规则',
  }))));
  const standing = await issued(year, { kindId: kindId('department-duties'), title: '党政部门安全生产工作职责', unitId: safety }, '2号', departments.map((d) => ({ content: `负责${d.field}领域安全生产监督管理，承担该领域专业委员会工作`, legalBasis: '管行业必须管安全、管业务必须管安全、管生产经营必须管安全', ownerUnitId: d.unit.id, industryCode: d.industry })));
  await dutiesDone(year, standing.id);
  await keyTasks(year, departments, kindId('yearly-key-tasks'), safety);
  const list = await issued(year, { kindId: kindId('major-problems'), title: '重大安全生产问题清单', unitId: safety }, '4号', problems.map(([content, field], i) => ({
    content, source: (['inspection', 'hazard', 'accident', 'supervision', 'public_report'] as const)[i % 5], ownerUnitId: (departments.find((d) => d.field === field) ?? departments[0])?.unit.id, dueDay: `${yearOf(year)}-12-${String(10 + i).padStart(2, '0')}`, measure: '开展专项治理，建立长效机制', requirement: '按时间节点推进，销号前经专家验收',
  })));
  await promoted(year, list.id);
}

/** A list of one kind, drafted by the section, approved by the leader, issued. */
export async function issued(year: Year, facts: object, number: string, items: readonly object[]): Promise<Standing> {
  const { section, leader, slug } = year;
  const thisYear = yearOf(year);
  const made = await onceKnown(() => section.post<Standing>(`${DUTIES}/responsibility-lists`, { ...facts, year: thisYear, effectiveFrom: `${thisYear}-01-01`, divisionCode: `${slug}000000`, items }));
  const list = await take('responsibility-lists', made, [
    ['draft', section, 'submit'], ['submitted', leader, 'approve', { note: '经区安委会全体会议审议通过，同意印发' }], ['approved', section, 'issue', { documentNumber: `滨安〔${thisYear}〕${number}`, issuedOn: pastDay(year, 1, 24) }],
  ]);
  year.demo.tell(`    清单 list ${(facts as { title: string }).title}：${items.length}`);
  return list;
}

/** Of how many standing duties something is on record, and how often each. */
const DUTIES_DONE = { duties: 14, acts: 3 } as const;
const deeds = ['召开本领域安全生产形势分析会，部署重点工作', '分管负责人带队检查，发现问题当场交办', '组织本领域安全培训，重点单位负责人参加'] as const;

/** Standing duties: what departments did of them in the year; of the others nothing is on record. */
async function dutiesDone(year: Year, listId: string): Promise<void> {
  const { section } = year;
  const rows = (await section.get<{ items: Item[] }>(`${DUTIES}/list-items?listId=${listId}&limit=200`)).items;
  await eachOf(year, '履职留痕 acts of standing duties', rows.slice(0, DUTIES_DONE.duties), async (item, i) => {
    // A start that goes on finds what it recorded before.
    const { total = 0 } = await section.get<{ total?: number }>(`${DUTIES}/list-items/${item.id}/acts?limit=1&total=true`);
    for (let k = total; k < DUTIES_DONE.acts; k += 1) {
      const [newYear, day] = [`${yearOf(year)}-01-01`, pastDay(year, 4 + k * 6 + (i % 4), 24)];
      await section.post(`${DUTIES}/list-items/${item.id}/actions/record`, { day: day < newYear ? newYear : day, what: deeds[k % deeds.length], evidence: [{ description: k % 2 ? '检查记录、交办单' : '会议纪要、签到表' }] });
    }
  });
}

/** Key tasks of the year: two thirds done and closed, some reported, some late. */
async function keyTasks(year: Year, departments: readonly Department[], kindId: string | undefined, unitId: string | undefined): Promise<void> {
  const { section, admin } = year;
  const wanted = ['“除险保安”大排查大整治', '高层建筑消防安全整治', '城镇燃气“瓶改管”', '电动自行车全链条整治', '有限空间作业整治', '建筑施工“六个百分百”', '自建房安全专项整治', '危险化学品“一件事”全链条监管', '校园安全提升', '防汛防台准备', '重点车辆动态监管', '应急消防站点建设'];
  const items = wanted.map((name, i) => ({ content: `牵头完成${name}年度任务`, ownerUnitId: (departments[(i * 3) % 24] as Department).unit.id, evidenceWanted: '工作总结、验收材料', dueDay: i < 10 ? pastDay(year, 14 + i, 24) : `${yearOf(year)}-12-31` }));
  const list = await issued(year, { kindId, title: '区委区政府领导班子成员年度安全生产重点工作清单', unitId }, '3号', items);
  const rows = (await section.get<{ items: Item[] }>(`${DUTIES}/list-items?listId=${list.id}&limit=200`)).items;
  // Each step from the state it is found in: a start that goes on takes none twice.
  await eachOf(year, '重点工作 key tasks of the year', rows.slice(0, 9), (item, i) => take('list-items', item, [
    ['open', section, 'submit', { report: '已按计划完成，经区安委办现场核查', evidence: [{ description: '工作总结、验收表' }] }],
    ...(i < 7 ? [['submitted', admin, 'close', { note: '材料齐全，同意销号' }] as const] : []),
  ]));
}

/** The first are taken in by the province too, the next by the city, the last are sent back; of those taken in all but one are closed. */
async function promoted(year: Year, listId: string): Promise<void> {
  const { section, admin } = year;
  const rows = (await section.get<{ items: Item[] }>(`${DUTIES}/list-items?listId=${listId}&limit=200`)).items.sort((a, b) => problems.findIndex(([c]) => c === a.content) - problems.findIndex(([c]) => c === b.content));
  await eachOf(year, '重大问题 major problems', rows, async (item, i) => {
    const taken = PROBLEMS.city + PROBLEMS.province;
    let now = item;
    const step = async (who: typeof section, verb: string, body: object): Promise<void> => void (now = await act<Item>(who, `list-items/${item.id}`, verb, now.version, body));
    // What a start before this one has asked is not asked again, and is answered once.
    const promote = async (level: string, reason: string, accepted: boolean, answer: string): Promise<void> => {
      const before = now.promotions.find((p) => p.level === level);
      if (!before) await step(section, 'promote', { level, note: reason });
      if (!before?.answeredOn) await step(section, 'answer-promotion', { level, accepted, answeredOn: today(new Date()), note: answer });
    };
    await promote('city', '多发复发，需要多部门协同解决', i < taken, i < taken ? '录入市级“七张问题清单”' : '属区级事权，退回自行整改');
    if (i < PROBLEMS.province) await promote('province', '具有全省共性', true, '录入省级清单');
    if (i >= PROBLEMS.closed) return;
    await take('list-items', now, [
      ['open', section, 'submit', { report: '专项治理完成，制度机制已建立', evidence: [{ description: '整改报告、专家验收意见' }] }],
      ['submitted', admin, 'close', { note: '验收通过，予以销号' }],
    ]);
  });
}
