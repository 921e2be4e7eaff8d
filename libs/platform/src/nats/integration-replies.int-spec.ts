import type { NatsConnection, Subscription } from 'nats';
import { until } from '../testing/until';
import { headersOf, OTHER, OWN } from './attacks.test-kit';
import { onEachServer } from './each-server.test-kit';
import { Scene } from './scene.test-kit';

const own = (verb: 'MSG.NEXT' | 'INFO'): string => `$JS.API.CONSUMER.${verb}.EVT.${OWN}`;

const TARGETS: [string, string | ((scene: Scene) => string)][] = [
  ['the deletion of the stream', '$JS.API.STREAM.DELETE.EVT'],
  ['a purge of the stream', '$JS.API.STREAM.PURGE.EVT'],
  ['the deletion of a message', '$JS.API.STREAM.MSG.DELETE.EVT'],
  ['a snapshot of the stream', '$JS.API.STREAM.SNAPSHOT.EVT'],
  ['the deletion of another consumer', `$JS.API.CONSUMER.DELETE.EVT.${OTHER}`],
  ['the deletion of its own consumer', `$JS.API.CONSUMER.DELETE.EVT.${OWN}`],
  ['a pause of another consumer', `$JS.API.CONSUMER.PAUSE.EVT.${OTHER}`],
  ['a purge of the account', ({ app }) => `$JS.API.ACCOUNT.PURGE.${app}`],
  ['another consumer’s messages', `$JS.API.CONSUMER.MSG.NEXT.EVT.${OTHER}`],
  ['another consumer’s state', `$JS.API.CONSUMER.INFO.EVT.${OTHER}`],
  ['an acknowledgement for another', `$JS.ACK.EVT.${OTHER}.1.1.1.1.1`],
  ['another’s inbox', '_INBOX_victim.x'],
  ['a service’s inbox', '_INBOX.x'],
  ['a request to a service', 'tenancy.tenants'],
  ['an event', 'evt.440311.enforcement.hazard.reported'],
  ['an event of its own tenant', 'evt.440310.enforcement.hazard.reported'],
  ['a dead letter', 'dlq.x'],
  ['an update of claims', '$SYS.REQ.CLAIMS.UPDATE'],
  ['a deletion of claims', '$SYS.REQ.CLAIMS.DELETE'],
  ['a ping of all servers', '$SYS.REQ.SERVER.PING'],
  ['its own pull request', own('MSG.NEXT')],
  ['its own state', own('INFO')],
  ['an acknowledgement of its own', `$JS.ACK.EVT.${OWN}.1.1.1.1.1`],
  ['an answer on its way through the server', '_R_.abcdef.ghijkl'],
];
const LOOSE = [false, true];

// Servers check who may publish and who may subscribe, not where a reply goes. It must lead nowhere by the account alone.
onEachServer((binary) => {
  let scene: Scene;
  let heard: string[];
  let listening: Subscription[];

  beforeAll(async () => {
    scene = await Scene.start(binary);
  }, 30_000);
  afterAll(() => scene.close());

  beforeEach(async () => {
    heard = [];
    const { app, system } = scene.cell;
    const listen = (connection: NatsConnection, subject: string): Subscription =>
      connection.subscribe(subject, { callback: (_error, message) => void heard.push(message.subject) });
    listening = [
      listen(scene.victims, `${scene.victim.inboxPrefix}.x`),
      ...['_INBOX.x', 'tenancy.tenants', 'dlq.>', '_R_.abcdef.>'].map((subject) => listen(app, subject)),
      ...['$SYS.REQ.CLAIMS.UPDATE', '$SYS.REQ.CLAIMS.DELETE', '$SYS.REQ.SERVER.PING'].map((subject) => listen(system, subject)),
    ];
    await Promise.all([scene.victims, app, system].map((connection) => connection.flush()));
    await scene.cell.publish(2);
    await scene.remember();
  });
  afterEach(async () => {
    for (const subscription of listening) subscription.unsubscribe();
    await scene.intact();
  });

  it.each(TARGETS.flatMap(([name, target]) => LOOSE.map((loose) => [name, loose, target] as const)))(
    'a reply subject that is %s reaches nothing (user without restrictions: %s)',
    async (_, loose, target) => {
      const reply = typeof target === 'string' ? target : target(scene);
      const guest = loose ? await scene.unrestricted() : await scene.guest();
      const headers = headersOf({ 'Nats-Msg-Id': 'event-1', 'Nats-Rollup': 'all' });
      guest.publish(own('MSG.NEXT'), JSON.stringify({ batch: 3, expires: 1e9 }), { reply });
      guest.publish(own('MSG.NEXT'), JSON.stringify({ batch: 1, no_wait: true }), { reply, headers });
      guest.publish(own('INFO'), '', { reply });
      guest.publish(`$JS.ACK.EVT.${OWN}.1.1.1.1.1`, '+NXT {"batch":3}', { reply });
      await scene.settled(guest);
      await calm();
      await scene.settled(guest);
      expect(heard).toEqual([]);
    },
  );

  /** No message goes round and round: the server takes none in while nobody sends. */
  async function calm(): Promise<void> {
    const taken = async (): Promise<number> => {
      const answer = await fetch(`${scene.cell.server.monitorUrl}/varz`);
      return ((await answer.json()) as { in_msgs: number }).in_msgs;
    };
    let before = -1;
    const still = async (): Promise<boolean> => {
      const [last, seen] = [before, await taken()];
      before = seen;
      return last === seen;
    };
    await until('the server is calm', still, { withinMs: 5_000 });
  }
});
