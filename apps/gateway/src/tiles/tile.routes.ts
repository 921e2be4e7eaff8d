import type { ConsoleConfig } from '@anlan/contracts/gateway';
import { commonErrors } from '@anlan/contracts/kit';
import { ProblemError } from '@anlan/platform/http';
import type { Logger } from '@anlan/platform/telemetry';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { apiInfo } from '../docs/docs.service';
import { clientOf } from '../http/buckets';
import { answerError } from '../http/gateway.filter';
import { sendProblem, type EdgeRequest } from '../http/problem';
import { dataHeaders } from '../http/security';
import { TileClient } from './tile-client';
import { tileSource, type TileEnvironment } from './tile-source';

const DAY = 86_400;

interface TileOptions {
  readonly config: TileEnvironment;
  readonly logger: Logger;
}

/**
 * The background map, where one is configured, and `GET /api/config`, which says whether. A browser asks this origin only;
 * the gateway asks one fixed host, for tiles that exist by their numbers.
 */
export async function tileRoutes(fastify: FastifyInstance, { config, logger }: TileOptions): Promise<void> {
  const source = tileSource(config);
  const shown: ConsoleConfig = { version: apiInfo.version, tiles: source?.shown ?? null };
  fastify.get('/api/config', { helmet: false } as object, (_req, reply) => reply.headers({ ...dataHeaders, 'cache-control': 'public, max-age=60' }).send(shown));
  const client = new TileClient({ timeoutMs: config.TILE_TIMEOUT_MS, logger });
  const count = fastify.createRateLimit({ max: config.TILE_RATE_PER_MINUTE, timeWindow: 60_000, keyGenerator: (req: FastifyRequest) => clientOf(req.ip) });
  fastify.get<{ Params: Record<'layer' | 'z' | 'x' | 'y', string> }>('/tiles/:layer/:z/:x/:y', { helmet: false } as object, async (req, reply) => {
    try {
      return await answer(req, reply);
    } catch (error) {
      answerError(logger, error, req as EdgeRequest, reply);
      return reply;
    }
  });

  async function answer(req: FastifyRequest<{ Params: Record<'layer' | 'z' | 'x' | 'y', string> }>, reply: FastifyReply): Promise<FastifyReply> {
    const { layer, z, x, y } = req.params;
    const address = source?.address(layer, z, x, y);
    if (address === undefined) return sendProblem(req as EdgeRequest, reply, new ProblemError(commonErrors.route_not_found));
    // Pages of others are not to use up what the key allows. Browsers that are old, and programs, do not say where they come from.
    const site = req.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') return sendProblem(req as EdgeRequest, reply, new ProblemError(commonErrors.forbidden));
    const counted = await count(req);
    if (!counted.isAllowed && counted.isExceeded) {
      void reply.header('retry-after', counted.ttlInSeconds);
      return sendProblem(req as EdgeRequest, reply, new ProblemError(commonErrors.too_many, { seconds: counted.ttlInSeconds }));
    }
    const tile = await client.get(address);
    void reply.headers({ ...dataHeaders, 'cross-origin-resource-policy': 'same-origin' });
    if (!tile) return reply.status(404).header('cache-control', 'public, max-age=3600').type('text/plain; charset=utf-8').send('');
    return reply.header('cache-control', `public, max-age=${DAY}, stale-while-revalidate=${7 * DAY}`).type(tile.type).send(tile.bytes);
  }
}
