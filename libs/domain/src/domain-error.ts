/**
 * A rule of the domain refused its input.
 *
 * `code` is stable and dotted (`division.malformed`), meant to be mapped to a localized message at the edge;
 * `message` is English, for logs; `details` are plain JSON values, never personal data.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** True for a {@link DomainError}, optionally with the given code. */
export function isDomainError(error: unknown, code?: string): error is DomainError {
  return error instanceof DomainError && (code === undefined || error.code === code);
}
