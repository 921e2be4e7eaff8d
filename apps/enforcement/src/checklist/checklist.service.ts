import {
  checklistErrors as e, type ChangeChecklistBody, type ChecklistAction, type ChecklistDetail, type ChecklistEvent, type CreateChecklistBody, type recallChecklistBody, type publishChecklistBody,
} from '@anlan/contracts/enforcement';
import { commonErrors } from '@anlan/contracts/kit';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { assertWhole } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { detailColumns, toDetail, type ChecklistRow } from './checklist.entity';
import { changesOf, eventOf, historyStatement, insertStatement, newVersion, updateStatement } from './checklist.record';
import { assertDraft, assertStep, changed, newContent } from './checklist.rules';

/** What a step leaves of a version, and what its event says besides. */
interface Outcome {
  readonly event: ChecklistEvent;
  readonly next: ChecklistRow;
  readonly facts?: (changes: string[]) => Record<string, unknown>;
}
interface Step {
  readonly action: string;
  readonly note: string | null;
}
type Note = z.output<typeof publishChecklistBody>;
type Reason = z.output<typeof recallChecklistBody>;

/** The checklist of which the second parameter names a version. */
const TEMPLATE = '(select template_id from enforcement.checklist where tenant_id = $1 and id = $2)';

/** 检查表: writing versions, and the steps of their life-cycle. They are the whole tenant's. */
@Injectable()
export class ChecklistService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async create(ctx: TenantContext, body: CreateChecklistBody, libraryKey: string | null = null): Promise<ChecklistDetail> {
    assertWhole(ctx, 'checklist.manage');
    const content = newContent(body, await this.references.get(ctx.tenantId));
    const row = newVersion(ctx, { ...content, library_key: libraryKey }, new Date());
    return this.tx.write(ctx, async (tx) => this.begin(tx, ctx, row, null));
  }

  /** Fields of a draft. Where nothing differs nothing is written. */
  async change(ctx: TenantContext, id: string, version: number, body: ChangeChecklistBody): Promise<ChecklistDetail> {
    const reference = await this.references.get(ctx.tenantId);
    return this.step(ctx, id, version, { action: 'change', note: null }, async (_tx, row) => {
      assertDraft(row.status);
      return { event: 'changed', next: changed(row, body, reference), facts: (fields) => ({ fields }) };
    });
  }

  /** The version before it, if one is in use, is superseded in the same moment: there is no time without one, and none with two. */
  publish(ctx: TenantContext, id: string, version: number, { note = null }: { note?: Note['note'] | null }): Promise<ChecklistDetail> {
    return this.act(ctx, id, version, 'publish', note, async (tx, row, now, all) => {
      if (row.items.length === 0) throw new ProblemError(e.no_items);
      const before = all.find((v) => v.status === 'published');
      if (before) await tx.run(...this.written(tx, ctx, before, { action: 'supersede', note: null }, { event: 'superseded', next: { ...before, status: 'superseded' }, facts: () => ({ by: id }) }, now).statements);
      return { event: 'published', next: { ...row, status: 'published', status_reason: null, published_at: now } };
    });
  }

  recall(ctx: TenantContext, id: string, version: number, { reason }: Reason): Promise<ChecklistDetail> {
    return this.act(ctx, id, version, 'recall', reason, async (_tx, row, _now, all) => {
      assertNoDraft(all);
      return { event: 'recalled', next: { ...row, status: 'draft', status_reason: reason, published_at: null }, facts: () => ({ reason }) };
    });
  }

  withdraw(ctx: TenantContext, id: string, version: number, { reason }: Reason): Promise<ChecklistDetail> {
    return this.act(ctx, id, version, 'withdraw', reason, async (_tx, row) => ({ event: 'withdrawn', next: { ...row, status: 'withdrawn', status_reason: reason }, facts: () => ({ reason }) }));
  }

  /** The next version, a draft that begins as a copy. The version it is made from stays as it is. */
  async revise(ctx: TenantContext, id: string, version: number, { note = null }: { note?: Note['note'] | null }): Promise<ChecklistDetail> {
    assertWhole(ctx, 'checklist.manage');
    return this.tx.write(ctx, async (tx) => {
      const { row, all } = await this.lock(tx, ctx, id);
      if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });
      assertStep(row, 'revise');
      assertNoDraft(all);
      const next = newVersion(ctx, row, new Date(), { templateId: row.template_id, number: Math.max(...all.map((v) => v.number)) + 1 });
      return this.begin(tx, ctx, next, row.id, note);
    });
  }

  /** One version with its items, in the caller's transaction. Throws where there is none in this tenant. */
  async version(tx: Tx, ctx: Pick<TenantContext, 'tenantId'>, id: string): Promise<ChecklistRow> {
    const [row] = await tx.rows<ChecklistRow>(`select ${detailColumns} from enforcement.checklist where tenant_id = $1 and id = $2`, [ctx.tenantId, id], 'checklist-version');
    if (!row) throw notFound();
    return row;
  }

  /** 冻结: a check begins to use the version, in the caller's transaction. From the first use on it stays as it is. Throws where it is not published. */
  async freeze(tx: Tx, ctx: TenantContext, id: string): Promise<ChecklistRow> {
    const known = await this.version(tx, ctx, id);
    assertPublished(known);
    if (known.frozen_at) return known;
    const { row } = await this.lock(tx, ctx, id);
    assertPublished(row);
    if (row.frozen_at) return row;
    const now = new Date();
    const { statements, next } = this.written(tx, ctx, row, { action: 'freeze', note: null }, { event: 'frozen', next: { ...row, frozen_at: now } }, now);
    tx.queue(...statements);
    return next;
  }

  private begin(tx: Tx, ctx: TenantContext, row: ChecklistRow, revises: string | null, note: string | null = null): ChecklistDetail {
    tx.queue(insertStatement(ctx.tenantId, row));
    tx.audit({ action: 'checklist.created', target: `checklists/${row.id}`, detail: { name: row.name, number: row.number, ...(note && { note }) } });
    tx.emit(eventOf(ctx, row, 'created', { revises }));
    return toDetail(ctx, row);
  }

  private act(
    ctx: TenantContext, id: string, version: number, action: ChecklistAction, note: string | null | undefined,
    work: (tx: Tx, row: ChecklistRow, now: Date, all: readonly ChecklistRow[]) => Promise<Outcome>,
  ): Promise<ChecklistDetail> {
    return this.step(ctx, id, version, { action, note: note ?? null }, (tx, row, now, all) => {
      assertStep(row, action);
      return work(tx, row, now, all);
    });
  }

  /** All versions of the checklist are locked, the rules decide, and everything that follows commits together. */
  private async step(
    ctx: TenantContext, id: string, version: number, step: Step, work: (tx: Tx, row: ChecklistRow, now: Date, all: readonly ChecklistRow[]) => Promise<Outcome>,
  ): Promise<ChecklistDetail> {
    assertWhole(ctx, 'checklist.manage');
    return this.tx.write(ctx, async (tx) => {
      const { row, all } = await this.lock(tx, ctx, id);
      if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });
      const now = new Date();
      const outcome = await work(tx, row, now, all);
      if (step.action === 'change' && changesOf(toDetail(ctx, row), toDetail(ctx, outcome.next)).length === 0) return toDetail(ctx, row);
      const { statements, next } = this.written(tx, ctx, row, step, outcome, now);
      tx.queue(...statements);
      return toDetail(ctx, next);
    });
  }

  private written(tx: Tx, ctx: TenantContext, row: ChecklistRow, { action, note }: Step, { event, next: wanted, facts }: Outcome, now: Date): { statements: ReturnType<typeof updateStatement>[]; next: ChecklistRow } {
    const next: ChecklistRow = { ...wanted, updated_at: now, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, version: row.version + 1 };
    const changes = changesOf(toDetail(ctx, row), toDetail(ctx, next));
    const paths = changes.map((c) => c.path);
    tx.audit({ action: `checklist.${event}`, target: `checklists/${row.id}`, detail: { name: next.name, number: next.number, from: row.status, to: next.status, fields: paths } });
    tx.emit(eventOf(ctx, next, event, facts?.(paths) ?? {}));
    return { statements: [updateStatement(ctx.tenantId, next), historyStatement(ctx, row, next, { action, note, changes })], next };
  }

  /** The first version stands for the whole checklist: its writers come one after another, and each reads what the one before has written. */
  private async lock(tx: Tx, ctx: TenantContext, id: string): Promise<{ row: ChecklistRow; all: ChecklistRow[] }> {
    const [, versions] = await tx.run<ChecklistRow>(
      { name: 'checklist-lock', sql: `select id from enforcement.checklist where tenant_id = $1 and id = ${TEMPLATE} for update`, params: [ctx.tenantId, id] },
      { name: 'checklist-versions', sql: `select ${detailColumns} from enforcement.checklist where tenant_id = $1 and template_id = ${TEMPLATE} order by number`, params: [ctx.tenantId, id] },
    );
    const all = versions?.rows ?? [];
    const row = all.find((v) => v.id === id);
    if (!row) throw notFound();
    return { row, all };
  }
}

function assertNoDraft(all: readonly ChecklistRow[]): void {
  const draft = all.find((v) => v.status === 'draft');
  if (draft) throw new ProblemError(e.draft_exists, { number: draft.number }, [], { existing: { id: draft.id, number: draft.number } });
}

function assertPublished({ status }: ChecklistRow): void {
  if (status !== 'published') throw new ProblemError(e.not_published);
}
