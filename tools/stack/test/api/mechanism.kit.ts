import type { Values } from './canary/fill.kit';
import type { Cast } from './cast.kit';

const base = '/api/responsibility/v1';

/** A template per place that is in use, with a record that was returned once and is of a unit's accounts; its id. */
export async function seedMechanism({ tenant: { admin, canary: { text } }, as }: Cast, ownerUnitId: string, divisionCode: string): Promise<string> {
  const items = [{ name: text, wanted: text, evidenceWanted: true, countUnit: '人' }];
  const { id } = await admin.made<{ id: string }>(`${base}/mechanism-templates`, { name: text, sourceDocument: text, scope: 'place', items, ownerUnitId });
  const record = await admin.made<{ id: string }>(`${base}/mechanism-records`, { templateId: id, name: `${text} 工地`, divisionCode });
  await admin.made(`${base}/mechanism-records/${record.id}/actions/record`, { items: [{ item: 1, attained: true, attainedOn: '2026-01-02', evidence: text, count: 3 }] }, { version: 1 });
  await as['section-officer']?.made(`${base}/mechanism-records/${record.id}/actions/check`, { result: 'returned', note: text }, { version: 2 });
  await admin.made(`${base}/mechanism-records/${record.id}/actions/name-unit`, { unitId: ownerUnitId }, { version: 3 });
  return id;
}

const importMapping = { template: 0, name: 1, divisionCode: 2 };

/** What the fields of mechanisms hold that are no free text. */
export const mechanismValues = (templateId: string, text: string, division: string): Values => ({
  'responsibility.mechanism-import.upload.file': `机制,名称,所在区划\n${text},${text} 导入,${division}\n`, 'responsibility.mechanism-import.check.mapping': importMapping, 'responsibility.mechanism-import.run.mapping': importMapping,
  attainedOn: '2026-01-02', countUnit: '人', 'responsibility.mechanism-record.open.templateId': templateId, 'responsibility.mechanism-record.open.unitId': null, 'responsibility.mechanism-record.open.creditCode': null,
});
