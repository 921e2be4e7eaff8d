import { BASE, dayAgo, type Year } from './year';

interface Model {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly version: number;
}
const factors = [
  { factor: 'grade', points: 5, most: 15 }, { factor: 'major_hazards', points: 20, most: 30 }, { factor: 'overdue_hazards', points: 6, most: 18 }, { factor: 'open_hazards', points: 2, most: 8 }, { factor: 'recurrences', points: 3, most: 9 },
  { factor: 'checks_with_hazards', points: 2, most: 4 }, { factor: 'never_checked', points: 3, most: 3 }, { factor: 'census_due', points: 3, most: 3 }, { factor: 'red_risks', points: 4, most: 8 }, { factor: 'uncontrolled_risks', points: 2, most: 6 },
];
const thresholds = { red: 30, orange: 18, yellow: 6 };

/** 智慧画像: a model in force since today, the next one in the making, and every subject's portrait computed by the first. */
export async function computePortraits({ once, section, now, part, demo }: Year): Promise<void> {
  // A model begins on a day to come: a start that goes on tomorrow begins it tomorrow.
  const today = dayAgo(new Date(), 0);
  await once('portrait model', async () => {
    const { items } = await section.get<{ items: Model[] }>(`${BASE}/portrait-models?limit=50`);
    const year = dayAgo(now, 0).slice(0, 4);
    const [first, next] = [`坪山区企业智慧画像模型（${year}版）`, `坪山区企业智慧画像模型（${Number(year) + 1}版）`];
    const facts = { source: '区安委办智慧画像工作方案', effectiveOn: today, factors, thresholds };
    let model = items.find((m) => m.name === first) ?? (await section.post<Model>(`${BASE}/portrait-models`, { ...facts, name: first }));
    if (model.status === 'draft') {
      model = (await section.call<Model>('PATCH', `${BASE}/portrait-models/${model.id}`, { body: { effectiveOn: today }, version: model.version })).body;
      await section.post(`${BASE}/portrait-models/${model.id}/actions/publish`, { note: '经局长办公会审议' }, { version: model.version });
    }
    if (!items.some((m) => m.name === next)) await section.post(`${BASE}/portrait-models`, { ...facts, name: next, effectiveOn: `${Number(year) + 1}-01-01`, thresholds: { ...thresholds, yellow: 5 } });
  });
  await once(`portraits ${part.name}`, async () => {
    const done = await section.post<{ subjects?: number }>(`${BASE}/portraits/actions/refresh`, { note: part.name === 'tenth' ? '首次计算' : '全年数据入库后重算' });
    demo.tell(`    智慧画像 portraits：${done.subjects ?? ''}`);
  });
}
