import { integrationLimits as LIMITS } from '@anlan/contracts/tenancy';
import type { NatsConnection } from 'nats';
import { until } from '../testing/until';
import { consumerOf, take } from './cell.test-kit';
import { onEachServer } from './each-server.test-kit';
import { attempt, ending, Scene } from './scene.test-kit';

onEachServer((binary) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.start(binary);
  }, 30_000);
  afterAll(() => scene.close());
  beforeEach(() => scene.remember());
  afterEach(() => scene.intact());

  const next = (): string => `$JS.API.CONSUMER.MSG.NEXT.EVT.${scene.attacker.consumer}`;
  const reply = (): string => `${scene.attacker.inboxPrefix}.answer`;

  describe('an integration may not', () => {
    it('open more connections than it was given', async () => {
      const open: NatsConnection[] = [];
      while (open.length < LIMITS.connections) open.push(await scene.guest());
      await expect(scene.guest()).rejects.toThrow();
      await open[0]?.close();
      await until('it may connect again', () => scene.guest());
    });

    it('send more than a pull request needs: its connection ends', async () => {
      const guest = await scene.guest();
      const padded = (size: number): string => JSON.stringify({ batch: 1, no_wait: true }).padEnd(size);
      await guest.request(next(), padded(LIMITS.payload), { noMux: true, reply: reply(), timeout: 2_000 });
      await until('the client was told', () => guest.info?.max_payload === LIMITS.payload);
      guest.info!.max_payload = 1_000_000; // As a client would that does not keep to what it is told.
      guest.publish(next(), padded(LIMITS.payload + 1));
      // The server says why and hangs up with the rest unread: some systems let the client see only that.
      expect(await ending(guest)).toMatchObject({ message: expect.stringMatching(/maximum payload|ECONNRESET|EPIPE/i) });
    });

    it('hold more subscriptions than a client needs', async () => {
      const guest = await scene.guest();
      const subscribe = (count: number): Promise<string[]> =>
        attempt(guest, () => {
          for (let n = 0; n < count; n += 1) guest.subscribe(`${scene.attacker.inboxPrefix}.${n}`, { callback: () => undefined });
        });
      expect(await subscribe(LIMITS.subscriptions)).toEqual([]);
      const more = await subscribe(1).catch(() => ['closed']);
      expect(more).not.toEqual([]);
    });

    it('have the server remember more pull requests than it was given', async () => {
      const guest = await scene.guest();
      const answers = guest.subscribe(reply());
      for (let n = 0; n < LIMITS.pullRequests * 4; n += 1) guest.publish(next(), JSON.stringify({ batch: 1, expires: 2e9 }), { reply: reply() });
      await guest.flush();
      const { num_waiting: waiting } = await (await consumerOf(guest, scene.attacker)).info();
      expect(waiting).toBeGreaterThan(0);
      expect(waiting).toBeLessThanOrEqual(LIMITS.pullRequests);
      await until('the others are refused', () => answers.getReceived() >= LIMITS.pullRequests * 3);
      answers.unsubscribe();
    });

    it.each([
      ['too many messages', { batch: LIMITS.batch + 1, expires: 1e9 }],
      ['too long a wait', { batch: 1, expires: (LIMITS.pullSeconds + 1) * 1e9 }],
      ['too short a heartbeat', { batch: 1, expires: 1e9, idle_heartbeat: 9e8 }],
    ])('ask for %s at once', async (_, body) => {
      const guest = await scene.guest();
      const answers = guest.subscribe(reply(), { max: 1 });
      guest.publish(next(), JSON.stringify(body), { reply: reply() });
      for await (const answer of answers) expect(answer.headers?.code).toBeGreaterThanOrEqual(400);
      expect(answers.getProcessed()).toBe(1);
    });
  });

  it('acknowledgements of what was never delivered, and what is no request, do no harm even to itself', async () => {
    const guest = await scene.guest();
    for (const verb of ['+ACK', '+TERM', '-NAK', '+WPI', '+NXT', 'rubbish', '']) {
      for (const place of ['1.1.1.1.1', '1.999999.999999.1.1', '-1.-1.-1.1.1', 'a.b.c.d.e', '1']) guest.publish(`$JS.ACK.EVT.${scene.attacker.consumer}.${place}`, verb);
    }
    for (const body of ['rubbish', '{', '-1', '[]', '\u0000']) guest.publish(next(), body, { reply: reply() });
    await guest.close();
    const own = await scene.cell.publish(3);
    expect(await take(await scene.guest(), scene.attacker, 3)).toEqual(own);
    await scene.remember();
  });
});
