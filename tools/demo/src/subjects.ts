import { addCalendarDays, checkCreditCode, shanghaiDay } from '@anlan/domain';
import { follow, type Caller, type OperationBody } from './api';
import { people } from './districts';
import { placeOf, seeded } from './hazard-import';
import { asUser, type Demo } from './open-tenant';
import { districtMap } from './set-up-district';

const SUBJECTS = '/api/enforcement/v1/subjects';

interface Trade {
  readonly name: string;
  readonly code: string;
  readonly tags: string;
}
const trades: readonly Trade[] = [
  { name: '五金制品', code: 'C3311', tags: '粉尘涉爆' }, { name: '精密电子', code: 'C3989', tags: '' }, { name: '家具', code: 'C2110', tags: '粉尘涉爆' }, { name: '新能源材料', code: 'C3985', tags: '' },
  { name: '食品冷链', code: 'C1352', tags: '涉氨制冷' }, { name: '表面处理', code: 'C3360', tags: '有限空间' }, { name: '包装印刷', code: 'C2319', tags: '' }, { name: '塑胶模具', code: 'C3525', tags: '' },
];
const houses = ['鑫源', '宏达', '恒丰', '华盛', '金利', '天诚', '永兴', '瑞科', '盛泰', '联创', '德昌', '众合'];
const shops = ['小吃店', '电动车维修店', '五金店', '便利店', '理发店', '汽修店', '棋牌室', '服装加工坊'];
const families = ['老张', '阿明', '惠民', '好再来', '四季', '广源', '幸福', '顺发', '新城', '龙腾'];
export const surnames = ['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '吴', '周'];
export const givenNames = ['建国', '伟', '芳', '敏', '志强', '丽娟', '国栋', '秀英', '海燕', '俊杰'];
const roads = ['深汕路', '龙坪路', '金牛东路', '兰竹路', '锦绣路', '江岭路'];
/** A section of its own that the demo's district sets up, and what it looks after. */
const DEPARTMENT = '危险化学品监管科';
const overseen = ['新能源材料', '表面处理', '食品冷链'];
/** Of this is the account of the demo's enterprise. */
export const OWN_ENTERPRISE = '示例电子有限公司';

export function creditCode(slug: string, n: number): string {
  const first = `91${slug}MA5D${String(n).padStart(5, '0')}`;
  const checked = checkCreditCode(`${first}0`);
  return checked.ok ? `${first}0` : `${first}${checked.expected ?? ''}`;
}

export const SUBJECT_HEADER = '名称,类别,统一社会信用代码,地址,所在区划,行业代码,从业人数,重点监管,风险标签,法定代表人,联系人,联系电话,网格责任人,行业主管部门,最近核实,经度,纬度,坐标系';

/** What is said of one record; the rest of it comes by lot. */
export interface SubjectLine {
  readonly slug: string;
  readonly n: number;
  readonly enterprise: boolean;
  readonly community: string;
  readonly now: Date;
  readonly name?: string;
  readonly isKey?: boolean;
  readonly owner: string;
  /** the unit that looks after it, by its trade */
  readonly unitOf: (trade: string) => string;
  /** within how many days the records were confirmed last */
  readonly confirmedWithin: number;
}

export function subjectLine(random: () => number, { slug, n, enterprise, community, now, name: given, isKey, owner, unitOf, confirmedWithin }: SubjectLine): string {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const day = (ago: number): string => addCalendarDays(shanghaiDay(now), -ago);
  const trade = pick(trades);
  const person = pick(surnames) + pick(givenNames);
  const number = `（${String(n + 1).padStart(2, '0')}）`;
  const name = given ?? (enterprise ? `${pick(houses)}${trade.name}有限公司${number}` : `${pick(families)}${pick(shops)}${number}`);
  const confirmed = random() < 0.15 ? '' : day(Math.floor(random() * confirmedWithin));
  const phone = `138${String(Math.floor(random() * 1e8)).padStart(8, '0')}`;
  const [road, staff] = [pick(roads), String(Math.floor(enterprise ? 20 + random() * 380 : 1 + random() * 9))];
  const key = enterprise && (isKey ?? random() < 0.4);
  return [
    name, enterprise ? '生产经营单位' : '三小场所', enterprise ? creditCode(slug, n) : '', `${road} ${n * 7 + 3} 号`, community, enterprise ? trade.code : '', staff,
    key ? '是' : '否', enterprise ? trade.tags : '', person, person, phone, owner, unitOf(enterprise ? trade.name : ''), confirmed, placeOf(community, random),
  ].join(',');
}

/** A few dozen enterprises and small premises, the same for a district every time: some with an owner, some confirmed long ago, some never. */
export function demoSubjects(slug: string, communities: readonly string[], now: Date, count = 48): string {
  const random = seeded(Number(slug) * 7);
  const owners = people.filter((p) => p.role === 'grid-member').map((p) => p.displayName);
  const unitOf = (trade: string): string => (overseen.includes(trade) ? DEPARTMENT : '');
  const lines = Array.from({ length: count }, (_, i) =>
    subjectLine(random, { slug, n: i, enterprise: i % 3 === 0, community: communities[i % communities.length] as string, now, ...(i === 0 && { name: OWN_ENTERPRISE }), owner: i % 4 === 3 ? '' : (owners[i % 2] ?? ''), unitOf, confirmedWithin: 260 }));
  return `\uFEFF${[SUBJECT_HEADER, ...lines].join('\r\n')}\r\n`;
}

interface SubjectBody {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** The register of a demo district: imported as any list is, a part of it graded, and one enterprise with an account of its own. */
export async function registerSubjects(demo: Demo, slug: string): Promise<void> {
  await demo.state.once(`subjects ${slug}`, async () => {
    const admin = asUser(demo, slug, 'admin');
    const map = await districtMap(admin);
    // The communities of those who go there first: what they own lies where they work.
    const communities = map.streets.slice(0, 2).flatMap((s) => map.communitiesOf(s.code).slice(0, 1).map((c) => c.code));
    const file = Buffer.from(demoSubjects(slug, communities, new Date()), 'utf8');
    const preview = await admin.call<{ id: string }>('POST', `${SUBJECTS}/imports?name=${encodeURIComponent('监管对象.csv')}`, { raw: { type: 'text/csv', data: file }, headers: { 'idempotency-key': `demo-subjects-${slug}` } });
    const running = await admin.post<OperationBody>(`${SUBJECTS}/imports/${preview.body.id}/actions/run`, {});
    const done = (await follow(admin, 'enforcement', running.id, demo.tell)).result as { accepted: number; refused: number };
    if (done.refused > 0) throw new Error(`${slug}: ${done.refused} subjects of the demo were refused`);
    await gradeSome(admin);
    await linkAccount(admin);
    demo.tell(`    一企一档 ${done.accepted} 家，含重点、无责任人、待核实 subjects registered`);
  });
}

const grades = ['A', 'B', 'B', 'C', 'C', 'D'] as const;

async function gradeSome(admin: Caller): Promise<void> {
  const { items } = await admin.get<{ items: SubjectBody[] }>(`${SUBJECTS}?kind=enterprise&order=name&limit=12`);
  for (const [i, s] of items.entries()) await admin.post(`${SUBJECTS}/${s.id}/actions/grade`, { grade: grades[i % grades.length], reason: '年度风险分级评定' }, { version: s.version });
}

async function linkAccount(admin: Caller): Promise<void> {
  const [own] = (await admin.get<{ items: SubjectBody[] }>(`${SUBJECTS}?q=${encodeURIComponent(OWN_ENTERPRISE)}&limit=1`)).items;
  const unit = (await admin.get<{ items: { id: string; name: string }[] }>('/api/tenancy/v1/units?limit=200')).items.find((u) => u.name === OWN_ENTERPRISE);
  if (own && unit) await admin.call('PATCH', `${SUBJECTS}/${own.id}`, { body: { unitId: unit.id }, version: own.version });
}
