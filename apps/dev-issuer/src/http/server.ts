import { DEVELOPMENT_ISSUER_HEADER } from '@anlan/platform/config';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import { handleAdmin } from '../admin/admin.router';
import { LoginHandler } from '../login/login.handler';
import { errorPage } from '../login/pages';
import { userinfo } from '../oidc/userinfo';
import type { Realm, RealmRegistry } from '../realm/realm.registry';
import { publicKeyOf, type KeyPool } from '../realm/signing-keys';
import { HttpError, sendHtml, sendJson } from './http';

const OPENID = '/protocol/openid-connect';
/** Served for a disabled realm too, so that tokens given out before can still be judged. */
const always = new Set(['/.well-known/openid-configuration', `${OPENID}/certs`]);

export interface Services {
  registry: RealmRegistry;
  keys: KeyPool;
  publicUrl: URL;
}

/** What Keycloak answers at `/realms/{realm}`; adapters read the public key from it. */
function realmInfo({ state, issuer }: Realm): Record<string, unknown> {
  const active = state.keys.find((key) => key.active);
  return {
    realm: state.realm,
    public_key: active && publicKeyOf(active).export({ type: 'spki', format: 'der' }).toString('base64'),
    'token-service': `${issuer}${OPENID}`,
    'account-service': `${issuer}/account`,
    'tokens-not-before': 0,
  };
}

function refuseDisabled(realm: Realm, path: string, res: ServerResponse): void {
  const forPeople = path === `${OPENID}/auth` || path.startsWith('/login-actions/');
  if (forPeople) sendHtml(res, 403, errorPage(realm.state.displayName, '该单位的服务已暂停', 'Realm not enabled'));
  else sendJson(res, 403, { error: 'access_denied', error_description: 'Realm not enabled' });
}

async function handleRealm(services: Services, login: LoginHandler, req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
  const [, name = '', path = ''] = /^\/realms\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
  const realm = services.registry.get(name);
  if (!realm) throw new HttpError(404, { error: 'Realm does not exist' });
  if (path === '' || path === '/') return sendJson(res, 200, realmInfo(realm));
  if (!realm.state.enabled && !always.has(path)) return refuseDisabled(realm, path, res);
  if (path === `${OPENID}/userinfo`) return userinfo(realm, req, res);
  // Addresses in answers are always the public ones, whichever way the request came.
  req.headers['x-forwarded-host'] = services.publicUrl.host;
  req.headers['x-forwarded-proto'] = services.publicUrl.protocol.slice(0, -1);
  const uid = /^\/login-actions\/authenticate\/([\w-]+)$/.exec(path)?.[1];
  if (uid !== undefined) return login.handle(realm, uid, req, res);
  // oidc-provider finds its mount path by comparing the two.
  Object.assign(req, { originalUrl: req.url, url: `${path}${url.search}` });
  await realm.provider.callback()(req, res);
}

export function createIssuerServer(services: () => Services): Server {
  let login: LoginHandler | undefined;
  const handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const { registry, keys, publicUrl } = services();
    login ??= new LoginHandler(registry.store);
    // Two slashes at the start would be read as a host name.
    const target = (req.url ?? '/').replace(/^\/+/, '/');
    const url = new URL(target, publicUrl);
    req.url = target;
    if (url.pathname === '/healthz') return sendJson(res, 200, { status: 'ok' });
    if (url.pathname === '/admin/realms' || url.pathname.startsWith('/admin/realms/')) return handleAdmin(req, res, url, { registry, keys });
    if (url.pathname.startsWith('/realms/')) return handleRealm({ registry, keys, publicUrl }, login, req, res, url);
    throw new HttpError(404, { error: 'HTTP 404 Not Found' });
  };
  return createServer((req, res) => {
    res.setHeader(DEVELOPMENT_ISSUER_HEADER, 'true');
    handle(req, res).catch((error: unknown) => {
      const known = error instanceof HttpError;
      if (!known) process.stderr.write(`${inspect(error)}\n`);
      if (res.headersSent) res.destroy();
      else sendJson(res, known ? error.status : 500, known ? error.body : { error: 'unknown_error' });
    });
  });
}
