import { createHash, randomBytes } from 'node:crypto';
import { CookieJar } from './cookie-jar';
import { formAction, inputValue, visibleText } from './html-page';
import { base32, freshTotp } from './totp';

export interface SignInOptions {
  /** For example `http://127.0.0.1:8080/realms/district-440310`. */
  issuer: string;
  clientId: string;
  redirectUri: string;
  username: string;
  password: string;
  /** Used when the issuer asks for a new password; without it such a sign-in fails. */
  newPassword?: string | undefined;
  /** Secret of the person's one-time codes, in base32; those who are told to set one up need none. */
  totpSecret?: string | undefined;
}

export interface SignedIn {
  accessToken: string;
  refreshToken: string;
  idToken: string;
  /** The secret given, or the one set up at this sign-in; keep it for the next. */
  totpSecret: string | undefined;
}

export interface AuthorizationCode {
  code: string;
  verifier: string;
  tokenEndpoint: string;
  totpSecret: string | undefined;
}

/** The issuer did not let the person in; `page` is what it said, without markup. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  constructor(
    message: string,
    readonly page: string,
  ) {
    super(page ? `${message}: ${page}` : message);
  }
}

const TIMEOUT_MS = 10_000;

async function getJson(url: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new SignInError(`${url} answered ${response.status}`, (await response.text()).slice(0, 300));
  return (await response.json()) as Record<string, unknown>;
}

/** What has been filled in so far, and the one-time-code secret, given or set up on the way. */
interface Progress {
  readonly answered: Set<string>;
  totpSecret: string | undefined;
}

type Fields = Record<string, string>;
type Answerer = (options: SignInOptions, progress: Progress, html: string, again: boolean) => Fields | Promise<Fields>;

/** The forms of both issuers by their id. A form shown `again` says that its first answer was refused. */
const forms: Record<string, Answerer> = {
  'kc-form-login': ({ username, password }, _progress, html, again) => {
    if (again) throw refusal('kc-form-login', html);
    return { username, password };
  },
  'kc-passwd-update-form': ({ newPassword }, _progress, html, again) => {
    if (again) throw refusal('kc-passwd-update-form', html);
    if (newPassword === undefined) throw new SignInError('the issuer asks for a new password and none was given', '');
    return { 'password-new': newPassword, 'password-confirm': newPassword };
  },
  'kc-totp-settings-form': async (_options, progress, html, again) => {
    const raw = inputValue(html, 'totpSecret');
    if (again || raw === undefined) throw refusal('kc-totp-settings-form', html);
    progress.totpSecret = base32(raw);
    return { totp: await freshTotp(progress.totpSecret), totpSecret: raw, userLabel: '' };
  },
  'kc-otp-login-form': async (_options, { answered, totpSecret }, html, again) => {
    if (totpSecret === undefined) throw new SignInError('the issuer asks for a one-time code and no secret was given', '');
    // Refused once: another process may have used this code. Refused twice: the secret is not the one.
    if (again && answered.has('another code')) throw refusal('kc-otp-login-form', html);
    if (again) answered.add('another code');
    return { otp: await freshTotp(totpSecret, again) };
  },
};

const refusal = (form: string, html: string): SignInError => new SignInError(`the issuer refused the answer to ${form}`, visibleText(html));

async function answerForm(html: string, page: URL, options: SignInOptions, progress: Progress): Promise<{ url: URL; body: URLSearchParams }> {
  for (const [id, answer] of Object.entries(forms)) {
    const url = formAction(html, id, page);
    if (!url) continue;
    const fields = await answer(options, progress, html, progress.answered.has(id));
    progress.answered.add(id);
    return { url, body: new URLSearchParams(fields) };
  }
  throw new SignInError(`no form to fill in at ${page.pathname}`, visibleText(html));
}

async function authorize(start: URL, options: SignInOptions, progress: Progress): Promise<URL> {
  const jar = new CookieJar();
  const target = new URL(options.redirectUri);
  let url = start;
  let body: URLSearchParams | undefined;
  for (let step = 0; step < 20; step += 1) {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: jar.header(url) },
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body && { body }),
    });
    jar.take(response, url);
    const location = response.headers.get('location');
    const html = await response.text();
    if (location !== null) {
      url = new URL(location, url);
      body = undefined;
      if (url.origin === target.origin && url.pathname === target.pathname) return url;
    } else if (!response.ok) {
      throw new SignInError(`the issuer answered ${response.status}`, visibleText(html));
    } else {
      ({ url, body } = await answerForm(html, url, options, progress));
    }
  }
  throw new SignInError('the issuer redirects without end', '');
}

/** Signs a person in up to the code, which has not been exchanged yet. Throws SignInError with the issuer's own words. */
export async function signInForCode(options: SignInOptions): Promise<AuthorizationCode> {
  const { issuer, clientId, redirectUri } = options;
  const discovery = await getJson(`${issuer}/.well-known/openid-configuration`);
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('base64url');
  const start = new URL(String(discovery['authorization_endpoint']));
  start.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile email',
    state,
    nonce: randomBytes(16).toString('base64url'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const progress: Progress = { answered: new Set(), totpSecret: options.totpSecret };
  const back = (await authorize(start, options, progress)).searchParams;
  const code = back.get('code');
  if (code === null) throw new SignInError(`the issuer gave no code (${back.get('error')})`, back.get('error_description') ?? '');
  if (back.get('state') !== state) throw new SignInError('the issuer gave back another state', '');
  return { code, verifier, tokenEndpoint: String(discovery['token_endpoint']), totpSecret: progress.totpSecret };
}

/**
 * Signs a person in the way a browser does: authorization code with PKCE S256, forms, one-time codes, cookies, code
 * exchange. Works with the development issuer and with Keycloak 26. Throws SignInError with the issuer's own words.
 */
export async function signIn(options: SignInOptions): Promise<SignedIn> {
  const { code, verifier, tokenEndpoint, totpSecret } = await signInForCode(options);
  const form = { grant_type: 'authorization_code', code, redirect_uri: options.redirectUri, client_id: options.clientId, code_verifier: verifier };
  const tokens = await getJson(tokenEndpoint, { method: 'POST', body: new URLSearchParams(form) });
  return {
    accessToken: String(tokens['access_token']),
    refreshToken: String(tokens['refresh_token']),
    idToken: String(tokens['id_token']),
    totpSecret,
  };
}
