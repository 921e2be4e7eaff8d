import { spawn, type ChildProcess } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connect, credsAuthenticator, type NatsConnection } from 'nats';
import { until } from '../testing/until';
import { consumerOf, patiently } from './cell.test-kit';
import { closeNats, connectNats } from './connect';
import { onEachServer } from './each-server.test-kit';
import { IntegrationAccounts, type CreatedIntegration } from './integration-accounts';
import { ensureStreams } from './streams';
import { main as trustCli } from './trust.cli';
import { loadTrust } from './trust-files';

const CONFIG = resolve(__dirname, '../../../../infra/nats/cluster.conf');

interface Node {
  name: string;
  port: number;
  monitor: number;
  child: ChildProcess;
}

onEachServer((binary) => {
  let dir: string;
  let trustConfig: string;
  let nodes: Node[] = [];
  const open: NatsConnection[] = [];

  /** Three servers from the configuration in infra/nats, without its TLS parts, each with a disk of its own. */
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'anlan-nats-cluster-'));
    trustConfig = await readFile(await trustCli([join(dir, 'trust'), 'claims']), 'utf8');
    const ports = await freePorts(9);
    const routes = JSON.stringify(ports.slice(6).map((port) => `nats://127.0.0.1:${port}`));
    nodes = await Promise.all([0, 1, 2].map((at) => startNode(`nats-${at + 1}`, ports, at, routes)));
    await until('all three servers are healthy', () => Promise.all(nodes.map(healthy)).then((all) => all.every(Boolean)), { withinMs: 60_000 });
  }, 90_000);

  afterAll(async () => {
    await Promise.all(open.map((connection) => connection.close()));
    await Promise.all(nodes.map(({ child }) => ended(child)));
    await rm(dir, { recursive: true, force: true });
  });

  async function startNode(name: string, ports: number[], at: number, routes: string): Promise<Node> {
    const home = join(dir, name);
    await mkdir(home, { recursive: true });
    await writeFile(join(home, 'trust.conf'), trustConfig.replace(/dir: .*/, `dir: ${JSON.stringify(join(home, 'claims'))}`));
    await copyFile(CONFIG, join(home, 'cluster.conf'));
    for (const part of ['client-tls.conf', 'cluster-tls.conf']) await writeFile(join(home, part), '');
    const [port = 0, monitor = 0, route = 0] = [ports[at], ports[at + 3], ports[at + 6]];
    const env = {
      NATS_SERVER_NAME: name,
      NATS_LISTEN: `"127.0.0.1:${port}"`,
      NATS_MONITOR_LISTEN: `"127.0.0.1:${monitor}"`,
      NATS_STORE_DIR: `"${join(home, 'js')}"`,
      NATS_MAX_FILE_STORE: '1GB',
      NATS_CLUSTER_NAME: 'test',
      NATS_CLUSTER_LISTEN: `"127.0.0.1:${route}"`,
      NATS_ROUTES: routes,
    };
    const args = ['-c', join(home, 'cluster.conf'), '-l', join(home, 'log')];
    const child = spawn(binary, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
    return { name, port, monitor, child };
  }

  async function freePorts(count: number): Promise<number[]> {
    const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
    await Promise.all(servers.map((server) => new Promise((done) => server.once('listening', done))));
    const ports = servers.map((server) => (server.address() as AddressInfo).port);
    await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
    return ports;
  }

  const url = ({ port }: Node): string => `nats://127.0.0.1:${port}`;
  const healthy = ({ monitor }: Node): Promise<boolean> =>
    fetch(`http://127.0.0.1:${monitor}/healthz`).then(({ ok }) => ok, () => false);

  async function ended(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await exit;
  }

  async function keep(connection: Promise<NatsConnection>): Promise<NatsConnection> {
    open.push(await connection);
    return connection;
  }

  /** Reads the next event and has the acknowledgement confirmed. */
  function readOne(connection: NatsConnection, who: CreatedIntegration): Promise<string> {
    return patiently(async () => {
      const consumer = await consumerOf(connection, who);
      const message = await consumer.next({ expires: 2_000 });
      if (!message || !(await message.ackAck())) throw new Error('no event, or its acknowledgement was lost');
      return message.json<{ id: string }>().id;
    });
  }

  it('serves an integration on every server, through the loss of one, and revokes it on all', async () => {
    const [one, two, three] = nodes as [Node, Node, Node];
    const trust = await loadTrust(join(dir, 'trust'));
    const all = nodes.map(url);
    const app = await keep(connectNats({ url: all, creds: trust.app.creds, name: 'app' }));
    const system = await keep(connectNats({ url: url(one), creds: trust.system.creds, name: 'sys' }));
    const manager = await app.jetstreamManager({ checkAPI: false });
    await patiently(() => ensureStreams(manager, { replicas: 3 }));
    const accounts = new IntegrationAccounts({
      operatorSeed: trust.operator.signingSeed,
      appAccountSeed: trust.app.seed,
      systemConnection: system,
      appConnection: app,
    });
    const request = { integrationId: 'c', name: 'c', tenantSlug: '440310', filterSubjects: ['evt.440310.>'] };
    const who = await patiently(() => accounts.create(request));
    const authenticator = credsAuthenticator(Buffer.from(who.creds));
    const guest = (servers: string[]): Promise<NatsConnection> =>
      connect({ servers, authenticator, inboxPrefix: who.inboxPrefix, reconnectTimeWait: 100, ignoreClusterUpdates: true });
    for (const [at, node] of nodes.entries()) {
      const connection = await keep(guest([url(node)]));
      await patiently(() => app.jetstream().publish('evt.440310.a.b.c', JSON.stringify({ id: `${at}` }), { msgID: `${at}` }));
      expect(await readOne(connection, who)).toBe(`${at}`);
      await connection.close();
    }

    await ended(two.child);
    const onThree = await keep(guest([url(three)]));
    await patiently(() => app.jetstream().publish('evt.440310.a.b.c', '{"id":"3"}', { msgID: '3' }));
    expect(await readOne(onThree, who)).toBe('3');

    const cut = onThree.closed();
    await patiently(() => accounts.revoke(who));
    await cut;
    await until('it is refused', () => guest([url(three)]).then(() => false, () => true), { withinMs: 2_000 });
    await closeNats(system);
    await closeNats(app);
  }, 120_000);
});
