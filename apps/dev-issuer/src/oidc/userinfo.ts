import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Realm } from '../realm/realm.registry';
import { verifyAccessToken } from '../realm/signing-keys';
import { sendJson } from '../http/http';
import { enabledClient } from './provider.factory';
import { redirectUrisOf } from './client-metadata';
import { originAllowed } from './redirect-uris';
import { profileClaims } from './token-claims';

/** GET or POST userinfo with `Authorization: Bearer`; a token that is not ours, expired, or of a disabled user is 401. */
export function userinfo(realm: Realm, req: IncomingMessage, res: ServerResponse): void {
  const origin = req.headers.origin;
  const preflight = req.method === 'OPTIONS';
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(req.headers.authorization ?? '')?.[1];
  const verified = token === undefined ? undefined : verifyAccessToken(realm.state, realm.issuer, token);
  const client = enabledClient(realm.state, verified?.azp);
  const allowed = client && origin !== undefined && originAllowed(origin, client.webOrigins, redirectUrisOf(client));
  // A preflight carries no token, so it cannot be tied to a client; the answer that follows can.
  if (origin !== undefined && (preflight || allowed)) {
    res.setHeader('access-control-allow-origin', origin);
    res.setHeader('access-control-allow-headers', 'authorization');
    res.setHeader('vary', 'Origin');
  }
  if (preflight) {
    res.writeHead(204).end();
    return;
  }
  const user = realm.state.users.find((candidate) => candidate.id === verified?.sub && candidate.enabled);
  if (!user || !client) {
    res.setHeader('www-authenticate', `Bearer realm="${realm.state.realm}", error="invalid_token"`);
    sendJson(res, 401, { error: 'invalid_token', error_description: 'Token verification failed' });
    return;
  }
  if (!(verified?.scope ?? '').split(' ').includes('openid')) {
    sendJson(res, 403, { error: 'insufficient_scope', error_description: 'Missing openid scope' });
    return;
  }
  sendJson(res, 200, profileClaims(user));
}
