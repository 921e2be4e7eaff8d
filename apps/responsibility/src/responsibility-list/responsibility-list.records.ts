import { responsibilityListLifecycle as lifecycle, type ResponsibilityList, type ResponsibilityListQuery } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { allPages, listPage, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { responsibilityListLedger as ledger, toResponsibilityList, type ResponsibilityListRow } from './responsibility-list.entity';
import { listConditions } from './responsibility-list.filters';

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
    return listPage<ResponsibilityListRow, ResponsibilityList>(this.tx, ctx, q, { columns: '*', from: ledger.spec.table, where: listConditions(ctx, q), order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toResponsibilityList(ctx, r, reference) });
  }

  pages(ctx: TenantContext, query: ResponsibilityListQuery): AsyncGenerator<ResponsibilityList[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<ResponsibilityList> {
    const [row] = await this.tx.read<ResponsibilityListRow>(ctx, ledger.byId(ctx.tenantId, id));
    return toResponsibilityList(ctx, ledger.visible(ctx, row), await this.references.get(ctx.tenantId));
  }
}
