import {
  standardisationErrors as e, standardisationLifecycle as lifecycle,
  type AnnounceStandardisationBody, type ApplyStandardisationBody, type RenewStandardisationBody, type ReviewStandardisationBody, type Standardisation,
} from '@anlan/contracts/enforcement';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { SubjectRow } from '../subject/subject.entity';
import { subjectReach } from '../subject/subject.reach';
import { standardisationLedger as ledger, toStandardisation, type StandardisationRow } from './standardisation.entity';
import { assertNotInFuture, expiryOf } from './standardisation.rules';

type Wanted = Pick<ApplyStandardisationBody, 'grade' | 'selfScore' | 'note'>;

/** 标准化定级: 申请, 评审 by another, 公告 for three years, 复评 or 撤销. */
@Injectable()
export class StandardisationService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  apply(ctx: TenantContext, body: ApplyStandardisationBody): Promise<Standardisation> {
    return this.write(ctx, async (tx) => {
      const subject = await this.subject(tx, ctx, body.subjectId);
      const [held] = await tx.rows("select id from enforcement.standardisation where tenant_id = $1 and subject_id = $2 and status in ('applied','reviewed','announced')", [ctx.tenantId, subject.id], 'standardisation-held');
      if (held) throw new ProblemError(e.open_already);
      return this.begin(tx, ctx, subject, body, null);
    });
  }

  review(ctx: TenantContext, id: string, version: number, body: ReviewStandardisationBody): Promise<Standardisation> {
    return this.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, 'review', (r) => {
        if (r.applied_by === ctx.actor.id) throw new ProblemError(e.same_person);
        assertNotInFuture(body.reviewedOn, shanghaiDay(new Date()), 'body.reviewedOn');
        const status = body.result === 'passed' ? 'reviewed' : 'failed';
        return { event: status, next: { status, reviewer: body.reviewer, reviewed_on: body.reviewedOn, score: body.score, review_note: body.note, reviewed_by: ctx.actor.id, reviewed_by_name: ctx.actor.name } };
      });
      // What was to be renewed stands as it was, and may be applied for again.
      if (row.status === 'failed') await this.former(tx, ctx, row, { status: 'announced', renewal_id: null }, 'renewal_failed');
      return row;
    });
  }

  announce(ctx: TenantContext, id: string, version: number, body: AnnounceStandardisationBody): Promise<Standardisation> {
    return this.write(ctx, async (tx) => {
      const [taken] = await tx.rows('select id from enforcement.standardisation where tenant_id = $1 and certificate_number = $2 and id <> $3', [ctx.tenantId, body.certificateNumber, id], 'standardisation-certificate');
      const step = (r: StandardisationRow) => {
        assertNotInFuture(body.announcedOn, shanghaiDay(new Date()), 'body.announcedOn');
        if (r.reviewed_on !== null && body.announcedOn < r.reviewed_on) throw invalidField('body.announcedOn', e.before_review);
        if (taken) throw new ProblemError(e.certificate_taken, { number: body.certificateNumber });
        const expiresOn = expiryOf(body.announcedOn);
        return { event: 'announced' as const, next: { status: 'announced' as const, certificate_number: body.certificateNumber, announced_on: body.announcedOn, expires_on: expiresOn }, facts: { expiresOn } };
      };
      const [seen] = await tx.rows<StandardisationRow>('select * from enforcement.standardisation where tenant_id = $1 and id = $2', [ctx.tenantId, id], 'standardisation-row');
      // A subject has one grade: the former one gives way first.
      if (seen?.status === 'reviewed') await this.former(tx, ctx, ledger.visible(ctx, seen), { status: 'renewed' }, 'renewed');
      return ledger.step(tx, ctx, id, version, 'announce', step);
    });
  }

  /** Asks for the grade again, on a new record; this one stays until that is announced. */
  renew(ctx: TenantContext, id: string, version: number, body: RenewStandardisationBody): Promise<Standardisation> {
    return this.write(ctx, async (tx) => {
      const renewalId = newId();
      const row = await ledger.step(tx, ctx, id, version, 'renew', (r) => {
        if (r.renewal_id !== null) throw new ProblemError(e.renewal_open);
        return { event: 'renewal_requested', next: { renewal_id: renewalId }, facts: { renewalId } };
      });
      const subject = await this.subject(tx, ctx, row.subject_id);
      this.begin(tx, ctx, subject, { ...body, grade: body.grade ?? row.grade }, { id: renewalId, of: id });
      return row;
    });
  }

  revoke(ctx: TenantContext, id: string, version: number, reason: string): Promise<Standardisation> {
    return this.write(ctx, (tx) => ledger.step(tx, ctx, id, version, 'revoke', () => ({ event: 'revoked', next: { status: 'revoked', revoke_reason: reason }, facts: { reason } })));
  }

  private begin(tx: Tx, ctx: TenantContext, subject: SubjectRow, { grade, selfScore, note }: Wanted, renewal: { id: string; of: string } | null): StandardisationRow {
    const row: StandardisationRow = {
      id: renewal?.id ?? newId(), subject_id: subject.id, subject_name: subject.name, division_code: subject.division_code, unit_id: subject.unit_id, grade, status: lifecycle.initial, self_score: selfScore, note, reviewer: null, reviewed_on: null,
      score: null, review_note: null, reviewed_by: null, reviewed_by_name: null, certificate_number: null, announced_on: null, expires_on: null, revoke_reason: null, renewal_of: renewal?.of ?? null, renewal_id: null,
      ...madeBy(ctx, 'applied', new Date()),
    };
    ledger.insert(tx, ctx, 'standardisation.apply', row, 'applied');
    return row;
  }

  /** What the record renews gets its part of the step, where it is still held. */
  private async former(tx: Tx, ctx: TenantContext, row: StandardisationRow, next: Partial<StandardisationRow>, event: 'renewed' | 'renewal_failed'): Promise<void> {
    if (row.renewal_of === null) return;
    const [held] = await tx.rows<StandardisationRow>("select * from enforcement.standardisation where tenant_id = $1 and id = $2 and status = 'announced' for update", [ctx.tenantId, row.renewal_of], 'standardisation-former');
    if (held) await ledger.step(tx, ctx, held.id, held.version, { permission: 'standardisation.review' }, () => ({ event, next }));
  }

  private async subject(tx: Tx, ctx: TenantContext, id: string): Promise<SubjectRow> {
    const [row] = await tx.rows<SubjectRow>('select * from enforcement.subject where tenant_id = $1 and id = $2 for update', [ctx.tenantId, id], 'subject-lock-row');
    if (!row || !subjectReach.covers(ctx, 'subject.read', row)) throw invalidField('body.subjectId', e.unknown_subject);
    if (row.status === 'closed') throw new ProblemError(e.subject_closed);
    return row;
  }

  private async write(ctx: TenantContext, work: (tx: Tx) => Promise<StandardisationRow>): Promise<Standardisation> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => toStandardisation(ctx, await work(tx), reference));
  }
}
