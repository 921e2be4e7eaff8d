import { hazardBasisEvents, knowledgeErrors as e, type HazardBasis, type HazardBasisEvent } from '@anlan/contracts/enforcement';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Row, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { Injectable } from '@nestjs/common';
import type { HazardRow } from '../hazard/hazard.entity';
import { hazardReach } from '../hazard/hazard.reach';
import type { KnowledgeRow } from './knowledge.entity';

interface BasisRow extends Row, Pick<KnowledgeRow, 'kind' | 'title' | 'collection' | 'article'> {
  id: string;
  knowledge_id: string;
  entry_id: string;
  cited_by: string;
  cited_by_name: string;
  cited_at: Date;
}

const SELECT = `select b.id, b.knowledge_id, b.entry_id, b.cited_by, b.cited_by_name, b.cited_at, k.kind, k.title, k.collection, k.article
  from enforcement.hazard_basis b join enforcement.knowledge k on k.tenant_id = b.tenant_id and k.id = b.knowledge_id where b.tenant_id = $1 and b.hazard_id = $2 and b.released_at is null`;

const toBasis = (r: BasisRow): HazardBasis => ({
  id: r.id, knowledgeId: r.knowledge_id, entryId: r.entry_id, kind: r.kind, title: r.title, collection: r.collection, article: r.article, citedBy: { id: r.cited_by, name: r.cited_by_name }, citedAt: toShanghaiIso(r.cited_at),
});

/** 隐患的法律依据: which entries of the knowledge base a hazard is held against. Whoever assigns the hazard says so. */
@Injectable()
export class HazardBasisService {
  constructor(private readonly tx: TenantTx) {}

  async list(ctx: TenantContext, hazardId: string): Promise<{ items: HazardBasis[] }> {
    const [hazard, cited] = await this.tx.reads<Row>(
      ctx, { name: 'hazard-basis-of', sql: 'select * from enforcement.hazard where tenant_id = $1 and id = $2', params: [ctx.tenantId, hazardId] }, { name: 'hazard-basis-list', sql: `${SELECT} order by b.id`, params: [ctx.tenantId, hazardId] },
    );
    hazardReach.visible(ctx, 'hazard.read', hazard?.rows[0] as HazardRow | undefined);
    return { items: ((cited?.rows ?? []) as BasisRow[]).map(toBasis) };
  }

  /** These and no others. What was cited once stays on record: who took it back, and when. */
  set(ctx: TenantContext, hazardId: string, knowledgeIds: readonly string[]): Promise<{ items: HazardBasis[] }> {
    const wanted = [...new Set(knowledgeIds)];
    return this.tx.write(ctx, async (tx) => {
      const hazard = await this.lock(tx, ctx, hazardId);
      const there = await tx.rows<BasisRow>(`${SELECT} order by b.id`, [ctx.tenantId, hazardId], 'hazard-basis-there');
      const kept = there.filter((b) => wanted.includes(b.knowledge_id));
      const fresh = await this.entries(tx, ctx, wanted, kept);
      const now = new Date();
      for (const row of there.filter((b) => !kept.includes(b))) {
        tx.queue({ name: 'hazard-basis-release', sql: 'update enforcement.hazard_basis set released_by = $3, released_at = $4 where tenant_id = $1 and id = $2', params: [ctx.tenantId, row.id, ctx.actor.id, now] });
        this.told(tx, ctx, hazard, row, 'released', 2);
      }
      const cited = fresh.map((k): BasisRow => ({ id: newId(), knowledge_id: k.id, entry_id: k.entry_id, kind: k.kind, title: k.title, collection: k.collection, article: k.article, cited_by: ctx.actor.id, cited_by_name: ctx.actor.name, cited_at: now }));
      for (const row of cited) {
        tx.queue({
          name: 'hazard-basis-insert', sql: 'insert into enforcement.hazard_basis (tenant_id, id, hazard_id, knowledge_id, entry_id, division_code, cited_by, cited_by_name, cited_at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)',
          params: [ctx.tenantId, row.id, hazardId, row.knowledge_id, row.entry_id, hazard.division_code, row.cited_by, row.cited_by_name, row.cited_at],
        });
        this.told(tx, ctx, hazard, row, 'cited', 1);
      }
      return { items: [...kept, ...cited].map(toBasis) };
    });
  }

  /** What is newly cited: published, and no other version of an entry that stays cited. */
  private async entries(tx: Tx, ctx: TenantContext, wanted: readonly string[], kept: readonly BasisRow[]): Promise<KnowledgeRow[]> {
    const fresh = wanted.filter((id) => !kept.some((b) => b.knowledge_id === id));
    if (fresh.length === 0) return [];
    const found = await tx.rows<KnowledgeRow>("select * from enforcement.knowledge where tenant_id = $1 and id = any($2::uuid[]) and status = 'published' for share", [ctx.tenantId, fresh], 'hazard-basis-entries');
    const [missing] = fresh.filter((id) => !found.some((k) => k.id === id && !kept.some((b) => b.entry_id === k.entry_id)));
    if (missing) throw invalidField(`body.knowledgeIds[${wanted.indexOf(missing)}]`, e.not_published);
    return fresh.flatMap((id) => found.find((k) => k.id === id) ?? []);
  }

  private async lock(tx: Tx, ctx: TenantContext, id: string): Promise<HazardRow> {
    const [row] = await tx.rows<HazardRow>('select * from enforcement.hazard where tenant_id = $1 and id = $2 for update', [ctx.tenantId, id], 'hazard-basis-lock');
    if (!row) throw notFound();
    hazardReach.assertActs(ctx, 'hazard.assign', 'hazard.read', row, () => new ProblemError(e.out_of_scope, { code: row.division_code }));
    return row;
  }

  private told(tx: Tx, ctx: TenantContext, hazard: HazardRow, row: BasisRow, event: HazardBasisEvent, sequence: number): void {
    tx.audit({ action: `hazard-basis.${event}`, target: `hazards/${hazard.id}`, detail: { number: hazard.number, title: row.title }, onBehalfOf: hazardReach.onBehalfOf(ctx, 'hazard.assign', hazard) });
    tx.emit({
      spec: hazardBasisEvents[event], id: row.id, sequence,
      data: { basisId: row.id, hazardId: hazard.id, knowledgeId: row.knowledge_id, entryId: row.entry_id, title: row.title, divisionCode: hazard.division_code, actor: ctx.actor.kind === 'system' ? null : { id: ctx.actor.id, name: ctx.actor.name } },
    });
  }
}
