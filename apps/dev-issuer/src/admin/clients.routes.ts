import { HttpError } from '../http/http';
import { parseBody } from '../realm/realm.factory';
import { clientSchema, clientState, clientView, newSecret, serviceAccountOf, userView } from '../realm/representation';
import type { Realm } from '../realm/realm.registry';
import type { ClientState } from '../realm/realm.types';
import { clientOf, noContent, type AdminRoute } from './admin.types';

/** A client with the client-credentials grant has an account of its own, one without has none. */
function alignServiceAccount(realm: Realm, client: ClientState): void {
  const { users } = realm.state;
  const existing = users.find((user) => user.serviceAccountClientId === client.clientId);
  if (client.serviceAccountsEnabled && !existing) users.push(serviceAccountOf(realm.state.realm, client.clientId));
  if (!client.serviceAccountsEnabled && existing) realm.state.users = users.filter((user) => user !== existing);
}

const secretOf = (client: ClientState) => ({ status: 200, body: { type: 'secret', value: client.secret } });

export const clientRoutes: AdminRoute[] = [
  [
    'GET',
    /^\/clients$/,
    ({ realm, query }) => {
      const clientId = query.get('clientId');
      const found = realm.state.clients.filter((client) => clientId === null || client.clientId === clientId);
      return { status: 200, body: found.map(clientView) };
    },
  ],
  [
    'POST',
    /^\/clients$/,
    async ({ realm, body }, { registry }) => {
      const client = clientState(parseBody(clientSchema, body));
      if (realm.state.clients.some((other) => other.clientId === client.clientId)) {
        throw new HttpError(409, { errorMessage: `Client ${client.clientId} already exists` });
      }
      realm.state.clients.push(client);
      alignServiceAccount(realm, client);
      await registry.store.save(realm.state);
      return { status: 201, created: client.id };
    },
  ],
  ['GET', /^\/clients\/([^/]+)$/, (request) => ({ status: 200, body: clientView(clientOf(request)) })],
  [
    'PUT',
    /^\/clients\/([^/]+)$/,
    async (request, { registry }) => {
      const client = clientOf(request);
      const sent = typeof request.body === 'object' && request.body !== null ? request.body : {};
      // Keycloak changes only what was sent, and the clientId of a service account's client stays.
      const merged = parseBody(clientSchema, { ...client, ...sent, clientId: client.clientId });
      Object.assign(client, { ...clientState({ ...merged, secret: merged.secret ?? client.secret }), id: client.id });
      alignServiceAccount(request.realm, client);
      await registry.store.save(request.realm.state);
      return noContent;
    },
  ],
  [
    'DELETE',
    /^\/clients\/([^/]+)$/,
    async (request, { registry }) => {
      const client = clientOf(request);
      const { state } = request.realm;
      state.clients = state.clients.filter((other) => other !== client);
      state.users = state.users.filter((user) => user.serviceAccountClientId !== client.clientId);
      await registry.store.save(state);
      return noContent;
    },
  ],
  ['GET', /^\/clients\/([^/]+)\/client-secret$/, (request) => secretOf(clientOf(request))],
  [
    'POST',
    /^\/clients\/([^/]+)\/client-secret$/,
    async (request, { registry }) => {
      const client = clientOf(request);
      client.secret = newSecret();
      await registry.store.save(request.realm.state);
      return secretOf(client);
    },
  ],
  [
    'GET',
    /^\/clients\/([^/]+)\/service-account-user$/,
    (request) => {
      const client = clientOf(request);
      const user = request.realm.state.users.find((candidate) => candidate.serviceAccountClientId === client.clientId);
      if (!user) throw new HttpError(400, { errorMessage: `Service account not enabled for the client '${client.clientId}'` });
      return { status: 200, body: userView(user) };
    },
  ],
];
