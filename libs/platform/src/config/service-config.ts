import { z } from 'zod';
import { environmentName, readEnvironment } from './environment';
import { brokerAddress, databaseAddress, internalAddress, publicAddress } from './production';
import { secretFile } from './secret-file';
import { secretKey } from './secrets';
import type { Fault } from './start-refused';

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** DATABASE_URL */
export const databaseUrl = () => z.url({ protocol: /^postgres(ql)?$/, error: '必须是 postgres:// 地址 / must be a postgres:// address' });

/** One address of NATS, or several of a cluster with commas between: `nats://` or `tls://`. */
export const brokerUrl = () =>
  z.string().refine((list) => list.split(',').every((url) => /^(nats|tls):\/\/[^/]/.test(url.trim()) && URL.canParse(url.trim())), '必须是 nats:// 或 tls:// 地址 / must be a nats:// or tls:// address');

/** An origin, or an address below one, of HTTP; without the slash at its end. */
export const httpUrl = () => z.url({ protocol: /^https?$/, error: '必须是 http(s):// 地址 / must be an http(s):// address' }).transform(withoutSlash);

const base = {
  ANLAN_ENV: environmentName,
  SERVICE_HOST: z.string().default('127.0.0.1'),
  SERVICE_PORT: z.coerce.number().int().min(0).max(65535),
  DATABASE_URL: databaseUrl(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(16),
  NATS_URL: brokerUrl(),
  NATS_CREDS: secretFile(),
  /** the address of NATS that integrators are told; only the service that opens integrations has one */
  NATS_PUBLIC_URL: brokerUrl().optional(),
  FILES_DIR: z.string().min(1),
  AUDIT_ANCHOR_DIR: z.string().min(1),
  SECRET_KEY: secretKey(),
  IDENTITY_PUBLIC_URL: httpUrl(),
  IDENTITY_INTERNAL_URL: httpUrl(),
  /** where realms are made; only the service that makes them has one */
  IDENTITY_ADMIN_URL: httpUrl().optional(),
  RESPONSE_CHECK: z.enum(['always', 'sample']).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
};

type Base = z.output<z.ZodObject<typeof base>>;

/** RESPONSE_CHECK: whether every answer is held against its contract, or one in a hundred (the default in production). */
export type ServiceConfig = Base & { readonly service: string };

/** The service's configuration from its environment. @throws StartRefused with every fault, in both languages */
export function loadServiceConfig<S extends z.ZodRawShape = Record<never, never>>(
  service: string,
  more?: S,
  env: NodeJS.ProcessEnv = process.env,
): ServiceConfig & z.output<z.ZodObject<S>> {
  const values = readEnvironment(service, { ...base, ...more }, env, (v) => inProduction(v as Base)) as unknown as Base & z.output<z.ZodObject<S>>;
  return { ...values, service };
}

function inProduction(c: Base): readonly Fault[] {
  if (c.ANLAN_ENV !== 'production') return [];
  return [
    ...publicAddress('IDENTITY_PUBLIC_URL', c.IDENTITY_PUBLIC_URL),
    ...internalAddress('IDENTITY_INTERNAL_URL', c.IDENTITY_INTERNAL_URL),
    ...internalAddress('IDENTITY_ADMIN_URL', c.IDENTITY_ADMIN_URL),
    ...databaseAddress('DATABASE_URL', c.DATABASE_URL),
    ...brokerAddress('NATS_URL', c.NATS_URL),
    ...brokerAddress('NATS_PUBLIC_URL', c.NATS_PUBLIC_URL),
  ];
}
