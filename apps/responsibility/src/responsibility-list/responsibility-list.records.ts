import { responsibilityListLifecycle as lifecycle, type ResponsibilityList, type ResponsibilityListQuery } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { allPages, listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { responsibilityListLedger as ledger, toResponsibilityList, type ResponsibilityListRow } from './responsibility-list.entity';
import { responsibilityListReach } from './responsibility-list.reach';

export const responsibilityListCsv: CsvColumn<ResponsibilityList>[] = [
  { header: '清单编号', value: (l) => l.number },
  { header: '清单种类', value: (l) => l.kind.name },
  { header: '清单标题', value: (l) => l.title },
  { header: '年度', value: (l) => l.year },
  { header: '版次', value: (l) => l.edition },
  { header: '区划', value: (l) => l.divisionName },
  { header: '编制单位', value: (l) => l.unitName },
  { header: '施行日期', value: (l) => l.effectiveFrom },
  { header: '有效期至', value: (l) => l.effectiveTo },
  { header: '文号', value: (l) => l.documentNumber },
  { header: '印发日期', value: (l) => l.issuedOn },
  { header: '状态', value: (l) => lifecycle.states[l.status].zh },
];

/** The reading side of responsibility lists. */
@Injectable()
export class ResponsibilityListRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, q: ResponsibilityListQuery): Promise<PageOf<ResponsibilityList>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('tenant_id = $', ctx.tenantId).within(responsibilityListReach, ctx, 'responsibility-list.read').and('status = any($)', q.status).and('kind_id = $', q.kindId).and('kind_key = $', q.kindKey).and('year = $', q.year).and('unit_id = $', q.unitId);
    where.below('division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
    const today = shanghaiDay(new Date());
    if (q.inForce !== undefined) where.and(`${q.inForce ? '' : 'not '}(status in ('issued','published') and effective_from <= $ and coalesce(effective_to >= $, true))`, today, today);
    where.and("position(lower($) in lower(number || ' ' || title || ' ' || coalesce(document_number, ''))) > 0", q.q);
    return listPage<ResponsibilityListRow, ResponsibilityList>(this.tx, ctx, q, { columns: '*', from: ledger.spec.table, where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toResponsibilityList(ctx, r, reference) });
  }

  pages(ctx: TenantContext, query: ResponsibilityListQuery): AsyncGenerator<ResponsibilityList[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<ResponsibilityList> {
    const [row] = await this.tx.read<ResponsibilityListRow>(ctx, ledger.byId(ctx.tenantId, id));
    return toResponsibilityList(ctx, ledger.visible(ctx, row), await this.references.get(ctx.tenantId));
  }
}
