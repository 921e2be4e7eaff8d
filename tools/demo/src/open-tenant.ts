import { Caller, follow, type OperationBody, type SecondFactor } from './api';
import type { DemoState, DemoUser } from './demo-state';
import { clientsOf } from './districts';
import { demoPassword } from './passwords';

export interface Demo {
  readonly origin: string;
  readonly state: DemoState;
  readonly tell: (line: string) => void;
}

export interface OpenRequest {
  readonly opener: Caller;
  readonly kind: 'city' | 'district';
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly adminName: string;
}

interface HandOver {
  slug: string;
  issuer: string;
  admin: { username: string; oneTimePassword: string };
}

/** Opens a tenant and lets its admin sign in for the first time: the one-time password is replaced there and then. */
export async function openTenant(demo: Demo, r: OpenRequest): Promise<void> {
  const { state, origin } = demo;
  await state.once(`open ${r.slug}`, async () => {
    let operationId = state.recall<string>(`operation ${r.slug}`);
    if (!operationId) {
      const accepted = await r.opener.post<OperationBody>('/api/tenancy/v1/tenants', {
        divisionCode: r.slug, kind: r.kind, shortName: r.shortName, placement: 'pooled', admin: { username: 'admin', displayName: r.adminName },
      }, { headers: { 'idempotency-key': `demo-open-${r.slug}` } });
      operationId = accepted.id;
      state.remember(`operation ${r.slug}`, operationId);
    }
    const op = await follow(r.opener, 'tenancy', operationId, (line) => demo.tell(`    ${r.name} · ${line}`));
    const result = op.result as unknown as HandOver;
    if (!result.admin.oneTimePassword) throw new Error(`the hand-over of ${r.name} was shown before; run npm run reset to begin anew`);
    const password = demoPassword();
    const factor: SecondFactor = {};
    await Caller.person(origin, result.issuer, result.admin.username, result.admin.oneTimePassword, password, factor).bearer();
    const realm = result.issuer.split('/realms/')[1] ?? '';
    const role = r.kind === 'city' ? 'city-admin' : 'district-admin';
    state.putRealm({ slug: r.slug, realm, issuer: result.issuer, name: r.name, users: [{ username: 'admin', password, ...factor, roles: [role] }], clients: [] });
  });
  await state.once(`clients ${r.slug}`, () => makeClients(demo, r.slug, clientsOf[r.kind]));
}

/** API clients for programs: one for each of the sets of roles. */
export async function makeClients(demo: Demo, slug: string, sets: readonly (readonly string[])[]): Promise<void> {
  const realm = demo.state.realm(slug);
  const admin = asUser(demo, slug, realm.users[0]?.username ?? '');
  for (const roles of sets) {
    const made = await admin.post<{ clientId: string; clientSecret: string }>('/api/tenancy/v1/clients', { name: `演示接口 ${roles.join('、')}`, roles });
    realm.clients.push({ clientId: made.clientId, clientSecret: made.clientSecret, roles: [...roles] });
  }
  demo.state.putRealm(realm);
}

const callers = new WeakMap<DemoUser, Caller>();

/** A demo person who has signed in before. One sign-in serves until its token ends: a second one-time code takes half a minute to come. */
export function asUser(demo: Demo, slug: string, username: string): Caller {
  const realm = demo.state.realm(slug);
  const user = realm.users.find((u) => u.username === username);
  if (!user) throw new Error(`${slug} has no demo user ${username}`);
  const known = callers.get(user);
  if (known) return known;
  const factor: SecondFactor = {
    get totpSecret() {
      return user.totpSecret;
    },
    set totpSecret(secret) {
      user.totpSecret = secret;
      demo.state.save();
    },
  };
  const caller = Caller.person(demo.origin, realm.issuer, user.username, user.password, undefined, factor);
  callers.set(user, caller);
  return caller;
}
