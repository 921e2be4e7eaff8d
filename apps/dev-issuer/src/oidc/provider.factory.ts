import { randomBytes } from 'node:crypto';
import { Provider, errors, interactionPolicy, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { providerJwks } from '../realm/signing-keys';
import type { ClientState, RealmState } from '../realm/realm.types';
import { errorPage } from '../login/pages';
import { loggedOutSource, logoutByHint, logoutSource } from '../login/logout';
import { sendPage } from '../http/http';
import type { ArtifactStore } from './artifact-store';
import { accessTokenLifespan, clientMetadata, redirectUrisOf, postLogoutUrisOf } from './client-metadata';
import { originAllowed, redirectUriAllowed } from './redirect-uris';
import { accessTokenClaims, profileClaims } from './token-claims';

/** Makes every access token a JWT; its real audience comes from the client's mappers. */
const RESOURCE = 'urn:anlan:api';
const SCOPES = ['openid', 'profile', 'email', 'roles', 'web-origins', 'acr', 'basic'];

function loginPolicy() {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  const { Check } = interactionPolicy;
  policy.get('login')?.checks.add(
    new Check('account_state', 'the account is gone, disabled or has something to do first', (ctx) => {
      const account = ctx.oidc.account as { pending?: boolean } | undefined;
      return ctx.oidc.session?.accountId !== undefined && (account === undefined || account.pending === true);
    }),
  );
  return policy;
}

/** A client as it stands now: disabled and unknown ones are the same to the outside. */
export function enabledClient(realm: RealmState, clientId: string | undefined): ClientState | undefined {
  return realm.clients.find((client) => client.clientId === clientId && client.enabled);
}

function configuration(realm: RealmState, issuer: string, artifacts: ArtifactStore, publicUrl: string): Configuration {
  const clientOf = (clientId: string | undefined) => enabledClient(realm, clientId);
  const lifespan = (client: { clientId: string } | undefined) => accessTokenLifespan(realm, clientOf(client?.clientId));
  const cookies = { httpOnly: true, sameSite: 'lax', path: `/realms/${realm.realm}/` } as const;
  return {
    adapter: (model: string) =>
      artifacts.adapter(model, (id) => {
        const client = clientOf(id);
        const authorization = Provider.ctx?.headers.authorization ?? '';
        return client && clientMetadata(client, /^basic /i.test(authorization));
      }),
    jwks: providerJwks(realm) as Configuration['jwks'],
    routes: {
      authorization: '/protocol/openid-connect/auth',
      token: '/protocol/openid-connect/token',
      jwks: '/protocol/openid-connect/certs',
      userinfo: '/protocol/openid-connect/userinfo',
      end_session: '/protocol/openid-connect/logout',
      revocation: '/protocol/openid-connect/revoke',
    },
    scopes: SCOPES,
    responseTypes: ['code'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    // Everything under `openid`, since Keycloak gives profile and email to every client by default.
    claims: {
      openid: ['sub', 'name', 'preferred_username', 'given_name', 'family_name', 'email', 'email_verified', 'typ', 'azp', 'auth_time'],
    },
    conformIdTokenClaims: false,
    // Keycloak speaks of one signing algorithm, and a verifier should see no other.
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      // Answered by userinfo.ts: oidc-provider's own accepts only opaque tokens.
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: logoutSource(realm), postLogoutSuccessSource: loggedOutSource(realm) },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: SCOPES.join(' '),
          audience: RESOURCE,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    discovery: { ui_locales_supported: ['zh-CN', 'en'], userinfo_endpoint: `${issuer}/protocol/openid-connect/userinfo` },
    pkce: { required: (_ctx, client) => client.clientAuthMethod === 'none' || clientOf(client.clientId)?.attributes['pkce.code.challenge.method'] === 'S256' },
    interactions: { policy: loginPolicy(), url: (_ctx, interaction) => `/realms/${realm.realm}/login-actions/authenticate/${interaction.uid}` },
    findAccount: (ctx, sub) => {
      const user = realm.users.find((candidate) => candidate.id === sub && candidate.enabled);
      if (!user) return undefined;
      return {
        accountId: user.id,
        pending: user.requiredActions.includes('UPDATE_PASSWORD'),
        claims: () => ({ ...profileClaims(user), typ: 'ID', azp: ctx.oidc.client?.clientId }),
      };
    },
    // First-party clients: the grant is made silently, there is no consent page.
    loadExistingGrant: async (ctx) => {
      const { account, client, provider, session } = ctx.oidc;
      if (!account || !client || !session) return undefined;
      const existing = session.grantIdFor(client.clientId);
      const found = existing ? await provider.Grant.find(existing) : undefined;
      if (found) return found;
      const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId });
      grant.addOIDCScope(SCOPES.join(' '));
      grant.addResourceScope(RESOURCE, SCOPES.join(' '));
      await grant.save();
      return grant;
    },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    expiresWithSession: () => true,
    ttl: {
      AccessToken: (_ctx, _token, client) => lifespan(client),
      ClientCredentials: (_ctx, _token, client) => lifespan(client),
      IdToken: (_ctx, _token, client) => lifespan(client),
      AuthorizationCode: 60,
      Interaction: 1800,
      RefreshToken: () => realm.ssoSessionIdleTimeout,
      Session: () => realm.ssoSessionMaxLifespan,
      Grant: () => realm.ssoSessionMaxLifespan,
    },
    formats: {
      customizers: {
        jwt: (_ctx, token, parts) => {
          const client = clientOf(token.clientId);
          const userId = 'accountId' in token ? token.accountId : undefined;
          const user = realm.users.find((candidate) =>
            userId === undefined ? candidate.serviceAccountClientId === token.clientId : candidate.id === userId,
          );
          if (!client || !user?.enabled) throw new errors.InvalidGrant('the account is not available');
          const { iat, exp, scope } = parts.payload as { iat: number; exp: number; scope?: string };
          const sid = 'sid' in token ? token.sid : undefined;
          parts.header = { typ: 'JWT' };
          parts.payload = accessTokenClaims({ issuer, realm, client, user, iat, exp, sid, scope });
        },
      },
    },
    clientBasedCORS: (_ctx, origin, client) => {
      const state = clientOf(client.clientId);
      return origin === publicUrl || (state !== undefined && originAllowed(origin, state.webOrigins, redirectUrisOf(state)));
    },
    cookies: { keys: [randomBytes(32).toString('base64url')], long: cookies, short: { httpOnly: true, sameSite: 'lax' } },
    renderError: (ctx: KoaContextWithOIDC, out) => {
      sendPage(ctx, ctx.status, errorPage(realm.displayName, out.error, out.error_description ?? ''));
    },
  };
}

/** One OpenID provider per realm. It reads the realm's state at every request; only new signing keys need a new provider. */
export function createProvider(realm: RealmState, issuer: string, artifacts: ArtifactStore, publicUrl: string): Provider {
  const provider = new Provider(issuer, configuration(realm, issuer, artifacts, publicUrl));
  // The forwarded headers are set by our own server, which is the only one in front (http/server.ts).
  provider.proxy = true;
  const stateOf = (clientId: string) => realm.clients.find((client) => client.clientId === clientId);
  Object.assign(provider.Client.prototype, {
    redirectUriAllowed(this: { clientId: string }, uri: string): boolean {
      const client = stateOf(this.clientId);
      return client !== undefined && redirectUriAllowed(redirectUrisOf(client), uri);
    },
    postLogoutRedirectUriAllowed(this: { clientId: string }, uri: string): boolean {
      const client = stateOf(this.clientId);
      return client !== undefined && redirectUriAllowed(postLogoutUrisOf(client), uri);
    },
    // Keycloak always names the session, and single sign-out needs it.
    includeSid: () => true,
  });
  provider.use(logoutByHint(artifacts));
  return provider;
}
