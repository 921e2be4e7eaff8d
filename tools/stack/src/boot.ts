import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { StackError } from './errors';
import { externalParts } from './external';
import { httpProbe } from './health';
import { chooseIdentity, rememberIdentity, type IdentityKind } from './identity-kind';
import { issuerAddress, refuseForeignDatabase, type IssuerAddress } from './issuer-address';
import { prepareKeycloak } from './keycloak-prepare';
import { startKeycloak } from './keycloak-start';
import { embeddedNats } from './nats';
import { ensureNatsServer, natsServerVersion } from './nats-binary';
import { ensureDatabase, initCluster, postgresSpec, serverVersion, superuserUrl } from './postgres';
import { postgresPackage } from './postgres-binaries';
import { postgresLocation } from './postgres-location';
import { postgresUser } from './postgres-user';
import type { ProcessGroup } from './process-group';
import { doneLine, type Progress } from './progress';
import { choosePorts } from './remembered-ports';
import { repositoryRoot } from './repository';
import { run } from './run';
import { loadSecrets, type StackSecrets } from './secrets';
import { isDatabaseService, issuerEnv, migrationEnv, serviceEnv, type ServiceContext, type ServiceName } from './service-env';

export interface BootOptions {
  dataDir: string;
  gatewayPort: number;
  env: 'development' | 'test';
  services: ServiceName[];
  /** asked for; undefined takes that of the data directory, and none without services */
  identity: IdentityKind | undefined;
  progress: Progress;
  logLevel: string | undefined;
  extraEnv: Record<string, string> | undefined;
  appsDir: string;
  environment: NodeJS.ProcessEnv;
}

export interface BootResult {
  ports: Record<string, number>;
  secrets: StackSecrets;
  adminDatabaseUrl: string;
  issuer: IssuerAddress;
  nats: { url: string; trustDir: string };
}

/** Starts all parts; what does not depend on one another starts at the same time. */
export async function bootStack(group: ProcessGroup, options: BootOptions): Promise<BootResult> {
  const { dataDir, progress, services } = options;
  const external = externalParts(options.environment);
  const [hasServices, hasIssuer] = [services.length > 0, external.issuer !== undefined];
  // Only with services is anything provisioned, and so bound to one identity service.
  const kind = hasServices ? chooseIdentity(dataDir, options.identity, hasIssuer) : options.identity;
  const identity = kind === 'external' ? undefined : kind;
  // An identity service that is asked for alone gets what it needs, and that is no NATS.
  const wantsNats = hasServices || !kind;
  requireBuilt(options, identity);
  if (identity === 'keycloak') refuseForeignDatabase(external);
  const left = await group.endLeftovers();
  if (left.length > 0) progress(`! 已结束上次遗留的进程 ended what an earlier run left: ${left.join(', ')}`);
  const keycloak = identity === 'keycloak' ? await prepareKeycloak(progress, group.guard, options.environment) : undefined;
  const embedded = [
    ...(external.databaseUrl ? [] : ['postgres']),
    ...(wantsNats && !external.nats ? ['nats', 'nats-monitor'] : []),
    ...(identity ? [identity] : []),
    ...(keycloak ? ['keycloak-management'] : []),
  ];
  const ports = await choosePorts(dataDir, [...embedded, ...services.filter((name) => name !== 'gateway')], options.gatewayPort);
  const secrets = loadSecrets(dataDir);
  mkdirSync(join(dataDir, 'files'), { recursive: true, mode: 0o700 });
  const gatewayUrl = `http://127.0.0.1:${ports['gateway']}`;
  const issuer = issuerAddress(services, external, identity, ports, secrets);
  const { env, logLevel, extraEnv: extra, environment: inherited } = options;
  const known = { env, dataDir, ports, gatewayUrl, issuer, secrets, logLevel, extra, inherited };

  let adminDatabaseUrl = '';
  let nats = { url: '', trustDir: '' };
  const context = (): ServiceContext => ({ ...known, services, adminDatabaseUrl, nats });
  await together(group, [
    async () => {
      adminDatabaseUrl = external.databaseUrl ?? (await startPostgres(group, options, ports['postgres'] ?? 0, secrets));
      if (external.databaseUrl) await reportExternal(external.databaseUrl, progress);
      await together(group, [
        () => migrate(group, options, context()),
        async () => {
          if (keycloak) await startKeycloak(group, { ...options, source: keycloak, ports, secrets, adminDatabaseUrl, publicUrl: issuer.publicUrl });
        },
      ]);
    },
    async () => {
      if (!wantsNats) return;
      nats = external.nats ?? (await startNats(group, options, ports));
      if (external.nats) progress(doneLine('消息 NATS(外部 external)', external.nats.url, Date.now()));
    },
    async () => {
      if (identity !== 'dev-issuer') return;
      await startApp(group, options, 'dev-issuer', ports['dev-issuer'], '/healthz', () => issuerEnv(known));
    },
  ]);
  if (kind && hasServices) rememberIdentity(dataDir, kind);
  await together(
    group,
    services.map(
      (name) => () => startApp(group, options, name, ports[name], '/healthz/ready', () => serviceEnv(name, context())),
    ),
  );
  return { ports, secrets, adminDatabaseUrl, nats, issuer };
}

// The first failure stops the others, so that none of them is still at work when the caller cleans up.
async function together(group: ProcessGroup, tasks: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  await Promise.all(
    tasks.map((task) =>
      task().catch(async (error: unknown) => {
        failures.push(error);
        await group.stop();
      }),
    ),
  );
  if (failures.length > 0) throw failures[0];
}

async function startPostgres(group: ProcessGroup, { dataDir, progress }: BootOptions, port: number, secrets: StackSecrets): Promise<string> {
  const startedAt = Date.now();
  const pkg = postgresPackage(repositoryRoot());
  const user = postgresUser();
  const pg = { location: postgresLocation(dataDir, pkg, user), user, port, password: secrets.postgresPassword };
  await initCluster(pg, group.guard);
  await group.start(postgresSpec(pg));
  await ensureDatabase(pg);
  const url = superuserUrl(pg);
  progress(doneLine(`数据库 Postgres ${await serverVersion(url)}`, `127.0.0.1:${port}`, startedAt));
  return url;
}

async function reportExternal(url: string, progress: Progress): Promise<void> {
  const startedAt = Date.now();
  const host = new URL(url).host;
  const version = await serverVersion(url).catch((error: Error) => {
    throw new StackError(
      'POSTGRES_FAILED',
      `无法连接 DATABASE_URL 指定的数据库(${host})。`,
      `Cannot connect to the database that DATABASE_URL names (${host}).`,
      error.message,
    );
  });
  progress(doneLine(`数据库 Postgres ${version}(外部 external)`, host, startedAt));
}

async function startNats(group: ProcessGroup, { dataDir, progress }: BootOptions, ports: Record<string, number>): Promise<{ url: string; trustDir: string }> {
  const startedAt = Date.now();
  const binary = await ensureNatsServer(progress);
  const { spec, url, trustDir } = await embeddedNats(dataDir, binary, ports['nats'] ?? 0, ports['nats-monitor'] ?? 0);
  await group.start(spec);
  progress(doneLine(`消息 NATS ${natsServerVersion(binary)}`, url.replace('nats://', ''), startedAt));
  return { url, trustDir };
}

async function migrate(group: ProcessGroup, { appsDir, services, progress }: BootOptions, context: ServiceContext): Promise<void> {
  const startedAt = Date.now();
  const names = services.filter(isDatabaseService);
  // One after another: they share the schema of the policy functions, and each takes roles' locks.
  for (const name of names) {
    const script = join(appsDir, name, 'dist', 'src', 'migrate.js');
    const { code, output } = await run({ command: process.execPath, args: [script], env: migrationEnv(name, context), cwd: appsDir }, group.guard);
    if (code !== 0) {
      throw new StackError('MIGRATION_FAILED', `${name} 的数据库迁移失败(退出码 ${code}):`, `The migrations of ${name} failed (exit code ${code}):`, output.trimEnd());
    }
  }
  if (names.length > 0) progress(doneLine('数据迁移 migrations', names.join(' '), startedAt));
}

const TITLES: Record<string, string> = {
  'dev-issuer': '身份服务(开发用)dev-issuer',
  tenancy: '租户 tenancy',
  responsibility: '责任 responsibility',
  enforcement: '执法 enforcement',
  relay: '事件中继 relay',
  gateway: '网关 gateway',
};

async function startApp(
  group: ProcessGroup,
  { appsDir, progress }: BootOptions,
  name: string,
  port: number | undefined,
  healthPath: string,
  env: () => Record<string, string>,
): Promise<void> {
  const startedAt = Date.now();
  const main = join(appsDir, name, 'dist', 'src', 'main.js');
  await group.start({
    name,
    port,
    launch: () => ({ command: process.execPath, args: [main], env: env(), cwd: appsDir }),
    ready: httpProbe(`http://127.0.0.1:${port}${healthPath}`),
    stopSignal: 'SIGTERM',
    stopGraceMs: 10_000,
  });
  progress(doneLine(TITLES[name] ?? name, `127.0.0.1:${port}`, startedAt));
}

function requireBuilt({ appsDir, services }: BootOptions, identity: IdentityKind | undefined): void {
  const wanted = identity === 'dev-issuer' ? ['dev-issuer', ...services] : services;
  const missing = wanted.flatMap((name) => {
    const files = isDatabaseService(name) ? ['main.js', 'migrate.js'] : ['main.js'];
    return files.map((file) => join(appsDir, name, 'dist', 'src', file)).filter((file) => !existsSync(file));
  });
  if (missing.length === 0) return;
  throw new StackError('BUILD_MISSING', '缺少编译结果,请先运行 npm run build:', 'Compiled files are missing, run npm run build first:', missing.join('\n'));
}
