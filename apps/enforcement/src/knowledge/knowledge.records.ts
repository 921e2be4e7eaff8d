import { knowledgeKinds, MOST_CITATIONS, type Knowledge, type KnowledgeCitations, type KnowledgeCounts, type KnowledgeDetail, type KnowledgeKind, type KnowledgeQuery, type KnowledgeRowDto } from '@anlan/contracts/enforcement';
import { shanghaiDay, type Day } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { listPage, Where, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import type { HazardRow } from '../hazard/hazard.entity';
import { hazardReach } from '../hazard/hazard.reach';
import { IN_FORCE, listColumns, toDetail, toListed, type KnowledgeRow } from './knowledge.entity';
import { knowledgeSearch } from './knowledge.search';

const NEWEST = `number = (select max(n.number) from enforcement.knowledge n where n.tenant_id = knowledge.tenant_id and n.entry_id = knowledge.entry_id and n.status <> 'withdrawn')`;
const HELD = IN_FORCE.replaceAll('$', () => '$2');

/** Lists, single versions, what cites them, and how many there are. Every member of the tenant may know them. */
@Injectable()
export class KnowledgeRecords {
  constructor(private readonly tx: TenantTx) {}

  async page(ctx: TenantContext, query: KnowledgeQuery): Promise<PageOf<KnowledgeRowDto>> {
    const on = query.inForceOn ?? shanghaiDay(new Date());
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('kind = any($)', query.kind).and('status = any($)', query.status).and('collection = $', query.collection).and('article = $', query.article)
      .and('category = $', query.category).and('entry_id = $', query.entryId);
    if (query.inForceOn !== undefined) where.and(IN_FORCE, on, on);
    if (query.latest !== undefined) where.and(query.latest ? NEWEST : `not coalesce(${NEWEST}, false)`);
    knowledgeSearch.narrow(where, ctx, query.q, query.q === undefined ? undefined : await knowledgeSearch.plan(this.tx, ctx, query.q));
    return listPage<KnowledgeRow & { place: string }, KnowledgeRowDto>(this.tx, ctx, query, {
      columns: `${listColumns}, updated_at::text as place`, from: 'enforcement.knowledge', where,
      order: [{ sql: 'updated_at', type: 'instant' }, { sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.place, r.id], item: (r) => toListed(ctx, r, on),
    });
  }

  async get(ctx: TenantContext, id: string): Promise<KnowledgeDetail> {
    const all = await this.tx.read<KnowledgeRow>(ctx, {
      name: 'knowledge-get', sql: 'select * from enforcement.knowledge where tenant_id = $1 and entry_id = (select entry_id from enforcement.knowledge where tenant_id = $1 and id = $2)', params: [ctx.tenantId, id],
    });
    const row = all.find((v) => v.id === id);
    if (!row) throw notFound();
    return toDetail(ctx, row, all, shanghaiDay(new Date()));
  }

  /** 条数: of versions in force on the day, of drafts, and of entries that are not withdrawn. */
  async counts(ctx: TenantContext, on: Day = shanghaiDay(new Date())): Promise<KnowledgeCounts> {
    const [kinds, collections] = await this.tx.reads<Row>(
      ctx,
      {
        name: 'knowledge-kinds', params: [ctx.tenantId, on],
        sql: `select kind, (count(*) filter (where ${HELD}))::int as held, (count(*) filter (where status = 'draft'))::int as drafts, (count(distinct entry_id) filter (where status <> 'withdrawn'))::int as entries
              from enforcement.knowledge where tenant_id = $1 group by kind`,
      },
      { name: 'knowledge-collections', sql: `select kind, collection, count(*)::int as held from enforcement.knowledge where tenant_id = $1 and collection is not null and ${HELD} group by kind, collection order by kind, collection`, params: [ctx.tenantId, on] },
    );
    const found = new Map(((kinds?.rows ?? []) as { kind: KnowledgeKind; held: number; drafts: number; entries: number }[]).map((r) => [r.kind, r]));
    return {
      on,
      kinds: knowledgeKinds.map((kind) => ({ kind, inForce: found.get(kind)?.held ?? 0, drafts: found.get(kind)?.drafts ?? 0, entries: found.get(kind)?.entries ?? 0 })),
      collections: ((collections?.rows ?? []) as { kind: Knowledge['kind']; collection: string; held: number }[]).map((r) => ({ kind: r.kind, collection: r.collection, inForce: r.held })),
    };
  }

  /** Items of published checklists name their basis by collection and article; hazards name the entry. */
  async citations(ctx: TenantContext, id: string): Promise<KnowledgeCitations> {
    const { entryId, collection, article } = await this.get(ctx, id);
    const where = new Where().and('tenant_id = $', ctx.tenantId).within(hazardReach, ctx, 'hazard.read')
      .and('id in (select hazard_id from enforcement.hazard_basis where tenant_id = $ and entry_id = $ and released_at is null)', ctx.tenantId, entryId);
    const [items, hazards, counted] = await this.tx.reads<Row>(
      ctx,
      {
        name: 'knowledge-checklist-items', params: [ctx.tenantId, collection, article],
        sql: `select distinct c.id, c.name, c.number, i.item->>'code' as code, i.item->>'text' as text, i.n from enforcement.checklist c
              cross join lateral json_array_elements(c.items) with ordinality i(item, n) cross join lateral json_array_elements(i.item->'basis') b
              where c.tenant_id = $1 and c.status = 'published' and b->>'law' = $2 and b->>'article' = $3 order by c.name, c.id, i.n limit ${MOST_CITATIONS}`,
      },
      { sql: `select id, number, title, level, status from enforcement.hazard where ${where} order by id desc limit ${MOST_CITATIONS}`, params: where.params },
      { sql: `select count(*)::int as n from enforcement.hazard where ${where}`, params: where.params },
    );
    return {
      checklistItems: ((items?.rows ?? []) as { id: string; name: string; number: number; code: string; text: string }[]).map((r) => ({ checklistId: r.id, name: r.name, number: r.number, code: r.code, text: r.text })),
      hazards: ((hazards?.rows ?? []) as Pick<HazardRow, 'id' | 'number' | 'title' | 'level' | 'status'>[]).map((h) => ({ id: h.id, number: h.number, title: h.title, level: h.level, status: h.status, entryId })),
      hazardCount: (counted?.rows[0]?.['n'] as number | undefined) ?? 0,
    };
  }
}
