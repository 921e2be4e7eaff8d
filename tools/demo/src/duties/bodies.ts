import { eachOf, type Standing, type Year } from '../year/year';
import type { Department } from './departments';
import { act, DUTIES, onceKnown, pastDay, take, yearOf } from './steps';

const six = ['有班子', '有机制', '有预案', '有队伍', '有物资', '有培训演练'];
const hundred = ['施工围挡 100%', '物料堆放覆盖 100%', '出入车辆冲洗 100%', '路面硬化 100%', '拆迁工地湿法作业 100%', '渣土车辆密闭运输 100%'];
const places = ['滨盛路管廊工程', '江晖路学校工程', '长河安置房二期', '物联网街研发中心', '钱江三桥匝道改造', '浦沿水厂扩建'];

/** 规范化机构创建 and a mechanism of building sites: bodies that passed, one that has to try again; places attained and not. */
export async function loadBodies(year: Year, departments: readonly Department[]): Promise<void> {
  const { admin, section, map } = year;
  const draft = await onceKnown(() => admin.post<Standing>(`${DUTIES}/body-standards`, {
    name: '街道、社区应急管理“六有”标准', sourceDocument: `杭应急〔${yearOf(year)}〕12号`, levels: ['street', 'community'], passMark: 80, items: six.map((name, i) => ({ name, wanted: `${name}，资料齐全、运行规范`, maxScore: i < 4 ? 15 : 20, evidenceWanted: false })),
  }));
  const standard = await take('body-standards', draft, [['draft', admin, 'publish', { note: '施行' }]]);
  const bodies = [...map.streets.map((s) => s.code), ...map.streets.flatMap((s) => map.communitiesOf(s.code).slice(0, 6).map((c) => c.code))];
  await eachOf(year, '达标创建 bodies', bodies, async (divisionCode, i) => {
    const opened = await admin.post<Standing>(`${DUTIES}/body-assessments`, { standardId: standard.id, divisionCode, items: six.map((_, k) => ({ item: k + 1, score: k < 4 ? 15 : 20, evidence: '制度、台账、照片' })) });
    if (i % 5 === 4) return;
    const deductions = i % 4 === 3 ? [{ item: 5, points: 20, reason: '应急物资未建台账' }, { item: 4, points: 5, reason: '队伍人员不足' }] : [{ item: 6, points: 1 + (i % 3), reason: '演练记录不全' }];
    const checked = await act<Standing>(section, `body-assessments/${opened.id}`, 'check', opened.version, { deductions, note: '现场初验' });
    if (checked.status === 'checked' && i % 3 !== 2) await act(section, `body-assessments/${opened.id}`, 'record-city', checked.version, { result: 'passed', checkedOn: pastDay(year, 20, 24), note: '市级验收通过' });
  });
  const builder = departments.find((d) => d.industry === 'E') ?? (departments[0] as Department);
  const template = await admin.post<Standing>(`${DUTIES}/mechanism-templates`, { name: '建筑工地“六个百分百”', sourceDocument: '省建设厅扬尘防治导则', scope: 'place', ownerUnitId: builder.unit.id, items: hundred.map((name) => ({ name, wanted: name, evidenceWanted: false })) });
  await eachOf(year, '机制落实 mechanism', places, async (name, i) => {
    const record = await admin.post<Standing>(`${DUTIES}/mechanism-records`, { templateId: template.id, name, divisionCode: map.streets[i % map.streets.length]?.code });
    const done = i % 3 === 2 ? 4 : 6;
    const recorded = await act<Standing>(admin, `mechanism-records/${record.id}`, 'record', record.version, { items: hundred.map((_, k) => ({ item: k + 1, attained: k < done, ...(k < done && { attainedOn: pastDay(year, 10 + k, 24), evidence: '现场照片' }) })) });
    if (i < 4) await act(section, `mechanism-records/${record.id}`, 'check', recorded.version, { result: 'confirmed', note: '现场核查属实' });
  });
  await loadTeams(year, builder);
}

/** 员工—安全员—稽查员 of enterprises, with the numbers of their people: some recorded by themselves and checked, one returned, one still owed. */
async function loadTeams(year: Year, builder: Department): Promise<void> {
  const { admin, section } = year;
  const team = ['安全员', '稽查员'].map((name) => ({ name, wanted: `${name}建在班组上，花名册、职责到人`, evidenceWanted: false, countUnit: '人' }));
  const template = await admin.post<Standing>(`${DUTIES}/mechanism-templates`, { name: '员工—安全员—稽查员三级安全管理', sourceDocument: '区安委办〔2026〕8号', scope: 'enterprise', ownerUnitId: builder.unit.id, items: team });
  const firms = (await year.enterprises()).slice(0, 6);
  await eachOf(year, '三级队伍 teams', firms, async ({ name, creditCode, divisionCode }, i) => {
    const owner = i === 0 ? year.units.find((u) => u.kind === 'enterprise') : undefined;
    const record = await admin.post<Standing>(`${DUTIES}/mechanism-records`, { templateId: template.id, name, creditCode, divisionCode, unitId: owner?.id ?? null });
    if (owner) return;
    const recorded = await act<Standing>(admin, `mechanism-records/${record.id}`, 'record', record.version, { items: team.map((_, k) => ({ item: k + 1, attained: true, attainedOn: pastDay(year, 12 + k, 24), evidence: '花名册', count: k === 0 ? 8 + 5 * i : 3 + i })) });
    if (i < 5) await act(section, `mechanism-records/${record.id}`, 'check', recorded.version, { result: i === 4 ? 'returned' : 'confirmed', note: i === 4 ? '花名册与班组不符' : '现场核查属实' });
  });
}
