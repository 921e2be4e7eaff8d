import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tenancyAuditApi } from '@anlan/contracts/tenancy';
import { AccessAudit, AuditAnchors, auditController, AuditSealer, AuditService, RefusalLog, StaleEdits } from '@anlan/platform/audit';
import { AccessDirectory } from '@anlan/platform/access';
import type { TokenVerifier, VerifiedToken } from '@anlan/platform/auth';
import { newId, TenantTx } from '@anlan/platform/db';
import { configureHttp, fastifyAdapter, OperationGuard, ProblemFilter } from '@anlan/platform/http';
import { LocalFileStore } from '@anlan/platform/files';
import { Jobs } from '@anlan/platform/jobs';
import { Imports } from '@anlan/platform/ledger';
import { Operations } from '@anlan/platform/operations';
import { createLogger } from '@anlan/platform/telemetry';
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TenancyIdentity } from '../access/tenancy-identity';
import { DivisionSeed } from '../division/division.seed';
import { IdentityAdmin } from '../identity/identity-admin';
import { memberKit, type FakeRealms } from '../member/realm.fixtures';
import { OrganizationModule } from '../organization.module';
import { TenantRegistry } from '../registry/tenant-registry';
import { binjiangRows, pingshanRows, twoTenants, type TestTenant, type TwoTenants } from './organization.fixtures';

export type Headers = Record<string, string>;
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface HttpAnswer {
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever the operation answers
  body: any;
  text: string;
  etag: string;
  headers: Record<string, unknown>;
}

export interface OrganizationHttp {
  readonly t: TwoTenants;
  readonly refusals: RefusalLog;
  readonly anchorDir: string;
  readonly realms: FakeRealms;
  /** somebody of the tenant, whose name is his subject; called as `<slug>/<name>` */
  account(tenant: TestTenant, name: string, role: string, divisionCode?: string): Promise<string>;
  /** one assignment more */
  grant(tenant: TestTenant, memberId: string, role: string, divisionCode?: string): Promise<void>;
  call(user: string, method: Method, path: string, body?: object, headers?: Headers): Promise<HttpAnswer>;
  /** entries of the tenant's log with this action, oldest first */
  entries(tenant: TestTenant, action: string): Promise<{ actor: string; target: string; detail: Record<string, unknown> }[]>;
  /** does the waiting jobs of one kind, as a worker would, but once */
  work(task: string, handler: (app: NestFastifyApplication, payload: never) => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** The organization over HTTP with two districts: contracts, guard, hooks and problems; only the issuer's signature is left out. */
export async function organizationHttp(): Promise<OrganizationHttp> {
  const t = await twoTenants();
  const kit = memberKit(t);
  await new DivisionSeed(kit.tx).seedFromCatalogue(t.pingshan.system, pingshanRows, '2020-01-01');
  await new DivisionSeed(kit.tx).seedFromCatalogue(t.binjiang.system, binjiangRows, '2020-01-01');
  const tokens = {
    verify: async (token: string) => {
      const [slug, subject] = token.split('/');
      const tenant = slug === '440310' ? t.pingshan : t.binjiang;
      return { tenantId: tenant.tenantId, slug: tenant.slug, tenantKind: 'district', subject } as VerifiedToken;
    },
  };
  const anchorDir = mkdtempSync(join(tmpdir(), 'anlan-anchors-'));
  const failed = (e: unknown): never => {
    throw e;
  };
  const refusals = new RefusalLog(kit.tx, failed);
  const anchors = new AuditAnchors('tenancy', anchorDir, kit.tx, new AuditSealer('tenancy', kit.tx, failed), async () => [t.pingshan, t.binjiang]);
  const files = mkdtempSync(join(tmpdir(), 'anlan-files-'));
  const app = await listening(t, kit, tokens as unknown as TokenVerifier, refusals, new AuditService('tenancy', kit.tx, anchors), files);
  const grant: OrganizationHttp['grant'] = async (tenant, id, role, divisionCode) => {
    await t.db.admin.query("insert into tenancy.assignment (tenant_id, id, member_id, role, valid_from, division_code) values ($1, $2, $3, $4, '2020-01-01', $5)", [tenant.tenantId, newId(), id, role, divisionCode ?? null]);
  };
  return {
    t, refusals, anchorDir, grant, realms: kit.realms,
    account: async (tenant, name, role, divisionCode) => {
      const id = newId();
      await t.db.admin.query("insert into tenancy.member (tenant_id, id, subject, kind, username, display_name) values ($1, $2, $3, 'user', $3, $3)", [tenant.tenantId, id, name]);
      await grant(tenant, id, role, divisionCode);
      return id;
    },
    call: async (user, method, path, body, headers = {}) => {
      const response = await app.inject({ method, url: `/api/tenancy/v1${path}`, headers: { authorization: `Bearer ${user}`, ...headers }, ...(body && { payload: body }) });
      const json: unknown = /json/.test(String(response.headers['content-type'])) ? response.json() : undefined;
      return { status: response.statusCode, body: json, text: response.body, etag: String(response.headers.etag), headers: response.headers };
    },
    entries: async ({ tenantId }, action) => {
      const { rows } = await t.db.admin.query('select actor, target, detail from tenancy.audit_entry where tenant_id = $1 and action = $2 order by xact, id', [tenantId, action]);
      return rows;
    },
    work: async (task, handler) => {
      const { rows } = await t.db.admin.query<{ id: string; payload: never }>('select j.id, j.payload from tenancy_jobs._private_jobs j join tenancy_jobs._private_tasks k on k.id = j.task_id where k.identifier = $1 order by j.id', [task]);
      for (const { id, payload } of rows) {
        await handler(app, payload);
        await t.db.admin.query('delete from tenancy_jobs._private_jobs where id = $1', [id]);
      }
    },
    close: async () => {
      await app.close();
      await refusals.stop();
      await t.db.drop();
      for (const dir of [anchorDir, files]) rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function listening(t: TwoTenants, kit: ReturnType<typeof memberKit>, tokens: TokenVerifier, refusals: RefusalLog, audit: AuditService, files: string): Promise<NestFastifyApplication> {
  const logger = createLogger('tenancy', 'silent');
  const identity = new TenancyIdentity(kit.registry, kit.tx);
  const jobs = new Jobs('tenancy', t.db.url, logger);
  const imports = new Imports({ schema: 'tenancy', tx: kit.tx, operations: kit.operations, jobs, files: new LocalFileStore(files) }, async () => [], logger);
  const shared = [
    { provide: TenantTx, useValue: kit.tx }, { provide: TenantRegistry, useValue: kit.registry }, { provide: Operations, useValue: kit.operations },
    { provide: AccessDirectory, useValue: kit.access }, { provide: IdentityAdmin, useValue: kit.realms }, { provide: Jobs, useValue: jobs }, { provide: Imports, useValue: imports },
    { provide: AuditService, useValue: audit },
  ];
  @Module({})
  class Platform {}
  @Module({
    controllers: [auditController(tenancyAuditApi)],
    imports: [{ module: Platform, global: true, providers: shared, exports: shared.map((s) => s.provide) }, OrganizationModule],
    providers: [
      { provide: APP_GUARD, useFactory: () => new OperationGuard(tokens, kit.access, { find: (slug) => identity.publicTenant(slug) }) },
      { provide: APP_FILTER, useFactory: () => new ProblemFilter(logger, new StaleEdits('tenancy', kit.tx)) },
    ],
  })
  class App {}
  const app = await NestFactory.create<NestFastifyApplication>(App, fastifyAdapter(), { logger: false, bodyParser: false, abortOnError: false });
  await configureHttp(app, logger, 1, new AccessAudit(kit.tx, refusals));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
