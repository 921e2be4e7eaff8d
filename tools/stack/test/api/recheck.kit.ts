import type { Caller } from './api.kit';
import type { Canary } from './canary/marker.kit';

const rechecks = '/api/enforcement/v1/rechecks';

/** The one list that the district has, by the code that its settings are written with. */
const LIST = 'confined_space';

/** A sample of what the seed closed in the division; and a list of the district's own. */
export async function seedRecheck(admin: Caller, { text }: Canary, divisionCode: string): Promise<string> {
  const set = await admin.call('put', '/api/tenancy/v1/settings/hazardLists', { body: { value: [{ code: LIST, name: `${text} 清单`, nameEn: `${text} list` }] }, version: 0 });
  if (!set.ok) throw new Error(`the lists of hazards → ${set.status} ${set.text}`);
  return (await admin.made<{ id: string }>(rechecks, { name: `${text} 抽查复查`, divisionCode, count: 1, pool: { category: `${text} 消防` } })).id;
}

/** The first hazard of a sample that nobody has looked at. */
export async function drawnHazard(who: Caller, recheckId: string): Promise<string> {
  const { items } = await who.read<{ items: { hazard: { id: string } }[] }>(`${rechecks}/${recheckId}/items?limit=1&result=open`);
  return items[0]?.hazard.id ?? '';
}

/** What hazards are drawn by that the seed has closed, and what stands in lists and campaigns. */
export const hazardValues = ({ text }: Canary, campaignId: string): Record<string, unknown> => ({
  'enforcement.recheck.draw.pool': { category: `${text} 消防`, rectification: 'time_limited' }, 'enforcement.hazard.enter-list.kind': LIST, 'enforcement.hazard.strike-off.kind': LIST,
  'enforcement.hazard.retag.add': [campaignId], 'enforcement.hazard.retag.remove': [],
});
