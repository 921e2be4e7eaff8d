import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { natsServerConfig } from './server-config';
import type { Trust } from './trust';

export interface StartServerOptions {
  trust: Trust;
  /** Holds configuration, log, streams and claims; a second start on it resumes them. */
  dir: string;
  /** Default -1: a free one. */
  port?: number;
  /** Default -1: a free one. */
  monitorPort?: number;
  /** Default `NATS_SERVER_BIN`, else `nats-server` on PATH. */
  binary?: string;
  maxPayload?: number;
  /** Milliseconds until a server that is not ready counts as failed; default 20,000. */
  readyWithinMs?: number;
}

/** A nats-server child of this process, on loopback. */
export interface NatsServerProcess {
  url: string;
  port: number;
  monitorUrl: string;
  pid: number;
  /** Settles when the server has ended, for whatever reason. */
  exited: Promise<number | null>;
  /** SIGTERM (which syncs the streams), after 5 s SIGKILL. `kill -9` for tests: `stop('SIGKILL')`. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts a single server for development and tests and waits until it serves JetStream.
 * @throws Error with the end of the server's log */
export async function startNatsServer(options: StartServerOptions): Promise<NatsServerProcess> {
  const { dir, trust, maxPayload } = options;
  const portsDir = join(dir, 'ports');
  await rm(portsDir, { recursive: true, force: true });
  await mkdir(portsDir, { recursive: true });
  const config = join(dir, 'nats-server.conf');
  const log = join(dir, 'nats-server.log');
  const text = natsServerConfig({
    trust,
    port: options.port ?? -1,
    monitorPort: options.monitorPort ?? -1,
    storeDir: join(dir, 'jetstream'),
    resolverDir: join(dir, 'accounts'),
    portsDir,
    ...(maxPayload ? { maxPayload } : {}),
  });
  await writeFile(config, text, { mode: 0o600 });
  const binary = options.binary ?? process.env['NATS_SERVER_BIN'] ?? 'nats-server';
  const child = spawn(binary, ['-c', config, '-l', log], { stdio: 'ignore' });
  const exited = ended(child);
  try {
    const { url, monitorUrl } = await ready(child, portsDir, options.readyWithinMs ?? 20_000);
    const stop = (signal?: NodeJS.Signals): Promise<void> => stopChild(child, exited, signal);
    return { url, monitorUrl, port: Number(new URL(url).port), pid: child.pid ?? 0, exited, stop };
  } catch (error) {
    await stopChild(child, exited, 'SIGKILL');
    const tail = await readFile(log, 'utf8').catch(() => '');
    throw new Error(`${(error as Error).message}\n${tail.slice(-2_000)}`);
  }
}

function ended(child: ChildProcess): Promise<number | null> {
  return once(child, 'exit').then(
    ([code]) => code as number | null,
    () => null,
  );
}

async function ready(
  child: ChildProcess,
  portsDir: string,
  withinMs: number,
): Promise<{ url: string; monitorUrl: string }> {
  let failure: Error | undefined;
  child.on('error', (error) => (failure = error));
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; ) {
    if (failure) throw failure;
    if (child.exitCode !== null) throw new Error(`nats-server ended with code ${child.exitCode}`);
    const ports = await readPorts(portsDir);
    if (ports && (await healthy(ports.monitorUrl))) return ports;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nats-server was not ready within ${withinMs} ms`);
}

async function readPorts(dir: string): Promise<{ url: string; monitorUrl: string } | undefined> {
  const name = (await readdir(dir)).find((file) => file.endsWith('.ports'));
  if (!name) return undefined;
  try {
    const found = JSON.parse(await readFile(join(dir, name), 'utf8')) as { nats?: string[]; monitoring?: string[] };
    const [url, monitorUrl] = [found.nats?.[0], found.monitoring?.[0]];
    return url && monitorUrl ? { url, monitorUrl } : undefined;
  } catch {
    return undefined; // Half written: read again.
  }
}

async function healthy(monitorUrl: string): Promise<boolean> {
  const answer = await fetch(`${monitorUrl}/healthz`).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.ok ?? false;
}

async function stopChild(
  child: ChildProcess,
  exited: Promise<number | null>,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  const force = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await exited;
  clearTimeout(force);
}
