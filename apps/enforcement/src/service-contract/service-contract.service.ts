import { serviceContractErrors as e, serviceContractLifecycle as lifecycle, type ChangeServiceContractBody, type CommissionServiceBody, type ServiceContract, type ServiceContractQuery } from '@anlan/contracts/enforcement';
import { divisionPrefix, formatYuan, parseDivisionCode, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { allPages, listPage, madeBy, NumberSeries, Where, type CsvColumn, type LedgerOutcome, type LedgerStep, type PageOf } from '@anlan/platform/ledger';
import { organizerOf, ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { ServiceContractAction, ServiceContractEvent } from '@anlan/contracts/enforcement';
import { subjectReach } from '../subject/subject.reach';
import { hasPart, serviceContractLedger as ledger, toServiceContract, type ServiceContractRow } from './service-contract.entity';
import { serviceContractReach } from './service-contract.reach';

export const serviceContractCsv: CsvColumn<ServiceContract>[] = [
  { header: '合同编号', value: (c) => c.number },
  { header: '合同名称', value: (c) => c.name },
  { header: '服务机构', value: (c) => c.provider },
  { header: '服务内容', value: (c) => c.scope },
  { header: '开始日期', value: (c) => c.from },
  { header: '结束日期', value: (c) => c.to },
  { header: '服务对象数', value: (c) => c.subjectIds.length },
  { header: '金额（元）', value: (c) => formatYuan(c.amount) },
  { header: '委托区划', value: (c) => c.divisionName },
  { header: '状态', value: (c) => lifecycle.states[c.status].zh },
];

type Step = LedgerStep<ServiceContractAction>;
type Work = (row: ServiceContractRow, now: Date) => LedgerOutcome<ServiceContractRow, ServiceContractEvent>;

/** 社会化服务: 委托 → 实施 → 报告 → 验收, by another person. */
@Injectable()
export class ServiceContractService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
  ) {}

  async page(ctx: TenantContext, q: ServiceContractQuery): Promise<PageOf<ServiceContract>> {
    const reference = await this.references.get(ctx.tenantId);
    const today = shanghaiDay(new Date());
    const where = new Where().and('tenant_id = $', ctx.tenantId).within(serviceContractReach, ctx, 'service-contract.read').and('status = $', q.status).and('$ = any(subject_ids)', q.subjectId);
    where.below('division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
    if (q.inForce !== undefined) where.and(`${q.inForce ? '' : 'not '}(status = 'running' and $ between from_day and to_day)`, today);
    where.and("position(lower($) in lower(number || ' ' || name || ' ' || provider)) > 0", q.q);
    return listPage<ServiceContractRow, ServiceContract>(this.tx, ctx, q, { columns: '*', from: 'enforcement.service_contract', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toServiceContract(ctx, r, reference) });
  }

  pages(ctx: TenantContext, query: ServiceContractQuery): AsyncGenerator<ServiceContract[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<ServiceContract> {
    const [row] = await this.tx.read<ServiceContractRow>(ctx, ledger.byId(ctx.tenantId, id));
    return toServiceContract(ctx, ledger.visible(ctx, row), await this.references.get(ctx.tenantId));
  }

  async commission(ctx: TenantContext, b: CommissionServiceBody): Promise<ServiceContract> {
    const now = new Date();
    const reference = await this.references.get(ctx.tenantId);
    const division = organizerOf(reference, b.divisionCode, now, e.unknown_division);
    const year = shanghaiDay(now).slice(0, 4);
    const number = `FW${ctx.slug}-${year}-${String(await this.numbers.next(ctx, `service-contract-${year}`)).padStart(4, '0')}`;
    const row: ServiceContractRow = {
      id: newId(), number, name: b.name, provider: b.provider, provider_credit_code: b.providerCreditCode, scope: b.scope, from_day: b.from, to_day: b.to, subject_ids: [...new Set(b.subjectIds)], amount: b.amount, division_code: division,
      status: lifecycle.initial, report: null, reported_by: null, reported_by_name: null, reported_at: null, decision: null, accepted_by: null, accepted_by_name: null, accepted_at: null, ...madeBy(ctx, 'commissioned', now),
    };
    return this.tx.write(ctx, async (tx) => {
      ledger.insert(tx, ctx, 'service-contract.manage', row, 'commissioned');
      await this.assertSubjects(tx, ctx, row.subject_ids);
      return toServiceContract(ctx, row, reference);
    });
  }

  change(ctx: TenantContext, id: string, version: number, b: ChangeServiceContractBody): Promise<ServiceContract> {
    return this.step(ctx, id, version, { permission: 'service-contract.manage' }, (r) => {
      if (r.status !== 'commissioned' && r.status !== 'running') throw new ProblemError(e.not_open, { state: lifecycle.states[r.status].zh }, [], { state: r.status });
      const next = {
        name: b.name ?? r.name, provider: b.provider ?? r.provider, provider_credit_code: b.providerCreditCode === undefined ? r.provider_credit_code : b.providerCreditCode, scope: b.scope ?? r.scope,
        from_day: b.from ?? r.from_day, to_day: b.to ?? r.to_day, subject_ids: b.subjectIds ? [...new Set(b.subjectIds)] : r.subject_ids, amount: b.amount ?? r.amount,
      };
      if (next.from_day > next.to_day) throw invalidField('body.to', e.period);
      return { event: 'changed', next };
    }, (tx) => this.assertSubjects(tx, ctx, b.subjectIds ?? []));
  }

  start(ctx: TenantContext, id: string, version: number): Promise<ServiceContract> {
    return this.step(ctx, id, version, 'start', () => ({ event: 'started', next: { status: 'running' } }));
  }

  report(ctx: TenantContext, id: string, version: number, report: string): Promise<ServiceContract> {
    return this.step(ctx, id, version, 'report', (_r, now) => ({ event: 'reported', next: { status: 'reported', report, reported_by: ctx.actor.id, reported_by_name: ctx.actor.name, reported_at: now } }));
  }

  accept(ctx: TenantContext, id: string, version: number, note: string): Promise<ServiceContract> {
    return this.step(ctx, id, version, 'accept', (r, now) => {
      if (hasPart(ctx, r)) throw new ProblemError(e.same_person);
      return { event: 'accepted', next: { status: 'accepted', decision: note, accepted_by: ctx.actor.id, accepted_by_name: ctx.actor.name, accepted_at: now } };
    });
  }

  return(ctx: TenantContext, id: string, version: number, reason: string): Promise<ServiceContract> {
    return this.step(ctx, id, version, 'return', () => ({ event: 'returned', next: { status: 'running', decision: reason }, facts: { reason } }));
  }

  terminate(ctx: TenantContext, id: string, version: number, reason: string): Promise<ServiceContract> {
    return this.step(ctx, id, version, 'terminate', () => ({ event: 'terminated', next: { status: 'terminated', decision: reason }, facts: { reason } }));
  }

  /** The contract, where it runs on the day and serves the subject. Throws at `path` where it is not in sight, or what is against it. */
  async running(tx: Pick<Tx, 'rows'>, ctx: TenantContext, id: string, subjectId: string, day: string, path: string): Promise<ServiceContractRow> {
    const [row] = await tx.rows<ServiceContractRow>('select * from enforcement.service_contract where tenant_id = $1 and id = $2 for share', [ctx.tenantId, id], 'service-contract-running');
    if (!row) throw invalidField(path, e.unknown);
    if (row.status !== 'running' || day < row.from_day || day > row.to_day) throw new ProblemError(e.not_in_force, { number: row.number });
    if (row.subject_ids.length > 0 && !row.subject_ids.includes(subjectId)) throw new ProblemError(e.not_served, { number: row.number });
    return row;
  }

  private async assertSubjects(tx: Tx, ctx: TenantContext, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('id = any($::uuid[])', ids).within(subjectReach, ctx, 'subject.read');
    const known = new Set((await tx.rows<{ id: string }>(`select id from enforcement.subject where ${where}`, where.params)).map((r) => r.id));
    const i = ids.findIndex((id) => !known.has(id));
    if (i >= 0) throw invalidField(`body.subjectIds[${i}]`, e.unknown_subject, { id: ids[i] as string });
  }

  private async step(ctx: TenantContext, id: string, version: number, by: Step, work: Work, also?: (tx: Tx) => Promise<void>): Promise<ServiceContract> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, by, work);
      await also?.(tx);
      return toServiceContract(ctx, row, reference);
    });
  }
}
