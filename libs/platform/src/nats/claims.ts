import { createHash } from 'node:crypto';
import { NatsInputError } from './errors';
import { keyFromSeed, verifySignature, type NatsKey } from './keys';

/** A permission list of NATS: with `allow` set, everything not listed is refused. */
export interface SubjectRules {
  allow?: string[];
  deny?: string[];
}

/** A service that an account offers to others; with `token_req` only to holders of an activation token. */
export interface ServiceExport {
  name: string;
  subject: string;
  type: 'service';
  token_req: boolean;
  response_type: 'Singleton' | 'Stream';
}

/** A service that an account takes from another. */
export interface ServiceImport {
  name: string;
  subject: string;
  account: string;
  type: 'service';
  token: string;
  /** What the importer calls it; default `subject`. */
  local_subject?: string;
}

/** Limits of an account; -1 = none, 0 = nothing. Sizes in bytes. Absent JetStream limits mean: no JetStream. */
export interface AccountLimits {
  subs: number;
  data: number;
  payload: number;
  imports: number;
  exports: number;
  wildcards: boolean;
  conn: number;
  leaf: number;
  disallow_bearer?: boolean;
  mem_storage?: number;
  disk_storage?: number;
  streams?: number;
  consumer?: number;
}

export interface AccountBody {
  limits: AccountLimits;
  exports?: ServiceExport[];
  imports?: ServiceImport[];
  /** User public key or `*` → seconds since 1970: users issued at or before that instant are refused. */
  revocations?: Record<string, number>;
}

export interface UserBody {
  pub?: SubjectRules;
  sub?: SubjectRules;
  subs: number;
  data: number;
  payload: number;
  allowed_connection_types?: ('STANDARD' | 'WEBSOCKET')[];
}

/** What a decoded NATS JWT holds (version 2 claims of nats-io/jwt). Times are seconds since 1970. */
export interface Claims {
  jti: string;
  iat: number;
  iss: string;
  name: string;
  sub: string;
  exp?: number;
  nats: Record<string, unknown> & { type: string; version: number };
}

interface Identity {
  name: string;
  sub: string;
  /** Seconds since 1970. */
  exp?: number;
}

export function operatorJwt(id: Identity, body: { signing_keys: string[]; system_account: string }, by: NatsKey): string {
  return encode('operator', id, body, by);
}

/** Signed by the operator, so limits and revocations change without the account's own seed. */
export function accountJwt(id: Identity, body: AccountBody, by: NatsKey): string {
  return encode('account', id, body, by);
}

/** Signed by the account: the only use of an account's seed besides activations. */
export function userJwt(id: Identity, body: UserBody, by: NatsKey): string {
  return encode('user', id, body, by);
}

/** The exporter's permission (signed with its account key) for account `id.sub` to import exactly `subject`. */
export function activationJwt(id: Identity, subject: string, by: NatsKey): string {
  return encode('activation', id, { subject, kind: 'service' }, by);
}

/** The operator's order to forget accounts. */
export function deletionJwt(accounts: string[], by: NatsKey): string {
  return encode('generic', { name: 'delete accounts', sub: by.publicKey }, { accounts }, by);
}

function encode(type: string, { name, sub, exp }: Identity, body: object, by: NatsKey): string {
  const iat = Math.floor(Date.now() / 1000);
  const claims = { iat, iss: by.publicKey, name, sub, ...(exp ? { exp } : {}), nats: { ...body, type, version: 2 } };
  const jti = createHash('sha256').update(JSON.stringify(claims)).digest('base64url');
  const text = `${part({ typ: 'JWT', alg: 'ed25519-nkey' })}.${part({ jti, ...claims })}`;
  return `${text}.${by.sign(Buffer.from(text)).toString('base64url')}`;
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Reads a NATS JWT and checks its signature against the issuer it names (not whether that issuer is trusted).
 * @throws NatsInputError bad_claims */
export function decodeClaims(jwt: string): Claims {
  const [head = '', body = '', signature = ''] = jwt.trim().split('.');
  try {
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims;
    if (verifySignature(claims.iss, Buffer.from(`${head}.${body}`), Buffer.from(signature, 'base64url'))) return claims;
  } catch {
    // Falls through: whatever is wrong with it, it is not claims.
  }
  throw new NatsInputError('bad_claims', 'not a NATS JWT, or its signature is wrong');
}

/** The credentials file every NATS client reads: a user's JWT and seed. Secret. */
export function credsText(jwt: string, user: NatsKey): string {
  return `-----BEGIN NATS USER JWT-----
${jwt}
------END NATS USER JWT------

************************* IMPORTANT *************************
NKEY Seed printed below can be used to sign and prove identity.
NKEYs are sensitive and should be treated as secrets.

-----BEGIN USER NKEY SEED-----
${user.seed}
------END USER NKEY SEED------
`;
}

/** Takes a credentials file apart. @throws NatsInputError bad_claims, bad_key */
export function parseCreds(text: string): { jwt: string; key: NatsKey } {
  const [jwt, seed] = [...text.matchAll(/-{3,}BEGIN [^-]+-{3,}\s*([^\s-][^\s]*)\s*-{3,}END/g)].map((found) => found[1]);
  if (!jwt || !seed) throw new NatsInputError('bad_claims', 'not a NATS credentials file');
  return { jwt, key: keyFromSeed(seed) };
}
