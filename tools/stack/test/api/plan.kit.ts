import type { Caller } from './api.kit';
import type { Canary } from './canary/marker.kit';
import type { Cast } from './cast.kit';

export interface SeededDraw {
  readonly id: string;
  readonly number: string;
}

/** A draw that everybody may read. */
export async function seedDraw({ tenant: { admin, canary, slug } }: Cast, officerIds: readonly string[], divisionCode: string = slug): Promise<SeededDraw> {
  const draws = '/api/enforcement/v1/draws';
  const body = {
    name: `${canary.text} 双随机抽查`, divisionCode, from: '2026-04-01', to: '2026-06-30', items: [`${canary.text} 抽查事项`], ...drawPlan(canary, officerIds),
  };
  let draw = await admin.made<SeededDraw & { version: number }>(draws, body);
  for (const verb of ['freeze', 'draw', 'publish']) draw = await admin.made(`${draws}/${draw.id}/actions/${verb}`, {}, { version: draw.version });
  return draw;
}

/** A plan of the district with one subject, made by one and approved by another. */
export async function seedPlan({ tenant: { admin, canary, slug }, as }: Cast, unitId: string, subjectId: string): Promise<string> {
  const plans = '/api/enforcement/v1/inspection-plans';
  const { id } = await admin.made<{ id: string }>(plans, { name: `${canary.text} 检查计划`, year: 2026, divisionCode: slug, unitId, items: [{ subjectId, month: 3 }] });
  await admin.made(`${plans}/${id}/actions/submit`, {}, { version: 1 });
  await (as['leader'] as Caller).made(`${plans}/${id}/actions/approve`, {}, { version: 2 });
  return id;
}

/** Two officers and all subjects. */
export const drawPlan = ({ digits }: Canary, officerIds: readonly string[]) => ({
  officers: officerIds.map((memberId, i) => ({ memberId, certificateNumber: `${digits}${i}`, recuses: [] })), pool: {}, rule: { percent: { A: 100, B: 100, C: 100, D: 100, none: 100 }, least: 1, perSubject: 2 },
});
