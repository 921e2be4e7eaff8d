import { traceIdOf } from '@anlan/platform/context';
import type { Logger } from '@anlan/platform/telemetry';
import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { problemOf, sendProblem, type EdgeRequest } from './problem';

/** One shape for every error of the gateway, whether Nest or Fastify met it. */
@Catch()
export class GatewayFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerError(this.logger, error, http.getRequest<EdgeRequest>(), http.getResponse<FastifyReply>());
  }
}

export function answerError(logger: Logger, error: unknown, req: EdgeRequest, reply: FastifyReply): void {
  const problem = problemOf(error);
  if (problem.status >= 500) logger.error({ traceId: traceIdOf(req.traceparent ?? ''), err: error, route: req.routeOptions.url }, 'request failed');
  if (!reply.sent && !reply.raw.headersSent) void sendProblem(req, reply, problem);
}
