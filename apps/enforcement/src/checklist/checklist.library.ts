import { checklistLibraryKeys, createChecklistBody, type ChecklistDetail, type ChecklistLibraryDetail, type ChecklistLibraryKey, type ChecklistLibrarySet } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { ChecklistService } from './checklist.service';
import { library, type LibrarySet } from './library';

/** 检查表库: what ships with the product, with dates and sources. A district copies a set and then owns the copy. */
@Injectable()
export class ChecklistLibrary {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly checklists: ChecklistService,
  ) {}

  async list(ctx: TenantContext): Promise<{ items: ChecklistLibrarySet[] }> {
    const copies = await this.copies(ctx);
    return { items: checklistLibraryKeys.map((key) => shown(key, library[key], copies)) };
  }

  async get(ctx: TenantContext, key: ChecklistLibraryKey): Promise<ChecklistLibraryDetail> {
    return { ...shown(key, library[key], await this.copies(ctx)), items: [...library[key].items] };
  }

  /** A draft with the content of the set; of its risk tags, those that the district has. */
  async copy(ctx: TenantContext, key: ChecklistLibraryKey, name?: string): Promise<ChecklistDetail> {
    const { effectiveTo: _, tags, items, ...set } = library[key];
    const known = new Set((await this.references.get(ctx.tenantId)).setting('riskTags').map((t) => t.code));
    return this.checklists.create(ctx, createChecklistBody.parse({ ...set, name: name ?? set.name, tags: tags.filter((t) => known.has(t)), items }), key);
  }

  private async copies(ctx: TenantContext): Promise<Map<string, string[]>> {
    const rows = await this.tx.read<Row & { library_key: string; ids: string[] }>(ctx, {
      name: 'checklist-copies',
      sql: `select library_key, array_agg(id::text order by id desc) as ids from enforcement.checklist where tenant_id = $1 and library_key is not null and status in ('draft','published') group by library_key`,
      params: [ctx.tenantId],
    });
    return new Map(rows.map((r) => [r.library_key, r.ids]));
  }
}

function shown(key: ChecklistLibraryKey, { items, ...set }: LibrarySet, copies: ReadonlyMap<string, string[]>): ChecklistLibrarySet {
  return { ...set, key, tags: [...set.tags], itemCount: items.length, majorCount: items.filter((i) => i.hazardLevel === 'major').length, copied: copies.get(key) ?? [] };
}
