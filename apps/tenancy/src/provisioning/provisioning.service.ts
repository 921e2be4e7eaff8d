import type { OpenTenantBody } from '@anlan/contracts/tenancy';
import { toShanghaiIso } from '@anlan/domain';
import { systemContext, type TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { Jobs } from '@anlan/platform/jobs';
import { Operations, type OperationRow, type Step } from '@anlan/platform/operations';
import { LOGGER } from '@anlan/platform/service';
import type { Logger } from '@anlan/platform/telemetry';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { stepsStatement } from '../overview/overview.row';
import { TenantRegistry, type TenantRow } from '../registry/tenant-registry';
import { TenantService } from '../registry/tenant.service';
import { PROVISION, type ProvisionJob, type StepName } from './provisioning.steps';
import { ProvisioningWork } from './provisioning.work';

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
    this.jobs.handle<ProvisionJob>(PROVISION, (job) => this.run(job), (job, e) => this.giveUp(job, e));
  }

  async run(job: ProvisionJob): Promise<void> {
    const opener = openerOf(job);
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
    await this.save(opener, operation, opening, steps);
    try {
      await this.work[step.name as StepName](opening);
    } catch (e) {
      this.logger.warn({ err: e, step: step.name, tenant: opening.tenant.slug }, 'provisioning step failed');
      step.error = (e as Error).message.slice(0, 500);
      await this.save(opener, operation, opening, steps);
      throw e;
    }
    step.state = 'succeeded';
    step.finishedAt = toShanghaiIso(new Date());
    await this.save(opener, operation, opening, steps);
  }

  private async save(opener: TenantContext, operation: OperationRow, { tenant }: Opening, steps: Step[]): Promise<void> {
    await this.tx.write(opener, async (tx) => {
      const done = steps.filter((s) => s.state === 'succeeded').length;
      this.operations.patch(tx, opener, operation.id, { state: 'running', steps, done });
      tx.queue(stepsStatement(tenant.id, steps));
    });
  }

  /** The job queue tries again by itself; after its last try the tenant waits for somebody's `retry`. */
  private async giveUp(job: ProvisionJob, cause: Error): Promise<void> {
    const opener = openerOf(job);
    const { steps } = await this.operations.load(opener, job.operationId);
    const failed = steps.find((s) => s.state !== 'succeeded');
    if (failed) failed.state = 'failed';
    await this.tx.write(opener, async (tx) => {
      this.operations.patch(tx, opener, job.operationId, { steps, state: 'failed', error: `${failed?.name ?? 'finish'}: ${cause.message.slice(0, 500)}`, finished_at: new Date() });
      tx.queue({ sql: `update tenancy.tenant set state = 'failed', version = version + 1 where id = $1 and state = 'provisioning'`, params: [job.tenantId] }, stepsStatement(job.tenantId, steps));
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

const openerOf = (job: ProvisionJob): TenantContext => systemContext({ tenantId: job.openerId, slug: '', tenantKind: 'city' }, 'tenancy');
