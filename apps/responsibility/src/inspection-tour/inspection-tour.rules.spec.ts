import { ProblemError } from '@anlan/platform/http';
import { assertApproves, assertCloses, assertDay, assertFedBack, assertIssued, assertPlanned, assertRenames, isOverdue, type Findings } from './inspection-tour.rules';

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
const list = (status: Findings['status'], total = 2, closed = 2): Findings => ({ number: 'QD-1', status, total, closed });

describe('inspection tours', () => {
  it('given a plan, then somebody is visited, and the stay does not end before it begins', () => {
    const plan = (units: string[], codes: string[], stay_to = '2026-05-06', more: object = {}) => codeOf(() => assertPlanned({ level: 'district', committee_id: 'c', target_unit_ids: units, target_division_codes: codes, stay_from: '2026-05-06', stay_to, ...more }));
    expect([plan(['u'], []), plan([], ['440310001000']), plan([], []), plan(['u'], [], '2026-05-05')]).toEqual([undefined, undefined, 'inspection-tour.no_target', 'inspection-tour.stay']);
    const city = { level: 'city' };
    expect([plan(['u'], [], undefined, city), plan(['u'], [], undefined, { ...city, committee_id: null })]).toEqual(['inspection-tour.city_committee', undefined]);
  });

  it('given a step, then its day is neither to come nor before the step before', () => {
    const at = (before: string | null, on: string) => codeOf(() => assertDay(before, on, today));
    expect([at(null, '2020-01-01'), at('2026-06-01', '2026-06-01'), at('2026-06-01', '2026-05-31'), at('2026-06-01', today), at(null, '2026-07-01')]).toEqual([undefined, undefined, 'inspection-tour.day', undefined, 'inspection-tour.day']);
  });

  it('given who drafted or changed the plan, or is of a unit that the district visits, then he does not approve it; nor anybody without a plan', () => {
    const by = (id: string, unitId: string | null, more: object = {}) => codeOf(() => assertApproves({ authors: ['a', 'b'], level: 'district', target_unit_ids: ['visited'], plan_file_ids: ['f'], ...more }, { id, unitId }));
    expect([by('x', 'office'), by('x', null), by('a', 'office'), by('b', null), by('x', 'visited'), by('x', 'visited', { level: 'city' }), by('x', 'office', { plan_file_ids: [] })]).toEqual([undefined, undefined, 'inspection-tour.same_person', 'inspection-tour.same_person', 'inspection-tour.own_unit', undefined, 'inspection-tour.no_plan']);
  });

  it('given the feedback, then the group left between its entry and that day, and there is time to rectify', () => {
    const told = (leftOn: string, rectifyBy: string | null = null) => codeOf(() => assertFedBack('2026-05-06', { on: '2026-06-01', leftOn, rectifyBy }));
    expect([told('2026-05-06'), told('2026-06-01', '2026-06-01'), told('2026-05-05'), told('2026-06-02'), told('2026-05-20', '2026-05-31')]).toEqual([undefined, undefined, 'inspection-tour.left', 'inspection-tour.left', 'inspection-tour.rectify_by']);
  });

  it('given a list of findings, then it is rectified once issued, and while it is, no other takes its place', () => {
    expect([null, list('draft'), list('issued'), list('published'), list('repealed')].map((f) => codeOf(() => assertIssued(f)))).toEqual(['inspection-tour.list_not_issued', 'inspection-tour.list_not_issued', undefined, undefined, 'inspection-tour.list_not_issued']);
    const renames = (status: 'fed_back' | 'rectifying', f: Findings | null) => codeOf(() => assertRenames(status, f));
    expect([renames('fed_back', list('issued')), renames('rectifying', list('issued')), renames('rectifying', list('repealed')), renames('rectifying', list('withdrawn')), renames('rectifying', null)]).toEqual([undefined, 'inspection-tour.list_kept', undefined, undefined, undefined]);
  });

  it('given a finding that is not closed, or who drafted the tour, or a visited unit, then it is not closed', () => {
    const by = (id: string, f: Findings | null, unitId: string | null = null) => codeOf(() => assertCloses({ drafted_by: 'a', level: 'district', target_unit_ids: ['visited'] }, f, { id, unitId }));
    expect([by('x', null), by('x', list('issued')), by('x', list('issued', 0, 0)), by('x', list('issued', 2, 1)), by('a', null), by('x', null, 'visited')]).toEqual([undefined, undefined, undefined, 'inspection-tour.findings_open', 'inspection-tour.own_tour', 'inspection-tour.own_unit']);
  });

  it('given the day to rectify by, then what is not closed after it is overdue', () => {
    const late = (status: 'fed_back' | 'rectifying' | 'closed', rectify_by: string | null) => isOverdue({ status, rectify_by }, today);
    expect([late('fed_back', '2026-06-29'), late('rectifying', '2026-06-29'), late('rectifying', today), late('closed', '2026-06-29'), late('rectifying', null)]).toEqual([true, true, false, false, false]);
  });
});
