import { environmentName, httpUrl, isLoopback, readEnvironment } from '@anlan/platform/config';
import { z } from 'zod';

/** Everything this process reads from its environment; nothing else in the app touches process.env. */
const environment = {
  ANLAN_ENV: environmentName.refine(
    (env) => env !== 'production',
    '开发用身份服务不能用于生产环境（未设置即为 production）；请使用 Keycloak / the development issuer never runs in production (which is what an unset one means); use Keycloak',
  ),
  SERVICE_HOST: z
    .string()
    .default('127.0.0.1')
    .refine(isLoopback, '必须是本机地址：开发用身份服务不能从外部访问 / must be a loopback address: the development issuer is never reachable from outside'),
  SERVICE_PORT: z.coerce.number().int().min(0).max(65535).default(0),
  ISSUER_STATE_DIR: z.string().min(1),
  PUBLIC_URL: httpUrl().optional(),
  ADMIN_CLIENT_ID: z.string().min(1),
  ADMIN_CLIENT_SECRET: z.string().min(8, '至少 8 个字符 / must have at least 8 characters'),
};

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

/** Reads and checks the environment. @throws StartRefused that names every bad variable, in both languages */
export function readConfig(env: Record<string, string | undefined>): IssuerConfig {
  const value = readEnvironment('dev-issuer', environment, env);
  return {
    host: value.SERVICE_HOST,
    port: value.SERVICE_PORT,
    stateDir: value.ISSUER_STATE_DIR,
    publicUrl: value.PUBLIC_URL,
    adminClientId: value.ADMIN_CLIENT_ID,
    adminClientSecret: value.ADMIN_CLIENT_SECRET,
  };
}
