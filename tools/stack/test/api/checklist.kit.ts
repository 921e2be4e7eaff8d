import type { Caller } from './api.kit';
import type { Canary } from './canary/marker.kit';

const lists = '/api/enforcement/v1/checklists';

/** A checklist with two versions: the first was superseded by the second, which is in use. */
export async function seedChecklist(admin: Caller, { text }: Canary): Promise<string> {
  const body = { name: `${text} 检查表`, description: text, source: text, industry: text, items: [{ code: '1', text: `${text} 检查项`, requirement: text, demand: text, section: text, basis: [{ law: text, source: text }] }] };
  const first = await admin.made<{ id: string }>(lists, body);
  await admin.made(`${lists}/${first.id}/actions/publish`, {}, { version: 1 });
  const second = await admin.made<{ id: string }>(`${lists}/${first.id}/actions/revise`, {}, { version: 2 });
  await admin.made(`${lists}/${second.id}/actions/publish`, { note: text }, { version: 1 });
  return second.id;
}
