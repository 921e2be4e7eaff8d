import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { until } from '../testing/until';

export interface Heard {
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** Reads a stream of server-sent events as a browser would. */
export class Listener {
  readonly heard: Heard[] = [];
  ended = false;
  comments = 0;
  private rest = '';

  constructor(readonly stream: Readable) {
    stream.on('data', (part: Buffer) => this.read(part.toString('utf8')));
    stream.once('close', () => (this.ended = true));
  }

  of(event: string): Record<string, unknown>[] {
    return this.heard.filter((h) => h.event === event).map((h) => h.data);
  }

  async next(event: string, count = 1): Promise<Record<string, unknown>[]> {
    await until(`${count} × ${event}`, () => this.of(event).length >= count);
    return this.of(event);
  }

  private read(text: string): void {
    const blocks = (this.rest + text).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      if (block.startsWith(':')) this.comments += 1;
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
      if (event) this.heard.push({ event, data: JSON.parse(data ?? '') as Record<string, unknown> });
    }
  }
}

/** A line to a server that can be cut. */
export async function cuttable(url: string): Promise<{ url: string; cut(): void; close(): Promise<void> }> {
  const to = new URL(url);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(to.port), to.hostname);
    for (const [a, b] of [[client, upstream], [upstream, client]] as const) {
      open.add(a);
      a.pipe(b);
      a.on('error', () => b.destroy()).on('close', () => (open.delete(a), b.destroy()));
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  const close = async (): Promise<void> => {
    cut();
    await new Promise((closed) => server.close(closed));
  };
  return { url: `nats://127.0.0.1:${(server.address() as AddressInfo).port}`, cut, close };
}
