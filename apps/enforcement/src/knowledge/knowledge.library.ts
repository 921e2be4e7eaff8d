import { knowledgeLibraryKeys, type KnowledgeLibraryKey, type KnowledgeLibrarySet } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { assertWhole } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { asPublished } from './knowledge.import';
import { newVersion } from './knowledge.record';
import { KnowledgeService } from './knowledge.service';
import { library } from './library';

const keyIn = (set: KnowledgeLibraryKey, entry: string): string => `${set}/${entry}`;

/** 内置知识: what ships with the product. A district takes a set into its own base, and revises its entries from then on. */
@Injectable()
export class KnowledgeLibrary {
  constructor(
    private readonly tx: TenantTx,
    private readonly knowledge: KnowledgeService,
  ) {}

  async list(ctx: TenantContext): Promise<{ items: KnowledgeLibrarySet[] }> {
    const adopted = await this.adopted(ctx);
    return { items: knowledgeLibraryKeys.map((key) => this.shown(key, adopted)) };
  }

  /** What is there already stays as it is: adopting a set again brings only what is new in it. */
  async adopt(ctx: TenantContext, key: KnowledgeLibraryKey): Promise<KnowledgeLibrarySet> {
    assertWhole(ctx, 'knowledge.manage');
    const { kind, entries } = library[key];
    const rows = entries.map(({ key: of, title, collection, article, category, text, source, effectiveFrom, effectiveTo, basis, penalty, cas, occurredOn }) =>
      asPublished(newVersion(ctx, { kind, title, collection, article, category, text, source, effective_from: effectiveFrom, effective_to: effectiveTo, basis, penalty, cas, occurred_on: occurredOn, library_key: keyIn(key, of) }, new Date())));
    await this.tx.write(ctx, async (tx) => {
      const there = await this.knowledge.publishNew(tx, ctx, rows);
      tx.audit({ action: 'knowledge.adopted', target: `knowledge-library/${key}`, detail: { entries: rows.length - there.size } });
    });
    return this.shown(key, await this.adopted(ctx));
  }

  private shown(key: KnowledgeLibraryKey, adopted: ReadonlySet<string>): KnowledgeLibrarySet {
    const { kind, name, note, source, entries } = library[key];
    return { key, kind, name, note, source, items: entries.length, adopted: entries.filter((e) => adopted.has(keyIn(key, e.key))).length };
  }

  private async adopted(ctx: TenantContext): Promise<Set<string>> {
    const rows = await this.tx.read<Row & { library_key: string }>(ctx, {
      name: 'knowledge-adopted', sql: "select distinct library_key from enforcement.knowledge where tenant_id = $1 and library_key is not null and status <> 'withdrawn'", params: [ctx.tenantId],
    });
    return new Set(rows.map((r) => r.library_key));
  }
}
