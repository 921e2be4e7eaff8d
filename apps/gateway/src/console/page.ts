import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const MARK = '__CSP_NONCE__';

/** The console's one HTML page. It carries a new nonce each time, by which its own styles are known from injected ones. */
export class ConsolePage {
  private readonly parts: string[];

  constructor(dir: string) {
    this.parts = readFileSync(join(dir, 'index.html'), 'utf8').split(MARK);
  }

  make(): { html: string; contentSecurityPolicy: string } {
    const nonce = randomBytes(18).toString('base64');
    return { html: this.parts.join(nonce), contentSecurityPolicy: consolePolicy(nonce) };
  }
}

/**
 * Everything from this origin. Styles of components are written while the page runs, under the nonce; pictures are also
 * made from bytes that were fetched with a token (blob:), and the map draws in a worker made from our own script.
 */
export function consolePolicy(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
