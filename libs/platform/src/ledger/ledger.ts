import { permissionScopes, type Permission } from '@anlan/contracts/access';
import { commonErrors, type EventSpec, type Lifecycle } from '@anlan/contracts/kit';
import type { TenantContext } from '../context';
import type { Row, Statement, Tx } from '../db';
import { notFound, outOfScope, ProblemError } from '../http/problem';
import { assertAllowed } from './allowed';
import type { Reach, ReachRow } from './reach';

/** What every row of a ledger has besides its own. */
export interface SteppedRow extends Row {
  id: string;
  status: string;
  updated_at: Date;
  version: number;
}

/** The same, with who changed it last. */
export interface LedgerRow extends SteppedRow {
  updated_by: string;
  updated_by_name: string;
}

export interface LedgerSpec<R extends SteppedRow, S extends string, A extends string, K extends string, E extends string> {
  /** of its operations, audit actions and problems: `expert-task` */
  readonly name: string;
  /** of its addresses: `expert-tasks` */
  readonly path: string;
  readonly table: string;
  readonly columns: readonly (keyof R & string)[];
  /** columns of type jsonb */
  readonly json?: readonly (keyof R & string)[];
  readonly lifecycle: Lifecycle<S, A>;
  readonly reach: Reach<K>;
  readonly read: Permission;
  readonly events: Readonly<Record<E, EventSpec>>;
  /** the version of them that tells of this row, where not every row is told of by the same */
  readonly eventsOf?: (row: R) => Readonly<Record<E, EventSpec>>;
  /** codes of its problems; `out_of_scope`, of records that have a division, is told its code */
  readonly errors: { readonly action_not_allowed: string; readonly out_of_scope?: string };
  /** what every event says of a row, and the audit log with it: never a personal field */
  readonly data: (row: R) => Record<string, unknown>;
}

/** What a step leaves behind, and what its event says besides. */
export interface LedgerOutcome<R, E> {
  readonly event: E;
  readonly next: Partial<R>;
  readonly facts?: Record<string, unknown>;
}

/** A step by an action of the life-cycle; or by a permission alone, where the state has no word in it or the work asks it. */
export type LedgerStep<A> = A | { readonly permission: Permission };

const marks = (n: number): string => Array.from({ length: n }, (_, i) => `$${i + 1}`).join(', ');
const actorOf = ({ actor }: TenantContext): { id: string; name: string } | null => (actor.kind === 'system' ? null : { id: actor.id, name: actor.name });

/**
 * The writing side of a ledger, declared once: a record is made, and worked step by step. Scope, version and life-cycle are
 * asked of the locked row; the row, its audit entry and its event commit together. What a step means is its caller's.
 */
export class Ledger<R extends SteppedRow & ReachRow<K>, S extends string, A extends string, K extends string, E extends string> {
  constructor(readonly spec: LedgerSpec<R, S, A, K, E>) {}

  /** One record by its id. */
  byId(tenantId: string, id: string): Statement {
    return { name: `${this.spec.name}-get`, sql: `select * from ${this.spec.table} where tenant_id = $1 and id = $2`, params: [tenantId, id] };
  }

  /** The row where the actor may see it. */
  visible(ctx: TenantContext, row: R | undefined): R {
    return this.spec.reach.visible(ctx, this.spec.read, row);
  }

  /** Writes a new record. Throws `out_of_scope` where the permission does not reach it. */
  insert(tx: Tx, ctx: TenantContext, permission: Permission, row: R, event: E, facts: Record<string, unknown> = {}): void {
    const { name, table, columns, reach } = this.spec;
    if (!reach.covers(ctx, permission, row)) throw this.outOfScope(permission, row);
    tx.queue({ name: `${name}-insert`, sql: `insert into ${table} (tenant_id, ${columns.join(', ')}) values (${marks(columns.length + 1)})`, params: [ctx.tenantId, ...columns.map((c) => this.stored(row, c))] });
    this.told(tx, ctx, permission, row, event, null, facts);
  }

  /** The row is locked, the rules decide, and everything that follows commits together. Answers the row as it is then. */
  async step(tx: Tx, ctx: TenantContext, id: string, version: number, by: LedgerStep<A>, work: (row: R, now: Date) => LedgerOutcome<R, E> | Promise<LedgerOutcome<R, E>>): Promise<R> {
    const { name, table, columns, lifecycle, reach, read, errors } = this.spec;
    const [row] = await tx.rows<R>(`select * from ${table} where tenant_id = $1 and id = $2 for update`, [ctx.tenantId, id], `${name}-lock`);
    if (!row) throw notFound();
    const permission = typeof by === 'string' ? lifecycle.actions[by].permission : by.permission;
    // What everybody reads is in sight, and still not everybody's to change.
    if (permissionScopes[read] === 'open') reach.assertCovers(ctx, permission, row);
    else reach.assertActs(ctx, permission, read, row, () => this.outOfScope(permission, row));
    if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });
    if (typeof by === 'string') assertAllowed(lifecycle, row.status as S, by, errors.action_not_allowed);
    const now = new Date();
    const { event, next: changes, facts = {} } = await work(row, now);
    const next: R = { ...row, ...changes, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, updated_at: now, version: row.version + 1 };
    tx.queue({ name: `${name}-update`, sql: `update ${table} set ${columns.map((c, i) => `${c} = $${i + 2}`).join(', ')} where tenant_id = $1 and id = $${columns.indexOf('id') + 2}`, params: [ctx.tenantId, ...columns.map((c) => this.stored(next, c))] });
    this.told(tx, ctx, permission, next, event, row, facts);
    return next;
  }

  private told(tx: Tx, ctx: TenantContext, permission: Permission, row: R, event: E, before: R | null, facts: Record<string, unknown>): void {
    const { name, path, events, eventsOf, data, reach } = this.spec;
    const said = { ...data(row), status: row.status, ...facts };
    tx.audit({ action: `${name}.${event.replaceAll('_', '-')}`, target: `${path}/${row.id}`, detail: { ...said, from: before?.status ?? null }, onBehalfOf: reach.onBehalfOf(ctx, permission, row) });
    tx.emit({ spec: (eventsOf?.(row) ?? events)[event], id: row.id, sequence: row.version, data: { ...said, actor: actorOf(ctx) } });
  }

  private stored(row: R, c: keyof R & string): unknown {
    return this.spec.json?.includes(c) && row[c] !== null ? JSON.stringify(row[c]) : row[c];
  }

  private outOfScope(permission: Permission, row: R): ProblemError {
    const { out_of_scope: code } = this.spec.errors;
    return code === undefined ? outOfScope(permission) : new ProblemError(code, { code: String(row['division_code'] ?? '') });
  }
}

export function defineLedger<R extends SteppedRow & ReachRow<K>, const S extends string, const A extends string, const K extends string, const E extends string>(spec: LedgerSpec<R, S, A, K, E>): Ledger<R, S, A, K, E> {
  return new Ledger(spec);
}

/** Who made a record, as its first version has it: `<verb>_by`, `<verb>_by_name`, `<verb>_at` and the last change. */
export function madeBy<const V extends string>({ actor }: TenantContext, verb: V, now: Date) {
  const last = { updated_by: actor.id, updated_by_name: actor.name, updated_at: now, version: 1 };
  return { ...last, [`${verb}_by`]: actor.id, [`${verb}_by_name`]: actor.name, [`${verb}_at`]: now } as typeof last & { readonly [P in `${V}_by` | `${V}_by_name`]: string } & { readonly [P in `${V}_at`]: Date };
}
