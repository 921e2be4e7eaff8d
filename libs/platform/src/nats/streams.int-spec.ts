import { DiscardPolicy, RetentionPolicy, StorageType, type NatsConnection } from 'nats';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { until } from '../testing/until';
import { Cell } from './cell.test-kit';
import { closeNats, connectNats } from './connect';
import { locateTenantSequence } from './locate';
import { startNatsServer } from './server-process';
import { ensureStreams } from './streams';
import { createTrust } from './trust';

let cell: Cell;
beforeAll(async () => {
  cell = await Cell.start();
}, 30_000);
afterAll(() => cell.close());

describe('the streams', () => {
  it('are as wanted, and a second call changes limits without losing a message', async () => {
    const manager = await cell.app.jetstreamManager();
    await cell.publish(3);
    await ensureStreams(manager, { replicas: 1, maxBytes: 100_000_000 });
    const { config, state } = await manager.streams.info('EVT');
    expect(state.messages).toBe(3);
    expect(config).toMatchObject({
      subjects: ['evt.>'],
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      discard: DiscardPolicy.Old,
      max_age: 7 * 86_400 * 1e9,
      max_bytes: 100_000_000,
      duplicate_window: 600 * 1e9,
      deny_delete: true,
      deny_purge: true,
    });
    expect((await manager.streams.info('DLQ')).config).toMatchObject({ subjects: ['dlq.>'], max_age: 30 * 86_400 * 1e9 });
  });

  it('take an event once however often the relay publishes it', async () => {
    const stream = cell.app.jetstream();
    const first = await stream.publish('evt.440310.a.b.c', '{}', { msgID: 'same' });
    const again = await stream.publish('evt.440310.a.b.c', '{}', { msgID: 'same' });
    expect([again.duplicate, again.seq]).toEqual([true, first.seq]);
  });

  it('give no message back to a delete or a purge', async () => {
    const manager = await cell.app.jetstreamManager();
    await expect(manager.streams.deleteMessage('EVT', 1)).rejects.toThrow();
    await expect(manager.streams.purge('EVT')).rejects.toThrow();
  });

  it('know where an event number of a tenant stands', async () => {
    const manager = await cell.app.jetstreamManager();
    const ids: string[] = [];
    for (let round = 0; round < 15; round += 1) {
      ids.push(...(await cell.publish(1 + (round % 3), '440399')));
      await cell.publish(round % 4, '440398');
    }
    const numbers = ids.map((id) => Number(id.split('-')[1]));
    const read = async (from: number): Promise<string> => {
      const found = await manager.streams.getMessage('EVT', { seq: from, next_by_subj: 'evt.440399.>' } as never);
      return found.json<{ id: string }>().id;
    };
    for (const [at, number] of numbers.entries()) {
      const { streamSequence, complete } = await locateTenantSequence(manager, 'EVT', '440399', number);
      expect([await read(streamSequence), complete]).toEqual([ids[at], true]);
    }
    const { state } = await manager.streams.info('EVT');
    const beyond = await locateTenantSequence(manager, 'EVT', '440399', 1_000_000);
    expect(beyond.streamSequence).toBeLessThanOrEqual(state.last_seq + 1);
    await expect(read(beyond.streamSequence)).rejects.toThrow();
    expect(await locateTenantSequence(manager, 'EVT', '440399', 1)).toMatchObject({ complete: false });
    expect(await locateTenantSequence(manager, 'EVT', '111111', 7)).toMatchObject({ complete: false });
  });
});

describe('a connection of a service', () => {
  const alive = (connection: NatsConnection): Promise<boolean> => connection.rtt().then(() => true, () => false);

  it('outlives the server', async () => {
    await cell.restart('SIGKILL');
    await until('the connection is alive', () => alive(cell.app));
    await until('events can be published', () => cell.publish(1));
  }, 30_000);

  it('waits for a server that is not there yet, with credentials from a file that is renewed meanwhile', async () => {
    const trust = createTrust();
    const port = cell.server.port;
    const credsFile = join(cell.dir, 'late.creds');
    await writeFile(credsFile, cell.trust.app.creds);
    await cell.server.stop();
    const waiting = connectNats({ url: `nats://127.0.0.1:${port}`, credsFile, name: 'late' });
    const other = await startNatsServer({ trust, dir: join(cell.dir, 'other'), port });
    try {
      await writeFile(`${credsFile}.new`, trust.app.creds);
      await rename(`${credsFile}.new`, credsFile);
      const connection = await waiting;
      expect(await alive(connection)).toBe(true);
      await closeNats(connection);
      await closeNats(connection);
      expect(connection.isClosed()).toBe(true);
    } finally {
      await other.stop();
      await cell.restart('SIGTERM');
    }
  }, 30_000);

  it('fails at once when told not to wait, and when the credentials are rubbish', async () => {
    const { creds } = cell.trust.app;
    const nowhere = { url: 'nats://127.0.0.1:1', creds, name: 'x', waitOnFirstConnect: false };
    await expect(connectNats(nowhere)).rejects.toThrow();
    const rubbish = { url: cell.server.url, creds: 'rubbish', name: 'x', waitOnFirstConnect: false };
    await expect(connectNats(rubbish)).rejects.toThrow();
  });

  it('hears why a server did not start', async () => {
    const dir = join(cell.dir, 'broken');
    const start = startNatsServer({ trust: cell.trust, dir, port: cell.server.port, readyWithinMs: 3_000 });
    await expect(start).rejects.toThrow(/address already in use|ended with code/);
    await expect(startNatsServer({ trust: cell.trust, dir, binary: '/nowhere/nats-server' })).rejects.toThrow('ENOENT');
  }, 20_000);
});
