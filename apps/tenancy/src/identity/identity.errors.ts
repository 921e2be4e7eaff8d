export type IdentityErrorCode = 'identity.unavailable' | 'identity.conflict' | 'identity.refused' | 'identity.not_found';

/** A call to the identity service that did not do what was asked. `asked` is method and path, never a body. */
export class IdentityError extends Error {
  override readonly name = 'IdentityError';

  constructor(
    readonly code: IdentityErrorCode,
    readonly asked: string,
    /** What the identity service said. */
    readonly answer: string,
    /** HTTP status; undefined if there was no answer. */
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${asked}: ${answer}`, options);
  }
}

export function codeOfStatus(status: number): IdentityErrorCode {
  if (status === 404) return 'identity.not_found';
  if (status === 409) return 'identity.conflict';
  return status >= 500 || status === 429 ? 'identity.unavailable' : 'identity.refused';
}
