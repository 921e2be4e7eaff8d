import { z } from 'zod';

const schema = z.object({
  SERVICE_HOST: z.string().default('127.0.0.1'),
  SERVICE_PORT: z.coerce.number().int(),
  DATABASE_URL: z.url(),
  NATS_URL: z.string(),
  NATS_CREDS: z.string().optional(),
  OUTBOX_SCHEMAS: z.string().transform((s) => s.split(',').map((x) => x.trim())).pipe(z.array(z.string().regex(/^[a-z_]+$/)).min(1)),
  NATS_REPLICAS: z.coerce.number().int().min(1).max(5).default(1),
  LOG_LEVEL: z.string().default('info'),
});
export type RelayConfig = z.output<typeof schema>;

export function loadConfig(env: NodeJS.ProcessEnv = process.env): RelayConfig {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  throw new Error(`relay cannot start, its environment is incomplete:\n${parsed.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`).join('\n')}`);
}
