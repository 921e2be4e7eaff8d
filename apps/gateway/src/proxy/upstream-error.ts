import { commonErrors } from '@anlan/contracts/kit';
import { gatewayErrors } from '@anlan/contracts/openapi';
import { ProblemError } from '@anlan/platform/http';

/** Nothing was sent: it is safe to say "later". */
const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_DESTROYED', 'UND_ERR_CLOSED']);

interface Failure {
  readonly code?: string;
  readonly cause?: unknown;
}

/** The first error of the chain that is ours, or else the last cause: proxies wrap what happened. */
export function rootCause(error: unknown): unknown {
  let current = error;
  while (!(current instanceof ProblemError) && (current as Failure | undefined)?.cause) current = (current as Failure).cause;
  return current;
}

/** What a failed exchange with an upstream means to the caller: not done (503), perhaps done (502, 504), or the caller's own fault. */
export function upstreamProblem(error: unknown, request: { part: string; method: string; seconds: number }): ProblemError {
  const cause = rootCause(error);
  if (cause instanceof ProblemError) return cause;
  const { part, seconds } = request;
  const code = (cause as Failure | undefined)?.code ?? '';
  if (code === 'UND_ERR_HEADERS_TIMEOUT') return new ProblemError(gatewayErrors.timeout, { part, seconds });
  const nothingChanged = unreachable.has(code) || request.method === 'GET' || request.method === 'HEAD';
  return nothingChanged ? new ProblemError(commonErrors.unavailable, { part }) : new ProblemError(gatewayErrors.lost, { part });
}
