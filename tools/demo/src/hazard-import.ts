import { shanghaiDay } from '@anlan/domain';
import { follow, type OperationBody } from './api';
import { asUser, type Demo } from './open-tenant';
import { districtMap } from './set-up-district';

const titles = ['疏散通道堵塞', '灭火器过期', '配电箱未闭合', '特种作业无证上岗', '未设置安全警示标志', '有限空间未审批', '粉尘未及时清扫', '消防栓无水', '电线私拉乱接', '应急照明损坏'];
const categories = ['消防安全', '用电安全', '特种作业', '有限空间', '粉尘涉爆'];
const sources = ['巡查', '企业自查', '中介机构', '行政检查', '投诉举报'];

/** Numbers that look random and are the same every time (mulberry32). */
export function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** About where the streets lie, so that the map shows what a district's does; other places lie around the middle of theirs. */
const places: Readonly<Record<string, readonly [number, number]>> = {
  '440310001': [114.345, 22.691], '440310002': [114.385, 22.752], '440310003': [114.332, 22.655], '440310004': [114.287, 22.668], '440310005': [114.392, 22.678], '440310006': [114.361, 22.744],
  '330108': [120.207, 30.192],
};

/** A position as a phone gives it, within a few kilometres; every tenth record has none, as in any ledger. */
export function placeOf(code: string, random: () => number): string {
  const centre = places[code.slice(0, 9)] ?? places[code.slice(0, 6)];
  const [east, north] = [random() + random() - 1, random() + random() - 1];
  if (!centre || random() < 0.1) return ',,';
  return `${(centre[0] + east * 0.02).toFixed(6)},${(centre[1] + north * 0.016).toFixed(6)},GCJ02`;
}

/** A year's ledger as a district keeps it in Excel: 2,000 good rows, and 12 with the mistakes people make. */
export function demoCsv(communities: readonly string[], now: Date, count = 2_000): string {
  const random = seeded(440310);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const day = (at: number) => shanghaiDay(new Date(at));
  const lines = ['隐患名称,隐患描述,等级,类别,区划代码,单位名称,来源,整改期限,发现时间,经度,纬度,坐标系'];
  for (let i = 0; i < count; i += 1) {
    const found = now.getTime() - Math.floor(random() * 330 + 1) * 86_400_000;
    const title = pick(titles);
    const community = pick(communities);
    lines.push([title, `检查发现${title}，第${i + 1}条`, random() < 0.02 ? '重大' : '一般', pick(categories), community, `示例企业${Math.floor(random() * 800)}号`, pick(sources), day(now.getTime() + (3 + Math.floor(random() * 60)) * 86_400_000), day(found), placeOf(community, random)].join(','));
  }
  const bad = [
    ',缺少名称,一般,消防安全,{c},某企业,巡查,2026-03-01,2026-02-01', '区划不存在,x,一般,消防安全,990000000000,某企业,巡查,2026-03-01,2026-02-01', '区划不是本区,x,一般,消防安全,330108001001,某企业,巡查,2026-03-01,2026-02-01',
    '等级不对,x,较大,消防安全,{c},某企业,巡查,2026-03-01,2026-02-01', '来源不对,x,一般,消防安全,{c},某企业,路过,2026-03-01,2026-02-01', '日期不对,x,一般,消防安全,{c},某企业,巡查,下周三,2026-02-01',
  ];
  [...bad, ...bad].forEach((b, i) => lines.splice(50 + i * 150, 0, `${b.replace('{c}', communities[0] ?? '')},,,`));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

export async function importHazards(demo: Demo, slug: string): Promise<void> {
  await demo.state.once(`import ${slug}`, async () => {
    const officer = asUser(demo, slug, 'officer');
    const map = await districtMap(officer);
    const communities = map.streets.flatMap((s) => map.communitiesOf(s.code).map((c) => c.code));
    const data = Buffer.from(demoCsv(communities, new Date()), 'utf8');
    const accepted = await officer.call<OperationBody>('POST', '/api/enforcement/v1/hazards/imports?name=2026.csv', { raw: { type: 'text/csv', data }, headers: { 'idempotency-key': `demo-import-${slug}` } });
    const op = await follow(officer, 'enforcement', accepted.body.id, demo.tell);
    const result = op.result as { accepted: number; refused: number; errors: { row: number; column: string; message: string }[] };
    demo.tell(`    导入 imported ${result.accepted} 条；拒绝 refused ${result.refused} 条，例如 e.g. 第 ${result.errors[0]?.row} 行 ${result.errors[0]?.column}：${result.errors[0]?.message}`);
  });
}
