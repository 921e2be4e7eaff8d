/** Why a token was refused. For logs and metrics; a client sees `TokenError.problem` only. */
export type TokenErrorCode =
  | 'token.missing'
  | 'token.malformed'
  | 'token.too_large'
  | 'token.algorithm'
  | 'token.issuer_unknown'
  | 'token.key_unknown'
  | 'token.signature'
  | 'token.expired'
  | 'token.not_yet_valid'
  | 'token.audience'
  | 'token.type'
  | 'token.tenant_suspended'
  | 'token.keys_unavailable';

/** What a client may learn, in the two languages of the product. */
export interface TokenProblem {
  code: 'token.missing' | 'token.invalid' | 'token.expired' | 'token.tenant_suspended' | 'token.keys_unavailable';
  zh: string;
  en: string;
}

const INVALID: TokenProblem = {
  code: 'token.invalid',
  zh: '登录凭证无效，请重新登录',
  en: 'The access token is not valid; sign in again',
};

// A forger must not learn which check stopped him, so every other code answers as INVALID.
const TOLD: Partial<Record<TokenErrorCode, TokenProblem>> = {
  'token.missing': { code: 'token.missing', zh: '请先登录', en: 'Sign in first' },
  'token.expired': { code: 'token.expired', zh: '登录已过期，请重新登录', en: 'The access token has expired; sign in again' },
  'token.tenant_suspended': { code: 'token.tenant_suspended', zh: '本单位的服务已暂停', en: 'The service of this tenant is suspended' },
  'token.keys_unavailable': {
    code: 'token.keys_unavailable',
    zh: '身份服务暂时不可用，请稍后再试',
    en: 'The identity service is unavailable at the moment; try again shortly',
  },
};

const STATUS: Partial<Record<TokenErrorCode, number>> = { 'token.tenant_suspended': 403, 'token.keys_unavailable': 503 };

/**
 * A token was refused. `code` is the exact reason and belongs in the log; `status` (401, 403 or 503), `problem` and
 * `challenge` (the `WWW-Authenticate` header of RFC 6750, 401 only) are for the answer. `cause` never leaves the log.
 */
export class TokenError extends Error {
  readonly status: 401 | 403 | 503;
  readonly problem: TokenProblem;
  readonly challenge: string | undefined;

  constructor(
    readonly code: TokenErrorCode,
    options?: { cause?: unknown },
  ) {
    super(code, options);
    this.name = 'TokenError';
    this.status = (STATUS[code] ?? 401) as 401 | 403 | 503;
    this.problem = TOLD[code] ?? INVALID;
    if (this.status === 401) this.challenge = code === 'token.missing' ? 'Bearer' : 'Bearer error="invalid_token"';
  }
}
