import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadOrCreateTrust, natsServerConfig } from '@anlan/platform/nats';
import { httpProbe, natsProbe } from './health';
import type { ProcessSpec } from './managed-process';

export interface NatsPlace {
  url: string;
  /** holds trust.json, sys.creds and services.creds */
  trustDir: string;
}

/** Writes trust (once) and configuration (each time) below `dataDir/nats`; the server itself is `spec`. */
export async function embeddedNats(
  dataDir: string,
  binary: string,
  port: number,
  monitorPort: number,
): Promise<NatsPlace & { spec: ProcessSpec }> {
  const folder = join(dataDir, 'nats');
  const [storeDir, resolverDir, trustDir] = [join(folder, 'jetstream'), join(folder, 'accounts'), join(folder, 'trust')];
  mkdirSync(storeDir, { recursive: true, mode: 0o700 });
  mkdirSync(resolverDir, { recursive: true, mode: 0o700 });
  const trust = await loadOrCreateTrust(trustDir);
  const config = join(folder, 'server.conf');
  writeFileSync(config, natsServerConfig({ trust, port, storeDir, resolverDir, monitorPort }), { mode: 0o600 });
  const listening = natsProbe(port);
  const healthy = httpProbe(`http://127.0.0.1:${monitorPort}/healthz`);
  return {
    url: `nats://127.0.0.1:${port}`,
    trustDir,
    spec: {
      name: 'nats',
      port,
      launch: () => ({ command: binary, args: ['-c', config], env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin' } }),
      // The greeting says that clients are served, /healthz that streams are recovered.
      ready: () => listening().then(healthy),
      stopSignal: 'SIGTERM',
      stopGraceMs: 10_000,
    },
  };
}
