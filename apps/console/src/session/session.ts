import { InMemoryWebStorage, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import type { Bearer } from '../api/client';
import { rememberedLocale } from '../text/text';

/** Where a tenant's people sign in. */
export interface SignInPlace {
  readonly slug: string;
  readonly issuer: string;
  readonly clientId: string;
}

const FRESH_MS = 20_000;

/** Tokens of one tenant's issuer: in memory alone, renewed in silence before they end. */
export class Session implements Bearer {
  private readonly manager: UserManager;
  private leaving = false;
  /** when the token in use was given, in ms */
  private since = 0;

  constructor(private readonly place: SignInPlace) {
    const home = `${location.origin}/${place.slug}`;
    this.manager = new UserManager({
      authority: place.issuer,
      client_id: place.clientId,
      redirect_uri: `${home}/signed-in`,
      post_logout_redirect_uri: `${home}/signed-out`,
      scope: 'openid profile',
      ui_locales: rememberedLocale(),
      userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
      // The state of a sign-in under way must outlive the visit to the issuer; no token is in it.
      stateStore: new WebStorageStateStore({ store: sessionStorage }),
      automaticSilentRenew: true,
      accessTokenExpiringNotificationTimeInSeconds: 45,
      monitorSession: false,
      loadUserInfo: false,
    });
    this.manager.events.addSilentRenewError(() => void this.signIn());
  }

  get slug(): string {
    return this.place.slug;
  }

  /** Leaves for the issuer's page, which leads straight back for who is signed in there already. */
  async signIn(returnTo = location.pathname + location.search): Promise<void> {
    if (this.leaving) return;
    this.leaving = true;
    await this.manager.signinRedirect({ state: returnTo }).catch((error: unknown) => {
      this.leaving = false;
      throw error;
    });
  }

  /** Ends a sign-in at the address the issuer led back to. @returns the page to go to */
  async signedIn(): Promise<string> {
    const user = await this.manager.signinRedirectCallback();
    this.since = Date.now();
    return typeof user.state === 'string' && user.state.startsWith(`/${this.slug}`) ? user.state : `/${this.slug}`;
  }

  async signOut(): Promise<void> {
    this.leaving = true;
    await this.manager.signoutRedirect();
  }

  user(): Promise<User | null> {
    return this.manager.getUser();
  }

  async token(): Promise<string | undefined> {
    const user = await this.manager.getUser();
    if (user && !user.expired) return user.access_token;
    if (!user?.refresh_token) return undefined;
    return (await this.manager.signinSilent().catch(() => null))?.access_token;
  }

  /**
   * The token is no longer taken: signed out elsewhere, disabled, or the tenant is suspended. One that is refused while it
   * is new would be refused again and again: then the page says so and stays.
   */
  refused(): void {
    if (Date.now() - this.since < FRESH_MS) return;
    void this.manager.removeUser().then(() => this.signIn());
  }
}
