import { createHash } from 'node:crypto';
import { MIN_PASSWORD_LENGTH } from '../user/password';

/** A page and the content security policy it needs. Nothing is loaded from anywhere: government networks are closed. */
export interface Page {
  html: string;
  policy: string;
}

const style = `
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;align-items:center;justify-content:center;padding:24px 16px;background:#eef2f7;
color:#1b2733;font:16px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif}
main{width:100%;max-width:420px;background:#fff;border:1px solid #d8e0ea;border-top:4px solid #1d5fa8;border-radius:8px;padding:28px 24px}
h1{margin:0;font-size:22px;line-height:1.35}
.en{display:block;font-size:14px;line-height:1.45;color:#566676;font-weight:400}
.notice{margin:16px 0;padding:10px 12px;background:#fff6e0;border:1px solid #e5c566;border-radius:6px;font-size:14px}
.error{margin:16px 0;padding:10px 12px;background:#fdecea;border:1px solid #d9534f;border-radius:6px;color:#8f1d18}
.error .en{color:#8f1d18}
label{display:block;margin-top:16px;font-weight:600}
label .en{display:inline;margin-left:6px}
input{width:100%;height:46px;margin-top:6px;padding:0 12px;font:inherit;border:1px solid #8fa0b3;border-radius:6px;background:#fff;color:inherit}
input:focus-visible,button:focus-visible{outline:3px solid #1d5fa8;outline-offset:2px}
button{width:100%;min-height:48px;margin-top:20px;font:inherit;font-weight:600;color:#fff;background:#1d5fa8;border:1px solid #1d5fa8;border-radius:6px;cursor:pointer}
button.plain{margin-top:12px;color:#1d5fa8;background:#fff}
`;
const styleHash = createHash('sha256').update(style).digest('base64');

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** Chinese first, English below. */
const both = (zh: string, en: string): string => `${escapeHtml(zh)}<span class="en" lang="en">${escapeHtml(en)}</span>`;

export interface Message {
  zh: string;
  en: string;
}

const fault = (message: Message | undefined): string =>
  message ? `<p class="error" role="alert" id="input-error">${both(message.zh, message.en)}</p>` : '';

function page(title: string, body: string, formTargets: string[] = []): Page {
  const html = `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main>${body}</main></body></html>`;
  // Browsers hold redirects after a form to form-action too, so the client's origin has to be named.
  const targets = ["'self'", ...formTargets].join(' ');
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action ${targets}; frame-ancestors 'none'; base-uri 'none'`;
  return { html, policy };
}

const devNotice = `<p class="notice" id="dev-issuer-notice">${both(
  '这是开发用身份服务，只供演示和开发，不得用于生产环境；管理员登录也不要求动态口令。',
  'This is the development identity service, for demonstration and development only: it asks nobody for a one-time code. Never use it in production.',
)}</p>`;

const heading = (displayName: string, zh: string, en: string): string =>
  `<h1 id="kc-page-title">${escapeHtml(displayName)}<br>${both(zh, en)}</h1>`;

interface FormPage {
  displayName: string;
  /** Origin of the client that asked, for the form's redirects. */
  clientOrigin: string;
  action: string;
  error?: Message | undefined;
}

/** Sign-in form; id and field names are those of Keycloak's own page. */
export function loginPage({ displayName, clientOrigin, action, error, username = '' }: FormPage & { username?: string }): Page {
  const aria = error ? ' aria-invalid="true" aria-describedby="input-error"' : '';
  return page(
    `${displayName} · 登录 Sign in`,
    `${heading(displayName, '登录', 'Sign in')}${devNotice}${fault(error)}
<form id="kc-form-login" method="post" action="${escapeHtml(action)}">
<label for="username">用户名<span class="en" lang="en">Username</span></label>
<input id="username" name="username" value="${escapeHtml(username)}" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus${aria}>
<label for="password">密码<span class="en" lang="en">Password</span></label>
<input id="password" name="password" type="password" autocomplete="current-password" required${aria}>
<button id="kc-login" type="submit">登录 Sign in</button>
</form>`,
    [clientOrigin],
  );
}

/** Form for people who have to choose a new password before they go on. */
export function updatePasswordPage({ displayName, clientOrigin, action, error, minLength }: FormPage & { minLength: number }): Page {
  const length = Math.max(minLength, MIN_PASSWORD_LENGTH);
  return page(
    `${displayName} · 修改密码 Update password`,
    `${heading(displayName, '请设置新密码', 'Choose a new password')}${devNotice}
<p>${both(`新密码至少 ${length} 位，含大写字母、小写字母、数字和特殊字符，不能与原密码或用户名相同。`, `At least ${length} characters: upper and lower case, a digit and a special character; not the old one and not the username.`)}</p>${fault(error)}
<form id="kc-passwd-update-form" method="post" action="${escapeHtml(action)}">
<label for="password-new">新密码<span class="en" lang="en">New password</span></label>
<input id="password-new" name="password-new" type="password" autocomplete="new-password" minlength="${length}" required autofocus>
<label for="password-confirm">再次输入<span class="en" lang="en">Repeat it</span></label>
<input id="password-confirm" name="password-confirm" type="password" autocomplete="new-password" minlength="${length}" required>
<button type="submit">确定 Submit</button>
</form>`,
    [clientOrigin],
  );
}

/** `form` comes from oidc-provider and carries its anti-forgery value; the buttons below belong to it by id. */
export function logoutPage(displayName: string, form: string, clientOrigin: string): Page {
  return page(
    `${displayName} · 退出 Sign out`,
    `${heading(displayName, '要退出登录吗？', 'Sign out?')}${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes" id="kc-logout" autofocus>退出 Sign out</button>
<button type="submit" form="op.logoutForm" class="plain">保持登录 Stay signed in</button>`,
    [clientOrigin],
  );
}

export function messagePage(displayName: string, message: Message): Page {
  return page(displayName, `<h1>${escapeHtml(displayName)}</h1><p id="kc-message">${both(message.zh, message.en)}</p>`);
}

export function errorPage(displayName: string, code: string, detail: string): Page {
  return page(
    `${displayName} · 出错 Error`,
    `<h1 id="kc-page-title">${both('无法继续登录', 'We cannot go on')}</h1>
<p class="error" role="alert" id="kc-error-message">${escapeHtml(code)}<span class="en">${escapeHtml(detail)}</span></p>
<p>${both('请回到原来的页面，重新登录。', 'Please return to where you came from and sign in again.')}</p>`,
  );
}
