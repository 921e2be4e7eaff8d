import { shanghaiDay } from '@anlan/domain';
import type { ConsoleKit } from './console.kit';

const base = '440310';
const API = '/api/responsibility/v1';
const HOUR = 3_600_000;
export const ago = (hours: number): string => new Date(Date.now() - hours * HOUR).toISOString();

export interface AccidentBody {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly status: string;
}

/** One step of an accident, by whom, at the version that it has now. */
export async function act(c: ConsoleKit, id: string, verb: string, body: object, who = 'section'): Promise<AccidentBody> {
  const caller = c.as(base, who);
  const { version } = await caller.get<AccidentBody>(`${API}/accidents/${id}`);
  return (await caller.call<AccidentBody>('POST', `${API}/accidents/${id}/actions/${verb}`, { version, body })).body;
}

export const accidentOf = (c: ConsoleKit, id: string): Promise<AccidentBody> => c.as(base, 'section').get<AccidentBody>(`${API}/accidents/${id}`);

export const reportedAccident = (c: ConsoleKit, name: string, more: object = {}): Promise<AccidentBody> =>
  c.as(base, 'section').post<AccidentBody>(`${API}/accidents`, {
    name, occurredAt: ago(3), knownAt: ago(1), place: '某工地 3 号楼', divisionCode: base, position: { lng: 114.35, lat: 22.7, crs: 'WGS84' }, units: [{ name: `${name}建筑公司` }], industryCode: 'E47', type: 'fall_from_height',
    deaths: 1, seriousInjuries: 0, minorInjuries: 2, missing: 0, amountLoss: 12_000_000, course: '作业人员自脚手架坠落', ...more,
  });

/** An accident whose report was approved, and whose measures are carried out. */
export async function rectifiedAccident(c: ConsoleKit, name: string, more: object = {}): Promise<AccidentBody> {
  const { id } = await reportedAccident(c, name, more);
  await act(c, id, 'report-upward', { level: 'city', at: new Date().toISOString(), to: '市应急管理局' });
  await act(c, id, 'verify', { counted: 'yes', reason: '《安全生产法》第二条' });
  await act(c, id, 'grade', { grade: 'general' });
  await act(c, id, 'investigate', { lead: '区应急管理局', members: ['区住建局', '区总工会'] });
  await act(c, id, 'submit-report', { conclusion: '直接原因是未系安全带' });
  await act(c, id, 'approve', { note: '同意' }, 'leader');
  return act(c, id, 'rectify', {});
}

interface Made {
  readonly id: string;
}

/** A measure, a case of a person, a quota in force for an industry, and a base: what the other pages show. */
export async function around(c: ConsoleKit, accidentId: string, name: string): Promise<Record<'measure' | 'accountability' | 'quota' | 'base', string>> {
  const section = c.as(base, 'section');
  const measure = await section.post<Made>(`${API}/accident-measures`, { accidentId, measure: `${name} 全面排查脚手架`, responsible: '某街道办', dueOn: '2026-01-01' });
  const accountability = await section.post<Made>(`${API}/accountabilities`, { source: { kind: 'accident', id: accidentId }, unit: `${name}建筑公司`, person: '欧阳无双', post: '项目经理', lead: '未落实安全交底' });
  const base2025 = await section.post<Made>(`${API}/accident-bases`, { from: '2025-01-01', to: '2025-06-30', accidents: 16, deaths: 16, source: `${name} 2025 年年报` });
  return { measure: measure.id, accountability: accountability.id, quota: await quotaInForce(c, 'S'), base: base2025.id };
}

const year = Number(shanghaiDay(new Date()).slice(0, 4));

export async function quotaInForce(c: ConsoleKit, industry: string): Promise<string> {
  const { id } = await c.as(base, 'section').post<Made>(`${API}/accident-quotas`, { year, industry, accidents: 50, deaths: 50, source: '市安委〔2026〕3 号' });
  await c.as(base, 'leader').call('POST', `${API}/accident-quotas/${id}/actions/approve`, { version: 1, body: { note: '同意' } });
  return id;
}

/** What an industry has left. */
export async function leftOf(c: ConsoleKit, quotaId: string): Promise<{ accidents: number; deaths: number }> {
  const { items } = await c.as(base, 'section').get<{ items: { quotaId: string; remaining: { accidents: number; deaths: number } }[] }>(`${API}/accident-quotas/use?year=${year}`);
  return items.find((i) => i.quotaId === quotaId)!.remaining;
}
