import fastifyStatic from '@fastify/static';
import { StartRefused } from '@anlan/platform/config';
import type { FastifyInstance } from 'fastify';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConsolePage } from './page';

/** A tenant's pages lie below its slug, the public ones below /p; every one of them is the same HTML. */
const PAGES = ['/', '/:slug(^\\d{6}$)', '/:slug(^\\d{6}$)/*', '/platform', '/platform/*', '/p/*'];
const LOOSE = ['first-paint.css', 'icon.svg'];
const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;

/** A cache between us and a browser may not hand the compressed file to whoever cannot read it. */
const setHeaders = (reply: { setHeader(name: string, value: string): void }): void => reply.setHeader('vary', 'accept-encoding');

/** Serves the compiled console. Files under /assets are named by their content, so a browser keeps them. */
export async function consoleRoutes(fastify: FastifyInstance, { dir }: { dir: string }): Promise<void> {
  if (!existsSync(join(dir, 'index.html'))) {
    throw new StartRefused('gateway', [{ where: 'CONSOLE_DIR', zh: `${dir} 中没有 index.html：控制台尚未编译（npm run build）`, en: `no index.html in ${dir}: the console is not built (npm run build)` }]);
  }
  const page = new ConsolePage(dir);
  await fastify.register(fastifyStatic as never, { root: join(dir, 'assets'), prefix: '/assets/', preCompressed: true, index: false, immutable: true, maxAge: YEAR_MS, setHeaders } as never);
  for (const name of LOOSE) fastify.get(`/${name}`, (_req, reply) => reply.sendFile(name, dir, { maxAge: HOUR_MS, immutable: false }));
  // Asked for with every visit: a release is in use as soon as it is there.
  fastify.get('/sw.js', (_req, reply) => reply.header('cache-control', 'no-cache').sendFile('sw.js', dir, { cacheControl: false }));
  for (const url of PAGES) {
    fastify.get(url, (_req, reply) => {
      const { html, contentSecurityPolicy } = page.make();
      return reply.header('content-security-policy', contentSecurityPolicy).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);
    });
  }
}
