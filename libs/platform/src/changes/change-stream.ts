import { PassThrough, type Readable } from 'node:stream';
import type { Change, ChangeEnd } from '@anlan/contracts/kit';
import type { TenantContext } from '../context';
import type { LiveCaller } from '../http';
import type { Sight } from './change-rule';

/** Bytes that may wait for a client that reads slowly. */
const MOST_WAITING = 256 * 1024;
/** More records than this of one aggregate at once are not worth naming. */
export const MOST_NAMED = 200;
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** What decides what somebody sees; another string, another sight. */
const rightsOf = ({ actor, grants }: TenantContext): string => JSON.stringify([actor.memberId, actor.unitId, grants]);

/** One client's line. It ends with the token, with the rights it was opened with, and when the client does not keep up. */
export class ChangeStream {
  private readonly line = new PassThrough();
  private readonly expiry: NodeJS.Timeout;
  private readonly rights: string;
  private grants: TenantContext['grants'];

  constructor(
    { ctx, tokenUntil }: LiveCaller,
    /** the caller as he is by now */
    private readonly renew: () => Promise<LiveCaller | undefined>,
    private readonly onClose: (stream: ChangeStream) => void,
  ) {
    this.grants = ctx.grants;
    this.rights = rightsOf(ctx);
    this.expiry = setTimeout(() => this.end('token'), Math.min(Math.max(tokenUntil - Date.now(), 0), LONGEST_TIMEOUT));
    this.expiry.unref();
    this.line.once('close', () => this.close());
    this.line.write('retry: 3000\n\n');
  }

  get readable(): Readable {
    return this.line;
  }

  /** Undefined where he may not listen any more, or not as he did; the line has ended then. */
  async caller(): Promise<TenantContext | undefined> {
    let live: LiveCaller | undefined;
    try {
      live = await this.renew();
    } catch (e) {
      return void this.end((e as { status?: number }).status === 401 ? 'token' : 'unavailable');
    }
    if (!live) return void this.end('rights');
    // The directory gives the same grants for as long as it keeps them.
    if (live.ctx.grants !== this.grants && rightsOf(live.ctx) !== this.rights) return void this.end('rights');
    this.grants = live.ctx.grants;
    return live.ctx;
  }

  async tell(changes: ReadonlyMap<string, { readonly sight: Sight; readonly changes: readonly Change[] }>): Promise<void> {
    const ctx = await this.caller();
    if (!ctx) return;
    for (const [aggregate, { sight, changes: all }] of changes) {
      const seen = all.filter((c) => sight(ctx, c.id));
      if (seen.length > MOST_NAMED) this.send('many', { aggregate });
      else for (const c of seen) this.send('change', c);
    }
  }

  /** Something may have been missed. */
  refetch(): void {
    this.send('refetch', {});
  }

  beat(): void {
    this.write(': \n\n');
  }

  end(reason: ChangeEnd): void {
    if (this.line.writableEnded) return;
    this.line.end(`event: end\ndata: ${JSON.stringify({ reason })}\n\n`);
    this.close();
  }

  private send(event: string, data: object): void {
    this.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  private write(text: string): void {
    if (this.line.writableEnded || this.line.destroyed) return;
    if (this.line.writableLength + this.line.readableLength > MOST_WAITING) return this.end('behind');
    this.line.write(text);
  }

  private close(): void {
    clearTimeout(this.expiry);
    this.onClose(this);
  }
}
