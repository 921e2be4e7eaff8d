import { accidentBaseErrors, accidentBaseEvents, accidentBaseLifecycle, accidentQuotaErrors as e, accidentQuotaEvents, accidentQuotaLifecycle as lifecycle, type AccidentBase, type AccidentBaseQuery, type AccidentBaseState, type AccidentQuota, type AccidentQuotaQuery, type AccidentQuotaState, type ProposeQuotaBody, type QuotaUse, type RecordBaseBody } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { INDUSTRY_SECTIONS, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Row } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { allPages, defineLedger, listPage, madeBy, Where, wholeTenant, type CsvColumn, type LedgerRow, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { OPEN } from './accident.records';

export interface QuotaRow extends LedgerRow {
  year: number; industry: AccidentQuota['industry']; accidents: number; deaths: number; source: string; status: AccidentQuotaState; decision: string | null; decided_by: string | null; decided_by_name: string | null; decided_at: Date | null; proposed_by: string; proposed_by_name: string; proposed_at: Date;
}
const quotas = defineLedger({
  name: 'accident-quota', path: 'accident-quotas', table: 'responsibility.accident_quota', lifecycle, reach: wholeTenant, read: 'quota.read', events: accidentQuotaEvents, errors: e,
  columns: ['id', 'year', 'industry', 'accidents', 'deaths', 'source', 'status', 'decision', 'decided_by', 'decided_by_name', 'decided_at', 'proposed_by', 'proposed_by_name', 'proposed_at', 'updated_by', 'updated_by_name', 'updated_at', 'version'],
  data: (r: QuotaRow) => ({ quotaId: r.id, year: r.year, industry: r.industry, accidents: r.accidents, deaths: r.deaths }),
});
export interface BaseRow extends LedgerRow {
  from_day: string; to_day: string; accidents: number; deaths: number; source: string; status: AccidentBaseState; reason: string | null; recorded_by: string; recorded_by_name: string; recorded_at: Date;
}
const bases = defineLedger({
  name: 'accident-base', path: 'accident-bases', table: 'responsibility.accident_base', lifecycle: accidentBaseLifecycle, reach: wholeTenant, read: 'quota.read', events: accidentBaseEvents, errors: accidentBaseErrors,
  columns: ['id', 'from_day', 'to_day', 'accidents', 'deaths', 'source', 'status', 'reason', 'recorded_by', 'recorded_by_name', 'recorded_at', 'updated_by', 'updated_by_name', 'updated_at', 'version'],
  data: (r: BaseRow) => ({ baseId: r.id, from: r.from_day, to: r.to_day, accidents: r.accidents, deaths: r.deaths }),
});

const industryName = (industry: AccidentQuota['industry']): string => (industry === null ? '全部行业' : INDUSTRY_SECTIONS[industry].zh);
export const accidentQuotaCsv: CsvColumn<AccidentQuota>[] = [
  { header: '年度', value: (q) => q.year }, { header: '行业', value: (q) => industryName(q.industry) }, { header: '事故起数', value: (q) => q.accidents }, { header: '死亡人数', value: (q) => q.deaths }, { header: '下达文件', value: (q) => q.source },
  { header: '状态', value: (q) => lifecycle.states[q.status].zh }, { header: '提出人', value: (q) => q.proposedBy.name }, { header: '审批人', value: (q) => q.decidedBy?.name ?? null },
];

/** 控制指标 and 同期基数: of the whole bureau. */
@Injectable()
export class AccidentQuotaService {
  constructor(private readonly tx: TenantTx) {}

  async propose(ctx: TenantContext, b: ProposeQuotaBody): Promise<AccidentQuota> {
    const row: QuotaRow = { id: newId(), year: b.year, industry: b.industry, accidents: b.accidents, deaths: b.deaths, source: b.source, status: lifecycle.initial, decision: null, decided_by: null, decided_by_name: null, decided_at: null, ...madeBy(ctx, 'proposed', new Date()) };
    return this.tx.write(ctx, async (tx) => {
      quotas.insert(tx, ctx, 'quota.manage', row, 'proposed');
      return toQuota(ctx, row);
    });
  }

  /** What was in force for the same year and industry makes room first; both commit together. */
  async approve(ctx: TenantContext, id: string, version: number, note: string): Promise<AccidentQuota> {
    return this.tx.write(ctx, async (tx) => {
      const [asked] = await tx.rows<QuotaRow>('select * from responsibility.accident_quota where tenant_id = $1 and id = $2', [ctx.tenantId, id], 'accident-quota-asked');
      // One approval at a time for a year and an industry.
      await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 11))', [`${ctx.tenantId}:${asked?.year}:${asked?.industry}`]);
      const row = await quotas.step(tx, ctx, id, version, 'approve', async (r, now) => {
        const next = { status: 'in_force' as const, ...decided(ctx, r, now, note) };
        const [former] = await tx.rows<QuotaRow>("select * from responsibility.accident_quota where tenant_id = $1 and year = $2 and industry is not distinct from $3 and status = 'in_force'", [ctx.tenantId, r.year, r.industry], 'accident-quota-former');
        if (former) await quotas.step(tx, ctx, former.id, former.version, 'replace', () => ({ event: 'replaced', next: { status: 'replaced' } }));
        return { event: 'approved', next };
      });
      return toQuota(ctx, row);
    });
  }

  async refuse(ctx: TenantContext, id: string, version: number, note: string): Promise<AccidentQuota> {
    return this.tx.write(ctx, async (tx) => toQuota(ctx, await quotas.step(tx, ctx, id, version, 'refuse', (r, now) => ({ event: 'refused', next: { status: 'refused', ...decided(ctx, r, now, note) } }))));
  }

  async page(ctx: TenantContext, q: AccidentQuotaQuery): Promise<PageOf<AccidentQuota>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('year = $', q.year).and('status = $', q.status);
    return listPage<QuotaRow, AccidentQuota>(this.tx, ctx, q, { columns: '*', from: 'responsibility.accident_quota', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toQuota(ctx, r) });
  }

  pages(ctx: TenantContext, query: AccidentQuotaQuery): AsyncGenerator<AccidentQuota[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<AccidentQuota> {
    const [row] = await this.tx.read<QuotaRow>(ctx, quotas.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    return toQuota(ctx, row);
  }

  /** 已用、余量: of what counts, by the day on which it happened. More than the quota shows below zero. */
  async use(ctx: TenantContext, year: number): Promise<QuotaUse> {
    const [from, to] = [`${year}-01-01`, `${year}-12-31`];
    const rows = await this.tx.read<QuotaRow & { used_accidents: number; used_deaths: number }>(ctx, {
      sql: `select q.*, count(a.id)::int as used_accidents, coalesce(sum(a.deaths), 0)::int as used_deaths from responsibility.accident_quota q
            left join responsibility.accident a on a.tenant_id = q.tenant_id and a.occurred_on between $3 and $4 and a.counted = 'yes' and a.status <> 'withdrawn' and (q.industry is null or left(a.industry_code, 1) = q.industry)
            where q.tenant_id = $1 and q.year = $2 and q.status = 'in_force' group by q.tenant_id, q.id order by q.industry nulls first`,
      params: [ctx.tenantId, year, from, to],
    });
    return {
      asOf: toShanghaiIso(new Date()), year,
      items: rows.map((r) => ({
        quotaId: r.id, industry: r.industry, industryName: industryName(r.industry), source: r.source, quota: { accidents: r.accidents, deaths: r.deaths }, used: { accidents: r.used_accidents, deaths: r.used_deaths },
        remaining: { accidents: r.accidents - r.used_accidents, deaths: r.deaths - r.used_deaths }, filter: { counted: 'yes', from, to, status: OPEN, ...(r.industry && { industry: r.industry }) },
      })),
    };
  }

  async recordBase(ctx: TenantContext, b: RecordBaseBody): Promise<AccidentBase> {
    const row: BaseRow = { id: newId(), from_day: b.from, to_day: b.to, accidents: b.accidents, deaths: b.deaths, source: b.source, status: accidentBaseLifecycle.initial, reason: null, ...madeBy(ctx, 'recorded', new Date()) };
    return this.tx.write(ctx, async (tx) => {
      bases.insert(tx, ctx, 'quota.manage', row, 'recorded');
      return toBase(ctx, row);
    });
  }

  async withdrawBase(ctx: TenantContext, id: string, version: number, reason: string): Promise<AccidentBase> {
    return this.tx.write(ctx, async (tx) => toBase(ctx, await bases.step(tx, ctx, id, version, 'withdraw', () => ({ event: 'withdrawn', next: { status: 'withdrawn', reason } }))));
  }

  async basePage(ctx: TenantContext, q: AccidentBaseQuery): Promise<PageOf<AccidentBase>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('status = $', q.status);
    return listPage<BaseRow, AccidentBase>(this.tx, ctx, q, { columns: '*', from: 'responsibility.accident_base', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toBase(ctx, r) });
  }

  async base(ctx: TenantContext, id: string): Promise<AccidentBase> {
    const [row] = await this.tx.read<BaseRow & Row>(ctx, bases.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    return toBase(ctx, row);
  }
}

/** Throws where the actor proposed it himself. */
function decided(ctx: TenantContext, r: QuotaRow, now: Date, decision: string): Pick<QuotaRow, 'decision' | 'decided_by' | 'decided_by_name' | 'decided_at'> {
  if (r.proposed_by === ctx.actor.id) throw new ProblemError(e.same_person);
  return { decision, decided_by: ctx.actor.id, decided_by_name: ctx.actor.name, decided_at: now };
}

const stamps = (r: LedgerRow) => ({ updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version });

function toQuota(ctx: TenantContext, r: QuotaRow): AccidentQuota {
  const may = wholeTenant.covers(ctx, 'quota.approve', {}) && r.proposed_by !== ctx.actor.id && r.status === 'proposed';
  return {
    id: r.id, year: r.year, industry: r.industry, accidents: r.accidents, deaths: r.deaths, source: r.source, status: r.status, decision: r.decision, decidedBy: r.decided_by === null ? null : { id: r.decided_by, name: r.decided_by_name ?? '' }, decidedAt: r.decided_at && toShanghaiIso(r.decided_at),
    proposedBy: { id: r.proposed_by, name: r.proposed_by_name }, proposedAt: toShanghaiIso(r.proposed_at), ...stamps(r), allowedActions: may ? ['approve', 'refuse'] : [],
  };
}

function toBase(ctx: TenantContext, r: BaseRow): AccidentBase {
  return {
    id: r.id, from: r.from_day, to: r.to_day, accidents: r.accidents, deaths: r.deaths, source: r.source, status: r.status, reason: r.reason, recordedBy: { id: r.recorded_by, name: r.recorded_by_name }, recordedAt: toShanghaiIso(r.recorded_at), ...stamps(r),
    allowedActions: wholeTenant.covers(ctx, 'quota.manage', {}) ? allowedActions(accidentBaseLifecycle, r.status) : [],
  };
}
