import { BASE, dayAgo, eachOf, timeAgo, type Year } from './year';

interface Receipt {
  readonly receiptNumber: string;
  readonly followCode: string;
}
interface Report {
  readonly id: string;
  readonly number: string;
  readonly what: string;
  readonly version: number;
  readonly state: string;
  readonly verification: string | null;
}
interface Reward {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}
interface Told {
  readonly what: string;
  readonly where: string;
  readonly street: number;
  readonly reporter?: { readonly name: string; readonly phone: string };
  readonly employee?: true;
  readonly title?: string;
  readonly category?: string;
  readonly major?: true;
  readonly verified?: 'verified' | 'unfounded';
  readonly reward?: 'proposed' | 'approved' | 'paid' | 'refused';
  readonly declined?: string;
  readonly duplicateOf?: number;
}
/** Eight, which is what one address may send at once. */
const told: readonly Told[] = [
  { what: '工业园三楼有人在车间里给电动车充电，线拖得满地都是', where: '金牛东路某工业园 3 栋', street: 0, reporter: { name: '张晓明', phone: '13800138001' }, title: '车间内电动自行车违规充电', category: '消防安全', verified: 'verified', reward: 'paid' },
  { what: '我们车间清理污水池从来不通风也不检测，直接叫人下去', where: '兰竹路某表面处理厂', street: 1, employee: true, title: '有限空间作业未通风检测', category: '有限空间', major: true, verified: 'verified', reward: 'approved' },
  { what: '楼下沐足店安全出口晚上锁着', where: '龙坪路 88 号一楼', street: 0, title: '营业期间安全出口上锁', category: '消防安全', verified: 'verified', reward: 'proposed' },
  { what: '打磨车间粉尘很大，墙上厚厚一层', where: '深汕路某五金厂', street: 2, reporter: { name: '刘志强', phone: '13800138004' }, title: '打磨车间粉尘未及时清扫', category: '粉尘涉爆', verified: 'verified', reward: 'refused' },
  { what: '怀疑隔壁仓库放了危险化学品', where: '锦绣路物流园 B 区', street: 3, title: '核查仓库是否储存危险化学品', category: '危险化学品', verified: 'unfounded' },
  { what: '安全出口被锁，晚上客人出不来', where: '龙坪路 88 号', street: 0, duplicateOf: 2 },
  { what: '楼上装修周末太吵', where: '江岭路某小区', street: 4, declined: '反映的是噪声扰民，不属安全生产隐患，请向街道综合行政执法队反映。' },
  { what: '厂区消防通道停满货车，叉车从人行道上开', where: '坪山大道某物流公司', street: 5 },
];

/** What came otherwise than over the public page, so many days ago; entered by who works here. */
const entered: readonly (Told & { readonly channel: 'hotline' | 'opinion' | 'visit' | 'letter'; readonly reference: string; readonly daysAgo: number })[] = [
  { channel: 'hotline', reference: '12345 工单 GD-0815', daysAgo: 12, what: '小区地下车库消防卷帘门下长期停车，卷帘降不下来', where: '江南大道某小区', street: 0, reporter: { name: '沈女士', phone: '13800138011' }, title: '消防卷帘下违规停车', category: '消防安全', verified: 'verified' },
  { channel: 'opinion', reference: 'https://example.com/post/20260301', daysAgo: 9, what: '网帖反映某在建工地塔吊夜间带病作业', where: '风情大道某在建工地', street: 1, title: '核查塔吊夜间作业情况', category: '建筑施工', verified: 'unfounded' },
  { channel: 'visit', reference: '来访登记 LF-032', daysAgo: 5, what: '楼下烧烤店煤气瓶放在卧室隔壁，没有报警器', where: '西兴路某商住楼', street: 2, reporter: { name: '倪师傅', phone: '13800138012' }, title: '瓶装燃气存放不规范', category: '城镇燃气' },
  { channel: 'letter', reference: '信访件 XF-107', daysAgo: 2, what: '厂房顶楼彩钢板房住人，只有一个楼梯', where: '滨康路某工业园', street: 3 },
];

/** 热线、舆情、来访、来信: entered by the section; true, not so, accepted, and still to be handled. */
async function loadEntered(year: Year): Promise<void> {
  const { section, map, now } = year;
  for (const { channel, reference, daysAgo, what, where, street, reporter } of entered) {
    await section.post(`${BASE}/public-reports`, { channel, reference, what, where, divisionCode: map.streets[street]?.code, ...(reporter && { reporter }), receivedAt: timeAgo(now, daysAgo, 30) });
  }
  const { items } = await section.get<{ items: Report[] }>(`${BASE}/public-reports?limit=200`);
  await eachOf(year, '热线、舆情、来访、来信 reports that staff entered', entered, (t) => handle(year, t, items.find((r) => r.what === t.what) as Report, '', []));
}

/** 公众举报与奖励: reports from the public page, what the bureau made of them, and rewards in every state. */
export async function loadReports(year: Year): Promise<void> {
  if (year.part.name !== 'tenth') return;
  await year.once('reports', async () => {
    const receipts: Receipt[] = [];
    for (const [i, t] of told.entries()) receipts.push(await submitted(year, i, t));
    const { items } = await year.section.get<{ items: Report[] }>(`${BASE}/public-reports?limit=200`);
    const made = told.map((t) => items.find((r) => r.what === t.what) as Report);
    await eachOf(year, '公众举报 public reports', [...told], (t, i) => handle(year, t, made[i] as Report, receipts[i]?.followCode ?? '', made));
  });
  await year.once('entered reports', () => loadEntered(year));
}

/** The public has no keys: what it was answered is remembered, and what came in without its answer being heard is not sent again. */
async function submitted({ demo, slug, section, map }: Year, i: number, { what, where, street, reporter, employee }: Told): Promise<Receipt> {
  const key = `year ${slug} report ${i}`;
  const known = demo.state.recall<Receipt>(key);
  if (known) return known;
  const { items } = await section.get<{ items: Report[] }>(`${BASE}/public-reports?limit=200`);
  const there = items.find((r) => r.what === what);
  if (there) return { receiptNumber: there.number, followCode: '' };
  const body = { what, where, divisionCode: map.streets[street]?.code, ...(reporter && { reporter }), ...(employee && { employee }) };
  const res = await fetch(`${demo.origin}${BASE}/public/${slug}/reports`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!res.ok) throw new Error(`a public report was answered ${res.status}: ${await res.text()}`);
  const receipt = (await res.json()) as Receipt;
  demo.state.remember(key, receipt);
  return receipt;
}

async function handle(year: Year, t: Told, report: Report, code: string, made: readonly Report[]): Promise<void> {
  const { section } = year;
  const act = (r: Report, verb: string, body: object): Promise<Report> => section.post<Report>(`${BASE}/public-reports/${r.id}/actions/${verb}`, body, { version: r.version });
  let r = report;
  if (r.state === 'received' && t.declined) await act(r, 'decline', { reason: t.declined });
  if (r.state === 'received' && t.duplicateOf !== undefined) await act(r, 'duplicate', { of: made[t.duplicateOf]?.id });
  if (r.state === 'received' && t.title) r = await act(r, 'accept', { title: t.title, description: `接群众举报，经初步了解：${t.title}。请属地街道现场核查。`, level: t.major ? 'major' : 'general', category: t.category });
  if (r.state === 'accepted' && t.verified && r.verification === null) r = await act(r, 'verify', { result: t.verified, note: t.verified === 'verified' ? '现场核查属实，已责令整改' : '现场核查未发现危险化学品，储存物品为普通建材' });
  if (t.reward) await reward(year, t, r.id, code);
}

/** Proposed by the section, decided by the leader, paid to whoever has the code. */
async function reward({ section, leader, now }: Year, { reward: wanted, major }: Told, reportId: string, code: string): Promise<void> {
  const { items } = await section.get<{ items: Reward[] }>(`${BASE}/report-rewards?reportId=${reportId}`);
  const amount = major ? 300_000 : 30_000;
  let r = items[0] ?? (await section.post<Reward>(`${BASE}/public-reports/${reportId}/actions/propose-reward`, { amount, basis: 'fixed', basisNote: '按区举报奖励办法，一般隐患定额奖励；重大隐患按档次奖励' }));
  const act = async (who: typeof section, verb: string, body: object): Promise<void> => void (r = await who.post<Reward>(`${BASE}/report-rewards/${r.id}/actions/${verb}`, body, { version: r.version }));
  if (wanted === 'refused' && r.status === 'proposed') await act(leader, 'refuse', { reason: '该隐患此前已由街道检查发现并责令整改，不重复奖励' });
  if ((wanted === 'approved' || wanted === 'paid') && r.status === 'proposed') await act(leader, 'approve', { note: '同意' });
  if (wanted === 'paid' && r.status === 'approved' && code !== '') await act(section, 'pay', { followCode: code, note: `${dayAgo(now, 0)} 窗口现场发放` });
}
