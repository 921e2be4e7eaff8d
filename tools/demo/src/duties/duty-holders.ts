import { eachOf, type Standing, type Year } from '../year/year';
import type { Department } from './departments';
import { dutyPeople, nameOf, phoneOf, type Somebody } from './people';
import { act, DUTIES, onceKnown, pastDay, today, yearOf } from './steps';

type Role = 'administrative' | 'technical' | 'inspection';
/** Kind, unit in charge, and of each object its name, its street and its community there; 'XX' stands for the community's name. */
const wanted: readonly (readonly [kind: string, unit: string, objects: readonly (readonly [name: string, street: number, community: string])[]])[] = [
  ['dike', '水利局', [['钱塘江标准堤塘（西兴段）', 0, '七甲闸'], ['钱塘江标准堤塘（长河段）', 1, '江一'], ['钱塘江标准堤塘（浦沿段）', 2, '联庄']]],
  ['reservoir', '水利局', [['冠山山塘', 1, '冠山'], ['白马湖调蓄区', 1, '白马湖'], ['岩大房山塘', 2, '岩大房']]],
  ['sluice', '水利局', [['七甲闸', 0, '七甲闸'], ['江边排灌闸', 1, '江二'], ['浦沿排灌闸', 2, '浦联']]],
  ['pumping-station', '水利局', [['江边排涝泵站', 1, '江三'], ['联庄排涝泵站', 2, '联庄']]],
  ['slope', '住房和城市建设局', [['XX冠山南坡边坡', 1, '冠山'], ['XX道路边坡', 1, '山一'], ['XX采石遗留边坡', 2, '岩大房'], ['XX挡墙边坡', 2, '山二']]],
  ['dangerous-hillside', '规划和自然资源分局', [['XX后山危险山体', 1, '山一'], ['XX后山危险山体', 2, '冠一'], ['XX后山危险山体', 2, '冠二']]],
  ['waterlogging-point', '综合行政执法局', [['XX下穿通道易涝点', 0, '西兴'], ['XX低洼路段易涝点', 0, '马湖'], ['XX地铁口易涝点', 0, '滨和'], ['XX低洼路段易涝点', 1, '长一'], ['XX下穿通道易涝点', 1, '江汉'], ['XX老旧小区易涝点', 1, '月明'], ['XX低洼路段易涝点', 2, '新生'], ['XX下穿通道易涝点', 2, '东信'], ['XX老旧小区易涝点', 2, '彩虹'], ['XX农贸市场易涝点', 2, '西浦']]],
  ['underground-space', '住房和城市建设局', [['XX商业综合体地下空间', 0, '星民'], ['XX地下停车库', 1, '江汉'], ['XX地下停车库', 2, '滨盛']]],
];
const heads: Readonly<Record<Role, string>> = { administrative: '街道党工委委员', technical: '工程师', inspection: '社区网格长' };
/** Roles of objects, by their number, that nobody fills yet. */
const vacant = ['6 technical', '12 inspection', '20 administrative', '28 inspection'];
export const DUTY_OBJECTS = wanted.reduce((n, [, , objects]) => n + objects.length, 0);
/** Objects whose every holder is there, when one who left was followed and one was not. */
export const FILLED = DUTY_OBJECTS - vacant.length - 2;

interface DutyObject {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** 三防责任人: objects of the flood season, this year's table, published and adjusted once, with the gaps that a real one has. */
export async function loadDutyHolders(year: Year, departments: readonly Department[]): Promise<void> {
  const { section, leader, admin, slug } = year;
  const thisYear = yearOf(year);
  const objects = await registered(year, departments);
  const { left, gone } = await dutyPeople(year, departments);
  const person = (role: Role, i: number): object => {
    // Both had their part in the table when it was published: the one of the water department as its engineer, the other on his rounds.
    const member = role === 'technical' && i < 4 ? left : role === 'inspection' && [2, 5].includes(i) ? gone : undefined;
    return member ? { memberId: (member as Somebody).id, post: heads[role] } : { personName: nameOf(i * 3 + heads[role].length), post: heads[role], phone: phoneOf(100 + i * 3 + ['administrative', 'technical', 'inspection'].indexOf(role)) };
  };
  const holders = objects.flatMap(({ id, roles }, i) => roles.filter((role) => !vacant.includes(`${i} ${role}`)).map((role) => ({ objectId: id, role, holder: person(role, i) })));
  let edition = await section.post<Standing>(`${DUTIES}/duty-editions`, { year: thisYear, divisionCode: `${slug}000000`, title: `${thisYear} 年滨江区三防责任人名录` });
  const step = async (who: typeof section, verb: string, body: object): Promise<void> => void (edition = await act<Standing>(who, `duty-editions/${edition.id}`, verb, edition.version, body));
  edition = await onceKnown(() => act<Standing>(section, `duty-editions/${edition.id}`, 'name', edition.version, { holders }));
  await step(section, 'submit', {});
  await step(leader, 'approve', { note: '同意，汛前公布' });
  await step(section, 'publish', { documentNumber: `滨防指〔${thisYear}〕3号`, publishedOn: pastDay(year, 4, 24) });
  await step(admin, 'adjust', { on: pastDay(year, 16, 24), reason: '街道领导班子分工调整', documentNumber: `滨防指〔${thisYear}〕15号`, holders: [0, 8].map((i) => ({ objectId: objects[i]?.id, role: 'administrative', holder: { personName: nameOf(77 + i), post: '街道办事处副主任', phone: phoneOf(300 + i) } })) });
  year.demo.tell(`    三防责任人 duty holders：${holders.length}`);
}

async function registered(year: Year, departments: readonly Department[]): Promise<DutyObject[]> {
  const { admin, section, map } = year;
  const { items: kinds } = await onceKnown(() => admin.post<{ items: { id: string; key: string; roles: Role[] }[] }>(`${DUTIES}/duty-kinds/library/adoptions`, { keys: wanted.map(([key]) => key) }));
  const rows = wanted.flatMap(([key, unit, objects]) => objects.map(([name, street, near]) => ({ key, unit, name, street, near })));
  const made: DutyObject[] = [];
  await eachOf(year, '三防对象 duty objects', rows, async ({ key, unit, name, street, near }, i) => {
    const communities = map.communitiesOf(map.streets[street]?.code ?? '');
    const community = communities.find((c) => c.name === `${near}社区`) ?? communities[i % communities.length];
    const kind = kinds.find((k) => k.key === key);
    const { id } = await onceKnown(() => section.post<Standing>(`${DUTIES}/duty-objects`, {
      kindId: kind?.id, code: `BJSF-${String(i + 1).padStart(3, '0')}`, name: name.replace('XX', community?.name.replace('社区', '') ?? ''), divisionCode: community?.code, address: `${community?.name}辖区内`, unitId: departments.find((d) => d.unit.name.endsWith(unit))?.unit.id,
    }));
    made[i] = { id, roles: kind?.roles ?? [] };
  });
  return made;
}

/** 交接: one has left, and all that he held went to the next; another has left too, and what he held waits. */
export async function loadHandOvers(year: Year, departments: readonly Department[]): Promise<void> {
  const { admin, section } = year;
  const { left, next, gone } = await dutyPeople(year, departments);
  for (const { id, version } of [left, gone]) await admin.post(`/api/tenancy/v1/members/${id}/actions/disable`, {}, { version });
  await onceKnown(() => section.post(`${DUTIES}/hand-overs`, { memberId: left.id, successorMemberId: next.id, on: today(year.now), reason: '调离区水利局，职责由卢峰同志接任' }));
  year.demo.tell('    职责交接 hand-overs：1，待交接 waiting 1');
}
