import { signIn, signInForCode, type AuthorizationCode, type SignedIn } from '@anlan/platform/testing';
import type { Response } from 'supertest';
import { realmServiceAccount } from '../../src/secrets';
import { call, type Tenant, type World } from '../api/api.kit';

/** An address of each service that a member with a role may read. */
export const addresses = ['/api/tenancy/v1/units?limit=1', '/api/enforcement/v1/hazards?limit=1'] as const;

export interface Person {
  readonly tenant: Tenant;
  readonly memberId: string;
  readonly username: string;
  readonly password: string;
  /** secret of the one-time codes; undefined for those who are asked for none */
  readonly totpSecret: string | undefined;
  /** tokens of the first sign-in */
  readonly first: SignedIn;
  readonly assignment: { id: string; version: number };
}

const redirectUri = (w: World): string => `${w.origin}/callback`;
const initial = 'Anfang-2026';
let count = 0;

/** A person of the tenant with one role, who has signed in for the first time and chosen a password. */
export async function person(w: World, tenant: Tenant, role: string): Promise<Person> {
  const username = `${role}.${(count += 1)}`;
  const member = await tenant.admin.made<{ id: string }>('/api/tenancy/v1/members', { username, displayName: `人员${count}`, initialPassword: initial });
  const assignment = await tenant.admin.made<{ id: string; version: number }>('/api/tenancy/v1/assignments', { memberId: member.id, role });
  const password = `Bleibt-${count}-2026`;
  const first = await signIn({ issuer: tenant.issuer, clientId: 'anlan-console', redirectUri: redirectUri(w), username, password: initial, newPassword: password });
  return { tenant, memberId: member.id, username, password, totpSecret: first.totpSecret, first, assignment };
}

const signInOptions = (w: World, { tenant, username, password, totpSecret }: Person) =>
  ({ issuer: tenant.issuer, clientId: 'anlan-console', redirectUri: redirectUri(w), username, password, totpSecret });

export const signedIn = (w: World, who: Person, more: { password?: string; newPassword?: string; totpSecret?: string | undefined } = {}): Promise<SignedIn> => signIn({ ...signInOptions(w, who), ...more });
export const codeOf = (w: World, who: Person): Promise<AuthorizationCode> => signInForCode(signInOptions(w, who));

export interface Granted {
  readonly status: number;
  readonly body: { access_token?: string; refresh_token?: string; error?: string };
}

/** The token endpoint, at the public address. */
export async function grant(issuer: string, form: Record<string, string>): Promise<Granted> {
  const answer = await fetch(`${issuer}/protocol/openid-connect/token`, { method: 'POST', body: new URLSearchParams(form) });
  // Keycloak refuses a password grant with a page.
  const json = answer.headers.get('content-type')?.includes('json') ?? false;
  return { status: answer.status, body: json ? ((await answer.json()) as Granted['body']) : {} };
}

export const exchange = (w: World, issuer: string, { code }: AuthorizationCode, more: Record<string, string>): Promise<Granted> =>
  grant(issuer, { grant_type: 'authorization_code', code, client_id: 'anlan-console', redirect_uri: redirectUri(w), ...more });

export const refresh = (issuer: string, token: string | undefined): Promise<Granted> =>
  grant(issuer, { grant_type: 'refresh_token', client_id: 'anlan-console', refresh_token: token ?? '' });

export const credentials = (issuer: string, made: { clientId: string; clientSecret: string }): Promise<Granted> =>
  grant(issuer, { grant_type: 'client_credentials', client_id: made.clientId, client_secret: made.clientSecret });

const partOf = (jwt: string, at: 0 | 1): Record<string, unknown> => JSON.parse(Buffer.from(jwt.split('.')[at] ?? '', 'base64url').toString()) as Record<string, unknown>;
export const headerOf = (jwt: string): Record<string, unknown> => partOf(jwt, 0);
export const claimsOf = (jwt: string): Record<string, unknown> => partOf(jwt, 1);

export const as = (w: World, token: string | undefined, path: string): Promise<Response> => call(w.origin, 'get', path, { headers: { authorization: `Bearer ${token}` } });

/** What each service says to this token. */
export const statuses = (w: World, token: string | undefined): Promise<number[]> => Promise.all(addresses.map(async (path) => (await as(w, token, path)).status));

/** The identity service's administration of a realm, with the account tenancy uses; not at the public address. */
export async function administer(w: World, { realm }: Tenant, method: string, path: string, body?: object): Promise<number> {
  const { internalUrl } = w.stack.identity;
  const { body: token } = await credentials(`${internalUrl}/realms/${realm}`, realmServiceAccount(w.stack.secrets, realm));
  const headers = { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json' };
  return (await fetch(`${internalUrl}/admin/realms/${realm}${path}`, { method, headers, body: body && JSON.stringify(body) })).status;
}
