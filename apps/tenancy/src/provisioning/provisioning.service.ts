import type { OpenTenantBody } from '@anlan/contracts/tenancy';
import { toShanghaiIso } from '@anlan/domain';
import { systemContext, type TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { Jobs } from '@anlan/platform/jobs';
import { Operations, type OperationRow, type Step } from '@anlan/platform/operations';
import { LOGGER } from '@anlan/platform/service';
import type { Logger } from '@anlan/platform/telemetry';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { TenantRegistry, type TenantRow } from '../registry/tenant-registry';
import { TenantService } from '../registry/tenant.service';
import { PROVISION, type ProvisionJob, type StepName } from './provisioning.steps';
import { ProvisioningWork } from './provisioning.work';

const TRIES = 8;

export interface Opening {
  readonly job: ProvisionJob;
  readonly body: OpenTenantBody;
  readonly tenant: TenantRow;
  /** the new tenant's own context: what a step writes belongs to it */
  readonly ctx: TenantContext;
}

/**
 * Runs an opening step by step. Each step's state is stored before and after it, and each may be repeated, so that a
 * process killed anywhere is followed by one that goes on where the last stored step ended.
 */
@Injectable()
export class ProvisioningService implements OnModuleInit {
  constructor(
    private readonly tx: TenantTx,
    private readonly jobs: Jobs,
    private readonly operations: Operations,
    private readonly registry: TenantRegistry,
    private readonly tenants: TenantService,
    private readonly work: ProvisioningWork,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<ProvisionJob>(PROVISION, (job) => this.run(job));
  }

  async run(job: ProvisionJob): Promise<void> {
    const opener = systemContext({ tenantId: job.openerId, slug: '', tenantKind: 'city' }, 'tenancy');
    const operation = await this.operations.load(opener, job.operationId);
    const tenant = await this.registry.byId(job.tenantId);
    if (!tenant || operation.state === 'succeeded') return;
    const opening: Opening = { job, body: operation.input as unknown as OpenTenantBody, tenant, ctx: this.registry.contextOf(tenant) };
    const steps = operation.steps.map((s) => ({ ...s }));
    for (const step of steps) {
      if (step.state === 'succeeded') continue;
      await this.runStep(opener, operation, opening, steps, step);
    }
    await this.finish(opener, operation, opening);
  }

  private async runStep(opener: TenantContext, operation: OperationRow, opening: Opening, steps: Step[], step: Step): Promise<void> {
    step.state = 'running';
    step.startedAt ??= toShanghaiIso(new Date());
    step.error = null;
    await this.save(opener, operation, steps);
    try {
      await this.work[step.name as StepName](opening);
    } catch (e) {
      await this.onFailure(opener, operation, opening, steps, step, e as Error);
      throw e;
    }
    step.state = 'succeeded';
    step.finishedAt = toShanghaiIso(new Date());
    await this.save(opener, operation, steps);
  }

  private async save(opener: TenantContext, operation: OperationRow, steps: Step[]): Promise<void> {
    await this.tx.write(opener, async (tx) => {
      const done = steps.filter((s) => s.state === 'succeeded').length;
      this.operations.patch(tx, opener, operation.id, { state: 'running', steps, done });
    });
  }

  /** The job queue tries again by itself; after the last try the tenant waits for somebody's `retry`. */
  private async onFailure(opener: TenantContext, operation: OperationRow, opening: Opening, steps: Step[], step: Step, e: Error): Promise<void> {
    this.logger.warn({ err: e, step: step.name, tenant: opening.tenant.slug }, 'provisioning step failed');
    step.error = e.message.slice(0, 500);
    const tries = Number((operation.input as { tries?: number }).tries ?? 0) + 1;
    const over = tries >= TRIES;
    if (over) step.state = 'failed';
    await this.tx.write(opener, async (tx) => {
      this.operations.patch(tx, opener, operation.id, { steps, state: over ? 'failed' : 'running', error: over ? `${step.name}: ${step.error}` : null, finished_at: over ? new Date() : null });
      tx.queue({ sql: `update tenancy.operation set input = jsonb_set(input, '{tries}', $3::jsonb) where tenant_id = $1 and id = $2`, params: [opener.tenantId, operation.id, String(over ? 0 : tries)] });
      if (over) tx.queue({ sql: `update tenancy.tenant set state = 'failed', version = version + 1 where id = $1`, params: [opening.tenant.id] });
    });
  }

  private async finish(opener: TenantContext, operation: OperationRow, opening: Opening): Promise<void> {
    const { body } = opening;
    const tenant = (await this.registry.byId(opening.tenant.id)) ?? opening.tenant;
    // A process killed between the two finds the tenant active and only closes the operation.
    if (tenant.state === 'provisioning') await this.tenants.enterState(tenant, 'active', 'provisioned');
    await this.tx.write(opener, async (tx) => {
      const result = { slug: tenant.slug, issuer: this.work.issuerOf(tenant), admin: { username: body.admin.username } };
      this.operations.patch(tx, opener, operation.id, { state: 'succeeded', result, finished_at: new Date(), error: null });
      tx.audit({ action: 'tenant.opened', target: `tenants/${tenant.slug}` });
    });
  }
}
