import { gatewayErrors } from '@anlan/contracts/openapi';
import { traceIdOf, traceparentOf } from '@anlan/platform/context';
import { JSON_LIMIT, problemDocument, ProblemError } from '@anlan/platform/http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyHttpOptions } from 'fastify';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { GatewayConfig } from '../config';
import { problemOf, sendProblem } from './problem';

export const HEADER_LIMIT = 16 * 1024;
const REQUEST_TIMEOUT_MS = 120_000;

/** The HTTP server with its limits: a client can be slow or large only so far. */
export function gatewayAdapter(config: GatewayConfig): FastifyAdapter {
  const options: FastifyHttpOptions<Server> = {
    trustProxy: config.TRUSTED_PROXIES.length ? config.TRUSTED_PROXIES : false,
    bodyLimit: JSON_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    // A request that arrives while we stop is still answered, on a connection that then closes.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    http: {
      maxHeaderSize: HEADER_LIMIT,
      headersTimeout: Math.min(config.HEADERS_TIMEOUT_MS, REQUEST_TIMEOUT_MS),
      connectionsCheckingInterval: Math.min(1_000, config.HEADERS_TIMEOUT_MS),
    },
    clientErrorHandler: refuse,
    frameworkErrors: (error, req, reply) => void sendProblem(req as never, reply as never, problemOf(error)),
  };
  return new FastifyAdapter(options);
}

const statusText: Record<number, string> = { 400: 'Bad Request', 408: 'Request Timeout', 431: 'Request Header Fields Too Large' };

/** For what is not a request yet: written by hand, since there is nothing to reply to. */
function refuse(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = parserProblem(error.code);
  if (socket.writable) {
    const body = JSON.stringify(problemDocument(problem, 'zh-CN', traceIdOf(traceparentOf())));
    socket.write(
      `HTTP/1.1 ${problem.status} ${statusText[problem.status]}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  }
  socket.destroySoon();
}

function parserProblem(code: string | undefined): ProblemError {
  if (code === 'HPE_HEADER_OVERFLOW') return new ProblemError(gatewayErrors.headers_too_large, { limit: HEADER_LIMIT });
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new ProblemError(gatewayErrors.slow_request);
  return new ProblemError(gatewayErrors.bad_request);
}
