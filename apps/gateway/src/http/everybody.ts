import type { Operation, RateLimit } from '@anlan/contracts/kit';
import { commonErrors } from '@anlan/contracts/kit';
import { ProblemError } from '@anlan/platform/http';
import { isForEverybody } from '@anlan/platform/telemetry';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { clientOf } from './buckets';
import { pathOf } from './path';
import { sendProblem, type EdgeRequest } from './problem';

const toPattern = (o: Operation): RegExp => new RegExp(`^/api/${o.service}/v1${o.path.replace(/:\w+/g, '([^/]+)')}$`);

interface Counted {
  readonly isAllowed: boolean;
  readonly isExceeded?: boolean;
  readonly ttlInSeconds?: number;
}

interface Limited {
  readonly method: string;
  readonly pattern: RegExp;
  readonly counters: readonly ((req: FastifyRequest) => Promise<Counted>)[];
}

/**
 * Holds public operations to the limits of their contracts: each address its own, then each tenant's. A flood from one
 * address does not use up what the tenant takes of others. Addresses are counted in memory, for one window, and kept nowhere.
 */
export function addPublicLimits(fastify: FastifyInstance, operations: readonly Operation[], factor: number): void {
  const limited = operations.flatMap((o): Limited[] => {
    if (!o.limits) return [];
    const pattern = toPattern(o);
    const counter = (limit: RateLimit, key: (req: FastifyRequest) => string) =>
      fastify.createRateLimit({ max: limit.most * factor, timeWindow: limit.seconds * 1000, keyGenerator: key }) as (req: FastifyRequest) => Promise<Counted>;
    const tenantOf = (req: FastifyRequest): string => pattern.exec(pathOf(req.raw.url ?? ''))?.[1] ?? '';
    return [{ method: o.method, pattern, counters: [counter(o.limits.address, (req) => clientOf(req.ip)), counter(o.limits.tenant, tenantOf)] }];
  });
  fastify.addHook('onRequest', async (req: EdgeRequest, reply) => {
    const path = pathOf(req.raw.url ?? '');
    if (!isForEverybody(path)) return;
    const rule = limited.find((l) => l.method === req.method && l.pattern.test(path));
    for (const count of rule?.counters ?? []) {
      const { isAllowed, isExceeded, ttlInSeconds = 1 } = await count(req);
      if (isAllowed || !isExceeded) continue;
      void reply.header('retry-after', ttlInSeconds);
      return sendProblem(req, reply, new ProblemError(commonErrors.too_many, { seconds: ttlInSeconds }));
    }
  });
}
