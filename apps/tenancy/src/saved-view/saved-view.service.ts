import { MOST_SAVED_VIEWS, savedViewErrors as e, type CreateSavedViewBody, type PatchSavedViewBody, type SavedViewDto, type SavedViewQuery } from '@anlan/contracts/tenancy';
import { toShanghaiIso } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Row, type Tx } from '@anlan/platform/db';
import { notFound, outOfScope, outOfSight, ProblemError } from '@anlan/platform/http';
import { listPage, Where, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { assertVersion, serialize, unlessTaken } from '../organization/changes';

interface ViewRow extends Row {
  id: string;
  member_id: string;
  owner_name: string;
  list: string;
  name: string;
  query: Record<string, string>;
  columns: string[];
  shared: boolean;
  created_at: Date;
  updated_at: Date;
  version: number;
}

const columns = `v.id, v.member_id, v.list, v.name, v.query, v.columns, v.shared, v.created_at, v.updated_at, v.version,
  (select m.display_name from tenancy.member m where m.tenant_id = v.tenant_id and m.id = v.member_id) as owner_name`;
const NAME_INDEX = 'saved_view_tenant_id_member_id_list_name_key';

const toView = (ctx: TenantContext, r: ViewRow): SavedViewDto => ({
  id: r.id, list: r.list, name: r.name, query: r.query, columns: r.columns, shared: r.shared, owner: { memberId: r.member_id, name: r.owner_name },
  mine: r.member_id === ctx.actor.memberId, createdAt: toShanghaiIso(r.created_at), updatedAt: toShanghaiIso(r.updated_at), version: r.version,
});

/** What becomes the whole tenant's is for who looks after the whole tenant. */
const mayShare = (ctx: TenantContext): boolean => scopeFor(ctx, 'settings.manage').all;

/** 常用筛选: one's own, and those that were shared. Another's that are not shared do not exist. */
@Injectable()
export class SavedViewService {
  constructor(private readonly tx: TenantTx) {}

  async list(ctx: TenantContext, query: SavedViewQuery): Promise<PageOf<SavedViewDto>> {
    const where = new Where().and('v.tenant_id = $', ctx.tenantId).and('v.list = $', query.list).and('(v.member_id = $ or v.shared)', ctx.actor.memberId);
    return listPage<ViewRow, SavedViewDto>(this.tx, ctx, query, {
      columns, from: 'tenancy.saved_view v', where, order: [{ sql: 'v.id', type: 'uuid' }], position: (r) => [r.id], item: (r) => toView(ctx, r),
    });
  }

  async get(ctx: TenantContext, id: string): Promise<SavedViewDto> {
    const [row] = await this.tx.read<ViewRow>(ctx, { name: 'saved-view-get', sql: `select ${columns} from tenancy.saved_view v where v.tenant_id = $1 and v.id = $2`, params: [ctx.tenantId, id] });
    return toView(ctx, inSight(ctx, row));
  }

  async create(ctx: TenantContext, body: CreateSavedViewBody): Promise<SavedViewDto> {
    if (body.shared && !mayShare(ctx)) throw outOfScope('settings.manage');
    return unlessTaken(this.tx.write(ctx, async (tx) => {
      const owner = ctx.actor.memberId;
      await serialize(tx, ctx, `saved-views:${owner}`);
      const [held] = await tx.rows<{ n: number }>('select count(*)::int as n from tenancy.saved_view where tenant_id = $1 and member_id = $2 and list = $3', [ctx.tenantId, owner, body.list]);
      if (held && held.n >= MOST_SAVED_VIEWS) throw new ProblemError(e.too_many, { limit: MOST_SAVED_VIEWS });
      const [row] = await tx.rows<ViewRow>(
        `insert into tenancy.saved_view as v (tenant_id, id, member_id, list, name, query, columns, shared) values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${columns}`,
        [ctx.tenantId, newId(), owner, body.list, body.name, JSON.stringify(body.query), body.columns, body.shared]);
      return this.changed(tx, ctx, row, 'created', { list: body.list, name: body.name, shared: body.shared });
    }), NAME_INDEX, () => new ProblemError(e.name_taken, { name: body.name }));
  }

  async patch(ctx: TenantContext, id: string, version: number, body: PatchSavedViewBody): Promise<SavedViewDto> {
    return unlessTaken(this.tx.write(ctx, async (tx) => {
      const before = await this.lock(tx, ctx, id);
      const shared = body.shared ?? before.shared;
      // What others see already is changed by who may share, its owner or not.
      if ((shared || before.shared) && !mayShare(ctx) && !(before.shared && body.shared === false)) throw outOfScope('settings.manage');
      assertVersion(before, version);
      const [row] = await tx.rows<ViewRow>(
        `update tenancy.saved_view v set name = $3, query = $4, columns = $5, shared = $6, updated_at = now(), version = version + 1 where tenant_id = $1 and id = $2 returning ${columns}`,
        [ctx.tenantId, id, body.name ?? before.name, JSON.stringify(body.query ?? before.query), body.columns ?? before.columns, shared]);
      return this.changed(tx, ctx, row, 'changed', { ...body });
    }), NAME_INDEX, () => new ProblemError(e.name_taken, { name: body.name ?? '' }));
  }

  async remove(ctx: TenantContext, id: string, version: number): Promise<void> {
    await this.tx.write(ctx, async (tx) => {
      const before = await this.lock(tx, ctx, id);
      assertVersion(before, version);
      const [row] = await tx.rows<ViewRow>(`delete from tenancy.saved_view v where tenant_id = $1 and id = $2 returning ${columns}`, [ctx.tenantId, id]);
      this.changed(tx, ctx, row, 'removed', { list: before.list, name: before.name });
    });
  }

  /** One that the actor may change: his own, or a shared one, by who may share. */
  private async lock(tx: Tx, ctx: TenantContext, id: string): Promise<ViewRow> {
    const [found] = await tx.rows<ViewRow>(`select ${columns} from tenancy.saved_view v where v.tenant_id = $1 and v.id = $2 for update`, [ctx.tenantId, id]);
    const row = inSight(ctx, found);
    if (row.member_id !== ctx.actor.memberId && !mayShare(ctx)) throw outOfScope('settings.manage');
    return row;
  }

  private changed(tx: Tx, ctx: TenantContext, row: ViewRow | undefined, verb: 'created' | 'changed' | 'removed', detail: Record<string, unknown>): SavedViewDto {
    if (!row) throw notFound();
    tx.audit({ action: `saved-view.${verb}`, target: `saved-views/${row.id}`, detail });
    return toView(ctx, row);
  }
}

function inSight(ctx: TenantContext, row: ViewRow | undefined): ViewRow {
  if (!row) throw notFound();
  if (row.member_id !== ctx.actor.memberId && !row.shared) throw outOfSight();
  return row;
}
