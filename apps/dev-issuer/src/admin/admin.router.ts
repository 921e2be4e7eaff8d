import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError, readBody, sendJson } from '../http/http';
import { realmView } from '../realm/representation';
import { claimedIssuer, verifyAccessToken } from '../realm/signing-keys';
import type { AdminAnswer, AdminContext, AdminRoute } from './admin.types';
import { clientRoutes } from './clients.routes';
import { createRealm, realmRoutes } from './realms.routes';
import { roleRoutes } from './roles.routes';
import { userRoutes } from './users.routes';

const BODY_LIMIT = 4 * 1024 * 1024;
const routes: AdminRoute[] = [...realmRoutes, ...userRoutes, ...roleRoutes, ...clientRoutes];

/** The realm the caller may administer: a name, or `*` for the provisioning client of `master`. */
function authority(req: IncomingMessage, { registry }: AdminContext): string {
  const token = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
  const issuer = token === undefined ? undefined : claimedIssuer(token);
  const realm = registry.store.list().find((state) => registry.issuerOf(state.realm) === issuer);
  const verified = token !== undefined && realm && issuer !== undefined ? verifyAccessToken(realm, issuer, token) : undefined;
  const user = realm?.users.find((candidate) => candidate.id === verified?.sub && candidate.enabled);
  if (!verified || !realm?.enabled || !user) throw new HttpError(401, { error: 'HTTP 401 Unauthorized' });
  // The account's roles now, not those at the time of the token: a right taken away is gone at once.
  if (realm.realm === 'master' && user.roles.includes('admin')) return '*';
  if (user.serviceAccountClientId !== undefined && user.roles.includes('realm-admin')) return realm.realm;
  throw new HttpError(403, { error: 'HTTP 403 Forbidden' });
}

async function answer(req: IncomingMessage, url: URL, context: AdminContext): Promise<AdminAnswer> {
  const may = authority(req, context);
  const raw = await readBody(req, BODY_LIMIT);
  let body: unknown;
  try {
    body = raw === '' ? undefined : JSON.parse(raw);
  } catch {
    throw new HttpError(400, { error: 'unknown_error', error_description: 'The body is not JSON' });
  }
  if (url.pathname === '/admin/realms') {
    if (may !== '*') throw new HttpError(403, { error: 'HTTP 403 Forbidden' });
    if (req.method === 'POST') return createRealm(body, context);
    if (req.method === 'GET') return { status: 200, body: context.registry.store.list().map(realmView) };
    throw new HttpError(405, { error: 'HTTP 405 Method Not Allowed' });
  }
  const [, name = '', rest = ''] = /^\/admin\/realms\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
  const realm = context.registry.get(decode(name));
  if (may !== '*' && may !== realm?.state.realm) throw new HttpError(403, { error: 'HTTP 403 Forbidden' });
  if (!realm) throw new HttpError(404, { error: 'Realm not found.' });
  let known = false;
  for (const [method, path, handler] of routes) {
    const match = path.exec(rest);
    known ||= match !== null;
    if (!match || method !== req.method) continue;
    return handler({ realm, params: match.slice(1).map(decode), query: url.searchParams, body }, context);
  }
  throw known ? new HttpError(405, { error: 'HTTP 405 Method Not Allowed' }) : new HttpError(404, { error: 'HTTP 404 Not Found' });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Keycloak's admin REST, as far as the platform calls it. Not passed on by the gateway. */
export async function handleAdmin(req: IncomingMessage, res: ServerResponse, url: URL, context: AdminContext): Promise<void> {
  const { status, body, created } = await answer(req, url, context);
  const location: Record<string, string> = created === undefined ? {} : { location: `${url.origin}${url.pathname}/${encodeURIComponent(created)}` };
  if (body === undefined) res.writeHead(status, location).end();
  else sendJson(res, status, body, location);
}
