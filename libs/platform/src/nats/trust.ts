import { accountJwt, credsText, operatorJwt, userJwt, type AccountLimits, type ServiceExport } from './claims';
import { createKey, keyFromSeed, type NatsKey } from './keys';

/** The stream that integrations read. */
export const EVENT_STREAM = 'EVT';

/** Root of all NATS rights of one cell. Every `seed` and `creds` is secret. */
export interface Trust {
  /** `seed` is only needed to renew the operator itself and may be kept offline; `signingSeed` signs accounts. */
  operator: { publicKey: string; seed: string; signingSeed: string; jwt: string };
  /** The account that may push, look up and delete claims; nothing else runs in it. */
  system: { publicKey: string; seed: string; jwt: string; creds: string };
  /** The account of our own services and of all streams. `creds` belong to its user `services`, who may do all. */
  app: { publicKey: string; seed: string; jwt: string; creds: string };
}

/** Exported by APP and heard by nobody: where integrations' `$JS.API.INFO` ends. */
export const VOID_SUBJECT = 'anlan.void';

export interface TrustOptions {
  /** Name of the operator, shown in logs. Default `anlan`. */
  name?: string;
  /** JetStream limits of the APP account in bytes; default none. */
  jetStream?: { memoryBytes?: number; diskBytes?: number };
}

const UNLIMITED: AccountLimits = {
  subs: -1,
  data: -1,
  payload: -1,
  imports: -1,
  exports: -1,
  wildcards: true,
  conn: -1,
  leaf: -1,
};
const ANY_USER = { subs: -1, data: -1, payload: -1 };

/** Subjects of one consumer's own API: ask for messages, read its state, acknowledge. `consumer` may be `*`. */
export function consumerApi(consumer: string, stream = EVENT_STREAM): { next: string; info: string; ack: string } {
  return {
    next: `$JS.API.CONSUMER.MSG.NEXT.${stream}.${consumer}`,
    info: `$JS.API.CONSUMER.INFO.${stream}.${consumer}`,
    ack: `$JS.ACK.${stream}.${consumer}.>`,
  };
}

/** Makes operator, SYS and APP with one user each. Keep the result: with it goes every integration. */
export function createTrust(options: TrustOptions = {}): Trust {
  const operator = createKey('operator');
  const signing = createKey('operator');
  const system = createKey('account');
  const app = createKey('account');
  const name = options.name ?? 'anlan';
  const systemJwt = accountJwt({ name: 'SYS', sub: system.publicKey }, { limits: UNLIMITED }, signing);
  return {
    operator: {
      ...secrets(operator),
      signingSeed: signing.seed,
      jwt: operatorJwt(
        { name, sub: operator.publicKey },
        { signing_keys: [signing.publicKey], system_account: system.publicKey },
        operator,
      ),
    },
    system: { ...secrets(system), jwt: systemJwt, creds: userOf(system, 'sys') },
    app: { ...secrets(app), jwt: appJwt(app.publicKey, signing, options), creds: userOf(app, 'services') },
  };
}

/** Signs the APP account anew (other limits, or exports of a newer release); keys and creds stay what they are. */
export function renewApp(trust: Trust, options: TrustOptions = {}): Trust {
  const jwt = appJwt(trust.app.publicKey, keyFromSeed(trust.operator.signingSeed), options);
  return { ...trust, app: { ...trust.app, jwt } };
}

function appJwt(publicKey: string, by: NatsKey, { jetStream = {} }: TrustOptions): string {
  const { memoryBytes = -1, diskBytes = -1 } = jetStream;
  const limits = { ...UNLIMITED, mem_storage: memoryBytes, disk_storage: diskBytes, streams: -1, consumer: -1 };
  return accountJwt({ name: 'APP', sub: publicKey }, { limits, exports: integrationExports() }, by);
}

/** What integrations may import, each only by an activation token for its own consumer. */
function integrationExports(): ServiceExport[] {
  const { next, info, ack } = consumerApi('*');
  const service = { type: 'service', token_req: true } as const;
  return [
    // One request is answered by many messages.
    { name: 'consumer-next', subject: next, response_type: 'Stream', ...service },
    { name: 'consumer-info', subject: info, response_type: 'Singleton', ...service },
    { name: 'consumer-ack', subject: ack, response_type: 'Singleton', ...service },
    { name: 'void', subject: VOID_SUBJECT, response_type: 'Singleton', ...service },
  ];
}

function userOf(account: NatsKey, name: string): string {
  const user = createKey('user');
  return credsText(userJwt({ name, sub: user.publicKey }, ANY_USER, account), user);
}

const secrets = ({ publicKey, seed }: NatsKey): { publicKey: string; seed: string } => ({ publicKey, seed });
