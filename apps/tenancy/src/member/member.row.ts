import type { MemberDto } from '@anlan/contracts/tenancy';
import { toShanghaiIso } from '@anlan/domain';
import type { Row } from '@anlan/platform/db';

export interface MemberRow extends Row {
  id: string;
  subject: string;
  kind: 'user' | 'client';
  username: string;
  display_name: string;
  phone: string | null;
  identity_number: string | null;
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
export const memberColumns = `m.id, m.subject, m.kind, m.username, m.display_name, m.phone, m.identity_number, m.unit_id, m.post_id, m.enabled, m.realm_client_id, m.created_at, m.version,
  (select u.name from tenancy.unit u where u.tenant_id = m.tenant_id and u.id = m.unit_id) as unit_name,
  (select p.name from tenancy.post p where p.tenant_id = m.tenant_id and p.id = m.post_id) as post_name`;

/** As it is stored: the platform masks what the contract calls personal before an answer or an export leaves. */
export function toMember(r: MemberRow): MemberDto {
  return {
    id: r.id, username: r.username, displayName: r.display_name, phone: r.phone, identityNumber: r.identity_number,
    unitId: r.unit_id, unitName: r.unit_name, postId: r.post_id, postName: r.post_name, enabled: r.enabled, subject: r.subject,
    createdAt: toShanghaiIso(r.created_at), version: r.version,
  };
}

/** What the member's events say of it; never a phone or an identity number. */
export const memberFacts = (r: MemberRow) => ({ memberId: r.id, subject: r.subject, name: r.display_name, kind: r.kind, unitId: r.unit_id, enabled: r.enabled });
