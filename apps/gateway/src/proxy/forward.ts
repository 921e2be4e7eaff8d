import { traceIdOf } from '@anlan/platform/context';
import type { Logger } from '@anlan/platform/telemetry';
import type { FastifyReplyFromHooks } from '@fastify/reply-from';
import type { FastifyReply } from 'fastify';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pathOf } from '../http/path';
import { sendProblem, type EdgeRequest } from '../http/problem';
import type { EventStreams } from './event-streams';
import { requestHeaders, responseHeaders } from './headers';
import type { Target } from './targets';
import { rootCause, upstreamProblem } from './upstream-error';

export type Forward = (req: EdgeRequest, reply: FastifyReply) => void;

export interface ForwardOptions {
  readonly timeoutMs: number;
  readonly logger: Logger;
  /** keeps the bodies, where they are event streams */
  readonly streams?: EventStreams;
}

/** A connection kept alive may have been closed at the other end just now; what changes nothing is asked once more. */
const again = ({ err, req, attempt }: { err: unknown; req: { method?: string }; attempt: number }): number | null => {
  const lost = ['UND_ERR_SOCKET', 'ECONNRESET'].includes((err as { code?: string } | null)?.code ?? '');
  return lost && attempt === 0 && (req.method === 'GET' || req.method === 'HEAD') ? 1 : null;
};

/** How long a client may go on sending what has been answered already. */
const HEAR_OUT_MS = 5_000;

/** A client that asked for the connection to be closed loses an answer that comes while it is sending: Node closes as soon as the answer is out. */
function whenHeardOut(request: IncomingMessage, then: () => void): void {
  if (request.complete) return then();
  const go = (): void => {
    clearTimeout(limit);
    request.off('end', go).off('close', go);
    then();
  };
  const limit = setTimeout(go, HEAR_OUT_MS);
  request.once('end', go).once('close', go);
}

/** The stream is open before its first event: the client should know. */
function flushHeaders({ raw }: FastifyReply): void {
  if (raw.hasHeader('content-type') && !raw.writableEnded) raw.flushHeaders();
}

/** Passes requests on to one target. Made once per target, since requests are many. */
export function forwardTo(target: Target, { timeoutMs, logger, streams }: ForwardOptions): Forward {
  const hooks: FastifyReplyFromHooks = {
    getUpstream: () => target.origin,
    rewriteRequestHeaders: (req, headers) => requestHeaders(req as EdgeRequest, headers, target),
    rewriteHeaders: (headers) => responseHeaders(headers),
    retryDelay: again as never,
    onResponse: (req, reply, res) => {
      const body = (res as unknown as { stream: Readable }).stream;
      // The rest of the request is being read, so the connection can stay; closing it now could lose this answer.
      void (reply as FastifyReply).removeHeader('connection');
      const send = (): void => {
        void (reply as FastifyReply).send(streams ? streams.pass(body) : body);
        if (streams) setImmediate(flushHeaders, reply as FastifyReply);
      };
      whenHeardOut(req.raw as IncomingMessage, send);
    },
    onError: (reply, { error }) => answerUpstreamError({ logger, timeoutMs }, error, reply as FastifyReply),
  };
  return (req, reply) => {
    req.part = target.part;
    const source = target.prefix + pathOf(req.raw.url ?? '/');
    const { body } = req;
    if (!Buffer.isBuffer(body)) return void reply.from(source, hooks);
    reply.from(source, { ...hooks, body, contentType: req.headers['content-type'] ?? 'application/octet-stream' });
  };
}

/** For an upstream that failed before the client has seen anything of its answer. */
export function answerUpstreamError({ logger, timeoutMs }: Pick<ForwardOptions, 'logger' | 'timeoutMs'>, error: unknown, reply: FastifyReply): void {
  const req = reply.request as EdgeRequest;
  const part = req.part ?? '';
  const problem = upstreamProblem(error, { part, method: req.method, seconds: Math.round(timeoutMs / 1000) });
  if (problem.status >= 500) logger.warn({ traceId: traceIdOf(req.traceparent ?? ''), err: rootCause(error), part, code: problem.code }, 'upstream failed');
  if (!reply.raw.headersSent) void sendProblem(req, reply, problem);
}
