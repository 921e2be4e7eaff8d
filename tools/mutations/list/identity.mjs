// A token is checked in every way, and says who somebody is, never for which tenant.
const verifier = { project: 'unit', file: 'libs/platform/src/auth/token-verifier.spec.ts', tests: 'a good token|refusals' };
const cache = { project: 'unit', file: 'libs/platform/src/auth/token-verifier.cache.spec.ts' };
const keys = { project: 'unit', file: 'libs/platform/src/auth/key-source.spec.ts', tests: 'fetching|for 24 hours' };

const claims = (find, replace) => [{ file: 'libs/platform/src/auth/token-claims.ts', find, replace }];
const parts = (find, replace) => [{ file: 'libs/platform/src/auth/keycloak-parts.ts', find, replace }];
const verify = (find, replace) => [{ file: 'libs/platform/src/auth/token-verifier.ts', find, replace }];
const source = (find, replace) => [{ file: 'libs/platform/src/auth/key-source.ts', find, replace }];

/** @type {import('./index.mjs').Mutation[]} */
export const identity = [
  { name: 'audience-unchecked', breaks: '不查受众 any audience', edits: claims('!meant.includes(audience) || ', ''), caughtBy: verifier },
  { name: 'exp-missing-accepted', breaks: '没有 exp 也接受 a token without exp', edits: claims('if (!isTime(exp) || !isName(sub))', 'if (!isName(sub))'), caughtBy: verifier },
  { name: 'expired-accepted', breaks: '过期仍接受 an expired token', edits: parts('.exp * 1000 > now())', '.exp > 0)'), caughtBy: verifier },
  { name: 'not-before-unchecked', breaks: '不查 nbf 与 iat a token of the future', edits: claims('if (start * 1000 > now + skew)', 'if (start * 1000 > now + skew + 1e12)'), caughtBy: verifier },
  { name: 'algorithm-unchecked', breaks: '不查算法 any algorithm', edits: claims("if (!isAllowedAlgorithm(header['alg']))", "if (typeof header['alg'] !== 'string')"), caughtBy: verifier },
  { name: 'key-algorithm-unchecked', breaks: '不查密钥声明的算法 a key is used for an algorithm it is not declared for', edits: parts(' || (found.alg !== undefined && found.alg !== alg)', ''), caughtBy: verifier },
  { name: 'type-unchecked', breaks: '身份令牌、刷新令牌也当访问令牌 ID and refresh tokens pass for access tokens', edits: [...claims("if (typ !== 'Bearer' || cnf !== undefined) throw", "if (typ === 'Offline') throw"), ...parts("await manager.validateToken(token, 'Bearer');", "(token.content as { typ?: unknown }).typ = 'Bearer';\n    await manager.validateToken(token, 'Bearer');")], caughtBy: verifier },
  { name: 'bound-token-accepted', breaks: '绑定给他人密钥的令牌也接受 a token that is bound to a key is taken without that key', edits: claims(' || cnf !== undefined', ''), caughtBy: verifier },
  { name: 'critical-header-ignored', breaks: '忽略 crit 扩展 a critical extension is ignored', edits: claims("if ('crit' in header) throw", "if ('crit' in {}) throw"), caughtBy: verifier },
  { name: 'signature-unchecked', breaks: '不验签名 the signature is not checked', edits: parts('throw new TokenError(token.isExpired()', 'if (token.isExpired()) throw new TokenError(token.isExpired()'), caughtBy: verifier },
  { name: 'tenant-from-claim', breaks: '租户取自令牌的声明 the tenant is taken from a claim', edits: [...claims('tenantId: entry.tenantId,', "tenantId: String(claims.all['tenantId'] ?? entry.tenantId),"), ...verify('return token.tenantId === entry.tenantId && ', 'return ')], caughtBy: verifier },
  { name: 'size-unlimited', breaks: '不限令牌大小 a token of any size', edits: verify('if (rawToken.length > this.#maxBytes)', 'if (rawToken.length > 1e9)'), caughtBy: verifier },
  { name: 'suspended-accepted', breaks: '停用的租户仍可访问 a suspended tenant is served', edits: verify("if (entry.state === 'suspended') throw", "if (entry.state === undefined) throw"), caughtBy: cache },
  { name: 'cached-past-expiry', breaks: '缓存的令牌活过 exp a cached token outlives its exp', edits: verify('Math.min(verified.expiresAt, now + this.#cacheMs)', 'now + this.#cacheMs'), caughtBy: cache },
  { name: 'cached-for-hours', breaks: '缓存超过 60 秒 a cached token is believed for longer than 60 seconds', edits: verify('const LONGEST_CACHING_SECONDS = 60;', 'const LONGEST_CACHING_SECONDS = 6_000;'), caughtBy: cache },
  { name: 'fetch-per-unknown-kid', breaks: '每个未知 kid 都去取一次密钥 every unknown kid asks the issuer', edits: source('if (within(this.options.now(), ring.refetchedAt, REFETCH_GAP_MS)) return;\n', ''), caughtBy: keys },
  { name: 'fetch-per-cold-request', breaks: '冷启动时每个请求取一次密钥 every cold request asks the issuer', edits: source('if (ring.loading) return ring.loading;\n    if (ring.keys.size', 'if (ring.keys.size'), caughtBy: keys },
  { name: 'keys-for-ever', breaks: '取不到新密钥时旧密钥永远有效 keys are used for ever while their endpoint is away', edits: source('now - ring.loadedAt > this.options.staleMs', 'now < ring.loadedAt'), caughtBy: keys },
];
