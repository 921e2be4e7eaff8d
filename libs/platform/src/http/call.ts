import { commonErrors, type Operation } from '@anlan/contracts/kit';
import type { FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { TenantContext } from '../context';
import { invalid, ProblemError, type FieldError } from './problem';
import { schemaWords } from './words';
import type { Call } from './handle.decorator';

export interface CallRequest extends FastifyRequest {
  call?: Call;
  operation?: Operation;
  traceparent?: string;
  /** who was refused before there was a call */
  caller?: TenantContext;
  /** what he was refused with */
  refused?: ProblemError;
}

const MOST_FAULTS = 100;

/** The faults a schema found, each with its place in the request; keys that are not wanted are named one by one. */
export function fieldErrors(where: string, error: z.ZodError): FieldError[] {
  return error.issues.flatMap((i) => {
    const path = i.path.reduce<string>((at, part) => (typeof part === 'number' ? `${at}[${part}]` : `${at}.${String(part)}`), where);
    const keys = i.code === 'unrecognized_keys' ? i.keys.map((key) => `${path}.${key.slice(0, 100)}`) : [path];
    return keys.slice(0, MOST_FAULTS).map((at) => ({ path: at, code: i.code ?? 'custom', message: i.message }));
  });
}

/** Parses params, query and body by the contract; every fault of all three is named in one answer. */
export function parseRequest(operation: Operation, req: CallRequest): Pick<Call, 'params' | 'query' | 'body' | 'headers' | 'version'> {
  const errors: FieldError[] = [];
  const part = (where: 'query' | 'body' | 'headers', schema: z.ZodType | undefined, value: unknown): unknown => {
    if (!schema) return undefined;
    const parsed = schema.safeParse(value, schemaWords);
    if (parsed.success) return parsed.data;
    errors.push(...fieldErrors(where, parsed.error));
    return undefined;
  };
  const path = operation.params?.safeParse(req.params);
  // An id that is not even an id names nothing: the same answer as an unknown one.
  if (path && !path.success) throw new ProblemError(commonErrors.not_found);
  if (!operation.upload && isFile(req)) throw new ProblemError(commonErrors.media_type, { type: req.headers['content-type'] ?? '' });
  const query = part('query', operation.query, req.query);
  const body = operation.upload ? undefined : part('body', operation.body, req.body ?? {});
  const headers = (part('headers', operation.headers && z.object(operation.headers), req.headers) ?? {}) as Record<string, string>;
  if (errors.length) throw invalid(errors.slice(0, MOST_FAULTS));
  return { params: path?.data, query, body, headers, version: operation.ifMatch ? ifMatch(req.headers['if-match']) : 0 };
}

/** Whether the body came in one of the types that are handed on as streams. */
const isFile = (req: CallRequest): boolean => req.isMultipart?.() === true || typeof (req.body as { pipe?: unknown } | undefined)?.pipe === 'function';

function ifMatch(header: string | undefined): number {
  if (!header) throw new ProblemError(commonErrors.if_match_required);
  const match = /^"(\d{1,10})"$/.exec(header.trim());
  if (!match) throw invalid([{ path: 'headers.if-match', code: 'invalid_format', message: 'If-Match 应为最近一次读取返回的 ETag，如 "3" / If-Match wants the ETag of your last read, such as "3"' }]);
  return Number(match[1]);
}

/** The key and a hash of what was asked, so that a reuse with another request is noticed. */
export function idempotencyOf(operation: Operation, req: CallRequest): { key: string; requestHash: string } | undefined {
  const key = req.headers['idempotency-key'];
  if (operation.method !== 'POST' || typeof key !== 'string') return undefined;
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw invalid([{ path: 'headers.idempotency-key', code: 'invalid_format', message: 'Idempotency-Key 应为 1–200 个可见 ASCII 字符 / Idempotency-Key wants 1–200 visible ASCII characters' }]);
  const hash = createHash('sha256').update(`${operation.service}:${operation.id}\n${req.url}\n${req.headers['if-match'] ?? ''}\n`);
  // An upload is a stream that nobody has read yet: who stores it binds the key to the file's own hash.
  hash.update(operation.upload ? '' : JSON.stringify(req.body ?? null));
  return { key, requestHash: hash.digest('hex') };
}
