import { checklistLifecycle, type Checklist, type ChecklistDetail, type ChecklistHistory, type ChecklistQuery, type ChecklistState } from '@anlan/contracts/enforcement';
import type { FieldChange } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { listPage, Where, wordsOf, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { detailColumns, listColumns, toChecklist, toDetail, type ChecklistRow } from './checklist.entity';

interface StepRow extends Row {
  id: string;
  action: string;
  from_state: ChecklistState;
  to_state: ChecklistState;
  at: Date;
  actor: string;
  actor_name: string;
  note: string | null;
  version: number;
  changes: FieldChange[];
}

const byId = (tenantId: string, id: string): Statement => ({ name: 'checklist-get', sql: `select ${detailColumns} from enforcement.checklist where tenant_id = $1 and id = $2`, params: [tenantId, id] });

const NEWEST = `number = (select max(n.number) from enforcement.checklist n where n.tenant_id = checklist.tenant_id and n.template_id = checklist.template_id and n.status <> 'withdrawn')`;

/** The list of versions, single ones, and what was done to each. Every member of the tenant may know them. */
@Injectable()
export class ChecklistRecords {
  constructor(private readonly tx: TenantTx) {}

  async page(ctx: TenantContext, query: ChecklistQuery): Promise<PageOf<Checklist>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('status = any($)', query.status).and('category = any($)', query.category).and('$ = any(tags)', query.tag).and('template_id = $', query.templateId);
    if (query.latest !== undefined) where.and(query.latest ? NEWEST : `not coalesce(${NEWEST}, false)`);
    // There are dozens of them: each is looked at.
    for (const word of wordsOf(query.q ?? '')) where.and('strpos(search_text, $) > 0', word);
    return listPage<ChecklistRow & { place: string }, Checklist>(this.tx, ctx, query, {
      columns: `${listColumns}, updated_at::text as place`, from: 'enforcement.checklist', where,
      order: [{ sql: 'updated_at', type: 'instant' }, { sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.place, r.id], item: (r) => toChecklist(ctx, r),
    });
  }

  async get(ctx: TenantContext, id: string): Promise<ChecklistDetail> {
    const [found] = await this.tx.read<ChecklistRow>(ctx, byId(ctx.tenantId, id));
    if (!found) throw notFound();
    return toDetail(ctx, found);
  }

  async history(ctx: TenantContext, id: string): Promise<ChecklistHistory> {
    const [found, steps] = await this.tx.reads<Row>(
      ctx, byId(ctx.tenantId, id),
      { name: 'checklist-steps', sql: 'select * from enforcement.checklist_history where tenant_id = $1 and checklist_id = $2 order by id', params: [ctx.tenantId, id] },
    );
    const row = found?.rows[0] as ChecklistRow | undefined;
    if (!row) throw notFound();
    const first = {
      id: row.id, action: 'create', from: null, to: checklistLifecycle.initial, at: toShanghaiIso(row.created_at), actor: { id: row.created_by, name: row.created_by_name }, note: null, version: 1, changes: [],
    };
    const later = ((steps?.rows ?? []) as StepRow[]).map((s) => ({
      id: s.id, action: s.action, from: s.from_state, to: s.to_state, at: toShanghaiIso(s.at), actor: { id: s.actor, name: s.actor_name }, note: s.note, version: s.version, changes: s.changes,
    }));
    return { items: [first, ...later] };
  }
}
