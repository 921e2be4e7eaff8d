import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { acquireLock, type DataDirLock } from './lock';
import { bootStack, type BootResult } from './boot';
import type { IdentityKind } from './identity-kind';
import type { IssuerAddress } from './issuer-address';
import type { ProcessInfo } from './managed-process';
import { ProcessGroup } from './process-group';
import type { Progress } from './progress';
import { repositoryRoot } from './repository';
import type { StackSecrets } from './secrets';
import { roleUrl, SERVICES, type DatabaseService, type ServiceName } from './service-env';

export interface StackOptions {
  /** holds everything that must survive; one stack at a time */
  dataDir: string;
  /** default 8080; 0 takes a free port (the one of the run before, when it is free) */
  gatewayPort?: number;
  /** default development */
  env?: 'development' | 'test';
  progress?: Progress;
  /** default all; with none, only Postgres and NATS are started */
  services?: ServiceName[];
  /** default the one this data directory was provisioned on, else the development issuer; named and without services, it runs alone on Postgres */
  identity?: IdentityKind;
  /** LOG_LEVEL of the services */
  logLevel?: string;
  /** further environment of every service */
  extraEnv?: Record<string, string>;
  /** aborting it during the start ends what was started; `start` rejects then */
  signal?: AbortSignal;
  /** compiled services, `<name>/dist/src/main.js`; default the repository's apps/ */
  appsDir?: string;
  /** where external parts (DATABASE_URL, NATS_URL, KEYCLOAK_URL) and OTEL_* are read; default process.env */
  environment?: NodeJS.ProcessEnv;
}

/** Database, message broker, identity service, services and gateway of one data directory, each its own process. */
export class Stack {
  private stopped: Promise<void> | undefined;

  private constructor(
    readonly dataDir: string,
    private readonly group: ProcessGroup,
    private readonly lock: DataDirLock,
    private readonly parts: BootResult,
  ) {}

  /**
   * Starts everything and resolves when all of it is ready. On failure everything started is stopped again.
   * @throws StackError whose message says what to do, in Chinese and English
   */
  static async start(options: StackOptions): Promise<Stack> {
    const dataDir = resolve(options.dataDir);
    const progress = options.progress ?? (() => undefined);
    mkdirSync(dataDir, { recursive: true });
    const lock = acquireLock(dataDir);
    let group: ProcessGroup | undefined;
    const abort = (): void => void group?.stop();
    try {
      group = new ProcessGroup(dataDir, progress);
      options.signal?.throwIfAborted();
      options.signal?.addEventListener('abort', abort);
      const parts = await bootStack(group, {
        dataDir,
        progress,
        gatewayPort: options.gatewayPort ?? 8080,
        env: options.env ?? 'development',
        services: SERVICES.filter((name) => options.services?.includes(name) ?? true),
        identity: options.identity,
        logLevel: options.logLevel,
        extraEnv: options.extraEnv,
        appsDir: options.appsDir ?? join(repositoryRoot(), 'apps'),
        environment: options.environment ?? process.env,
      });
      options.signal?.throwIfAborted();
      return new Stack(dataDir, group, lock, parts);
    } catch (error) {
      await group?.stop();
      await group?.close();
      lock.release();
      throw error;
    } finally {
      options.signal?.removeEventListener('abort', abort);
    }
  }

  /** The one origin that people and clients use. */
  get gatewayUrl(): string {
    return `http://127.0.0.1:${this.parts.ports['gateway']}`;
  }

  /** Below which the realms' issuers lie: the gateway, or a Keycloak that has none before it. */
  get identityUrl(): string {
    return this.parts.issuer.publicUrl;
  }

  /** The identity service as our own processes reach it, and the admin client by which realms are made. */
  get identity(): Readonly<IssuerAddress> {
    return this.parts.issuer;
  }

  /** The issuer of a realm's tokens. */
  issuerOf(realm: string): string {
    return `${this.identityUrl}/realms/${realm}`;
  }

  /** The superuser's URL of the platform's database. */
  get adminDatabaseUrl(): string {
    return this.parts.adminDatabaseUrl;
  }

  get natsUrl(): string {
    return this.parts.nats.url;
  }

  /** Holds trust.json, sys.creds and services.creds. */
  get natsTrustDir(): string {
    return this.parts.nats.trustDir;
  }

  /** Credentials file of our own services. */
  get natsCreds(): string {
    return join(this.natsTrustDir, 'services.creds');
  }

  /** name → loopback port: gateway, postgres, nats, nats-monitor, dev-issuer or keycloak, tenancy, … */
  get ports(): Record<string, number> {
    return { ...this.parts.ports };
  }

  get secrets(): StackSecrets {
    return this.parts.secrets;
  }

  /** URL of a service's own, unprivileged role. */
  databaseUrl(service: DatabaseService): string {
    return roleUrl(this.adminDatabaseUrl, service, this.secrets);
  }

  processes(): ProcessInfo[] {
    return this.group.infos();
  }

  /** Signals one child hard, as a crash would; it is restarted. With SIGKILL, resolves once it is dead. */
  async kill(name: string, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.group.member(name).kill(signal);
  }

  /** Resolves when the named child, or every child, is ready. @throws StackError CRASH_LOOP or NOT_HEALTHY */
  async waitHealthy(name?: string, timeoutMs?: number): Promise<void> {
    await (name === undefined ? this.group.waitHealthy(timeoutMs) : this.group.member(name).waitHealthy(timeoutMs));
  }

  /** Stops all children in order, then frees the data directory. Called again with `force`, ends them at once. */
  async stop({ force = false } = {}): Promise<void> {
    const stopping = this.group.stop(force);
    this.stopped ??= stopping.then(async () => {
      await this.group.close();
      this.lock.release();
    });
    await this.stopped;
  }
}
