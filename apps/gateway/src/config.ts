import type { ServiceName } from '@anlan/contracts/kit';
import { serviceTitles } from '@anlan/contracts/openapi';
import { brokerAddress, brokerUrl, environmentName, httpUrl, internalAddress, publicAddress, readEnvironment, repoPath, secretFile } from '@anlan/platform/config';
import { z } from 'zod';
import { tileEnvironment, tileFaults } from './tiles/tile-source';

const origin = httpUrl();
const milliseconds = (standard: number) => z.coerce.number().int().min(100).max(3_600_000).default(standard);

/** JSON object of addresses, as text. */
const addresses = <K extends z.core.$ZodRecordKey & z.ZodType>(key: K) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue('必须是 JSON 对象 {名称: 地址} / must be a JSON object {name: url}');
        return z.NEVER;
      }
    })
    .pipe(z.partialRecord(key, origin));

const environment = {
  ANLAN_ENV: environmentName,
  SERVICE_HOST: z.string().default('127.0.0.1'),
  SERVICE_PORT: z.coerce.number().int().min(0).max(65535),
  /** origin under which people and programs reach this gateway; default, but in production: the address it listens on */
  PUBLIC_URL: origin.optional(),
  UPSTREAMS: addresses(z.enum(Object.keys(serviceTitles) as [ServiceName, ...ServiceName[]])),
  ISSUER_URL: origin,
  IDENTITY_PUBLIC_URL: origin,
  /** parts without an API of their own that belong to readiness, e.g. the relay */
  INTERNAL_HEALTH: addresses(z.string().regex(/^[a-z][a-z0-9-]*$/)).prefault('{}'),
  /** the compiled console */
  CONSOLE_DIR: z.string().default(repoPath('apps', 'console', 'dist')),
  NATS_URL: brokerUrl(),
  NATS_CREDS: secretFile(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(6_000),
  /** multiplies the limits of what is public, where many people come from one address */
  PUBLIC_RATE_FACTOR: z.coerce.number().int().min(1).max(1_000_000).default(1),
  /** addresses or networks of the load balancers in front, whose X-Forwarded-For is believed; default: none */
  TRUSTED_PROXIES: z.string().optional().transform((s) => s?.split(',').map((x) => x.trim()).filter(Boolean) ?? []),
  /** until the headers of an upstream's answer; bodies may take longer */
  UPSTREAM_TIMEOUT_MS: milliseconds(60_000),
  /** until the headers of a request are complete */
  HEADERS_TIMEOUT_MS: milliseconds(10_000),
  /** what requests under way get to finish when the process is asked to stop */
  SHUTDOWN_GRACE_MS: milliseconds(10_000),
  ...tileEnvironment,
};

export type GatewayConfig = z.output<z.ZodObject<typeof environment>>;

/** The gateway's configuration from its environment. @throws StartRefused with every fault, in both languages */
export function loadGatewayConfig(env: NodeJS.ProcessEnv): GatewayConfig {
  return readEnvironment('gateway', environment, env, tileFaults, (c) =>
    c.ANLAN_ENV === 'production'
      ? [
          ...publicAddress('PUBLIC_URL', c.PUBLIC_URL),
          ...publicAddress('IDENTITY_PUBLIC_URL', c.IDENTITY_PUBLIC_URL),
          ...internalAddress('ISSUER_URL', c.ISSUER_URL),
          ...brokerAddress('NATS_URL', c.NATS_URL),
        ]
      : [],
  );
}

/** The origin that the guides show in their examples. */
export function publicUrl(config: Pick<GatewayConfig, 'PUBLIC_URL' | 'SERVICE_HOST' | 'SERVICE_PORT'>): string {
  const host = config.SERVICE_HOST.includes(':') ? `[${config.SERVICE_HOST}]` : config.SERVICE_HOST;
  return config.PUBLIC_URL ?? `http://${host}:${config.SERVICE_PORT}`;
}
