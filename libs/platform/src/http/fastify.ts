import multipart from '@fastify/multipart';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { traceIdOf, traceparentOf } from '../context';
import type { Logger } from '../telemetry';
import { SPREADSHEET_TYPE } from './accept';
import { answerHook, readHook, type AuditOfAccess } from './answer-hook';
import { cacheHook } from './cache-hook';
import type { CallRequest } from './call';

export const JSON_LIMIT = 1024 * 1024;
export const UPLOAD_LIMIT = 32 * 1024 * 1024;

export function fastifyAdapter(): FastifyAdapter {
  return new FastifyAdapter({ bodyLimit: JSON_LIMIT, trustProxy: '127.0.0.1', routerOptions: { maxParamLength: 200 }, requestTimeout: 120_000, forceCloseConnections: 'idle' });
}

/** Parsers, trace, contract and access log: what every service's HTTP server has in common. Security headers are the gateway's. */
export async function configureHttp(app: NestFastifyApplication, logger: Logger, checkEvery: number, audit: AuditOfAccess): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(multipart as never, { limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 10 } });
  fastify.removeContentTypeParser('text/plain');
  const json = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: JSON_LIMIT }, (req, body, done) => {
    if (body.length === 0) return done(null, undefined);
    return json(req, body as string, done);
  });
  // Files arrive as a stream; the operation that takes them reads it, so nothing is buffered for one that does not.
  fastify.addContentTypeParser(['text/csv', 'application/geo+json', SPREADSHEET_TYPE, 'application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'video/mp4'], { bodyLimit: UPLOAD_LIMIT }, (_req, payload, done) => done(null, payload));
  fastify.addHook('onRequest', (req, reply, done) => {
    const traceparent = traceparentOf(req.headers.traceparent as string | undefined);
    (req as CallRequest).traceparent = traceparent;
    void reply.header('traceresponse', traceparent);
    done();
  });
  fastify.addHook('preSerialization', answerHook(checkEvery, logger, audit));
  fastify.addHook('onSend', readHook(audit));
  fastify.addHook('onSend', cacheHook);
  fastify.addHook('onResponse', (req, reply, done) => {
    // A form that was refused half-read: read on, or its connection stays deaf to the next request.
    if (!req.raw.readableEnded) req.raw.unpipe().resume();
    const { operation, call, refused } = req as CallRequest;
    if (refused) audit.refused(req as CallRequest);
    if (operation) {
      logger.info({ traceId: traceIdOf((req as CallRequest).traceparent ?? ''), op: `${operation.service}:${operation.id}`, status: reply.statusCode, ms: Math.round(reply.elapsedTime), tenant: call?.ctx.slug }, 'request');
    }
    done();
  });
}
