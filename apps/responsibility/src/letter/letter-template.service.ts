import { letterErrors as le, letterTemplateErrors as e, letterTemplateLifecycle as lifecycle, type ChangeLetterTemplateBody, type LetterBrief, type LetterTemplate, type LetterTemplateAction, type LetterTemplateEvent, type LetterTemplateQuery, type MakeLettersBody, type MakeLetterTemplateBody } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { listPage, madeBy, NumberSeries, Where, type LedgerOutcome, type LedgerStep, type PageOf } from '@anlan/platform/ledger';
import { organizerOf, ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { draftOf } from './letter.draft';
import { letterLedger, toLetterBrief, type LetterRow } from './letter.entity';
import { letterNumbers } from './letter.service';
import { letterTemplateLedger as ledger, toLetterTemplate, type LetterTemplateRow } from './letter-template.entity';
import { letterTemplateReach } from './letter.reach';
import { assertPlaceholders } from './letter.rules';

/** 责任书模板, and the letters that are made of one for many units at once. */
@Injectable()
export class LetterTemplateService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
  ) {}

  async page(ctx: TenantContext, q: LetterTemplateQuery): Promise<PageOf<LetterTemplate>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('tenant_id = $', ctx.tenantId).within(letterTemplateReach, ctx, 'letter.read').and('status = $', q.status).and('position(lower($) in lower(name)) > 0', q.q);
    return listPage<LetterTemplateRow, LetterTemplate>(this.tx, ctx, q, { columns: '*', from: 'responsibility.letter_template', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toLetterTemplate(ctx, r, reference) });
  }

  async get(ctx: TenantContext, id: string): Promise<LetterTemplate> {
    const [row] = await this.tx.read<LetterTemplateRow>(ctx, ledger.byId(ctx.tenantId, id));
    return toLetterTemplate(ctx, ledger.visible(ctx, row), await this.references.get(ctx.tenantId));
  }

  async make(ctx: TenantContext, b: MakeLetterTemplateBody): Promise<LetterTemplate> {
    const now = new Date();
    const reference = await this.references.get(ctx.tenantId);
    const row: LetterTemplateRow = { id: newId(), name: b.name, body: b.body, targets: b.targets, division_code: organizerOf(reference, b.divisionCode, now, le.unknown_division), status: lifecycle.initial, ...madeBy(ctx, 'made', now) };
    return this.tx.write(ctx, async (tx) => {
      ledger.insert(tx, ctx, 'letter.manage', row, 'made');
      assertPlaceholders(b.body, 'body.body');
      return toLetterTemplate(ctx, row, reference);
    });
  }

  change(ctx: TenantContext, id: string, version: number, b: ChangeLetterTemplateBody): Promise<LetterTemplate> {
    return this.step(ctx, id, version, { permission: 'letter.manage' }, (r) => {
      if (r.status !== 'active') throw new ProblemError(e.withdrawn);
      if (b.body !== undefined) assertPlaceholders(b.body, 'body.body');
      return { event: 'changed', next: { name: b.name ?? r.name, body: b.body ?? r.body, targets: b.targets ?? r.targets } };
    });
  }

  withdraw(ctx: TenantContext, id: string, version: number): Promise<LetterTemplate> {
    return this.step(ctx, id, version, 'withdraw', () => ({ event: 'withdrawn', next: { status: 'withdrawn' } }));
  }

  /** One letter for each unit, in one transaction: where one cannot be made, none is. */
  async makeLetters(ctx: TenantContext, id: string, b: MakeLettersBody): Promise<{ items: LetterBrief[] }> {
    const now = new Date();
    const reference = await this.references.get(ctx.tenantId);
    const numbers = await letterNumbers(this.numbers, ctx, now, b.takers.length);
    return this.tx.write(ctx, async (tx) => {
      const template = await this.used(tx, ctx, id);
      const rows = draftsOf(ctx, reference, template, numbers, b, now);
      for (const row of rows) letterLedger.insert(tx, ctx, 'letter.manage', row, 'made');
      return { items: rows.map((row) => toLetterBrief(ctx, row, reference)) };
    });
  }

  private async used(tx: Tx, ctx: TenantContext, id: string): Promise<LetterTemplateRow> {
    const [row] = await tx.rows<LetterTemplateRow>('select * from responsibility.letter_template where tenant_id = $1 and id = $2 for share', [ctx.tenantId, id], 'letter-template-used');
    const template = letterTemplateReach.visible(ctx, 'letter.read', row);
    letterTemplateReach.assertActs(ctx, 'letter.manage', 'letter.read', template, () => new ProblemError(e.out_of_scope, { code: template.division_code }));
    if (template.status !== 'active') throw new ProblemError(e.withdrawn);
    return template;
  }

  private async step(ctx: TenantContext, id: string, version: number, by: LedgerStep<LetterTemplateAction>, work: (row: LetterTemplateRow) => LedgerOutcome<LetterTemplateRow, LetterTemplateEvent>): Promise<LetterTemplate> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => toLetterTemplate(ctx, await ledger.step(tx, ctx, id, version, by, work), reference));
  }
}

function draftsOf(ctx: TenantContext, reference: Reference, template: LetterTemplateRow, numbers: readonly string[], b: MakeLettersBody, now: Date): LetterRow[] {
  const seen = new Set<string>();
  return b.takers.map(({ partyBUnitId, partyBMemberId }, i) => {
    const path = (field: string): string => (field.startsWith('partyB') ? `body.takers[${i}].${field}` : `body.${field}`);
    if (seen.has(partyBUnitId)) throw invalidField(path('partyBUnitId'), e.unit_twice, { name: reference.units.get(partyBUnitId)?.name ?? partyBUnitId });
    seen.add(partyBUnitId);
    const facts = { title: b.title, year: b.year, level: b.level, a_unit_id: b.partyAUnitId, a_member_id: b.partyAMemberId, b_unit_id: partyBUnitId, b_member_id: partyBMemberId, targets: template.targets, sign_by: b.signBy, division_code: template.division_code };
    return draftOf(ctx, reference, numbers[i] ?? '', facts, { text: template.body, path: 'params.id', templateId: template.id }, [], now, path);
  });
}
