import type { RiskLevel, RiskPointMap as Answer, RiskPointMapQuery } from '@anlan/contracts/enforcement';
import { cellRanges, cellsPerTile, parseDivisionCode, tileTouches, zoomFor, type Bbox } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import type { SearchPlan } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { divisionAt, levelBelow } from '../hazard/hazard.statistics.rules';
import { isReviewDue, type RiskPointRow } from './risk-point.entity';
import { perLevel, riskPointConditions, searchPlan } from './risk-point.filters';

const EVERYWHERE: Bbox = [-180, -85, 180, 85];
/** A tile of 512 pixels has eight clusters a side. */
const CLUSTER_ZOOM = 3;
const MOST_ACROSS = 64;
const MOST_RANGES = 8;
/** As many as this in view are shown one by one. */
const FEW = 200;

type Levels = Record<RiskLevel | 'none', number>;
interface Tile extends Row, Levels {
  tile: string;
  count: number;
  lng: number;
  lat: number;
  west: number;
  south: number;
  east: number;
  north: number;
  /** of its points; null where they are many */
  cells: string[] | null;
}
interface Counted extends Row, Levels {
  division_code: string;
  count: number;
  unplaced: number;
}
type Point = Pick<RiskPointRow, 'id' | 'code' | 'name' | 'kind' | 'level' | 'review_due_at'> & Row & { map_lng: number; map_lat: number };

const levelsOf = ({ red, orange, yellow, blue, none }: Levels): Levels => ({ red, orange, yellow, blue, none });

/** 风险四色图: a view is some ranges of one integer column, and a cluster the cells that share their first digits. */
@Injectable()
export class RiskPointMap {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async view(ctx: TenantContext, query: RiskPointMapQuery): Promise<Answer> {
    const box = query.bbox ?? EVERYWHERE;
    const zoom = zoomFor(box, query.zoom + CLUSTER_ZOOM, MOST_ACROSS);
    const now = new Date();
    const search = await searchPlan(this.tx, ctx, query);
    const [found, counted] = await this.tx.reads<Row>(ctx, tilesStatement(ctx, query, search, box, zoom), divisionsStatement(ctx, query, search));
    const tiles = ((found?.rows ?? []) as Tile[]).filter((t) => tileTouches(Number(t.tile), zoom, box));
    const total = tiles.reduce((n, t) => n + t.count, 0);
    const single = total <= FEW ? tiles : tiles.filter((t) => t.count === 1);
    const points = single.length === 0 ? [] : await this.tx.read<Point>(ctx, pointsStatement(ctx, query, search, single));
    return {
      total,
      clusters: tiles.filter((t) => !single.includes(t)).map((t) => ({ lng: t.lng, lat: t.lat, count: t.count, levels: levelsOf(t), bbox: [t.west, t.south, t.east, t.north] })),
      points: points.map((p) => ({ id: p.id, code: p.code, name: p.name, kind: p.kind, level: p.level, reviewDue: isReviewDue(p, now), lng: p.map_lng, lat: p.map_lat })),
      divisions: await this.byDivision(ctx, query, (counted?.rows ?? []) as Counted[]),
    };
  }

  private async byDivision(ctx: TenantContext, query: RiskPointMapQuery, rows: readonly Counted[]): Promise<Answer['divisions']> {
    const reference = await this.references.get(ctx.tenantId);
    const level = levelBelow(reference, parseDivisionCode(query.divisionCode ?? ctx.slug).code);
    const sums = new Map<string, Answer['divisions'][number]>();
    for (const row of rows) {
      const { code, only } = divisionAt(row.division_code, level);
      const sum = sums.get(code) ?? { divisionCode: code, divisionName: reference.divisions.get(code)?.name ?? code, divisionOnly: only, count: 0, levels: { red: 0, orange: 0, yellow: 0, blue: 0, none: 0 }, unplaced: 0 };
      for (const l of ['red', 'orange', 'yellow', 'blue', 'none'] as const) sum.levels[l] += row[l];
      sums.set(code, { ...sum, count: sum.count + row.count, unplaced: sum.unplaced + row.unplaced });
    }
    return [...sums.values()].sort((a, b) => (a.divisionCode < b.divisionCode ? -1 : 1));
  }
}

function tilesStatement(ctx: TenantContext, query: RiskPointMapQuery, search: SearchPlan | undefined, box: Bbox, zoom: number): Statement {
  const where = riskPointConditions(ctx, query, new Date(), search);
  const ranges = cellRanges(box, zoom, MOST_RANGES).map((r) => where.bind('(cell >= $ and cell < $)', r.from, r.to));
  return {
    sql: `select cell >> ${Math.log2(cellsPerTile(zoom))} as tile, count(*)::int as count, ${perLevel}, avg(map_lng) as lng, avg(map_lat) as lat,
            min(map_lng) as west, min(map_lat) as south, max(map_lng) as east, max(map_lat) as north, case when count(*) <= ${FEW} then array_agg(cell) end as cells
          from enforcement.risk_point where ${where} and (${ranges.join(' or ')}) group by 1 order by 1`,
    params: where.params,
  };
}

/** Few rows, by the cells in which they were counted. */
function pointsStatement(ctx: TenantContext, query: RiskPointMapQuery, search: SearchPlan | undefined, tiles: readonly Tile[]): Statement {
  const where = riskPointConditions(ctx, query, new Date(), search).and('cell = any($::bigint[])', tiles.flatMap((t) => t.cells ?? []));
  return { sql: `select id, code, name, kind, level, review_due_at, map_lng, map_lat from enforcement.risk_point where ${where} order by id desc`, params: where.params };
}

function divisionsStatement(ctx: TenantContext, query: RiskPointMapQuery, search: SearchPlan | undefined): Statement {
  const where = riskPointConditions(ctx, query, new Date(), search);
  return { sql: `select division_code, count(*)::int as count, ${perLevel}, (count(*) filter (where cell is null))::int as unplaced from enforcement.risk_point where ${where} group by 1`, params: where.params };
}
