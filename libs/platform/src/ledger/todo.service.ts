import { urgencies, type Todo, type TodoQuery, type TodoSummary, type Urgency } from '@anlan/contracts/kit';
import { divisionPrefix, parseDivisionCode, toShanghaiIso } from '@anlan/domain';
import { scopeFor, type TenantContext } from '../context';
import type { Row, Statement, TenantTx } from '../db';
import { encodeCursor } from './cursor';
import { orNever, positionOf, type OrderColumn, type PageOf } from './listing';
import { nextPrefix } from './reach';
import { dueWithin, openSql, todoBranches, urgencyBounds, urgencyOf, urgencySql, type TodoBranch, type TodoSource, type TodoSpec, type UrgencyBounds } from './todo';
import { Where } from './where';

/** Names of divisions by code, for the tenant. */
export type DivisionNames = (ctx: TenantContext) => Promise<(code: string) => string>;

/** Most urgent first; a record that waits for two things comes twice. */
const order: readonly OrderColumn[] = [{ sql: 'due_key', type: 'instant' }, { sql: 'id', type: 'uuid' }, { sql: 'kind', type: 'text' }];

interface TodoRow extends Row {
  type: string;
  kind: string;
  id: string;
  number: string;
  title: string;
  division: string;
  due: Date | null;
  since: Date;
  place: string;
}

/**
 * What the caller may and should do next, computed from the life-cycle, his permissions and his scope: nothing is stored,
 * so nothing can be forgotten or linger. Each step is a branch that its own index serves, cut at the page's end.
 */
export class TodoService {
  constructor(
    private readonly tx: TenantTx,
    private readonly sources: readonly TodoSource[],
    private readonly names: DivisionNames,
  ) {}

  async page(ctx: TenantContext, query: TodoQuery): Promise<PageOf<Todo>> {
    const bounds = urgencyBounds(new Date());
    const branches = todoBranches(await this.specsFor(ctx), ctx).filter((b) => !query.kind || query.kind.includes(b.kind));
    if (branches.length === 0) return { items: [], nextCursor: null, ...(query.total && { total: 0 }) };
    const [found, counted] = await this.tx.reads<Row>(ctx, pageStatement(ctx, branches, query, bounds), ...(query.total ? [countStatement(ctx, branches, query, bounds)] : []));
    const rows = (found?.rows ?? []) as TodoRow[];
    const kept = rows.slice(0, query.limit);
    const last = kept.at(-1);
    const nameOf = await this.names(ctx);
    return {
      items: kept.map((r) => toTodo(r, bounds, nameOf)),
      nextCursor: last && rows.length > query.limit ? encodeCursor([last.place, last.id, last.kind]) : null,
      ...(counted && { total: counted.rows.reduce((n, r) => n + Number(r.count), 0) }),
    };
  }

  private specsFor(ctx: TenantContext): Promise<TodoSpec[]> {
    return Promise.all(this.sources.map((source) => (typeof source === 'function' ? source(ctx) : source)));
  }

  async summary(ctx: TenantContext): Promise<TodoSummary> {
    const bounds = urgencyBounds(new Date());
    const specs = await this.specsFor(ctx);
    const branches = todoBranches(specs, ctx);
    const late = specs.filter((spec) => spec.lateElsewhere !== false && ctx.permissions.has(spec.read)).map((spec) => lateStatement(ctx, spec, branches.filter((b) => b.spec === spec), bounds));
    const results = await this.tx.reads<Row>(ctx, ...(branches.length ? [countStatement(ctx, branches, {}, bounds)] : []), ...late);
    const counts = branches.length ? (results.shift()?.rows ?? []) : [];
    const of = (field: 'kind' | 'urgency', value: string): number => counts.filter((r) => r[field] === value).reduce((n, r) => n + Number(r.count), 0);
    const kinds = [...new Set(branches.map((b) => b.kind))];
    return {
      asOf: toShanghaiIso(bounds.now),
      total: counts.reduce((n, r) => n + Number(r.count), 0),
      byUrgency: Object.fromEntries(urgencies.map((u) => [u, of('urgency', u)])) as Record<Urgency, number>,
      byKind: Object.fromEntries(kinds.map((k) => [k, of('kind', k)])),
      overdueInScope: results.reduce((n, r) => n + Number(r.rows[0]?.count ?? 0), 0),
    };
  }
}

type Narrowed = Pick<TodoQuery, 'urgency' | 'divisionCode'>;

/** What a branch has for the caller, narrowed by his question. */
function whereOf(sql: Where, ctx: TenantContext, { condition, spec }: TodoBranch, { urgency, divisionCode }: Narrowed, bounds: UrgencyBounds): string {
  const parts = [sql.bind('tenant_id = $', ctx.tenantId), condition(sql)];
  if (urgency) parts.push(dueWithin(sql, spec.columns.due, urgency, bounds));
  if (divisionCode) {
    const prefix = divisionPrefix(parseDivisionCode(divisionCode).code);
    parts.push(sql.bind(`${spec.columns.division} >= $ and ${spec.columns.division} < $`, prefix, nextPrefix(prefix)));
  }
  return parts.join(' and ');
}

function pageStatement(ctx: TenantContext, branches: readonly TodoBranch[], query: TodoQuery, bounds: UrgencyBounds): Statement {
  const sql = new Where();
  const from = query.cursor === undefined ? undefined : positionOf(query.cursor, order);
  const limit = query.limit + 1;
  const selects = branches.map((b) => {
    const { columns: c, table, type } = b.spec;
    const key = orNever(c.due);
    const after = from ? ` and ${sql.bind(`(${key}, id, '${b.kind}'::text) > ($::timestamptz, $::uuid, $::text)`, ...from)}` : '';
    return `(select '${type}' as type, '${b.kind}'::text as kind, id, ${c.number} as number, ${c.title} as title, ${c.division} as division, ${c.due} as due, ${c.since} as since, ${key} as due_key
      from ${table} where ${whereOf(sql, ctx, b, query, bounds)}${after} order by ${key}, id limit ${limit})`;
  });
  return { sql: `select t.*, due_key::text as place from (${selects.join(' union all ')}) t order by due_key, id, kind limit ${limit}`, params: sql.params };
}

function countStatement(ctx: TenantContext, branches: readonly TodoBranch[], query: Narrowed, bounds: UrgencyBounds): Statement {
  const sql = new Where();
  const selects = branches.map((b) => `(select '${b.kind}'::text as kind, ${urgencySql(sql, b.spec.columns.due, bounds)} as urgency, count(*) as count from ${b.spec.table} where ${whereOf(sql, ctx, b, query, bounds)} group by 2)`);
  return { sql: selects.join(' union all '), params: sql.params };
}

/** Past their deadline where the caller may look, and none of his own to-dos. */
function lateStatement(ctx: TenantContext, spec: TodoSpec, branches: readonly TodoBranch[], bounds: UrgencyBounds): Statement {
  const sql = new Where();
  const covered = spec.reach.condition(scopeFor(ctx, spec.read));
  const where = [sql.bind('tenant_id = $', ctx.tenantId), openSql(spec), dueWithin(sql, spec.columns.due, ['overdue'], bounds), ...(covered ? [sql.bind(covered.condition, ...covered.values)] : [])];
  // A condition over an empty column is neither true nor false: only what surely is his own is left out.
  if (branches.length) where.push(`(${branches.map((b) => `(${b.condition(sql)})`).join(' or ')}) is not true`);
  return { sql: `select count(*) as count from ${spec.table} where ${where.join(' and ')}`, params: sql.params };
}

function toTodo(r: TodoRow, bounds: UrgencyBounds, nameOf: (code: string) => string): Todo {
  return {
    id: `${r.type}:${r.id}:${r.kind}`, kind: r.kind, action: r.kind, subject: { type: r.type, id: r.id, number: r.number, title: r.title },
    divisionCode: r.division, divisionName: nameOf(r.division), dueAt: r.due ? toShanghaiIso(r.due) : null, urgency: urgencyOf(r.due, bounds), since: toShanghaiIso(r.since),
  };
}
