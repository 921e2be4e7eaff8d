import { onExchange, type Exchange } from '../call.kit';
import type { Aviary } from './marker.kit';
import { Scanner, told } from './scan.kit';

const SECRET_FIELD = /^(clientSecret|initialPassword|oneTimePassword|password|access_token|refresh_token|id_token|creds|client_secret|phone|identityNumber|followCode)$/;

/** Where tenants are called by the short names they were opened with: those are for everybody. */
const NAMED_TO_ALL = /^\/api\/tenancy\/v1\/public\/tenants(\/\d{6})?(\?|$)/;

/** Whose request it was: the realm that issued its token, or whose pages it asked for; undefined where nobody's. At a public page the token is nothing. */
export function tenantOf({ path, headers }: Pick<Exchange, 'path' | 'headers'>): string | undefined {
  const [, page] = /\/public\/(?:tenants\/)?(\d{6})(?:[/?]|$)/.exec(path) ?? [];
  if (page) return page;
  const claims = headers?.['authorization']?.split('.')[1];
  const realm = /\/realms\/([a-z0-9-]+)/;
  try {
    const issuer = claims && String((JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as { iss?: unknown }).iss);
    return slugOf(realm.exec(issuer || path)?.[1]);
  } catch {
    return undefined;
  }
}

/** Random requests send passwords like eight blanks, which are everywhere. */
const tellsApart = (text: string): boolean => text.length >= 8 && new Set(text).size >= 6;

const slugOf = (realm: string | undefined): string | undefined => realm?.replace(/^(district|city)-/, '');

/** Hears the whole suite: holds every answer to be free of foreign markers, and remembers what must be in no log. */
export class Recorder {
  /** foreign markers in answers */
  readonly answers: string[] = [];
  /** markers and secrets in spans and metrics */
  readonly telemetry: string[] = [];
  /** answers heard, and of them those that held the marker of the asking tenant: what a scan that finds nothing is measured by */
  heard = 0;
  readonly ownHeard = new Map<string, number>();
  /** passwords, tokens and keys that were sent or given */
  readonly secrets = new Map<string, string>();
  private readonly foreign = new Map<string, Scanner>();
  private readonly own = new Map<string, Scanner>();
  private readonly everybody: Scanner;
  readonly stop: () => void;

  constructor(readonly aviary: Aviary) {
    this.everybody = new Scanner(aviary.all);
    this.stop = onExchange((e) => this.hear(e));
  }

  /** The scanner for what may hold the markers of `slug` alone, and of who stands above it. */
  foreignTo(slug: string | undefined): Scanner {
    const known = this.foreign.get(slug ?? '') ?? new Scanner(this.aviary.foreignTo(slug));
    this.foreign.set(slug ?? '', known);
    return known;
  }

  /** For what must hold nobody's marker: telemetry and logs. */
  measured(kind: string, body: Buffer): void {
    for (const found of this.everybody.scan(body)) fault(this.telemetry, `${kind}: ${told(found)}`);
    for (const found of this.secretsIn(body.toString('latin1'))) fault(this.telemetry, `${kind}: ${found}`);
  }

  everyMarker(data: string | Uint8Array, where: string): string[] {
    return this.everybody.scan(data, where).map(told);
  }

  /** Names of the secrets that stand in a text. */
  secretsIn(text: string): string[] {
    return [...this.secrets].filter(([secret]) => text.includes(secret)).map(([secret, name]) => `${name} (${secret.slice(0, 6)}…)`);
  }

  private hear(e: Exchange): void {
    this.heard += 1;
    const slug = tenantOf(e);
    const { response } = e;
    const head = Buffer.from(Object.entries(response.headers as Record<string, unknown>).map(([k, v]) => `${k}: ${String(v)}`).join('\n'), 'latin1');
    const whole = Buffer.concat([head, Buffer.from('\n\n')]);
    const at = `${e.method.toUpperCase()} ${e.path.slice(0, 120)} → ${response.status} to ${slug ?? 'nobody'}`;
    const scanned = NAMED_TO_ALL.test(e.path) ? [whole] : [whole, e.bytes];
    for (const found of scanned.flatMap((bytes) => this.foreignTo(slug).scan(bytes))) fault(this.answers, `${at}: ${told(found)}`);
    if (slug && this.ownIn(slug, e.bytes)) this.ownHeard.set(slug, (this.ownHeard.get(slug) ?? 0) + 1);
    this.remember(e);
  }

  private ownIn(slug: string, bytes: Buffer): boolean {
    const canary = this.aviary.all.find((c) => c.slug === slug);
    if (!canary) return false;
    const scanner = this.own.get(slug) ?? new Scanner([canary]);
    this.own.set(slug, scanner);
    return scanner.scan(bytes).length > 0;
  }

  private remember({ body, headers, response, path }: Exchange): void {
    const token = headers?.['authorization']?.split(' ')[1]?.split('.')[2];
    // The signature is what makes a token one; its claims are no secret.
    if (token && token.length > 40) this.secrets.set(token, 'a token');
    for (const [where, value] of [['sent', typeof body === 'string' ? undefined : body], ['given', response.body]] as const) {
      walk(value, (name, text) => {
        if (SECRET_FIELD.test(name) && tellsApart(text)) this.keep(`${name} ${where} at ${path.replace(/[0-9a-f-]{36}/g, '{id}')}`, text);
      });
    }
  }

  private keep(name: string, text: string): void {
    const lines = /BEGIN/.test(text) ? text.split('\n').filter((l) => /^[A-Za-z0-9._-]{40,}$/.test(l)) : [text];
    // Of a token or a credentials file its parts that are secret: a signature, a seed.
    for (const line of lines) this.secrets.set(line.split('.').at(-1) ?? line, name);
  }
}

/** Many of a kind say no more than a few. */
function fault(list: string[], text: string): void {
  if (list.length < 100 && !list.includes(text)) list.push(text);
}

function walk(value: unknown, visit: (name: string, text: string) => void): void {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return;
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === 'string') visit(name, inner);
    else walk(inner, visit);
  }
}
