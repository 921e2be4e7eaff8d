import { createHash } from 'node:crypto';
import { signIn } from '@anlan/platform/testing';

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: { code?: string; title?: string; errors?: unknown; traceId?: string },
    what: string,
  ) {
    super(`${what} → ${status} ${problem.code ?? ''} ${problem.title ?? ''} ${problem.errors ? JSON.stringify(problem.errors) : ''} trace ${problem.traceId ?? ''}`);
  }
}

export interface CallOptions {
  readonly body?: unknown;
  readonly raw?: { type: string; data: Buffer };
  readonly headers?: Record<string, string>;
  readonly version?: number;
}

/** The secret of somebody's one-time codes, in base32; absent until Keycloak has asked for it to be set up. */
export interface SecondFactor {
  totpSecret?: string | undefined;
}

/** Somebody (or a program) with a token, at the public address. Fetches a new token when the old one has run out. */
export class Caller {
  private token: { value: string; until: number } | undefined;
  private coming: Promise<string> | undefined;

  constructor(
    private readonly origin: string,
    private readonly obtain: () => Promise<{ value: string; seconds: number }>,
    private readonly isSure = false,
  ) {}

  /**
   * The same caller, of whom each POST is done once however often it is sent: its Idempotency-Key is the digest of what it
   * says. For records that say of themselves which they are; two that say the same are one.
   */
  sure(): Caller {
    return new Caller(this.origin, async () => ({ value: await this.bearer(), seconds: 1 }), true);
  }

  /** A person, by authorization code with PKCE, through the login page; `factor` gives, or is given, the secret of one-time codes. */
  static person(origin: string, issuer: string, username: string, password: string, newPassword?: string, factor: SecondFactor = {}): Caller {
    return new Caller(origin, async () => {
      const { totpSecret } = factor;
      const tokens = await signIn({ issuer, clientId: 'anlan-console', redirectUri: `${origin}/callback`, username, password, newPassword, totpSecret });
      if (tokens.totpSecret !== totpSecret) factor.totpSecret = tokens.totpSecret;
      return { value: tokens.accessToken, seconds: 240 };
    });
  }

  /** A program, by client credentials. */
  static client(origin: string, issuer: string, clientId: string, clientSecret: string): Caller {
    return new Caller(origin, async () => {
      const res = await fetch(`${issuer}/protocol/openid-connect/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }),
      });
      const body = (await res.json()) as { access_token?: string; expires_in?: number; error_description?: string };
      if (!body.access_token) throw new Error(`${clientId} got no token: ${res.status} ${body.error_description ?? ''}`);
      return { value: body.access_token, seconds: Math.max((body.expires_in ?? 60) - 30, 1) };
    });
  }

  async get<T>(path: string, headers?: Record<string, string>): Promise<T> {
    return (await this.call<T>('GET', path, { headers })).body;
  }

  async post<T>(path: string, body?: unknown, o: CallOptions = {}): Promise<T> {
    return (await this.call<T>('POST', path, { ...o, body })).body;
  }

  async call<T>(method: string, path: string, o: CallOptions = {}): Promise<Answer<T>> {
    const res = await fetch(`${this.origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.bearer()}`,
        ...(o.raw ? { 'content-type': o.raw.type } : o.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(o.version === undefined ? {} : { 'if-match': `"${o.version}"` }),
        ...(this.isSure && method === 'POST' && { 'idempotency-key': keyOf(path, o) }),
        ...o.headers,
      },
      body: o.raw ? new Uint8Array(o.raw.data) : o.body === undefined ? undefined : JSON.stringify(o.body),
    });
    // Whoever loads a year at once is asked to wait now and then, and waits.
    const wait = res.status === 429 ? Number(res.headers.get('retry-after')) : 0;
    if (wait > 0) {
      await res.text();
      await new Promise((r) => setTimeout(r, wait * 1000));
      return this.call(method, path, o);
    }
    const text = await res.text();
    const isJson = (res.headers.get('content-type') ?? '').includes('json');
    const body = (isJson && text ? JSON.parse(text) : text) as T;
    if (res.ok) return { status: res.status, headers: res.headers, body };
    const problem = (isJson ? body : {}) as Record<string, never>;
    // What was sent by a start that broke off is worked on still.
    if (this.isSure && problem['code'] === 'request.idempotency_running') {
      await new Promise((r) => setTimeout(r, 100));
      return this.call(method, path, o);
    }
    throw new ApiError(res.status, problem, `${method} ${path}`);
  }

  /** Many who ask at once wait for one token. */
  async bearer(): Promise<string> {
    if (this.token && this.token.until >= Date.now()) return this.token.value;
    this.coming ??= this.obtain().then(({ value, seconds }) => {
      this.token = { value, until: Date.now() + seconds * 1000 };
      return value;
    }).finally(() => (this.coming = undefined));
    return this.coming;
  }
}

function keyOf(path: string, { body, raw, version }: CallOptions): string {
  return `demo-${createHash('sha256').update(`${path}\n${version ?? ''}\n`).update(raw?.data ?? JSON.stringify(body ?? null)).digest('hex')}`;
}

/** Asks again until `done` is given, with a deadline; every wait of the demo goes through here. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, seconds = 60): Promise<T> {
  const end = Date.now() + seconds * 1000;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const found = await ask();
      if (found !== undefined) return found;
    } catch (e) {
      if (e instanceof ApiError && e.status < 500 && e.status !== 401 && e.status !== 403 && e.status !== 404) throw e;
      last = e;
    }
    await new Promise((r) => setTimeout(r, 100));
  }
  throw new Error(`${what} did not happen within ${seconds} s${last ? `: ${(last as Error).message}` : ''}`);
}

export interface OperationBody {
  id: string;
  state: 'waiting' | 'running' | 'succeeded' | 'failed';
  progress: { done: number; total: number };
  steps: { name: string; state: string; startedAt: string | null; finishedAt: string | null }[];
  result: Record<string, unknown> | null;
  error: string | null;
}

/** Follows an operation to its end, telling each step once. */
export async function follow(caller: Caller, service: string, id: string, tell: (line: string) => void): Promise<OperationBody> {
  const told = new Set<string>();
  const ended = await until(`operation ${id}`, async () => {
    const op = await caller.get<OperationBody>(`/api/${service}/v1/operations/${id}`);
    for (const s of op.steps) {
      if (s.state !== 'succeeded' || told.has(s.name)) continue;
      told.add(s.name);
      tell(`${s.name} ${Date.parse(s.finishedAt ?? '') - Date.parse(s.startedAt ?? '')} ms`);
    }
    return op.state === 'failed' || op.state === 'succeeded' ? op : undefined;
  }, 120);
  if (ended.state === 'failed') throw new Error(`operation ${id} failed: ${ended.error}`);
  return ended;
}
