import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Page } from '../login/pages';

/** An answer that is not success, with the body Keycloak would send. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly body: Record<string, unknown>,
  ) {
    super(JSON.stringify(body));
  }
}

const common = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

export function sendJson(res: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  res.writeHead(status, { ...common, 'content-type': 'application/json; charset=utf-8', ...headers });
  res.end(JSON.stringify(body));
}

export function sendHtml(res: ServerResponse, status: number, page: Page): void {
  res.writeHead(status, { ...common, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': page.policy });
  res.end(page.html);
}

interface KoaLike {
  status: number;
  body: unknown;
  set(fields: Record<string, string>): void;
}

/** The same for a page that oidc-provider asks for. */
export function sendPage(ctx: KoaLike, status: number, page: Page): void {
  ctx.status = status;
  ctx.set({ ...common, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': page.policy });
  ctx.body = page.html;
}

/** Reads a body up to `limit` bytes; more is 413. */
export async function readBody(req: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new HttpError(413, { error: 'Request Entity Too Large' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
