import {
  knowledgeErrors as e, knowledgeLifecycle,
  type ChangeKnowledgeBody, type CreateKnowledgeBody, type KnowledgeAction, type KnowledgeDetail, type KnowledgeEvent, type publishKnowledgeBody, type repealKnowledgeBody, type withdrawKnowledgeBody,
} from '@anlan/contracts/enforcement';
import { commonErrors } from '@anlan/contracts/kit';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type NewEvent, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { assertAllowed, assertWhole } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { toDetail, type KnowledgeRow } from './knowledge.entity';
import { eventOf, insertRows, KEY, keyOf, lockStatement, newVersion, searched, updateStatement } from './knowledge.record';
import { assertComplete, assertDays, assertDraft, changed, endedBy, newContent } from './knowledge.rules';
import { knowledgeSearch } from './knowledge.search';

type Note = z.output<typeof publishKnowledgeBody>;
interface Outcome {
  readonly event: KnowledgeEvent;
  readonly next: KnowledgeRow;
  readonly facts?: Record<string, unknown>;
}
type Work = (tx: Tx, row: KnowledgeRow, now: Date, all: readonly KnowledgeRow[]) => Promise<Outcome | null>;

/** 知识库: writing versions of its entries, and the steps of their life-cycle. They are the whole tenant's. */
@Injectable()
export class KnowledgeService {
  constructor(private readonly tx: TenantTx) {}

  async create(ctx: TenantContext, body: CreateKnowledgeBody): Promise<KnowledgeDetail> {
    assertWhole(ctx, 'knowledge.manage');
    const row = newVersion(ctx, { ...newContent(body), kind: body.kind, library_key: null }, new Date());
    return this.tx.write(ctx, async (tx) => {
      await this.assertNew(tx, ctx, row);
      await this.begin(tx, ctx, row, null);
      return toDetail(ctx, row, [row], shanghaiDay(new Date()));
    });
  }

  /** Rows that are there at once, published: of an import, and of the library. Those whose key the base has already are left out, and given back. */
  async publishNew(tx: Tx, ctx: TenantContext, rows: readonly KnowledgeRow[]): Promise<ReadonlySet<string>> {
    const there = await this.known(tx, ctx, rows);
    const fresh = rows.filter((r) => !there.has(keyOf(r)));
    if (fresh.length > 0) await insertRows(tx, ctx, fresh, (r): NewEvent[] => [eventOf(ctx, r, 'published')]);
    return there;
  }

  /** The keys of all entries that are not withdrawn. */
  async keys(ctx: TenantContext): Promise<Set<string>> {
    const rows = await this.tx.read<{ key: string }>(ctx, { name: 'knowledge-keys', sql: `select distinct ${KEY} as key from enforcement.knowledge where tenant_id = $1 and status <> 'withdrawn'`, params: [ctx.tenantId] });
    return new Set(rows.map((r) => r.key));
  }

  change(ctx: TenantContext, id: string, version: number, body: ChangeKnowledgeBody): Promise<KnowledgeDetail> {
    return this.step(ctx, id, version, async (tx, row) => {
      assertDraft(row.status);
      const { next, fields } = changed(row, body);
      if (fields.length === 0) return null;
      if (keyOf(next) !== keyOf(row)) await this.assertNew(tx, ctx, next);
      return { event: 'changed', next, facts: { fields } };
    });
  }

  /** The version before is superseded in the same moment, and holds until the day before this one begins. */
  publish(ctx: TenantContext, id: string, version: number, _body: Note): Promise<KnowledgeDetail> {
    return this.act(ctx, id, version, 'publish', async (tx, row, now, all) => {
      assertComplete(row);
      const before = all.find((v) => v.status === 'published');
      if (before) await tx.run(updateStatement(ctx.tenantId, this.told(tx, ctx, { event: 'superseded', next: endedBy(before, row), facts: { by: id } }, now)));
      return { event: 'published', next: { ...row, status: 'published', status_reason: null, published_at: now } };
    });
  }

  repeal(ctx: TenantContext, id: string, version: number, { effectiveTo, reason }: z.output<typeof repealKnowledgeBody>): Promise<KnowledgeDetail> {
    return this.act(ctx, id, version, 'repeal', async (_tx, row) => {
      const next = { ...row, effective_to: effectiveTo, status_reason: reason };
      assertDays(next);
      return { event: 'repealed', next, facts: { reason } };
    });
  }

  withdraw(ctx: TenantContext, id: string, version: number, { reason }: z.output<typeof withdrawKnowledgeBody>): Promise<KnowledgeDetail> {
    return this.act(ctx, id, version, 'withdraw', async (_tx, row) => ({ event: 'withdrawn', next: { ...row, status: 'withdrawn', status_reason: reason }, facts: { reason } }));
  }

  /** The next version, a draft that begins as a copy. The version it is made from stays as it is. */
  async revise(ctx: TenantContext, id: string, version: number, _body: Note): Promise<KnowledgeDetail> {
    assertWhole(ctx, 'knowledge.manage');
    return this.tx.write(ctx, async (tx) => {
      const { row, all } = await this.lock(tx, ctx, id, version);
      assertAllowed(knowledgeLifecycle, row.status, 'revise', e.action_not_allowed);
      const draft = all.find((v) => v.status === 'draft');
      if (draft) throw new ProblemError(e.draft_exists, { number: draft.number }, [], { existing: { id: draft.id, number: draft.number } });
      const next = newVersion(ctx, { ...row, effective_from: null, effective_to: null }, new Date(), { entryId: row.entry_id, number: Math.max(...all.map((v) => v.number)) + 1 });
      await this.begin(tx, ctx, next, row.id);
      return toDetail(ctx, next, [...all, next], shanghaiDay(new Date()));
    });
  }

  private async begin(tx: Tx, ctx: TenantContext, row: KnowledgeRow, revises: string | null): Promise<void> {
    await insertRows(tx, ctx, [row], (r) => [eventOf(ctx, r, 'created', { revises })]);
    tx.audit({ action: 'knowledge.created', target: `knowledge/${row.id}`, detail: { title: row.title, number: row.number } });
  }

  private act(ctx: TenantContext, id: string, version: number, action: KnowledgeAction, work: Work): Promise<KnowledgeDetail> {
    return this.step(ctx, id, version, (tx, row, now, all) => {
      assertAllowed(knowledgeLifecycle, row.status, action, e.action_not_allowed);
      return work(tx, row, now, all);
    });
  }

  private async step(ctx: TenantContext, id: string, version: number, work: Work): Promise<KnowledgeDetail> {
    assertWhole(ctx, 'knowledge.manage');
    return this.tx.write(ctx, async (tx) => {
      const { row, all } = await this.lock(tx, ctx, id, version);
      const now = new Date();
      const outcome = await work(tx, row, now, all);
      const next = outcome ? this.told(tx, ctx, outcome, now) : row;
      if (outcome) tx.queue(updateStatement(ctx.tenantId, next));
      if (next.search_text !== row.search_text) tx.queue(knowledgeSearch.noteStatement(ctx.tenantId, [id]));
      const versions = outcome ? await tx.rows<KnowledgeRow>('select * from enforcement.knowledge where tenant_id = $1 and entry_id = $2', [ctx.tenantId, row.entry_id], 'knowledge-after') : all;
      return toDetail(ctx, next, versions.map((v) => (v.id === id ? next : v)), shanghaiDay(now));
    });
  }

  private told(tx: Tx, ctx: TenantContext, { event, next: wanted, facts }: Outcome, now: Date): KnowledgeRow {
    const next = searched({ ...wanted, updated_at: now, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, version: wanted.version + 1 });
    tx.audit({ action: `knowledge.${event}`, target: `knowledge/${next.id}`, detail: { title: next.title, number: next.number, to: next.status, ...facts } });
    tx.emit(eventOf(ctx, next, event, facts));
    return next;
  }

  private async assertNew(tx: Tx, ctx: TenantContext, row: KnowledgeRow): Promise<void> {
    if ((await this.known(tx, ctx, [row])).size > 0) throw new ProblemError(e.duplicate, { title: row.title });
  }

  /** Which of these keys other entries have. */
  private async known(tx: Tx, ctx: TenantContext, rows: readonly KnowledgeRow[]): Promise<Set<string>> {
    await tx.run(lockStatement(ctx.tenantId));
    const found = await tx.rows<KnowledgeRow>(
      `select kind, title, collection, article from enforcement.knowledge where tenant_id = $1 and status <> 'withdrawn' and ${KEY} = any($2::text[]) and entry_id <> all($3::uuid[])`,
      [ctx.tenantId, rows.map(keyOf), rows.map((r) => r.entry_id)], 'knowledge-known');
    return new Set(found.map(keyOf));
  }

  /** The first version stands for the whole entry: its writers come one after another. */
  private async lock(tx: Tx, ctx: TenantContext, id: string, version: number): Promise<{ row: KnowledgeRow; all: KnowledgeRow[] }> {
    const ENTRY = '(select entry_id from enforcement.knowledge where tenant_id = $1 and id = $2)';
    const [, versions] = await tx.run<KnowledgeRow>(
      { name: 'knowledge-lock-entry', sql: `select id from enforcement.knowledge where tenant_id = $1 and id = ${ENTRY} for update`, params: [ctx.tenantId, id] },
      { name: 'knowledge-versions', sql: `select * from enforcement.knowledge where tenant_id = $1 and entry_id = ${ENTRY} order by number`, params: [ctx.tenantId, id] },
    );
    const all = versions?.rows ?? [];
    const row = all.find((v) => v.id === id);
    if (!row) throw notFound();
    if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });
    return { row, all };
  }
}
