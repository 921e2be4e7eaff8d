import { letterErrors as e, letterLifecycle as lifecycle, letterTemplateErrors as t, type AssessLetterBody, type ChangeLetterBody, type Letter, type LetterAction, type LetterEvent, type MakeLetterBody } from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { NumberSeries, type LedgerOutcome, type LedgerStep } from '@anlan/platform/ledger';
import { organizerOf, ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { draftOf, namesOf, textOf } from './letter.draft';
import { hasSignature, letterLedger as ledger, toLetter, type LetterRow } from './letter.entity';
import type { LetterTemplateRow } from './letter-template.entity';
import { letterTemplateReach } from './letter.reach';
import { assertAssesses, assertParties, assertPlaceholders } from './letter.rules';

/** Numbers of letters of a year: ZR440310-2026-0001. */
export async function letterNumbers(numbers: NumberSeries, ctx: TenantContext, now: Date, count: number): Promise<string[]> {
  const year = shanghaiDay(now).slice(0, 4);
  return (await numbers.take(ctx, `letter-${year}`, count)).map((n) => `ZR${ctx.slug}-${year}-${String(n).padStart(4, '0')}`);
}

/** 责任书: 起草 → 发出 → 双方签署 → 考核 → 归档. Signing itself is LetterSigning's. */
@Injectable()
export class LetterService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly files: Attachments,
  ) {}

  async make(ctx: TenantContext, b: MakeLetterBody): Promise<Letter> {
    const now = new Date();
    const reference = await this.references.get(ctx.tenantId);
    const division = organizerOf(reference, b.divisionCode, now, e.unknown_division);
    if ((b.wording === undefined) === (b.templateId === undefined)) throw invalidField('body.wording', e.one_source);
    const [number = ''] = await letterNumbers(this.numbers, ctx, now, 1);
    return this.tx.write(ctx, async (tx) => {
      const template = b.templateId === undefined ? undefined : await this.template(tx, ctx, b.templateId);
      const facts = { title: b.title, year: b.year, level: b.level, a_unit_id: b.partyAUnitId, a_member_id: b.partyAMemberId, b_unit_id: b.partyBUnitId, b_member_id: b.partyBMemberId, targets: b.targets ?? template?.targets ?? [], sign_by: b.signBy, division_code: division };
      const source = { text: b.wording ?? template?.body ?? '', path: template ? 'body.templateId' : 'body.wording', templateId: template?.id ?? null };
      const fileIds = [...new Set(b.attachments.map((a) => a.fileId))];
      const row = draftOf(ctx, reference, number, facts, source, fileIds, now);
      ledger.insert(tx, ctx, 'letter.manage', row, 'made');
      const [strange] = await this.files.unknown(tx, ctx, 'letter.manage', fileIds);
      if (strange !== undefined) throw invalidField(`body.attachments[${b.attachments.findIndex((a) => a.fileId === strange)}].fileId`, e.unknown_file, { id: strange });
      return toLetter(ctx, row, reference);
    });
  }

  async change(ctx: TenantContext, id: string, version: number, b: ChangeLetterBody): Promise<Letter> {
    const reference = await this.references.get(ctx.tenantId);
    return this.step(ctx, id, version, { permission: 'letter.manage' }, (r) => {
      if (r.status !== 'draft') throw new ProblemError(e.not_draft, { state: lifecycle.states[r.status].zh }, [], { state: r.status, allowed: r.status === 'to_sign' && !hasSignature(r) ? ['recall'] : [] });
      const given = <T>(value: T | undefined, before: T): T => (value === undefined ? before : value);
      const facts = {
        title: b.title ?? r.title, year: b.year ?? r.year, level: b.level ?? r.level, a_unit_id: given(b.partyAUnitId, r.a_unit_id), a_member_id: b.partyAMemberId ?? r.a_member_id, b_unit_id: given(b.partyBUnitId, r.b_unit_id),
        b_member_id: given(b.partyBMemberId, r.b_member_id), targets: b.targets ?? r.targets, sign_by: b.signBy ?? r.sign_by, division_code: r.division_code,
      };
      const names = namesOf(reference, facts);
      assertParties(facts);
      return { event: 'changed', next: { ...facts, ...names, ...textOf(b.wording ?? r.source, facts, names, 'body.wording') } };
    });
  }

  send(ctx: TenantContext, id: string, version: number): Promise<Letter> {
    return this.step(ctx, id, version, 'send', (_r, now) => ({ event: 'sent', next: { status: 'to_sign', sent_at: now, reason: null } }));
  }

  recall(ctx: TenantContext, id: string, version: number, reason: string): Promise<Letter> {
    return this.step(ctx, id, version, 'recall', (r) => {
      if (hasSignature(r)) throw new ProblemError(e.has_signature, {}, [], { state: r.status, allowed: ['void'] });
      return { event: 'recalled', next: { status: 'draft', reason, a_reminded_on: null, b_reminded_on: null }, facts: { reason } };
    });
  }

  assess(ctx: TenantContext, id: string, version: number, b: AssessLetterBody): Promise<Letter> {
    return this.step(ctx, id, version, 'assess', (r, now) => {
      assertAssesses(ctx, r, b, shanghaiDay(now));
      const results = [...b.results].sort((x, y) => x.target - y.target);
      const { conclusion, assessedOn } = b;
      const assessment = { results, conclusion, assessedOn, by: { id: ctx.actor.id, name: ctx.actor.name }, at: toShanghaiIso(now) };
      return { event: 'assessed', next: { status: 'assessed', assessment }, facts: { assessedOn, met: results.filter((x) => x.met).length, targets: results.length, conclusion } };
    });
  }

  archive(ctx: TenantContext, id: string, version: number): Promise<Letter> {
    return this.step(ctx, id, version, 'archive', () => ({ event: 'archived', next: { status: 'archived' } }));
  }

  void(ctx: TenantContext, id: string, version: number, reason: string): Promise<Letter> {
    return this.step(ctx, id, version, 'void', () => ({ event: 'voided', next: { status: 'voided', reason }, facts: { reason } }));
  }

  private async template(tx: Tx, ctx: TenantContext, id: string): Promise<LetterTemplateRow> {
    const [row] = await tx.rows<LetterTemplateRow>('select * from responsibility.letter_template where tenant_id = $1 and id = $2 for share', [ctx.tenantId, id], 'letter-template-used');
    if (!row || !letterTemplateReach.covers(ctx, 'letter.read', row)) throw invalidField('body.templateId', e.unknown_template, { id });
    if (row.status !== 'active') throw new ProblemError(t.withdrawn);
    assertPlaceholders(row.body, 'body.templateId');
    return row;
  }

  private async step(ctx: TenantContext, id: string, version: number, by: LedgerStep<LetterAction>, work: (row: LetterRow, now: Date) => LedgerOutcome<LetterRow, LetterEvent>): Promise<Letter> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => toLetter(ctx, await ledger.step(tx, ctx, id, version, by, work), reference));
  }
}
