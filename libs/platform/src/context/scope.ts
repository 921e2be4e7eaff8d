import { isOwnOnly, permissionScopes, permissionsOf, type Permission } from '@anlan/contracts/access';
import type { Grant, Person, Principal, TenantContext } from './tenant-context';

/** What one grant covers: records of a division subtree (null: of the whole tenant), where `units` is set of these units only. */
export interface ScopeArea {
  readonly prefix: string | null;
  readonly units: readonly string[] | null;
  /** the unit in which the role is held */
  readonly unitId: string | null;
  readonly delegatedBy?: Person;
}

/** Whose own records are covered. */
export interface ScopeOwner extends Person {
  /** the unit he is of; null of whom he stands in for: a unit's records are for who is of it */
  readonly unitId: string | null;
  readonly delegatedBy?: Person;
}

/** Who holds the permission, wherever: a record may name him, or a unit of his. */
export interface ScopeHolder extends Person {
  /** the unit he is of, and the one in which he holds the role */
  readonly unitIds: readonly string[];
  /** the post on which he is; nobody stands in for another on that one's post */
  readonly postIds: readonly string[];
  readonly delegatedBy?: Person;
}

/** Where the actor holds a permission: the union of its areas, and the records of its owners. What that means for a record is a Reach's to say. */
export interface Scope {
  /** some area is the whole tenant */
  readonly all: boolean;
  readonly areas: readonly ScopeArea[];
  readonly owners: readonly ScopeOwner[];
  readonly holders: readonly ScopeHolder[];
}

const everywhere: Scope = { all: true, areas: [{ prefix: null, units: null, unitId: null }], owners: [], holders: [] };
const scopes = new WeakMap<readonly Grant[], Map<string, Scope>>();

/** Where the actor holds a permission. Kept by his grants, which live as long as the access directory keeps them. */
export function scopeFor(ctx: TenantContext, permission: Permission): Scope {
  if (ctx.actor.kind === 'system') return everywhere;
  const known = scopes.get(ctx.grants) ?? new Map<string, Scope>();
  scopes.set(ctx.grants, known);
  const key = `${permission} ${ctx.actor.id} ${ctx.actor.unitId} ${ctx.actor.postId}`;
  const scope = known.get(key) ?? computeScope(ctx, permission);
  known.set(key, scope);
  return scope;
}

/** What concerns the whole tenant is for who holds the permission over all of it: half a city's administrator opens no district. */
export const holds = (ctx: TenantContext, permission: Permission): boolean => ctx.permissions.has(permission) && (permissionScopes[permission] !== 'tenant' || scopeFor(ctx, permission).all);

function computeScope(ctx: TenantContext, permission: Permission): Scope {
  const { id, memberId, name, unitId = null, postId = null } = ctx.actor;
  const areas: ScopeArea[] = [];
  const owners: ScopeOwner[] = [];
  const holders: ScopeHolder[] = [];
  for (const g of ctx.grants) {
    if (!permissionsOf(g.role).includes(permission)) continue;
    const { delegatedBy } = g;
    const units = (...of: (string | null)[]): string[] => [...new Set(of.filter((u): u is string => u !== null))];
    // Who stands in for somebody does so in the unit of the role that was lent, not in his own.
    holders.push(delegatedBy ? { ...delegatedBy, unitIds: units(g.unitId), postIds: [], delegatedBy } : { memberId: memberId ?? '', subject: id, name, unitIds: units(unitId, g.unitId), postIds: units(postId) });
    if (!isOwnOnly(g.role)) {
      areas.push({ prefix: g.divisionPrefix, units: g.units ?? null, unitId: g.unitId, delegatedBy });
      continue;
    }
    // Who stands in for somebody works that person's records, and those he makes himself meanwhile.
    owners.push({ memberId: memberId ?? '', subject: id, name, unitId, delegatedBy });
    if (delegatedBy) owners.push({ ...delegatedBy, unitId: null, delegatedBy });
  }
  return { all: areas.some((a) => a.prefix === null && a.units === null), areas, owners, holders };
}

/** For whom these parts of a scope are used; undefined where one of them is the actor's own. */
export function principalsOf(parts: readonly { readonly delegatedBy?: Person }[]): Principal[] | undefined {
  if (parts.length === 0 || parts.some((p) => !p.delegatedBy)) return undefined;
  return [...new Map(parts.flatMap((p) => (p.delegatedBy ? [[p.delegatedBy.memberId, { memberId: p.delegatedBy.memberId, name: p.delegatedBy.name }]] : []))).values()];
}

/** For whom the actor acts where he holds the permission by delegation alone. */
export function onBehalfOf(grants: readonly Grant[], permission: string): Principal[] | undefined {
  return principalsOf(grants.filter((g) => (permissionsOf(g.role) as readonly string[]).includes(permission)));
}
