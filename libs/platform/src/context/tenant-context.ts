import { permissionsOf, type Permission } from '@anlan/contracts/access';

/** A person (or service account) as records name one: by row and by subject of the token. */
export interface Person {
  readonly memberId: string;
  readonly subject: string;
  readonly name: string;
}

/** One binding of the actor, in force: a role, within a division subtree (null = the whole tenant), perhaps of one unit only. */
export interface Grant {
  readonly role: string;
  /** the office in which the role is held */
  readonly unitId: string | null;
  /** significant digits of the division, so that a subtree is the range of codes that begin with them */
  readonly divisionPrefix: string | null;
  /** covers records of these units only: the grant's unit and all below it. Absent: units do not narrow it. */
  readonly units?: readonly string[];
  /** whose grant it is, where it was delegated */
  readonly delegatedBy?: Person;
}

export interface Actor {
  /** subject of the token (UUID of the person or service account in the realm), `system:<service>`, or `public` for whoever has no token */
  readonly id: string;
  readonly memberId: string | null;
  /** the unit to which the person belongs */
  readonly unitId?: string | null;
  /** the post on which the person is */
  readonly postId?: string | null;
  readonly name: string;
  readonly kind: 'user' | 'client' | 'system' | 'public';
}

export interface IdempotencyRequest {
  readonly key: string;
  readonly requestHash: string;
}

/** For whom somebody acts: as audit entries name it. */
export type Principal = Pick<Person, 'memberId' | 'name'>;

/** Who acts for which tenant. The first argument of every service method; made from a verified token or by the system itself. */
export interface TenantContext {
  readonly tenantId: string;
  readonly slug: string;
  readonly tenantKind: 'platform' | 'city' | 'district';
  readonly actor: Actor;
  readonly grants: readonly Grant[];
  readonly permissions: ReadonlySet<Permission>;
  /** set where only a delegation lets the actor in */
  readonly onBehalfOf?: readonly Principal[];
  readonly traceparent?: string;
  readonly idempotency?: IdempotencyRequest;
}

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

const everybody: Actor = { id: 'public', memberId: null, name: '公众', kind: 'public' };
const nowhere = { tenantId: '00000000-0000-0000-0000-000000000000', slug: '', tenantKind: 'platform' } as const;

/**
 * Somebody without a token, at one tenant's public page or at nobody's. He holds nothing: no permission and no scope. Who
 * he is stays unknown, so that all of them are one actor, and what they write carries no trace of the request.
 */
export function publicContext(tenant: Pick<TenantContext, 'tenantId' | 'slug' | 'tenantKind'> = nowhere): TenantContext {
  const { tenantId, slug, tenantKind } = tenant;
  return { tenantId, slug, tenantKind, actor: everybody, grants: [], permissions: new Set() };
}

/**
 * The system itself, at a tenant. Nothing else of what is given is taken over, so that a caller's context can be given: with
 * his Idempotency-Key the system's own writes would be answered from what they had answered before.
 */
export function systemContext(tenant: Pick<TenantContext, 'tenantId' | 'slug' | 'tenantKind'>, service: string, traceparent?: string): TenantContext {
  const { tenantId, slug, tenantKind } = tenant;
  return {
    tenantId, slug, tenantKind,
    actor: { id: `system:${service}`, memberId: null, name: '系统', kind: 'system' },
    grants: [],
    permissions: new Set(),
    traceparent,
  };
}
