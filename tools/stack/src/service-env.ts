import { join } from 'node:path';
import type { StackSecrets } from './secrets';

/** The services the stack runs, in the order in which they are migrated and shown. */
export const SERVICES = ['tenancy', 'responsibility', 'enforcement', 'relay', 'gateway'] as const;
export type ServiceName = (typeof SERVICES)[number];
/** Services with a schema of their own, and so with migrations and a database role. */
export const DATABASE_SERVICES = ['tenancy', 'responsibility', 'enforcement', 'relay'] as const;
export type DatabaseService = (typeof DATABASE_SERVICES)[number];
/** Services that people call, through the gateway, and that tell events. */
export const API_SERVICES = ['tenancy', 'responsibility', 'enforcement'] as const satisfies readonly DatabaseService[];

/** What the services are told about the parts around them. */
export interface ServiceContext {
  env: 'development' | 'test';
  dataDir: string;
  services: ServiceName[];
  ports: Record<string, number>;
  gatewayUrl: string;
  /** superuser's URL of the platform's database; service URLs are derived from it */
  adminDatabaseUrl: string;
  nats: { url: string; trustDir: string };
  issuer: { internalUrl: string; publicUrl: string; adminClientId: string; adminClientSecret: string };
  secrets: StackSecrets;
  logLevel?: string;
  /** environment of the parent, of which only the names below are handed on */
  inherited: NodeJS.ProcessEnv;
  /** set last, on every service */
  extra?: Record<string, string>;
}

// OTEL_SERVICE_NAME is each service's own: handed on, it would make all of them one in a trace.
const HANDED_ON =
  /^(PATH|HOME|USER|LANG|LC_.+|TZ|TMPDIR|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|https?_proxy|HTTPS?_PROXY|no_proxy|NO_PROXY|OTEL_(?!SERVICE_NAME$).+|AWS_.+|FILES_S3_.+|DATABASE_POOL)$/;

/** What children see of the parent's environment: Jest's, npm's and the admin's own DATABASE_URL stay behind. */
export function inheritedEnv(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((e): e is [string, string] => HANDED_ON.test(e[0]) && e[1] !== undefined));
}

/** URL of a service's own role on the platform's database. */
export function roleUrl(adminDatabaseUrl: string, service: DatabaseService, secrets: StackSecrets): string {
  const url = new URL(adminDatabaseUrl);
  const role = `${service}_app` as const;
  url.username = role;
  url.password = encodeURIComponent(secrets.databaseRoles[role]);
  return url.href;
}

const local = (port: number | undefined): string => `http://127.0.0.1:${port}`;

/** The complete environment of one service. */
export function serviceEnv(name: ServiceName, context: ServiceContext): Record<string, string> {
  const { ports, nats, issuer, secrets, dataDir } = context;
  const common: Record<string, string> = {
    ...inheritedEnv(context.inherited),
    ANLAN_ENV: context.env,
    SERVICE_NAME: name,
    SERVICE_HOST: '127.0.0.1',
    SERVICE_PORT: String(ports[name]),
    NATS_URL: nats.url,
    NATS_CREDS: join(nats.trustDir, 'services.creds'),
    FILES_DIR: join(dataDir, 'files'),
    AUDIT_ANCHOR_DIR: join(dataDir, 'anchors'),
    SECRET_KEY: secrets.secretKey,
    IDENTITY_PUBLIC_URL: issuer.publicUrl,
    IDENTITY_INTERNAL_URL: issuer.internalUrl,
    ...(context.logLevel ? { LOG_LEVEL: context.logLevel } : {}),
  };
  if (isDatabaseService(name)) common['DATABASE_URL'] = roleUrl(context.adminDatabaseUrl, name, secrets);
  return { ...common, ...particular(name, context), ...context.extra };
}

/** The background map is the gateway's alone, and so is its key. */
const tiles = (env: NodeJS.ProcessEnv): Record<string, string> => Object.fromEntries(Object.entries(env).filter((e): e is [string, string] => /^TILE_[A-Z_]+$/.test(e[0]) && e[1] !== undefined));

function particular(name: ServiceName, { services, ports, nats, issuer, secrets, gatewayUrl, inherited }: ServiceContext): Record<string, string> {
  const running = (names: readonly ServiceName[]): Record<string, string> =>
    Object.fromEntries(names.filter((n) => services.includes(n)).map((n) => [n, local(ports[n])]));
  switch (name) {
    case 'tenancy':
      return {
        IDENTITY_ADMIN_URL: issuer.internalUrl,
        IDENTITY_ADMIN_CLIENT_ID: issuer.adminClientId,
        IDENTITY_ADMIN_CLIENT_SECRET: issuer.adminClientSecret,
        IDENTITY_REALM_KEY: secrets.identityRealmKey,
        NATS_TRUST_DIR: nats.trustDir,
        NATS_PUBLIC_URL: nats.url,
        OPERATOR_USERNAME: secrets.operatorUsername,
        OPERATOR_PASSWORD: secrets.operatorPassword,
      };
    case 'relay':
      return { OUTBOX_SCHEMAS: API_SERVICES.join(',') };
    case 'gateway':
      return {
        UPSTREAMS: JSON.stringify(running(API_SERVICES)),
        ISSUER_URL: issuer.internalUrl,
        INTERNAL_HEALTH: JSON.stringify(running(['relay'])),
        PUBLIC_URL: gatewayUrl,
        ...tiles(inherited),
      };
    case 'responsibility':
    case 'enforcement':
      return {};
  }
}

/** The environment of `migrate.js` of one service. */
export function migrationEnv(service: DatabaseService, context: ServiceContext): Record<string, string> {
  return {
    ...inheritedEnv(context.inherited),
    ANLAN_ENV: context.env,
    SERVICE_NAME: service,
    ADMIN_DATABASE_URL: context.adminDatabaseUrl,
    SERVICE_DB_PASSWORD: context.secrets.databaseRoles[`${service}_app`],
  };
}

/** The environment of the development identity service. Its public address is the gateway's. */
export function issuerEnv(context: Omit<ServiceContext, 'nats' | 'adminDatabaseUrl' | 'services'>): Record<string, string> {
  return {
    ...inheritedEnv(context.inherited),
    ANLAN_ENV: context.env,
    SERVICE_NAME: 'dev-issuer',
    SERVICE_HOST: '127.0.0.1',
    SERVICE_PORT: String(context.ports['dev-issuer']),
    ISSUER_STATE_DIR: join(context.dataDir, 'issuer'),
    PUBLIC_URL: context.issuer.publicUrl,
    ADMIN_CLIENT_ID: context.issuer.adminClientId,
    ADMIN_CLIENT_SECRET: context.issuer.adminClientSecret,
    ...(context.logLevel ? { LOG_LEVEL: context.logLevel } : {}),
    ...context.extra,
  };
}

export function isDatabaseService(name: string): name is DatabaseService {
  return (DATABASE_SERVICES as readonly string[]).includes(name);
}
