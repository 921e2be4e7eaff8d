import type { MemberDto } from '@anlan/contracts/tenancy';
import { maskPhone, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';

export interface MemberRow extends Row {
  id: string;
  subject: string;
  kind: 'user' | 'client';
  username: string;
  display_name: string;
  phone: string | null;
  unit_id: string | null;
  unit_name: string | null;
  post_id: string | null;
  post_name: string | null;
  enabled: boolean;
  realm_client_id: string | null;
  created_at: Date;
  version: number;
}

/** For a statement that names the table `m`. */
export const memberColumns = `m.id, m.subject, m.kind, m.username, m.display_name, m.phone, m.unit_id, m.post_id, m.enabled, m.realm_client_id, m.created_at, m.version,
  (select u.name from tenancy.unit u where u.tenant_id = m.tenant_id and u.id = m.unit_id) as unit_name,
  (select p.name from tenancy.post p where p.tenant_id = m.tenant_id and p.id = m.post_id) as post_name`;

/** Phones in full are for who maintains them. */
const seesPhones = (ctx: TenantContext): boolean => ctx.actor.kind === 'system' || ctx.permissions.has('member.manage');

export function toMember(ctx: TenantContext, r: MemberRow): MemberDto {
  return {
    id: r.id, username: r.username, displayName: r.display_name, phone: r.phone && !seesPhones(ctx) ? maskPhone(r.phone) : r.phone,
    unitId: r.unit_id, unitName: r.unit_name, postId: r.post_id, postName: r.post_name, enabled: r.enabled, subject: r.subject,
    createdAt: toShanghaiIso(r.created_at), version: r.version,
  };
}

/** What the member's events say of it; never a phone. */
export const memberFacts = (r: MemberRow) => ({ memberId: r.id, subject: r.subject, name: r.display_name, kind: r.kind, unitId: r.unit_id, enabled: r.enabled });
