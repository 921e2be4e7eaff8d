import { IdentityError } from './identity.errors';
import { IdentityHttp, REALM_TIMEOUT_MS, type IdentityAddress } from './identity-http';
import { asksSecondFactor, realmRepresentation, SECOND_FACTOR, type ConsoleClient, type RoleRepresentation } from './realm-template';
import { API_AUDIENCE, newUserBody, personBody, serviceClientBody, type CredentialRepresentation, type EnsureUser, type UserRepresentation } from './representations';

export interface IdentityAdminOptions extends IdentityAddress {
  /** Origin under which people and services reach `/realms/*`; issuers are built from it. */
  publicUrl: string;
}

export interface ServiceClient {
  /** Keycloak's own id, used in paths. */
  id: string;
  clientId: string;
  clientSecret: string;
  serviceAccountUserId: string;
}

export interface NewPassword {
  value: string;
  temporary: boolean;
  oneTimeCode?: boolean;
}

interface Named {
  id: string;
  name: string;
  composite?: boolean;
}

interface ClientRepresentation extends ConsoleClient {
  id: string;
  enabled: boolean;
  protocolMappers?: { config?: Record<string, string> }[];
}

const encode = encodeURIComponent;

/** A client whose tokens our API takes; Keycloak's own (account, admin console …) are not among them. */
const isForApi = ({ protocolMappers }: ClientRepresentation): boolean =>
  protocolMappers?.some(({ config }) => config?.['included.custom.audience'] === API_AUDIENCE) ?? false;

/** Roles Keycloak gives everybody; not ours to give or take. */
const isBuiltIn = (name: string): boolean => name.startsWith('default-roles-') || name === 'offline_access' || name === 'uma_authorization';

/**
 * The one adapter to the identity service: Keycloak 26, or the development issuer that has the same interface.
 * Every method throws IdentityError; `ensure…` and `delete…` may be repeated, so that a killed provisioning goes on.
 */
export class IdentityAdmin {
  private readonly http: IdentityHttp;
  private readonly publicUrl: string;

  constructor(options: IdentityAdminOptions) {
    this.publicUrl = options.publicUrl.replace(/\/+$/, '');
    this.http = new IdentityHttp({ ...options, adminUrl: options.adminUrl.replace(/\/+$/, '') });
  }

  /** The `iss` of the realm's tokens. */
  issuerOf(realm: string): string {
    return `${this.publicUrl}/realms/${realm}`;
  }

  /**
   * Makes the realm from the template, or brings name, roles and the console's addresses of an existing one up to date.
   * @throws IdentityError conflict where the realm exists and refuses our service account
   */
  async ensureRealm({ realm, displayName, roles }: { realm: string; displayName: string; roles: string[] }): Promise<{ created: boolean }> {
    const wanted = realmRepresentation({ realm, displayName, roles, publicUrl: this.publicUrl, serviceSecret: this.http.tokens.secretOf(realm) });
    if (!(await this.hasRealm(realm))) {
      const created = await this.unlessConflict(this.http.createRealm(wanted).then(() => true));
      if (created) return { created };
    }
    const { body: existing } = await this.http.call<{ displayName?: string }>(realm, 'GET', '');
    if (existing.displayName !== displayName) await this.http.call(realm, 'PUT', '', { body: { displayName } });
    await this.ensureRoles(realm, wanted.roles.realm);
    await this.ensureConsole(realm, wanted.clients[0]);
    return { created: false };
  }

  /** Whether the realm exists; that it takes our service account is part of the answer. Brings its secret to the current key. */
  async hasRealm(realm: string): Promise<boolean> {
    return this.http.tokens.bearer(realm).then(() => true, swallow('identity.not_found')).then((found) => found ?? false);
  }

  /**
   * Whether the realm gives out tokens for the API. It works by the clients, not by the realm's own switch: a disabled
   * realm refuses its service account as well, and nobody could enable it again. Tokens given out before stay good until
   * they expire.
   */
  async setTokensGiven(realm: string, enabled: boolean): Promise<void> {
    const { body: clients } = await this.http.call<ClientRepresentation[]>(realm, 'GET', '/clients');
    for (const client of clients.filter((c) => isForApi(c) && c.enabled !== enabled)) {
      await this.http.call(realm, 'PUT', `/clients/${client.id}`, { body: { ...client, enabled } });
    }
  }

  async deleteRealm(realm: string): Promise<void> {
    await this.gone(realm, '', REALM_TIMEOUT_MS);
    this.http.tokens.forget(realm);
  }

  /** By username (lower case). An existing user keeps password and state; names, phone, email and roles become those given. */
  async ensureUser(user: EnsureUser): Promise<{ id: string; created: boolean }> {
    const { realm, roles } = user;
    const existing = await this.userByName(realm, user.username);
    if (!existing) {
      const created = await this.unlessConflict(this.http.call(realm, 'POST', '/users', { body: newUserBody(user) }));
      const id = created?.createdId ?? (await this.userByName(realm, user.username))?.id;
      // A conflict without such a username: somebody else has the email address.
      if (id === undefined) throw new IdentityError('identity.conflict', `POST /admin/realms/${realm}/users`, 'another user has this email', 409);
      await this.setUserRoles(realm, id, roles);
      return { id, created: created !== undefined };
    }
    const person = personBody(user);
    const attributes = { ...existing.attributes, ...person.attributes };
    await this.http.call(realm, 'PUT', `/users/${existing.id}`, { body: { ...existing, ...person, attributes } });
    await this.setUserRoles(realm, existing.id, roles);
    return { id: existing.id, created: false };
  }

  /**
   * Ends the user's sessions. The policy refuses a short or recently used password; then nothing has changed.
   * `temporary` asks for a new one at the next sign-in, `oneTimeCode` forgets the codes, to be set up anew where a role asks for them.
   */
  async resetPassword(realm: string, userId: string, { value, temporary, oneTimeCode = false }: NewPassword): Promise<void> {
    const user = `/users/${encode(userId)}`;
    const body = { type: 'password', value, temporary };
    await this.http.call(realm, 'PUT', `${user}/reset-password`, { body, idempotent: false });
    if (oneTimeCode) {
      const { body: credentials } = await this.http.call<CredentialRepresentation[]>(realm, 'GET', `${user}/credentials`);
      for (const { id, type } of credentials) if (type === 'otp') await this.gone(realm, `${user}/credentials/${encode(id)}`);
    }
    await this.http.call(realm, 'POST', `${user}/logout`, { idempotent: true });
  }

  /** Disabling also ends the user's sessions, so that no refresh token works any longer. */
  async setUserEnabled(realm: string, userId: string, enabled: boolean): Promise<void> {
    const path = `/users/${encode(userId)}`;
    const { body: user } = await this.http.call<UserRepresentation>(realm, 'GET', path);
    await this.http.call(realm, 'PUT', path, { body: { ...user, enabled } });
    if (!enabled) await this.http.call(realm, 'POST', `${path}/logout`, { idempotent: true });
  }

  /** Makes the user's roles exactly these; a role the realm does not have is `identity.not_found`. */
  async setUserRoles(realm: string, userId: string, roles: readonly string[]): Promise<void> {
    const user = `/users/${encode(userId)}`;
    const path = `${user}/role-mappings/realm`;
    const { body: present } = await this.http.call<Named[]>(realm, 'GET', path);
    const missing = [...new Set(roles)].filter((name) => !present.some((role) => role.name === name));
    const add: Named[] = [];
    for (const name of missing) add.push((await this.http.call<Named>(realm, 'GET', `/roles/${encode(name)}`)).body);
    const remove = present.filter((role) => !isBuiltIn(role.name) && !roles.includes(role.name));
    // Whoever comes to a role with a second factor signs in anew, with it: a session from before has shown only a password.
    if (add.some(({ name }) => asksSecondFactor(name))) await this.http.call(realm, 'POST', `${user}/logout`, { idempotent: true });
    if (add.length > 0) await this.http.call(realm, 'POST', path, { body: add, idempotent: true });
    if (remove.length > 0) await this.http.call(realm, 'DELETE', path, { body: remove });
  }

  async deleteUser(realm: string, userId: string): Promise<void> {
    await this.gone(realm, `/users/${encode(userId)}`);
  }

  /** A confidential client for the client-credentials grant, whose service account has exactly these roles. */
  async ensureServiceClient(client: { realm: string; clientId: string; name: string; roles: string[] }): Promise<ServiceClient> {
    const { realm, clientId, name, roles } = client;
    let id = (await this.clientByName(realm, clientId))?.id;
    if (id === undefined) {
      const created = await this.unlessConflict(this.http.call(realm, 'POST', '/clients', { body: serviceClientBody(clientId, name) }));
      id = created?.createdId ?? (await this.clientByName(realm, clientId))?.id;
    }
    if (id === undefined) throw new IdentityError('identity.not_found', `POST /admin/realms/${realm}/clients`, `the client ${clientId} is gone again`);
    const { body: secret } = await this.http.call<{ value: string }>(realm, 'GET', `/clients/${id}/client-secret`);
    const { body: account } = await this.http.call<{ id: string }>(realm, 'GET', `/clients/${id}/service-account-user`);
    await this.setUserRoles(realm, account.id, roles);
    return { id, clientId, clientSecret: secret.value, serviceAccountUserId: account.id };
  }

  /** The old secret stops working at once. `id` is ServiceClient.id. */
  async rotateClientSecret(realm: string, id: string): Promise<{ clientSecret: string }> {
    const { body } = await this.http.call<{ value: string }>(realm, 'POST', `/clients/${encode(id)}/client-secret`);
    return { clientSecret: body.value };
  }

  async deleteClient(realm: string, id: string): Promise<void> {
    await this.gone(realm, `/clients/${encode(id)}`);
  }

  private async userByName(realm: string, username: string): Promise<UserRepresentation | undefined> {
    const name = username.toLowerCase();
    const { body } = await this.http.call<UserRepresentation[]>(realm, 'GET', `/users?exact=true&username=${encode(name)}`);
    return body.find((user) => user.username === name);
  }

  private async clientByName(realm: string, clientId: string): Promise<ClientRepresentation | undefined> {
    const { body } = await this.http.call<ClientRepresentation[]>(realm, 'GET', `/clients?clientId=${encode(clientId)}`);
    return body.find((client) => client.clientId === clientId);
  }

  private async ensureRoles(realm: string, wanted: readonly RoleRepresentation[]): Promise<void> {
    const { body: present } = await this.http.call<Named[]>(realm, 'GET', '/roles?max=1000');
    for (const { name, composite } of wanted) {
      const existing = present.find((role) => role.name === name);
      if (!existing) await this.unlessConflict(this.http.call(realm, 'POST', '/roles', { body: { name } }));
      if (!composite || existing?.composite) continue;
      const { body: factor } = await this.http.call<Named>(realm, 'GET', `/roles/${SECOND_FACTOR}`);
      await this.http.call(realm, 'POST', `/roles/${encode(name)}/composites`, { body: [factor], idempotent: true });
    }
  }

  /** The platform may have moved to another address since the realm was made. */
  private async ensureConsole(realm: string, wanted: ConsoleClient): Promise<void> {
    const present = await this.clientByName(realm, wanted.clientId);
    if (!present) {
      await this.unlessConflict(this.http.call(realm, 'POST', '/clients', { body: wanted }));
    } else if (wanted.redirectUris.some((uri) => !present.redirectUris.includes(uri))) {
      const body = { ...present, redirectUris: wanted.redirectUris };
      await this.http.call(realm, 'PUT', `/clients/${present.id}`, { body });
    }
  }

  private async gone(realm: string, path: string, timeoutMs?: number): Promise<void> {
    await this.http.call(realm, 'DELETE', path, { timeoutMs }).catch(swallow('identity.not_found'));
  }

  /** Undefined if it exists already: another process, or an earlier try whose answer was lost, made it. */
  private async unlessConflict<T>(call: Promise<T>): Promise<T | undefined> {
    return call.catch(swallow('identity.conflict', 409));
  }
}

function swallow(code: IdentityError['code'], status?: number): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof IdentityError && error.code === code && (status ?? error.status) === error.status) return undefined;
    throw error;
  };
}
