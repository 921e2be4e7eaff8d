import { commonErrors } from '@anlan/contracts/kit';
import type { preSerializationHookHandler } from 'fastify';
import { traceIdOf } from '../context';
import type { Logger } from '../telemetry';
import type { CallRequest } from './call';
import { localeOf, problemDocument, ProblemError } from './problem';

/**
 * Holds answers to their contract, every one or one in `checkEvery`, and sets the ETag. A Fastify hook and not a Nest
 * interceptor: those cost every request an Observable chain.
 */
export function answerHook(checkEvery: number, logger: Logger): preSerializationHookHandler {
  let count = 0;
  return (request, reply, payload, done) => {
    const req = request as CallRequest;
    const { operation } = req;
    if (!operation || reply.statusCode >= 400) return done(null, payload);
    if (operation.etag) void reply.header('etag', `"${(payload as { version: number }).version}"`);
    if (operation.response && !operation.produces && count++ % checkEvery === 0) {
      const parsed = operation.response.safeParse(payload);
      if (!parsed.success) {
        const traceId = traceIdOf(req.traceparent ?? '');
        logger.error({ traceId, op: operation.id, issues: parsed.error.issues }, 'an answer breaks its contract');
        const problem = problemDocument(new ProblemError(commonErrors.internal), localeOf(req.headers['accept-language']), traceId);
        void reply.status(500).header('content-type', 'application/problem+json; charset=utf-8');
        return done(null, problem);
      }
    }
    return done(null, payload);
  };
}
