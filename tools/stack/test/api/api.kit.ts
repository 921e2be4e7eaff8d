import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn } from '@anlan/platform/testing';
import type { Response } from 'supertest';
import { resetDataDir } from '../../src/reset';
import { Stack, type StackOptions } from '../../src/stack';
import { call, type CallOptions, type Method } from './call.kit';
import { Collector } from './canary/collector.kit';
import { Aviary, PLATFORM, type Canary } from './canary/marker.kit';
import { Recorder } from './canary/recorder.kit';

export { call, type Method } from './call.kit';

/** Somebody with a token; a new one is fetched before the old one runs out. */
export class Caller {
  private token: { value: string; until: number } | undefined;

  constructor(
    readonly origin: string,
    private readonly obtain: () => Promise<string>,
  ) {}

  static client(origin: string, issuer: string, made: { clientId: string; clientSecret: string }): Caller {
    return new Caller(origin, async () => {
      const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: made.clientId, client_secret: made.clientSecret }).toString();
      const res = await call(origin, 'post', `${new URL(issuer).pathname}/protocol/openid-connect/token`, { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
      return String(res.body.access_token);
    });
  }

  async bearer(): Promise<string> {
    if (!this.token || this.token.until < Date.now()) this.token = { value: await this.obtain(), until: Date.now() + 200_000 };
    return this.token.value;
  }

  async call(method: Method, path: string, o: CallOptions = {}): Promise<Response> {
    return call(this.origin, method, path, { ...o, headers: { authorization: `Bearer ${await this.bearer()}`, ...o.headers } });
  }

  get(path: string, headers?: Record<string, string>): Promise<Response> {
    return this.call('get', path, { headers });
  }

  post(path: string, body?: unknown, o: CallOptions = {}): Promise<Response> {
    return this.call('post', path, { ...o, body });
  }

  /** For what a test only needs to be there: anything but a 2xx ends the test with the answer. */
  async made<T = Record<string, unknown>>(path: string, body?: unknown, o: CallOptions = {}): Promise<T> {
    const res = await this.post(path, body, o);
    if (!res.ok) throw new Error(`POST ${path} → ${res.status} ${res.text}`);
    return res.body as T;
  }

  async read<T = Record<string, unknown>>(path: string): Promise<T> {
    const res = await this.get(path);
    if (!res.ok) throw new Error(`GET ${path} → ${res.status} ${res.text}`);
    return res.body as T;
  }
}

export interface Tenant {
  readonly slug: string;
  readonly realm: string;
  readonly issuer: string;
  /** an API client with the admin's role */
  readonly admin: Caller;
  /** stands in every text the tenant writes */
  readonly canary: Canary;
}

export interface World {
  readonly stack: Stack;
  readonly origin: string;
  readonly operator: Caller;
  readonly shenzhen: Tenant;
  readonly hangzhou: Tenant;
  readonly pingshan: Tenant;
  readonly binjiang: Tenant;
  readonly recorder: Recorder;
  /** hears what the services say of themselves */
  readonly collector: Collector;
  close(): Promise<void>;
}

/** Polls with a deadline; what is thrown last is part of the message. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>, timeoutMs = 20_000): Promise<T> {
  const end = Date.now() + timeoutMs;
  let last = '';
  while (Date.now() < end) {
    try {
      const found = await ask();
      if (found !== undefined && found !== false) return found;
    } catch (e) {
      last = (e as Error).message;
    }
    await new Promise((r) => setTimeout(r, 40));
  }
  throw new Error(`${what} did not happen within ${timeoutMs} ms ${last}`);
}

export interface OperationBody {
  readonly id: string;
  readonly state: string;
  readonly error: string | null;
  readonly result: Record<string, unknown> | null;
}

/** Follows an operation to its end. */
export async function finished(caller: Caller, location: string): Promise<OperationBody> {
  return until(`the end of ${location}`, async () => {
    const op = await caller.read<OperationBody & Record<string, unknown>>(location);
    return ['succeeded', 'failed'].includes(op.state) && op;
  }, 60_000);
}

interface HandOver {
  slug: string;
  issuer: string;
  apiClient: { clientId: string; clientSecret: string };
}

/** Short name and administrator carry the marker of who opens: that much is handed down. */
async function open(opener: Caller, by: Canary, kind: 'city' | 'district', slug: string, canary: Canary): Promise<Tenant> {
  const body = { divisionCode: slug, kind, shortName: by.text, placement: 'pooled', admin: { username: by.code, displayName: `${by.text}管理员` }, apiClient: true };
  const accepted = await opener.post('/api/tenancy/v1/tenants', body);
  if (accepted.status !== 202) throw new Error(`opening ${slug} → ${accepted.status} ${accepted.text}`);
  const done = await finished(opener, String(accepted.headers['location']));
  const { issuer, apiClient } = done.result as unknown as HandOver;
  if (!apiClient) throw new Error(`${slug} was not opened: ${JSON.stringify(done)}`);
  return { slug, issuer, realm: issuer.split('/realms/')[1] ?? '', admin: Caller.client(opener.origin, issuer, apiClient), canary };
}

const tenants = [[PLATFORM, '平台', undefined], ['440300', '深圳', PLATFORM], ['330100', '杭州', PLATFORM], ['440310', '坪山', '440300'], ['330108', '滨江', '330100']] as const;

/** The whole platform with two cities and a district in each, opened through the API. */
export async function startWorld({ identity }: Pick<StackOptions, 'identity'> = {}): Promise<World> {
  const base = mkdtempSync(join(tmpdir(), 'anlan-api-'));
  chmodSync(base, 0o755); // Postgres runs as another user and must get through
  const dataDir = join(base, 'data');
  const { DATABASE_URL: _d, NATS_URL: _n, KEYCLOAK_URL: _k, ...environment } = process.env;
  const aviary = new Aviary();
  for (const [slug, name, above] of tenants) aviary.add(slug, name, above);
  const recorder = new Recorder(aviary);
  const collector = new Collector((kind, body) => recorder.measured(kind, body));
  const tidy = async (): Promise<void> => {
    recorder.stop();
    await collector.stop();
    await resetDataDir(dataDir);
    rmSync(base, { recursive: true, force: true });
  };
  // The limit is the gateway's own subject; here it would only be in the way.
  const extraEnv = { RATE_LIMIT_PER_MINUTE: '1000000', PUBLIC_RATE_FACTOR: '1000000', ...(await collector.start()) };
  const stack = await Stack.start({ dataDir, gatewayPort: 0, env: 'test', environment, identity, logLevel: 'debug', extraEnv }).catch(async (e: unknown) => {
    await tidy();
    throw e;
  });
  const close = async (): Promise<void> => {
    await stack.stop();
    await tidy();
  };
  try {
    const origin = stack.gatewayUrl;
    let totpSecret: string | undefined;
    const operator = new Caller(origin, async () => {
      const signedIn = await signIn({ issuer: `${origin}/realms/platform`, clientId: 'anlan-console', redirectUri: `${origin}/callback`, username: 'operator', password: stack.secrets.operatorPassword, totpSecret });
      totpSecret = signedIn.totpSecret;
      return signedIn.accessToken;
    });
    await until('the operator', async () => (await operator.get('/api/tenancy/v1/tenants')).ok);
    const city = (slug: string): Promise<Tenant> => open(operator, aviary.of(PLATFORM), 'city', slug, aviary.of(slug));
    const district = (above: Tenant, slug: string): Promise<Tenant> => open(above.admin, above.canary, 'district', slug, aviary.of(slug));
    const [shenzhen, hangzhou] = await Promise.all([city('440300'), city('330100')]);
    const [pingshan, binjiang] = await Promise.all([district(shenzhen, '440310'), district(hangzhou, '330108')]);
    return { stack, origin, operator, shenzhen, hangzhou, pingshan, binjiang, recorder, collector, close };
  } catch (e) {
    await close();
    throw e;
  }
}
