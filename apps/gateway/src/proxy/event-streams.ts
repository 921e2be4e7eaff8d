import { PassThrough, type Readable } from 'node:stream';

/** Server-sent events under way. They would outlive every deadline, so at shutdown they are ended, and clients reconnect elsewhere. */
export class EventStreams {
  private readonly open = new Set<() => void>();

  pass(source: Readable): Readable {
    const out = new PassThrough();
    const end = (): void => {
      source.unpipe(out);
      out.end();
      source.destroy();
    };
    this.open.add(end);
    source.on('error', (error) => out.destroy(error));
    out.once('close', () => {
      this.open.delete(end);
      source.destroy();
    });
    return source.pipe(out);
  }

  endAll(): void {
    for (const end of this.open) end();
  }
}
