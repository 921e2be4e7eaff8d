import { integrationLimits as LIMITS } from '@anlan/contracts/tenancy';
import { accountJwt, activationJwt, credsText, userJwt, type AccountBody, type ServiceImport } from './claims';
import { NatsInputError } from './errors';
import { createKey, type NatsKey } from './keys';
import { consumerApi, VOID_SUBJECT } from './trust';

export interface MintRequest {
  /** Id of the integration (UUID); names its consumer and inbox. */
  integrationId: string;
  /** For people who read the server's monitoring. */
  name: string;
  /** The credentials stop working then; live connections are closed. Default never. */
  expiresAt?: Date;
  /** Two instances of a client, or one whose old connection lingers. */
  maxConnections?: number;
  /** Largest message the client may send, in bytes; a pull request has 100. It does not limit what it receives. */
  maxPayload?: number;
}

export interface MintedAccess {
  accountPublicKey: string;
  userPublicKey: string;
  /** Signed by the operator. To be stored: a server that lost its claims gets it again. No secret. */
  accountJwt: string;
  /** Credentials file. Secret, shown once, not to be stored. */
  creds: string;
  consumer: string;
  apiPrefix: string;
  inboxPrefix: string;
}

/** Prefix of the JetStream API as an integration sees it: the usual one, so that every client works unchanged. */
export const API_PREFIX = '$JS.API';

/** Name of an integration's consumer. @throws NatsInputError bad_id */
export function consumerName(integrationId: string): string {
  if (!/^[A-Za-z0-9-]{1,64}$/.test(integrationId)) throw new NatsInputError('bad_id', 'an integration id is a UUID');
  return `int-${integrationId}`;
}

/** Makes an account with one user for one integration, in memory. The account's seed is dropped here: limits and
 * revocations are signed by the operator, and another user would mean another integration. */
export function mintAccess(request: MintRequest, stream: string, app: NatsKey, operator: NatsKey): MintedAccess {
  const consumer = consumerName(request.integrationId);
  const inboxPrefix = `_INBOX_${request.integrationId}`;
  const account = createKey('account');
  const user = createKey('user');
  const { next, info, ack } = consumerApi(consumer, stream);
  const payload = request.maxPayload ?? LIMITS.payload;
  const body = integrationBody(request, ownImports(consumer, stream, account.publicKey, app));
  const exp = expiry(request.expiresAt);
  const jwt = userJwt(
    { name: request.name, sub: user.publicKey, ...(exp ? { exp } : {}) },
    {
      pub: { allow: [next, info, ack] },
      sub: { allow: [`${inboxPrefix}.>`] },
      subs: LIMITS.subscriptions,
      // Of a volume of data the server knows no limit; a message's size and the consumer's own limits bound it.
      data: -1,
      payload,
      // No leaf node: it would carry a whole foreign server into the account.
      allowed_connection_types: ['STANDARD', 'WEBSOCKET'],
    },
    account,
  );
  return {
    accountPublicKey: account.publicKey,
    userPublicKey: user.publicKey,
    accountJwt: accountJwt({ name: consumer, sub: account.publicKey }, body, operator),
    creds: credsText(jwt, user),
    consumer,
    apiPrefix: API_PREFIX,
    inboxPrefix,
  };
}

/** Claims of an account that can do nothing any more: no connection, no import, every user revoked. */
export function tombstoneJwt(accountPublicKey: string, name: string, operator: NatsKey): string {
  const closed = { subs: 0, data: 0, payload: 0, imports: 0, exports: 0, wildcards: false, conn: 0, leaf: 0 };
  // One second ahead: a user made in this very second must be revoked too.
  const now = Math.floor(Date.now() / 1000) + 1;
  return accountJwt({ name, sub: accountPublicKey }, { limits: closed, revocations: { '*': now } }, operator);
}

/** Claims of an integration's account, apart from its name. */
export function integrationBody(
  request: Pick<MintRequest, 'maxConnections' | 'maxPayload'>,
  imports: ServiceImport[],
): AccountBody {
  return {
    imports,
    limits: {
      conn: request.maxConnections ?? LIMITS.connections,
      payload: request.maxPayload ?? LIMITS.payload,
      // Of each connection, as is the user's.
      subs: LIMITS.subscriptions,
      data: -1,
      imports: imports.length,
      exports: 0,
      wildcards: true,
      leaf: 0,
      disallow_bearer: true,
    },
  };
}

/** The API of one consumer, as `importer` takes it from APP. */
export function ownImports(consumer: string, stream: string, importer: string, app: NatsKey): ServiceImport[] {
  const { next, info, ack } = consumerApi(consumer, stream);
  return [
    imported('next', next, importer, app),
    imported('info', info, importer, app),
    imported('ack', ack, importer, app),
    // A server gives an account without JetStream all of `$JS.API.>`, which answers "not enabled" before our own
    // imports can answer, unless the account already imports this one subject. So it does, and it leads nowhere.
    { ...imported('void', VOID_SUBJECT, importer, app), local_subject: '$JS.API.INFO' },
  ];
}

function imported(name: string, subject: string, importer: string, app: NatsKey): ServiceImport {
  const token = activationJwt({ name, sub: importer }, subject, app);
  return { name, subject, account: app.publicKey, type: 'service', token };
}

function expiry(at: Date | undefined): number | undefined {
  if (!at) return undefined;
  const seconds = Math.floor(at.getTime() / 1000);
  if (!Number.isFinite(seconds)) throw new NatsInputError('bad_position', 'expiresAt is not an instant');
  return seconds;
}
