import type { Permission } from '@anlan/contracts/access';
import { allowedActions, type Lifecycle, type Urgency } from '@anlan/contracts/kit';
import { addCalendarDays, shanghaiDay, startOfShanghaiDay } from '@anlan/domain';
import { scopeFor, type TenantContext } from '../context';
import { orNever } from './listing';
import type { Reach, ReachCondition } from './reach';
import type { Where } from './where';

/** A step of a life-cycle that somebody is expected to take. */
export interface TodoStep<A extends string> {
  readonly action: A;
  /** whose it is: of everybody who may take it there (`scope`), or of whom the record was given to, and his unit (`assignee`) */
  readonly of: 'scope' | 'assignee';
  /** column of the person (by subject) whose it never is: who did the step before does not judge it */
  readonly notBy?: string;
  /** what more has to be so than the state says */
  readonly when?: (sql: Where, ctx: TenantContext) => string;
  /** whose it is, where it is another's than the record's own assignee */
  readonly assignee?: { readonly member: string; readonly unit: string };
}

/** How a ledger says what there is to do: its table, its life-cycle, and whose each step is. Declared once, beside its reach. */
export interface TodoSpec<S extends string = string, A extends string = string, K extends string = string> {
  /** of what the to-do speaks, e.g. `hazard` */
  readonly type: string;
  readonly table: string;
  readonly lifecycle: Lifecycle<S, A>;
  readonly reach: Reach<K>;
  readonly read: Permission;
  readonly steps: readonly TodoStep<A>[];
  /** columns; `since` may be an expression */
  readonly columns: { readonly state: string; readonly due: string; readonly since: string; readonly number: string; readonly title: string; readonly division: string };
  readonly assignee?: { readonly member: string; readonly unit: string };
  /** which records anything is to be done with at all; absent: every one in a state that allows a step */
  readonly only?: ReachCondition;
  /** off: what is past its deadline and somebody else's is not counted here */
  readonly lateElsewhere?: false;
}

/** As declared; or, where the tenant's settings have a part in it, as it is for this caller. */
export type TodoSource = TodoSpec | ((ctx: TenantContext) => Promise<TodoSpec>);

/** A record that is not in a final state, in the words of the indexes that hold no more than that. */
export function openSql(spec: Pick<TodoSpec, 'lifecycle' | 'columns'>): string {
  const final = Object.entries(spec.lifecycle.states).filter(([, s]) => s.final);
  return final.map(([state]) => `${spec.columns.state} <> '${state}'`).join(' and ') || 'true';
}

export interface TodoBranch {
  readonly kind: string;
  readonly spec: TodoSpec;
  /** what makes a record this caller's to act on, by this step */
  readonly condition: (sql: Where) => string;
}

/** The steps that the caller may take at all, each with its condition; those he lacks the permission for are not there. */
export function todoBranches(specs: readonly TodoSpec[], ctx: TenantContext): TodoBranch[] {
  return specs.flatMap((spec) => spec.steps.flatMap((step) => branchOf(spec, step, ctx)));
}

function branchOf(spec: TodoSpec, step: TodoStep<string>, ctx: TenantContext): TodoBranch[] {
  const permission = spec.lifecycle.actions[step.action]?.permission;
  if (!permission || !ctx.permissions.has(permission)) return [];
  const states = Object.keys(spec.lifecycle.states).filter((s) => allowedActions(spec.lifecycle, s).includes(step.action));
  const covered = spec.reach.condition(scopeFor(ctx, permission));
  const branch: TodoBranch = {
    kind: step.action, spec,
    condition: (sql) => [
      openSql(spec),
      sql.bind(`${spec.columns.state} = any($)`, states),
      ...(spec.only ? [sql.bind(spec.only.condition, ...spec.only.values)] : []),
      ...(covered ? [sql.bind(covered.condition, ...covered.values)] : []),
      ...(step.of === 'assignee' ? [assigned(sql, step.assignee ?? spec.assignee, permission, ctx)] : []),
      ...(step.when ? [step.when(sql, ctx)] : []),
      ...(step.notBy === undefined ? [] : [sql.bind(`${step.notBy} is distinct from $`, ctx.actor.id)]),
    ].join(' and '),
  };
  return [branch];
}

/** Given to him or to whom he stands in for, or to his unit, or to the office in which he holds the permission. */
function assigned(sql: Where, assignee: TodoSpec['assignee'], permission: Permission, ctx: TenantContext): string {
  if (!assignee) return 'false';
  const { areas, owners } = scopeFor(ctx, permission);
  const members = new Set([ctx.actor.memberId, ...owners.map((o) => o.memberId), ...areas.map((a) => a.delegatedBy?.memberId)].filter((id) => id));
  const units = new Set([ctx.actor.unitId, ...areas.map((a) => a.unitId)].filter((id) => id));
  return sql.bind(`(${assignee.member} = any($::uuid[]) or ${assignee.unit} = any($::uuid[]))`, [...members], [...units]);
}

/** Where each urgency ends; what has no deadline is due never, and `none`. */
export interface UrgencyBounds {
  readonly now: Date;
  readonly tomorrow: Date;
  /** the fourth day from today */
  readonly later: Date;
}

export function urgencyBounds(now: Date): UrgencyBounds {
  const today = shanghaiDay(now);
  const startIn = (days: number): Date => startOfShanghaiDay(addCalendarDays(today, days));
  return { now, tomorrow: startIn(1), later: startIn(4) };
}

export function urgencyOf(due: Date | null, { now, tomorrow, later }: UrgencyBounds): Urgency {
  if (due === null) return 'none';
  if (due < now) return 'overdue';
  if (due < tomorrow) return 'today';
  return due < later ? 'soon' : 'later';
}

/** The same in SQL, of a column. */
export function urgencySql(sql: Where, column: string, { now, tomorrow, later }: UrgencyBounds): string {
  const due = orNever(column);
  return `case when ${column} is null then 'none' ${sql.bind(`when ${due} < $ then 'overdue' when ${due} < $ then 'today' when ${due} < $ then 'soon'`, now, tomorrow, later)} else 'later' end`;
}

/** Deadlines of these urgencies, as ranges that an index finds. */
export function dueWithin(sql: Where, column: string, wanted: readonly Urgency[], { now, tomorrow, later }: UrgencyBounds): string {
  const due = orNever(column);
  const parts: Record<Urgency, () => string> = {
    overdue: () => sql.bind(`${due} < $`, now),
    today: () => sql.bind(`(${due} >= $ and ${due} < $)`, now, tomorrow),
    soon: () => sql.bind(`(${due} >= $ and ${due} < $)`, tomorrow, later),
    later: () => sql.bind(`(${due} >= $ and ${column} is not null)`, later),
    none: () => `${column} is null`,
  };
  return `(${wanted.map((u) => parts[u]()).join(' or ')})`;
}
