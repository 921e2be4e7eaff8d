import type { HazardMap as Answer, HazardMapQuery } from '@anlan/contracts/enforcement';
import { cellRanges, cellsPerTile, parseDivisionCode, tileTouches, zoomFor, type Bbox, type CellRange } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { isOverdue, type HazardRow } from './hazard.entity';
import { DUE, hazardConditions, OPEN } from './hazard.filters';
import { divisionAt, levelBelow } from './hazard.statistics.rules';

const EVERYWHERE: Bbox = [-180, -85, 180, 85];
/** A tile of 512 pixels has eight clusters a side. */
const CLUSTER_ZOOM = 3;
/** Clusters across a view: however large it is, and however deep the zoom that came with it. */
const MOST_ACROSS = 64;
/** As many as this in view are shown one by one. */
const FEW = 100;

interface Tile extends Row {
  tile: string;
  count: number;
  major: number;
  overdue: number;
  lng: number;
  lat: number;
  west: number;
  south: number;
  east: number;
  north: number;
}

type Point = Pick<HazardRow, 'id' | 'number' | 'title' | 'level' | 'status' | 'due_at'> & Row & { map_lng: number; map_lat: number };

/**
 * Hazards on a map. A view is some ranges of one integer column, and a cluster the cells that share their first digits:
 * a plain btree, since no index of PostGIS is used under row-level security.
 */
@Injectable()
export class HazardMap {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async view(ctx: TenantContext, query: HazardMapQuery): Promise<Answer> {
    const box = query.bbox ?? EVERYWHERE;
    const zoom = zoomFor(box, query.zoom + CLUSTER_ZOOM, MOST_ACROSS);
    const size = cellsPerTile(zoom);
    const [found, elsewhere] = await this.tx.reads<Row>(ctx, tilesStatement(ctx, query, cellRanges(box, zoom), Math.log2(size)), ...(query.unplaced === false ? [] : [unplacedStatement(ctx, query)]));
    const tiles = ((found?.rows ?? []) as Tile[]).filter((t) => tileTouches(Number(t.tile), zoom, box));
    const total = tiles.reduce((n, t) => n + t.count, 0);
    const single = total <= FEW ? tiles : tiles.filter((t) => t.count === 1);
    const points = single.length === 0 ? [] : await this.tx.read<Point>(ctx, pointsStatement(ctx, query, single.map((t) => rangeOf(Number(t.tile), size))));
    return {
      total,
      clusters: tiles.filter((t) => !single.includes(t)).map(({ lng, lat, count, major, overdue, west, south, east, north }) => ({ lng, lat, count, major, overdue, bbox: [west, south, east, north] })),
      points: points.map((p) => ({ id: p.id, number: p.number, title: p.title, level: p.level, status: p.status, overdue: isOverdue(p), lng: p.map_lng, lat: p.map_lat })),
      unplaced: await this.byDivision(ctx, query, elsewhere?.rows ?? []),
    };
  }

  private async byDivision(ctx: TenantContext, query: HazardMapQuery, rows: Row[]): Promise<Answer['unplaced']> {
    const reference = await this.references.get(ctx.tenantId);
    const level = levelBelow(reference, parseDivisionCode(query.divisionCode ?? ctx.slug).code);
    const counts = new Map<string, number>();
    for (const row of rows) {
      const { code } = divisionAt(row.division_code as string, level);
      counts.set(code, (counts.get(code) ?? 0) + Number(row.count));
    }
    return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([divisionCode, count]) => ({ divisionCode, divisionName: reference.divisions.get(divisionCode)?.name ?? divisionCode, count }));
  }
}

const rangeOf = (tile: number, size: number): CellRange => ({ from: tile * size, to: (tile + 1) * size });

/** The ranges as a table to be joined with: as conditions with OR they would not be read from the index alone. */
function within(params: unknown[], ranges: readonly CellRange[]): string {
  const bounds = [ranges.map((r) => r.from), ranges.map((r) => r.to)].map((b) => `$${params.push(b)}::bigint[]`);
  return `unnest(${bounds.join(', ')}) as r(lo, hi) join enforcement.hazard on cell >= r.lo and cell < r.hi`;
}

function tilesStatement(ctx: TenantContext, query: HazardMapQuery, ranges: readonly CellRange[], bits: number): Statement {
  const where = hazardConditions(ctx, query);
  return {
    sql: `select cell >> ${bits} as tile, count(*)::int as count, (count(*) filter (where level = 'major'))::int as major, (count(*) filter (where ${OPEN} and ${DUE} < now()))::int as overdue,
            avg(map_lng) as lng, avg(map_lat) as lat, min(map_lng) as west, min(map_lat) as south, max(map_lng) as east, max(map_lat) as north
          from ${within(where.params, ranges)} where ${where} group by 1 order by 1`,
    params: where.params,
  };
}

function pointsStatement(ctx: TenantContext, query: HazardMapQuery, ranges: readonly CellRange[]): Statement {
  const where = hazardConditions(ctx, query);
  return { sql: `select id, number, title, level, status, due_at, map_lng, map_lat from ${within(where.params, ranges)} where ${where} order by id desc`, params: where.params };
}

function unplacedStatement(ctx: TenantContext, query: HazardMapQuery): Statement {
  const where = hazardConditions(ctx, query).and('cell is null');
  return { sql: `select division_code, count(*) as count from enforcement.hazard where ${where} group by 1`, params: where.params };
}
