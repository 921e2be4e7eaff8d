import Fastify, { type FastifyInstance } from 'fastify';
import { cacheHook } from './cache-hook';
import type { CallRequest } from './call';

describe('an answer that anybody may keep', () => {
  let app: FastifyInstance;
  let names: string[];
  const ask = (url: string, tag?: string) => app.inject({ url, headers: tag ? { 'if-none-match': tag } : {} });
  beforeEach(async () => {
    names = ['坪山'];
    app = Fastify();
    app.addHook('onRequest', (req, _reply, done) => {
      (req as CallRequest).operation = { id: 'x.list', ...(req.url === '/kept' || req.url === '/gone' ? { maxAge: 30 } : {}) } as CallRequest['operation'];
      done();
    });
    app.addHook('onSend', cacheHook);
    app.get('/kept', async () => ({ names }));
    app.get('/private', async () => ({ names }));
    app.get('/gone', async (_req, reply) => reply.status(404).send({ code: 'request.not_found' }));
    await app.ready();
  });
  afterEach(() => app.close());

  it('given who has it already, then he is told so without it, as long as it is the same', async () => {
    const first = await ask('/kept');
    const tag = String(first.headers.etag);
    expect([first.statusCode, first.headers['cache-control']]).toEqual([200, 'public, max-age=30']);
    for (const known of [tag, `"other", W/${tag}`]) {
      const again = await ask('/kept', known);
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', tag]);
    }
    names.push('滨江');
    const changed = await ask('/kept', tag);
    expect([changed.statusCode, changed.json()]).toEqual([200, { names }]);
    expect(changed.headers.etag).not.toBe(tag);
  });

  it('given what is not declared so, or a refusal, then nobody is told to keep it', async () => {
    for (const url of ['/private', '/gone']) expect((await ask(url)).headers).not.toHaveProperty('cache-control');
  });
});
