import { externalParts } from './external';
import { DATABASE_SERVICES, inheritedEnv, issuerEnv, migrationEnv, roleUrl, serviceEnv, SERVICES, type ServiceContext } from './service-env';
import type { StackSecrets } from './secrets';

const secrets: StackSecrets = {
  postgresPassword: 'superuser-password',
  databaseRoles: { tenancy_app: 'pw/tenancy', responsibility_app: 'pw-responsibility', enforcement_app: 'pw-enforcement', relay_app: 'pw-relay' },
  secretKey: 'a2V5',
  identityRealmKey: 'cmVhbG0=',
  issuerAdminClientId: 'anlan-admin',
  issuerAdminClientSecret: 'issuer-secret',
  keycloakDatabasePassword: 'pw-keycloak',
  keycloakBootstrapSecret: 'bootstrap-secret',
  operatorUsername: 'operator',
  operatorPassword: 'operator-password',
};
const context: ServiceContext = {
  env: 'development',
  dataDir: '/data',
  services: [...SERVICES],
  ports: { gateway: 8080, tenancy: 1, enforcement: 2, relay: 3, 'dev-issuer': 4, responsibility: 7 },
  gatewayUrl: 'http://127.0.0.1:8080',
  adminDatabaseUrl: 'postgres://postgres:superuser-password@127.0.0.1:5/anlan?sslmode=disable',
  nats: { url: 'nats://127.0.0.1:6', trustDir: '/data/nats/trust' },
  issuer: { internalUrl: 'http://127.0.0.1:4', publicUrl: 'http://127.0.0.1:8080', adminClientId: 'anlan-admin', adminClientSecret: 'issuer-secret' },
  secrets,
  inherited: { PATH: '/bin', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel', OTEL_SERVICE_NAME: 'mine', DATABASE_URL: 'postgres://mine', JEST_WORKER_ID: '1', NODE_ENV: 'test', npm_config_x: 'y' },
};

it.each(SERVICES)('given %s, then it gets no admin password and only its own role', (name) => {
  const env = serviceEnv(name, context);
  const text = JSON.stringify(env);
  expect(text).not.toContain('superuser-password');
  for (const other of DATABASE_SERVICES.filter((n) => n !== name)) expect(text).not.toContain(`${other}_app`);
  expect(env).toMatchObject({ SERVICE_NAME: name, SERVICE_HOST: '127.0.0.1', SERVICE_PORT: String(context.ports[name]), OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel' });
  expect(text.includes('issuer-secret')).toBe(name === 'tenancy');
  expect(env['IDENTITY_REALM_KEY']).toBe(name === 'tenancy' ? 'cmVhbG0=' : undefined);
  expect('DATABASE_URL' in env).toBe(name !== 'gateway');
});

it('given the gateway, then it knows the services that run and no others', () => {
  const env = serviceEnv('gateway', { ...context, services: ['tenancy', 'gateway'] });
  expect(JSON.parse(env['UPSTREAMS'] ?? '')).toEqual({ tenancy: 'http://127.0.0.1:1' });
  expect(JSON.parse(env['INTERNAL_HEALTH'] ?? '')).toEqual({});
  expect(env['ISSUER_URL']).toBe('http://127.0.0.1:4');
});

it('given an admin URL with parameters, then the role URL keeps host, database and parameters, and escapes the password', () => {
  expect(roleUrl(context.adminDatabaseUrl, 'tenancy', secrets)).toBe('postgres://tenancy_app:pw%2Ftenancy@127.0.0.1:5/anlan?sslmode=disable');
});

it('given migrations and issuer, then each gets exactly its own secrets', () => {
  expect(migrationEnv('relay', context)).toMatchObject({ ADMIN_DATABASE_URL: context.adminDatabaseUrl, SERVICE_DB_PASSWORD: 'pw-relay' });
  const issuer = issuerEnv(context);
  expect(issuer).toMatchObject({ PUBLIC_URL: 'http://127.0.0.1:8080', SERVICE_PORT: '4', ISSUER_STATE_DIR: '/data/issuer', ADMIN_CLIENT_SECRET: 'issuer-secret' });
  expect(JSON.stringify(issuer)).not.toMatch(/superuser-password|operator/);
});

it('given extra environment and a log level, then they reach every service, extra last', () => {
  expect(serviceEnv('relay', { ...context, logLevel: 'warn', extra: { LOG_LEVEL: 'debug', X: '1' } })).toMatchObject({ LOG_LEVEL: 'debug', X: '1' });
});

it('given the parent environment, then only what concerns a child is handed on', () => {
  expect(inheritedEnv(context.inherited)).toEqual({ PATH: '/bin', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://otel' });
});

describe('external parts', () => {
  it('given none, then everything is embedded', () => expect(externalParts({ DATABASE_URL: '', NATS_URL: undefined })).toEqual({}));

  it('given all, then all are taken', () => {
    expect(
      externalParts({
        DATABASE_URL: 'postgresql://admin@db/anlan',
        NATS_URL: 'nats://nats:4222',
        NATS_TRUST_DIR: '/trust',
        KEYCLOAK_URL: 'https://id.example/',
        KEYCLOAK_ADMIN_CLIENT_ID: 'a',
        KEYCLOAK_ADMIN_CLIENT_SECRET: 'b',
      }),
    ).toEqual({
      databaseUrl: 'postgresql://admin@db/anlan',
      nats: { url: 'nats://nats:4222', trustDir: '/trust' },
      issuer: { url: 'https://id.example', publicUrl: 'https://id.example', adminClientId: 'a', adminClientSecret: 'b' },
    });
  });

  it.each([
    [{ NATS_URL: 'nats://x' }, 'NATS_TRUST_DIR'],
    [{ KEYCLOAK_URL: 'http://x' }, 'KEYCLOAK_ADMIN_CLIENT_ID'],
    [{ KEYCLOAK_URL: 'http://x', KEYCLOAK_ADMIN_CLIENT_ID: 'a' }, 'KEYCLOAK_ADMIN_CLIENT_SECRET'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'postgres://' }, 'DATABASE_URL'],
  ])('given %p, then the message names %s', (env, name) => {
    expect(() => externalParts(env)).toThrow(expect.objectContaining({ code: 'CONFIGURATION', message: expect.stringContaining(name) }));
  });
});
