import type { JsonWebKey } from 'node:crypto';

/** What is kept of a realm. Passwords are hashes; private keys and client secrets are why the file has mode 0600. */

export interface SigningKey {
  kid: string;
  privateJwk: JsonWebKey;
  /** One key signs; retired ones stay published so that tokens already given out still verify. */
  active: boolean;
  /** The key with the highest one signs; absent = 100, as Keycloak gives the first. */
  priority?: number | undefined;
  createdAt: number;
}

export interface PasswordHash {
  algorithm: 'scrypt';
  /** base64 */
  salt: string;
  /** base64 */
  hash: string;
  cost: number;
}

export interface RoleState {
  id: string;
  name: string;
  description?: string | undefined;
  /** Realm roles that come with it. */
  composites?: string[] | undefined;
}

export interface UserState {
  id: string;
  username: string;
  enabled: boolean;
  emailVerified: boolean;
  firstName?: string | undefined;
  lastName?: string | undefined;
  email?: string | undefined;
  attributes: Record<string, string[]>;
  requiredActions: string[];
  password?: PasswordHash | undefined;
  roles: string[];
  /** Roles of the client `realm-management`: what it may administer in its realm. */
  management?: string[] | undefined;
  /** clientId of the client this user is the service account of. */
  serviceAccountClientId?: string | undefined;
  /** Milliseconds since 1970, as Keycloak gives it. */
  createdTimestamp: number;
}

export interface ProtocolMapper {
  name: string;
  protocol?: string | undefined;
  protocolMapper: string;
  config: Record<string, string>;
}

export interface ClientState {
  id: string;
  clientId: string;
  name?: string | undefined;
  enabled: boolean;
  publicClient: boolean;
  standardFlowEnabled: boolean;
  serviceAccountsEnabled: boolean;
  secret?: string | undefined;
  rootUrl?: string | undefined;
  redirectUris: string[];
  webOrigins: string[];
  attributes: Record<string, string>;
  protocolMappers: ProtocolMapper[];
}

export interface RealmState {
  version: 1;
  id: string;
  realm: string;
  displayName: string;
  enabled: boolean;
  /** Seconds. */
  accessTokenLifespan: number;
  /** Seconds a refresh token lives unused. */
  ssoSessionIdleTimeout: number;
  /** Seconds a sign-in lasts at most. */
  ssoSessionMaxLifespan: number;
  /** The rest of the representation, given back as it came. */
  settings: Record<string, unknown>;
  keys: SigningKey[];
  roles: RoleState[];
  users: UserState[];
  clients: ClientState[];
}

/** Roles Keycloak makes in every realm; the first is a composite of the other two. */
export const builtInRoles = (realm: string): string[] => [`default-roles-${realm}`, 'offline_access', 'uma_authorization'];

/** A user's roles with the composite ones expanded, as they stand in a token. */
export function effectiveRoles(realm: RealmState, user: UserState): string[] {
  const builtIn = builtInRoles(realm.realm);
  const roles = new Set(user.roles);
  // A set that grows is walked to its new end.
  for (const name of roles) {
    const below = name === builtIn[0] ? builtIn : realm.roles.find((role) => role.name === name)?.composites;
    below?.forEach((role) => roles.add(role));
  }
  return [...roles];
}
