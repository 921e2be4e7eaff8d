import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { builtInRoles, type ClientState, type RealmState, type UserState } from './realm.types';

/** Keycloak's representations: the members this service acts on are checked, the rest is kept or passed over. */

export const credentialSchema = z.object({
  type: z.literal('password').default('password'),
  value: z.string().min(1),
  temporary: z.boolean().default(false),
});

// Keycloak's `username-prohibited-characters`.
const username = z.string().trim().min(2).max(255).regex(/^[^<>&"'\s$%!#?§;*~/\\|^=[\]{}()\p{Cc}]+$/u, 'error-username-invalid-character');

export const userSchema = z.looseObject({
  username: username.transform((name) => name.toLowerCase()),
  enabled: z.boolean().default(false),
  emailVerified: z.boolean().default(false),
  firstName: z.string().max(255).optional(),
  lastName: z.string().max(255).optional(),
  email: z.email().or(z.literal('')).optional(),
  attributes: z.record(z.string(), z.array(z.string())).default({}),
  requiredActions: z.array(z.string()).default([]),
  credentials: z.array(credentialSchema).default([]),
  realmRoles: z.array(z.string()).default([]),
  clientRoles: z.record(z.string(), z.array(z.string())).default({}),
});

const mapperSchema = z.looseObject({
  name: z.string(),
  protocol: z.string().optional(),
  protocolMapper: z.string(),
  config: z.record(z.string(), z.string()).default({}),
});

export const clientSchema = z.looseObject({
  clientId: z.string().min(1).max(255),
  name: z.string().optional(),
  enabled: z.boolean().default(true),
  publicClient: z.boolean().default(false),
  standardFlowEnabled: z.boolean().default(true),
  serviceAccountsEnabled: z.boolean().default(false),
  secret: z.string().min(1).optional(),
  rootUrl: z.string().optional(),
  redirectUris: z.array(z.string()).default([]),
  webOrigins: z.array(z.string()).default([]),
  attributes: z.record(z.string(), z.string()).default({}),
  protocolMappers: z.array(mapperSchema).default([]),
});

export const roleSchema = z.looseObject({ name: z.string().min(1).max(255), description: z.string().optional(), composites: z.looseObject({ realm: z.array(z.string()).default([]) }).optional() });

const seconds = z.number().int().positive();

export const realmSchema = z.looseObject({
  // Also the name of the file, hence narrower than what Keycloak takes.
  realm: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/, 'must be letters, digits, - and _'),
  displayName: z.string().optional(),
  enabled: z.boolean().default(false),
  accessTokenLifespan: seconds.default(300),
  ssoSessionIdleTimeout: seconds.default(1800),
  ssoSessionMaxLifespan: seconds.default(36_000),
  roles: z.looseObject({ realm: z.array(roleSchema).default([]) }).optional(),
  clients: z.array(clientSchema).default([]),
  users: z.array(userSchema).default([]),
});

export type RealmInput = z.output<typeof realmSchema>;
export type ClientInput = z.output<typeof clientSchema>;

export const newSecret = (): string => randomBytes(24).toString('base64url');

export function clientState(input: ClientInput): ClientState {
  const { clientId, name, enabled, publicClient, standardFlowEnabled, serviceAccountsEnabled, rootUrl } = input;
  const { redirectUris, webOrigins, attributes, protocolMappers } = input;
  const secret = publicClient ? undefined : (input.secret ?? newSecret());
  return {
    ...{ id: randomUUID(), clientId, name, enabled, publicClient, standardFlowEnabled, serviceAccountsEnabled, secret },
    ...{ rootUrl, redirectUris, webOrigins, attributes, protocolMappers },
  };
}

/** The account a client acts as under the client-credentials grant. */
export function serviceAccountOf(realm: string, clientId: string): UserState {
  return {
    ...{ id: randomUUID(), username: `service-account-${clientId.toLowerCase()}`, enabled: true, emailVerified: false },
    ...{ attributes: {}, requiredActions: [], roles: builtInRoles(realm).slice(0, 1) },
    ...{ serviceAccountClientId: clientId, createdTimestamp: Date.now() },
  };
}

export function realmView(state: RealmState): Record<string, unknown> {
  const { id, realm, displayName, enabled, accessTokenLifespan, ssoSessionIdleTimeout, ssoSessionMaxLifespan } = state;
  return { ...state.settings, id, realm, displayName, enabled, accessTokenLifespan, ssoSessionIdleTimeout, ssoSessionMaxLifespan };
}

export function userView(user: UserState): Record<string, unknown> {
  const { id, username: name, enabled, emailVerified, firstName, lastName, email, attributes, requiredActions, createdTimestamp } = user;
  return { id, username: name, enabled, emailVerified, firstName, lastName, email, attributes, requiredActions, createdTimestamp, totp: false };
}

/** Without `secret`: that has its own address. */
export function clientView(client: ClientState): Record<string, unknown> {
  const view = Object.fromEntries(Object.entries(client).filter(([name]) => name !== 'secret'));
  return { ...view, protocol: 'openid-connect', clientAuthenticatorType: 'client-secret' };
}
