import type { ConsoleKit } from './console.kit';
import { placeOf, registeredSubject, type SubjectBody } from './subject.kit';

export const PLANS = '/api/enforcement/v1/inspection-plans';
export const DRAWS = '/api/enforcement/v1/draws';
const base = '440310';

export interface PlanBody {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly progress: { readonly planned: number; readonly inspected: number };
}
export interface DrawBody {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly version: number;
  readonly status: string;
  readonly poolDigest: string | null;
  readonly seed: string | null;
  readonly drawn: number | null;
}

export const subjectsNamed = async (c: ConsoleKit, name: string, count: number): Promise<SubjectBody[]> => {
  const made: SubjectBody[] = [];
  for (let i = 1; i <= count; i += 1) made.push(await registeredSubject(c, `${name} ${i}`));
  return made;
};

const districtOf = async (c: ConsoleKit): Promise<string> => {
  const { items } = await c.as(base, 'admin').get<{ items: { code: string }[] }>('/api/tenancy/v1/divisions/mine?level=county&limit=1');
  return items[0]!.code;
};

/** A draft of the section's with these subjects, all in one month: March of this year, unless said otherwise. */
export async function draftPlan(c: ConsoleKit, name: string, subjects: readonly SubjectBody[], { year = new Date().getFullYear(), month = 3 } = {}): Promise<PlanBody> {
  const { items } = await c.as(base, 'admin').get<{ items: { id: string }[] }>('/api/tenancy/v1/units?limit=1');
  return c.as(base, 'section').post<PlanBody>(PLANS, {
    name, year, divisionCode: await districtOf(c), unitId: items[0]!.id, ...(subjects.length > 0 && { items: subjects.map((s) => ({ subjectId: s.id, kind: 'key', month })) }),
  });
}

export async function approvedPlan(c: ConsoleKit, name: string, subjects: readonly SubjectBody[], when: { year?: number; month?: number } = {}): Promise<PlanBody> {
  const { id } = await draftPlan(c, name, subjects, when);
  await c.as(base, 'section').call('POST', `${PLANS}/${id}/actions/submit`, { version: 1, body: {} });
  return (await c.as(base, 'leader').call<PlanBody>('POST', `${PLANS}/${id}/actions/approve`, { version: 2, body: {} })).body;
}

/** A draw over the community of grid1, with two officers of its own, taken as far as these steps. */
export async function madeDraw(c: ConsoleKit, name: string, steps: readonly ('freeze' | 'draw' | 'publish')[] = []): Promise<DrawBody> {
  await subjectsNamed(c, `${name} 对象`, 3);
  const officers = [await c.newPerson(base, 'enforcement-officer'), await c.newPerson(base, 'enforcement-officer')];
  const section = c.as(base, 'section');
  let draw = await section.post<DrawBody>(DRAWS, {
    name, divisionCode: await districtOf(c), from: '2026-04-01', to: '2026-06-30', items: ['主要负责人履职', '特种作业持证'], pool: { divisionCode: await placeOf(c), kind: ['small_premises'] },
    officers: officers.map((o, i) => ({ memberId: o.memberId, certificateNumber: `1903${Date.now()}${i}` })), rule: { percent: { A: 0, B: 0, C: 0, D: 0, none: 20 } },
  });
  for (const verb of steps) draw = (await section.call<DrawBody>('POST', `${DRAWS}/${draw.id}/actions/${verb}`, { version: draw.version, body: {} })).body;
  return draw;
}
