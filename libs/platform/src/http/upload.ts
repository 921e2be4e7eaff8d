import { commonErrors } from '@anlan/contracts/kit';
import type { MultipartFile } from '@fastify/multipart';
import { Readable } from 'node:stream';
import type { TenantContext } from '../context';
import type { CallRequest } from './call';
import { limitedBody } from './limited-body';
import { invalid, ProblemError } from './problem';

const FORM = 'multipart/form-data';
const BY_CONTENT = new Set(['text/csv', 'application/geo+json']);

export interface Upload {
  readonly name: string;
  readonly mediaType: string;
  /** fails with a ProblemError where the file is too large, or the form ends before it does */
  readonly stream: Readable;
}

/** The one file of a request: a multipart part, or the body itself with the name in `?name=`. */
export async function uploadOf(req: CallRequest): Promise<Upload> {
  const type = mediaTypeOf(req.headers['content-type']);
  const { types, maxBytes } = req.operation?.upload ?? { types: [], maxBytes: 0 };
  if (!types.includes(type)) throw new ProblemError(commonErrors.media_type, { type: type || '(none)' });
  if (type !== FORM) {
    const { name } = (req.query ?? {}) as { name?: unknown };
    return { name: nameOf(name), mediaType: type, stream: limitedBody((req.body as Readable | undefined) ?? req.raw, maxBytes) };
  }
  const part = await filePart(req);
  const mediaType = mediaTypeOf(part.mimetype);
  // A browser gives a CSV the type its system has for it, a spreadsheet's as often as not, and GeoJSON none: their content decides.
  if (!types.some((t) => BY_CONTENT.has(t)) && !types.includes(mediaType)) throw new ProblemError(commonErrors.media_type, { type: mediaType });
  return { name: nameOf(part.filename), mediaType, stream: Readable.from(wholeFile(part, maxBytes), { objectMode: false }) };
}

/** The body of an upload is a stream, so its Idempotency-Key is bound to the hash of the file instead. */
export function boundToFile(ctx: TenantContext, sha256: string): TenantContext {
  return ctx.idempotency ? { ...ctx, idempotency: { key: ctx.idempotency.key, requestHash: `${ctx.idempotency.requestHash}:${sha256}` } } : ctx;
}

const mediaTypeOf = (header: string | undefined): string => (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** A name as text that any database takes: a client may send one twice, or bytes that are no characters. */
function nameOf(given: unknown): string {
  const name = typeof given === 'string' ? given : Array.isArray(given) ? String(given[0]) : '';
  return name.replace(/\p{Cc}|\p{Surrogate}/gu, '').slice(0, 200).replace(/\p{Surrogate}/gu, '') || 'upload';
}

async function filePart(req: CallRequest): Promise<MultipartFile> {
  const part = await req.file().catch(() => {
    throw new ProblemError(commonErrors.malformed_form);
  });
  if (!part) throw invalid([{ path: 'body.file', code: 'required', message: '缺少文件 / A file is required' }]);
  return part;
}

/** The parser ends a file that was cut off as it ends a whole one, so both its marks are looked at. */
async function* wholeFile({ file }: MultipartFile, maxBytes: number): AsyncGenerator<Buffer> {
  if (file.destroyed) throw new ProblemError(commonErrors.malformed_form);
  try {
    for await (const chunk of file) yield chunk as Buffer;
  } catch {
    throw new ProblemError(commonErrors.malformed_form);
  }
  if (file.truncated) throw new ProblemError(commonErrors.too_large, { limit: maxBytes });
}
