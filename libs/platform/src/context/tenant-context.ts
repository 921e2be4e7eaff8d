import { isOwnOnly, permissionsOf, type Permission } from '@anlan/contracts/access';

/** One binding of the actor: a role, within a unit and a division subtree (null = the whole tenant). */
export interface Grant {
  readonly role: string;
  readonly unitId: string | null;
  /** significant digits of the division, so that a subtree is the range of codes that begin with them */
  readonly divisionPrefix: string | null;
}

export interface Actor {
  /** subject of the token (UUID of the person or service account in the realm), or `system:<service>` */
  readonly id: string;
  readonly memberId: string | null;
  readonly name: string;
  readonly kind: 'user' | 'client' | 'system';
}

export interface IdempotencyRequest {
  readonly key: string;
  readonly requestHash: string;
}

/** Who acts for which tenant. The first argument of every service method; made from a verified token or by the system itself. */
export interface TenantContext {
  readonly tenantId: string;
  readonly slug: string;
  readonly tenantKind: 'platform' | 'city' | 'district';
  readonly actor: Actor;
  readonly grants: readonly Grant[];
  readonly permissions: ReadonlySet<Permission>;
  readonly traceparent?: string;
  readonly idempotency?: IdempotencyRequest;
}

/** Where the actor holds a permission: everywhere, in some subtrees, and/or on records that are his own to work on. */
export interface Scope {
  readonly all: boolean;
  readonly prefixes: readonly string[];
  readonly own: boolean;
}

const scopes = new WeakMap<readonly Grant[], Map<Permission, Scope>>();
const everywhere: Scope = { all: true, prefixes: [], own: true };

const sets = new Map<string, ReadonlySet<Permission>>();
const setsOfGrants = new WeakMap<readonly Grant[], ReadonlySet<Permission>>();

/** The permissions a set of roles gives; shared between requests, since the combinations are few and a person's grants are kept. */
export function permissionsOfGrants(grants: readonly Grant[]): ReadonlySet<Permission> {
  const known = setsOfGrants.get(grants);
  if (known) return known;
  const found = setByRoles(grants);
  setsOfGrants.set(grants, found);
  return found;
}

function setByRoles(grants: readonly Grant[]): ReadonlySet<Permission> {
  const key = [...new Set(grants.map((g) => g.role))].sort().join(',');
  const hit = sets.get(key);
  if (hit) return hit;
  const made = new Set(grants.flatMap((g) => permissionsOf(g.role)));
  sets.set(key, made);
  return made;
}

/** Where the actor holds a permission: the one rule used by lists, gets, actions, exports and statistics. */
export function scopeFor(ctx: TenantContext, permission: Permission): Scope {
  if (ctx.actor.kind === 'system') return everywhere;
  const known = scopes.get(ctx.grants) ?? new Map<Permission, Scope>();
  scopes.set(ctx.grants, known);
  const scope = known.get(permission) ?? computeScope(ctx, permission);
  known.set(permission, scope);
  return scope;
}

function computeScope(ctx: TenantContext, permission: Permission): Scope {
  const prefixes: string[] = [];
  let own = false;
  for (const g of ctx.grants) {
    if (!permissionsOf(g.role).includes(permission)) continue;
    if (isOwnOnly(g.role)) own = true;
    else if (g.divisionPrefix === null) return everywhere;
    else prefixes.push(g.divisionPrefix);
  }
  return { all: false, prefixes, own };
}

export function inScope(scope: Scope, divisionCode: string): boolean {
  return scope.all || scope.prefixes.some((p) => divisionCode.startsWith(p));
}

export function systemContext(tenant: { tenantId: string; slug: string; tenantKind: TenantContext['tenantKind'] }, service: string, traceparent?: string): TenantContext {
  return {
    ...tenant,
    actor: { id: `system:${service}`, memberId: null, name: '系统', kind: 'system' },
    grants: [],
    permissions: new Set(),
    traceparent,
  };
}
