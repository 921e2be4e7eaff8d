import { factOf, figuresOf, periodOf, recordOf } from './duty-performance.rules';

const now = new Date('2026-03-10T08:00:00+08:00');
const event = { id: '01980000-0000-7000-8000-000000000001', type: 'anlan.enforcement.hazard.reported.v1', subject: 'hazards/01980000-0000-7000-8000-000000000002', time: '2026-03-02T09:30:00+08:00' };
const actor = { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' };

describe('the period of a sheet', () => {
  it('given no days, then the year up to today; given one, then the other fits it', () => {
    expect(periodOf({}, now)).toEqual({ from: '2026-01-01', to: '2026-03-10' });
    expect(periodOf({ from: '2025-07-01' }, now)).toEqual({ from: '2025-07-01', to: '2026-03-10' });
    expect(periodOf({ to: '2025-06-30' }, now)).toEqual({ from: '2025-01-01', to: '2025-06-30' });
  });

  it('given a first day after today and no last one, then it is refused', () => {
    expect(() => periodOf({ from: '2026-03-11' }, now)).toThrow(expect.objectContaining({ code: 'request.invalid' }));
  });
});

describe('the figures of a sheet', () => {
  it('given outcomes, then what was asked is what can be done, and the rate leaves out what is not due, passed on or standing', () => {
    const f = figuresOf({ done: 3, late: 1, overdue: 2, open: 4, passed_on: 5, standing: 6, recorded: 7 }, { from: '2026-01-01', to: '2026-03-10' }, '2026-03-10');
    expect([f.asked.count, f.passedOn.count, f.standing.count, f.recorded.count]).toEqual([10, 5, 6, 7]);
    expect(f.inTime).toEqual({ numerator: 3, denominator: 6, rate: 0.5 });
    expect(f.asked.filter).toEqual({ from: '2026-01-01', to: '2026-03-10', outcome: 'done,late,overdue,open' });
  });

  it('given nothing that was due, then there is no rate', () => {
    expect(figuresOf({ open: 2, standing: 1 }, { from: '2026-01-01', to: '2026-03-10' }, '2026-03-10').inTime).toEqual({ numerator: 0, denominator: 0, rate: null });
  });
});

describe('the fact of an event', () => {
  it('given an event that names who acted, then what he did with which record, and when', () => {
    expect(factOf({ ...event, data: { actor, number: 'YH-1', title: '堆放杂物' } })).toEqual({ eventId: event.id, type: event.type, actor: actor.id, record: event.subject, number: 'YH-1', title: '堆放杂物', at: event.time });
    expect(factOf({ ...event, data: { actor, name: '夜剑' } })).toMatchObject({ number: null, title: '夜剑' });
  });

  it.each([
    ['nobody acted', { data: {} }], ['a clock acted', { data: { actor: null } }], ['the system acted', { data: { actor: { id: 'system:enforcement', name: '系统' } } }], ['the event has no data', { data: null }],
    ['it is of the organization itself', { type: 'anlan.tenancy.member.created.v1', data: { actor } }], ['it brings in what was done before', { type: 'anlan.enforcement.check.imported.v1', data: { actor } }], ['its id is none', { id: 'x', data: { actor } }],
  ])('given that %s, then there is none', (_, more) => {
    expect(factOf({ ...event, ...more })).toBeNull();
  });

  it('given a type and a subject, then the record they name', () => {
    expect(recordOf('anlan.responsibility.list_item.submitted.v1', 'list_items/a1')).toEqual({ service: 'responsibility', kind: 'list-item', id: 'a1' });
  });
});
