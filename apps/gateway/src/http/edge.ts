import rateLimit from '@fastify/rate-limit';
import { commonErrors } from '@anlan/contracts/kit';
import { gatewayErrors } from '@anlan/contracts/openapi';
import { traceparentOf } from '@anlan/platform/context';
import { ProblemError } from '@anlan/platform/http';
import type { FastifyInstance } from 'fastify';
import type { GatewayConfig } from '../config';
import { Buckets } from './buckets';
import { isPlainPath, pathOf } from './path';
import { sendProblem, type EdgeRequest } from './problem';

const WINDOW_MS = 60_000;

/** What every request meets first: a trace, a path that means one thing only, the rate limit. */
export async function addEdge(fastify: FastifyInstance, config: Pick<GatewayConfig, 'RATE_LIMIT_PER_MINUTE'>): Promise<void> {
  const buckets = new Buckets(WINDOW_MS);
  await fastify.register(rateLimit as never, {
    global: false, max: config.RATE_LIMIT_PER_MINUTE, timeWindow: WINDOW_MS, cache: 20_000, keyGenerator: (req: EdgeRequest) => buckets.name(req),
  } as never);
  const count = fastify.createRateLimit();

  fastify.addHook('onRequest', (req: EdgeRequest, reply, done) => {
    const traceparent = traceparentOf(req.headers.traceparent as string | undefined);
    req.traceparent = traceparent;
    void reply.header('traceresponse', traceparent);
    if (isAmbiguous(req.raw.rawHeaders)) return void sendProblem(req, reply, new ProblemError(gatewayErrors.bad_request));
    if (!isPlainPath(pathOf(req.raw.url ?? ''))) return void sendProblem(req, reply, new ProblemError(commonErrors.route_not_found));
    done();
  });

  fastify.addHook('onRequest', async (req, reply) => {
    // Those who ask whether we are well must get an answer when we are busy.
    if (req.raw.url?.startsWith('/healthz/')) return;
    const counted = await count(req);
    if (counted.isAllowed || !counted.isExceeded) return;
    void reply.header('retry-after', counted.ttlInSeconds);
    return sendProblem(req, reply, new ProblemError(commonErrors.too_many, { seconds: counted.ttlInSeconds }));
  });
}

/** Headers that say who asks, and whom: of two, one program would take the first and another the last. */
const once = new Set(['authorization', 'host']);

function isAmbiguous(rawHeaders: readonly string[]): boolean {
  const found = rawHeaders.filter((name, i) => i % 2 === 0 && once.has(name.toLowerCase()));
  return new Set(found.map((name) => name.toLowerCase())).size < found.length;
}
