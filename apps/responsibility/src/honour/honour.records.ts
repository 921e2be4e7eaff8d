import { honourKindNames, honourLevelNames, honourLifecycle, type Honour, type HonourFigures, type HonourFiguresQuery, type HonourKind, type HonourLevel, type HonourQuery } from '@anlan/contracts/responsibility';
import { toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { honourLedger as ledger, toHonour, type HonourRow } from './honour.entity';
import { honoursText, rank } from './honour.rules';

export const honourCsv: CsvColumn<Honour>[] = [
  { header: '编号', value: (h) => h.number },
  { header: '类别', value: (h) => honourKindNames[h.kind].zh },
  { header: '名称', value: (h) => h.title },
  { header: '级别', value: (h) => honourLevelNames[h.level].zh },
  { header: '授予、推广单位', value: (h) => h.awardingBody },
  { header: '文号', value: (h) => h.document },
  { header: '日期', value: (h) => h.awardedOn },
  { header: '获得者', value: (h) => h.holders.map((x) => x.name).join('；') },
  { header: '状态', value: (h) => honourLifecycle.states[h.status].zh },
];

/** Honours, as lists, records and figures read them: everybody on the staff may. */
@Injectable()
export class HonourRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly files: Attachments,
  ) {}

  page(ctx: TenantContext, q: HonourQuery): Promise<PageOf<Honour>> {
    const where = awarded(ctx, q).and('kind = $', q.kind).and('level = $', q.level).and('status = any($::text[])', q.status).and("position(lower($) in lower(number || ' ' || title || ' ' || awarding_body)) > 0", q.q);
    return listPage<HonourRow, Honour>(this.tx, ctx, q, { columns: '*', from: 'responsibility.honour', where, order: [{ sql: 'awarded_on', type: 'text' }, { sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.awarded_on, r.id], item: (r) => toHonour(ctx, r) });
  }

  async get(ctx: TenantContext, id: string): Promise<Honour> {
    return toHonour(ctx, await this.row(ctx, id));
  }

  async file(ctx: TenantContext, id: string, fileId: string) {
    if (!(await this.row(ctx, id)).file_ids.includes(fileId)) throw notFound();
    return this.files.download(ctx, fileId);
  }

  /** What was verified, by level and kind. */
  async figures(ctx: TenantContext, q: HonourFiguresQuery): Promise<HonourFigures> {
    const where = awarded(ctx, q).and("status = 'verified'");
    const rows = await this.tx.read<Row>(ctx, { sql: `select level, kind, count(*)::int as count, sum(jsonb_array_length(holders))::int as holders from responsibility.honour where ${where} group by 1, 2`, params: where.params });
    const base = { status: 'verified', ...(q.from && { from: q.from }), ...(q.to && { to: q.to }) };
    const items = rows.map((r) => {
      const [level, kind] = [r['level'] as HonourLevel, r['kind'] as HonourKind];
      return { level, kind, count: Number(r['count']), holders: Number(r['holders']), filter: { ...base, level, kind } };
    }).sort((a, b) => rank(a) - rank(b));
    const sum = (what: 'count' | 'holders'): number => items.reduce((n, i) => n + i[what], 0);
    return { asOf: toShanghaiIso(new Date()), text: honoursText(items), total: { count: sum('count'), holders: sum('holders'), filter: base }, items };
  }

  private async row(ctx: TenantContext, id: string): Promise<HonourRow> {
    const [row] = await this.tx.read<HonourRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    return row;
  }
}

const awarded = (ctx: TenantContext, q: HonourFiguresQuery): Where => new Where().and('tenant_id = $', ctx.tenantId).and('awarded_on >= $', q.from).and('awarded_on <= $', q.to);
