import type { HazardMap as Answer, HazardMapQuery } from '@anlan/contracts/enforcement';
import { parseDivisionCode } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import { MapView, type MapTile, type SearchPlan, type Where } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { isOverdue, type HazardRow } from './hazard.entity';
import { DUE, hazardConditions, hazardSource, OPEN, ownOnly, searchPlan } from './hazard.filters';
import { divisionAt, levelBelow } from './hazard.statistics.rules';

const LATE = `${OPEN} and ${DUE} < now()`;

interface Counted extends Row {
  division_code: string;
  count: number;
  major: number;
  overdue: number;
}

type Tile = MapTile & { major: number; overdue: number };
type Point = Pick<HazardRow, 'id' | 'number' | 'title' | 'level' | 'status' | 'due_at'> & Row & { map_lng: number; map_lat: number };

/** Hazards on a map: clusters that open, single ones where there are few, and by division what no map shows. */
@Injectable()
export class HazardMap {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async view(ctx: TenantContext, query: HazardMapQuery): Promise<Answer> {
    const map = new MapView(query);
    const asked = { ctx, query, search: await searchPlan(this.tx, ctx, query) };
    const [found, ...counted] = await this.tx.reads<Row>(ctx, tilesStatement(map, asked), ...(query.unplaced === false ? [] : [divisionsStatement(asked, false)]), ...(query.divisions ? [divisionsStatement(asked, true)] : []));
    const unplaced = query.unplaced === false ? undefined : counted.shift();
    const { total, clusters, cells } = map.split<Tile>(found?.rows ?? []);
    const points = cells.length === 0 ? [] : await this.tx.read<Point>(ctx, pointsStatement(asked, cells));
    return {
      total,
      clusters: clusters.map(({ lng, lat, count, major, overdue, west, south, east, north }) => ({ lng, lat, count, major, overdue, bbox: [west, south, east, north] })),
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

const SUMS = '(count(*) filter (where major))::int as major, (count(*) filter (where late))::int as overdue';

function tilesStatement(map: MapView, asked: Asked): Statement {
  const { where, source } = conditionsOf(asked);
  return map.tiles(`${source} hazard`, where, { columns: `level = 'major' as major, ${LATE} as late`, sums: SUMS }, ownOnly(asked.ctx) ? 1 : undefined);
}

/** Few rows, by the cells in which they were counted. */
function pointsStatement(asked: Asked, cells: readonly string[]): Statement {
  const { where, source } = conditionsOf(asked);
  where.and('cell = any($::bigint[])', cells);
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
