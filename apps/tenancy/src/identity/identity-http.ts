import { IdentityError, codeOfStatus } from './identity.errors';

const TIMEOUT_MS = 5_000;
/** A token is not used in its last 30 seconds: it could expire on the way. */
const MARGIN_MS = 30_000;

export interface IdentityAddress {
  /** Where the admin REST answers, for example `http://127.0.0.1:41873`; not public. */
  adminUrl: string;
  clientId: string;
  clientSecret: string;
}

export interface Answer<T> {
  status: number;
  body: T;
  /** Last segment of the Location header: the id of what was created. */
  createdId: string | undefined;
}

interface CallOptions {
  body?: unknown;
  /** May the call be sent twice? True unless it is a POST that creates something. */
  idempotent?: boolean;
}

const messageOf = (text: string): string => {
  try {
    const { errorMessage, error_description: description, error } = JSON.parse(text) as Record<string, unknown>;
    return String(errorMessage ?? description ?? error ?? text).slice(0, 300);
  } catch {
    return text.slice(0, 300);
  }
};

/** Keycloak's admin REST as a client of realm `master`: one token, limits of time, one second try, typed errors. */
export class IdentityHttp {
  private token: { value: Promise<string>; until: number } | undefined;

  constructor(private readonly address: IdentityAddress) {}

  /** A token given before a realm existed has no rights in it (Keycloak puts them into the token). */
  forgetToken(): void {
    this.token = undefined;
  }

  /** `path` is relative to `/admin/realms`. Throws IdentityError for everything but 2xx. */
  async call<T = undefined>(method: string, path: string, options: CallOptions = {}): Promise<Answer<T>> {
    const idempotent = options.idempotent ?? method !== 'POST';
    const asked = `${method} /admin/realms${path}`;
    const send = async (): Promise<Response> => {
      const headers: Record<string, string> = { authorization: `Bearer ${await this.bearer()}` };
      if (options.body !== undefined) headers['content-type'] = 'application/json';
      const body = options.body === undefined ? {} : { body: JSON.stringify(options.body) };
      return this.fetch(asked, `${this.address.adminUrl}/admin/realms${path}`, { method, headers, ...body }, idempotent);
    };
    let response = await send();
    if (response.status === 401 || response.status === 403) {
      // Restarted with other keys, or the token is older than the realm: a new token tells which.
      await response.arrayBuffer();
      this.forgetToken();
      response = await send();
    }
    const text = await this.text(asked, response);
    if (!response.ok) throw new IdentityError(codeOfStatus(response.status), asked, messageOf(text), response.status);
    const createdId = response.headers.get('location')?.split('/').pop();
    return { status: response.status, body: this.json<T>(asked, text), createdId };
  }

  /** Resolves if the admin client can sign in now; throws IdentityError otherwise. */
  async check(): Promise<void> {
    this.forgetToken();
    await this.bearer();
  }

  private bearer(): Promise<string> {
    if (this.token && this.token.until > Date.now()) return this.token.value;
    const entry = { value: this.fetchToken((until) => (entry.until = until)), until: Date.now() + TIMEOUT_MS };
    this.token = entry;
    // A failure must not be kept for the next caller.
    entry.value.catch(() => {
      if (this.token === entry) this.token = undefined;
    });
    return entry.value;
  }

  private async fetchToken(keepUntil: (until: number) => void): Promise<string> {
    const { adminUrl, clientId, clientSecret } = this.address;
    const asked = 'POST /realms/master/protocol/openid-connect/token';
    const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
    const started = Date.now();
    const response = await this.fetch(asked, `${adminUrl}/realms/master/protocol/openid-connect/token`, { method: 'POST', body }, true);
    const text = await this.text(asked, response);
    if (!response.ok) {
      const code = response.status >= 500 ? 'identity.unavailable' : 'identity.refused';
      throw new IdentityError(code, asked, messageOf(text), response.status);
    }
    const { access_token: token, expires_in: seconds } = this.json<{ access_token?: unknown; expires_in?: unknown }>(asked, text);
    if (typeof token !== 'string' || typeof seconds !== 'number') {
      throw new IdentityError('identity.unavailable', asked, 'the answer has no token', response.status);
    }
    keepUntil(started + seconds * 1000 - MARGIN_MS);
    return token;
  }

  private async fetch(asked: string, url: string, init: RequestInit, idempotent: boolean): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
      } catch (cause) {
        const timedOut = (cause as { name?: unknown } | undefined)?.name === 'TimeoutError';
        if (idempotent && attempt === 1 && !timedOut) continue;
        const why = timedOut ? `no answer within ${TIMEOUT_MS / 1000} s` : 'no connection';
        throw new IdentityError('identity.unavailable', asked, why, undefined, { cause });
      }
    }
  }

  private async text(asked: string, response: Response): Promise<string> {
    try {
      return await response.text();
    } catch (cause) {
      throw new IdentityError('identity.unavailable', asked, 'the answer broke off', response.status, { cause });
    }
  }

  private json<T>(asked: string, text: string): T {
    if (text === '') return undefined as T;
    try {
      return JSON.parse(text) as T;
    } catch (cause) {
      throw new IdentityError('identity.unavailable', asked, 'the answer is not JSON', undefined, { cause });
    }
  }
}
