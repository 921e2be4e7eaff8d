import type { HazardMap as Answer, HazardMapQuery } from '@anlan/contracts/enforcement';
import { cellRanges, cellsPerTile, parseDivisionCode, tileTouches, zoomFor, type Bbox, type CellRange } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import type { SearchPlan, Where } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { isOverdue, type HazardRow } from './hazard.entity';
import { DUE, hazardConditions, hazardSource, OPEN, ownOnly, searchPlan } from './hazard.filters';
import { divisionAt, levelBelow } from './hazard.statistics.rules';

const EVERYWHERE: Bbox = [-180, -85, 180, 85];
/** A tile of 512 pixels has eight clusters a side. */
const CLUSTER_ZOOM = 3;
/** Clusters across a view: however large it is, and however deep the zoom that came with it. */
const MOST_ACROSS = 64;
/** Ranges of cells that a view is made of: each is planned by itself. What lies between near ones is counted and left out; of somebody's own records that is little. */
const MOST_RANGES = 8;
/** As many as this in view are shown one by one. */
const FEW = 100;

const LATE = `${OPEN} and ${DUE} < now()`;

interface Counted extends Row {
  division_code: string;
  count: number;
  major: number;
  overdue: number;
}

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
  /** of its hazards; null where they are many */
  cells: string[] | null;
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
    const asked = { ctx, query, search: await searchPlan(this.tx, ctx, query) };
    const [found, ...counted] = await this.tx.reads<Row>(ctx, tilesStatement(asked, cellRanges(box, zoom, ownOnly(ctx) ? 1 : MOST_RANGES), Math.log2(cellsPerTile(zoom))), ...(query.unplaced === false ? [] : [divisionsStatement(asked, false)]), ...(query.divisions ? [divisionsStatement(asked, true)] : []));
    const unplaced = query.unplaced === false ? undefined : counted.shift();
    const tiles = ((found?.rows ?? []) as Tile[]).filter((t) => tileTouches(Number(t.tile), zoom, box));
    const total = tiles.reduce((n, t) => n + t.count, 0);
    const single = total <= FEW ? tiles : tiles.filter((t) => t.count === 1);
    const points = single.length === 0 ? [] : await this.tx.read<Point>(ctx, pointsStatement(asked, single));
    return {
      total,
      clusters: tiles.filter((t) => !single.includes(t)).map(({ lng, lat, count, major, overdue, west, south, east, north }) => ({ lng, lat, count, major, overdue, bbox: [west, south, east, north] })),
      points: points.map((p) => ({ id: p.id, number: p.number, title: p.title, level: p.level, status: p.status, overdue: isOverdue(p), lng: p.map_lng, lat: p.map_lat })),
      divisions: await this.byDivision(ctx, query, counted[0]?.rows as Counted[]),
      unplaced: (await this.byDivision(ctx, query, unplaced?.rows as Counted[])).map(({ divisionCode, divisionName, divisionOnly, count }) => ({ divisionCode, divisionName, divisionOnly, count })),
    };
  }

  private async byDivision(ctx: TenantContext, query: HazardMapQuery, rows: readonly Counted[] = []): Promise<Answer['divisions']> {
    const reference = await this.references.get(ctx.tenantId);
    const level = levelBelow(reference, parseDivisionCode(query.divisionCode ?? ctx.slug).code);
    const sums = new Map<string, Answer['divisions'][number]>();
    for (const row of rows) {
      const { code, only } = divisionAt(row.division_code, level);
      const sum = sums.get(code) ?? { divisionCode: code, divisionName: reference.divisions.get(code)?.name ?? code, divisionOnly: only, count: 0, major: 0, overdue: 0 };
      sums.set(code, { ...sum, count: sum.count + row.count, major: sum.major + row.major, overdue: sum.overdue + row.overdue });
    }
    return [...sums.values()].sort((a, b) => (a.divisionCode < b.divisionCode ? -1 : 1));
  }
}

/** A view that somebody asks for, with how its words are found. */
interface Asked {
  readonly ctx: TenantContext;
  readonly query: HazardMapQuery;
  readonly search: SearchPlan | undefined;
}

function conditionsOf({ ctx, query, search }: Asked): { readonly where: Where; readonly source: string } {
  const where = hazardConditions(ctx, query, new Date(), search);
  return { where, source: hazardSource(ctx, where) };
}

/** The rows of each range by themselves: each is planned for what Postgres knows to be in it, in a large tenant and in a small scope. */
function eachRange(asked: Asked, columns: string, ranges: readonly CellRange[]): Statement {
  const { where, source } = conditionsOf(asked);
  const parts = ranges.map((r) => `(select ${columns} from ${source} hazard where ${where} and ${where.bind('cell >= $ and cell < $', r.from, r.to)})`);
  return { sql: parts.join(' union all '), params: where.params };
}

function tilesStatement(asked: Asked, ranges: readonly CellRange[], bits: number): Statement {
  const { sql, params } = eachRange(asked, `cell, map_lng, map_lat, level = 'major' as major, ${LATE} as late`, ranges);
  return {
    sql: `select cell >> ${bits} as tile, count(*)::int as count, (count(*) filter (where major))::int as major, (count(*) filter (where late))::int as overdue, avg(map_lng) as lng, avg(map_lat) as lat,
            min(map_lng) as west, min(map_lat) as south, max(map_lng) as east, max(map_lat) as north, case when count(*) <= ${FEW} then array_agg(cell) end as cells
          from (${sql}) rows group by 1 order by 1`,
    params,
  };
}

/** Few rows, by the cells in which they were counted. */
function pointsStatement(asked: Asked, tiles: readonly Tile[]): Statement {
  const { where, source } = conditionsOf(asked);
  where.and('cell = any($::bigint[])', tiles.flatMap((t) => t.cells ?? []));
  return { sql: `select id, number, title, level, status, due_at, map_lng, map_lat from ${source} hazard where ${where} order by id desc`, params: where.params };
}

function divisionsStatement(asked: Asked, placed: boolean): Statement {
  const { where, source } = conditionsOf(asked);
  where.and(`cell is ${placed ? 'not ' : ''}null`);
  return {
    sql: `select division_code, count(*)::int as count, (count(*) filter (where level = 'major'))::int as major, (count(*) filter (where ${LATE}))::int as overdue
          from ${source} hazard where ${where} group by 1`,
    params: where.params,
  };
}
