import { resolve } from 'node:path';
import type { Trust } from './trust';

/** Eight megabytes: what one service copies from another of a tenant (some 40,000 people and places) is one answer. Integrators are held to 4 KiB by their account. */
const MAX_PAYLOAD = 8 * 1024 * 1024;

export interface ServerConfigOptions {
  trust: Trust;
  /** -1 lets the server choose (see `portsDir`). */
  port: number;
  /** JetStream's files. */
  storeDir: string;
  /** Account claims, one file each; must survive restarts, for they hold the integrations. */
  resolverDir: string;
  /** Loopback HTTP monitoring (`/healthz`, `/jsz`); -1 lets the server choose; absent = none. */
  monitorPort?: number;
  /** Where the server writes the ports it chose. */
  portsDir?: string;
  /** Largest message in bytes; default 1 MiB. */
  maxPayload?: number;
  /** Default `anlan`. Names must differ within a cluster. */
  serverName?: string;
  /** Default none, so that the files of the disk are the limit. Bytes. */
  maxFileStore?: number;
}

/** Text of a nats-server configuration: one server on loopback, operator mode, JetStream, claims kept on disk. */
export function natsServerConfig(options: ServerConfigOptions): string {
  const { trust, port, storeDir, resolverDir, monitorPort, portsDir, maxFileStore } = options;
  return [
    `server_name: ${quoted(options.serverName ?? 'anlan')}`,
    `listen: "127.0.0.1:${port}"`,
    ...(monitorPort === undefined ? [] : [`http: "127.0.0.1:${monitorPort}"`]),
    ...(portsDir === undefined ? [] : [`ports_file_dir: ${quoted(resolve(portsDir))}`]),
    `max_payload: ${options.maxPayload ?? MAX_PAYLOAD}`,
    'jetstream {',
    `  store_dir: ${quoted(resolve(storeDir))}`,
    ...(maxFileStore === undefined ? [] : [`  max_file_store: ${maxFileStore}`]),
    '}',
    natsTrustConfig(trust, resolverDir),
  ].join('\n');
}

/** The part that says whom a server trusts; a cluster's configuration includes it as a file of its own. It holds
 * no secret. */
export function natsTrustConfig(trust: Trust, resolverDir: string): string {
  return [
    `operator: ${trust.operator.jwt}`,
    `system_account: ${trust.system.publicKey}`,
    'resolver {',
    '  type: full',
    `  dir: ${quoted(resolve(resolverDir))}`,
    '  allow_delete: true',
    '  interval: "2m"',
    '  timeout: "2s"',
    // The default of 1,000 would refuse the integration after it.
    '  limit: 100000',
    '}',
    'resolver_preload {',
    `  ${trust.system.publicKey}: ${trust.system.jwt}`,
    `  ${trust.app.publicKey}: ${trust.app.jwt}`,
    '}',
    '',
  ].join('\n');
}

const quoted = (text: string): string => JSON.stringify(text);
