import { boundaryErrors as e, type BoundaryDto, type BoundaryQuery, type UploadBoundariesQuery } from '@anlan/contracts/tenancy';
import { isDivisionCode, parseDivisionCode, toShanghaiIso, type DivisionLevel } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound, ProblemError, type FieldError } from '@anlan/platform/http';
import { Where } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { assertVersion, canonicalCode, today } from '../organization/changes';
import { divisionReach } from '../organization/organization.reach';
import { convert } from './boundary.convert';
import { featureError, readBoundaries, type BoundaryFeature } from './boundary.geojson';

interface BoundaryRow extends Row {
  code: string;
  name: string;
  level: DivisionLevel;
  crs: BoundaryDto['crs'];
  vertices: number;
  bbox: [number, number, number, number];
  uploaded_at: Date;
  uploaded_by: string | null;
  version: number;
}

interface ShapeRow extends BoundaryRow {
  parent_code: string | null;
  geometry: string;
}

const columns = 'b.code, d.name, d.level, b.crs, b.vertices, b.bbox, b.uploaded_at, m.display_name as uploaded_by, b.version';
const from = 'tenancy.boundary b join tenancy.division d on d.tenant_id = b.tenant_id and d.code = b.code left join tenancy.member m on m.tenant_id = b.tenant_id and m.subject = b.uploaded_by';
const MOST_FAULTS = 100;
/** Shapes fetched at once: a district's largest take some hundred kilobytes each. */
const BATCH = 20;

/** Who drew it is for who may draw it anew. */
const namesPeople = (ctx: TenantContext): boolean => ctx.permissions.has('division.manage');
const toBoundary = (r: BoundaryRow, named: boolean): BoundaryDto => ({
  code: r.code, name: r.name, level: r.level, crs: r.crs, vertices: r.vertices, bbox: r.bbox, uploadedAt: toShanghaiIso(r.uploaded_at), uploadedBy: named ? r.uploaded_by : null, version: r.version,
});

/** Boundaries of a tenant's divisions: taken in the system they were drawn in, given in WGS84. Kept as they are: none is simplified. */
@Injectable()
export class BoundaryService {
  constructor(private readonly tx: TenantTx) {}

  /** All of the file, or nothing of it. */
  async upload(ctx: TenantContext, file: Buffer, query: UploadBoundariesQuery): Promise<{ stored: number; items: BoundaryDto[] }> {
    const { features, errors } = readBoundaries(file, query);
    const faults = [...errors, ...(await this.unknown(ctx, features, query.codeProperty))];
    if (faults.length) throw new ProblemError(e.features, { count: faults.length }, faults.slice(0, MOST_FAULTS));
    const outside = features.find((f) => !divisionReach.covers(ctx, 'division.manage', { code: f.code }));
    if (outside) throw new ProblemError(e.out_of_scope, { code: outside.code });
    const rows: string[] = [];
    for (const f of features) rows.push(JSON.stringify({ code: f.code, vertices: f.vertices, ...(await convert(f, query.crs)) }));
    return this.tx.write(ctx, async (tx) => {
      await tx.rows(
        `insert into tenancy.boundary as b (tenant_id, code, crs, geometry, wgs84, vertices, bbox, uploaded_by)
         select $1, r.code, $2, r.geometry::json, r.wgs84::json, r.vertices, r.bbox, $3
         from unnest($4::json[]) j, json_to_record(j) as r(code text, geometry text, wgs84 text, vertices integer, bbox double precision[])
         on conflict (tenant_id, code) do update set crs = excluded.crs, geometry = excluded.geometry, wgs84 = excluded.wgs84, vertices = excluded.vertices,
           bbox = excluded.bbox, uploaded_by = excluded.uploaded_by, uploaded_at = now(), version = b.version + 1`,
        [ctx.tenantId, query.crs, ctx.actor.id, rows]);
      const codes = features.map((f) => f.code);
      const stored = await tx.rows<BoundaryRow>(`select ${columns} from ${from} where b.tenant_id = $1 and b.code = any($2) order by b.code`, [ctx.tenantId, codes]);
      tx.audit({ action: 'boundary.uploaded', target: 'boundaries', detail: { crs: query.crs, count: codes.length, codes: codes.slice(0, 200), sha256: createHash('sha256').update(file).digest('hex') } });
      return { stored: stored.length, items: stored.map((r) => toBoundary(r, true)) };
    });
  }

  async get(ctx: TenantContext, code: string): Promise<BoundaryDto> {
    const [row] = await this.tx.read<BoundaryRow>(ctx, { name: 'boundary-get', sql: `select ${columns} from ${from} where b.tenant_id = $1 and b.code = $2`, params: [ctx.tenantId, known(code)] });
    if (!row) throw notFound();
    return toBoundary(row, namesPeople(ctx));
  }

  async remove(ctx: TenantContext, code: string, version: number): Promise<void> {
    await this.tx.write(ctx, async (tx) => {
      const [row] = await tx.rows<{ code: string; version: number }>('select code, version from tenancy.boundary where tenant_id = $1 and code = $2 for update', [ctx.tenantId, known(code)]);
      if (!row) throw notFound();
      divisionReach.assertCovers(ctx, 'division.manage', row);
      assertVersion(row, version);
      tx.queue({ sql: 'delete from tenancy.boundary where tenant_id = $1 and code = $2', params: [ctx.tenantId, row.code] });
      tx.audit({ action: 'boundary.removed', target: `boundaries/${row.code}` });
    });
  }

  /** A tag of what a collection would hold, without its shapes. */
  async tag(ctx: TenantContext, query: BoundaryQuery): Promise<string> {
    const where = conditions(ctx, query);
    const [row] = await this.tx.read<{ facts: string | null }>(ctx, {
      sql: `select string_agg(concat_ws(' ', b.code, b.version, b.uploaded_at, d.version), ',' order by b.code) as facts from ${from} where ${where}`, params: where.params,
    });
    return `"${createHash('sha256').update(`${namesPeople(ctx)} ${row?.facts ?? ''}`).digest('base64url').slice(0, 22)}"`;
  }

  /** The FeatureCollection as a stream: its shapes leave as the text they are stored as. */
  collection(ctx: TenantContext, query: BoundaryQuery): Readable {
    return Readable.from(this.pieces(ctx, query), { objectMode: false });
  }

  private async *pieces(ctx: TenantContext, query: BoundaryQuery): AsyncGenerator<string> {
    yield '{"type":"FeatureCollection","features":[';
    for (let after = '', first = true; ; first = false) {
      const where = conditions(ctx, query).and('b.code > $', after);
      const rows = await this.tx.read<ShapeRow>(ctx, {
        sql: `select ${columns}, d.parent_code, coalesce(b.wgs84, b.geometry)::text as geometry from ${from} where ${where} order by b.code limit ${BATCH}`, params: where.params,
      });
      if (rows.length) yield (first ? '' : ',') + rows.map((r) => feature(r, namesPeople(ctx))).join(',');
      if (rows.length < BATCH) break;
      after = rows.at(-1)?.code ?? '';
    }
    yield ']}';
  }

  private async unknown(ctx: TenantContext, features: readonly BoundaryFeature[], property: string): Promise<FieldError[]> {
    const rows = await this.tx.read<{ code: string }>(ctx, {
      sql: 'select code from tenancy.division where tenant_id = $1 and code = any($2) and (valid_to is null or valid_to > $3)', params: [ctx.tenantId, features.map((f) => f.code), today()],
    });
    const there = new Set(rows.map((r) => r.code));
    return features.filter((f) => !there.has(f.code)).map((f) => featureError(f.index, `properties.${property}`, 'boundary.unknown_division'));
  }
}

const feature = (r: ShapeRow, named: boolean): string =>
  `{"type":"Feature","id":${JSON.stringify(r.code)},"properties":${JSON.stringify({ ...toBoundary(r, named), parentCode: r.parent_code })},"geometry":${r.geometry}}`;

/** Boundaries of divisions that are in force today. */
function conditions(ctx: TenantContext, q: BoundaryQuery): Where {
  const where = new Where().and('b.tenant_id = $', ctx.tenantId).and('d.valid_from <= $ and (d.valid_to is null or d.valid_to > $)', today(), today());
  return where.and('d.level = $', q.level).and('d.parent_code = $', q.parent && canonicalCode(q.parent, 'query.parent').code);
}

/** A path's code in canonical form; one that no division can have names nothing. */
function known(code: string): string {
  if (!isDivisionCode(code)) throw notFound();
  return parseDivisionCode(code).code;
}
