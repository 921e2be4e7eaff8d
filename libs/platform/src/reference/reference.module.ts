import type { Envelope } from '@anlan/contracts/kit';
import type { TenantEntry } from '@anlan/contracts/tenancy';
import { Global, Inject, Injectable, Module, type DynamicModule, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ClientProxyFactory, Transport, type ClientProxy } from '@nestjs/microservices';
import { Events, type NatsConnection } from 'nats';
import { firstValueFrom, timeout } from 'rxjs';
import type { AccessSource } from '../access';
import { AccessDirectory } from '../access';
import { IssuerDirectory, type IssuerEntry } from '../auth';
import type { ServiceConfig } from '../config';
import type { PublicTenant } from '../context';
import { TenantTx } from '../db';
import { credsAuthenticator, serversOf } from '../nats';
import type { IdentitySource } from '../service/platform.module';
import { CONFIG, LOGGER, NATS } from '../service/tokens';
import type { Logger } from '../telemetry';
import { Peers } from './peers';
import { ReferenceDirectory } from './reference-directory';

const RPC = Symbol('anlan:rpc');

/** What tenancy tells of and the copy has nothing of. */
const NOT_COPIED = ['integrations/'];

/** The IdentitySource of every service but tenancy: answers from the local copy. */
@Injectable()
export class ReferenceIdentity implements IdentitySource {
  readonly access: AccessSource;
  constructor(private readonly references: ReferenceDirectory) {
    this.access = {
      find: async (tenant, subject) => (await references.get(tenant.tenantId)).access(subject),
      refresh: (tenant) => references.refresh(tenant.tenantId).catch(() => undefined),
    };
  }

  async issuer(realm: string): Promise<IssuerEntry | undefined> {
    const t = await this.references.tenantOfRealm(realm);
    return t && { tenantId: t.tenantId, slug: t.slug, kind: t.kind, state: t.state };
  }

  async publicTenant(slug: string): Promise<PublicTenant | undefined> {
    const t = this.references.tenants().find((known) => known.slug === slug);
    if (!t) return undefined;
    const { settings } = await this.references.get(t.tenantId);
    return { tenantId: t.tenantId, slug, tenantKind: t.kind, active: t.state === 'active', page: settings.publicPage };
  }

  async tenants(): Promise<TenantEntry[]> {
    return this.references.storedTenants();
  }
}

/** Keeps the copy current: events are hints, a new connection and a slow clock refresh everything. */
@Injectable()
class ReferenceUpdates implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private readonly stale = new Set<string>();

  constructor(
    private readonly references: ReferenceDirectory,
    private readonly access: AccessDirectory,
    private readonly issuers: IssuerDirectory,
    @Inject(NATS) private readonly nats: NatsConnection,
    @Inject(CONFIG) private readonly config: ServiceConfig,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(RPC) private readonly rpc: ClientProxy,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.references.onChange((tenantId) => {
      this.access.forgetTenant(tenantId);
      for (const t of this.references.tenants()) {
        this.issuers.put({ issuer: `${this.config.IDENTITY_PUBLIC_URL}/realms/${t.realm}`, tenantId: t.tenantId, slug: t.slug, kind: t.kind, state: t.state });
      }
    });
    await this.references.loadTenants();
    this.nats.subscribe('evt.*.tenancy.>', { callback: (_e, m) => this.onEvent(m.json<Envelope>()) });
    void this.watchConnection();
    this.timer = setInterval(() => void this.refreshAll(), 30_000);
    this.timer.unref();
    void this.refreshAll();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.rpc.close();
  }

  private onEvent(e: Envelope): void {
    if (e.subject.startsWith('tenants/')) return void this.references.refreshTenants().catch(() => undefined);
    // A snapshot of a whole tenant for each of two hundred integrations would keep tenancy from its other callers.
    if (NOT_COPIED.some((kind) => e.subject.startsWith(kind))) return;
    const tenant = this.references.tenants().find((t) => t.slug === e.tenant);
    if (!tenant || this.stale.has(tenant.tenantId)) return;
    // A burst of events (an import of members) becomes one request.
    this.stale.add(tenant.tenantId);
    setTimeout(() => {
      this.stale.delete(tenant.tenantId);
      void this.references.refresh(tenant.tenantId).catch((err: unknown) => this.logger.warn({ err }, 'reference copy not refreshed'));
    }, 50).unref();
  }

  private async watchConnection(): Promise<void> {
    for await (const s of this.nats.status()) if (s.type === Events.Reconnect) void this.refreshAll();
  }

  private async refreshAll(): Promise<void> {
    await this.references.refreshAll().catch((err: unknown) => this.logger.warn({ err: (err as Error).message }, 'tenancy did not answer; the local copy serves on'));
  }
}

@Global()
@Module({})
export class ReferenceModule {
  static forService(config: ServiceConfig): DynamicModule {
    return {
      module: ReferenceModule,
      providers: [
        {
          provide: RPC,
          useFactory: () =>
            ClientProxyFactory.create({
              transport: Transport.NATS,
              options: {
                ...serversOf(config.NATS_URL), name: `${config.service}-ask`, maxReconnectAttempts: -1, reconnectTimeWait: 250,
                authenticator: credsAuthenticator({ credsFile: config.NATS_CREDS }),
              },
            }),
        },
        {
          provide: ReferenceDirectory,
          // Without a time limit a request to a service that is down hangs for ever.
          useFactory: (tx: TenantTx, rpc: ClientProxy) =>
            new ReferenceDirectory(config.service, tx, (pattern, data) => firstValueFrom(rpc.send<unknown>(pattern, data).pipe(timeout(3_000)))),
          inject: [TenantTx, RPC],
        },
        // Longer than for what is copied: a report is counted while it is waited for.
        { provide: Peers, useFactory: (rpc: ClientProxy, logger: Logger) => new Peers((pattern, data) => firstValueFrom(rpc.send<unknown>(pattern, data).pipe(timeout(15_000))), logger), inject: [RPC, LOGGER] },
        ReferenceUpdates,
      ],
      exports: [ReferenceDirectory, Peers],
    };
  }
}
