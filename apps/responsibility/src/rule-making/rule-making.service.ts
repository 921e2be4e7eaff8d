import {
  ruleMakingErrors as e, ruleMakingLifecycle, type ChangeRuleMakingBody, type CloseConsultationBody, type ConsultBody, type DeliberateBody, type DraftRuleMakingBody, type EvaluateRuleBody, type ListRuleMakingBody, type PublishRuleBody, type RepealRuleBody, type ReviewRuleBody, type RuleMaking, type RuleMakingAction, type RuleMakingEvent, type RuleMakingState, type RuleStage,
} from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy, NumberSeries, type LedgerOutcome } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { ruleMakingLedger as ledger, toRuleMaking, type RuleMakingRow } from './rule-making.entity';
import { assertConsulted, assertDay, assertEvaluated, assertPublished, assertReviews } from './rule-making.rules';

/** What a step says: when, what came of it, and with which files. */
interface Said { on: string; fileIds: readonly string[]; note?: string | null; result?: string }
type Outcome = Omit<LedgerOutcome<RuleMakingRow, RuleMakingEvent>, 'next'> & { next: Partial<RuleMakingRow> & { status: RuleMakingState } };

/** 立法与标准化项目, from the yearly plan to the repeal: each step with its day, who took it, and its files. */
@Injectable()
export class RuleMakingService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly files: Attachments,
  ) {}

  async register(ctx: TenantContext, b: ListRuleMakingBody): Promise<RuleMaking> {
    const now = new Date();
    const number = `LF${ctx.slug}-${b.year}-${String(await this.numbers.next(ctx, `rule-making-${b.year}`)).padStart(4, '0')}`;
    if (b.listedOn > shanghaiDay(now)) throw invalidField('body.listedOn', e.day, { from: b.listedOn });
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      assertUnit(reference, 'body.draftingUnitId', b.draftingUnitId);
      const row: RuleMakingRow = {
        id: newId(), number, kind: b.kind, title: b.title, year: b.year, drafting_unit_id: b.draftingUnitId, basis: b.basis, due_on: b.dueOn, listed_on: b.listedOn, status: ruleMakingLifecycle.initial, stages: [stageOf(ctx, now, 'list', 'listed', { on: b.listedOn, fileIds: [] })], consultations: [], closes_on: null, submitted_by: null, submitted_by_name: null,
        review_unit_id: null, reviewed_by: null, reviewed_by_name: null, deliberated_by: null, document_number: null, published_on: null, effective_on: null, review_on: null, ended_on: null, reason: null, ...madeBy(ctx, 'listed', now),
      };
      ledger.insert(tx, ctx, 'rule-making.manage', row, 'listed');
      return toRuleMaking(ctx, row, reference);
    });
  }

  async change(ctx: TenantContext, id: string, version: number, b: ChangeRuleMakingBody): Promise<RuleMaking> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, { permission: 'rule-making.manage' }, (r) => {
        if (r.status !== 'listed') throw new ProblemError(e.begun);
        if (b.draftingUnitId !== undefined) assertUnit(reference, 'body.draftingUnitId', b.draftingUnitId);
        return { event: 'changed', next: { kind: b.kind ?? r.kind, title: b.title ?? r.title, year: b.year ?? r.year, drafting_unit_id: b.draftingUnitId ?? r.drafting_unit_id, basis: b.basis ?? r.basis, due_on: b.dueOn ?? r.due_on } };
      });
      return toRuleMaking(ctx, row, reference);
    });
  }

  draft(ctx: TenantContext, id: string, version: number, b: DraftRuleMakingBody): Promise<RuleMaking> {
    return this.step(ctx, id, version, 'draft', b, () => ({ event: 'drafting_begun', next: { status: 'drafting' } }));
  }

  consult(ctx: TenantContext, id: string, version: number, b: ConsultBody): Promise<RuleMaking> {
    return this.step(ctx, id, version, 'consult', b, (r) => {
      if (b.closesOn < b.on) throw invalidField('body.closesOn', e.closes);
      return { event: 'consultation_opened', next: { status: 'consulting', closes_on: b.closesOn, consultations: [...r.consultations, { openedOn: b.on, closesOn: b.closesOn, closedOn: null, received: null, taken: null }] } };
    });
  }

  closeConsultation(ctx: TenantContext, id: string, version: number, b: CloseConsultationBody): Promise<RuleMaking> {
    return this.step(ctx, id, version, 'close-consultation', b, (r) => {
      // Whoever has a say has it until the day that was announced is over.
      if (r.closes_on !== null && b.on <= r.closes_on) throw new ProblemError(e.consultation_open, { day: r.closes_on });
      if (b.taken > b.received) throw invalidField('body.taken', e.taken);
      const consultations = r.consultations.map((c) => (c.closedOn === null ? { ...c, closedOn: b.on, received: b.received, taken: b.taken } : c));
      return { event: 'consultation_closed', next: { status: 'drafting', closes_on: null, consultations }, facts: { received: b.received, taken: b.taken } };
    });
  }

  submitReview(ctx: TenantContext, id: string, version: number, b: DraftRuleMakingBody): Promise<RuleMaking> {
    return this.step(ctx, id, version, 'submit-review', b, (r) => {
      assertConsulted(r.kind, r.consultations);
      return { event: 'submitted', next: { status: 'reviewing', submitted_by: ctx.actor.id, submitted_by_name: ctx.actor.name, review_unit_id: null, reviewed_by: null, reviewed_by_name: null, deliberated_by: null } };
    });
  }

  review(ctx: TenantContext, id: string, version: number, b: ReviewRuleBody): Promise<RuleMaking> {
    return this.step(ctx, id, version, 'review', { ...b, note: b.opinion }, (r, reference) => {
      assertReviews(r, b.unitId, ctx.actor);
      assertUnit(reference, 'body.unitId', b.unitId);
      const reviewed = { review_unit_id: b.unitId, reviewed_by: ctx.actor.id, reviewed_by_name: ctx.actor.name };
      return b.result === 'passed' ? { event: 'reviewed', next: { status: 'deliberating', ...reviewed } } : { event: 'returned', next: { status: 'drafting', ...reviewed } };
    });
  }

  deliberate(ctx: TenantContext, id: string, version: number, b: DeliberateBody): Promise<RuleMaking> {
    return this.step(ctx, id, version, 'deliberate', { ...b, note: b.note === null ? b.meeting : `${b.meeting}\n${b.note}` }, (r) => {
      if (r.submitted_by === ctx.actor.id) throw new ProblemError(e.same_person);
      return b.result === 'adopted' ? { event: 'adopted', next: { status: 'adopted', deliberated_by: ctx.actor.id } } : { event: 'returned', next: { status: 'drafting', deliberated_by: ctx.actor.id } };
    });
  }

  publish(ctx: TenantContext, id: string, version: number, b: PublishRuleBody): Promise<RuleMaking> {
    return this.step(ctx, id, version, 'publish', b, (r) => {
      assertPublished(r.kind, b, shanghaiDay(new Date()));
      return { event: 'published', next: { status: 'published', document_number: b.documentNumber, published_on: b.on, effective_on: b.effectiveOn, review_on: b.reviewOn } };
    });
  }

  evaluate(ctx: TenantContext, id: string, version: number, b: EvaluateRuleBody): Promise<RuleMaking> {
    return this.step(ctx, id, version, 'evaluate', { ...b, note: b.opinion }, (r) => {
      assertEvaluated(r.kind, b, shanghaiDay(new Date()));
      // What is to be revised or repealed stays due: a normative document is not left to lapse unnoticed.
      return { event: 'evaluated', next: { status: 'published', review_on: b.result === 'keep' ? b.reviewOn : (r.review_on ?? b.on) }, facts: { result: b.result } };
    });
  }

  repeal(ctx: TenantContext, id: string, version: number, b: RepealRuleBody): Promise<RuleMaking> {
    return this.step(ctx, id, version, 'repeal', { ...b, note: b.documentNumber === null ? b.reason : `${b.reason}\n${b.documentNumber}` }, () => ({ event: 'repealed', next: { status: 'repealed', ended_on: b.on, reason: b.reason } }));
  }

  withdraw(ctx: TenantContext, id: string, version: number, reason: string): Promise<RuleMaking> {
    const on = shanghaiDay(new Date());
    return this.step(ctx, id, version, 'withdraw', { on, note: reason, fileIds: [] }, () => ({ event: 'withdrawn', next: { status: 'withdrawn', ended_on: on, reason, closes_on: null } }));
  }

  private async step(ctx: TenantContext, id: string, version: number, action: RuleMakingAction, said: Said, work: (r: RuleMakingRow, reference: Reference) => Outcome): Promise<RuleMaking> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, action, async (r, now) => {
        assertDay(r.stages, said.on, shanghaiDay(now));
        const outcome = work(r, reference);
        await this.assertFiles(tx, ctx, action, said.fileIds);
        return { ...outcome, next: { ...outcome.next, stages: [...r.stages, stageOf(ctx, now, action, outcome.next.status, said)] } };
      });
      return toRuleMaking(ctx, row, reference);
    });
  }

  private async assertFiles(tx: Tx, ctx: TenantContext, action: RuleMakingAction, fileIds: readonly string[]): Promise<void> {
    const [unknown] = await this.files.unknown(tx, ctx, ruleMakingLifecycle.actions[action].permission, fileIds);
    if (unknown !== undefined) throw invalidField(`body.fileIds[${fileIds.indexOf(unknown)}]`, e.unknown_file);
  }
}

const stageOf = ({ actor }: TenantContext, now: Date, action: RuleStage['action'], to: RuleMakingState, s: Said): RuleStage => ({ action, on: s.on, to, result: s.result ?? null, note: s.note ?? null, fileIds: [...s.fileIds], by: { id: actor.id, name: actor.name }, at: toShanghaiIso(now) });

function assertUnit({ units }: Reference, path: string, id: string): void {
  if (!units.has(id)) throw invalidField(path, e.unknown_unit);
}
