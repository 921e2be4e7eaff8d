import { identityFetch } from './identity-fetch';
import { IdentityError } from './identity.errors';
import { REALM_CLIENT, realmSecret } from './realm-secret';

/** A token is not used in its last 30 seconds: it could expire on the way. */
const MARGIN_MS = 30_000;

export interface RealmKeys {
  /** 32 bytes; the secrets of the realms' service accounts are derived from it. */
  realmKey: Buffer;
  /** The key before, while realms that still have its secret are brought to the current one. */
  previousRealmKey?: Buffer | undefined;
}

interface TokenAnswer {
  access_token?: unknown;
  expires_in?: unknown;
}

interface Kept {
  value: Promise<string>;
  until: number;
}

/** A token by client credentials, and the instant (milliseconds since 1970) until which it is used. */
export async function clientToken(adminUrl: string, realm: string, clientId: string, secret: string): Promise<{ value: string; until: number }> {
  const url = `${adminUrl}/realms/${encodeURIComponent(realm)}/protocol/openid-connect/token`;
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: secret });
  const started = Date.now();
  const answer = await identityFetch<TokenAnswer | undefined>({ method: 'POST', url, body, idempotent: true });
  const { access_token: value, expires_in: seconds } = answer.body ?? {};
  if (typeof value !== 'string' || typeof seconds !== 'number') {
    throw new IdentityError('identity.unavailable', `POST ${new URL(url).pathname}`, 'the answer has no token', answer.status);
  }
  return { value, until: started + seconds * 1000 - MARGIN_MS };
}

/** Tokens of the realms' own service accounts: one for each realm, fetched once however many ask, kept till shortly before it expires. */
export class RealmTokens {
  private readonly kept = new Map<string, Kept>();

  constructor(
    private readonly adminUrl: string,
    private readonly keys: RealmKeys,
  ) {}

  secretOf(realm: string): string {
    return realmSecret(this.keys.realmKey, realm);
  }

  /** @throws IdentityError not_found where there is no such realm, conflict where it is there but not ours */
  bearer(realm: string): Promise<string> {
    const kept = this.kept.get(realm);
    if (kept && kept.until > Date.now()) return kept.value;
    const entry: Kept = {
      value: this.fetch(realm).then(({ value, until }) => {
        entry.until = until;
        return value;
      }),
      // Until it is there, everybody waits for this one.
      until: Infinity,
    };
    this.kept.set(realm, entry);
    // A failure must not be kept for the next caller.
    entry.value.catch(() => {
      if (this.kept.get(realm) === entry) this.kept.delete(realm);
    });
    return entry.value;
  }

  forget(realm: string): void {
    this.kept.delete(realm);
  }

  private async fetch(realm: string): Promise<{ value: string; until: number }> {
    const token = (key: Buffer) => clientToken(this.adminUrl, realm, REALM_CLIENT, realmSecret(key, realm));
    const { realmKey, previousRealmKey } = this.keys;
    try {
      return await token(realmKey);
    } catch (error) {
      if (!refusesSecret(error)) throw error;
      if (previousRealmKey === undefined) throw notOurs(realm, error);
    }
    const before = await token(previousRealmKey).catch((error: unknown) => {
      throw refusesSecret(error) ? notOurs(realm, error) : error;
    });
    await this.renewSecret(realm, before.value);
    return token(realmKey);
  }

  /** The client gives itself the secret of the current key. Two processes at it do the same thing twice. */
  private async renewSecret(realm: string, bearer: string): Promise<void> {
    const clients = `${this.adminUrl}/admin/realms/${encodeURIComponent(realm)}/clients`;
    const { body } = await identityFetch<{ id: string; clientId: string }[]>({ method: 'GET', url: `${clients}?clientId=${REALM_CLIENT}`, bearer, idempotent: true });
    const client = body.find(({ clientId }) => clientId === REALM_CLIENT);
    if (!client) throw new IdentityError('identity.not_found', `GET /admin/realms/${realm}/clients`, `there is no client ${REALM_CLIENT}`);
    await identityFetch({ method: 'PUT', url: `${clients}/${client.id}`, body: { ...client, secret: this.secretOf(realm) }, bearer, idempotent: true });
  }
}

const refusesSecret = (error: unknown): error is IdentityError => error instanceof IdentityError && error.status === 401;

const notOurs = (realm: string, cause: IdentityError): IdentityError =>
  new IdentityError(
    'identity.conflict',
    cause.asked,
    `the realm ${realm} exists but refuses the service account ${REALM_CLIENT} of this installation: it was made by another one, or IDENTITY_REALM_KEY is not the key it was made with`,
    401,
    { cause },
  );
