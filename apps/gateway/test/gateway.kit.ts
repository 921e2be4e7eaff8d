import { createLogger } from '@anlan/platform/telemetry';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type RequestListener, type RequestOptions, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadGatewayConfig } from '../src/config';
import { createGateway } from '../src/gateway';

export interface Upstream {
  url: string;
  server: Server;
  /** replaces what it does from now on */
  handler: RequestListener;
  close(): Promise<void>;
}

/** A fake service on a free port. */
export async function startUpstream(handler: RequestListener): Promise<Upstream> {
  const server = createServer((req, res) => upstream.handler(req, res));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  const upstream: Upstream = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, handler, close };
  return upstream;
}

export interface Running {
  app: NestFastifyApplication;
  url: string;
  port: number;
}

/** A gateway on a free port, in this process. Nothing listens where NATS and the issuer would be, unless given. */
export async function startGateway(env: Record<string, string>): Promise<Running> {
  const dir = mkdtempSync(join(tmpdir(), 'anlan-gateway-'));
  const creds = join(dir, 'services.creds');
  writeFileSync(creds, 'none', { mode: 0o600 });
  const config = loadGatewayConfig({
    ANLAN_ENV: 'test', SERVICE_PORT: '0', UPSTREAMS: '{}', ISSUER_URL: 'http://127.0.0.1:1', IDENTITY_PUBLIC_URL: 'http://public.example:8080',
    PUBLIC_URL: 'http://public.example:8080', NATS_URL: 'nats://127.0.0.1:1', NATS_CREDS: creds, RATE_LIMIT_PER_MINUTE: '100000', ...env,
  });
  const app = await createGateway(config, createLogger('gateway', process.env['TEST_LOG_LEVEL'] ?? 'silent'));
  app.getHttpAdapter().getInstance().addHook('onClose', async () => rmSync(dir, { recursive: true, force: true }));
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { app, url: `http://127.0.0.1:${port}`, port };
}

/** A request as node:http sends it: nothing added, the path as it is, no pool. Resolves with the headers of the answer. */
export function ask(url: string, options: RequestOptions & { send?: (body: NodeJS.WritableStream) => void } = {}): Promise<IncomingMessage> {
  const { origin } = new URL(url);
  const req = request(origin, { path: url.slice(origin.length), agent: false, ...options });
  const answer = new Promise<IncomingMessage>((resolve, reject) => req.once('response', resolve).once('error', reject));
  if (options.send) options.send(req);
  else req.end();
  return answer;
}

export async function read(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

export async function readJson<T = Record<string, unknown>>(message: IncomingMessage): Promise<T> {
  return JSON.parse(await read(message)) as T;
}

/** Bytes on a socket and what came back until the other end closed it, or until `withinMs`. */
export async function raw(port: number, bytes: string, withinMs = 5_000): Promise<{ text: string; closedAfterMs: number | null }> {
  const startedAt = Date.now();
  const socket: Socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (data) => (text += data.toString('utf8'))).on('error', () => undefined);
  socket.write(bytes);
  const closed = once(socket, 'close').then(() => Date.now() - startedAt);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((done) => (timer = setTimeout(() => done(null), withinMs)));
  const closedAfterMs = await Promise.race([closed, late]);
  clearTimeout(timer);
  socket.destroy();
  return { text, closedAfterMs };
}

/** An unsigned token that names a realm. */
export const tokenOf = (realm: string): string =>
  `Bearer e30.${Buffer.from(JSON.stringify({ iss: `http://public.example:8080/realms/${realm}` })).toString('base64url')}.sig`;
