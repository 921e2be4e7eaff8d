import { BASE, inDays, type Year } from './year';

interface Item {
  readonly hazard: { readonly id: string };
}

/** 抽查复查: closed hazards of the night campaign, drawn by lot; most hold, one has come back, some are still to be looked at. */
export async function drawRecheck({ once, part, slug, section, officer, demo, now }: Year): Promise<void> {
  await once(`recheck ${part.name}`, async () => {
    const campaignId = demo.state.recall<string>(`year ${slug} campaign`);
    const name = part.name === 'tenth' ? '“夜剑”行动整改回头看抽查' : '四季度隐患整改抽查';
    const drawn = await section.post<{ id: string; number: string }>(`${BASE}/rechecks`, {
      name, divisionCode: `${slug}000000`, count: part.of(160), pool: { campaignId, rectification: 'time_limited' }, seed: { text: `${slug}-${part.name}-福彩3D-4-7-1`, source: '当日福利彩票开奖号码' },
    });
    const { items } = await section.get<{ items: Item[] }>(`${BASE}/rechecks/${drawn.id}/items?limit=12`);
    for (const [i, { hazard }] of items.entries()) {
      const body = i === 4 ? { result: 'reopened', note: '通道再次堆放货物，责令重新整改', dueAt: inDays(now, 10) } : { result: 'holds', note: '现场复查，整改到位' };
      await officer.post(`${BASE}/rechecks/${drawn.id}/items/${hazard.id}/actions/record`, body);
    }
    demo.tell(`    抽查复查 re-check ${drawn.number}：${items.length} 条已复查 looked at`);
  });
}
