import { commonErrors } from '@anlan/contracts/kit';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { TokenError } from '../auth';
import { traceIdOf, traceparentOf } from '../context';
import { isUnreachable } from '../db/unreachable';
import type { Logger } from '../telemetry';
import type { CallRequest } from './call';
import { localeOf, problemDocument, ProblemError } from './problem';

interface Fault extends Error {
  code?: string;
  statusCode?: number;
  detail?: string;
}

/** Says who was faster, of a change that came too late. */
export interface ExplainsStale {
  explain(req: CallRequest, problem: ProblemError): Promise<Record<string, unknown>>;
}

/** Turns whatever was thrown into one RFC 9457 answer. What is not the caller's doing is logged and told as little of as possible. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly staleEdits?: ExplainsStale,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const req = http.getRequest<CallRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = asProblem(error, req.headers['content-type']);
    const traceparent = req.traceparent ?? traceparentOf();
    if (problem.refusal) req.refused = problem;
    if (problem.status >= 500) this.logger.error({ traceId: traceIdOf(traceparent), err: error, route: req.routeOptions?.url }, 'request failed');
    else if (error instanceof TokenError) this.logger.info({ traceId: traceIdOf(traceparent), reason: error.code }, 'token refused');
    if (error instanceof TokenError && error.challenge) void reply.header('www-authenticate', error.challenge);
    if (problem.status === 429) void reply.header('retry-after', String(problem.params['seconds'] ?? 1));
    if (problem.status === 503) void reply.header('retry-after', '2');
    const locale = localeOf(req.headers['accept-language']);
    const more = problem.code === commonErrors.stale ? await this.explained(req, problem) : {};
    if (reply.sent || reply.raw.headersSent) return;
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('content-language', locale)
      .send(JSON.stringify({ ...problemDocument(problem, locale, traceIdOf(traceparent)), ...more }));
  }

  private async explained(req: CallRequest, problem: ProblemError): Promise<Record<string, unknown>> {
    try {
      return (await this.staleEdits?.explain(req, problem)) ?? {};
    } catch (e) {
      this.logger.warn({ err: e }, 'a stale edit could not be explained');
      return {};
    }
  }
}

/** What was thrown, as the caller may know it. `type` is the content type he sent. */
export function asProblem(error: unknown, type = ''): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof TokenError) {
    if (error.status === 403) return new ProblemError(commonErrors.tenant_suspended);
    if (error.status === 503) return new ProblemError(commonErrors.unavailable, { part: 'identity' });
    return new ProblemError(commonErrors.unauthenticated);
  }
  const fault = error as Fault;
  if (error instanceof HttpException) return asHttpProblem(error);
  const code = fault.code ?? '';
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') return new ProblemError(commonErrors.too_large, { limit: (fault as { limit?: number }).limit ?? '' });
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') return new ProblemError(commonErrors.media_type, { type });
  if (fault instanceof SyntaxError && fault.statusCode === 400) return new ProblemError(commonErrors.malformed_json, { detail: fault.message });
  if (code === '23505') return new ProblemError(commonErrors.conflict, { detail: fault.detail?.replace(/tenant_id, /, '').replace(/[0-9a-f-]{36}, /, '') ?? '' });
  if (isUnreachable(fault)) {
    return new ProblemError(commonErrors.unavailable, { part: 'database' });
  }
  if (typeof fault.statusCode === 'number' && fault.statusCode >= 400 && fault.statusCode < 500) return new ProblemError(commonErrors.malformed_json, { detail: fault.message });
  return new ProblemError(commonErrors.internal);
}

function asHttpProblem(error: HttpException): ProblemError {
  switch (error.getStatus()) {
    case 404: return new ProblemError(commonErrors.route_not_found);
    case 405: return new ProblemError(commonErrors.method_not_allowed);
    case 413: return new ProblemError(commonErrors.too_large, { limit: '' });
    case 415: return new ProblemError(commonErrors.media_type, { type: '' });
    case 400: return new ProblemError(commonErrors.malformed_json, { detail: error.message });
    default: return new ProblemError(commonErrors.internal);
  }
}
