import { Inject, Injectable, Module, type DynamicModule, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import type { ServiceName } from '@anlan/contracts/kit';
import type { NatsConnection } from 'nats';
import type { DataSource, MixedList } from 'typeorm';
import { AccessDirectory, type AccessSource } from '../access';
import { AccessAudit, AuditAnchors, AuditSealer, AuditService, RefusalLog, StaleEdits } from '../audit';
import { IssuerDirectory, keyFetcher, TokenVerifier, type IssuerEntry } from '../auth';
import type { ServiceConfig } from '../config';
import type { PublicTenant } from '../context';
import { openDatabase, TenantTx } from '../db';
import { RelayWake } from '../events';
import { fileStoreFromEnv, type FileStore } from '../files';
import { OperationGuard, ProblemFilter } from '../http';
import { Jobs } from '../jobs';
import { closeNats } from '../nats';
import { Imports, NumberSeries, Rollups, Searches } from '../ledger';
import { Operations } from '../operations';
import { createLogger, type Logger } from '../telemetry';
import { connectBroker } from './broker';
import { issuerDirectory } from './issuers';
import { Readiness } from './readiness';
import { CONFIG, DATABASE, FILES, IDENTITY, LOGGER, NATS } from './tokens';

export interface KnownTenant extends IssuerEntry {
  readonly realm: string;
}

/** What only the service knows: which realm is whose tenant, and what a subject may do there. */
export interface IdentitySource {
  readonly access: AccessSource;
  issuer(realm: string): Promise<IssuerEntry | undefined>;
  /** whom a slug in a public address names */
  publicTenant(slug: string): Promise<PublicTenant | undefined>;
  /** every tenant of the registry, whatever its state */
  tenants(): Promise<readonly KnownTenant[]>;
}

export interface PlatformOptions {
  readonly service: ServiceName;
  readonly config: ServiceConfig;
  readonly entities?: MixedList<new () => object>;
  /** the service's migrations: it does not start before all of them have run */
  readonly migrations: MixedList<new () => object>;
  /** a class with @Injectable() that implements IdentitySource, with what it needs */
  readonly identity: new (...args: never[]) => IdentitySource;
}

const ANCHOR = 'audit-anchor';

/** Breaks the circle: TenantTx tells these of what was committed, and they write through TenantTx. */
class AfterCommit {
  sealer: AuditSealer | undefined;
  rollups: Rollups | undefined;
}

@Injectable()
class PlatformLifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(DATABASE) private readonly database: DataSource,
    @Inject(NATS) private readonly nats: NatsConnection,
    private readonly sealer: AuditSealer,
    private readonly refusals: RefusalLog,
    private readonly anchors: AuditAnchors,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly jobs: Jobs,
    private readonly rollups: Rollups,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.sealer.start();
    this.refusals.start();
    this.rollups.start();
    this.jobs.handle(ANCHOR, () => this.anchors.anchorAll());
    this.jobs.every('0 * * * *', ANCHOR);
    await this.anchors.resume();
    await this.jobs.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.jobs.stop();
    await this.rollups.stop();
    await this.refusals.stop();
    await this.sealer.stop();
    await this.anchors.anchorAll().catch((e: unknown) => this.logger.warn({ err: e }, 'audit chains not anchored at the end'));
    await closeNats(this.nats);
    await this.database.destroy();
  }
}

@Module({})
export class PlatformModule {
  /** Everything a service stands on. Features inject TenantTx, Operations, Jobs, FILES, NATS, LOGGER and CONFIG. */
  static forService(o: PlatformOptions): DynamicModule {
    const { config, service } = o;
    const internalUrl = (issuer: string) => issuer.replace(config.IDENTITY_PUBLIC_URL, config.IDENTITY_INTERNAL_URL);
    const shared = [
      { provide: CONFIG, useValue: config },
      { provide: LOGGER, useFactory: () => createLogger(service, config.LOG_LEVEL) },
      { provide: DATABASE, useFactory: () => openDatabase({ url: config.DATABASE_URL, schema: service, entities: o.entities, migrations: o.migrations, poolSize: config.DATABASE_POOL }) },
      { provide: NATS, useFactory: () => connectBroker(config) },
      { provide: RelayWake, useFactory: (nats: NatsConnection) => new RelayWake(nats), inject: [NATS] },
      {
        provide: TenantTx,
        useFactory: (db: DataSource, wake: RelayWake, after: AfterCommit) => {
          // Whatever is counted tells an event, too.
          const onEvents = (t: string): void => {
            wake.wake(t);
            after.rollups?.touch(t);
          };
          return new TenantTx(db, { schema: service, onEvents, onAudit: (t) => after.sealer?.touch(t) });
        },
        inject: [DATABASE, RelayWake, AfterCommit],
      },
      AfterCommit,
      {
        provide: AuditSealer,
        useFactory: (tx: TenantTx, after: AfterCommit, logger: Logger) =>
          (after.sealer = new AuditSealer(service, tx, (e) => logger.warn({ err: e }, 'audit entries wait to be sealed'))),
        inject: [TenantTx, AfterCommit, LOGGER],
      },
      {
        provide: RefusalLog,
        useFactory: (tx: TenantTx, logger: Logger) => new RefusalLog(tx, (e) => logger.warn({ err: e }, 'refusals wait to be written into the audit log')),
        inject: [TenantTx, LOGGER],
      },
      { provide: AccessAudit, useFactory: (tx: TenantTx, refusals: RefusalLog) => new AccessAudit(tx, refusals), inject: [TenantTx, RefusalLog] },
      { provide: Operations, useFactory: (tx: TenantTx) => new Operations(service, tx, Buffer.from(config.SECRET_KEY, 'base64')), inject: [TenantTx] },
      { provide: Jobs, useFactory: (logger: Logger) => new Jobs(service, config.DATABASE_URL, logger), inject: [LOGGER] },
      {
        provide: AuditAnchors,
        useFactory: (tx: TenantTx, sealer: AuditSealer, identity: IdentitySource) => new AuditAnchors(service, config.AUDIT_ANCHOR_DIR, tx, sealer, () => identity.tenants()),
        inject: [TenantTx, AuditSealer, IDENTITY],
      },
      { provide: AuditService, useFactory: (tx: TenantTx, anchors: AuditAnchors) => new AuditService(service, tx, anchors), inject: [TenantTx, AuditAnchors] },
      Readiness,
      { provide: NumberSeries, useFactory: (tx: TenantTx) => new NumberSeries(service, tx), inject: [TenantTx] },
      { provide: FILES, useFactory: () => fileStoreFromEnv(config.FILES_DIR) },
      { provide: IDENTITY, useClass: o.identity },
      {
        provide: Imports,
        useFactory: (tx: TenantTx, operations: Operations, jobs: Jobs, files: FileStore, identity: IdentitySource, logger: Logger) =>
          new Imports({ schema: service, tx, operations, jobs, files }, () => identity.tenants(), logger),
        inject: [TenantTx, Operations, Jobs, FILES, IDENTITY, LOGGER],
      },
      {
        provide: Searches,
        useFactory: (tx: TenantTx, jobs: Jobs, identity: IdentitySource, logger: Logger) => new Searches(service, tx, jobs, () => identity.tenants(), logger),
        inject: [TenantTx, Jobs, IDENTITY, LOGGER],
      },
      {
        provide: Rollups,
        useFactory: (tx: TenantTx, jobs: Jobs, identity: IdentitySource, after: AfterCommit, logger: Logger) => (after.rollups = new Rollups(service, tx, jobs, () => identity.tenants(), logger)),
        inject: [TenantTx, Jobs, IDENTITY, AfterCommit, LOGGER],
      },
      {
        provide: IssuerDirectory,
        useFactory: (identity: IdentitySource) => issuerDirectory(identity, config.IDENTITY_PUBLIC_URL),
        inject: [IDENTITY],
      },
      {
        provide: TokenVerifier,
        useFactory: (registry: IssuerDirectory, logger: Logger) =>
          new TokenVerifier({ registry, audience: 'anlan-api', internalUrl, fetchKeys: keyFetcher({ refuseDevelopment: config.ANLAN_ENV === 'production' }), onKeyFailure: (issuer, e) => logger.warn({ issuer, err: e }, 'signing keys could not be fetched') }),
        inject: [IssuerDirectory, LOGGER],
      },
      { provide: AccessDirectory, useFactory: (identity: IdentitySource) => new AccessDirectory(identity.access), inject: [IDENTITY] },
    ];
    return {
      module: PlatformModule,
      global: true,
      providers: [
        ...shared,
        PlatformLifecycle,
        { provide: APP_GUARD, useFactory: (t: TokenVerifier, a: AccessDirectory, i: IdentitySource) => new OperationGuard(t, a, { find: (slug) => i.publicTenant(slug) }), inject: [TokenVerifier, AccessDirectory, IDENTITY] },
        { provide: APP_FILTER, useFactory: (logger: Logger, tx: TenantTx) => new ProblemFilter(logger, new StaleEdits(service, tx)), inject: [LOGGER, TenantTx] },
      ],
      exports: shared.map((p) => (typeof p === 'function' ? p : p.provide)),
    };
  }
}
