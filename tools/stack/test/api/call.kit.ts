import type { IncomingMessage } from 'node:http';
import request, { type Response } from 'supertest';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export interface CallOptions {
  /** an object is sent as JSON, a string or buffer as it is */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** sent as the one file of a form, instead of a body */
  readonly file?: { readonly field: string; readonly data: Buffer; readonly name: string; readonly type: string };
  /** becomes If-Match */
  readonly version?: number;
}

/** One request and its answer, as both went over the wire. */
export interface Exchange extends CallOptions {
  readonly method: Method;
  readonly path: string;
  readonly response: Response;
  readonly bytes: Buffer;
}

const listeners = new Set<(e: Exchange) => void>();

/** Hears every request of the suite that goes through `call`, whoever makes it. @returns what ends it */
export function onExchange(listener: (e: Exchange) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** One request at the public address; nothing is thrown for an error status. */
export async function call(origin: string, method: Method, path: string, o: CallOptions = {}): Promise<Response> {
  const req = request(origin)[method](path).ok(() => true).redirects(0).buffer(true).parse(parse as never);
  if (o.version !== undefined) void req.set('if-match', `"${o.version}"`);
  if (o.body !== undefined && !o.headers?.['content-type']) void req.set('content-type', 'application/json');
  for (const [name, value] of Object.entries(o.headers ?? {})) void req.set(name, value);
  if (o.file) void req.attach(o.file.field, o.file.data, { filename: o.file.name, contentType: o.file.type });
  const response = await (o.body === undefined ? req : req.send(o.body as object));
  const bytes = wholes.get((response as unknown as { res: IncomingMessage }).res) ?? Buffer.alloc(0);
  for (const listener of listeners) listener({ ...o, method, path, response, bytes });
  return response;
}

const wholes = new WeakMap<IncomingMessage, Buffer>();

const neverEnds = ({ headers, req }: IncomingMessage & { req?: { path?: string } }): boolean => /^text\/event-stream/.test(headers['content-type'] ?? '') && /\/changes$/.test(req?.path ?? '');

/** Keeps the bytes of every answer, whatever its type: supertest's own parsers give up those that are no text. */
function parse(res: IncomingMessage & { text?: string }, done: (e: Error | null, body?: unknown) => void): void {
  const parts: Buffer[] = [];
  res.on('data', (part: Buffer | string) => {
    parts.push(Buffer.from(part as string));
    // A stream of changes lasts as long as somebody reads it.
    if (!neverEnds(res)) return;
    res.destroy();
    res.emit('end');
  });
  res.on('error', done);
  res.on('end', () => {
    const whole = Buffer.concat(parts);
    wholes.set(res, whole);
    res.text = whole.toString('utf8');
    const type = String(res.headers['content-type'] ?? 'text/plain');
    try {
      if (/[/+]json\b/.test(type)) done(null, res.text ? JSON.parse(res.text) : {});
      else done(null, type.startsWith('text/') ? {} : whole);
    } catch (e) {
      done(e as Error);
    }
  });
}
