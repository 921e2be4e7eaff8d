import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(__dirname, '../../..');
export const admin = { clientId: 'anlan-provisioner', clientSecret: 'provisioner-secret' };

export function buildIssuer(): void {
  const built = spawnSync('npx', ['nx', 'build', '@anlan/dev-issuer'], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`);
}

export interface RunningIssuer {
  url: string;
  process: ChildProcess;
  /** Sends the signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

function launch(env: Record<string, string>): ChildProcess {
  const main = join(root, 'apps/dev-issuer/dist/src/main.js');
  if (!existsSync(main)) throw new Error(`${main} is missing`);
  const base = { PATH: process.env['PATH'] ?? '', ANLAN_ENV: 'test', ADMIN_CLIENT_ID: admin.clientId, ADMIN_CLIENT_SECRET: admin.clientSecret };
  return spawn(process.execPath, [main], { env: { ...base, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Starts the built process on a free port (or `SERVICE_PORT`) and waits for its line. */
export async function startIssuer(stateDir: string, env: Record<string, string> = {}): Promise<RunningIssuer> {
  const child = launch({ ISSUER_STATE_DIR: stateDir, SERVICE_PORT: '0', ...env });
  const ended = once(child, 'exit');
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  if (!child.stdout) throw new Error('no standard output');
  const lines = createInterface({ input: child.stdout });
  const port = await new Promise<number>((done, failed) => {
    child.once('exit', (code) => failed(new Error(`the issuer ended with ${code}: ${complaint}`)));
    lines.once('line', (line) => done((JSON.parse(line) as { port: number }).port));
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await ended;
    return child.exitCode;
  };
  return { url: `http://127.0.0.1:${port}`, process: child, stop };
}

/** Runs the process with an environment it should refuse; gives its exit code and what it said. */
export async function refusedStart(env: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = launch(env);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, said };
}

/** The service account of a test realm, with the rights tenancy has. */
export const keeper = { clientId: 'anlan-tenancy', clientSecret: 'keeper-secret' };

export class AdminApi {
  constructor(
    private readonly url: string,
    private readonly realm: string,
  ) {}

  async token(realm = this.realm): Promise<string> {
    const { clientId, clientSecret } = realm === 'master' ? admin : keeper;
    const { body } = await token(`${this.url}/realms/${realm}`, { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
    return String(body['access_token']);
  }

  /** `path` is relative to `/admin/realms`, which is the client's of `master`; below a realm, the realm's own account calls. The body of the answer is parsed if there is one. `T` is what the caller takes it to be. */
  async call<T = unknown>(method: string, path: string, body?: unknown, bearer?: string): Promise<{ status: number; body: T; location: string | null }> {
    const headers = { authorization: `Bearer ${bearer ?? (await this.token(path === '' ? 'master' : undefined))}`, 'content-type': 'application/json' };
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const response = await fetch(`${this.url}/admin/realms${path}`, init);
    const text = await response.text();
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T, location: response.headers.get('location') };
  }
}

export async function token(issuer: string, form: Record<string, string>): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${issuer}/protocol/openid-connect/token`, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** What the tests read of a token. */
export interface Claims {
  sub: string;
  sid: string;
  jti: string;
  aud: string | string[];
  iat: number;
  exp: number;
  scope: string;
  realm_access: { roles: string[] };
}

const partOf = (jwt: string, at: 0 | 1): unknown => JSON.parse(Buffer.from(jwt.split('.')[at] ?? '', 'base64url').toString());
export const claimsOf = (jwt: string): Claims => partOf(jwt, 1) as Claims;
export const headerOf = (jwt: string): { alg: string; typ: string; kid: string } => partOf(jwt, 0) as { alg: string; typ: string; kid: string };
