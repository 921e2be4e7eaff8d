import { ErrorResponse, InMemoryWebStorage, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import type { Bearer } from '../api/client';
import { unreachable } from '../api/problem';
import { leavePhone } from '../offline/kept';
import { rememberedLocale } from '../text/text';
import { ended, signInFault } from './sign-in-fault';

/** Where a tenant's people sign in. */
export interface SignInPlace {
  readonly slug: string;
  readonly issuer: string;
  readonly clientId: string;
}

/** A token refused within this time of the sign-in would be refused again after the next one. */
const FRESH_MS = 20_000;
/** before a token ends; one that lives shorter is renewed as soon as it is there */
const RENEW_BEFORE_SECONDS = 45;
const TRY_AGAIN_MS = 5_000;

/** Tokens of one tenant's issuer: in memory alone, renewed in silence before they end. */
export class Session implements Bearer {
  private readonly manager: UserManager;
  private leaving = false;
  private signedOut = false;
  private closed = false;
  private away = false;
  /** when the token in use was given at a sign-in, in ms */
  private since = 0;
  private renewal: Promise<User | null> | undefined;

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
      // Ours is one at a time, and forgives a server that is away for a while.
      automaticSilentRenew: false,
      accessTokenExpiringNotificationTimeInSeconds: RENEW_BEFORE_SECONDS,
      monitorSession: false,
      loadUserInfo: false,
    });
    this.manager.events.addAccessTokenExpiring(() => void this.renewInBackground());
  }

  get slug(): string {
    return this.place.slug;
  }

  /** Watches what the browser does with the page. @returns what ends that, and the renewals */
  open(): () => void {
    this.closed = false;
    // A browser may keep a page that was left, tokens and all, and show it again on the way back.
    const left = (): void => void (this.signedOut && (document.documentElement.hidden = true));
    const back = (event: PageTransitionEvent): void => void (event.persisted && location.reload());
    addEventListener('pagehide', left);
    addEventListener('pageshow', back);
    return () => {
      this.closed = true;
      removeEventListener('pagehide', left);
      removeEventListener('pageshow', back);
      void this.manager.removeUser();
    };
  }

  /** Whose tokens they are; a program of this tenant's gets its own there. */
  get issuer(): string {
    return this.place.issuer;
  }

  /** There is no line to sign in by: whoever worked here last goes on with what is kept, and nothing is asked of the server until he has signed in. */
  workOffline(): void {
    this.away = true;
  }

  /** Leaves for the issuer's page, which leads straight back for who is signed in there already. @throws Problem */
  async signIn(returnTo = location.pathname + location.search + location.hash): Promise<void> {
    if (this.leaving) return;
    this.leaving = true;
    await this.manager.signinRedirect({ state: returnTo }).catch((error: unknown) => {
      this.leaving = false;
      throw signInFault(error);
    });
  }

  /**
   * Ends a sign-in at the address the issuer led back to. @returns the page to go to: the first one, where no sign-in was
   * under way, such as on the way back through the browser's history
   * @throws Problem
   */
  async signedIn(): Promise<string> {
    const home = `/${this.slug}`;
    const asked = new URLSearchParams(location.search).get('state');
    if (!asked || sessionStorage.getItem(`oidc.${asked}`) === null) return home;
    const user = await this.manager.signinRedirectCallback().catch((error: unknown) => {
      throw signInFault(error);
    });
    this.since = Date.now();
    return typeof user.state === 'string' && (user.state === home || user.state.startsWith(`${home}/`) || user.state.startsWith(`${home}?`)) ? user.state : home;
  }

  /** Ends the sign-in at the issuer too, and leaves nothing of the person in this browser but what waits to be sent, sealed. @throws Problem */
  async signOut(): Promise<void> {
    this.leaving = this.signedOut = true;
    const takeBack = await leavePhone(this.slug);
    await this.manager.signoutRedirect().catch((error: unknown) => {
      this.leaving = this.signedOut = false;
      takeBack();
      throw signInFault(error);
    });
  }

  /** @throws Problem where a token that has ended cannot be renewed because the server is away */
  async token(): Promise<string | undefined> {
    const user = await this.manager.getUser();
    if (user && !user.expired) return user.access_token;
    if (this.away) throw unreachable(rememberedLocale() === 'zh-CN');
    if (!user?.refresh_token) return undefined;
    return (await this.renew())?.access_token;
  }

  /**
   * The token is no longer taken: signed out elsewhere, disabled, or the tenant is suspended. One that is refused while it
   * is new would be refused again and again: then the page says so and stays.
   */
  refused(): void {
    if (Date.now() - this.since >= FRESH_MS) this.begin();
  }

  /** The way in from its first step, which also tells who is shut out, and leads back to this page. */
  private begin(): void {
    if (!this.leaving) location.reload();
    this.leaving = true;
  }

  /** One at a time: a refresh token is good once. A sign-in that has ended at the issuer begins anew. */
  private renew(): Promise<User | null> {
    this.renewal ??= this.manager
      .signinSilent()
      .catch((error: unknown) => {
        if (error instanceof ErrorResponse && ended(error)) this.begin();
        throw signInFault(error);
      })
      .finally(() => (this.renewal = undefined));
    return this.renewal;
  }

  /** While the server is away, the page goes on with what it has: whoever is filling in a form must not lose it. */
  private async renewInBackground(): Promise<void> {
    try {
      await this.renew();
    } catch {
      setTimeout(() => void (this.closed || this.renewInBackground()), TRY_AGAIN_MS);
    }
  }
}
