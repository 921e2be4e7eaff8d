import { StackError } from './errors';

export interface AdminClient {
  clientId: string;
  clientSecret: string;
}

interface Named {
  id: string;
  name: string;
}

interface MasterClient {
  id: string;
  clientId: string;
  attributes?: Record<string, string>;
}

const MASTER = '/admin/realms/master';
const TIMEOUT_MS = 30_000;

/** The access token of a client of realm master; undefined when Keycloak refuses id or secret. */
export async function masterToken(url: string, { clientId, clientSecret }: AdminClient): Promise<string | undefined> {
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
  const response = await fetch(`${url}/realms/master/protocol/openid-connect/token`, { method: 'POST', body, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const answer = (await response.json()) as { access_token?: string };
  if (response.ok) return answer.access_token;
  if (response.status === 400 || response.status === 401) return undefined;
  throw failed(`${clientId}: ${response.status} ${JSON.stringify(answer)}`);
}

/** Every role a token carries: realm roles as they are, those of a client as `client:role`. */
export function rolesOfToken(token: string): string[] {
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    realm_access?: { roles: string[] };
    resource_access?: Record<string, { roles: string[] }>;
  };
  const ofClients = Object.entries(claims.resource_access ?? {}).flatMap(([client, { roles }]) => roles.map((role) => `${client}:${role}`));
  return [...(claims.realm_access?.roles ?? []), ...ofClients].sort();
}

/**
 * With the rights of `temporary`: makes the one lasting client of realm master, which may create realms and nothing
 * else, closes the realm, and deletes every temporary admin, itself last. Any part may be repeated after a crash.
 */
export async function bootstrapProvisioner(url: string, temporary: string, provisioner: AdminClient): Promise<void> {
  const call = caller(url, temporary);
  const id = await ensureClient(call, provisioner);
  const { id: account } = await call<Named>('GET', `/clients/${id}/service-account-user`);
  const create = await call<Named>('GET', '/roles/create-realm');
  await onlyRole(call, account, create);
  await call('POST', `/clients/${id}/scope-mappings/realm`, [create]);
  await call('PUT', '', { registrationAllowed: false, resetPasswordAllowed: false, bruteForceProtected: true, adminEventsEnabled: true });
  const token = await masterToken(url, provisioner);
  const roles = token ? rolesOfToken(token) : [];
  if (roles.join() !== 'create-realm') throw failed(`${provisioner.clientId} has the roles [${roles.join(', ')}]`);
  await endTemporary(call);
}

async function ensureClient(call: Call, { clientId, clientSecret }: AdminClient): Promise<string> {
  const wanted = {
    ...{ clientId, name: 'Anlan: opens realms', enabled: true, protocol: 'openid-connect', publicClient: false, secret: clientSecret },
    ...{ serviceAccountsEnabled: true, standardFlowEnabled: false, implicitFlowEnabled: false, directAccessGrantsEnabled: false },
    ...{ clientAuthenticatorType: 'client-secret', redirectUris: [], webOrigins: [] },
    // Keycloak gives whoever makes a realm every right in it; with a narrow scope none of them ever stands in a token.
    fullScopeAllowed: false,
  };
  const find = async (): Promise<string | undefined> => (await call<MasterClient[]>('GET', `/clients?clientId=${clientId}`))[0]?.id;
  const present = await find();
  if (present) await call('PUT', `/clients/${present}`, wanted);
  else await call('POST', '/clients', wanted);
  const id = present ?? (await find());
  if (!id) throw failed(`${clientId} was made and is not there`);
  return id;
}

/** Takes every role from the account (Keycloak gives each new one a few) but this one. */
async function onlyRole(call: Call, account: string, role: Named): Promise<void> {
  const path = `/users/${account}/role-mappings`;
  const held = await call<{ realmMappings?: Named[]; clientMappings?: Record<string, { id: string; mappings: Named[] }> }>('GET', path);
  const others = (held.realmMappings ?? []).filter(({ id }) => id !== role.id);
  if (others.length > 0) await call('DELETE', `${path}/realm`, others);
  for (const { id, mappings } of Object.values(held.clientMappings ?? {})) await call('DELETE', `${path}/clients/${id}`, mappings);
  await call('POST', `${path}/realm`, [role]);
}

async function endTemporary(call: Call): Promise<void> {
  for (const { id } of await call<Named[]>('GET', '/users?q=is_temporary_admin:true&max=1000')) await call('DELETE', `/users/${id}`);
  const clients = (await call<MasterClient[]>('GET', '/clients?max=1000')).filter((client) => client.attributes?.['is_temporary_admin'] === 'true');
  const { self } = call;
  // The token in use ends with its client: that one goes last.
  for (const { id } of [...clients.filter((c) => c.clientId !== self), ...clients.filter((c) => c.clientId === self)]) await call('DELETE', `/clients/${id}`);
}

type Call = (<T = unknown>(method: string, path: string, body?: unknown) => Promise<T>) & { self: string };

function caller(url: string, token: string): Call {
  const { azp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { azp: string };
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${url}${MASTER}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await response.text();
    if (!response.ok) throw failed(`${method} ${MASTER}${path} → ${response.status} ${text.slice(0, 300)}`);
    return (text ? JSON.parse(text) : undefined) as T;
  };
  return Object.assign(call, { self: azp });
}

const failed = (detail: string): StackError =>
  new StackError('KEYCLOAK_FAILED', 'Keycloak 的 master realm 未能设置好:', 'Realm master of Keycloak could not be set up:', detail);
