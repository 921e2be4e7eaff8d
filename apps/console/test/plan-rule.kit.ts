import { addCalendarDays } from '@anlan/domain';
import type { ConsoleKit } from './console.kit';
import { PICTURE, today, unitNamed } from './means.kit';

const base = '440310';
const API = '/api/responsibility/v1';

interface Made { readonly id: string; readonly version: number }

const step = async (c: ConsoleKit, who: string, path: string, version: number, body: object): Promise<Made> => (await c.as(base, who).call<Made>('POST', `${API}/${path}`, { version, body })).body;
export const inDays = (n: number): string => addCalendarDays(today(), n);
export const quarterNow = (): string => `${today().slice(0, 4)}-Q${Math.ceil(Number(today().slice(5, 7)) / 3)}`;

export async function uploaded(c: ConsoleKit): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([PICTURE], { type: 'image/png' }), '佐证.png');
  const answer = await fetch(`${c.origin}${API}/files`, { method: 'POST', headers: { authorization: `Bearer ${await c.as(base, 'section').bearer()}` }, body: form });
  return ((await answer.json()) as { id: string }).id;
}

export const registeredPlan = (c: ConsoleKit, name: string): Promise<Made> => c.as(base, 'section').post<Made>(`${API}/development-plans`, { name, firstYear: 2026, lastYear: 2030, documentNumber: '坪府〔2026〕9 号', approvedOn: '2026-06-01' });

/** A project under way, which its lead unit has reported on, with a goal that is past its day. */
export async function reportedProject(c: ConsoleKit, planId: string, title: string): Promise<Made> {
  const { id } = await c.as(base, 'section').post<Made>(`${API}/plan-projects`, {
    planId, title, kind: 'project', leadUnitId: await unitNamed(c, '安全生产基础科'), startsOn: '2026-01-01', endsOn: '2030-12-31', amountInvestment: 500_000_000, milestones: [{ dueOn: inDays(-1), goal: '完成选址' }, { dueOn: '2030-12-31', goal: '全部建成' }],
  });
  await step(c, 'section', `plan-projects/${id}/actions/start`, 1, {});
  await step(c, 'section', `plan-projects/${id}/actions/report`, 2, { quarter: quarterNow(), percent: 40, narrative: '主体施工', difficulty: '用地未落实', fileIds: [await uploaded(c)] });
  await step(c, 'section', `plan-projects/${id}/actions/ask-adjustment`, 3, { endsOn: '2031-12-31', reason: '用地未落实' });
  return step(c, 'admin', `plan-projects/${id}/actions/evaluate-mid`, 4, { conclusion: '总体按期', advice: '加快用地' });
}

/** A normative document whose consultation is over, as the drafting unit submitted it. */
export async function submittedRule(c: ConsoleKit, title: string): Promise<Made> {
  const { id } = await c.as(base, 'section').post<Made>(`${API}/rule-makings`, { kind: 'normative_document', title, year: 2026, draftingUnitId: await unitNamed(c, '安全生产基础科'), basis: '年度规范性文件制发计划', dueOn: inDays(-1), listedOn: inDays(-60) });
  const act = (verb: string, version: number, body: object): Promise<Made> => step(c, 'section', `rule-makings/${id}/actions/${verb}`, version, body);
  await act('draft', 1, { on: inDays(-50), note: '成立起草组', fileIds: [await uploaded(c)] });
  await act('consult', 2, { on: inDays(-40), closesOn: inDays(-11) });
  await act('close-consultation', 3, { on: inDays(-10), received: 36, taken: 21 });
  return act('submit-review', 4, { on: inDays(-9) });
}
