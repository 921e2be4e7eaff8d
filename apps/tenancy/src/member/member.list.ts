import type { MemberDto, MemberQuery } from '@anlan/contracts/tenancy';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { Where, type CsvColumn, allPages, listPage, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { memberReach } from '../organization/organization.reach';
import { memberColumns, toMember, type MemberRow } from './member.row';

export const memberCsv: CsvColumn<MemberDto>[] = [
  { header: '登录名', value: (m) => m.username },
  { header: '姓名', value: (m) => m.displayName },
  { header: '电话', value: (m) => m.phone },
  { header: '机构', value: (m) => m.unitName },
  { header: '岗位', value: (m) => m.postName },
  { header: '状态', value: (m) => (m.enabled ? '在用' : '停用') },
  { header: '创建时间', value: (m) => m.createdAt },
];

/** People as they are read: pages, one, and the export. API clients are members too, but have their own list. */
@Injectable()
export class MemberList {
  constructor(private readonly tx: TenantTx) {}

  async page(ctx: TenantContext, query: MemberQuery): Promise<PageOf<MemberDto>> {
    const where = new Where().and('m.tenant_id = $', ctx.tenantId).and("m.kind = 'user'").and('m.unit_id = $', query.unitId).and('m.enabled = $', query.enabled).within(memberReach, ctx, 'member.read');
    where.and("position(lower($) in lower(m.username || ' ' || m.display_name)) > 0", query.q);
    return listPage<MemberRow, MemberDto>(this.tx, ctx, query, {
      columns: memberColumns, from: 'tenancy.member m', where, order: [{ sql: 'm.id', type: 'uuid' }], position: (r) => [r.id], item: (r) => toMember(ctx, r),
    });
  }

  async get(ctx: TenantContext, id: string): Promise<MemberDto> {
    const where = new Where().and('m.tenant_id = $', ctx.tenantId).and('m.id = $', id).and("m.kind = 'user'").within(memberReach, ctx, 'member.read');
    const [row] = await this.tx.read<MemberRow>(ctx, { sql: `select ${memberColumns} from tenancy.member m where ${where}`, params: where.params });
    if (!row) throw notFound();
    return toMember(ctx, row);
  }

  /** Every row of the same filters. Personal data leave the house with it: the audit log says who took which. */
  async export(ctx: TenantContext, query: MemberQuery): Promise<AsyncGenerator<MemberDto[]>> {
    const filters = { unitId: query.unitId, enabled: query.enabled, q: query.q };
    await this.tx.write(ctx, async (tx) => tx.audit({ action: 'member.exported', target: 'members/*', detail: { filters } }));
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }
}
