import { createHash, randomBytes } from 'node:crypto';

export interface SignInOptions {
  /** For example `http://127.0.0.1:8080/realms/district-440310`. */
  issuer: string;
  clientId: string;
  redirectUri: string;
  username: string;
  password: string;
  /** Used when the issuer asks for a new password; without it such a sign-in fails. */
  newPassword?: string;
}

export interface SignedIn {
  accessToken: string;
  refreshToken: string;
  idToken: string;
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

interface Cookie {
  name: string;
  value: string;
  path: string;
}

/** Just enough of a browser's jar for one host: values by name and path, removed when expired. */
class CookieJar {
  private cookies: Cookie[] = [];

  take(response: Response, url: URL): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((text) => text.trim());
      const attribute = (name: string) => attributes.find((text) => text.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
      const cut = pair.indexOf('=');
      const folder = url.pathname.slice(0, url.pathname.lastIndexOf('/')) || '/';
      const cookie = { name: pair.slice(0, cut), value: pair.slice(cut + 1), path: attribute('path') ?? folder };
      this.cookies = this.cookies.filter((other) => other.name !== cookie.name || other.path !== cookie.path);
      const expires = attribute('expires');
      const gone = attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) <= Date.now());
      if (!gone) this.cookies.push(cookie);
    }
  }

  header(url: URL): string {
    const applies = ({ path }: Cookie) =>
      url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
    // The longest path first, as browsers send them.
    const matching = this.cookies.filter(applies).sort((a, b) => b.path.length - a.path.length);
    return matching.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return entities[name ?? ''] ?? whole;
  });
}

/** Where the form with this id posts to; undefined if the page has no such form. */
function formAction(html: string, id: string, page: URL): URL | undefined {
  const tag = [...html.matchAll(/<form\b[^>]*>/gi)].map(([text]) => text).find((text) => new RegExp(`\\bid="${id}"`).test(text));
  return tag === undefined ? undefined : new URL(decodeEntities(/\baction="([^"]*)"/.exec(tag)?.[1] ?? ''), page);
}

const plain = (html: string): string => decodeEntities(html.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ').trim().slice(0, 300);

/** What the page says went wrong, else all its text. */
function visibleText(html: string): string {
  const body = html.replace(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, ' ');
  const marks = /<(p|div|span)\b[^>]*(?:id="(?:input-error[\w-]*|kc-error-message)"|class="[^"]*kc-feedback-text)[^>]*>([\s\S]*?)<\/\1>/gi;
  const errors = [...body.matchAll(marks)].map((match) => plain(match[2] ?? ''));
  return errors.find((text) => text !== '') ?? plain(body);
}

const TIMEOUT_MS = 10_000;

async function getJson(url: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new SignInError(`${url} answered ${response.status}`, (await response.text()).slice(0, 300));
  return (await response.json()) as Record<string, unknown>;
}

/** Fills in whatever form the page shows. A form shown a second time means that its first answer was refused. */
function answerForm(html: string, page: URL, options: SignInOptions, answered: Set<string>): { url: URL; body: URLSearchParams } {
  const { username, password, newPassword } = options;
  const forms: Record<string, Record<string, string> | undefined> = {
    'kc-form-login': { username, password },
    'kc-passwd-update-form': newPassword === undefined ? undefined : { 'password-new': newPassword, 'password-confirm': newPassword },
  };
  for (const [id, fields] of Object.entries(forms)) {
    const url = formAction(html, id, page);
    if (!url) continue;
    if (answered.has(id)) throw new SignInError(`the issuer refused the answer to ${id}`, visibleText(html));
    if (!fields) throw new SignInError('the issuer asks for a new password and none was given', '');
    answered.add(id);
    return { url, body: new URLSearchParams(fields) };
  }
  throw new SignInError(`no form to fill in at ${page.pathname}`, visibleText(html));
}

async function authorize(start: URL, options: SignInOptions): Promise<URL> {
  const jar = new CookieJar();
  const answered = new Set<string>();
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
      ({ url, body } = answerForm(html, url, options, answered));
    }
  }
  throw new SignInError('the issuer redirects without end', '');
}

/**
 * Signs a person in the way a browser does: authorization code with PKCE S256, forms, cookies, code exchange.
 * Works with the development issuer and with Keycloak 26. Throws SignInError with the issuer's own words.
 */
export async function signIn(options: SignInOptions): Promise<SignedIn> {
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
  const back = (await authorize(start, options)).searchParams;
  const code = back.get('code');
  if (code === null) throw new SignInError(`the issuer gave no code (${back.get('error')})`, back.get('error_description') ?? '');
  if (back.get('state') !== state) throw new SignInError('the issuer gave back another state', '');
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, client_id: clientId, code_verifier: verifier };
  const tokens = await getJson(String(discovery['token_endpoint']), { method: 'POST', body: new URLSearchParams(form) });
  return {
    accessToken: String(tokens['access_token']),
    refreshToken: String(tokens['refresh_token']),
    idToken: String(tokens['id_token']),
  };
}
