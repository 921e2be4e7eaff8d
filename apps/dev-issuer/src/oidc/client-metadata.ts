import type { AdapterPayload } from 'oidc-provider';
import type { ClientState, RealmState } from '../realm/realm.types';
import { absoluteUris } from './redirect-uris';

export function redirectUrisOf(client: ClientState): string[] {
  return absoluteUris(client.redirectUris, client.rootUrl);
}

/** Keycloak keeps these in one attribute: `+` means "as the redirect addresses", `##` separates several. */
export function postLogoutUrisOf(client: ClientState): string[] {
  const listed = (client.attributes['post.logout.redirect.uris'] ?? '+').split('##').filter(Boolean);
  return listed.flatMap((uri) => (uri === '+' ? redirectUrisOf(client) : absoluteUris([uri], client.rootUrl)));
}

/**
 * A Keycloak client as OpenID metadata. `basic` = the request at hand carries an Authorization: Basic header:
 * Keycloak lets a confidential client authenticate either way, oidc-provider wants one way declared.
 */
export function clientMetadata(client: ClientState, basic: boolean): AdapterPayload {
  const flow = client.standardFlowEnabled && redirectUrisOf(client).length > 0;
  const confidential = basic ? 'client_secret_basic' : 'client_secret_post';
  return {
    client_id: client.clientId,
    client_name: client.name ?? client.clientId,
    application_type: 'web',
    token_endpoint_auth_method: client.publicClient ? 'none' : confidential,
    ...(client.secret && !client.publicClient ? { client_secret: client.secret } : {}),
    grant_types: [
      ...(flow ? ['authorization_code', 'refresh_token'] : []),
      ...(client.serviceAccountsEnabled && !client.publicClient ? ['client_credentials'] : []),
    ],
    response_types: flow ? ['code'] : [],
    redirect_uris: flow ? redirectUrisOf(client) : [],
    post_logout_redirect_uris: flow ? postLogoutUrisOf(client) : [],
    id_token_signed_response_alg: 'RS256',
  };
}

/** Audiences of the client's access tokens: those its mappers add, and Keycloak's account client that every user has a role in. */
export function audiencesOf(client: ClientState): string[] {
  const audiences = client.protocolMappers
    .filter((mapper) => mapper.protocolMapper === 'oidc-audience-mapper' && mapper.config['access.token.claim'] !== 'false')
    .map((mapper) => mapper.config['included.custom.audience'] || mapper.config['included.client.audience'])
    .filter((audience) => audience !== undefined && audience !== '');
  return [...new Set([...(audiences as string[]), 'account'])];
}

/** Seconds; a client may have its own lifespan. */
export function accessTokenLifespan(realm: RealmState, client: ClientState | undefined): number {
  const own = Number(client?.attributes['access.token.lifespan']);
  return Number.isSafeInteger(own) && own > 0 ? own : realm.accessTokenLifespan;
}
