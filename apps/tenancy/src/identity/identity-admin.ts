import { IdentityError } from './identity.errors';
import { IdentityHttp, type IdentityAddress } from './identity-http';
import { realmRepresentation, type ConsoleClient } from './realm-template';
import { newUserBody, personBody, serviceClientBody, type EnsureUser, type UserRepresentation } from './representations';

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

interface Named {
  id: string;
  name: string;
}

interface ClientRepresentation extends ConsoleClient {
  id: string;
}

const encode = encodeURIComponent;

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

  /** Makes the realm from the template, or brings name, roles and the console's addresses of an existing one up to date. */
  async ensureRealm({ realm, displayName, roles }: { realm: string; displayName: string; roles: string[] }): Promise<{ created: boolean }> {
    const wanted = realmRepresentation({ realm, displayName, roles, publicUrl: this.publicUrl });
    const existing = await this.found<{ displayName?: string }>(`/${encode(realm)}`);
    if (!existing) {
      const created = await this.unlessConflict(this.http.call('POST', '', { body: wanted }));
      this.http.forgetToken();
      if (created) return { created: true };
    }
    if (existing?.displayName !== displayName) await this.http.call('PUT', `/${encode(realm)}`, { body: { displayName } });
    const { body: present } = await this.http.call<Named[]>('GET', `/${encode(realm)}/roles?max=1000`);
    for (const name of roles.filter((role) => !present.some((other) => other.name === role))) {
      await this.unlessConflict(this.http.call('POST', `/${encode(realm)}/roles`, { body: { name } }));
    }
    for (const client of wanted.clients) await this.ensureConsole(realm, client);
    return { created: false };
  }

  /** A disabled realm gives out no token; those given out stay good until they expire. */
  async setRealmEnabled(realm: string, enabled: boolean): Promise<void> {
    await this.http.call('PUT', `/${encode(realm)}`, { body: { enabled } });
  }

  async deleteRealm(realm: string): Promise<void> {
    await this.gone(`/${encode(realm)}`);
  }

  /** By username (lower case). An existing user keeps password and state; names, phone, email and roles become those given. */
  async ensureUser(user: EnsureUser): Promise<{ id: string; created: boolean }> {
    const { realm, roles } = user;
    const existing = await this.userByName(realm, user.username);
    if (!existing) {
      const created = await this.unlessConflict(this.http.call('POST', `/${encode(realm)}/users`, { body: newUserBody(user) }));
      const id = created?.createdId ?? (await this.userByName(realm, user.username))?.id;
      // A conflict without such a username: somebody else has the email address.
      if (id === undefined) throw new IdentityError('identity.conflict', `POST /admin/realms/${realm}/users`, 'another user has this email', 409);
      await this.setUserRoles(realm, id, roles);
      return { id, created: created !== undefined };
    }
    const person = personBody(user);
    const attributes = { ...existing.attributes, ...person.attributes };
    await this.http.call('PUT', `/${encode(realm)}/users/${existing.id}`, { body: { ...existing, ...person, attributes } });
    await this.setUserRoles(realm, existing.id, roles);
    return { id: existing.id, created: false };
  }

  /** `temporary` asks for a new password at the next sign-in. The policy refuses a short or recently used one. */
  async resetPassword(realm: string, userId: string, { value, temporary }: { value: string; temporary: boolean }): Promise<void> {
    const body = { type: 'password', value, temporary };
    await this.http.call('PUT', `/${encode(realm)}/users/${encode(userId)}/reset-password`, { body, idempotent: false });
  }

  /** Disabling also ends the user's sessions, so that no refresh token works any longer. */
  async setUserEnabled(realm: string, userId: string, enabled: boolean): Promise<void> {
    const path = `/${encode(realm)}/users/${encode(userId)}`;
    const { body: user } = await this.http.call<UserRepresentation>('GET', path);
    await this.http.call('PUT', path, { body: { ...user, enabled } });
    if (!enabled) await this.http.call('POST', `${path}/logout`, { idempotent: true });
  }

  /** Makes the user's roles exactly these; a role the realm does not have is `identity.not_found`. */
  async setUserRoles(realm: string, userId: string, roles: readonly string[]): Promise<void> {
    const path = `/${encode(realm)}/users/${encode(userId)}/role-mappings/realm`;
    const { body: present } = await this.http.call<Named[]>('GET', path);
    const missing = [...new Set(roles)].filter((name) => !present.some((role) => role.name === name));
    const add: Named[] = [];
    for (const name of missing) add.push((await this.http.call<Named>('GET', `/${encode(realm)}/roles/${encode(name)}`)).body);
    const remove = present.filter((role) => !isBuiltIn(role.name) && !roles.includes(role.name));
    if (add.length > 0) await this.http.call('POST', path, { body: add, idempotent: true });
    if (remove.length > 0) await this.http.call('DELETE', path, { body: remove });
  }

  async deleteUser(realm: string, userId: string): Promise<void> {
    await this.gone(`/${encode(realm)}/users/${encode(userId)}`);
  }

  /** A confidential client for the client-credentials grant, whose service account has exactly these roles. */
  async ensureServiceClient(client: { realm: string; clientId: string; name: string; roles: string[] }): Promise<ServiceClient> {
    const { realm, clientId, name, roles } = client;
    const path = `/${encode(realm)}/clients`;
    let id = (await this.clientByName(realm, clientId))?.id;
    if (id === undefined) {
      const created = await this.unlessConflict(this.http.call('POST', path, { body: serviceClientBody(clientId, name) }));
      id = created?.createdId ?? (await this.clientByName(realm, clientId))?.id;
    }
    if (id === undefined) throw new IdentityError('identity.not_found', `POST /admin/realms${path}`, `the client ${clientId} is gone again`);
    const { body: secret } = await this.http.call<{ value: string }>('GET', `${path}/${id}/client-secret`);
    const { body: account } = await this.http.call<{ id: string }>('GET', `${path}/${id}/service-account-user`);
    await this.setUserRoles(realm, account.id, roles);
    return { id, clientId, clientSecret: secret.value, serviceAccountUserId: account.id };
  }

  /** The old secret stops working at once. `id` is ServiceClient.id. */
  async rotateClientSecret(realm: string, id: string): Promise<{ clientSecret: string }> {
    const { body } = await this.http.call<{ value: string }>('POST', `/${encode(realm)}/clients/${encode(id)}/client-secret`);
    return { clientSecret: body.value };
  }

  async deleteClient(realm: string, id: string): Promise<void> {
    await this.gone(`/${encode(realm)}/clients/${encode(id)}`);
  }

  /** Whether the service answers and accepts the admin client; never throws. */
  async health(): Promise<{ up: true } | { up: false; error: IdentityError }> {
    try {
      await this.http.check();
      return { up: true };
    } catch (error) {
      if (error instanceof IdentityError) return { up: false, error };
      throw error;
    }
  }

  private async userByName(realm: string, username: string): Promise<UserRepresentation | undefined> {
    const name = username.toLowerCase();
    const { body } = await this.http.call<UserRepresentation[]>('GET', `/${encode(realm)}/users?exact=true&username=${encode(name)}`);
    return body.find((user) => user.username === name);
  }

  private async clientByName(realm: string, clientId: string): Promise<ClientRepresentation | undefined> {
    const { body } = await this.http.call<ClientRepresentation[]>('GET', `/${encode(realm)}/clients?clientId=${encode(clientId)}`);
    return body.find((client) => client.clientId === clientId);
  }

  /** The platform may have moved to another address since the realm was made. */
  private async ensureConsole(realm: string, wanted: ConsoleClient): Promise<void> {
    const present = await this.clientByName(realm, wanted.clientId);
    if (!present) {
      await this.unlessConflict(this.http.call('POST', `/${encode(realm)}/clients`, { body: wanted }));
    } else if (wanted.redirectUris.some((uri) => !present.redirectUris.includes(uri))) {
      const body = { ...present, redirectUris: wanted.redirectUris };
      await this.http.call('PUT', `/${encode(realm)}/clients/${present.id}`, { body });
    }
  }

  private async found<T>(path: string): Promise<T | undefined> {
    return this.http.call<T>('GET', path).then(({ body }) => body, swallow('identity.not_found'));
  }

  private async gone(path: string): Promise<void> {
    await this.http.call('DELETE', path).catch(swallow('identity.not_found'));
  }

  /** Undefined if it exists already: another process, or an earlier try whose answer was lost, made it. */
  private async unlessConflict<T>(call: Promise<T>): Promise<T | undefined> {
    return call.catch(swallow('identity.conflict'));
  }
}

function swallow(code: IdentityError['code']): (error: unknown) => undefined {
  return (error) => {
    if (error instanceof IdentityError && error.code === code) return undefined;
    throw error;
  };
}
