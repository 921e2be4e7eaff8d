import { headers, type MsgHdrs, type NatsConnection } from 'nats';
import { accountJwt } from './claims';
import { keyFromSeed } from './keys';
import type { Scene } from './scene.test-kit';

type OfScene<T> = T | ((scene: Scene) => T);

/** What an attacker asks: a subject, and what it sends there. */
export interface Attack {
  name: string;
  subject: OfScene<string>;
  body?: OfScene<object | string>;
  headers?: Record<string, string>;
}

/** Consumers of the scene's attacker and victim. */
export const OWN = 'int-attacker';
export const OTHER = 'int-victim';

const attack = (name: string, subject: OfScene<string>, body?: OfScene<object | string>): Attack => ({ name, subject, body });
const created = (config: object): object => ({ stream_name: 'EVT', config: { ack_policy: 'explicit', filter_subject: 'evt.>', ...config } });
const updated = (name: string): object => ({ ...created({ name, durable_name: name }), action: 'update' });
const config = { name: 'EVT', subjects: ['evt.>', 'x'] };
const UNLIMITED = { subs: -1, data: -1, payload: -1, imports: -1, exports: -1, wildcards: true, conn: -1, leaf: -1, mem_storage: -1, disk_storage: -1, streams: -1, consumer: -1 };

/** The API of consumers, in every form that some release knows. */
const CONSUMERS: Attack[] = [
  attack('consumer creation', '$JS.API.CONSUMER.CREATE.EVT', created({ deliver_subject: 'x' })),
  attack('creation of a named consumer', '$JS.API.CONSUMER.CREATE.EVT.mine', created({ name: 'mine' })),
  attack('creation with a filter in the subject', '$JS.API.CONSUMER.CREATE.EVT.mine.evt.>', created({ name: 'mine' })),
  attack('an update of its own filter', `$JS.API.CONSUMER.CREATE.EVT.${OWN}.evt.>`, updated(OWN)),
  attack('an update of another consumer', `$JS.API.CONSUMER.CREATE.EVT.${OTHER}`, updated(OTHER)),
  ...[OWN, OTHER].flatMap((name) => [
    attack(`a durable creation over ${name}`, `$JS.API.CONSUMER.DURABLE.CREATE.EVT.${name}`, created({ durable_name: name })),
    attack(`deletion of ${name}`, `$JS.API.CONSUMER.DELETE.EVT.${name}`),
    attack(`a pause of ${name}`, `$JS.API.CONSUMER.PAUSE.EVT.${name}`, { pause_until: '2099-01-01T00:00:00Z' }),
    attack(`an unpin of ${name}`, `$JS.API.CONSUMER.UNPIN.EVT.${name}`, { group: 'x' }),
    attack(`a reset of ${name}`, `$JS.API.CONSUMER.RESET.EVT.${name}`, { seq: 1 }),
    attack(`a change of the leader of ${name}`, `$JS.API.CONSUMER.LEADER.STEPDOWN.EVT.${name}`),
  ]),
  attack('another consumer’s messages', `$JS.API.CONSUMER.MSG.NEXT.EVT.${OTHER}`, { batch: 5, no_wait: true }),
  attack('every consumer’s messages', '$JS.API.CONSUMER.MSG.NEXT.EVT.*', { batch: 5, expires: 1e9 }),
  attack('another consumer’s state', `$JS.API.CONSUMER.INFO.EVT.${OTHER}`),
  attack('a list of consumers', '$JS.API.CONSUMER.LIST.EVT'),
  attack('names of consumers', '$JS.API.CONSUMER.NAMES.EVT'),
  ...['+ACK', '-NAK', '+TERM', '+WPI', '+NXT'].map((verb) => attack(`${verb} for another`, `$JS.ACK.EVT.${OTHER}.1.1.1.1.1`, verb)),
  attack('an acknowledgement for another, in the long form', `$JS.ACK._.hash.EVT.${OTHER}.1.1.1.1.1.x`, '+ACK'),
];

const STREAMS: Attack[] = [
  attack('stream creation', '$JS.API.STREAM.CREATE.MINE', { name: 'MINE', subjects: ['mine'], storage: 'memory' }),
  attack('a mirror of the stream', '$JS.API.STREAM.CREATE.MIRROR', { name: 'MIRROR', mirror: { name: 'EVT' } }),
  attack('stream update', '$JS.API.STREAM.UPDATE.EVT', config),
  attack('stream deletion', '$JS.API.STREAM.DELETE.EVT'),
  attack('stream deletion in a domain', '$JS.hub.API.STREAM.DELETE.EVT'),
  attack('stream purge', '$JS.API.STREAM.PURGE.EVT', {}),
  attack('stream state', '$JS.API.STREAM.INFO.EVT'),
  attack('a list of streams', '$JS.API.STREAM.LIST'),
  attack('stream names', '$JS.API.STREAM.NAMES'),
  attack('a stored message', '$JS.API.STREAM.MSG.GET.EVT', { seq: 1 }),
  attack('a stored message, directly', '$JS.API.DIRECT.GET.EVT', { seq: 1 }),
  attack('stored messages in a batch, directly', '$JS.API.DIRECT.GET.EVT', { multi_last: ['evt.>'] }),
  attack('a stored message by subject, directly', '$JS.API.DIRECT.GET.EVT.evt.440311.enforcement.hazard.reported'),
  attack('deletion of a message', '$JS.API.STREAM.MSG.DELETE.EVT', { seq: 1 }),
  attack('a snapshot', '$JS.API.STREAM.SNAPSHOT.EVT', { deliver_subject: '_INBOX_attacker.snapshot' }),
  attack('a restore', '$JS.API.STREAM.RESTORE.EVT', { config, state: {} }),
  attack('removal of a peer', '$JS.API.STREAM.PEER.REMOVE.EVT', { peer: 'anlan' }),
  attack('a change of the stream’s leader', '$JS.API.STREAM.LEADER.STEPDOWN.EVT'),
  attack('a stream template', '$JS.API.STREAM.TEMPLATE.CREATE.x', { name: 'x', config, max_streams: 1 }),
  attack('a move of the stream', ({ app }) => `$JS.API.ACCOUNT.STREAM.MOVE.${app}.EVT`, {}),
  attack('the end of a move', ({ app }) => `$JS.API.ACCOUNT.STREAM.CANCEL_MOVE.${app}.EVT`),
  attack('account purge', ({ app }) => `$JS.API.ACCOUNT.PURGE.${app}`),
  attack('account info', '$JS.API.INFO'),
  attack('a change of the cluster’s leader', '$JS.API.META.LEADER.STEPDOWN'),
  attack('removal of a server', '$JS.API.SERVER.REMOVE', { peer: 'anlan' }),
  attack('flow control', '$JS.FC.EVT.x.1'),
  attack('a piece of a snapshot', '$JS.SNAPSHOT.RESTORE.EVT.x', 'x'),
  attack('a forged advisory', '$JS.EVENT.ADVISORY.STREAM.DELETED.EVT', {}),
  attack('a message of the servers’ own consensus', '$NRG.V._meta_', 'x'),
];

/** What would help most, if it were taken: the attacker's account without limits, and truly signed. */
const wider = ({ cell, attacker }: Scene): string =>
  accountJwt({ name: 'wider', sub: attacker.accountPublicKey }, { limits: UNLIMITED }, keyFromSeed(cell.trust.operator.signingSeed));
const server = (verb: string) => ({ cell }: Scene) => `$SYS.REQ.SERVER.${cell.app.info?.server_id}.${verb}`;

/** What every account is told about itself by its server; an integrator's user may not ask even that. */
export const SELF: Attack[] = ['REQ.USER.INFO', 'REQ.ACCOUNT.PING.CONNZ', 'REQ.ACCOUNT.PING.STATZ', 'REQ.SERVER.PING.CONNZ'].map((subject) =>
  attack(`what the server says of its own account: ${subject}`, `$SYS.${subject}`, {}),
);

const SYSTEM: Attack[] = [
  attack('an update of claims', '$SYS.REQ.CLAIMS.UPDATE', wider),
  attack('an update of its own claims', ({ attacker }) => `$SYS.REQ.ACCOUNT.${attacker.accountPublicKey}.CLAIMS.UPDATE`, wider),
  attack('an update of claims in the old form', ({ attacker }) => `$SYS.ACCOUNT.${attacker.accountPublicKey}.CLAIMS.UPDATE`, wider),
  attack('deletion of claims', '$SYS.REQ.CLAIMS.DELETE', 'x'),
  attack('a list of claims', '$SYS.REQ.CLAIMS.LIST'),
  attack('a pack of claims', '$SYS.REQ.CLAIMS.PACK', 'x'),
  attack('the claims of the services', ({ app }) => `$SYS.REQ.ACCOUNT.${app}.CLAIMS.LOOKUP`),
  attack('the claims of the system', ({ cell }) => `$SYS.REQ.ACCOUNT.${cell.trust.system.publicKey}.CLAIMS.LOOKUP`),
  ...['CONNZ', 'SUBSZ', 'JSZ', 'INFO'].map((what) =>
    attack(`${what} of another account`, ({ victim }) => `$SYS.REQ.ACCOUNT.${victim.accountPublicKey}.${what}`, {}),
  ),
  attack('all servers', '$SYS.REQ.SERVER.PING'),
  ...['VARZ', 'SUBSZ', 'ACCOUNTZ', 'JSZ', 'HEALTHZ'].map((what) => attack(`${what} of all servers`, `$SYS.REQ.SERVER.PING.${what}`, {})),
  attack('the server’s configuration', server('VARZ'), {}),
  attack('a kick', server('KICK'), { cid: 1 }),
  attack('lame duck mode', server('LDM'), { cid: 1 }),
  attack('a reload', server('RELOAD')),
  attack('a forged end of the server', ({ cell }) => `$SYS.SERVER.${cell.app.info?.server_id}.SHUTDOWN`, {}),
  attack('subscribers', '$SYS.DEBUG.SUBSCRIBERS', 'evt.>'),
];

const forged = attack('a forged event', 'evt.440310.enforcement.hazard.reported', { id: 'forged' });

const MESSAGES: Attack[] = [
  forged,
  { ...forged, name: 'a forged event of another tenant', subject: 'evt.440311.enforcement.hazard.reported' },
  ...Object.entries({ 'Nats-Rollup': 'all', 'Nats-Msg-Id': 'event-1', 'Nats-Expected-Stream': 'EVT', 'Nats-TTL': '1s', 'Nats-Batch-Id': 'x' }).map(
    ([name, value]) => ({ ...forged, name: `a forged event with ${name}`, headers: { [name]: value } }),
  ),
  attack('a forged dead letter', 'dlq.x', {}),
  attack('a request for a tenant’s people and places', 'tenancy.reference', {}),
  attack('a request for all tenants', 'tenancy.tenants', {}),
  attack('a message to another’s inbox', '_INBOX_victim.x', {}),
  attack('a message to a service’s inbox', '_INBOX.x', {}),
  attack('an answer on its way through the server', '_R_.abcdef.ghijkl', {}),
  attack('a message between clusters', '_GR_.x.y.z', {}),
  attack('an MQTT message', '$MQTT.msgs.x', 'x'),
  attack('the MQTT sessions', '$MQTT.JSA.x.SP.y', 'x'),
  attack('a key-value write', '$KV.EVT.x', 'x'),
  attack('an object store write', '$O.EVT.C.x', 'x'),
];

/** Everything an integrator could ask for and must not get. */
export const ATTACKS: Attack[] = [...CONSUMERS, ...STREAMS, ...SYSTEM, ...MESSAGES];

export const SUBSCRIPTIONS = [
  ...['evt.>', 'evt.440310.>', '>', '*', '*.>', 'dlq.>', 'tenancy.reference', 'tenancy.>'],
  ...['$JS.>', '$JS.API.>', '$JS.API.CONSUMER.MSG.NEXT.EVT.*', '$JS.ACK.>', '$JS.EVENT.>', '$JS.FC.>'],
  ...['_INBOX.>', '_INBOX_victim.>', '_R_.>', '_GR_.>', '$SYS.>', '$SYS.REQ.>', '$NRG.>', '$MQTT.>', '$KV.>', '$O.>'],
];

const of = <T>(scene: Scene, value: OfScene<T>): T => (typeof value === 'function' ? (value as (scene: Scene) => T)(scene) : value);

/** What goes over the wire. */
export function wire(scene: Scene, { subject, body, headers: given }: Attack): { subject: string; body: string; headers?: MsgHdrs } {
  const content = of(scene, body ?? '');
  return {
    subject: of(scene, subject),
    body: typeof content === 'string' ? content : JSON.stringify(content),
    ...(given ? { headers: headersOf(given) } : {}),
  };
}

export function headersOf(given: Record<string, string>): MsgHdrs {
  const made = headers();
  for (const [name, value] of Object.entries(given)) made.set(name, value);
  return made;
}

/** Sends an attack with a reply subject. */
export function send(scene: Scene, guest: NatsConnection, one: Attack, reply: string): void {
  const { subject, body, headers: extra } = wire(scene, one);
  guest.publish(subject, body, { reply, ...(extra ? { headers: extra } : {}) });
}
