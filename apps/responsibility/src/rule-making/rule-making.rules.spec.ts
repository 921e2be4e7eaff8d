import { ProblemError } from '@anlan/platform/http';
import { assertConsulted, assertDay, assertEvaluated, assertPublished, assertReviews, isOverdue } from './rule-making.rules';

const codeOf = (work: () => void): string | undefined => {
  try {
    work();
  } catch (x) {
    if (!(x instanceof ProblemError)) throw x;
    return x.errors[0]?.code ?? x.code;
  }
  return undefined;
};
const today = '2026-06-30';

describe('rules and standards in the making', () => {
  it('given a step, then its day is neither to come nor before the step before', () => {
    const at = (on: string) => codeOf(() => assertDay([{ on: '2026-01-01' }, { on: '2026-06-01' }], on, today));
    expect([at('2026-06-01'), at(today), at('2026-05-31'), at('2026-07-01')]).toEqual([undefined, undefined, 'rule-making.day', 'rule-making.day']);
  });

  it('given what binds others than the bureau, then the public was heard before the review', () => {
    expect(codeOf(() => assertConsulted('normative_document', []))).toBe('rule-making.not_consulted');
    expect(codeOf(() => assertConsulted('local_standard', [{ closedOn: null }]))).toBe('rule-making.not_consulted');
    expect(codeOf(() => assertConsulted('local_standard', [{ closedOn: today }]))).toBeUndefined();
    expect(codeOf(() => assertConsulted('internal_system', []))).toBeUndefined();
  });

  it('given the drafting unit, or who submitted it, then he does not review it, nor is the review that unit\'s', () => {
    const by = (unitId: string | null, id: string, reviewUnitId: string) => codeOf(() => assertReviews({ drafting_unit_id: 'drafting', submitted_by: 'submitter' }, reviewUnitId, { id, unitId }));
    expect([by('drafting', 'x', 'legal'), by('legal', 'submitter', 'legal'), by('legal', 'x', 'drafting'), by('legal', 'x', 'legal'), by(null, 'x', 'legal')]).toEqual(['rule-making.own_unit', 'rule-making.same_person', 'rule-making.review_unit', undefined, undefined]);
  });

  it('given a publication, then it does not bind before its day, and a normative document expires', () => {
    const on = (effectiveOn: string, reviewOn: string | null, kind: 'normative_document' | 'local_standard' = 'normative_document') => codeOf(() => assertPublished(kind, { on: '2026-06-01', effectiveOn, reviewOn }, today));
    expect([on('2026-06-01', '2031-06-01'), on('2026-05-31', '2031-06-01'), on('2026-07-01', null), on('2026-07-01', null, 'local_standard'), on('2026-07-01', '2026-07-01'), on('2026-06-01', today)]).toEqual([undefined, 'rule-making.effective', 'rule-making.expires', undefined, 'rule-making.review_day', 'rule-making.review_day']);
  });

  it('given an evaluation, then what is kept has its next day, and what is not kept has none', () => {
    const as = (result: 'keep' | 'revise', reviewOn: string | null, kind: 'normative_document' | 'local_standard' = 'normative_document') => codeOf(() => assertEvaluated(kind, { result, reviewOn }, today));
    expect([as('keep', '2031-06-01'), as('keep', null), as('keep', null, 'local_standard'), as('revise', null), as('revise', '2031-06-01'), as('keep', today)]).toEqual([undefined, 'rule-making.kept', undefined, undefined, 'rule-making.kept', 'rule-making.review_day']);
  });

  it('given the day of the plan, then what is not published after it is overdue', () => {
    expect([isOverdue({ status: 'drafting', due_on: '2026-06-29' }, today), isOverdue({ status: 'drafting', due_on: today }, today), isOverdue({ status: 'published', due_on: '2020-01-01' }, today), isOverdue({ status: 'withdrawn', due_on: '2020-01-01' }, today)]).toEqual([true, false, false, false]);
  });
});
