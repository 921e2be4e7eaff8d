import type { TenantContext } from '../context';
import { PassThrough, type Readable } from 'node:stream';
import type { Operations } from './operations';

/** Progress as server-sent events: one event per change, a comment every 15 s so that proxies keep the line open. */
export function operationStream(operations: Operations, ctx: TenantContext, id: string, everyMs = 200): Readable {
  const out = new PassThrough();
  let last = '';
  let quietSince = Date.now();
  const tick = async (): Promise<void> => {
    if (out.destroyed) return;
    try {
      const status = await operations.status(ctx, id, false);
      const data = JSON.stringify(status);
      if (data !== last) {
        out.write(`event: progress\ndata: ${data}\n\n`);
        last = data;
        quietSince = Date.now();
      } else if (Date.now() - quietSince > 15_000) {
        out.write(': waiting\n\n');
        quietSince = Date.now();
      }
      if (status.state === 'succeeded' || status.state === 'failed') return void out.end();
    } catch {
      // The record or the database is out of reach: the client's own reconnect asks again and sees a plain answer.
      return void out.end();
    }
    setTimeout(() => void tick(), everyMs).unref();
  };
  void tick();
  return out;
}
