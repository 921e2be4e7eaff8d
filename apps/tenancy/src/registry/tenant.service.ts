import { commonErrors, type OperationStatus } from '@anlan/contracts/kit';
import { tenantErrors, tenantEvents, type OpenTenantBody, type HandOverDto, type tenantQuery, type TenantDto, type TenantListItem } from '@anlan/contracts/tenancy';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { IssuerDirectory, TokenVerifier } from '@anlan/platform/auth';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx } from '@anlan/platform/db';
import { invalidField, notFound, outOfSight, ProblemError } from '@anlan/platform/http';
import { Jobs } from '@anlan/platform/jobs';
import { listPage, Where, type PageOf } from '@anlan/platform/ledger';
import { Operations, statusOf } from '@anlan/platform/operations';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CatalogueStore } from '../catalogue-store/catalogue-store';
import { IdentityAdmin } from '../identity/identity-admin';
import { orProblem } from '../identity/identity.problem';
import { tenantReach } from '../organization/organization.reach';
import { overviewColumns, overviewJoin, overviewOf, stepsStatement, type OverviewRow } from '../overview/overview.row';
import { oneTimePassword } from '../provisioning/one-time-password';
import { apiClientId, PROVISION, provisioningSteps, type ProvisionJob } from '../provisioning/provisioning.steps';
import { issuerEntry, TenantRegistry, type TenantRow } from './tenant-registry';
import { isBelow, nextTenantState, planOpening } from './tenant.rules';

/** Opening, suspending and resuming tenants, by the operator for cities and by a city for its districts. */
@Injectable()
export class TenantService {
  constructor(
    private readonly tx: TenantTx,
    private readonly registry: TenantRegistry,
    private readonly catalogue: CatalogueStore,
    private readonly operations: Operations,
    private readonly jobs: Jobs,
    private readonly identity: IdentityAdmin,
    private readonly issuers: IssuerDirectory,
    private readonly tokens: TokenVerifier,
  ) {}

  async open(ctx: TenantContext, body: OpenTenantBody): Promise<OperationStatus> {
    const plan = planOpening(ctx, body);
    const division = await this.catalogue.get(plan.code);
    if (!division) throw invalidField('body.divisionCode', tenantErrors.unknown_division, { code: body.divisionCode });
    if (!tenantReach.covers(ctx, 'tenant.open', { division_code: plan.code })) throw new ProblemError(tenantErrors.not_below, { code: body.divisionCode });
    return this.tx.write(ctx, async (tx) => {
      const id = newId();
      const operation = this.operations.create(tx, ctx, { kind: 'tenant.open', steps: provisioningSteps(body), input: { tenantId: id, slug: plan.slug, ...body } });
      const inserted = await tx.rows(
        `insert into tenancy.tenant (id, slug, kind, realm, name, short_name, division_code, city_slug, placement, state, opened_by, operation_id)
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9,'provisioning',$10,$11) on conflict (slug) do nothing returning id`,
        [id, plan.slug, body.kind, plan.realm, division.name, body.shortName, plan.code, plan.citySlug, body.placement, ctx.tenantId, operation.id],
      );
      if (inserted.length === 0) throw new ProblemError(tenantErrors.exists, { slug: plan.slug });
      this.queueJob(tx, ctx, operation.id, id);
      tx.queue(stepsStatement(id, operation.steps));
      tx.audit({ action: 'tenant.open', target: `tenants/${plan.slug}`, detail: { kind: body.kind, admin: body.admin.username } });
      return operation;
    });
  }

  async retry(ctx: TenantContext, slug: string): Promise<OperationStatus> {
    const tenant = await this.below(ctx, slug, 'tenant.manage');
    nextTenantState(tenant.state, 'retry');
    const operationId = tenant.operation_id ?? '';
    const operation = await this.operations.load({ tenantId: tenant.opened_by ?? '' }, operationId);
    return this.tx.write(ctx, async (tx) => {
      const steps = operation.steps.map((s) => (s.state === 'failed' ? { ...s, state: 'waiting' as const, error: null } : s));
      this.operations.patch(tx, ctx, operationId, { state: 'waiting', steps, error: null, finished_at: null });
      await tx.rows(`update tenancy.tenant set state = 'provisioning', version = version + 1 where id = $1`, [tenant.id]);
      tx.queue(stepsStatement(tenant.id, steps));
      this.queueJob(tx, ctx, operationId, tenant.id);
      tx.audit({ action: 'tenant.retry', target: `tenants/${slug}` });
      return { ...statusOf(operation), state: 'waiting' as const, steps, error: null, finishedAt: null };
    });
  }

  async setState(ctx: TenantContext, slug: string, version: number, action: 'suspend' | 'resume', reason?: string): Promise<TenantDto> {
    const before = await this.below(ctx, slug, 'tenant.manage');
    if (before.version !== version) throw new ProblemError(commonErrors.stale, { current: before.version });
    const state = nextTenantState(before.state, action);
    // The realm first: if it fails nothing has changed, and doing it again does no harm.
    await orProblem(this.identity.setTokensGiven(before.realm, state === 'active'));
    const tenant = await this.enterState(before, state, action === 'suspend' ? 'suspended' : 'resumed');
    if (!tenant) throw new ProblemError(commonErrors.stale, { current: version + 1 });
    return this.tx.write(ctx, async (tx) => {
      tx.audit({ action: `tenant.${action}`, target: `tenants/${slug}`, detail: reason ? { reason } : {} });
      return this.dto(tenant);
    });
  }

  /** For a hand-over that was lost, which begins anew, one-time codes included: only an administrator of a tenant below, never anybody else there. Told in both audit logs. */
  async resetAdmin(ctx: TenantContext, slug: string, username: string): Promise<{ username: string; oneTimePassword: string }> {
    const tenant = await this.below(ctx, slug, 'tenant.manage');
    const theirs = this.registry.contextOf(tenant);
    const [admin] = await this.tx.read<{ id: string; subject: string }>(theirs, {
      sql: `select m.id, m.subject from tenancy.member m join tenancy.assignment a on a.tenant_id = m.tenant_id and a.member_id = m.id
            where m.tenant_id = $1 and m.username = $2 and m.kind = 'user' and m.enabled and a.role = any($3) and a.valid_from <= $4 and (a.valid_to is null or a.valid_to > $4)`,
      params: [tenant.id, username, ['city-admin', 'district-admin'], shanghaiDay(new Date())],
    });
    if (!admin) throw invalidField('body.username', tenantErrors.unknown_admin, { username });
    const oneTime = oneTimePassword();
    await orProblem(this.identity.resetPassword(tenant.realm, admin.subject, { value: oneTime, temporary: true, oneTimeCode: true }));
    await this.tx.write(theirs, async (tx) => tx.audit({ action: 'member.password-reset', target: `members/${admin.id}`, detail: { by: ctx.slug, actor: ctx.actor.name, oneTimeCode: true } }));
    await this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => tx.audit({ action: 'tenant.admin-reset', target: `tenants/${slug}`, detail: { username, oneTimeCode: true } }));
    return { username, oneTimePassword: oneTime };
  }

  async get(ctx: TenantContext, slug: string): Promise<TenantDto> {
    return this.dto(await this.below(ctx, slug, 'tenant.read'));
  }

  /** As often as it is wanted: nothing in it opens a door. Looking at it leaves the secrets where they are. */
  async handOver(ctx: TenantContext, slug: string): Promise<HandOverDto> {
    const t = await this.below(ctx, slug, 'tenant.manage');
    if (t.kind === 'platform' || !t.operation_id || !t.opened_by) throw notFound();
    const { input, state, secret, finished_at: finishedAt } = await this.operations.load({ tenantId: t.opened_by }, t.operation_id);
    const { admin, apiClient } = input as unknown as OpenTenantBody;
    const open = state === 'succeeded';
    return {
      slug, kind: t.kind, name: t.name, shortName: t.short_name, issuer: this.identity.issuerOf(t.realm), admin: { username: admin.username, displayName: admin.displayName },
      apiClientId: apiClient ? apiClientId(slug) : null, openedAt: open && finishedAt ? toShanghaiIso(finishedAt) : null,
      secrets: !open ? 'pending' : secret ? 'waiting' : 'taken', operationId: t.operation_id,
    };
  }

  async list(ctx: TenantContext, q: z.output<typeof tenantQuery>): Promise<PageOf<TenantListItem>> {
    const where = new Where().and("kind <> 'platform'").and('state = $', q.state).and('kind = $', q.kind);
    if (ctx.tenantKind !== 'platform') where.and('city_slug = $', ctx.slug);
    where.within(tenantReach, ctx, 'tenant.read');
    return listPage<TenantRow & OverviewRow, TenantListItem>(this.tx, ctx, q, {
      columns: `t.*, ${overviewColumns}`, from: `tenancy.tenant t ${overviewJoin}`, where, order: [{ sql: 'slug', type: 'text' }], position: (t) => [t.slug],
      item: (t) => ({ ...this.dto(t), ...overviewOf(t) }),
    });
  }

  /**
   * The new state and its event, together, in the tenant's own log; this process's verifier sees it at once, others with
   * the event. Undefined where the tenant has moved on meanwhile.
   */
  async enterState(before: TenantRow, state: TenantRow['state'], event: keyof typeof tenantEvents): Promise<TenantRow | undefined> {
    const t = await this.tx.write(this.registry.contextOf(before), async (tx) => {
      const [row] = await tx.rows<TenantRow>('update tenancy.tenant set state = $2, version = version + 1 where id = $1 and version = $3 returning *', [before.id, state, before.version]);
      if (row) tx.emit({ spec: tenantEvents[event], id: row.id, sequence: row.version, data: { slug: row.slug, kind: row.kind, name: row.name, state: row.state } });
      return row;
    });
    if (!t) return undefined;
    const issuer = this.identity.issuerOf(t.realm);
    this.issuers.put({ issuer, ...issuerEntry(t) });
    if (t.state === 'suspended') this.tokens.invalidate(issuer);
    return t;
  }

  private queueJob(tx: { queue: (s: ReturnType<Jobs['add']>) => void }, ctx: TenantContext, operationId: string, tenantId: string): void {
    const job: ProvisionJob = { operationId, openerId: ctx.tenantId, tenantId };
    tx.queue(this.jobs.add(PROVISION, job, { key: `provision:${operationId}`, maxAttempts: 6 }));
  }

  private async below(ctx: TenantContext, slug: string, permission: 'tenant.read' | 'tenant.manage'): Promise<TenantRow> {
    const tenant = await this.registry.bySlug(slug);
    if (!tenant) throw notFound();
    if (!isBelow(ctx, tenant)) throw outOfSight();
    tenantReach.assertActs(ctx, permission, 'tenant.read', tenant);
    return tenant;
  }

  private dto(t: TenantRow): TenantDto {
    return {
      id: t.id, slug: t.slug, kind: t.kind, name: t.name, shortName: t.short_name, divisionCode: t.division_code, citySlug: t.city_slug,
      issuer: this.identity.issuerOf(t.realm), placement: t.placement, state: t.state, operationId: t.operation_id, createdAt: toShanghaiIso(t.created_at), version: t.version,
    };
  }
}
