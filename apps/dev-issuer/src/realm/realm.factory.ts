import { randomUUID } from 'node:crypto';
import { HttpError } from '../http/http';
import { hashPassword } from '../user/password';
import { clientState, realmSchema, roleSchema, serviceAccountOf, userSchema, type RealmInput } from './representation';
import { builtInRoles, type RealmState, type RoleState, type SigningKey, type UserState } from './realm.types';
import type { z } from 'zod';

/** Validates a body the way Keycloak answers a bad one: 400 with a message that says where. */
export function parseBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new HttpError(400, { errorMessage: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}` });
}

export const newRole = (input: z.output<typeof roleSchema>): RoleState => ({
  id: randomUUID(),
  name: input.name,
  description: input.description,
  composites: input.composites?.realm,
});

/** A user from its representation, with password and known roles. Roles that the realm does not have are 404. */
export async function newUser(state: RealmState, body: unknown): Promise<UserState> {
  const input = parseBody(userSchema, body);
  const unknown = input.realmRoles.find((name) => !state.roles.some((role) => role.name === name));
  if (unknown !== undefined) throw new HttpError(404, { error: 'Could not find role', role: unknown });
  const { username, enabled, emailVerified, firstName, lastName, attributes } = input;
  const credential = input.credentials.at(-1);
  return {
    ...{ id: randomUUID(), username, enabled, emailVerified, firstName, lastName, attributes },
    email: input.email === '' ? undefined : input.email,
    requiredActions: [...new Set([...input.requiredActions, ...(credential?.temporary ? ['UPDATE_PASSWORD'] : [])])],
    password: credential && (await hashPassword(credential.value)),
    roles: [...new Set([...builtInRoles(state.realm).slice(0, 1), ...input.realmRoles])],
    management: input.clientRoles['realm-management'],
    createdTimestamp: Date.now(),
  };
}

const acted = ['realm', 'displayName', 'enabled', 'accessTokenLifespan', 'ssoSessionIdleTimeout', 'ssoSessionMaxLifespan', 'roles', 'clients', 'users'];

/** Members that are kept and given back but not acted upon. */
export function settingsOf(input: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([name]) => !acted.includes(name)));
}

/** A whole realm from its representation: roles, clients with their service accounts, users. */
export async function newRealm(body: unknown, key: SigningKey): Promise<RealmState> {
  const input: RealmInput = parseBody(realmSchema, body);
  const named = [...builtInRoles(input.realm).map((name) => ({ name })), ...(input.roles?.realm ?? [])];
  const state: RealmState = {
    ...{ version: 1, id: randomUUID(), realm: input.realm, displayName: input.displayName ?? input.realm, enabled: input.enabled },
    accessTokenLifespan: input.accessTokenLifespan,
    ssoSessionIdleTimeout: input.ssoSessionIdleTimeout,
    ssoSessionMaxLifespan: input.ssoSessionMaxLifespan,
    settings: settingsOf(input),
    keys: [key],
    roles: [...new Map(named.map((role) => [role.name, newRole(role)])).values()],
    clients: input.clients.map(clientState),
    users: [],
  };
  const accounts = state.clients.filter((client) => client.serviceAccountsEnabled).map((client) => serviceAccountOf(state.realm, client.clientId));
  const people = await Promise.all(input.users.map((user) => newUser(state, user)));
  // A representation may list a service account to give it roles.
  const listed = new Map(people.map((user) => [user.username, user]));
  for (const account of accounts) {
    const { roles, management } = listed.get(account.username) ?? account;
    Object.assign(account, { roles, management });
    listed.set(account.username, account);
  }
  state.users = [...listed.values()];
  return state;
}
