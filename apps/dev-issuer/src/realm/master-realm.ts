import type { IssuerConfig } from '../config';
import { newRealm } from './realm.factory';
import type { RealmStore } from './realm.store';
import type { KeyPool } from './signing-keys';

/** Makes sure `master` exists and its provisioning client has the secret of this start: the environment is the truth. */
export async function ensureMasterRealm(store: RealmStore, keys: KeyPool, config: IssuerConfig): Promise<void> {
  const { adminClientId: clientId, adminClientSecret: secret } = config;
  const existing = store.get('master');
  const client = existing?.clients.find((candidate) => candidate.clientId === clientId);
  if (existing && client) {
    if (client.secret === secret) return;
    client.secret = secret;
    await store.save(existing);
    return;
  }
  const body = {
    realm: 'master',
    displayName: 'Anlan',
    enabled: true,
    accessTokenLifespan: 60,
    roles: { realm: [{ name: 'create-realm' }] },
    clients: [{ clientId, secret, serviceAccountsEnabled: true, standardFlowEnabled: false }],
    users: [{ username: `service-account-${clientId}`, enabled: true, realmRoles: ['create-realm'] }],
  };
  // Another client id than last time: the old one loses its rights with the realm it was in.
  await store.create(await newRealm(body, await keys.take()));
}
