import { owesReply, supervisionBulletins, supervisionKinds, supervisionLevelNames, supervisionLifecycle, type Supervision, type SupervisionFigures, type SupervisionFiguresQuery, type SupervisionQuery } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { allPages, listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { share } from '../task/task.bulletin';
import { filesOf } from '../task/task.rules';
import { supervisionLedger as ledger, toSupervision, type SupervisionRow } from './supervision.entity';
import { supervisionReach } from './supervision.reach';
import { wordingOf } from './supervision.rules';

export const supervisionCsv: CsvColumn<Supervision>[] = [
  { header: '文号', value: (s) => s.number },
  { header: '类别', value: (s) => supervisionKinds[s.kind].zh },
  { header: '级别', value: (s) => s.level && supervisionLevelNames[s.level].zh },
  { header: '督办对象', value: (s) => s.sides.map((x) => x.name).join('、') },
  { header: '统一社会信用代码', value: (s) => s.sides.find((x) => x.creditCode)?.creditCode ?? null },
  { header: '双重督办', value: (s) => (s.dual ? '是' : '否') },
  { header: '事由', value: (s) => s.reason },
  { header: '时限', value: (s) => s.dueOn },
  { header: '状态', value: (s) => supervisionLifecycle.states[s.status].zh },
  { header: '送达日期', value: (s) => s.deliveredOn },
  { header: '发文单位', value: (s) => s.divisionName },
  { header: '委员会', value: (s) => s.committee?.name ?? null },
];

interface Counted extends Row { kind: Supervision['kind']; month: string | null; delivered: number; enterprises: number; units: number; replied: number }

/** 督办文书 as they are read: lists, their wording, figures. */
@Injectable()
export class SupervisionRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, q: SupervisionQuery): Promise<PageOf<Supervision>> {
    const reference = await this.references.get(ctx.tenantId);
    return listPage<SupervisionRow, Supervision>(this.tx, ctx, q, {
      columns: '*', from: 'responsibility.supervision', where: supervisionConditions(ctx, q), order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toSupervision(ctx, r, reference),
    });
  }

  pages(ctx: TenantContext, query: SupervisionQuery): AsyncGenerator<Supervision[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<Supervision> {
    return toSupervision(ctx, await this.row(ctx, id), await this.references.get(ctx.tenantId));
  }

  async text(ctx: TenantContext, id: string): Promise<string> {
    const r = await this.row(ctx, id);
    const tasks = await this.tx.read<{ number: string; title: string }>(ctx, { name: 'supervision-tasks', sql: 'select number, title from responsibility.task where tenant_id = $1 and id = any($2::uuid[]) order by number', params: [ctx.tenantId, r.task_ids] });
    const { divisions } = await this.references.get(ctx.tenantId);
    return wordingOf(r, r.committee_name ?? `${divisions.get(r.division_code)?.name ?? ''}安全生产委员会办公室`, tasks);
  }

  /** The file, where it belongs to the document and the actor sees that. */
  async fileOf(ctx: TenantContext, id: string, fileId: string): Promise<string> {
    const r = await this.row(ctx, id);
    if (![r.attachments, r.minutes, r.signed, ...r.sides.map((s) => s.evidence)].some((items) => filesOf(items).includes(fileId))) throw notFound();
    return fileId;
  }

  /** 件数, 企业数 and 回执率 by kind and month of delivery. An enterprise that was summoned twice is one. */
  async figures(ctx: TenantContext, q: SupervisionFiguresQuery): Promise<SupervisionFigures> {
    const where = supervisionConditions(ctx, { divisionCode: q.divisionCode, deliveredMonth: q.month, deliveredFrom: q.from, deliveredTo: q.to, delivered: true });
    const rows = await this.tx.read<Counted>(ctx, {
      sql: `select kind, left(delivered_on, 7) as month, count(*)::int as delivered, count(distinct coalesce(credit_code, enterprise_name))::int as enterprises, count(distinct unit_id)::int as units, count(*) filter (where all_replied)::int as replied
            from responsibility.supervision where ${where} group by grouping sets ((kind, left(delivered_on, 7)), (kind)) order by 2 desc nulls last, 1`,
      params: where.params,
    });
    const figuresOf = (r: Counted) => {
      const filter = { kind: r.kind, delivered: 'true', ...(q.divisionCode !== undefined && { divisionCode: q.divisionCode }), ...((r.month ?? q.month) !== undefined && { deliveredMonth: (r.month ?? q.month) as string }), ...(q.from !== undefined && { deliveredFrom: q.from }), ...(q.to !== undefined && { deliveredTo: q.to }) };
      return { kind: r.kind, delivered: { count: r.delivered, filter }, enterprises: r.enterprises, units: r.units, replied: { count: r.replied, filter: { ...filter, replied: 'true' } }, replyRate: owesReply(r.kind) ? share(r.replied, r.delivered) : share(0, 0) };
    };
    return { asOf: toShanghaiIso(new Date()), dualClosure: await this.dualClosure(ctx, q), months: rows.flatMap((r) => (r.month === null ? [] : [{ month: r.month, ...figuresOf(r) }])), kinds: rows.filter((r) => r.month === null).map(figuresOf) };
  }

  /** 双闭环率: of the documents to an enterprise and a department, how many have both sides released. */
  private async dualClosure(ctx: TenantContext, q: SupervisionFiguresQuery): Promise<SupervisionFigures['dualClosure']> {
    const where = supervisionConditions(ctx, { divisionCode: q.divisionCode, deliveredMonth: q.month, deliveredFrom: q.from, deliveredTo: q.to, delivered: true, dual: true, replyOwed: true });
    const [n] = await this.tx.read<{ assigned: number; closed: number }>(ctx, { sql: `select count(*)::int as assigned, count(*) filter (where status = 'released')::int as closed from responsibility.supervision where ${where}`, params: where.params });
    const { numerator, denominator, percent } = share(n?.closed ?? 0, n?.assigned ?? 0);
    const filter = { dual: 'true', replyOwed: 'true', delivered: 'true', ...(q.divisionCode !== undefined && { divisionCode: q.divisionCode }), ...(q.month !== undefined && { deliveredMonth: q.month }), ...(q.from !== undefined && { deliveredFrom: q.from }), ...(q.to !== undefined && { deliveredTo: q.to }) };
    return { closed: { count: numerator, filter: { ...filter, status: 'released' } }, assigned: { count: denominator, filter }, percent };
  }

  private async row(ctx: TenantContext, id: string): Promise<SupervisionRow> {
    const [row] = await this.tx.read<SupervisionRow>(ctx, ledger.byId(ctx.tenantId, id));
    return ledger.visible(ctx, row);
  }
}

export function supervisionConditions(ctx: TenantContext, q: Omit<SupervisionQuery, 'limit' | 'cursor' | 'total'>): Where {
  const where = new Where().and('tenant_id = $', ctx.tenantId).within(supervisionReach, ctx, 'supervision.read').below('division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
  where.and('kind = $', q.kind).and('status = $', q.status).and('committee_id = $', q.committeeId).and('unit_id = $', q.unitId).and('credit_code = $', q.creditCode).and('$ = any(task_ids)', q.taskId).and('left(delivered_on, 7) = $', q.deliveredMonth).and('delivered_on >= $', q.deliveredFrom).and('delivered_on <= $', q.deliveredTo);
  if (q.delivered !== undefined) where.and(`delivered_on is ${q.delivered ? 'not ' : ''}null`);
  if (q.replied !== undefined) where.and(`${q.replied ? '' : 'not '}(delivered_on is not null and all_replied)`);
  if (q.replyOwed !== undefined) where.and(`${q.replyOwed ? 'not ' : ''}(kind = any($))`, supervisionBulletins);
  if (q.overdue !== undefined) where.and(`${q.overdue ? '' : 'not '}(status in ('delivered', 'replied') and not all_replied and due_on < $)`, shanghaiDay(new Date()));
  if (q.dual !== undefined) where.and(`${q.dual ? '' : 'not '}(enterprise_name is not null and unit_id is not null)`);
  return where.and("position(lower($) in lower(number || ' ' || coalesce(enterprise_name, '') || ' ' || coalesce(unit_name, '') || ' ' || reason)) > 0", q.q);
}
