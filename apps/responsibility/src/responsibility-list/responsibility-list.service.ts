import { responsibilityListErrors as e, responsibilityListLifecycle as lifecycle, type ChangeListBody, type DraftListBody, type IssueListBody, type ResponsibilityList, type ResponsibilityListAction, type ResponsibilityListEvent } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy, NumberSeries, type LedgerOutcome, type LedgerStep } from '@anlan/platform/ledger';
import { organizerOf, ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { parksFollowEdition } from '../park/park.lists';
import { followEdition } from '../inspection-tour/inspection-tour.findings';
import { listItemLedger } from '../list-item/list-item.entity';
import { assertFiles, newItem } from '../list-item/list-item.record';
import { knowsOwner } from '../list-item/list-item.rules';
import type { ListKindRow } from '../list-kind/list-kind.entity';
import { isIssued, responsibilityListLedger as ledger, toResponsibilityList, type ResponsibilityListRow } from './responsibility-list.entity';
import { copyAll, enterAll, followList, itemsOf } from './responsibility-list.items';
import { assertAnotherApproves, assertComplete, assertListDraft } from './responsibility-list.rules';

type Work = (row: ResponsibilityListRow, now: Date, tx: Tx) => LedgerOutcome<ResponsibilityListRow, ResponsibilityListEvent> | Promise<LedgerOutcome<ResponsibilityListRow, ResponsibilityListEvent>>;
const table = 'responsibility.responsibility_list';

/** 责任清单: 拟定 → 送审 → 审定, by another person → 印发 → 公示; revised by a new edition that takes the old one's place. */
@Injectable()
export class ResponsibilityListService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly files: Attachments,
  ) {}

  async draft(ctx: TenantContext, b: DraftListBody): Promise<ResponsibilityList> {
    const now = new Date();
    const reference = await this.references.knowing(ctx.tenantId, (r) => r.units.has(b.unitId) && b.items.every((i) => knowsOwner(r, i)));
    const division = organizerOf(reference, b.divisionCode, now, e.unknown_division);
    assertUnit(reference, b.unitId);
    const number = await this.number(ctx, now);
    return this.tx.write(ctx, async (tx) => {
      const kind = await this.kindOf(tx, ctx, b.kindId);
      const row: ResponsibilityListRow = {
        id: newId(), number, ...ofKind(kind), title: b.title, year: b.year, division_code: division, unit_id: b.unitId, effective_from: b.effectiveFrom, effective_to: b.effectiveTo, edition: 1, revision_of: null, ...unissued, authors: [ctx.actor.id], ...madeBy(ctx, 'drafted', now),
      };
      ledger.insert(tx, ctx, 'responsibility-list.manage', row, 'drafted');
      const items = b.items.map((item, i) => newItem(ctx, row, item, i + 1, reference, now, `body.items[${i}]`));
      for (const item of items) listItemLedger.insert(tx, ctx, 'responsibility-list.manage', item, 'drafted');
      await assertFiles(this.files, tx, ctx, items.flatMap((x) => x.attachments), 'body.items');
      return toResponsibilityList(ctx, row, reference);
    });
  }

  async change(ctx: TenantContext, id: string, version: number, b: ChangeListBody): Promise<ResponsibilityList> {
    const reference = await this.references.knowing(ctx.tenantId, (r) => b.unitId === undefined || r.units.has(b.unitId));
    if (b.unitId !== undefined) assertUnit(reference, b.unitId);
    return this.step(ctx, id, version, { permission: 'responsibility-list.manage' }, (r) => {
      assertListDraft(r);
      const next = { title: b.title ?? r.title, year: b.year ?? r.year, unit_id: b.unitId ?? r.unit_id, effective_from: b.effectiveFrom ?? r.effective_from, effective_to: b.effectiveTo === undefined ? r.effective_to : b.effectiveTo, authors: [...new Set([...r.authors, ctx.actor.id])] };
      if (next.effective_to !== null && next.effective_from > next.effective_to) throw invalidField('body.effectiveTo', e.period);
      return { event: 'changed', next };
    });
  }

  submit(ctx: TenantContext, id: string, version: number): Promise<ResponsibilityList> {
    return this.step(ctx, id, version, 'submit', async (r, now, tx) => {
      const items = await itemsOf(tx, ctx, r.id);
      assertComplete(r, items);
      return { event: 'submitted', next: { status: 'submitted', decision: null, submitted_by: ctx.actor.id, submitted_by_name: ctx.actor.name, submitted_at: now }, facts: { items: items.length } };
    });
  }

  approve(ctx: TenantContext, id: string, version: number, note: string): Promise<ResponsibilityList> {
    return this.step(ctx, id, version, 'approve', (r, now) => {
      assertAnotherApproves(ctx, r);
      return { event: 'approved', next: { status: 'approved', decision: note, approved_by: ctx.actor.id, approved_by_name: ctx.actor.name, approved_at: now } };
    });
  }

  return(ctx: TenantContext, id: string, version: number, reason: string): Promise<ResponsibilityList> {
    return this.step(ctx, id, version, 'return', () => ({ event: 'returned', next: { status: 'draft', decision: reason, approved_by: null, approved_by_name: null, approved_at: null }, facts: { reason } }));
  }

  /** The items come into force, and the edition before goes out of it, in one. */
  issue(ctx: TenantContext, id: string, version: number, b: IssueListBody): Promise<ResponsibilityList> {
    return this.step(ctx, id, version, 'issue', async (r, now, tx) => {
      if (r.revision_of !== null) await this.supersede(tx, ctx, r.revision_of, r.id);
      followList(tx, ctx, r, 'issued');
      const items = await enterAll(tx, ctx, r.id, now);
      return { event: 'issued', next: { status: 'issued', document_number: b.documentNumber, issued_on: b.issuedOn }, facts: { documentNumber: b.documentNumber, issuedOn: b.issuedOn, items } };
    });
  }

  publish(ctx: TenantContext, id: string, version: number, place: string): Promise<ResponsibilityList> {
    return this.step(ctx, id, version, 'publish', (r, now) => {
      if (!r.rules.published) throw new ProblemError(e.not_published, { name: r.kind_name });
      return { event: 'published', next: { status: 'published', published_at: now, published_as: place } };
    });
  }

  /** A draft with all its items, by the kind's rules of today. The edition itself stays in force until the draft is issued. */
  async revise(ctx: TenantContext, id: string, version: number): Promise<ResponsibilityList> {
    const number = await this.number(ctx, new Date());
    return this.step(ctx, id, version, 'revise', async (r, now, tx) => {
      if (r.revision_id !== null) throw new ProblemError(e.in_revision, { number: await this.numberOf(tx, ctx, r.revision_id) });
      const kind = await this.kindOf(tx, ctx, r.kind_id);
      const next: ResponsibilityListRow = { ...r, id: newId(), number, ...ofKind(kind), edition: r.edition + 1, revision_of: r.id, ...unissued, authors: [ctx.actor.id], ...madeBy(ctx, 'drafted', now) };
      ledger.insert(tx, ctx, 'responsibility-list.manage', next, 'drafted');
      copyAll(tx, ctx, await itemsOf(tx, ctx, r.id), next, now);
      return { event: 'revised', next: { revision_id: next.id }, facts: { revisionId: next.id } };
    });
  }

  repeal(ctx: TenantContext, id: string, version: number, reason: string): Promise<ResponsibilityList> {
    return this.step(ctx, id, version, 'repeal', () => ({ event: 'repealed', next: { status: 'repealed', decision: reason }, facts: { reason } }));
  }

  withdraw(ctx: TenantContext, id: string, version: number): Promise<ResponsibilityList> {
    return this.step(ctx, id, version, 'withdraw', (r, _now, tx) => {
      // Another revision may be begun.
      if (r.revision_of !== null) tx.queue({ sql: `update ${table} set revision_id = null, version = version + 1 where tenant_id = $1 and id = $2`, params: [ctx.tenantId, r.revision_of] });
      return { event: 'withdrawn', next: { status: 'withdrawn' } };
    });
  }

  private async supersede(tx: Tx, ctx: TenantContext, id: string, revisionId: string): Promise<void> {
    const [before] = await tx.rows<ResponsibilityListRow>(`select * from ${table} where tenant_id = $1 and id = $2 for update`, [ctx.tenantId, id], 'list-to-supersede');
    if (!before || !isIssued(before.status)) throw new ProblemError(e.replaced, { number: before?.number ?? '' });
    followList(tx, ctx, before, 'superseded');
    followEdition(tx, ctx, id, revisionId);
    parksFollowEdition(tx, ctx, id, revisionId);
    await ledger.step(tx, ctx, id, before.version, { permission: 'responsibility-list.manage' }, () => ({ event: 'superseded', next: { status: 'superseded' }, facts: { revisionId } }));
  }

  private async kindOf(tx: Tx, ctx: TenantContext, id: string): Promise<ListKindRow> {
    const [kind] = await tx.rows<ListKindRow>('select * from responsibility.list_kind where tenant_id = $1 and id = $2 for share', [ctx.tenantId, id], 'kind-of-list');
    if (!kind) throw invalidField('body.kindId', e.unknown_kind, { id });
    if (kind.status !== 'active') throw new ProblemError(e.kind_retired, { name: kind.name });
    return kind;
  }

  private async numberOf(tx: Tx, ctx: TenantContext, id: string): Promise<string> {
    const [row] = await tx.rows<{ number: string }>(`select number from ${table} where tenant_id = $1 and id = $2`, [ctx.tenantId, id], 'number-of-list');
    return row?.number ?? id;
  }

  private async number(ctx: TenantContext, now: Date): Promise<string> {
    const year = shanghaiDay(now).slice(0, 4);
    return `QD${ctx.slug}-${year}-${String(await this.numbers.next(ctx, `responsibility-list-${year}`)).padStart(4, '0')}`;
  }

  private async step(ctx: TenantContext, id: string, version: number, by: LedgerStep<ResponsibilityListAction>, work: Work): Promise<ResponsibilityList> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, by, (r, now) => work(r, now, tx));
      followList(tx, ctx, row, row.status);
      return toResponsibilityList(ctx, row, reference);
    });
  }
}

const unissued = {
  revision_id: null, status: lifecycle.initial, decision: null, document_number: null, issued_on: null, published_at: null, published_as: null, submitted_by: null, submitted_by_name: null, submitted_at: null, approved_by: null, approved_by_name: null, approved_at: null,
} as const satisfies Partial<ResponsibilityListRow>;

/** What a list has of its kind, as the kind is when it is drafted. */
const ofKind = (k: ListKindRow) => ({
  kind_id: k.id, kind_key: k.key, kind_name: k.name, rules: { itemName: k.item_name, wants: k.wants, groups: k.groups, performed: k.performed, published: k.published, rolling: k.rolling, instructed: k.instructed, promotionName: k.promotion_name },
});

function assertUnit({ units }: Reference, id: string): void {
  if (!units.has(id)) throw invalidField('body.unitId', e.unknown_unit, { id });
}
