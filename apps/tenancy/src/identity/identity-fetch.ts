import { IdentityError, codeOfStatus } from './identity.errors';

const TIMEOUT_MS = 5_000;

export interface Answer<T> {
  status: number;
  body: T;
  /** Last segment of the Location header: the id of what was created. */
  createdId: string | undefined;
}

export interface Asked {
  method: string;
  /** absolute */
  url: string;
  /** An object is sent as JSON, a form as a form. */
  body?: unknown;
  bearer?: string;
  /** May the call be sent twice? */
  idempotent: boolean;
  timeoutMs?: number;
}

const messageOf = (text: string): string => {
  try {
    const { errorMessage, error_description: description, error } = JSON.parse(text) as Record<string, unknown>;
    return String(errorMessage ?? description ?? error ?? text).slice(0, 300);
  } catch {
    return text.slice(0, 300);
  }
};

/** One request to the identity service: a limit of time, one second try, typed errors. Throws IdentityError for everything but 2xx. */
export async function identityFetch<T>(asked: Asked): Promise<Answer<T>> {
  const what = `${asked.method} ${new URL(asked.url).pathname}`;
  const response = await send(what, asked);
  const text = await response.text().catch((cause: unknown) => {
    throw new IdentityError('identity.unavailable', what, 'the answer broke off', response.status, { cause });
  });
  if (!response.ok) throw new IdentityError(codeOfStatus(response.status), what, messageOf(text), response.status);
  return { status: response.status, body: parsed<T>(what, text), createdId: response.headers.get('location')?.split('/').pop() };
}

async function send(what: string, { method, url, body, bearer, idempotent, timeoutMs = TIMEOUT_MS }: Asked): Promise<Response> {
  const form = body instanceof URLSearchParams;
  const headers: Record<string, string> = {
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
  };
  const init = { method, headers, ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }) };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    } catch (cause) {
      const timedOut = (cause as { name?: unknown } | undefined)?.name === 'TimeoutError';
      if (idempotent && attempt === 1 && !timedOut) continue;
      const why = timedOut ? `no answer within ${timeoutMs / 1000} s` : 'no connection';
      throw new IdentityError('identity.unavailable', what, why, undefined, { cause });
    }
  }
}

function parsed<T>(what: string, text: string): T {
  if (text === '') return undefined as T;
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw new IdentityError('identity.unavailable', what, 'the answer is not JSON', undefined, { cause });
  }
}
