import { assignmentErrors as e, type AssignmentDto, type AssignmentQuery, type CreateAssignmentBody } from '@anlan/contracts/tenancy';
import { divisionPrefix } from '@anlan/domain';
import { AccessDirectory } from '@anlan/platform/access';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { Where, listPage, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { MemberRealm } from '../member/member-realm';
import { memberColumns, type MemberRow } from '../member/member.row';
import { assertVersion, canonicalCode, today } from '../organization/changes';
import { assignmentReach, holdOf, holdReach } from '../organization/organization.reach';
import { admitGrant, endGrants, insertGrant } from './assignment.grants';
import { assignmentColumns as columns, holdOfRow, toAssignment, type AssignmentRow } from './assignment.row';
import { ADMIN_ROLE, assertAdminRemains } from './last-admin';
import { assertMayHandle } from './separate-admins';

/** Who may do what, where and how long: a member bound to a role, a unit and a division scope. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly tx: TenantTx,
    private readonly realm: MemberRealm,
    private readonly access: AccessDirectory,
  ) {}

  async list(ctx: TenantContext, query: AssignmentQuery): Promise<PageOf<AssignmentDto>> {
    const where = new Where().and('a.tenant_id = $', ctx.tenantId).and('a.member_id = $', query.memberId).and('a.role = $', query.role).and('a.unit_id = $', query.unitId);
    where.below('a.division_code', query.divisionCode && divisionPrefix(canonicalCode(query.divisionCode, 'query.divisionCode').code));
    const inForce = '(a.valid_from <= $ and (a.valid_to is null or a.valid_to > $))';
    if (query.active !== undefined) where.and(query.active ? inForce : `not ${inForce}`, today(), today());
    where.within(assignmentReach, ctx, 'assignment.read');
    return listPage<AssignmentRow, AssignmentDto>(this.tx, ctx, query, {
      columns, from: 'tenancy.assignment a', where, order: [{ sql: 'a.id', type: 'uuid' }], position: (r) => [r.id], item: toAssignment,
    });
  }

  async mine(ctx: TenantContext): Promise<{ items: AssignmentDto[]; nextCursor: null }> {
    const sql = `select ${columns} from tenancy.assignment a where a.tenant_id = $1 and a.member_id = $2 and (a.valid_to is null or a.valid_to > greatest($3::date, a.valid_from)) order by a.id`;
    const rows = await this.tx.read<AssignmentRow>(ctx, { name: 'assignment-mine', sql, params: [ctx.tenantId, ctx.actor.memberId, today()] });
    return { items: rows.map(toAssignment), nextCursor: null };
  }

  async get(ctx: TenantContext, id: string): Promise<AssignmentDto> {
    const [row] = await this.tx.read<AssignmentRow>(ctx, { name: 'assignment-get', sql: `select ${columns} from tenancy.assignment a where a.tenant_id = $1 and a.id = $2`, params: [ctx.tenantId, id] });
    return toAssignment(assignmentReach.visible(ctx, 'assignment.read', row));
  }

  async create(ctx: TenantContext, body: CreateAssignmentBody): Promise<AssignmentDto> {
    const made = await this.tx.write(ctx, async (tx) => {
      const member = await lockMember(tx, ctx, body.memberId);
      if (!member) throw invalidField('body.memberId', e.unknown_member);
      const binding = await admitGrant(tx, ctx, body, member.kind);
      holdReach.assertCovers(ctx, 'assignment.manage', holdOf(binding));
      const row = await insertGrant(tx, ctx, member, binding);
      await this.realm.follow(tx, ctx, member, 'roles', 'gives');
      this.realm.followByDate(tx, ctx, row);
      return toAssignment(row);
    });
    this.access.forgetTenant(ctx.tenantId);
    return made;
  }

  async end(ctx: TenantContext, id: string, version: number): Promise<void> {
    const { memberId } = await this.get(ctx, id);
    await this.tx.write(ctx, async (tx) => {
      const member = await lockMember(tx, ctx, memberId);
      const [before] = await tx.rows<AssignmentRow>(`select ${columns} from tenancy.assignment a where a.tenant_id = $1 and a.id = $2 for update`, [ctx.tenantId, id]);
      if (!member || !before) throw notFound();
      holdReach.assertCovers(ctx, 'assignment.manage', holdOfRow(before));
      const handling = await assertMayHandle(tx, ctx, member, [before.role], (p) => holdReach.covers(ctx, p, holdOfRow(before)));
      assertVersion(before, version);
      const ended = await endGrants(tx, ctx, memberId, { assignmentId: id }, { ...handling });
      if (!ended.some((a) => a.id === id)) throw new ProblemError(e.ended);
      if (before.role === ADMIN_ROLE[ctx.tenantKind]) await assertAdminRemains(tx, ctx);
      await this.realm.follow(tx, ctx, member, 'roles', 'takes');
      for (const lent of ended) if (lent.member_id !== memberId) this.realm.followLater(tx, ctx, lent.member_id);
    });
    this.access.forgetTenant(ctx.tenantId);
  }
}

async function lockMember(tx: Tx, ctx: TenantContext, id: string): Promise<MemberRow | undefined> {
  const [row] = await tx.rows<MemberRow>(`select ${memberColumns} from tenancy.member m where m.tenant_id = $1 and m.id = $2 for update`, [ctx.tenantId, id]);
  return row;
}
