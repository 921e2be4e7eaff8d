import { identityFetch, type Answer } from './identity-fetch';
import { IdentityError } from './identity.errors';
import { clientToken, RealmTokens, type RealmKeys } from './realm-tokens';

/** A realm is hundreds of rows and some key pairs; on a busy machine to make or remove one takes a while. */
export const REALM_TIMEOUT_MS = 30_000;

export interface IdentityAddress extends RealmKeys {
  /** Where the admin REST answers, for example `http://127.0.0.1:41873`; not public. */
  adminUrl: string;
  /** Client of realm `master` that may create realms; needs no other right. */
  clientId: string;
  clientSecret: string;
}

interface CallOptions {
  body?: unknown;
  /** May the call be sent twice? True unless it is a POST that creates something. */
  idempotent?: boolean;
  timeoutMs?: number;
}

/**
 * Keycloak's admin REST. A realm is made by a client of realm `master`, with a token fetched for that one request; all that
 * happens inside a realm goes by a token of the realm's own service account.
 */
export class IdentityHttp {
  readonly tokens: RealmTokens;

  constructor(private readonly address: IdentityAddress) {
    this.tokens = new RealmTokens(address.adminUrl, address);
  }

  /** `POST /admin/realms`. A conflict where the realm is there already. */
  async createRealm(representation: unknown): Promise<void> {
    const { adminUrl, clientId, clientSecret } = this.address;
    const { value: bearer } = await clientToken(adminUrl, 'master', clientId, clientSecret);
    await identityFetch({ method: 'POST', url: `${adminUrl}/admin/realms`, body: representation, bearer, idempotent: false, timeoutMs: REALM_TIMEOUT_MS });
  }

  /** `path` is relative to `/admin/realms/{realm}`. */
  async call<T = undefined>(realm: string, method: string, path: string, options: CallOptions = {}): Promise<Answer<T>> {
    const idempotent = options.idempotent ?? method !== 'POST';
    const url = `${this.address.adminUrl}/admin/realms/${encodeURIComponent(realm)}${path}`;
    const send = async (): Promise<Answer<T>> => identityFetch<T>({ ...options, method, url, bearer: await this.tokens.bearer(realm), idempotent });
    return send().catch((error: unknown) => {
      if (!(error instanceof IdentityError) || error.status !== 401 || error.code === 'identity.conflict') throw error;
      // Restarted, or the realm made anew, with other keys: a new token tells.
      this.tokens.forget(realm);
      return send();
    });
  }
}
