import { BASE, dayAgo, eachOf, through, type Standing, type Year } from './year';

const SETS = ['work-safety-law-2021', 'work-safety-violations', 'major-industry-trade', 'common-chemicals'];
const collection = '坪山区安全生产工作指引';
interface Entry {
  readonly id: string;
  readonly title: string;
}

/** 知识库: sets of the library taken over, the district's own guides in several states, and hazards that cite what they offend against. */
export async function loadKnowledge(year: Year): Promise<void> {
  const { part, once, section } = year;
  await once('knowledge', async () => {
    for (const key of SETS) await section.post(`${BASE}/knowledge-library/${key}/actions/adopt`, {});
    await ownGuides(year);
    year.demo.tell(`    知识库 knowledge：采用 ${SETS.length} 套，自编 4 条`);
  });
  await once(`citations ${part.name}`, async () => {
    await cite(year, 'level=major&source=inspection', '有限空间', 'major');
    await cite(year, `category=${encodeURIComponent('教育培训')}`, '第二十八条', 'law');
    await cite(year, `category=${encodeURIComponent('应急管理')}`, '第八十一条', 'law');
  });
}

/** One in force, one that a revision is being written of, one that was repealed, one draft that is not complete. */
async function ownGuides({ section, now }: Year): Promise<void> {
  const own = (title: string, article: string, text: string, from: number) => section.post<Standing>(`${BASE}/knowledge`, { kind: 'law_article', title, collection, article, category: '区级制度', text, source: '坪山区应急管理局', effectiveFrom: dayAgo(now, from) });
  const publish = async (made: Standing): Promise<Standing> => through('knowledge', made, [['draft', section, 'publish', {}]]);
  await publish(await own('企业安全“五个一”标准', '第一条', '一名专职安全管理人员、一套安全管理制度、一本隐患台账、一次月度演练、一堂班前安全课。', 300));
  const eight = await publish(await own('电镀企业生产车间“八个一”工作机制', '第二条', '一个车间一名安全责任人，一张风险告知图，一份操作规程，一套应急装备，一本巡查记录，一次日检查，一次周培训，一次月演练。', 260));
  await section.post(`${BASE}/knowledge/${eight.id}/actions/revise`, { note: '增加污水池作业要求' }, { version: eight.version });
  const old = await publish(await own('危险化学品企业“黄牌警示、红牌禁限”实施办法（试行）', '第三条', '存在一项重大隐患未按期整改的，黄牌警示；两次黄牌或者发生事故的，红牌禁限。', 700));
  await section.post(`${BASE}/knowledge/${old.id}/actions/repeal`, { effectiveTo: dayAgo(now, 30), reason: '试行期满，由新办法取代' }, { version: old.version });
  await section.post(`${BASE}/knowledge`, { kind: 'accident_case', title: '某电镀企业污水池清理中毒事故（待补充）', category: '中毒和窒息' });
}

/** What says the same every time: a hazard cites these and no others. */
async function cite(year: Year, hazards: string, words: string, from: 'major' | 'law'): Promise<void> {
  const { section } = year;
  const found = await section.get<{ items: Entry[] }>(`${BASE}/knowledge?kind=law_article&status=published&q=${encodeURIComponent(words)}&limit=20`);
  const entry = found.items.find((k) => (from === 'major' ? k.title.includes('判定标准') : k.title.includes('安全生产法')));
  const { items } = await section.get<{ items: Entry[] }>(`${BASE}/hazards?${hazards}&limit=${from === 'major' ? 40 : 20}`);
  const knowledgeIds = entry ? [entry.id] : [];
  if (entry) await eachOf(year, `法律依据 citations ${words}`, items, (h) => section.call('PUT', `${BASE}/hazards/${h.id}/basis`, { body: { knowledgeIds } }));
}
