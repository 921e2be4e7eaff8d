import { revealPermission } from '@anlan/contracts/kit';
import type { MemberDto, MemberQuery, RevealBody, RevealedMember } from '@anlan/contracts/tenancy';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { notPermitted } from '@anlan/platform/http';
import { Where, type CsvColumn, allPages, listPage, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { memberReach } from '../organization/organization.reach';
import { memberColumns, toMember, type MemberRow } from './member.row';

export const memberCsv: CsvColumn<MemberDto>[] = [
  { header: '登录名', value: (m) => m.username },
  { header: '姓名', value: (m) => m.displayName },
  { header: '电话', value: (m) => m.phone },
  { header: '身份号码', value: (m) => m.identityNumber },
  { header: '机构', value: (m) => m.unitName },
  { header: '岗位', value: (m) => m.postName },
  { header: '状态', value: (m) => (m.enabled ? '在用' : '停用') },
  { header: '创建时间', value: (m) => m.createdAt },
];

interface PlacedMember extends MemberRow {
  /** of its unit */
  division_code: string | null;
}

const onePlaced = `select ${memberColumns}, (select u.division_code from tenancy.unit u where u.tenant_id = m.tenant_id and u.id = m.unit_id) as division_code
  from tenancy.member m where m.tenant_id = $1 and m.id = $2 and m.kind = 'user'`;

/** People as they are read: pages, one, the export, and what is hidden of one. API clients are members too, but have their own list. */
@Injectable()
export class MemberList {
  constructor(private readonly tx: TenantTx) {}

  async page(ctx: TenantContext, query: MemberQuery): Promise<PageOf<MemberDto>> {
    const where = new Where().and('m.tenant_id = $', ctx.tenantId).and("m.kind = 'user'").and('m.unit_id = $', query.unitId).and('m.enabled = $', query.enabled).within(memberReach, ctx, 'member.read');
    where.and("position(lower($) in lower(m.username || ' ' || m.display_name)) > 0", query.q);
    return listPage<MemberRow, MemberDto>(this.tx, ctx, query, {
      columns: memberColumns, from: 'tenancy.member m', where, order: [{ sql: 'm.id', type: 'uuid' }], position: (r) => [r.id], item: toMember,
    });
  }

  async get(ctx: TenantContext, id: string): Promise<MemberDto> {
    const [row] = await this.tx.read<PlacedMember>(ctx, { name: 'member-get', sql: onePlaced, params: [ctx.tenantId, id] });
    return toMember(memberReach.visible(ctx, 'member.read', row));
  }

  /** Every row of the same filters. */
  pages(ctx: TenantContext, query: MemberQuery): AsyncGenerator<MemberDto[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  /** Personal fields in full, for a reason: shown and written down in one transaction, and never from a stored answer. */
  async reveal(ctx: TenantContext, id: string, { fields, reason }: RevealBody): Promise<RevealedMember> {
    const wanted = [...new Set(fields)];
    for (const field of wanted) if (!ctx.permissions.has(revealPermission[field])) throw notPermitted(revealPermission[field]);
    return this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => {
      const [found] = await tx.rows<PlacedMember>(onePlaced, [ctx.tenantId, id]);
      const row = memberReach.visible(ctx, 'member.read', found);
      for (const field of wanted) memberReach.assertCovers(ctx, revealPermission[field], row);
      tx.audit({ action: 'member.revealed', target: `members/${id}`, detail: { fields: wanted, reason } });
      const member = toMember(row);
      return { id, ...Object.fromEntries(wanted.map((field) => [field, member[field]])) };
    });
  }
}
