import { commonErrors } from '@anlan/contracts/kit';
import type { onSendHookHandler, preSerializationHookHandler } from 'fastify';
import type { Readable } from 'node:stream';
import { traceIdOf } from '../context';
import type { Logger } from '../telemetry';
import { exportKind } from './accept';
import type { CallRequest } from './call';
import { policyOf } from './field-policy';
import { localeOf, problemDocument, ProblemError } from './problem';

/** What the HTTP side has to tell the audit log. */
export interface AuditOfAccess {
  /** after the answer; does not wait */
  refused(req: CallRequest): void;
  /** before the answer; rejects where the entry could not be committed, and there is no answer then */
  read(req: CallRequest): Promise<void>;
  secretShown(req: CallRequest, answer: unknown): Promise<void>;
}

/**
 * What every answer passes before it is written: personal fields are masked, contracts held to (every one, or one in
 * `checkEvery`), the ETag set, secrets shown once recorded. A Fastify hook and not a Nest interceptor: those cost every
 * request an Observable chain.
 */
export function answerHook(checkEvery: number, logger: Logger, audit: AuditOfAccess): preSerializationHookHandler {
  let count = 0;
  return (request, reply, payload, done) => {
    const req = request as CallRequest;
    const { operation } = req;
    if (!operation || reply.statusCode >= 400) return done(null, payload);
    const shown = policyOf(operation)?.show(payload);
    const answer = shown ? shown.answer : payload;
    if (operation.etag) void reply.header('etag', `"${(answer as { version: number }).version}"`);
    if (operation.response && !operation.produces && count++ % checkEvery === 0) {
      const parsed = operation.response.safeParse(answer);
      if (!parsed.success) {
        const traceId = traceIdOf(req.traceparent ?? '');
        logger.error({ traceId, op: operation.id, issues: parsed.error.issues }, 'an answer breaks its contract');
        const problem = problemDocument(new ProblemError(commonErrors.internal), localeOf(req.headers['accept-language']), traceId);
        void reply.status(500).header('content-type', 'application/problem+json; charset=utf-8');
        return done(null, problem);
      }
    }
    if (!shown?.secret) return done(null, answer);
    audit.secretShown(req, answer).then(() => done(null, answer), done);
  };
}

/** Sensitive reads are written down before they are answered, files and exports as well as JSON. */
export function readHook(audit: AuditOfAccess): onSendHookHandler {
  return (request, reply, payload, done) => {
    const req = request as CallRequest;
    const { operation } = req;
    if (!operation || reply.statusCode >= 400 || !(operation.audited || (operation.export && exportKind(req)))) return done(null, payload);
    audit.read(req).then(
      () => done(null, payload),
      (e: Error) => {
        (payload as Partial<Readable> | null)?.destroy?.();
        done(e);
      },
    );
  };
}
