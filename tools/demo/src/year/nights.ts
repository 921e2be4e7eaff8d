import { nightActions, NIGHT_CAMPAIGN } from './night-campaign';
import { BASE, dayAgo, type Year } from './year';

interface Nights {
  readonly id: string;
  /** when it was loaded first: its nights are counted from there, in whichever part of the year they come */
  readonly now: Date;
  readonly tell: () => Promise<void>;
}

/** 部署、排查、攻坚、巩固: a quarter of its time each. */
export function stagesOf(now: Date, first: number, last: number): { name: string; from: string; to: string }[] {
  const at = (n: number): number => Math.round(first + ((last - first) * n) / 4);
  return ['部署', '排查', '攻坚', '巩固'].map((name, i) => ({ name, from: dayAgo(now, at(i)), to: dayAgo(now, i === 3 ? last : at(i + 1) + 1) }));
}

/** The night campaign: planned, begun, with its sorties. */
export async function loadNightCampaign({ once, demo, slug, section, units, now }: Year): Promise<Nights> {
  const key = `year ${slug} campaign`;
  await once('campaign', async () => {
    const unitId = (units.find((u) => u.name.includes('执法')) ?? units[0])?.id;
    const actions = nightActions(now);
    const first = Math.round((now.getTime() - Date.parse(`${actions[0]?.heldOn}T00:00:00+08:00`)) / 86_400_000);
    const [from, to] = [actions[0]?.heldOn, dayAgo(now, -30)];
    const { id } = await section.post<{ id: string }>(`${BASE}/campaigns`, {
      name: NIGHT_CAMPAIGN, from, to, goal: '应急、消防、交警、街道联合整治夜间消防隐患', leadUnitId: unitId, supportUnitIds: units.filter((u) => u.kind === 'street_office').map((u) => u.id),
      stages: stagesOf(now, first - 1, -30),
    });
    await section.post(`${BASE}/campaigns/${id}/actions/start`, { note: '经区安委会同意，即日启动' }, { version: 1 });
    for (const a of actions) await section.post(`${BASE}/campaign-actions`, { campaignId: id, unitId, ...a });
    demo.state.remember(key, id);
    demo.state.remember(`${key} begun`, now.toISOString());
  });
  const id = demo.state.recall<string>(key) ?? '';
  return {
    id, now: new Date(demo.state.recall<string>(`${key} begun`) ?? now),
    tell: async () => {
      const { sentence } = await section.get<{ sentence: { zh: string } }>(`${BASE}/campaigns/${id}/result`);
      demo.tell(`    ${NIGHT_CAMPAIGN}：${sentence.zh}`);
    },
  };
}
