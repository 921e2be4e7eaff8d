import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors } from 'oidc-provider';
import type { Realm } from '../realm/realm.registry';
import type { RealmStore } from '../realm/realm.store';
import type { UserState } from '../realm/realm.types';
import { HttpError, readBody, sendHtml } from '../http/http';
import { hashPassword, minPasswordLength, passwordFault, verifyPassword, type PasswordFault } from '../user/password';
import { errorPage, loginPage, updatePasswordPage, type Message } from './pages';

const FORM_LIMIT = 16 * 1024;

const wrong: Message = { zh: '用户名或密码不正确。', en: 'Invalid username or password.' };
const locked: Message = { zh: '失败次数过多，请一分钟后再试。', en: 'Too many failed attempts. Try again in one minute.' };
const disabled: Message = { zh: '账号已停用，请联系管理员。', en: 'This account is disabled. Ask your administrator.' };
const differs: Message = { zh: '两次输入的密码不一致。', en: 'The two passwords are not the same.' };
const faults: Record<PasswordFault, Message> = {
  invalidPasswordMinLengthMessage: { zh: '密码太短。', en: 'The password is too short.' },
  invalidPasswordMaxLengthMessage: { zh: '密码太长。', en: 'The password is too long.' },
  invalidPasswordMinUpperCaseCharsMessage: { zh: '密码须含大写字母。', en: 'The password must have an upper-case letter.' },
  invalidPasswordMinLowerCaseCharsMessage: { zh: '密码须含小写字母。', en: 'The password must have a lower-case letter.' },
  invalidPasswordMinDigitsMessage: { zh: '密码须含数字。', en: 'The password must have a digit.' },
  invalidPasswordMinSpecialCharsMessage: { zh: '密码须含特殊字符。', en: 'The password must have a special character.' },
  invalidPasswordNotUsernameMessage: { zh: '密码不能与用户名相同。', en: 'The password must not be the username.' },
  invalidPasswordHistoryMessage: { zh: '新密码不能与原密码相同。', en: 'The new password must differ from the old one.' },
};

type Interaction = Awaited<ReturnType<Realm['provider']['interactionDetails']>>;

/** Shows and takes the sign-in and password forms of one authorization request. */
export class LoginHandler {
  constructor(private readonly store: RealmStore) {}

  async handle(realm: Realm, uid: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
    let interaction: Interaction;
    try {
      interaction = await realm.provider.interactionDetails(req, res);
      // The cookie decides; an address copied from another browser has none.
      if (interaction.uid !== uid) throw new errors.SessionNotFound('another sign-in is under way');
    } catch (error) {
      if (!(error instanceof errors.SessionNotFound)) throw error;
      sendHtml(res, 400, errorPage(realm.state.displayName, '登录页面已过期', 'This sign-in page has expired.'));
      return;
    }
    if (req.method === 'GET') return this.show(realm, interaction, res);
    if (req.method !== 'POST') throw new HttpError(405, { error: 'HTTP 405 Method Not Allowed' });
    const form = new URLSearchParams(await readBody(req, FORM_LIMIT));
    const user = this.unfinishedUser(realm, interaction);
    if (user && form.has('password-new')) await this.updatePassword(realm, interaction, user, form, req, res);
    else await this.signIn(realm, interaction, form, req, res);
  }

  private async signIn(realm: Realm, interaction: Interaction, form: URLSearchParams, req: IncomingMessage, res: ServerResponse) {
    const username = (form.get('username') ?? '').trim().toLowerCase();
    if (realm.throttle.isLocked(username)) return this.show(realm, interaction, res, locked, username);
    const user = realm.state.users.find((candidate) => candidate.username === username && !candidate.serviceAccountClientId);
    if (!(await verifyPassword(form.get('password') ?? '', user?.password)) || !user) {
      realm.throttle.failed(username);
      return this.show(realm, interaction, res, realm.throttle.isLocked(username) ? locked : wrong, username);
    }
    realm.throttle.succeeded(username);
    // Said only to someone who knows the password.
    if (!user.enabled) return this.show(realm, interaction, res, disabled, username);
    if (user.requiredActions.includes('UPDATE_PASSWORD')) {
      realm.unfinished.set(interaction.uid, user.id);
      const lifetime = Math.max(0, interaction.exp * 1000 - Date.now());
      setTimeout(() => realm.unfinished.delete(interaction.uid), lifetime).unref();
      return this.show(realm, interaction, res);
    }
    return this.finish(realm, user, req, res);
  }

  private async updatePassword(
    realm: Realm,
    interaction: Interaction,
    user: UserState,
    form: URLSearchParams,
    req: IncomingMessage,
    res: ServerResponse,
  ) {
    const password = form.get('password-new') ?? '';
    if (password !== form.get('password-confirm')) return this.show(realm, interaction, res, differs);
    const fault = await passwordFault(realm.state, user, password, 'user');
    if (fault) return this.show(realm, interaction, res, faults[fault]);
    user.password = await hashPassword(password);
    user.requiredActions = user.requiredActions.filter((action) => action !== 'UPDATE_PASSWORD');
    await this.store.save(realm.state);
    realm.unfinished.delete(interaction.uid);
    return this.finish(realm, user, req, res);
  }

  private finish(realm: Realm, user: UserState, req: IncomingMessage, res: ServerResponse): Promise<void> {
    const login = { accountId: user.id, amr: ['pwd'], remember: true };
    return realm.provider.interactionFinished(req, res, { login }, { mergeWithLastSubmission: false });
  }

  private unfinishedUser(realm: Realm, interaction: Interaction): UserState | undefined {
    const id = realm.unfinished.get(interaction.uid);
    return realm.state.users.find((user) => user.id === id && user.enabled);
  }

  private show(realm: Realm, interaction: Interaction, res: ServerResponse, error?: Message, username?: string): void {
    const { displayName } = realm.state;
    const clientOrigin = new URL(String(interaction.params['redirect_uri'])).origin;
    const hint = interaction.params['login_hint'];
    const action = `/realms/${realm.state.realm}/login-actions/authenticate/${interaction.uid}`;
    const shared = { displayName, clientOrigin, action, error };
    const page = this.unfinishedUser(realm, interaction)
      ? updatePasswordPage({ ...shared, minLength: minPasswordLength(realm.state) })
      : loginPage({ ...shared, username: username ?? (typeof hint === 'string' ? hint : '') });
    sendHtml(res, 200, page);
  }
}
