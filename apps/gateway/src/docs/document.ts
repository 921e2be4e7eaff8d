import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

/** Something made once and served often: with a strong ETag of its content, compressed at the first request that wants it. */
export class StaticDocument {
  private readonly etag: string;
  private readonly body: Buffer;
  private compressed: Promise<Buffer> | undefined;

  constructor(
    content: string | Buffer,
    private readonly contentType: string,
  ) {
    this.body = Buffer.from(content as string);
    this.etag = createHash('sha256').update(this.body).digest('base64url').slice(0, 27);
  }

  async send(req: FastifyRequest, reply: FastifyReply): Promise<void> {
    const small = this.body.length < 1_400;
    const coded = !small && /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''));
    const etag = `"${this.etag}${coded ? '-gz' : ''}"`;
    // Asked anew each time, answered with 304: an upgrade shows at once, and nothing is sent twice.
    void reply.headers({ etag, 'cache-control': 'public, no-cache', vary: 'accept-encoding' });
    if (req.headers['if-none-match']?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
      await reply.status(304).send();
      return;
    }
    void reply.type(this.contentType);
    if (coded) {
      void reply.header('content-encoding', 'gzip');
      await reply.send(await (this.compressed ??= compress(this.body, { level: 9 })));
    } else {
      await reply.send(this.body);
    }
  }
}
