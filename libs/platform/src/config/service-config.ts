import { z } from 'zod';

const baseSchema = z.object({
  ANLAN_ENV: z.enum(['development', 'test', 'production']).default('production'),
  SERVICE_HOST: z.string().default('127.0.0.1'),
  SERVICE_PORT: z.coerce.number().int().min(0).max(65535),
  DATABASE_URL: z.url(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(16),
  NATS_URL: z.string(),
  NATS_CREDS: z.string().optional(),
  FILES_DIR: z.string(),
  SECRET_KEY: z.string().refine((s) => Buffer.from(s, 'base64').length === 32, 'must be 32 bytes in base64'),
  IDENTITY_PUBLIC_URL: z.url().transform((s) => s.replace(/\/$/, '')),
  IDENTITY_INTERNAL_URL: z.url().transform((s) => s.replace(/\/$/, '')),
  RESPONSE_CHECK: z.enum(['always', 'sample']).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** RESPONSE_CHECK: whether every answer is held against its contract, or one in a hundred (the default in production). */
export type ServiceConfig = z.output<typeof baseSchema> & { readonly service: string };

/** The service's configuration from its environment; every fault is named in one message. */
export function loadServiceConfig<S extends z.ZodRawShape = Record<never, never>>(
  service: string,
  more?: S,
  env: NodeJS.ProcessEnv = process.env,
): ServiceConfig & z.output<z.ZodObject<S>> {
  const parsed = baseSchema.extend(more ?? ({} as S)).safeParse(env);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`).join('\n');
    throw new Error(`${service} cannot start, its environment is incomplete:\n${faults}`);
  }
  const config = { ...parsed.data, service } as ServiceConfig & z.output<z.ZodObject<S>>;
  if (config.ANLAN_ENV === 'production' && !config.IDENTITY_PUBLIC_URL.startsWith('https://'))
    throw new Error(`${service} refuses to start: IDENTITY_PUBLIC_URL must be https in production`);
  return config;
}
