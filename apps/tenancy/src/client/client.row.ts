import type { ApiClientDto } from '@anlan/contracts/tenancy';
import { toShanghaiIso } from '@anlan/domain';
import { memberColumns, type MemberRow } from '../member/member.row';

export interface ClientRow extends MemberRow {
  roles: string[];
  division_code: string | null;
  unit_only: boolean;
}

/** For a statement that names the member `m`. Its roles are those not ended, which all hold in the same division. */
export const clientColumns = `${memberColumns},
  array(select distinct a.role from tenancy.assignment a where a.tenant_id = m.tenant_id and a.member_id = m.id and a.valid_to is null order by 1) as roles,
  (select a.division_code from tenancy.assignment a where a.tenant_id = m.tenant_id and a.member_id = m.id and a.valid_to is null order by a.id limit 1) as division_code,
  coalesce((select a.unit_only from tenancy.assignment a where a.tenant_id = m.tenant_id and a.member_id = m.id and a.valid_to is null order by a.id limit 1), false) as unit_only`;

export const toClient = (r: ClientRow): ApiClientDto => ({
  id: r.id, clientId: r.username, name: r.display_name, roles: r.roles, unitId: r.unit_id, divisionCode: r.division_code, unitOnly: r.unit_only, enabled: r.enabled, createdAt: toShanghaiIso(r.created_at), version: r.version,
});
