import { errorCodes, errorSpec, type ErrorSpec } from '../kit';

export interface ErrorIndexEntry extends ErrorSpec {
  readonly code: string;
}

/** Every error code whose contract has been loaded, by code. */
export function buildErrorIndex(): ErrorIndexEntry[] {
  return errorCodes().map((code) => ({ code, ...(errorSpec(code) as ErrorSpec) }));
}
