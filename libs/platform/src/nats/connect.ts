import { readFileSync } from 'node:fs';
import { connect, type Authenticator, type ConnectionOptions, type NatsConnection } from 'nats';
import { parseCreds } from './claims';

export interface ConnectOptions {
  /** One address or several of a cluster, also as a list with commas: `nats://127.0.0.1:4222`. */
  url: string | string[];
  /** Text of a credentials file. */
  creds?: string;
  /** Or its path: read again at every reconnect, so that renewed credentials are taken up without a restart. */
  credsFile?: string;
  /** Shown in the server's monitoring: name of the service. */
  name: string;
  /** Requests and subscriptions answer below this; must be allowed to the user. Default `_INBOX`. */
  inboxPrefix?: string;
  /** Wait for a server that is not there yet (default), or fail at once. */
  waitOnFirstConnect?: boolean;
}

/** A connection for a long-running service: never gives up, spreads its reconnects, notices a dead peer in 40 s. */
export function connectNats(options: ConnectOptions): Promise<NatsConnection> {
  return connect({
    ...serversOf(options.url),
    name: options.name,
    authenticator: credsAuthenticator(options),
    ...(options.inboxPrefix ? { inboxPrefix: options.inboxPrefix } : {}),
    waitOnFirstConnect: options.waitOnFirstConnect ?? true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 500,
    reconnectJitterTLS: 1_000,
    pingInterval: 20_000,
    maxPingOut: 2,
    timeout: 5_000,
    // A restarted server can refuse us until it has its accounts; giving up then would need a person.
    ignoreAuthErrorAbort: true,
  });
}

/** The servers of NATS_URL. TLS is insisted on where an address says `tls://`: else whoever sits in between need only not offer it. */
export function serversOf(url: string | string[]): Pick<ConnectionOptions, 'servers' | 'tls'> {
  const servers = (Array.isArray(url) ? url : url.split(',')).map((server) => server.trim());
  return { servers, ...(servers.some((server) => server.startsWith('tls://')) ? { tls: {} } : {}) };
}

/** Lets what is under way finish, but not longer than `withinMs`, then closes. Safe to call twice. */
export async function closeNats(connection: NatsConnection, withinMs = 5_000): Promise<void> {
  if (connection.isClosed()) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((done) => {
    timer = setTimeout(done, withinMs);
  });
  await Promise.race([connection.drain().catch(() => undefined), late]);
  clearTimeout(timer);
  await connection.close();
}

/** Signs the server's nonce natively; the client's own signer takes 5 ms of pure JavaScript for each. */
export function credsAuthenticator({ creds, credsFile }: Pick<ConnectOptions, 'creds' | 'credsFile'>): Authenticator {
  return (nonce) => {
    const { jwt, key } = parseCreds(creds ?? readFileSync(credsFile ?? '', 'utf8'));
    return { jwt, sig: key.sign(Buffer.from(nonce ?? '')).toString('base64url') };
  };
}
