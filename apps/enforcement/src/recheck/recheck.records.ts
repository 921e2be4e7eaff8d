import { recheckResultNames, type Recheck, type RecheckItem, type RecheckItemsQuery, type RecheckQuery, type RecheckStatistics, type RecheckStatisticsQuery } from '@anlan/contracts/enforcement';
import { divisionPrefix, parseDivisionCode, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { allPages, listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { itemColumns, itemFrom, progressOf, readColumns, toItem, toRecheck, type ReadRecheck, type RecheckItemRow } from './recheck.entity';
import { recheckReach } from './recheck.reach';

export const recheckCsv: CsvColumn<RecheckItem>[] = [
  { header: '序号', value: (i) => i.place },
  { header: '隐患编号', value: (i) => i.hazard.number },
  { header: '隐患名称', value: (i) => i.hazard.title },
  { header: '区划名称', value: (i) => i.hazard.divisionName },
  { header: '单位名称', value: (i) => i.hazard.subjectName },
  { header: '销号时间', value: (i) => i.hazard.closedAt },
  { header: '复查结果', value: (i) => i.result && recheckResultNames[i.result].zh },
  { header: '复查情况', value: (i) => i.note },
  { header: '复查人', value: (i) => i.checkedBy?.name ?? null },
  { header: '复查时间', value: (i) => i.checkedAt },
];

/** So many samples are told of one by one. */
const STATISTICS_ITEMS = 200;

const within = (ctx: TenantContext, divisionCode: string | undefined): Where =>
  new Where().and('tenant_id = $', ctx.tenantId).within(recheckReach, ctx, 'hazard.read').below('division_code', divisionCode === undefined ? undefined : divisionPrefix(parseDivisionCode(divisionCode).code));

/** Samples, their hazards, and how many hold. */
@Injectable()
export class RecheckRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, query: RecheckQuery): Promise<PageOf<Recheck>> {
    const reference = await this.references.get(ctx.tenantId);
    return listPage<ReadRecheck, Recheck>(this.tx, ctx, query, {
      columns: readColumns, from: 'enforcement.recheck r', where: within(ctx, query.divisionCode), order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toRecheck(r, reference),
    });
  }

  async get(ctx: TenantContext, id: string): Promise<Recheck> {
    return toRecheck(await this.visible(ctx, id), await this.references.get(ctx.tenantId));
  }

  async items(ctx: TenantContext, id: string, { result, ...query }: RecheckItemsQuery): Promise<PageOf<RecheckItem>> {
    await this.visible(ctx, id);
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('i.tenant_id = $', ctx.tenantId).and('i.recheck_id = $', id).and('i.result = $', result === 'open' ? undefined : result);
    if (result === 'open') where.and('i.result is null');
    return listPage<RecheckItemRow, RecheckItem>(this.tx, ctx, query, {
      columns: itemColumns, from: itemFrom, where, order: [{ sql: 'i.place', type: 'integer' }, { sql: 'i.hazard_id', type: 'uuid' }], position: (r) => [r.place, r.hazard_id], item: (r) => toItem(r, reference),
    });
  }

  itemPages(ctx: TenantContext, id: string, query: RecheckItemsQuery): AsyncGenerator<RecheckItem[]> {
    return allPages((request) => this.items(ctx, id, { ...query, ...request, total: undefined }));
  }

  /** The newest samples one by one; the sum is of all. */
  async statistics(ctx: TenantContext, { divisionCode, from, to }: RecheckStatisticsQuery): Promise<RecheckStatistics> {
    const where = within(ctx, divisionCode).and('drawn_at >= $', from).and('drawn_at < $', to);
    const of = `from enforcement.recheck r where ${where}`;
    const [sums, newest] = await this.tx.reads<ReadRecheck>(ctx,
      { sql: `select coalesce(sum(drawn), 0)::int as drawn, coalesce(sum(checked), 0)::int as checked, coalesce(sum(holds), 0)::int as holds from (select ${readColumns} ${of}) s`, params: where.params },
      { sql: `select ${readColumns} ${of} order by id desc limit ${STATISTICS_ITEMS}`, params: where.params });
    return {
      asOf: toShanghaiIso(new Date()), total: progressOf(sums?.rows[0] as ReadRecheck),
      items: (newest?.rows ?? []).map((r) => ({ recheckId: r.id, number: r.number, name: r.name, ...progressOf(r) })),
    };
  }

  private async visible(ctx: TenantContext, id: string): Promise<ReadRecheck> {
    const [row] = await this.tx.read<ReadRecheck>(ctx, { name: 'recheck-get', sql: `select ${readColumns} from enforcement.recheck r where r.tenant_id = $1 and r.id = $2`, params: [ctx.tenantId, id] });
    return recheckReach.visible(ctx, 'hazard.read', row);
  }
}
