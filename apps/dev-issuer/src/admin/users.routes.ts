import { HttpError } from '../http/http';
import { newUser, parseBody } from '../realm/realm.factory';
import { credentialSchema, userSchema, userView } from '../realm/representation';
import { hashPassword, passwordFault, policyFault, type PasswordFault } from '../user/password';
import type { UserState } from '../realm/realm.types';
import { noContent, userOf, type AdminRequest, type AdminRoute } from './admin.types';

const refusedPassword = (fault: PasswordFault): HttpError =>
  new HttpError(400, { error: fault, error_description: 'Invalid password: the policy of the realm is not met.' });

const changes = userSchema.partial();

const credentialsOf = (user: UserState): { id: string; type: string }[] => (user.password ? [{ id: `password-of-${user.id}`, type: 'password' }] : []);

function refuseDuplicate({ realm }: AdminRequest, user: { username?: string | undefined; email?: string | undefined }, self?: string): void {
  const others = realm.state.users.filter((other) => other.id !== self);
  if (others.some((other) => other.username === user.username)) throw new HttpError(409, { errorMessage: 'User exists with same username' });
  const email = user.email?.toLowerCase();
  if (email && others.some((other) => other.email?.toLowerCase() === email)) throw new HttpError(409, { errorMessage: 'User exists with same email' });
}

function find({ realm, query }: AdminRequest): UserState[] {
  const username = query.get('username')?.toLowerCase();
  const exact = query.get('exact') === 'true';
  const search = (query.get('search') ?? '').toLowerCase();
  const first = Number(query.get('first') ?? 0) || 0;
  const max = Number(query.get('max') ?? 100) || 100;
  const matches = (user: UserState): boolean => {
    if (username !== undefined) return exact ? user.username === username : user.username.includes(username);
    // As in Keycloak, service accounts show up only when asked for by name.
    if (user.serviceAccountClientId !== undefined) return false;
    return [user.username, user.email, user.firstName, user.lastName].some((text) => text?.toLowerCase().includes(search));
  };
  return realm.state.users.filter(matches).slice(first, first + max);
}

export const userRoutes: AdminRoute[] = [
  ['GET', /^\/users$/, (request) => ({ status: 200, body: find(request).map(userView) })],
  [
    'POST',
    /^\/users$/,
    async (request, { registry }) => {
      const { realm, body } = request;
      const input = parseBody(userSchema, body);
      refuseDuplicate(request, input);
      const password = input.credentials.at(-1)?.value;
      const fault = password === undefined ? undefined : policyFault(realm.state, input.username, password);
      if (fault) throw refusedPassword(fault);
      const user = await newUser(realm.state, body);
      refuseDuplicate(request, user);
      realm.state.users.push(user);
      await registry.store.save(realm.state);
      return { status: 201, created: user.id };
    },
  ],
  ['GET', /^\/users\/([^/]+)$/, (request) => ({ status: 200, body: userView(userOf(request)) })],
  [
    'PUT',
    /^\/users\/([^/]+)$/,
    async (request, { registry }) => {
      const user = userOf(request);
      const given = Object.keys(typeof request.body === 'object' && request.body !== null ? request.body : {});
      const parsed = parseBody(changes, request.body);
      refuseDuplicate(request, parsed, user.id);
      for (const name of ['username', 'enabled', 'emailVerified', 'firstName', 'lastName', 'email', 'attributes', 'requiredActions'] as const) {
        if (given.includes(name)) Object.assign(user, { [name]: parsed[name] === '' ? undefined : parsed[name] });
      }
      if (!user.enabled) request.realm.artifacts.forgetUser(user.id);
      await registry.store.save(request.realm.state);
      return noContent;
    },
  ],
  [
    'DELETE',
    /^\/users\/([^/]+)$/,
    async (request, { registry }) => {
      const user = userOf(request);
      request.realm.state.users = request.realm.state.users.filter((other) => other !== user);
      request.realm.artifacts.forgetUser(user.id);
      await registry.store.save(request.realm.state);
      return noContent;
    },
  ],
  [
    'PUT',
    /^\/users\/([^/]+)\/reset-password$/,
    async (request, { registry }) => {
      const user = userOf(request);
      const { value, temporary } = parseBody(credentialSchema, request.body);
      const fault = await passwordFault(request.realm.state, user, value, 'admin');
      if (fault) throw refusedPassword(fault);
      user.password = await hashPassword(value);
      const others = user.requiredActions.filter((action) => action !== 'UPDATE_PASSWORD');
      user.requiredActions = temporary ? [...others, 'UPDATE_PASSWORD'] : others;
      await registry.store.save(request.realm.state);
      return noContent;
    },
  ],
  // One-time codes are not asked for here, so that the password is all there is.
  ['GET', /^\/users\/([^/]+)\/credentials$/, (request) => ({ status: 200, body: credentialsOf(userOf(request)) })],
  [
    'DELETE',
    /^\/users\/([^/]+)\/credentials\/([^/]+)$/,
    async (request, { registry }) => {
      const user = userOf(request);
      if (!credentialsOf(user).some(({ id }) => id === request.params[1])) throw new HttpError(404, { error: 'Credential not found' });
      user.password = undefined;
      await registry.store.save(request.realm.state);
      return noContent;
    },
  ],
  [
    'POST',
    /^\/users\/([^/]+)\/logout$/,
    (request) => {
      request.realm.artifacts.forgetUser(userOf(request).id);
      return noContent;
    },
  ],
];
