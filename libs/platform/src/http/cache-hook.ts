import { publicCache } from '@anlan/contracts/kit';
import type { onSendHookHandler } from 'fastify';
import { createHash } from 'node:crypto';
import type { CallRequest } from './call';

/** What anybody may keep for a while goes out with a tag of its content, and who has it already is told so in 304. RFC 9110 13.1.2. */
export const cacheHook: onSendHookHandler = (request, reply, payload, done) => {
  const { operation, headers } = request as CallRequest;
  if (operation?.maxAge === undefined || reply.statusCode !== 200 || typeof payload !== 'string') return done(null, payload);
  const tag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`;
  void reply.headers({ etag: tag, 'cache-control': publicCache(operation.maxAge) });
  const kept = headers['if-none-match']?.split(',').map((t) => t.trim().replace(/^W\//, ''));
  if (!kept?.some((t) => t === tag || t === '*')) return done(null, payload);
  void reply.status(304).removeHeader('content-type').removeHeader('content-length');
  done(null, null);
};
