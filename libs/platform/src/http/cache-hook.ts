import { publicCache } from '@anlan/contracts/kit';
import type { FastifyReply, onSendHookHandler } from 'fastify';
import { createHash } from 'node:crypto';
import type { CallRequest } from './call';

/** What anybody may keep for a while goes out with a tag of its content, and who has it already is told so in 304. RFC 9110 13.1.2. */
export const cacheHook: onSendHookHandler = (request, reply, payload, done) => {
  const { operation, headers } = request as CallRequest;
  if (operation?.maxAge === undefined || reply.statusCode !== 200 || typeof payload !== 'string') return done(null, payload);
  const tag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`;
  void reply.headers({ etag: tag, 'cache-control': publicCache(operation.maxAge) });
  if (!names(headers['if-none-match'], tag)) return done(null, payload);
  void reply.status(304).removeHeader('content-type').removeHeader('content-length');
  done(null, null);
};

/** Whether an If-None-Match names the tag. */
const names = (header: string | undefined, tag: string): boolean => header?.split(',').some((t) => ['*', tag].includes(t.trim().replace(/^W\//, ''))) ?? false;

/**
 * For an answer whose tag is known before it is made, and which its caller alone may keep and has to ask about each time:
 * sets the headers, and 304 where he has it already.
 */
export function isUnchanged(req: Pick<CallRequest, 'headers'>, reply: FastifyReply, tag: string): boolean {
  void reply.headers({ etag: tag, 'cache-control': 'private, no-cache' });
  const unchanged = names(req.headers['if-none-match'], tag);
  if (unchanged) void reply.status(304);
  return unchanged;
}
