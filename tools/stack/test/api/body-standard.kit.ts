import type { Caller } from './api.kit';
import type { Values } from './canary/fill.kit';
import type { Cast } from './cast.kit';

const base = '/api/responsibility/v1';
/** More than all the tests of an operation hand in. */
const STANDARDS = 80;

/** What a district has of standards for its bodies. */
export interface SeededBodies {
  readonly lineId: string;
  /** standards in force under which nothing was handed in yet; each is taken once */
  readonly standardIds: string[];
}

/** A standard that was revised, under which a community passed; and others that wait for their first self-check. */
export async function seedBodies({ tenant: { admin, canary: { text } }, as }: Cast, divisionCode: string): Promise<SeededBodies> {
  const section = as['section-officer'] as Caller;
  const published = async (): Promise<string> => {
    const { id } = await admin.made<{ id: string }>(`${base}/body-standards`, { name: text, sourceDocument: text, levels: ['street', 'community'], items: [{ name: text, wanted: text, maxScore: 10, evidenceWanted: true }], passMark: 5 });
    await admin.made(`${base}/body-standards/${id}/actions/publish`, { note: text }, { version: 1 });
    return id;
  };
  const lineId = await published();
  const { id } = await admin.made<{ id: string }>(`${base}/body-assessments`, { standardId: lineId, divisionCode, items: [{ item: 1, score: 10, evidence: text }] });
  await section.made(`${base}/body-assessments/${id}/actions/check`, { deductions: [{ item: 1, points: 1, reason: text }], note: text }, { version: 1 });
  await section.made(`${base}/body-assessments/${id}/actions/record-city`, { result: 'passed', checkedOn: '2026-01-02', note: text }, { version: 2 });
  const next = await admin.made<{ id: string }>(`${base}/body-standards/${lineId}/actions/revise`, { note: text }, { version: 2 });
  await admin.made(`${base}/body-standards/${next.id}/actions/publish`, { note: text }, { version: 1 });
  const standardIds: string[] = [];
  for (let n = 0; n < STANDARDS; n += 1) standardIds.push(await published());
  return { lineId, standardIds };
}

/** What the fields of assessments hold that are no free text. */
export const bodyValues = ({ lineId }: SeededBodies): Values => ({ lineId, 'responsibility.body-assessment.open.score': 10, 'responsibility.body-assessment.retry.score': 10, 'responsibility.body-assessment.record-city.checkedOn': '2026-01-02' });
