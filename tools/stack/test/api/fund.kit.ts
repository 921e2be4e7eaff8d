import { until, type Caller } from './api.kit';
import type { Values } from './canary/fill.kit';
import type { Cast } from './cast.kit';
import { picture } from './uploads.kit';

const base = '/api/responsibility/v1';

/** What a district has of special funds. */
export interface SeededFunds {
  readonly fundId: string;
  readonly projectId: string;
}

/** A fund with a project that was allotted, paid from, and raised by another person's leave. */
export async function seedFunds({ tenant: { admin, canary, slug }, as }: Cast, unitId: string): Promise<SeededFunds> {
  const { text, code } = canary;
  const fund = await until('the district in responsibility', async () => {
    const made = await admin.post(`${base}/funds`, { year: 2026, name: text, sourceDocument: text, amount: 1_200_000_000, divisionCode: slug });
    return made.status === 201 && (made.body as { id: string });
  });
  const project = await until('the unit in responsibility', async () => {
    const made = await admin.post(`${base}/funds/${fund.id}/fund-projects`, { name: text, budgetLine: text, budget: 100_000_000, unitId });
    return made.status === 201 && (made.body as { id: string });
  });
  const file = await admin.made<{ id: string }>(`${base}/files?name=${code}.png`, picture(canary), { headers: { 'content-type': 'image/png' } });
  const actions = `${base}/fund-projects/${project.id}/actions`;
  await admin.made(`${actions}/allot`, { document: text }, { version: 1 });
  await admin.made(`${actions}/pay`, { paidOn: '2026-01-05', payee: text, amount: 100, purpose: text, fileId: file.id }, { version: 2 });
  const { id } = await admin.made<{ id: string }>(`${base}/funds/${fund.id}/fund-adjustments`, { kind: 'raise', toProjectId: project.id, amount: 100, reason: text });
  await (as['leader'] as Caller).made(`${base}/fund-adjustments/${id}/actions/approve`, { note: text }, { version: 1 });
  return { fundId: fund.id, projectId: project.id };
}

/** What the fields of funds hold that are no free text. */
export const fundValues = ({ fundId, projectId }: SeededFunds, street: string): Values => ({
  fundId, projectId, 'responsibility.fund-project.plan.plan': null, 'responsibility.fund-project.change.plan': null, fromProjectId: null, toProjectId: null, paidOn: '2026-01-05', 'responsibility.fund.open.divisionCode': street,
});
