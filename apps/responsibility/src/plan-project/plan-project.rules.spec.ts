import { ProblemError } from '@anlan/platform/http';
import type { PlanProjectRow } from './plan-project.entity';
import { assertCompleted, assertEvaluates, assertShape, firstDue, numbered, paceOf, quarterAfter, quarterOf, reportDay } from './plan-project.rules';

const codeOf = (work: () => void): string | undefined => {
  try {
    work();
  } catch (x) {
    if (!(x instanceof ProblemError)) throw x;
    return x.errors[0]?.code ?? x.code;
  }
  return undefined;
};

describe('projects of plans', () => {
  it('given a day, then its quarter, the one after, and the day of the report are known', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual(['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q4']);
    expect(['2026-Q1', '2026-Q4'].map(quarterAfter)).toEqual(['2026-Q2', '2027-Q1']);
    expect(['2026-Q1', '2026-Q3', '2026-Q4'].map(reportDay)).toEqual(['2026-04-10', '2026-10-10', '2027-01-10']);
  });

  it('given a goal or the whole past its day, then it is behind; on the day itself it is not', () => {
    const at = (status: PlanProjectRow['status'], ends: string, goal: string | null) => paceOf({ status, ends_on: ends, milestone_due_on: goal }, '2026-06-30');
    expect(at('under_way', '2026-06-30', null)).toBe('on_schedule');
    expect(at('adjusted', '2026-06-29', null)).toBe('behind');
    expect(at('under_way', '2030-12-31', '2026-06-29')).toBe('behind');
    expect(at('under_way', '2030-12-31', '2026-06-30')).toBe('on_schedule');
    expect([at('drafted', '2020-01-01', '2020-01-01'), at('completed', '2020-01-01', null)]).toEqual([null, null]);
  });

  it('given goals, then they are kept by their days and numbered on', () => {
    const first = numbered([{ dueOn: '2027-12-31', goal: '二期' }, { dueOn: '2026-12-31', goal: '一期' }]);
    expect(first.map((m) => [m.no, m.year, m.goal])).toEqual([[1, 2026, '一期'], [2, 2027, '二期']]);
    expect(firstDue(first)).toBe('2026-12-31');
    const reached = first.filter((m) => m.no === 2);
    expect(numbered([{ dueOn: '2028-12-31', goal: '三期' }], reached).map((m) => m.no)).toEqual([2, 3]);
    expect(firstDue(first.map((m) => ({ ...m, reachedOn: '2026-01-01' })))).toBeNull();
  });

  it('given a shape that cannot be, then it is refused at its field', () => {
    const s = { kind: 'project' as const, target: null, startsOn: '2026-01-01', endsOn: '2026-12-31', leadUnitId: 'a', supportUnitIds: ['b'] };
    expect(codeOf(() => assertShape(s, [{ dueOn: '2026-12-31' }]))).toBeUndefined();
    expect(codeOf(() => assertShape({ ...s, endsOn: '2025-12-31' }, []))).toBe('plan-project.period');
    expect(codeOf(() => assertShape({ ...s, target: {} }, []))).toBe('plan-project.target');
    expect(codeOf(() => assertShape({ ...s, kind: 'target' }, []))).toBe('plan-project.target');
    expect(codeOf(() => assertShape({ ...s, supportUnitIds: ['a'] }, []))).toBe('plan-project.support_is_lead');
    expect(codeOf(() => assertShape(s, [{ dueOn: '2027-01-01' }]))).toBe('plan-project.goal_day');
  });

  it('given who has a part in it, then he does not evaluate it', () => {
    const r = { lead_unit_id: 'lead', support_unit_ids: ['support'], reports: [{ by: { id: 'reporter' } }], milestones: [{ by: { id: 'reacher' } }], adjustments: [{ askedBy: { id: 'asker' } }] } as unknown as PlanProjectRow;
    expect(['lead', 'support'].map((unitId) => codeOf(() => assertEvaluates(r, { id: 'x', unitId })))).toEqual(['plan-project.own_unit', 'plan-project.own_unit']);
    expect(['reporter', 'reacher', 'asker'].map((id) => codeOf(() => assertEvaluates(r, { id, unitId: 'office' })))).toEqual(Array(3).fill('plan-project.own_report'));
    expect(codeOf(() => assertEvaluates(r, { id: 'x', unitId: 'office' }))).toBeUndefined();
  });

  it('given a goal that is open, or a target that is not met, then it is not completed', () => {
    const goal = numbered([{ dueOn: '2026-12-31', goal: '一期' }]);
    const reached = goal.map((m) => ({ ...m, reachedOn: '2026-06-01' }));
    const of = (more: Partial<PlanProjectRow>) => codeOf(() => assertCompleted({ kind: 'target', comparison: 'at_least', target_value: 90, actual: 90, milestones: reached, ...more }));
    expect([of({}), of({ actual: 89 }), of({ actual: null }), of({ milestones: goal }), of({ kind: 'task', actual: null })]).toEqual([undefined, 'plan-project.not_met', 'plan-project.not_met', 'plan-project.goals_open', undefined]);
  });
});
