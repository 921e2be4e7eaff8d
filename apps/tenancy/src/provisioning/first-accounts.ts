import type { Role } from '@anlan/contracts/access';
import { assignmentEvents, memberEvents } from '@anlan/contracts/tenancy';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx } from '@anlan/platform/db';
import { Injectable } from '@nestjs/common';

export interface FirstAccount {
  readonly subject: string;
  readonly kind: 'user' | 'client';
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
}

/** The accounts a tenant begins with, before anybody is there who could make one: its admin, and perhaps an API client. */
@Injectable()
export class FirstAccounts {
  constructor(private readonly tx: TenantTx) {}

  /** Repeatable: an account that is there keeps its id, and only what is new is audited and told. */
  async ensure(ctx: TenantContext, account: FirstAccount): Promise<void> {
    await this.tx.write(ctx, async (tx) => {
      const [member] = await tx.rows<{ id: string; fresh: boolean }>(
        `insert into tenancy.member (tenant_id, id, subject, kind, username, display_name) values ($1,$2,$3,$4,$5,$6)
         on conflict (tenant_id, username) do update set subject = excluded.subject returning id, (xmax = 0) as fresh`,
        [ctx.tenantId, newId(), account.subject, account.kind, account.username, account.displayName],
      );
      if (!member) return;
      if (member.fresh) {
        tx.audit({ action: 'member.created', target: `members/${member.id}`, detail: { username: account.username } });
        tx.emit({ spec: memberEvents.created, id: member.id, sequence: 1, data: { memberId: member.id, subject: account.subject, name: account.displayName, kind: account.kind, unitId: null, enabled: true } });
      }
      const assignmentId = newId();
      const made = await tx.rows(
        `insert into tenancy.assignment (tenant_id, id, member_id, role, valid_from) select $1, $2, $3, $4, $5
         where not exists (select 1 from tenancy.assignment where tenant_id = $1 and member_id = $3 and role = $4) returning id`,
        [ctx.tenantId, assignmentId, member.id, account.role, shanghaiDay(new Date())],
      );
      if (made.length === 0) return;
      tx.audit({ action: 'assignment.created', target: `assignments/${assignmentId}`, detail: { role: account.role } });
      tx.emit({ spec: assignmentEvents.created, id: assignmentId, sequence: 1, data: { assignmentId, memberId: member.id, role: account.role, unitId: null, divisionCode: null, unitOnly: false, delegatedFrom: null, validFrom: shanghaiDay(new Date()), validTo: null } });
    });
  }
}
