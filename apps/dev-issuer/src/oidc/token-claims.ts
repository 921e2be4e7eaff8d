import { randomUUID } from 'node:crypto';
import { effectiveRoles, type ClientState, type RealmState, type UserState } from '../realm/realm.types';
import { audiencesOf } from './client-metadata';

const only = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;

/** The person's claims, the same in ID token, access token and userinfo (Keycloak's scopes `profile` and `email`). */
export function profileClaims(user: UserState): { sub: string } & Record<string, unknown> {
  const name = [user.firstName, user.lastName].filter(Boolean).join(' ');
  return only({
    sub: user.id,
    email_verified: user.emailVerified,
    name: name || undefined,
    preferred_username: user.username,
    given_name: user.firstName,
    family_name: user.lastName,
    email: user.email,
  });
}

interface TokenFacts {
  issuer: string;
  realm: RealmState;
  client: ClientState;
  user: UserState;
  /** Seconds since 1970. */
  iat: number;
  exp: number;
  sid: string | undefined;
  scope: string | undefined;
}

/** Claims of an access token, as Keycloak 26 shapes them. */
export function accessTokenClaims(facts: TokenFacts): Record<string, unknown> {
  const { client, realm, user } = facts;
  const audiences = audiencesOf(client);
  const service = user.serviceAccountClientId !== undefined;
  return only({
    exp: facts.exp,
    iat: facts.iat,
    jti: randomUUID(),
    iss: facts.issuer,
    aud: audiences.length === 1 ? audiences[0] : audiences,
    typ: 'Bearer',
    azp: client.clientId,
    sid: service ? undefined : facts.sid,
    acr: '1',
    realm_access: { roles: effectiveRoles(realm, user) },
    resource_access: {
      ...(user.management ? { 'realm-management': { roles: user.management } } : {}),
      account: { roles: ['manage-account', 'manage-account-links', 'view-profile'] },
    },
    scope: facts.scope ?? 'profile email',
    ...profileClaims(user),
    client_id: service ? client.clientId : undefined,
  });
}
