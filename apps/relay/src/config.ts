import { brokerAddress, brokerUrl, databaseAddress, databaseUrl, environmentName, readEnvironment, secretFile } from '@anlan/platform/config';
import { z } from 'zod';

const environment = {
  ANLAN_ENV: environmentName,
  SERVICE_HOST: z.string().default('127.0.0.1'),
  SERVICE_PORT: z.coerce.number().int().min(0).max(65535),
  DATABASE_URL: databaseUrl(),
  NATS_URL: brokerUrl(),
  NATS_CREDS: secretFile(),
  OUTBOX_SCHEMAS: z.string().transform((s) => s.split(',').map((x) => x.trim())).pipe(z.array(z.string().regex(/^[a-z_]+$/)).min(1)),
  NATS_REPLICAS: z.coerce.number().int().min(1).max(5).default(1),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
};
export type RelayConfig = z.output<z.ZodObject<typeof environment>>;

/** @throws StartRefused with every fault, in both languages */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): RelayConfig {
  return readEnvironment('relay', environment, env, (c) =>
    c.ANLAN_ENV === 'production' ? [...databaseAddress('DATABASE_URL', c.DATABASE_URL), ...brokerAddress('NATS_URL', c.NATS_URL)] : [],
  );
}
