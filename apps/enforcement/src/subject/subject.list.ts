import { subjectKindNames, subjectLifecycle, type Subject, type SubjectListRequest } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { allPages, listPage, type CsvColumn, type OrderColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { listColumns, toSubject, type ReadSubject } from './subject.entity';
import { CONFIRMED, subjectConditions, subjectSearchPlan } from './subject.filters';

const yes = (b: boolean): string => (b ? '是' : '否');

/** The columns of the export, as an officer expects them on paper; tags by their names in the district. */
export function subjectCsv(reference: Reference): CsvColumn<Subject>[] {
  const tags = new Map(reference.setting('riskTags').map((t) => [t.code, t.name]));
  return [
    { header: '名称', value: (s) => s.name },
    { header: '类别', value: (s) => subjectKindNames[s.kind].zh },
    { header: '统一社会信用代码', value: (s) => s.creditCode },
    { header: '无代码原因', value: (s) => s.noCreditCodeReason },
    { header: '地址', value: (s) => s.address },
    { header: '区划代码', value: (s) => s.divisionCode },
    { header: '区划名称', value: (s) => s.divisionName },
    { header: '行业代码', value: (s) => s.industryCode },
    { header: '从业人数', value: (s) => s.staffCount },
    { header: '重点监管', value: (s) => yes(s.isKey) },
    { header: '风险标签', value: (s) => s.tags.map((t) => tags.get(t) ?? t).join('、') },
    { header: '法定代表人', value: (s) => s.legalRepresentative },
    { header: '联系人', value: (s) => s.contact?.name ?? null },
    { header: '联系电话', value: (s) => s.contact?.phone ?? null },
    { header: '网格责任人', value: (s) => s.owner?.memberName ?? null },
    { header: '行业主管部门', value: (s) => s.owner?.unitName ?? null },
    { header: '状态', value: (s) => subjectLifecycle.states[s.status].zh },
    { header: '分级', value: (s) => s.grade },
    { header: '年度检查上限', value: (s) => s.inspectionCap },
    { header: '十要素完整率', value: (s) => s.completeness.rate },
    { header: '最近核实', value: (s) => s.refreshedAt },
    { header: '核实期限', value: (s) => s.refreshDueAt },
    { header: '待核实', value: (s) => yes(s.refreshDue) },
    { header: '登记时间', value: (s) => s.registeredAt },
  ];
}

const orders: Readonly<Record<NonNullable<SubjectListRequest['order']>, OrderColumn & { readonly descending: boolean }>> = {
  '-registeredAt': { sql: 'registered_at', type: 'instant', descending: true },
  name: { sql: 'name', type: 'text', descending: false },
  refreshedAt: { sql: CONFIRMED, type: 'instant', descending: false },
};

/** The list and its export. */
@Injectable()
export class SubjectList {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, query: SubjectListRequest): Promise<PageOf<Subject>> {
    const reference = await this.references.get(ctx.tenantId);
    const { descending, ...column } = orders[query.order ?? '-registeredAt'];
    const now = new Date();
    return listPage<ReadSubject & { place: string }, Subject>(this.tx, ctx, query, {
      columns: `${listColumns}, ${column.sql}::text as place`, from: 'enforcement.subject s', where: subjectConditions(ctx, query, reference, now, await subjectSearchPlan(this.tx, ctx, query)),
      order: [column, { sql: 'id', type: 'uuid' }], descending, position: (r) => [r.place, r.id], item: (r) => toSubject(ctx, r, reference, now),
    });
  }

  /** All rows of the same filters, page by page. */
  pages(ctx: TenantContext, query: SubjectListRequest): AsyncGenerator<Subject[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async columns(ctx: TenantContext): Promise<CsvColumn<Subject>[]> {
    return subjectCsv(await this.references.get(ctx.tenantId));
  }
}
