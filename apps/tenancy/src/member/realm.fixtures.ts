import { randomBytes, randomUUID } from 'node:crypto';
import { AccessDirectory } from '@anlan/platform/access';
import { Jobs } from '@anlan/platform/jobs';
import { Operations } from '@anlan/platform/operations';
import { createLogger } from '@anlan/platform/telemetry';
import { TenancyIdentity } from '../access/tenancy-identity';
import { IdentityError } from '../identity/identity.errors';
import type { TwoTenants } from '../organization/organization.fixtures';
import { TenantRegistry } from '../registry/tenant-registry';
import { MemberRealm, type RealmUsers } from './member-realm';

interface FakeUser {
  id: string;
  username: string;
  displayName: string;
  phone: string | undefined;
  enabled: boolean;
  passwords: string[];
  temporary: boolean;
  /** whether one was set up */
  oneTimeCode?: boolean;
  roles: string[];
}

interface FakeClient {
  id: string;
  clientId: string;
  secret: string;
  accountId: string;
}

type Method = keyof RealmUsers;

/** Realms in memory, with the behaviour of IdentityAdmin: what it is told twice it does once, and it fails on demand. */
export class FakeRealms implements RealmUsers {
  readonly users = new Map<string, FakeUser>();
  readonly clients = new Map<string, FakeClient>();
  /** `method` or `method:username or id`, in order */
  calls: string[] = [];
  private readonly failures: { method: Method; when: 'before' | 'after' }[] = [];

  /** The next call of the method finds nobody, or does its work and then loses its answer. */
  failNext(method: Method, when: 'before' | 'after' = 'before'): void {
    this.failures.push({ method, when });
  }

  user(realm: string, username: string): FakeUser | undefined {
    return [...this.users].find(([key, u]) => key.startsWith(`${realm}:`) && u.username === username)?.[1];
  }

  async ensureUser(u: Parameters<RealmUsers['ensureUser']>[0]): Promise<{ id: string; created: boolean }> {
    return this.call('ensureUser', u.username, () => {
      const password = u.temporaryPassword ?? u.password;
      if (password !== undefined && password.length < 8) throw refused('too short');
      const known = this.user(u.realm, u.username);
      const user = known ?? { id: randomUUID(), username: u.username, displayName: '', phone: undefined, enabled: true, passwords: password ? [password] : [], temporary: u.temporaryPassword !== undefined, roles: [] };
      Object.assign(user, { displayName: u.displayName, phone: u.phone ?? user.phone, roles: [...u.roles] });
      this.users.set(`${u.realm}:${user.id}`, user);
      return { id: user.id, created: !known };
    });
  }

  async setUserRoles(realm: string, id: string, roles: readonly string[]): Promise<void> {
    return this.call('setUserRoles', id, () => void (this.userOf(realm, id).roles = [...roles]));
  }

  async setUserEnabled(realm: string, id: string, enabled: boolean): Promise<void> {
    return this.call('setUserEnabled', id, () => void (this.userOf(realm, id).enabled = enabled));
  }

  async resetPassword(realm: string, id: string, { value, temporary, oneTimeCode }: Parameters<RealmUsers['resetPassword']>[2]): Promise<void> {
    return this.call('resetPassword', id, () => {
      const user = this.userOf(realm, id);
      if (value.length < 8 || user.passwords.includes(value)) throw refused('policy');
      user.passwords.push(value);
      user.temporary = temporary;
      if (oneTimeCode) user.oneTimeCode = false;
    });
  }

  async deleteUser(realm: string, id: string): Promise<void> {
    return this.call('deleteUser', id, () => void this.users.delete(`${realm}:${id}`));
  }

  async ensureServiceClient(c: Parameters<RealmUsers['ensureServiceClient']>[0]) {
    return this.call('ensureServiceClient', c.clientId, () => {
      const key = [...this.clients].find(([k, x]) => k.startsWith(`${c.realm}:`) && x.clientId === c.clientId)?.[0];
      const client = (key && this.clients.get(key)) || { id: randomUUID(), clientId: c.clientId, secret: randomUUID(), accountId: randomUUID() };
      this.clients.set(`${c.realm}:${client.id}`, client);
      const account = { id: client.accountId, username: `service-account-${c.clientId}`, displayName: '', phone: undefined, enabled: true, passwords: [], temporary: false, roles: [...c.roles] };
      this.users.set(`${c.realm}:${client.accountId}`, account);
      return { id: client.id, clientId: c.clientId, clientSecret: client.secret, serviceAccountUserId: client.accountId };
    });
  }

  async rotateClientSecret(realm: string, id: string): Promise<{ clientSecret: string }> {
    return this.call('rotateClientSecret', id, () => {
      const client = this.clients.get(`${realm}:${id}`);
      if (!client) throw new IdentityError('identity.not_found', 'POST …/client-secret', 'no such client', 404);
      client.secret = randomUUID();
      return { clientSecret: client.secret };
    });
  }

  async deleteClient(realm: string, id: string): Promise<void> {
    return this.call('deleteClient', id, () => void this.clients.delete(`${realm}:${id}`));
  }

  private userOf(realm: string, id: string): FakeUser {
    const user = this.users.get(`${realm}:${id}`);
    if (!user) throw new IdentityError('identity.not_found', 'GET …/users', 'no such user', 404);
    return user;
  }

  private async call<T>(method: Method, subject: string, work: () => T): Promise<T> {
    this.calls.push(`${method}:${subject}`);
    const at = this.failures.findIndex((f) => f.method === method);
    const failure = at < 0 ? undefined : this.failures.splice(at, 1)[0];
    const down = () => new IdentityError('identity.unavailable', method, 'no connection');
    if (failure?.when === 'before') throw down();
    const result = work();
    if (failure?.when === 'after') throw down();
    return result;
  }
}

const refused = (why: string) => new IdentityError('identity.refused', 'PUT …/reset-password', why, 400);

/** What the services of members, assignments and clients stand on, with realms in memory. */
export function memberKit(t: TwoTenants) {
  const tx = t.db.tenantTx();
  const registry = new TenantRegistry(tx);
  const jobs = new Jobs('tenancy', t.db.url, createLogger('tenancy', 'silent'));
  const realms = new FakeRealms();
  return {
    tx,
    registry,
    realms,
    realm: new MemberRealm(tx, registry, realms, jobs),
    operations: new Operations('tenancy', tx, randomBytes(32)),
    access: new AccessDirectory(new TenancyIdentity(registry, tx).access),
    /** jobs waiting to mend a realm */
    waiting: async (): Promise<{ memberId: string }[]> => {
      const { rows } = await t.db.admin.query("select j.payload from tenancy_jobs._private_jobs j join tenancy_jobs._private_tasks k on k.id = j.task_id where k.identifier = 'member-realm'");
      return rows.map((r) => r.payload);
    },
  };
}
export type MemberKit = ReturnType<typeof memberKit>;
