import type { Permission } from '@anlan/contracts/access';
import { principalsOf, scopeFor, type Principal, type Scope, type ScopeArea, type ScopeHolder, type ScopeOwner, type TenantContext } from '../context';
import { notFound, outOfScope, outOfSight, type ProblemError } from '../http/problem';

/** To whom the records of a ledger belong, by its columns. A part left out covers nothing: scopes of that kind never reach a record. */
export interface ReachSpec<K extends string> {
  /** code of the record's division; null in it: it is the whole tenant's */
  readonly division?: K;
  /** columns that hold the codes of several divisions that the record is of: one of them in the scope is enough */
  readonly divisions?: readonly K[];
  /** units that have to do with the record */
  readonly units?: readonly K[];
  /** persons whose own it is: by member, by subject of their token, by the unit they are of */
  readonly own?: { readonly member?: readonly K[]; readonly subject?: readonly K[]; readonly unit?: readonly K[] };
  /** whom the record names, and may be anywhere in the tenant: by member, by unit, by the post on which he is. It is his wherever he holds the permission, so that a task given to another street's officer, or a letter with another department, is in sight of both */
  readonly named?: { readonly member?: readonly K[]; readonly unit?: readonly K[]; readonly post?: readonly K[]; /** columns that hold several of them */ readonly members?: readonly K[]; readonly units?: readonly K[] };
  /** how a statement writes a column that it reads under another name, or from elsewhere */
  readonly sql?: { readonly [C in K]?: string };
}

export type ReachRow<K extends string> = Readonly<Record<K, string | readonly string[] | null>>;

const one = (value: string | readonly string[] | null): string | null => (typeof value === 'string' ? value : null);
const several = (value: string | readonly string[] | null): readonly string[] => (typeof value === 'string' || value === null ? [] : value);

/** A condition of SQL; each `$` stands for one of the values. */
export interface ReachCondition {
  readonly condition: string;
  readonly values: readonly unknown[];
}

/**
 * The one answer to "is this record in the actor's scope?", as a condition of SQL and as a predicate. Both are written
 * from the same declaration, so a list, a get, an export, an action and a figure cannot disagree.
 */
export class Reach<K extends string> {
  constructor(private readonly spec: ReachSpec<K>) {}

  covers(ctx: TenantContext, permission: Permission, row: ReachRow<K>): boolean {
    const scope = scopeFor(ctx, permission);
    return scope.all || scope.areas.some((a) => this.inArea(a, row)) || scope.owners.some((o) => this.isOf(o, row)) || scope.holders.some((h) => this.names(h, row));
  }

  /** The row where it is in sight; what is not answers as what does not exist. */
  visible<R extends ReachRow<K>>(ctx: TenantContext, permission: Permission, row: R | undefined): R {
    if (!row) throw notFound();
    if (!this.covers(ctx, permission, row)) throw outOfSight(permission);
    return row;
  }

  assertCovers(ctx: TenantContext, permission: Permission, row: ReachRow<K>): void {
    if (!this.covers(ctx, permission, row)) throw outOfScope(permission);
  }

  /** In sight (by `read`) but not his to act on is refused; out of sight is not found. */
  assertActs(ctx: TenantContext, act: Permission, read: Permission, row: ReachRow<K>, refusal?: () => ProblemError): void {
    if (this.covers(ctx, act, row)) return;
    if (!this.covers(ctx, read, row)) throw outOfSight(read);
    throw refusal?.() ?? outOfScope(act);
  }

  /** Whether the record names the actor, or a unit of his, or somebody he stands in for: narrower than `covers`, for what only they may do. */
  isNamed(ctx: TenantContext, permission: Permission, row: ReachRow<K>): boolean {
    return scopeFor(ctx, permission).holders.some((h) => this.names(h, row));
  }

  /** For whom the actor acts on the record: undefined unless only delegations let him. */
  onBehalfOf(ctx: TenantContext, permission: Permission, row: ReachRow<K>): Principal[] | undefined {
    const { areas, owners, holders } = scopeFor(ctx, permission);
    return principalsOf([...areas.filter((a) => this.inArea(a, row)), ...owners.filter((o) => this.isOf(o, row)), ...holders.filter((h) => this.names(h, row))]);
  }

  /** The columns that decide, as a select list that gives them by their names. */
  get columns(): string {
    const { division, divisions = [], units = [], own, named } = this.spec;
    const names = new Set([...(division === undefined ? [] : [division]), ...divisions, ...units, ...(named?.member ?? []), ...(named?.unit ?? []), ...(named?.post ?? []), ...(named?.members ?? []), ...(named?.units ?? []), ...(own?.member ?? []), ...(own?.subject ?? []), ...(own?.unit ?? [])]);
    return [...names].map((name) => `${this.column(name)} as "${name}"`).join(', ');
  }

  /** Null where the scope is the whole tenant. */
  condition(scope: Scope): ReachCondition | null {
    if (scope.all) return null;
    const ors: string[] = [];
    const values: unknown[] = [];
    for (const area of scope.areas) {
      const ands = [...this.divisionSql(area, values), ...this.unitsSql(area, values)];
      ors.push(ands.length > 1 ? `(${ands.join(' and ')})` : (ands[0] ?? 'false'));
    }
    if (scope.owners.length > 0) ors.push(...this.ownSql(scope.owners, values));
    ors.push(...this.namedSql(scope.holders, values));
    return { condition: ors.length > 1 ? `(${ors.join(' or ')})` : (ors[0] ?? 'false'), values };
  }

  private inArea({ prefix, units }: ScopeArea, row: ReachRow<K>): boolean {
    const { division, divisions = [], units: columns = [] } = this.spec;
    const codes = [division === undefined ? null : one(row[division]), ...divisions.flatMap((c) => several(row[c]))];
    if (prefix !== null && !codes.some((code) => code?.startsWith(prefix))) return false;
    return units === null || columns.some((c) => units.includes(one(row[c]) ?? ''));
  }

  private isOf({ memberId, subject, unitId }: ScopeOwner, row: ReachRow<K>): boolean {
    const { member = [], subject: subjects = [], unit = [] } = this.spec.own ?? {};
    if (unitId !== null && unit.some((c) => row[c] === unitId)) return true;
    return (memberId !== '' && member.some((c) => row[c] === memberId)) || subjects.some((c) => row[c] === subject);
  }

  private names({ memberId, unitIds, postIds }: ScopeHolder, row: ReachRow<K>): boolean {
    const { member = [], unit = [], post = [], members = [], units = [] } = this.spec.named ?? {};
    if (memberId !== '' && (member.some((c) => row[c] === memberId) || members.some((c) => several(row[c]).includes(memberId)))) return true;
    if (post.some((c) => postIds.includes(one(row[c]) ?? ''))) return true;
    return unit.some((c) => unitIds.includes(one(row[c]) ?? '')) || units.some((c) => several(row[c]).some((id) => unitIds.includes(id)));
  }

  private divisionSql({ prefix }: ScopeArea, values: unknown[]): string[] {
    if (prefix === null) return [];
    const { division, divisions = [] } = this.spec;
    const within = (column: string): string => (values.push(prefix, nextPrefix(prefix)), `(${column} >= $ and ${column} < $)`);
    const ors = [...(division === undefined ? [] : [within(this.column(division))]), ...divisions.map((c) => `exists (select 1 from unnest(${this.column(c)}) code where ${within('code')})`)];
    return [ors.length > 1 ? `(${ors.join(' or ')})` : (ors[0] ?? 'false')];
  }

  private unitsSql({ units }: ScopeArea, values: unknown[]): string[] {
    if (units === null) return [];
    const columns = this.spec.units ?? [];
    if (columns.length === 0) return ['false'];
    for (const _ of columns) values.push(units);
    return [`(${columns.map((c) => `${this.column(c)} = any($::uuid[])`).join(' or ')})`];
  }

  private ownSql(owners: readonly ScopeOwner[], values: unknown[]): string[] {
    const { member = [], subject = [], unit = [] } = this.spec.own ?? {};
    const units = owners.flatMap((o) => o.unitId ?? []);
    const ofUnit = units.length > 0 ? unit : [];
    const members = owners.map((o) => o.memberId).filter((id) => id !== '');
    const ofMember = members.length > 0 ? member : [];
    for (const _ of ofMember) values.push(members);
    for (const _ of subject) values.push(owners.map((o) => o.subject));
    for (const _ of ofUnit) values.push(units);
    const ors = [...ofMember.map((c) => `${this.column(c)} = any($::uuid[])`), ...subject.map((c) => `${this.column(c)} = any($::text[])`), ...ofUnit.map((c) => `${this.column(c)} = any($::uuid[])`)];
    return ors.length > 0 ? ors : ['false'];
  }

  private namedSql(holders: readonly ScopeHolder[], values: unknown[]): string[] {
    const { member = [], unit = [], post = [], members = [], units = [] } = this.spec.named ?? {};
    const memberIds = holders.map((h) => h.memberId).filter((id) => id !== '');
    const unitIds = [...new Set(holders.flatMap((h) => h.unitIds))];
    const postIds = [...new Set(holders.flatMap((h) => h.postIds))];
    const parts = (columns: readonly K[], ids: readonly string[], among: (column: string) => string): string[] => {
      if (ids.length === 0) return [];
      for (const _ of columns) values.push(ids);
      return columns.map((c) => among(this.column(c)));
    };
    const single = (column: string): string => `${column} = any($::uuid[])`;
    const any = (column: string): string => `${column} && $::uuid[]`;
    return [...parts(member, memberIds, single), ...parts(members, memberIds, any), ...parts(post, postIds, single), ...parts(unit, unitIds, single), ...parts(units, unitIds, any)];
  }

  private column(name: K): string {
    return this.spec.sql?.[name] ?? name;
  }
}

/** Declares the reach of a ledger, once, beside its rows. */
export function defineReach<const K extends string>(spec: ReachSpec<K>): Reach<K> {
  return new Reach(spec);
}

/** What belongs to the tenant as a whole: only who holds the permission over all of it. */
export const wholeTenant = defineReach<never>({});

/** Refuses who holds the permission in a part of the tenant only. */
export function assertWhole(ctx: TenantContext, permission: Permission): void {
  wholeTenant.assertCovers(ctx, permission, {});
}

/** The first string after every string that begins with these digits: 440310 → 440311, 4409 → 441. ':' follows '9' in ASCII. */
export function nextPrefix(prefix: string): string {
  const last = prefix.charCodeAt(prefix.length - 1);
  return prefix.slice(0, -1) + String.fromCharCode(last + 1);
}
