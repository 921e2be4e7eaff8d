import type { KoaContextWithOIDC } from 'oidc-provider';
import type { ArtifactStore } from '../oidc/artifact-store';
import type { RealmState } from '../realm/realm.types';
import { sendPage } from '../http/http';
import { logoutPage, messagePage } from './pages';

interface LogoutParams {
  post_logout_redirect_uri?: string;
  state?: string;
}

/** The verified ID token of the request. */
interface Hint {
  payload?: { sub?: string; sid?: string };
}

function target(ctx: KoaContextWithOIDC): string | undefined {
  // oidc-provider has checked the address against the client's list by now.
  const { post_logout_redirect_uri: uri, state } = (ctx.oidc.params ?? {}) as LogoutParams;
  if (uri === undefined) return undefined;
  const url = new URL(uri);
  if (state !== undefined) url.searchParams.set('state', state);
  return url.href;
}

const hintOf = (ctx: KoaContextWithOIDC) => (ctx.oidc.entities as { IdTokenHint?: Hint }).IdTokenHint?.payload;

/** Like Keycloak: a valid ID token of the person who is signed in ends the session at once, anything less asks first. */
export function logoutSource(realm: RealmState) {
  return async (ctx: KoaContextWithOIDC, form: string): Promise<void> => {
    const to = target(ctx);
    const session = ctx.oidc.session;
    if (session && to !== undefined && hintOf(ctx)?.sub === session.accountId) {
      await session.destroy();
      ctx.redirect(to);
      return;
    }
    const origin = to === undefined ? "'self'" : new URL(to).origin;
    sendPage(ctx, 200, logoutPage(realm.displayName, form, origin));
  };
}

export function loggedOutSource(realm: RealmState) {
  return (ctx: KoaContextWithOIDC): void => {
    sendPage(ctx, 200, messagePage(realm.displayName, { zh: '您已退出登录。', en: 'You are signed out.' }));
  };
}

/**
 * What an ID token at the logout address does besides: the session it names ends, also when the request comes without
 * its cookie, and a browser in which nobody is signed in (say, after a restart) goes straight back.
 */
export function logoutByHint(artifacts: ArtifactStore) {
  return async (ctx: KoaContextWithOIDC, next: () => Promise<unknown>): Promise<void> => {
    await next();
    // Absent on paths that no route of the provider answers.
    const oidc = ctx.oidc as KoaContextWithOIDC['oidc'] | undefined;
    const hint = oidc && hintOf(ctx);
    if (oidc?.route !== 'end_session' || hint === undefined || ctx.status >= 400) return;
    const to = target(ctx);
    const mine = oidc.session?.accountId === undefined || oidc.session.accountId === hint.sub;
    // Without an address to go to, the page asks first.
    if (to === undefined || !mine) return;
    if (hint.sid !== undefined) artifacts.endSession(hint.sid);
    ctx.redirect(to);
  };
}
