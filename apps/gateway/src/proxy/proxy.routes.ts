import replyFrom from '@fastify/reply-from';
import { commonErrors, type Operation } from '@anlan/contracts/kit';
import { JSON_LIMIT, limitedBody, ProblemError } from '@anlan/platform/http';
import type { Logger } from '@anlan/platform/telemetry';
import type { FastifyInstance, HTTPMethods } from 'fastify';
import type { GatewayConfig } from '../config';
import { answerError } from '../http/gateway.filter';
import { pathOf } from '../http/path';
import { sendProblem, type EdgeRequest } from '../http/problem';
import { EventStreams } from './event-streams';
import { answerUpstreamError, forwardTo, type Forward } from './forward';
import { isPublicIssuerPath } from './issuer-paths';
import { targetsOf, type Targets } from './targets';

/** Body of an upload. A service may allow less. */
export const UPLOAD_LIMIT = 40 * 1024 * 1024;
const methods: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const EVENT_STREAM = 'text/event-stream';

interface ProxyOptions {
  readonly config: GatewayConfig;
  readonly operations: readonly Operation[];
  readonly logger: Logger;
}

/**
 * Three pools per upstream. Short exchanges share 64 connections, and their small bodies are read whole before one is
 * taken; uploads, which may be slow, and event streams, which stay while a page is open, have their own: they starve nobody.
 */
export async function proxyRoutes(fastify: FastifyInstance, options: ProxyOptions): Promise<void> {
  const targets = targetsOf(options.config);
  const exchange = { logger: options.logger, timeoutMs: options.config.UPSTREAM_TIMEOUT_MS };
  fastify.setErrorHandler((error, req: EdgeRequest, reply) => {
    const ours = !req.part || error instanceof ProblemError || (error as { code?: string }).code?.startsWith('FST_');
    if (ours) answerError(options.logger, error, req, reply);
    else answerUpstreamError(exchange, error, reply);
  });
  await fastify.register((scope) => shortExchanges(scope, targets, options));
  await fastify.register((scope) => uploads(scope, targets, options));
  await fastify.register((scope) => eventStreams(scope, targets, options));
}

function pool(config: GatewayConfig, connections: number): object {
  return {
    destroyAgent: true,
    disableCache: true,
    disableRequestLogging: true,
    undici: {
      connections, pipelining: 1, keepAliveTimeout: 30_000, headersTimeout: config.UPSTREAM_TIMEOUT_MS,
      // Event streams speak every 15 s; anything silent for longer than this is dead.
      bodyTimeout: 300_000,
      connect: { timeout: 3_000 },
    },
  };
}

async function shortExchanges(scope: FastifyInstance, { services, issuer }: Targets, { config, logger }: ProxyOptions): Promise<void> {
  await scope.register(replyFrom, pool(config, 64));
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: JSON_LIMIT }, (_req, body, done) => done(null, body.length ? body : undefined));
  const options = { timeoutMs: config.UPSTREAM_TIMEOUT_MS, logger };
  const forwards = new Map([...services].map(([name, target]) => [name, forwardTo(target, options)]));
  scope.route<{ Params: { service: string } }>({
    method: methods, url: '/api/:service/*', helmet: false,
    handler: (req, reply) => {
      const forward = forwards.get(req.params.service);
      if (!forward) return void sendProblem(req, reply, new ProblemError(commonErrors.route_not_found));
      forward(req, reply);
    },
  });
  const toIssuer = forwardTo(issuer, options);
  for (const url of ['/realms/*', '/resources/*']) {
    scope.route({
      method: methods, url, helmet: false,
      handler: (req, reply) => (isPublicIssuerPath(pathOf(req.raw.url ?? '')) ? toIssuer(req, reply) : void sendProblem(req, reply, new ProblemError(commonErrors.route_not_found))),
    });
  }
}

async function uploads(scope: FastifyInstance, { services }: Targets, { config, operations, logger }: ProxyOptions): Promise<void> {
  await scope.register(replyFrom, pool(config, 256));
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (req, payload, done) => {
    const announced = Number(req.headers['content-length'] ?? 0);
    if (announced <= UPLOAD_LIMIT) return done(null, limitedBody(payload, UPLOAD_LIMIT));
    payload.resume();
    done(new ProblemError(commonErrors.too_large, { limit: UPLOAD_LIMIT }));
  });
  for (const operation of operations) {
    const target = services.get(operation.service);
    if (target && operation.upload) route(scope, operation, forwardTo(target, { timeoutMs: config.UPSTREAM_TIMEOUT_MS, logger }));
  }
}

async function eventStreams(scope: FastifyInstance, { services }: Targets, { config, operations, logger }: ProxyOptions): Promise<void> {
  // A service refuses the next one at its own limit before this is reached.
  await scope.register(replyFrom, pool(config, 4_096));
  const streams = new EventStreams();
  scope.addHook('preClose', (done) => (streams.endAll(), done()));
  for (const operation of operations) {
    const target = services.get(operation.service);
    if (target && operation.produces === EVENT_STREAM) route(scope, operation, forwardTo(target, { timeoutMs: config.UPSTREAM_TIMEOUT_MS, logger, streams }));
  }
}

const route = (scope: FastifyInstance, { method, service, path }: Operation, handler: Forward): void => void scope.route({ method, url: `/api/${service}/v1${path}`, helmet: false, handler });
