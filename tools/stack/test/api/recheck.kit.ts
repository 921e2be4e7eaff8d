import type { Caller } from './api.kit';
import type { Canary } from './canary/marker.kit';

const rechecks = '/api/enforcement/v1/rechecks';

/** A sample of what the seed closed in the division. */
export async function seedRecheck(admin: Caller, { text }: Canary, divisionCode: string): Promise<string> {
  return (await admin.made<{ id: string }>(rechecks, { name: `${text} 抽查复查`, divisionCode, count: 1, pool: { category: `${text} 消防` } })).id;
}

/** The first hazard of a sample that nobody has looked at. */
export async function drawnHazard(who: Caller, recheckId: string): Promise<string> {
  const { items } = await who.read<{ items: { hazard: { id: string } }[] }>(`${rechecks}/${recheckId}/items?limit=1&result=open`);
  return items[0]?.hazard.id ?? '';
}

/** What hazards are drawn by that the seed has closed, and what stands in lists and campaigns. */
export const hazardValues = ({ text }: Canary, campaignId: string): Record<string, unknown> => ({
  'enforcement.recheck.draw.category': `${text} 消防`, 'enforcement.recheck.draw.rectification': 'time_limited', 'enforcement.recheck.draw.campaignId': null, 'enforcement.recheck.draw.subjectId': null,
  'enforcement.recheck.draw.reportedFrom': null, 'enforcement.recheck.draw.reportedTo': null, 'enforcement.hazard.enter-list.kind': 'major_problems', 'enforcement.hazard.strike-off.kind': 'major_problems',
  'enforcement.hazard.retag.add': [campaignId], 'enforcement.hazard.retag.remove': [],
});
