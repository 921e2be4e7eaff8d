import { addCalendarDays, shanghaiDay } from '@anlan/domain';
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

/** An entry of the knowledge base that is published, and took the place of another; the hazard cited it for a while. */
export async function seedKnowledge(admin: Caller, { text }: Canary, hazardId: string): Promise<string> {
  const base = '/api/enforcement/v1/knowledge';
  const body = { kind: 'law_article', title: `${text} 条`, collection: text, article: text, category: text, text, source: text, effectiveFrom: '2020-01-01', basis: text, penalty: text };
  const first = await admin.made<{ id: string }>(base, body);
  await admin.made(`${base}/${first.id}/actions/publish`, { note: text }, { version: 1 });
  const second = await admin.made<{ id: string }>(`${base}/${first.id}/actions/revise`, {}, { version: 2 });
  await admin.call('patch', `${base}/${second.id}`, { body: { effectiveFrom: '2026-01-01' }, version: 1 });
  await admin.made(`${base}/${second.id}/actions/publish`, {}, { version: 2 });
  for (const knowledgeIds of [[second.id], []]) await admin.call('put', `/api/enforcement/v1/hazards/${hazardId}/basis`, { body: { knowledgeIds } });
  return second.id;
}

/** A portrait model that is in force, and a subject whose colour another hazard made another. */
export async function seedPortraits(admin: Caller, { text }: Canary, subjectId: string, report: (more: object) => object): Promise<void> {
  const base = '/api/enforcement/v1';
  const effectiveOn = shanghaiDay(new Date());
  const model = await admin.made<{ id: string }>(`${base}/portrait-models`, { name: text, source: text, effectiveOn, ...portraitWeights });
  await admin.made(`${base}/portrait-models/${model.id}/actions/publish`, { note: text }, { version: 1 });
  await admin.made(`${base}/portraits/actions/refresh`, {});
  await admin.made(`${base}/hazards`, report({ subjectId, level: 'major' }));
  await admin.made(`${base}/portraits/actions/refresh`, {});
}
const portraitWeights = { factors: [{ factor: 'major_hazards', points: 50, most: 50 }], thresholds: { red: 50, orange: 20, yellow: 10 } };
let models = 0;

/** A day for each model: no two take effect at once. */
export const portraitDay = (): string => addCalendarDays('2031-12-31', (models += 1));
/** What else a portrait model holds: weights that reach their thresholds. */
export const portraitValues = { 'enforcement.portrait-model.draft.factors': portraitWeights.factors, 'enforcement.portrait-model.change.factors': portraitWeights.factors, thresholds: portraitWeights.thresholds };

const mapping = { kind: 0, title: 1, collection: 2, article: 3, text: 4, source: 5, effectiveFrom: 6 };

/** What the fields of the knowledge base hold that are no free text. */
export const knowledgeValues = ({ text }: Canary, knowledgeId: string) => ({
  cas: '7664-41-7', knowledgeIds: [knowledgeId], 'enforcement.knowledge-import.check.mapping': mapping, 'enforcement.knowledge-import.run.mapping': mapping,
  'enforcement.knowledge-import.upload.file': `种类,名称,所属法规,条款,正文,来源,施行日期\n法规条款,${Array(5).fill(text).join(',')},2020-01-01\n`,
});
