import { expertTaskErrors as e, expertTaskLifecycle, type AssignExpertTaskBody, type ExpertTask, type ExpertTaskQuery, type finishExpertTaskBody } from '@anlan/contracts/enforcement';
import { divisionPrefix, formatYuan, parseDivisionCode } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';
import { allPages, listPage, madeBy, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ServiceContractService } from '../service-contract/service-contract.service';
import { subjectReach } from '../subject/subject.reach';
import type { SubjectRow } from '../subject/subject.entity';
import { expertTaskLedger as ledger, toExpertTask, type ExpertTaskRow, type ReadExpertTask } from './expert.entity';
import { expertTaskReach } from './expert.reach';
import { ExpertService } from './expert.service';

export const expertTaskCsv: CsvColumn<ExpertTask>[] = [
  { header: '专家编号', value: (x) => x.expert.number },
  { header: '监管对象', value: (x) => x.subject.name },
  { header: '区划名称', value: (x) => x.divisionName },
  { header: '任务日期', value: (x) => x.onDay },
  { header: '任务内容', value: (x) => x.task },
  { header: '状态', value: (x) => expertTaskLifecycle.states[x.status].zh },
  { header: '费用（元）', value: (x) => formatYuan(x.fee) },
  { header: '专家意见', value: (x) => x.result },
];

const columns = 't.*, x.number as expert_number, x.name as expert_name';
const from = 'enforcement.expert_task t join enforcement.expert x on x.tenant_id = t.tenant_id and x.id = t.expert_id';

/** 专家任务: an expert is sent to a subject on a day, says what he found, and is paid for it. */
@Injectable()
export class ExpertTaskService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly experts: ExpertService,
    private readonly contracts: ServiceContractService,
  ) {}

  async page(ctx: TenantContext, q: ExpertTaskQuery): Promise<PageOf<ExpertTask>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('t.tenant_id = $', ctx.tenantId).within(expertTaskReach, ctx, 'service-contract.read');
    where.and('t.expert_id = $', q.expertId).and('t.subject_id = $', q.subjectId).and('t.contract_id = $', q.contractId).and('t.status = $', q.status);
    where.below('t.division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
    return listPage<ReadExpertTask, ExpertTask>(this.tx, ctx, q, { columns, from, where, order: [{ sql: 't.id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toExpertTask(ctx, r, reference) });
  }

  pages(ctx: TenantContext, query: ExpertTaskQuery): AsyncGenerator<ExpertTask[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<ExpertTask> {
    const [row] = await this.tx.read<ReadExpertTask>(ctx, { name: 'expert-task-read', sql: `select ${columns} from ${from} where t.tenant_id = $1 and t.id = $2`, params: [ctx.tenantId, id] });
    ledger.visible(ctx, row);
    return toExpertTask(ctx, row as ReadExpertTask, await this.references.get(ctx.tenantId));
  }

  async assign(ctx: TenantContext, b: AssignExpertTaskBody): Promise<ExpertTask> {
    const now = new Date();
    const id = newId();
    const made = await this.tx.write(ctx, async (tx) => {
      const [subject] = await tx.rows<SubjectRow>('select * from enforcement.subject where tenant_id = $1 and id = $2', [ctx.tenantId, b.subjectId], 'subject-row');
      if (!subject || !subjectReach.covers(ctx, 'subject.read', subject)) throw invalidField('body.subjectId', e.unknown_subject);
      if (subject.status === 'closed') throw invalidField('body.subjectId', e.subject_closed);
      await this.experts.sendable(tx, ctx, [b.expertId], subject, b.onDay, 'body.expertId');
      if (b.contractId !== undefined) await this.contracts.running(tx, ctx, b.contractId, subject.id, b.onDay, 'body.contractId');
      const row: ExpertTaskRow = {
        id, expert_id: b.expertId, contract_id: b.contractId ?? null, subject_id: subject.id, subject_name: subject.name, division_code: subject.division_code, on_day: b.onDay, task: b.task, fee: b.fee,
        status: 'assigned', result: null, cancel_reason: null, ...madeBy(ctx, 'assigned', now),
      };
      ledger.insert(tx, ctx, 'service-contract.manage', row, 'assigned');
      return { id };
    });
    return this.get(ctx, made.id);
  }

  finish(ctx: TenantContext, id: string, version: number, b: z.output<typeof finishExpertTaskBody>): Promise<ExpertTask> {
    return this.stepped(ctx, id, (tx) => ledger.step(tx, ctx, id, version, 'finish', (r) => ({ event: 'finished', next: { status: 'finished', result: b.result, fee: b.fee ?? r.fee } })));
  }

  cancel(ctx: TenantContext, id: string, version: number, reason: string): Promise<ExpertTask> {
    return this.stepped(ctx, id, (tx) => ledger.step(tx, ctx, id, version, 'cancel', () => ({ event: 'cancelled', next: { status: 'cancelled', cancel_reason: reason } })));
  }

  private async stepped(ctx: TenantContext, id: string, work: (tx: Tx) => Promise<ExpertTaskRow>): Promise<ExpertTask> {
    await this.tx.write(ctx, async (tx) => ({ version: (await work(tx)).version }));
    return this.get(ctx, id);
  }
}
