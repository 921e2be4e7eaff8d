import { assignmentErrors, delegationErrors as e, type CreateDelegationBody, type DelegationDto, type DelegationQuery } from '@anlan/contracts/tenancy';
import { commonErrors } from '@anlan/contracts/kit';
import { AccessDirectory } from '@anlan/platform/access';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { listPage, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { endGrants, insertGrant } from '../assignment/assignment.grants';
import { assignmentColumns, holdOfRow, toBinding, type AssignmentRow } from '../assignment/assignment.row';
import { assertMayGrant } from '../assignment/assignment.rules';
import { MemberRealm } from '../member/member-realm';
import { memberColumns, type MemberRow } from '../member/member.row';
import { assertVersion, today } from '../organization/changes';
import { assignmentReach, holdReach } from '../organization/organization.reach';
import { delegated } from './delegation.rules';
import { delegationColumns as columns, delegationFrom, seenDelegations, toDelegation, type DelegationRow } from './delegation.row';

/** 委托: an assignment that its holder lends to somebody until a day. It is an assignment itself, of the delegate. */
@Injectable()
export class DelegationService {
  constructor(
    private readonly tx: TenantTx,
    private readonly realm: MemberRealm,
    private readonly access: AccessDirectory,
  ) {}

  async list(ctx: TenantContext, query: DelegationQuery): Promise<PageOf<DelegationDto>> {
    const where = seenDelegations(ctx).and('a.delegated_from = $', query.assignmentId).and('(a.member_id = $ or s.member_id = $)', query.memberId, query.memberId);
    if (query.active !== undefined) where.and(`${query.active ? '' : 'not '}(a.valid_from <= $ and a.valid_to > $)`, today(), today());
    return listPage<DelegationRow, DelegationDto>(this.tx, ctx, query, {
      columns, from: delegationFrom, where, order: [{ sql: 'a.id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: toDelegation,
    });
  }

  async get(ctx: TenantContext, id: string): Promise<DelegationDto> {
    const where = seenDelegations(ctx).and('a.id = $', id);
    const [row] = await this.tx.read<DelegationRow>(ctx, { sql: `select ${columns} from ${delegationFrom} where ${where}`, params: where.params });
    if (!row) throw notFound();
    return toDelegation(row);
  }

  async create(ctx: TenantContext, body: CreateDelegationBody): Promise<DelegationDto> {
    const made = await this.tx.write(ctx, async (tx) => {
      const seen = await this.source(tx, ctx, body.assignmentId);
      const { delegator, delegate } = await this.lockBoth(tx, ctx, seen.member_id, body.memberId);
      // As it is now that its holder is locked: whoever ends it waits for this transaction, or has come before.
      const source = await this.source(tx, ctx, seen.id);
      const binding = delegated({ id: source.id, ...toBinding(source) }, body, today());
      const row = await insertGrant(tx, ctx, delegate, binding, body.reason);
      await this.realm.follow(tx, ctx, delegate, 'roles', 'gives');
      this.realm.followByDate(tx, ctx, row);
      return toDelegation({ ...(row as DelegationRow), delegator_id: delegator.id, delegator_name: delegator.display_name });
    });
    this.access.forgetTenant(ctx.tenantId);
    return made;
  }

  async end(ctx: TenantContext, id: string, version: number): Promise<DelegationDto> {
    const { delegate } = await this.get(ctx, id);
    const ended = await this.tx.write(ctx, async (tx) => {
      const [member] = await lockMembers(tx, ctx, [delegate.memberId]);
      const where = seenDelegations(ctx).and('a.id = $', id);
      const [before] = await tx.rows<DelegationRow>(`select ${columns} from ${delegationFrom} where ${where} for update of a`, where.params);
      if (!member || !before) throw notFound();
      const isParty = ctx.actor.memberId !== null && [before.member_id, before.delegator_id].includes(ctx.actor.memberId);
      if (!isParty) holdReach.assertCovers(ctx, 'assignment.manage', holdOfRow(before));
      assertVersion(before, version);
      const [row] = await endGrants(tx, ctx, member.id, { assignmentId: id });
      if (!row) throw new ProblemError(e.ended);
      await this.realm.follow(tx, ctx, member, 'roles', 'takes');
      return toDelegation({ ...before, ...row } as DelegationRow);
    });
    this.access.forgetTenant(ctx.tenantId);
    return ended;
  }

  /** The assignment to be lent, by its holder or by who may give what it gives; out of sight it is as unknown as any. */
  private async source(tx: Tx, ctx: TenantContext, id: string): Promise<AssignmentRow> {
    const [row] = await tx.rows<AssignmentRow>(`select ${assignmentColumns} from tenancy.assignment a where a.tenant_id = $1 and a.id = $2`, [ctx.tenantId, id]);
    const unknown = (): ProblemError => invalidField('body.assignmentId', e.unknown_assignment);
    if (!row) throw unknown();
    if (ctx.actor.kind === 'user' && row.member_id === ctx.actor.memberId) return row;
    if (!assignmentReach.covers(ctx, 'assignment.read', row)) throw unknown();
    if (!holdReach.covers(ctx, 'assignment.manage', holdOfRow(row))) throw new ProblemError(commonErrors.forbidden);
    assertMayGrant(ctx, row.role, toBinding(row));
    return row;
  }

  private async lockBoth(tx: Tx, ctx: TenantContext, delegatorId: string, delegateId: string): Promise<{ delegator: MemberRow; delegate: MemberRow }> {
    if (delegatorId === delegateId) throw invalidField('body.memberId', e.self);
    const members = await lockMembers(tx, ctx, [delegatorId, delegateId]);
    const delegator = members.find((m) => m.id === delegatorId);
    const delegate = members.find((m) => m.id === delegateId);
    if (delegate?.kind !== 'user') throw invalidField('body.memberId', e.unknown_member);
    // A program is nobody in whose place one could act.
    if (delegator?.kind !== 'user') throw invalidField('body.assignmentId', e.unknown_assignment);
    if (!delegator.enabled) throw new ProblemError(assignmentErrors.member_disabled);
    return { delegator, delegate };
  }
}

/** In the order of their ids: two who lend to each other at once must not wait crosswise. */
async function lockMembers(tx: Tx, ctx: TenantContext, ids: readonly string[]): Promise<MemberRow[]> {
  return tx.rows<MemberRow>(`select ${memberColumns} from tenancy.member m where m.tenant_id = $1 and m.id = any($2) order by m.id for update of m`, [ctx.tenantId, ids]);
}
