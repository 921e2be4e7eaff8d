import { commonErrors } from '@anlan/contracts/kit';
import { gatewayErrors } from '@anlan/contracts/openapi';
import { traceIdOf, traceparentOf } from '@anlan/platform/context';
import { asProblem, JSON_LIMIT, localeOf, problemDocument, ProblemError } from '@anlan/platform/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFoundPage } from '../docs/pages/not-found.page';
import { pathOf } from './path';
import { dataHeaders } from './security';

export interface EdgeRequest extends FastifyRequest {
  /** given to every request by the first hook */
  traceparent?: string;
  /** the upstream it was passed on to */
  part?: string;
}

/** Headers that belong to the answer as a whole and stay when an error takes the place of what an upstream had begun. */
const kept = new Set(['traceresponse', 'retry-after', 'strict-transport-security', 'connection']);

/** Answers with a problem document, or with a page where a person followed a dead link. */
export function sendProblem(req: EdgeRequest, reply: FastifyReply, problem: ProblemError): FastifyReply {
  const traceId = traceIdOf(req.traceparent ?? traceparentOf());
  for (const name of Object.keys(reply.getHeaders())) if (!kept.has(name)) void reply.removeHeader(name);
  void reply.status(problem.status).headers(dataHeaders).header('cache-control', 'no-store');
  if (problem.status === 503) void reply.header('retry-after', '2');
  if (problem.status === 404 && wantsPage(req)) {
    return reply
      .headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'self'; frame-ancestors 'none'", vary: 'accept' })
      .send(notFoundPage(traceId));
  }
  const locale = localeOf(req.headers['accept-language']);
  return reply
    .headers({ 'content-type': 'application/problem+json; charset=utf-8', 'content-language': locale })
    .send(JSON.stringify(problemDocument(problem, locale, traceId)));
}

/** What went wrong, as the caller may know it. */
export function problemOf(error: unknown): ProblemError {
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_BAD_URL') return new ProblemError(commonErrors.route_not_found);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ProblemError(commonErrors.too_large, { limit: JSON_LIMIT });
  if (statusCode === 400 && code?.startsWith('FST_ERR')) return new ProblemError(gatewayErrors.bad_request);
  return asProblem(error);
}

function wantsPage(req: FastifyRequest): boolean {
  if (req.method !== 'GET' || /^\/(api|realms|healthz)(\/|$)/.test(pathOf(req.raw.url ?? ''))) return false;
  const html = req.headers.accept?.indexOf('text/html') ?? -1;
  const json = req.headers.accept?.search(/application\/(problem\+)?json/) ?? -1;
  return html >= 0 && (json < 0 || html < json);
}
