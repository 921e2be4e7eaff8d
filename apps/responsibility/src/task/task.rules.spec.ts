import { taskLifecycle } from '@anlan/contracts/responsibility';
import { lifecycleFaults } from '@anlan/contracts/kit';
import { permissionsOfGrants, type Grant, type TenantContext } from '@anlan/platform/context';
import { bulletinOf, daysOf, overdueRateOf, share } from './task.bulletin';
import { assertRises, leads, outcomeOf, reportingUnit, takesPart } from './task.rules';

const who = (grant: Grant, unitId: string | null = null): TenantContext => ({
  tenantId: 't', slug: '440310', tenantKind: 'district', grants: [grant], permissions: permissionsOfGrants([grant]), actor: { id: 's', memberId: 'm', unitId, name: '某', kind: 'user' },
});
const task = { division_code: '440310000000', lead_unit_id: 'lead', lead_member_id: null, support_unit_ids: ['helper', 'third'] };
const duty = (unitId: string | null) => who({ role: 'duty-officer', unitId: null, divisionPrefix: null }, unitId);

describe('tasks', () => {
  it('given the life-cycle, then every state is reached and left', () => expect(lifecycleFaults(taskLifecycle)).toEqual([]));

  it.each([
    ['done', '2026-03-10', '2026-03-10', 'in_time'], ['done', '2026-03-10', '2026-03-11', 'late'], ['issued', '2026-03-19', null, 'overdue'], ['issued', '2026-03-20', null, 'open'],
    ['submitted', '2026-03-10', '2026-03-10', 'open'], ['submitted', '2026-03-10', '2026-03-11', 'overdue'], ['returned', '2026-03-10', '2026-03-09', 'overdue'], ['cancelled', '2026-03-10', null, null],
  ] as const)('given %s, due on %s, submitted on %s, then on 20 March it is %s', (status, due_on, submitted_on, outcome) => {
    expect(outcomeOf({ status, due_on, submitted_on }, '2026-03-20')).toBe(outcome);
  });

  it('given progress that falls, then it needs its word; what stays or rises does not', () => {
    expect(() => assertRises(60, 60, null)).not.toThrow();
    expect(() => assertRises(60, 59, '误填')).not.toThrow();
    expect(() => assertRises(60, 59, null)).toThrow('task.falls');
  });

  it('given people of the lead, of a supporting unit and of neither, then each reports for his own unit alone', () => {
    expect([duty('lead'), duty('helper'), duty('other')].map((ctx) => [leads(ctx, task), takesPart(ctx, task)])).toEqual([[true, true], [false, true], [false, false]]);
    expect([reportingUnit(duty('lead'), task, null), reportingUnit(duty('helper'), task, null)]).toEqual(['lead', 'helper']);
    expect(() => reportingUnit(duty('helper'), task, 'lead')).toThrow('task.not_named');
    expect(() => reportingUnit(duty('helper'), task, 'stranger')).toThrow('task.unknown_unit');
  });

  it('given who manages the place, then he enters for any of the parties; who manages another place does not', () => {
    expect(reportingUnit(who({ role: 'section-officer', unitId: null, divisionPrefix: null }), task, 'third')).toBe('third');
    expect(leads(who({ role: 'street-officer', unitId: null, divisionPrefix: '440310001' }), task)).toBe(false);
  });

  it('given counts that stand, then the overdue rate is done late or overdue ÷ given, and leads to these rows', () => {
    const cell = (count: number) => ({ count, filter: { dueFrom: '2026-03-01', outcome: 'in_time,late,open,overdue' } });
    expect(overdueRateOf({ given: cell(8), late: cell(1), overdue: cell(2) })).toEqual({ numerator: 3, denominator: 8, percent: 37.5, filter: { dueFrom: '2026-03-01', outcome: 'late,overdue' } });
  });

  it('given nothing due, then the rate is null; given 1 of 8, then it is half up to two decimals', () => {
    expect([share(0, 0), share(1, 8), share(2, 3)].map((r) => r.percent)).toEqual([null, 12.5, 66.67]);
    expect(bulletinOf([], daysOf('2026-03'), undefined).total).toMatchObject({ given: { count: 0 }, rate: { numerator: 0, denominator: 0, percent: null } });
    expect(bulletinOf([], daysOf('2026-03'), undefined).total.overdueRate).toEqual({ numerator: 0, denominator: 0, percent: null, filter: { dueFrom: '2026-03-01', dueTo: '2026-03-31', outcome: 'late,overdue' } });
    expect([daysOf('2024-02'), daysOf('2026-12')]).toEqual([{ from: '2024-02-01', to: '2024-02-29' }, { from: '2026-12-01', to: '2026-12-31' }]);
  });
});
