import { dayAgo, eachOf, turn, type Standing, type Year } from '../year/year';
import type { Department } from './departments';
import { issued } from './lists';
import { drawnSignature } from './signature';
import { act, DUTIES, onceKnown, take, yearOf } from './steps';

const parks = ['互联网产业园', '智造供应链园', '海创基地', '生命科学园', '物联网产业园'] as const;
/** 承租方 of all parks; and of every ten, so many that signed. */
export const PARK_TENANTS = 123;
const SIGNED_OF_TEN = 8;
/** 重点任务 of the lists of the parks, and how many of them are done: each park has its own list, and they add up to this. */
export const PARK_TASKS = { all: 37, closed: 21 } as const;

const duties = {
  landlord: ['与承租方、物业管理方签订安全生产管理协议', '建立承租单位台账，逐户掌握危险作业情况', '每季度组织一次联合检查', '统一协调、管理园区安全生产工作'],
  property: ['配备专职安全管理人员', '公共区域消防设施每月检测维护', '建立动火作业登记报备制度', '微型消防站每月拉动一次'],
  tenant: ['落实全员安全生产责任制', '完成风险辨识并设置标签', '隐患自查自报每月一次', '有限空间作业先审批后作业'],
} as const;

/** The tasks of all parks, one park after another in turn, and which of them are done. */
const parkTasks = Array.from({ length: PARK_TASKS.all }, (_, i) => {
  const [park, group] = [turn(parks, i), turn(Object.keys(duties) as (keyof typeof duties)[], i)];
  return { park, groupKey: group, content: `${park}：${turn(duties[group], Math.floor(i / Object.keys(duties).length))}`, done: i < PARK_TASKS.closed };
});

/** 园区三方: five parks with landlord, property manager and tenants, most of them with an agreement; and of each the list of its tasks. */
export async function loadParks(year: Year, departments: readonly Department[]): Promise<void> {
  const { admin, section, map, now, units } = year;
  const { items: kinds } = await onceKnown(() => admin.post<{ items: { id: string }[] }>(`${DUTIES}/list-kinds/library/adoptions`, { keys: ['park-three-lists'] }));
  const owner = (departments[0] as Department).unit.id;
  const listOf = new Map<string, string>();
  for (const name of parks) {
    const tasks = parkTasks.filter((x) => x.park === name);
    const items = tasks.map(({ groupKey, content }) => ({ groupKey, content, ownerUnitId: owner, dueDay: `${yearOf(year)}-12-31`, evidenceWanted: '制度、台账、照片' }));
    const list = await issued(year, { kindId: kinds[0]?.id, title: `${name}三个清单`, unitId: owner }, '6号', items);
    listOf.set(name, list.id);
    const done = new Set(tasks.filter((x) => x.done).map((x) => x.content));
    const rows = (await section.get<{ items: (Standing & { content: string })[] }>(`${DUTIES}/list-items?listId=${list.id}&limit=200`)).items;
    await eachOf(year, `${name}任务 tasks of a park`, rows.filter((x) => done.has(x.content)), (item) => take('list-items', item, [
      ['open', section, 'submit', { report: '已落实，经街道现场核查', evidence: [{ description: '制度、台账、照片' }] }], ['submitted', admin, 'close', { note: '属实，同意销号' }],
    ]));
  }

  const { body: { id: fileId } } = await section.call<{ id: string }>('POST', `${DUTIES}/files?name=${encodeURIComponent('安全生产管理协议.png')}`, { raw: { type: 'image/png', data: drawnSignature('安全生产管理协议') } });
  const firms = (await year.enterprises()).slice(0, PARK_TENANTS);
  // The enterprise of the demo is a tenant too: its owner sees the park and its tasks.
  const own = units.find((u) => u.kind === 'enterprise');
  const made: string[] = [];
  for (const [i, name] of parks.entries()) {
    const park = await section.post<Standing>(`${DUTIES}/parks`, { name, divisionCode: turn(map.streets, i).code, address: `${turn(['滨康路', '江南大道', '网商路'], i)} ${100 + i * 37} 号`, buildings: ['1 号楼', '2 号楼', '3 号楼'] });
    await act(section, `parks/${park.id}`, 'name-lists', park.version, { listIds: [listOf.get(name)] });
    made.push(park.id);
  }
  const party = (parkId: string | undefined, role: string, name: string, more: object = {}): Promise<Standing> => section.post<Standing>(`${DUTIES}/park-parties`, { parkId, role, name, ...more });
  const sign = (p: Standing, i: number): Promise<Standing> => act<Standing>(section, `park-parties/${p.id}`, 'sign', p.version, { signedOn: dayAgo(now, 400 - (i % 40)), endsOn: i % 15 === 0 ? dayAgo(now, 35) : dayAgo(now, -60 - i), fileIds: [fileId] });
  for (const [i, parkId] of made.entries()) {
    await party(parkId, 'landlord', `滨江${turn(parks, i)}开发有限公司`);
    await sign(await party(parkId, 'property', `${turn(parks, i)}物业服务有限公司`), i + 1);
  }
  await eachOf(year, '园区承租方 tenants of parks', Array.from({ length: PARK_TENANTS }, (_, i) => i), async (i) => {
    const firm = firms[i];
    const p = await party(turn(made, i), 'tenant', (i === 0 ? own : firm)?.name ?? `园区企业 ${i + 1}`, { ...(i === 0 ? own && { unitId: own.id } : firm && { creditCode: firm.creditCode }), buildings: [`${1 + (i % 3)} 号楼`] });
    if (i % 10 < SIGNED_OF_TEN) await sign(p, i);
  });
  year.demo.tell(`    园区 parks：${parks.length}，承租方 ${PARK_TENANTS}，任务 ${PARK_TASKS.all}`);
}
