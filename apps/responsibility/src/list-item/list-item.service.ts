import {
  listItemErrors as e, listItemLifecycle, type AnswerPromotionBody, type DisputeListItemBody, type InstructListItemBody, type ListItem, type ListItemAction, type ListItemEvent, type PromoteListItemBody, type PromotionLevel, type PromotionState, type ReassignListItemBody, type SettleDisputeBody, type SubmitListItemBody,
} from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { LedgerOutcome } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { isIssued, type ResponsibilityListRow } from '../responsibility-list/responsibility-list.entity';
import { hasPartInItem, listItemLedger as ledger, promotionOf, toListItem, type ListItemRow } from './list-item.entity';
import { answersForDistrict, reachOf } from './list-item.reach';
import { assertFiles, stored } from './list-item.record';
import { assertOwner, knowsOwner, missing, ownerAfter, ownsAlready, wantWords } from './list-item.rules';

type List = Pick<ResponsibilityListRow, 'rules' | 'kind_name' | 'revision_id'>;
type Outcome = LedgerOutcome<ListItemRow, ListItemEvent>;
type Work = (row: ListItemRow, now: Date, list: List, tx: Tx) => Outcome | Promise<Outcome>;

/** 清单事项的办理: 办结报送 → 销号, by another person; 调整责任主体; 上报区、市、省. Only in an edition that is in force. */
@Injectable()
export class ListItemService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly files: Attachments,
  ) {}

  enter(ctx: TenantContext, id: string, version: number): Promise<ListItem> {
    return this.step(ctx, id, version, 'enter', (r, now, { rules, kind_name, revision_id }) => {
      if (!rules.rolling) throw new ProblemError(e.not_rolling, { name: kind_name });
      if (revision_id !== null) throw new ProblemError(e.in_revision, { number: r.list_number });
      if (r.authors.includes(ctx.actor.id)) throw new ProblemError(e.own_draft);
      const wanted = missing(rules.wants, r);
      if (wanted.length) throw new ProblemError(e.incomplete, { what: wanted.map((w) => wantWords[w].zh).join('、') });
      return { event: 'entered', next: { status: 'open', entered_at: now, entered_by: ctx.actor.id } };
    });
  }

  submit(ctx: TenantContext, id: string, version: number, b: SubmitListItemBody): Promise<ListItem> {
    return this.step(ctx, id, version, 'submit', async (r, now, { rules, kind_name }, tx) => {
      if (!rules.performed) throw new ProblemError(e.not_performed, { name: kind_name });
      if (r.by_instruction && r.instructed_at === null) throw new ProblemError(e.instruction_wanted, {}, [], { allowed: ['instruct'] });
      const evidence = stored(b.evidence);
      if (rules.wants.includes('evidence') && evidence.length === 0) throw invalidField('body.evidence', e.evidence_wanted);
      await assertFiles(this.files, tx, ctx, evidence, 'body.evidence');
      return { event: 'submitted', next: { status: 'submitted', report: b.report, evidence, decision: null, submitted_by: ctx.actor.id, submitted_by_name: ctx.actor.name, submitted_at: now } };
    });
  }

  /** 研判并下达指令: again, where the first did not do. What is reported is the answer to the last. */
  instruct(ctx: TenantContext, id: string, version: number, b: InstructListItemBody): Promise<ListItem> {
    return this.step(ctx, id, version, 'instruct', (r, now, { kind_name }) => {
      if (!r.by_instruction) throw new ProblemError(e.not_instructed, { name: kind_name });
      const instructions = [...r.instructions, { at: toShanghaiIso(now), by: { id: ctx.actor.id, name: ctx.actor.name }, ...b }];
      return { event: 'instructed', next: { instructions, instructed_at: r.instructed_at ?? now }, facts: { instruction: b.instruction } };
    });
  }

  close(ctx: TenantContext, id: string, version: number, note: string): Promise<ListItem> {
    return this.step(ctx, id, version, 'close', (r, now) => {
      if (hasPartInItem(ctx, r)) throw new ProblemError(e.same_person);
      assertUndisputed(r);
      return { event: 'closed', next: { status: 'closed', decision: note, closed_by: ctx.actor.id, closed_by_name: ctx.actor.name, closed_at: now } };
    });
  }

  return(ctx: TenantContext, id: string, version: number, reason: string): Promise<ListItem> {
    return this.step(ctx, id, version, 'return', () => ({ event: 'returned', next: { status: 'open', decision: reason }, facts: { reason } }));
  }

  async reassign(ctx: TenantContext, id: string, version: number, b: ReassignListItemBody): Promise<ListItem> {
    const reference = await this.references.knowing(ctx.tenantId, (r) => knowsOwner(r, b));
    return this.step(ctx, id, version, 'reassign', (r, now) => {
      assertOwner(reference, b, 'body');
      assertUndisputed(r);
      return { event: 'reassigned', next: reassigned(ctx, r, b, now), facts: { reason: b.reason } };
    });
  }

  async dispute(ctx: TenantContext, id: string, version: number, b: DisputeListItemBody): Promise<ListItem> {
    const reference = await this.references.knowing(ctx.tenantId, (r) => !b.withUnitId || r.units.has(b.withUnitId));
    return this.step(ctx, id, version, 'dispute', (r, now) => {
      if (b.withUnitId && !reference.units.has(b.withUnitId)) throw invalidField('body.withUnitId', e.unknown_unit, { id: b.withUnitId });
      if (b.withUnitId && b.withUnitId === ctx.actor.unitId) throw invalidField('body.withUnitId', e.own_unit_disputed);
      assertUndisputed(r);
      const disputes = [...r.disputes, { at: toShanghaiIso(now), by: { id: ctx.actor.id, name: ctx.actor.name }, unitId: ctx.actor.unitId ?? null, ...b, settled: null }];
      return { event: 'disputed', next: { disputes, dispute_status: 'open', dispute_raised_by: ctx.actor.id, dispute_settled_by: null }, facts: { ground: b.ground, withUnitId: b.withUnitId } };
    });
  }

  /** 裁定: it is who holds the item from now on; where that is another than before, it is given to him, and whose it was stays on record. */
  async settle(ctx: TenantContext, id: string, version: number, b: SettleDisputeBody): Promise<ListItem> {
    const reference = await this.references.knowing(ctx.tenantId, (r) => knowsOwner(r, b));
    return this.step(ctx, id, version, 'settle', (r, now) => {
      if (r.dispute_status !== 'open') throw new ProblemError(e.not_disputed, {}, [], { allowed: ['dispute'] });
      if (r.dispute_raised_by === ctx.actor.id) throw new ProblemError(e.own_dispute);
      assertOwner(reference, b, 'body');
      const settled = { at: toShanghaiIso(now), by: { id: ctx.actor.id, name: ctx.actor.name }, note: b.note, ownerUnitId: b.ownerUnitId, ownerMemberId: b.ownerMemberId };
      const disputes = r.disputes.map((d, i) => (i === r.disputes.length - 1 ? { ...d, settled } : d));
      const holder = ownsAlready(r, b) ? {} : reassigned(ctx, r, { ...b, reason: b.note }, now);
      return { event: 'dispute_settled', next: { ...holder, disputes, dispute_status: 'settled', dispute_settled_by: ctx.actor.id }, facts: { note: b.note } };
    });
  }

  promote(ctx: TenantContext, id: string, version: number, b: PromoteListItemBody): Promise<ListItem> {
    return this.step(ctx, id, version, 'promote', (r, now, { rules, kind_name }) => {
      if (rules.promotionName === null) throw new ProblemError(e.not_promotable, { name: kind_name });
      const before = promotionOf(r, b.level);
      if (before === 'asked' || before === 'accepted') throw new ProblemError(e.promoted, {}, [], { allowed: ['answer-promotion'] });
      const askedOn = shanghaiDay(now);
      const asked = { level: b.level, status: 'asked' as const, askedOn, askedBy: { id: ctx.actor.id, name: ctx.actor.name }, note: b.note, answeredOn: null, answer: null, answeredBy: null };
      return { event: 'promoted', next: { promotions: [...r.promotions, asked], promoted_on: r.promoted_on ?? askedOn, ...promotedTo(ctx, b.level, 'asked') }, facts: { level: b.level } };
    });
  }

  answerPromotion(ctx: TenantContext, id: string, version: number, b: AnswerPromotionBody): Promise<ListItem> {
    return this.step(ctx, id, version, 'answer-promotion', (r, now) => {
      const asked = r.promotions.findLast((p) => p.level === b.level);
      if (asked?.status !== 'asked') throw new ProblemError(e.not_promoted, {}, [], { allowed: ['promote'] });
      if (b.level === 'district' && !answersForDistrict(ctx)) throw new ProblemError(e.not_of_district);
      if (b.level === 'district' && r.district_asked_by === ctx.actor.id) throw new ProblemError(e.own_promotion);
      if (b.answeredOn < asked.askedOn || b.answeredOn > shanghaiDay(now)) throw invalidField('body.answeredOn', e.answered_early, { day: asked.askedOn });
      const status = b.accepted ? ('accepted' as const) : ('refused' as const);
      const promotions = r.promotions.map((p) => (p === asked ? { ...p, status, answeredOn: b.answeredOn, answer: b.note, answeredBy: { id: ctx.actor.id, name: ctx.actor.name } } : p));
      return { event: 'promotion_answered', next: { promotions, ...promotedTo(ctx, b.level, status) }, facts: { level: b.level, accepted: b.accepted } };
    });
  }

  /** One step of an item that is, or is to be, in an edition in force. The row is locked: an edition that is being replaced waits, or is waited for. */
  private async step(ctx: TenantContext, id: string, version: number, action: ListItemAction, work: Work): Promise<ListItem> {
    const reference = await this.references.get(ctx.tenantId);
    const { permission } = listItemLifecycle.actions[action];
    const row = await this.tx.write(ctx, async (tx) => {
      // No revision begins between the question and the entry; lists are locked before their items.
      if (action === 'enter') await tx.rows('select 1 from responsibility.responsibility_list l where l.tenant_id = $1 and l.id = (select i.list_id from responsibility.list_item i where i.tenant_id = $1 and i.id = $2) for share', [ctx.tenantId, id], 'list-of-entry');
      return ledger.step(tx, ctx, id, version, action, async (r, now) => {
        if (!reachOf(action).covers(ctx, permission, r)) throw new ProblemError(e.out_of_scope, { code: r.list_division_code });
        if (!isIssued(r.list_status)) throw new ProblemError(e.not_in_force, { number: r.list_number });
        const [list] = await tx.rows<List & { id: string }>('select id, rules, kind_name, revision_id from responsibility.responsibility_list where tenant_id = $1 and id = $2', [ctx.tenantId, r.list_id], 'list-of-step');
        if (!list) throw new ProblemError(e.not_in_force, { number: r.list_number });
        return work(r, now, list, tx);
      });
    });
    return toListItem(ctx, row, reference);
  }
}

function assertUndisputed(r: ListItemRow): void {
  if (r.dispute_status === 'open') throw new ProblemError(e.disputed, {}, [], { allowed: ['settle'] });
}

function reassigned(ctx: TenantContext, r: ListItemRow, b: ReassignListItemBody, now: Date): Partial<ListItemRow> {
  const from = { ownerUnitId: r.owner_unit_id, ownerPostId: r.owner_post_id, ownerMemberId: r.owner_member_id, supportUnitIds: r.support_unit_ids };
  return { ...ownerAfter(b, r.support_unit_ids), reassignments: [...r.reassignments, { at: toShanghaiIso(now), by: { id: ctx.actor.id, name: ctx.actor.name }, reason: b.reason, from }] };
}

/** Who asked and who answered is kept for the district alone: city and province are nobody of the tenant's. */
function promotedTo({ actor }: TenantContext, level: PromotionLevel, state: PromotionState): Partial<ListItemRow> {
  if (level !== 'district') return { [`${level}_promotion`]: state };
  return { district_promotion: state, ...(state === 'asked' ? { district_asked_by: actor.id, district_answered_by: null } : { district_answered_by: actor.id }) };
}
