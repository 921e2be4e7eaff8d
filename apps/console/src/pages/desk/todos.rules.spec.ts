import { urgencies, type Todo, type TodoSummary, type Urgency } from '@anlan/contracts/kit';
import { mergeTodos, sumTodos } from './todos.rules';

const todo = (id: string, dueAt: string | null): Todo => ({ id, kind: 'k', action: 'k', subject: { type: 't', id, number: id, title: id }, divisionCode: '440310', divisionName: '坪山区', dueAt, urgency: 'later', since: '2026-01-01T00:00:00+08:00' });
const day = (n: number): string => `2026-03-${String(n).padStart(2, '0')}T18:00:00+08:00`;
const ids = (rows: readonly Todo[]): string => rows.map((r) => r.id).join(' ');
const summary = (n: number): TodoSummary => ({ asOf: day(1), total: n, byUrgency: Object.fromEntries(urgencies.map((u) => [u, u === 'overdue' ? n : 0])) as Record<Urgency, number>, byKind: {}, overdueInScope: 0 });

describe('to-dos of several services', () => {
  it('given two whole answers, then they stand in one order, without a deadline last', () => {
    expect(ids(mergeTodos([{ rows: [todo('a', day(1)), todo('d', null)], more: false }, { rows: [todo('b', day(2)), todo('c', day(3))], more: false }]))).toBe('a b c d');
  });

  it('given instants of one moment in other words, then the record decides', () => {
    expect(ids(mergeTodos([{ rows: [todo('b', '2026-03-01T10:00:00Z')], more: false }, { rows: [todo('a', '2026-03-01T18:00:00+08:00')], more: false }]))).toBe('a b');
  });

  it('given a service that has more, then nothing less urgent than its last row is shown before the rest is read', () => {
    expect(ids(mergeTodos([{ rows: [todo('a', day(1)), todo('b', day(3))], more: true }, { rows: [todo('c', day(2)), todo('d', day(9))], more: false }]))).toBe('a c b');
  });

  it('given two that have more, then the nearer end counts', () => {
    expect(ids(mergeTodos([{ rows: [todo('a', day(1)), todo('b', day(5))], more: true }, { rows: [todo('c', day(2)), todo('d', day(3))], more: true }]))).toBe('a c d');
  });

  it('given summaries, then they add up', () => {
    expect(sumTodos([summary(2), summary(3)])).toMatchObject({ total: 5, byUrgency: { overdue: 5, today: 0 } });
  });
});
