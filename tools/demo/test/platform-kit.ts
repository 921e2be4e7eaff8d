import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack, type StackOptions } from '@anlan/tool-stack';
import { Client, type QueryResultRow } from 'pg';
import { Caller, until, type OperationBody } from '../src/api';
import { DemoState } from '../src/demo-state';
import { asUser, makeClients, type Demo } from '../src/open-tenant';
import { demoPassword } from '../src/passwords';

/** A whole platform of its own in a temporary directory, as `npm start` runs it, and what tests need around it. */
export class Platform {
  readonly demo: Demo;

  private constructor(
    private running: Stack,
    private readonly base: string,
    private readonly options: StackOptions,
    /** what the stack and the demo told on their way */
    readonly lines: string[],
  ) {
    this.demo = { origin: running.gatewayUrl, state: new DemoState(running.dataDir), tell: (line) => lines.push(line) };
  }

  get stack(): Stack {
    return this.running;
  }

  static async start(env: Record<string, string> = {}): Promise<Platform> {
    const base = mkdtempSync(join(tmpdir(), 'anlan-e2e-'));
    // So that, as root, the unprivileged Postgres can reach its cluster in here.
    chmodSync(base, 0o755);
    const { DATABASE_URL: _d, NATS_URL: _n, KEYCLOAK_URL: _k, ...environment } = process.env;
    const lines: string[] = [];
    const options: StackOptions = {
      dataDir: join(base, 'data'), gatewayPort: 0, env: 'test', environment, progress: (line) => lines.push(line),
      // One machine asks for everybody here; limits have tests of their own.
      extraEnv: { RATE_LIMIT_PER_MINUTE: '1000000', PUBLIC_RATE_FACTOR: '1000000', ...env },
    };
    try {
      return new Platform(await Stack.start(options), base, options, lines);
    } catch (e) {
      rmSync(base, { recursive: true, force: true });
      throw e;
    }
  }

  /** As Ctrl-C and a second `npm start`. */
  async restart(): Promise<void> {
    await this.running.stop();
    this.running = await Stack.start(this.options);
  }

  async stop(): Promise<void> {
    await this.running.stop();
    rmSync(this.base, { recursive: true, force: true });
  }

  /** The operator of the platform, signed in through the login page. */
  operator(): Caller {
    const { operatorUsername, operatorPassword } = this.stack.secrets;
    const issuer = `${this.stack.gatewayUrl}/realms/platform`;
    return Caller.person(this.stack.gatewayUrl, issuer, operatorUsername, operatorPassword);
  }

  /** Asks for an opening and gives its operation, which is under way. */
  open(opener: Caller, kind: 'city' | 'district', slug: string): Promise<OperationBody> {
    const body = { divisionCode: slug, kind, shortName: slug, admin: { username: 'admin', displayName: '何管理' } };
    return opener.post<OperationBody>('/api/tenancy/v1/tenants', body, { headers: { 'idempotency-key': `open-${slug}` } });
  }

  /** Signs the new admin in with the password of the hand-over, and remembers him with the one he chose. */
  async firstSignIn({ result }: OperationBody, role: 'city-admin' | 'district-admin'): Promise<Caller> {
    const { slug, issuer, admin } = result as { slug: string; issuer: string; admin: { username: string; oneTimePassword: string } };
    const password = demoPassword();
    const caller = Caller.person(this.demo.origin, issuer, admin.username, admin.oneTimePassword, password);
    await caller.bearer();
    this.demo.state.putRealm({ slug, realm: issuer.split('/realms/')[1] ?? '', issuer, name: slug, users: [{ username: admin.username, password, roles: [role] }], clients: [] });
    return asUser(this.demo, slug, admin.username);
  }

  /** Opens a city and gives its admin. */
  async openCity(slug: string): Promise<Caller> {
    const operator = this.operator();
    return this.firstSignIn(await ended(operator, 'tenancy', (await this.open(operator, 'city', slug)).id), 'city-admin');
  }

  /** Opens a district with a program for each of these roles, and gives its admin. */
  async openDistrict(city: Caller, slug: string, roles: string[] = []): Promise<Caller> {
    const admin = await this.firstSignIn(await ended(city, 'tenancy', (await this.open(city, 'district', slug)).id), 'district-admin');
    await makeClients(this.demo, slug, roles.map((role) => [role]));
    return admin;
  }

  /** A program of an open tenant with this role. */
  client(slug: string, role: string): Caller {
    const realm = this.demo.state.realm(slug);
    const found = realm.clients.find((c) => c.roles.includes(role));
    if (!found) throw new Error(`${slug} has no client with role ${role}`);
    return Caller.client(this.demo.origin, realm.issuer, found.clientId, found.clientSecret);
  }

  /** The id of a tenant. */
  async tenantId(slug: string): Promise<string> {
    const [row] = await this.sql<{ id: string }>('select id from tenancy.tenant where slug = $1', [slug]);
    if (!row) throw new Error(`there is no tenant ${slug}`);
    return row.id;
  }

  /** One read as the superuser, from the database itself and not from a service. Waits for a database that is restarting. */
  async sql<T extends QueryResultRow>(text: string, params: readonly unknown[] = []): Promise<T[]> {
    return until('the database', async () => {
      const client = await this.admin();
      try {
        return (await client.query<T>(text, [...params])).rows;
      } finally {
        await client.end().catch(() => undefined);
      }
    });
  }

  /** A connection of the superuser; who asks for it ends it. Survives, closed, when the server is killed. */
  async admin(): Promise<Client> {
    const client = new Client({ connectionString: this.stack.adminDatabaseUrl, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }
}

/** What an operation answers once it has ended, whichever way; services may be restarting meanwhile. */
export async function ended(caller: Caller, service: string, id: string, seconds = 90): Promise<OperationBody> {
  return until(`the end of operation ${id}`, async () => {
    const op = await caller.get<OperationBody>(`/api/${service}/v1/operations/${id}`);
    return op.state === 'succeeded' || op.state === 'failed' ? op : undefined;
  }, seconds);
}

export { Caller, until, type OperationBody };
