import { ErrorResponse } from 'oidc-client-ts';
import { Problem, unreachable } from '../api/problem';
import { rememberedLocale } from '../text/text';

/** What an issuer answers while it cannot answer; everything else it means. */
const PASSING = ['server_error', 'temporarily_unavailable'];

/** Whether the issuer's refusal is final: the sign-in has ended there. */
export const ended = (error: ErrorResponse): boolean => !PASSING.includes(error.error ?? '');

/** What went wrong on the way to a sign-in, in the language of the page. Where the issuer said nothing, it was not reached. */
export function signInFault(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const zh = rememberedLocale() === 'zh-CN';
  if (!(error instanceof ErrorResponse) || !ended(error)) return unreachable(zh);
  const said = [error.error, error.error_description].filter(Boolean).join(': ');
  return new Problem(0, 'sign-in', zh ? '登录没有完成' : 'The sign-in did not complete', zh ? `身份服务的答复：${said}` : `The identity service answered: ${said}`);
}
