import { addCalendarDays, addMonths } from '@anlan/domain';
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

let months = 0;
let schemes = 0;
/** 2025-12 and back, each once. */
export const monthToFreeze = (): string => addMonths('2026-01', -(months += 1));
const OF_A_MONTH = ['performance.board', 'performance.rows', 'performance.correct', 'points-appeal.lodge', 'monthly-theme.put'];
/** A month that was frozen, and the street whose figures are asked for. */
export const performanceValues = (community: string) => {
  const street = `${community.slice(0, 9)}000`;
  return { ...Object.fromEntries(OF_A_MONTH.map((o) => [`enforcement.${o}.month`, '2026-03'])), 'enforcement.performance.rows.figure': 'hazards', 'enforcement.points-appeal.lodge.divisionCode': street, 'enforcement.performance.rows.divisionCode': street, 'enforcement.performance.correct.divisionCode': street };
};
/** Days of a far future, each once. */
export const dayOfScheme = (): string => addCalendarDays('2040-12-31', (schemes += 1));

/** A points scheme that is in force, and a month frozen by it: the plan that comes afterwards is what a correction finds. */
export async function seedPerformance({ tenant: { admin, canary } }: Cast): Promise<void> {
  const schemes = '/api/enforcement/v1/points-schemes';
  const rules = [{ figure: 'hazards', direction: 'award', points: 1 }, { figure: 'progress', direction: 'award', points: 10, cap: 5 }];
  const { id } = await admin.made<{ id: string }>(schemes, { name: `${canary.text} 积分办法`, source: `${canary.text} 依据`, effectiveOn: '2010-01-01', base: 100, rules });
  await admin.made(`${schemes}/${id}/actions/publish`, {}, { version: 1 });
  await admin.made('/api/enforcement/v1/performance/months/2026-03/actions/freeze', {});
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
