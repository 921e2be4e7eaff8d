export { TokenVerifier, type TokenVerifierOptions } from './token-verifier';
export type { VerifiedToken } from './token-claims';
export { TokenError, type TokenErrorCode, type TokenProblem } from './token-error';
export type { IssuerEntry, IssuerRegistry, TenantKind, TenantState } from './issuer-registry';
export { IssuerDirectory, type IssuerDirectoryOptions, type IssuerRecord } from './issuer-directory';
export { keyFetcher, type FetchKeys } from './jwks';
export { realmOf } from './realm-of';
