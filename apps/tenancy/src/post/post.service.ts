import { postErrors as e, postEvents as events, type CreatePostBody, type PatchPostBody, type PostDto, type PostQuery } from '@anlan/contracts/tenancy';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Row, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { Where, listPage, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { assertVersion, unlessTaken } from '../organization/changes';
import { unitReach } from '../organization/organization.reach';

interface PostRow extends Row {
  id: string;
  unit_id: string;
  name: string;
  duties: string | null;
  active: boolean;
  version: number;
}

interface UnitOfPost extends Row {
  id: string;
  parent_id: string | null;
  active: boolean;
  division_code: string | null;
}

const columns = 'id, unit_id, name, duties, active, version';
const NAME_INDEX = 'post_tenant_id_unit_id_name_key';
const toPost = (r: PostRow): PostDto => ({ id: r.id, unitId: r.unit_id, name: r.name, duties: r.duties, active: r.active, version: r.version });

/** 岗位: the posts of a unit, with their duties. */
@Injectable()
export class PostService {
  constructor(private readonly tx: TenantTx) {}

  async list(ctx: TenantContext, unitId: string, query: PostQuery): Promise<PageOf<PostDto>> {
    const [unit] = await this.tx.read(ctx, { name: 'post-unit', sql: 'select 1 from tenancy.unit where tenant_id = $1 and id = $2', params: [ctx.tenantId, unitId] });
    if (!unit) throw notFound();
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('unit_id = $', unitId).and('active = $', query.active);
    return listPage<PostRow, PostDto>(this.tx, ctx, query, { columns, from: 'tenancy.post', where, order: [{ sql: 'id', type: 'uuid' }], position: (r) => [r.id], item: toPost });
  }

  async get(ctx: TenantContext, id: string): Promise<PostDto> {
    const [row] = await this.tx.read<PostRow>(ctx, { name: 'post-get', sql: `select ${columns} from tenancy.post where tenant_id = $1 and id = $2`, params: [ctx.tenantId, id] });
    if (!row) throw notFound();
    return toPost(row);
  }

  async create(ctx: TenantContext, unitId: string, body: CreatePostBody): Promise<PostDto> {
    return unlessTaken(this.tx.write(ctx, async (tx) => {
      const unit = await this.unit(tx, ctx, unitId);
      if (!unit.active) throw new ProblemError(e.unit_inactive);
      const [row] = await tx.rows<PostRow>(
        `insert into tenancy.post (tenant_id, id, unit_id, name, duties) values ($1, $2, $3, $4, $5) returning ${columns}`, [ctx.tenantId, newId(), unitId, body.name, body.duties ?? null]);
      return this.changed(tx, row, 'created', { name: body.name, unitId });
    }), NAME_INDEX, () => new ProblemError(e.name_taken, { name: body.name }));
  }

  async patch(ctx: TenantContext, id: string, version: number, body: PatchPostBody): Promise<PostDto> {
    return unlessTaken(this.tx.write(ctx, async (tx) => {
      const [before] = await tx.rows<PostRow>(`select ${columns} from tenancy.post where tenant_id = $1 and id = $2 for update`, [ctx.tenantId, id]);
      if (!before) throw notFound();
      await this.unit(tx, ctx, before.unit_id);
      assertVersion(before, version);
      if (body.active === false && before.active) await this.assertVacant(tx, ctx, id);
      const duties = body.duties === undefined ? before.duties : body.duties;
      const [row] = await tx.rows<PostRow>(
        `update tenancy.post set name = $3, duties = $4, active = $5, version = version + 1 where tenant_id = $1 and id = $2 returning ${columns}`,
        [ctx.tenantId, id, body.name ?? before.name, duties, body.active ?? before.active]);
      return this.changed(tx, row, 'changed', { ...body });
    }), NAME_INDEX, () => new ProblemError(e.name_taken, { name: body.name ?? '' }));
  }

  private async unit(tx: Tx, ctx: TenantContext, unitId: string): Promise<UnitOfPost> {
    const [unit] = await tx.rows<UnitOfPost>('select id, parent_id, active, division_code from tenancy.unit where tenant_id = $1 and id = $2 for share', [ctx.tenantId, unitId]);
    if (!unit) throw notFound();
    unitReach.assertCovers(ctx, 'unit.manage', unit);
    return unit;
  }

  private async assertVacant(tx: Tx, ctx: TenantContext, id: string): Promise<void> {
    const [held] = await tx.rows<{ members: number }>('select count(*)::int as members from tenancy.member where tenant_id = $1 and post_id = $2 and enabled', [ctx.tenantId, id]);
    if (held && held.members > 0) throw new ProblemError(e.in_use, { members: held.members });
  }

  private changed(tx: Tx, row: PostRow | undefined, event: keyof typeof events, detail: Record<string, unknown>): PostDto {
    if (!row) throw notFound();
    tx.audit({ action: `post.${event}`, target: `posts/${row.id}`, detail });
    tx.emit({ spec: events[event], id: row.id, sequence: row.version, data: { postId: row.id, unitId: row.unit_id, name: row.name, active: row.active } });
    return toPost(row);
  }
}
