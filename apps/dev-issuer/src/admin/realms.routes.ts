import { z } from 'zod';
import { HttpError } from '../http/http';
import { newRealm, parseBody, settingsOf } from '../realm/realm.factory';
import { realmSchema, realmView } from '../realm/representation';
import type { SigningKey } from '../realm/realm.types';
import { publicKeyOf } from '../realm/signing-keys';
import { noContent, type AdminAnswer, type AdminContext, type AdminRoute } from './admin.types';

/** `POST /admin/realms`: the whole realm in one body. */
export async function createRealm(body: unknown, { registry, keys }: AdminContext): Promise<AdminAnswer> {
  const { realm } = parseBody(realmSchema, body);
  if (registry.store.get(realm)) throw new HttpError(409, { errorMessage: `Realm ${realm} already exists` });
  const state = await newRealm(body, await keys.take());
  // Another request may have made it while passwords were being hashed.
  if (registry.store.get(realm)) throw new HttpError(409, { errorMessage: `Realm ${realm} already exists` });
  await registry.store.create(state);
  return { status: 201, created: realm };
}

const keyComponent = z.looseObject({
  providerType: z.literal('org.keycloak.keys.KeyProvider'),
  providerId: z.literal('rsa-generated'),
  config: z.looseObject({ priority: z.array(z.string().regex(/^\d{1,9}$/)).max(1).optional() }).default({}),
});
const priorityOf = (key: SigningKey): number => key.priority ?? 100;

const changeable = realmSchema.omit({ roles: true, clients: true, users: true }).partial();

export const realmRoutes: AdminRoute[] = [
  ['GET', /^$/, ({ realm }) => ({ status: 200, body: realmView(realm.state) })],
  [
    'PUT',
    /^$/,
    async ({ realm, body }, { registry }) => {
      const given = Object.keys(typeof body === 'object' && body !== null ? body : {});
      const parsed = parseBody(changeable, body);
      if (parsed.realm !== undefined && parsed.realm !== realm.state.realm) {
        throw new HttpError(400, { errorMessage: 'Renaming a realm is not supported here' });
      }
      // Defaults of the schema are for new realms; here only what was sent counts.
      const sent = Object.fromEntries(Object.entries(parsed).filter(([name]) => given.includes(name)));
      Object.assign(realm.state.settings, settingsOf(sent));
      for (const name of ['displayName', 'enabled', 'accessTokenLifespan', 'ssoSessionIdleTimeout', 'ssoSessionMaxLifespan'] as const) {
        if (sent[name] !== undefined) Object.assign(realm.state, { [name]: sent[name] });
      }
      await registry.store.save(realm.state);
      return noContent;
    },
  ],
  [
    'DELETE',
    /^$/,
    async ({ realm }, { registry }) => {
      if (realm.state.realm === 'master') throw new HttpError(400, { errorMessage: 'The realm master cannot be removed' });
      await registry.store.remove(realm.state.realm);
      return noContent;
    },
  ],
  [
    'GET',
    /^\/keys$/,
    ({ realm }) => {
      const keys = realm.state.keys.map((key) => ({
        kid: key.kid,
        status: key.active ? 'ACTIVE' : 'PASSIVE',
        type: 'RSA',
        algorithm: 'RS256',
        use: 'SIG',
        providerPriority: priorityOf(key),
        publicKey: publicKeyOf(key).export({ type: 'spki', format: 'der' }).toString('base64'),
      }));
      return { status: 200, body: { active: { RS256: keys.find((key) => key.status === 'ACTIVE')?.kid }, keys } };
    },
  ],
  [
    // A new signing key, as in Keycloak: a component. It signs if its priority is the highest; the three before stay published.
    'POST',
    /^\/components$/,
    async ({ realm, body }, { registry, keys }) => {
      const { config } = parseBody(keyComponent, body);
      const key = { ...(await keys.take()), priority: Number(config.priority?.[0] ?? 0) };
      const all = [...realm.state.keys, key].sort((a, b) => priorityOf(b) - priorityOf(a) || a.createdAt - b.createdAt);
      realm.state.keys = all.slice(0, 4).map((each, i) => ({ ...each, active: i === 0 }));
      realm.renewProvider();
      await registry.store.save(realm.state);
      return { status: 201, created: key.kid };
    },
  ],
];
