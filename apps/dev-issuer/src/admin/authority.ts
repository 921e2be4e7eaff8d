import { HttpError } from '../http/http';
import type { RealmState } from '../realm/realm.types';
import { claimedIssuer, verifyAccessToken } from '../realm/signing-keys';
import type { AdminContext } from './admin.types';

/** Who calls: an enabled service account, with its rights of now. A right taken away is gone at once, whatever the token says. */
export interface Caller {
  readonly realm: RealmState;
  /** May make realms: the client of `master`, which may do nothing else. */
  readonly createsRealms: boolean;
  /** Roles of `realm-management`: rights in its own realm. */
  readonly management: readonly string[];
}

export const forbidden = (): HttpError => new HttpError(403, { error: 'HTTP 403 Forbidden' });

export function callerOf(authorization: string | undefined, { registry }: AdminContext): Caller {
  const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  const issuer = token === undefined ? undefined : claimedIssuer(token);
  const realm = registry.store.list().find((state) => registry.issuerOf(state.realm) === issuer);
  const verified = token !== undefined && realm && issuer !== undefined ? verifyAccessToken(realm, issuer, token) : undefined;
  const user = realm?.users.find((candidate) => candidate.id === verified?.sub && candidate.enabled);
  // As in Keycloak, a token from before its realm was disabled still administers it.
  if (!verified || !realm || !user) throw new HttpError(401, { error: 'HTTP 401 Unauthorized' });
  if (user.serviceAccountClientId === undefined) throw forbidden();
  return { realm, createsRealms: realm.realm === 'master' && user.roles.includes('create-realm'), management: user.management ?? [] };
}

/** Which role of `realm-management` an address below the realm needs, as measured at Keycloak 26. */
function neededFor(path: string): string {
  if (/^\/users(\/|$)/.test(path)) return 'manage-users';
  return /^\/clients(\/|$)/.test(path) ? 'manage-clients' : 'manage-realm';
}

export function admit(caller: Caller, realm: RealmState, method: string, path: string): void {
  if (realm !== caller.realm) throw forbidden();
  const reads = path === '' && method === 'GET';
  if (reads ? caller.management.length === 0 : !caller.management.includes(neededFor(path))) throw forbidden();
}
