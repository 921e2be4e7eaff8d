import { ATTACKS, SELF, send, SUBSCRIPTIONS, wire } from './attacks.test-kit';
import { take } from './cell.test-kit';
import { onEachServer } from './each-server.test-kit';
import { attempt, Scene } from './scene.test-kit';

// What an integrator may not do: first as the user it gets, then with an account's every right, should a user's
// permissions ever be made too wide. After each attack the victim is as it was, and goes on receiving.
onEachServer((binary) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.start(binary);
  }, 30_000);
  afterAll(() => scene.close());
  beforeEach(() => scene.remember());
  afterEach(() => scene.intact());

  describe('an integrator is refused', () => {
    it.each([...ATTACKS, ...SELF].map((attack) => [attack.name, attack] as const))('%s', async (_, attack) => {
      const guest = await scene.guest();
      const reply = `${scene.attacker.inboxPrefix}.answer`;
      const answers = guest.subscribe(reply);
      expect(await attempt(guest, () => send(scene, guest, attack, reply))).toEqual(['PERMISSIONS_VIOLATION']);
      await scene.settled(guest);
      expect(answers.getReceived()).toBe(0);
    });

    it.each(SUBSCRIPTIONS)('a subscription to %s', async (subject) => {
      const guest = await scene.guest();
      let failure: unknown;
      const refused = await attempt(guest, () => {
        guest.subscribe(subject, { callback: (error) => (failure = error) });
      });
      expect(refused).toEqual(['PERMISSIONS_VIOLATION']);
      expect(failure).toMatchObject({ code: 'PERMISSIONS_VIOLATION' });
    });

    it('a subscription to a queue of the services', async () => {
      const guest = await scene.guest();
      const refused = await attempt(guest, () => {
        guest.subscribe('tenancy.tenants', { queue: 'tenancy', callback: () => undefined });
      });
      expect(refused).toEqual(['PERMISSIONS_VIOLATION']);
    });
  });

  describe('an account of an integration, even with a user without restrictions,', () => {
    it.each(ATTACKS.map((attack) => [attack.name, attack] as const))('gets nothing by %s', async (_, attack) => {
      const guest = await scene.unrestricted();
      const { subject, body, headers } = wire(scene, attack);
      const answer = await guest.request(subject, body, { timeout: 300, headers }).then(
        (message) => message.string(),
        (error: { code?: string }) => error.code,
      );
      expect(['503', 'TIMEOUT', 'PERMISSIONS_VIOLATION']).toContain(answer);
    });

    it.each(SELF.map((attack) => [attack.name, attack] as const))('learns nothing of others by %s', async (_, attack) => {
      const guest = await scene.unrestricted();
      const { subject, body } = wire(scene, attack);
      const answer = await guest.request(subject, body, { timeout: 300 }).then((message) => message.string(), () => '');
      for (const { accountPublicKey, userPublicKey, consumer } of [scene.victim, scene.attacker]) {
        for (const secret of [accountPublicKey, userPublicKey, consumer, scene.app]) expect(answer).not.toContain(secret);
      }
    });

    it('reaches its own consumer by the same road, so that what fails above fails for its own reason', async () => {
      const guest = await scene.unrestricted();
      const { name } = (await guest.request(`$JS.API.CONSUMER.INFO.EVT.${scene.attacker.consumer}`, '', { timeout: 5_000 })).json<{ name: string }>();
      expect(name).toBe(scene.attacker.consumer);
    });

    it('hears nothing of other accounts', async () => {
      const guest = await scene.unrestricted();
      const heard: string[] = [];
      guest.subscribe('>', { callback: (_error, message) => void heard.push(message.subject) });
      await guest.flush();
      await scene.cell.publish(3);
      await take(await scene.guest(), scene.attacker, 1);
      await scene.settled(guest);
      await scene.remember();
      expect(heard).toEqual([]);
    });

    it('cannot answer in place of a service, or take its requests', async () => {
      const guest = await scene.unrestricted();
      const taken: string[] = [];
      const subjects = ['tenancy.tenants', '$JS.API.STREAM.INFO.EVT', '$SYS.REQ.CLAIMS.UPDATE', 'evt.>'];
      for (const subject of subjects) guest.subscribe(subject, { callback: (_error, message) => void taken.push(message.subject) });
      await guest.flush();
      await expect(scene.cell.app.request('tenancy.tenants', '', { timeout: 300 })).rejects.toMatchObject({ code: '503' });
      await scene.claims.lookup(scene.app);
      await scene.settled(guest);
      expect(taken).toEqual([]);
    });

    it.each([
      ['Nats-Request-Info', { acc: 'APP', svc: 'APP' }],
      ['Nats-Required-Api-Level', 0],
    ])('cannot pass itself off as the APP account by the header %s', async (name, value) => {
      const guest = await scene.unrestricted();
      const text = JSON.stringify(value).replaceAll('APP', scene.app);
      const { headers } = wire(scene, { name: '', subject: '', headers: { [name]: text } });
      const request = guest.request('$JS.API.STREAM.DELETE.EVT', '', { headers, timeout: 300 });
      await expect(request).rejects.toMatchObject({ code: '503' });
    });
  });
});
