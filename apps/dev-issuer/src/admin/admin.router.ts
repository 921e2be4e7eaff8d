import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpError, readBody, sendJson } from '../http/http';
import type { AdminAnswer, AdminContext, AdminRoute } from './admin.types';
import { admit, callerOf, forbidden } from './authority';
import { clientRoutes } from './clients.routes';
import { createRealm, realmRoutes } from './realms.routes';
import { roleRoutes } from './roles.routes';
import { userRoutes } from './users.routes';

const BODY_LIMIT = 4 * 1024 * 1024;
const routes: AdminRoute[] = [...realmRoutes, ...userRoutes, ...roleRoutes, ...clientRoutes];

async function answer(req: IncomingMessage, url: URL, context: AdminContext): Promise<AdminAnswer> {
  const caller = callerOf(req.headers.authorization, context);
  const raw = await readBody(req, BODY_LIMIT);
  let body: unknown;
  try {
    body = raw === '' ? undefined : JSON.parse(raw);
  } catch {
    throw new HttpError(400, { error: 'unknown_error', error_description: 'The body is not JSON' });
  }
  if (url.pathname === '/admin/realms') {
    if (!caller.createsRealms) throw forbidden();
    if (req.method === 'POST') return createRealm(body, context);
    throw new HttpError(405, { error: 'HTTP 405 Method Not Allowed' });
  }
  const [, name = '', rest = ''] = /^\/admin\/realms\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
  const realm = context.registry.get(decode(name));
  if (!realm) throw new HttpError(404, { error: 'Realm not found.' });
  admit(caller, realm.state, req.method ?? '', rest);
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
