import { launch } from '@anlan/platform/launch';
import type { AddressInfo } from 'node:net';
import { readConfig, type IssuerConfig } from './config';
import { createIssuerServer, type Services } from './http/server';
import { ensureMasterRealm } from './realm/master-realm';
import { RealmRegistry } from './realm/realm.registry';
import { RealmStore } from './realm/realm.store';
import { KeyPool } from './realm/signing-keys';

async function start(config: IssuerConfig): Promise<void> {
  const store = new RealmStore(config.stateDir);
  const keys = new KeyPool();
  await store.load();
  keys.fill();
  await ensureMasterRealm(store, keys, config);

  let services: Services | undefined;
  const server = createIssuerServer(() => {
    if (!services) throw new Error('a request came before the server was listening');
    return services;
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const publicUrl = config.publicUrl ?? `http://${host}:${port}`;
  services = { registry: new RealmRegistry(store, publicUrl), keys, publicUrl: new URL(publicUrl) };
  process.stdout.write(`${JSON.stringify({ event: 'listening', port })}\n`);

  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    server.close(() => void store.settle().then(() => process.exit(0)));
    // Keep-alive connections without a request under way would hold the server open for ever.
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 3000).unref();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

void launch('dev-issuer', async () => ({ start: () => start(readConfig(process.env)) }));
