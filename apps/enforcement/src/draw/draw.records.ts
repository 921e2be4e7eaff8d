import { drawGrades, type Draw, type DrawQuery, type DrawSubject, type DrawSubjectsQuery, type DrawVerification, type PublishedDraw, type PublishedSubject } from '@anlan/contracts/enforcement';
import { divisionPrefix, parseDivisionCode } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Statement } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { allPages, listPage, Where, type CsvColumn, type PageOf, type PageRequest } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { readColumns, toDraw, toPublished, type DrawRow, type DrawSubjectRow } from './draw.entity';
import { lots, poolDigest, poolText } from './draw.lottery';
import { fixedSql, poolsOf } from './draw.pool';
import { drawReach } from './draw.reach';
import { assertDrawn, assertFixed } from './draw.rules';

export const drawSubjectCsv: CsvColumn<DrawSubject>[] = [
  { header: '次序', value: (s) => s.place },
  { header: '对象名称', value: (s) => s.name },
  { header: '区划代码', value: (s) => s.divisionCode },
  { header: '区划名称', value: (s) => s.divisionName },
  { header: '分级', value: (s) => (s.grade === 'none' ? null : s.grade) },
  { header: '检查人员', value: (s) => s.officers.map((o) => `${o.name ?? ''}（${o.certificateNumber}）`).join('、') || null },
];

const byId = (tenantId: string, id: string): Statement => ({ name: 'draw-get', sql: `select ${readColumns} from enforcement.draw where tenant_id = $1 and id = $2`, params: [tenantId, id] });

/** Draws as staff and everybody read them, and the draw made again. */
@Injectable()
export class DrawRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, query: DrawQuery): Promise<PageOf<Draw>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('tenant_id = $', ctx.tenantId).within(drawReach, ctx, 'draw.read').and('status = $', query.status);
    if (query.divisionCode) where.below('division_code', divisionPrefix(parseDivisionCode(query.divisionCode).code));
    return listPage<DrawRow, Draw>(this.tx, ctx, query, {
      columns: readColumns, from: 'enforcement.draw', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toDraw(ctx, r, reference),
    });
  }

  async get(ctx: TenantContext, id: string): Promise<Draw> {
    return toDraw(ctx, await this.visible(ctx, id), await this.references.get(ctx.tenantId));
  }

  async subjects(ctx: TenantContext, id: string, query: DrawSubjectsQuery): Promise<PageOf<DrawSubject>> {
    const row = await this.visible(ctx, id);
    const reference = await this.references.get(ctx.tenantId);
    return this.lotsPage(ctx, row, query, (s) => toDrawSubject(s, row, reference));
  }

  subjectPages(ctx: TenantContext, id: string, query: DrawSubjectsQuery): AsyncGenerator<DrawSubject[]> {
    return allPages((request) => this.subjects(ctx, id, { ...query, ...request, total: undefined }));
  }

  async pool(ctx: TenantContext, id: string): Promise<string> {
    const row = await this.visible(ctx, id);
    assertFixed(row.pool_digest, row.status);
    return this.poolText(ctx, row);
  }

  /** The draw made again from what was fixed, and held against what was written then. */
  async verify(ctx: TenantContext, id: string): Promise<DrawVerification> {
    const row = await this.visible(ctx, id);
    assertDrawn(row.seed, row.status);
    assertFixed(row.pool_digest, row.status);
    const rows = await this.fixed(ctx, row);
    const pools = poolsOf(rows, row);
    const again = new Map(lots(row.seed, pools).map((lot, i) => [lot.subjectId, `${i + 1} ${lot.officers.join()}`]));
    const differing = rows.filter((r) => (again.get(r.subject_id) ?? '') !== (r.place === null ? '' : `${r.place} ${(r.officers ?? []).join()}`)).map((r) => r.subject_id);
    const now = poolDigest(pools);
    return { same: now === row.pool_digest && differing.length === 0 && again.size === row.drawn, poolDigest: row.pool_digest, poolDigestNow: now, drawn: again.size, differing: differing.slice(0, 20) };
  }

  async published(ctx: TenantContext, query: PageRequest): Promise<PageOf<PublishedDraw>> {
    const reference = await this.references.get(ctx.tenantId);
    return listPage<DrawRow & { place: string }, PublishedDraw>(this.tx, ctx, query, {
      columns: `${readColumns}, published_at::text as place`, from: 'enforcement.draw', where: new Where().and('tenant_id = $', ctx.tenantId).and("status = 'published'"),
      order: [{ sql: 'published_at', type: 'instant' }, { sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.place, r.id], item: (r) => toPublished(r, reference),
    });
  }

  async publishedSubjects(ctx: TenantContext, number: string, query: PageRequest): Promise<PageOf<PublishedSubject>> {
    const row = await this.publishedRow(ctx, number);
    const { divisions } = await this.references.get(ctx.tenantId);
    return this.lotsPage(ctx, row, { ...query, drawn: true }, (s) => ({ place: s.place ?? 0, name: s.name, divisionName: divisions.get(s.division_code)?.name ?? s.division_code }));
  }

  async publishedPool(ctx: TenantContext, number: string): Promise<string> {
    return this.poolText(ctx, await this.publishedRow(ctx, number));
  }

  private lotsPage<T>(ctx: TenantContext, { id }: DrawRow, query: PageRequest & { drawn?: boolean | undefined }, item: (row: DrawSubjectRow) => T): Promise<PageOf<T>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('draw_id = $', id);
    if (query.drawn) where.and('place is not null');
    return listPage<DrawSubjectRow, T>(this.tx, ctx, query, {
      columns: 'subject_id, name, division_code, grade, place, officers', from: 'enforcement.draw_subject', where, item,
      ...(query.drawn ? { order: [{ sql: 'place', type: 'integer' }], position: (r) => [r.place ?? 0] } : { order: [{ sql: 'subject_id', type: 'uuid' }], position: (r) => [r.subject_id] }),
    });
  }

  private async poolText(ctx: TenantContext, row: DrawRow): Promise<string> {
    return poolText(poolsOf(await this.fixed(ctx, row), row));
  }

  private fixed(ctx: TenantContext, { id }: DrawRow): Promise<DrawSubjectRow[]> {
    return this.tx.read<DrawSubjectRow>(ctx, { name: 'draw-fixed', sql: fixedSql, params: [ctx.tenantId, id] });
  }

  private async visible(ctx: TenantContext, id: string): Promise<DrawRow> {
    const [row] = await this.tx.read<DrawRow>(ctx, byId(ctx.tenantId, id));
    return drawReach.visible(ctx, 'draw.read', row);
  }

  private async publishedRow(ctx: TenantContext, number: string): Promise<DrawRow> {
    const [row] = await this.tx.read<DrawRow>(ctx, { name: 'draw-published', sql: `select ${readColumns} from enforcement.draw where tenant_id = $1 and number = $2 and status = 'published'`, params: [ctx.tenantId, number] });
    if (!row) throw notFound();
    return row;
  }
}

function toDrawSubject(s: DrawSubjectRow, { officers }: DrawRow, { divisions, members }: Reference): DrawSubject {
  const certificates = new Map(officers.map((o) => [o.memberId, o.certificateNumber]));
  return {
    subjectId: s.subject_id, name: s.name, divisionCode: s.division_code, divisionName: divisions.get(s.division_code)?.name ?? s.division_code,
    grade: drawGrades.find((g) => g === s.grade) ?? 'none', place: s.place,
    officers: (s.officers ?? []).map((memberId) => ({ memberId, name: members.get(memberId)?.name ?? null, certificateNumber: certificates.get(memberId) ?? '' })),
  };
}
