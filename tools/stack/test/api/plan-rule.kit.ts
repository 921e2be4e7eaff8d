import { shanghaiMonth } from '@anlan/domain';
import { until, type Caller } from './api.kit';
import type { Values } from './canary/fill.kit';
import type { Cast } from './cast.kit';

const base = '/api/responsibility/v1';
interface Made { readonly id: string }
const quarterNow = (month = shanghaiMonth(new Date())): string => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

/** What a district has of plans and of rules in the making. */
export interface SeededPlans {
  readonly planId: string;
  /** a unit that drafts nothing: it reviews */
  readonly reviewUnitId: string;
}

/** A plan that was closed and one in force, with projects of every ending; rules that were repealed, returned and withdrawn. */
export async function seedPlans({ tenant: { admin, canary: { text } }, as }: Cast, unitId: string): Promise<SeededPlans> {
  const [section, leader] = [as['section-officer'] as Caller, as['leader'] as Caller];
  const step = (path: string) => (who: Caller, verb: string, version: number, body: object): Promise<Made> => who.made<Made>(`${base}/${path}/actions/${verb}`, body, { version });
  const { id: reviewUnitId } = await admin.made<Made>('/api/tenancy/v1/units', { kind: 'department', name: `${text} 法制科` });
  const plan = (): Promise<Made> => admin.made<Made>(`${base}/development-plans`, { name: text, firstYear: 2021, lastYear: 2025, documentNumber: text, approvedOn: '2021-01-02' });
  const closed = await plan();
  await admin.call('patch', `${base}/development-plans/${closed.id}`, { body: { name: text }, version: 1 });
  await step(`development-plans/${closed.id}`)(admin, 'close', 2, { note: text });
  const { id: planId } = await plan();

  const project = (): Promise<Made> => admin.made<Made>(`${base}/plan-projects`, { planId, title: text, kind: 'task', leadUnitId: unitId, startsOn: '2026-01-02', endsOn: '2031-12-31', amountInvestment: 100, milestones: [{ dueOn: '2031-12-31', goal: text }] });
  const evaluated = async (result: 'completed' | 'ended'): Promise<void> => {
    const { id } = await project();
    const act = step(`plan-projects/${id}`);
    await admin.call('patch', `${base}/plan-projects/${id}`, { body: { title: text }, version: 1 });
    await act(admin, 'start', 2, {});
    await act(admin, 'report', 3, { quarter: quarterNow(), percent: 100, narrative: text, difficulty: text });
    await act(admin, 'reach-milestone', 4, { no: 1, reachedOn: '2026-01-03', note: text });
    for (const [version, decided] of [[5, 'refused'], [7, 'approved']] as const) {
      await act(admin, 'ask-adjustment', version, { endsOn: '2032-12-31', reason: text });
      await act(leader, 'decide-adjustment', version + 1, { result: decided, note: text });
    }
    await act(section, 'evaluate-mid', 9, { conclusion: text, advice: text });
    await act(section, 'evaluate-final', 10, { result, conclusion: text });
  };
  await evaluated('completed');
  await evaluated('ended');
  await step(`plan-projects/${(await project()).id}`)(admin, 'withdraw', 1, { reason: text });

  const rule = (): Promise<Made> => admin.made<Made>(`${base}/rule-makings`, { kind: 'normative_document', title: text, year: 2026, draftingUnitId: unitId, basis: text, dueOn: '2031-12-31', listedOn: '2026-01-02' });
  const { id } = await rule();
  const act = step(`rule-makings/${id}`);
  await admin.call('patch', `${base}/rule-makings/${id}`, { body: { title: text }, version: 1 });
  await act(admin, 'draft', 2, { on: '2026-01-03', note: text });
  await act(admin, 'consult', 3, { on: '2026-01-03', closesOn: '2026-01-04', note: text });
  await act(admin, 'close-consultation', 4, { on: '2026-01-05', received: 3, taken: 2, note: text });
  await act(admin, 'submit-review', 5, { on: '2026-01-06', note: text });
  const review = { on: '2026-01-07', unitId: reviewUnitId, opinion: text };
  await until('the unit that reviews in responsibility', async () => (await section.call('post', `${base}/rule-makings/${id}/actions/review`, { body: { ...review, result: 'returned' }, version: 6 })).ok);
  await act(admin, 'submit-review', 7, { on: '2026-01-08', note: text });
  await act(section, 'review', 8, { ...review, on: '2026-01-08', result: 'passed' });
  await act(leader, 'deliberate', 9, { on: '2026-01-09', result: 'adopted', meeting: text, note: text });
  await act(admin, 'publish', 10, { on: '2026-01-10', documentNumber: text, effectiveOn: '2026-01-11', reviewOn: '2031-01-11', note: text });
  await act(admin, 'evaluate', 11, { on: '2026-01-12', result: 'keep', opinion: text, reviewOn: '2032-01-11' });
  await act(leader, 'repeal', 12, { on: '2026-01-13', reason: text, documentNumber: text });
  await step(`rule-makings/${(await rule()).id}`)(admin, 'withdraw', 1, { reason: text });
  return { planId, reviewUnitId };
}

/** The days of the steps of a rule, one after the other. */
const days = Object.fromEntries(['draft', 'consult', 'close-consultation', 'submit-review', 'review', 'deliberate', 'publish', 'evaluate', 'repeal'].map((verb, i) => [`responsibility.rule-making.${verb}.on`, `2026-01-${String(i + 3).padStart(2, '0')}`]));

/** What the fields of plans, their projects and rules hold that are no free text. A system of the bureau's own is reviewed without a consultation. */
export const planValues = ({ planId, reviewUnitId }: SeededPlans, unitId: string): Values => ({
  planId, draftingUnitId: unitId, ...days, 'responsibility.rule-making.register.kind': 'internal_system', 'responsibility.rule-making.register.listedOn': '2026-01-02', 'responsibility.rule-making.consult.closesOn': '2026-01-04', 'responsibility.rule-making.review.unitId': reviewUnitId, 'responsibility.rule-making.publish.effectiveOn': '2026-01-11',
  'responsibility.plan-project.draft.supportUnitIds': [reviewUnitId], 'responsibility.plan-project.change.supportUnitIds': [reviewUnitId], 'responsibility.plan-project.draft.startsOn': '2026-01-02', 'responsibility.plan-project.change.startsOn': '2026-01-02', 'responsibility.plan-project.draft.kind': 'target', 'responsibility.plan-project.change.kind': 'target',
  'responsibility.plan-project.report.quarter': quarterNow(), 'responsibility.plan-project.reach-milestone.reachedOn': '2026-01-03', 'responsibility.plan-project.evaluate-final.result': 'ended',
});
