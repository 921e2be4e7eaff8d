import type { RiskLevel, RiskPointMap as Answer, RiskPointMapQuery } from '@anlan/contracts/enforcement';
import { parseDivisionCode } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import { MapView, type MapTile, type SearchPlan } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { divisionAt, levelBelow } from '../hazard/hazard.statistics.rules';
import { isReviewDue, type RiskPointRow } from './risk-point.entity';
import { perLevel, riskPointConditions, searchPlan } from './risk-point.filters';

type Levels = Record<RiskLevel | 'none', number>;
type Tile = MapTile & Levels;
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
    const view = new MapView(query);
    const now = new Date();
    const search = await searchPlan(this.tx, ctx, query);
    const [found, counted] = await this.tx.reads<Row>(ctx, view.tiles('enforcement.risk_point', riskPointConditions(ctx, query, now, search), { columns: 'level', sums: perLevel }), divisionsStatement(ctx, query, search));
    const { total, clusters, cells } = view.split<Tile>(found?.rows ?? []);
    const points = cells.length === 0 ? [] : await this.tx.read<Point>(ctx, pointsStatement(ctx, query, search, cells));
    return {
      total,
      clusters: clusters.map((t) => ({ lng: t.lng, lat: t.lat, count: t.count, levels: levelsOf(t), bbox: [t.west, t.south, t.east, t.north] })),
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

/** Few rows, by the cells in which they were counted. */
function pointsStatement(ctx: TenantContext, query: RiskPointMapQuery, search: SearchPlan | undefined, cells: readonly string[]): Statement {
  const where = riskPointConditions(ctx, query, new Date(), search).and('cell = any($::bigint[])', cells);
  return { sql: `select id, code, name, kind, level, review_due_at, map_lng, map_lat from enforcement.risk_point where ${where} order by id desc`, params: where.params };
}

function divisionsStatement(ctx: TenantContext, query: RiskPointMapQuery, search: SearchPlan | undefined): Statement {
  const where = riskPointConditions(ctx, query, new Date(), search);
  return { sql: `select division_code, count(*)::int as count, ${perLevel}, (count(*) filter (where cell is null))::int as unplaced from enforcement.risk_point where ${where} group by 1`, params: where.params };
}
