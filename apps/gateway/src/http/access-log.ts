import { traceIdOf } from '@anlan/platform/context';
import { isForEverybody, withoutSecret, type Logger } from '@anlan/platform/telemetry';
import type { FastifyInstance } from 'fastify';
import { pathOf } from './path';
import type { EdgeRequest } from './problem';

/** One line per request. Without its query, which may hold names and numbers of people; of a public page, without who asked. */
export function addAccessLog(fastify: FastifyInstance, logger: Logger): void {
  const line = (req: EdgeRequest, status: number, ms: number): void => {
    const path = withoutSecret(pathOf(req.raw.url ?? '')).slice(0, 300);
    // Of which places somebody looks at a map is nobody's business, and a map asks for dozens of tiles a second.
    const level = /^\/(healthz|tiles)\//.test(path) ? 'debug' : 'info';
    logger[level]({ method: req.method, path, status, ms: Math.round(ms), ...(!isForEverybody(path) && { client: req.ip }), traceId: req.traceparent && traceIdOf(req.traceparent) }, 'request');
  };
  fastify.addHook('onResponse', (req, reply, done) => {
    line(req, reply.statusCode, reply.elapsedTime);
    done();
  });
  // 499: the client went away; the number that other proxies log for it.
  fastify.addHook('onRequestAbort', (req, done) => {
    line(req, 499, 0);
    done();
  });
}
