import type { BrowserContext, ConsoleMessage, Page, Response } from 'playwright-core';

/** The browser's own line about an answer, which is judged by the answer itself. */
const OF_AN_ANSWER = /^Failed to load resource: the server responded with a status of [45]\d\d/;

/**
 * Everything a page does that no page of ours may do: a request to another origin, an error or a breach of the content
 * security policy on its console, an error that nobody caught, an answer that says the server failed, a file that is missing.
 */
export class Watch {
  private readonly faults: string[] = [];
  private readonly allowed: RegExp[] = [];

  constructor(
    context: BrowserContext,
    private readonly origin: string,
  ) {
    context.on('request', (request) => this.address(request.url()));
    context.on('response', (response) => this.answer(response));
    context.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // A page that is left, or a search that is typed on, ends its own requests.
      if (why !== 'net::ERR_ABORTED') this.note(`${request.method()} ${request.url()} failed: ${why}`);
    });
    context.on('console', (message) => this.told(message));
    context.on('weberror', (error) => this.note(`uncaught: ${error.error().stack ?? error.error().message}`));
    context.on('page', (page: Page) => page.on('websocket', (socket) => this.address(socket.url().replace(/^ws/, 'http'))));
  }

  /** What this test provokes: such a line is no fault. */
  allow(...lines: RegExp[]): void {
    this.allowed.push(...lines);
  }

  /** Each fault in a line; none is what is expected. */
  get found(): string[] {
    return this.faults.filter((line) => !this.allowed.some((expected) => expected.test(line)));
  }

  private note(line: string): void {
    this.faults.push(line);
  }

  private address(url: string): void {
    const { origin, protocol } = new URL(url);
    if (origin !== this.origin && protocol !== 'data:' && protocol !== 'blob:') this.note(`left the origin: ${url}`);
  }

  private answer(response: Response): void {
    const { pathname } = new URL(response.url());
    const isFile = pathname.startsWith('/assets/') || /^\/[^/]+\.\w+$/.test(pathname);
    if (response.status() < (isFile ? 400 : 500)) return;
    const trace = /^00-([0-9a-f]{32})/.exec(response.headers()['traceresponse'] ?? '')?.[1] ?? 'none';
    this.note(`${response.request().method()} ${pathname} answered ${response.status()}, trace ${trace}`);
  }

  private told(message: ConsoleMessage): void {
    if (message.type() === 'error' && !OF_AN_ANSWER.test(message.text())) this.note(`console: ${message.text()} (${message.location().url})`);
  }
}
