import { z } from 'zod';

const loopback = /^(127(\.\d{1,3}){3}|::1|localhost)$/;

/** Everything this process reads from its environment; nothing else in the app touches process.env. */
const environment = z.object({
  SERVICE_HOST: z
    .string()
    .default('127.0.0.1')
    .refine((host) => loopback.test(host), 'must be a loopback address: the development issuer is never reachable from outside'),
  SERVICE_PORT: z.coerce.number().int().min(0).max(65535).default(0),
  ISSUER_STATE_DIR: z.string().min(1),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  ADMIN_CLIENT_ID: z.string().min(1),
  ADMIN_CLIENT_SECRET: z.string().min(8, 'must have at least 8 characters'),
  ANLAN_ENV: z
    .string()
    .default('development')
    .refine((env) => env !== 'production', 'the development issuer refuses to start in production; use Keycloak'),
});

export interface IssuerConfig {
  host: string;
  /** 0 takes any free port. */
  port: number;
  stateDir: string;
  /** Origin under which `/realms/*` is reachable; absent = the listening address itself. */
  publicUrl: string | undefined;
  adminClientId: string;
  adminClientSecret: string;
}

/** Reads and checks the environment. Throws an Error that names every bad variable. */
export function readConfig(env: Record<string, string | undefined>): IssuerConfig {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`the environment is not usable:\n${lines.join('\n')}`);
  }
  const value = parsed.data;
  return {
    host: value.SERVICE_HOST,
    port: value.SERVICE_PORT,
    stateDir: value.ISSUER_STATE_DIR,
    publicUrl: value.PUBLIC_URL,
    adminClientId: value.ADMIN_CLIENT_ID,
    adminClientSecret: value.ADMIN_CLIENT_SECRET,
  };
}
