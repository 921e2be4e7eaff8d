import { urgencies, type Todo, type TodoSummary, type Urgency } from '@anlan/contracts/kit';

/** What one service has answered so far: its most urgent first. */
export interface PartOfTodos {
  readonly rows: readonly Todo[];
  /** it has more of them, all less urgent than what it gave */
  readonly more: boolean;
}

/** As a service orders them: by deadline, without one last, then by record. */
function isBefore(a: Todo, b: Todo): boolean {
  const [x, y] = [a, b].map((todo) => (todo.dueAt === null ? Infinity : Date.parse(todo.dueAt))) as [number, number];
  return x === y ? a.id < b.id : x < y;
}

/**
 * To-dos of several services in one order. Where a service has more, nothing less urgent than its last row is shown yet: what
 * comes next from there might stand before it.
 */
export function mergeTodos(parts: readonly PartOfTodos[]): Todo[] {
  const ends = parts.flatMap(({ rows, more }) => (more ? rows.slice(-1) : []));
  const horizon = ends.reduce<Todo | undefined>((least, end) => (least && isBefore(least, end) ? least : end), undefined);
  return parts
    .flatMap(({ rows }) => rows)
    .filter((row) => !horizon || !isBefore(horizon, row))
    .sort((a, b) => (isBefore(a, b) ? -1 : 1));
}

/** What there is to do in all of them. */
export function sumTodos(parts: readonly TodoSummary[]): Pick<TodoSummary, 'total' | 'byUrgency'> {
  const sum = (of: (part: TodoSummary) => number): number => parts.reduce((n, part) => n + of(part), 0);
  return { total: sum((p) => p.total), byUrgency: Object.fromEntries(urgencies.map((u) => [u, sum((p) => p.byUrgency[u])])) as Record<Urgency, number> };
}
