import type { SubjectMap as Answer, SubjectMapQuery } from '@anlan/contracts/enforcement';
import { parseDivisionCode } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { MapView, type MapTile } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { divisionAt, levelBelow } from '../hazard/hazard.statistics.rules';
import type { SubjectRow } from './subject.entity';
import { subjectConditions, subjectSearchPlan } from './subject.filters';

const KEY = '(count(*) filter (where is_key))::int as key';

type Tile = MapTile & { key: number };
type Point = Pick<SubjectRow, 'id' | 'name' | 'kind' | 'grade' | 'is_key'> & Row & { map_lng: number; map_lat: number };
interface Counted extends Row {
  division_code: string;
  count: number;
  key: number;
  unplaced: number;
}

/** 监管对象一张图: clusters that open, single ones where there are few, and by division what no map shows. */
@Injectable()
export class SubjectMap {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async view(ctx: TenantContext, query: SubjectMapQuery): Promise<Answer> {
    const reference = await this.references.get(ctx.tenantId);
    const search = await subjectSearchPlan(this.tx, ctx, query);
    const now = new Date();
    const where = () => subjectConditions(ctx, query, reference, now, search);
    const view = new MapView(query);
    const all = where();
    const [found, counted] = await this.tx.reads<Row>(
      ctx, view.tiles('enforcement.subject', where(), { columns: 'is_key', sums: KEY }),
      { sql: `select division_code, count(*)::int as count, ${KEY}, (count(*) filter (where cell is null))::int as unplaced from enforcement.subject where ${all} group by 1`, params: all.params },
    );
    const { total, clusters, cells } = view.split<Tile>(found?.rows ?? []);
    const single = where().and('cell = any($::bigint[])', cells);
    const points = cells.length === 0 ? [] : await this.tx.read<Point>(ctx, { sql: `select id, name, kind, grade, is_key, map_lng, map_lat from enforcement.subject where ${single} order by id desc`, params: single.params });
    return {
      total,
      clusters: clusters.map((t) => ({ lng: t.lng, lat: t.lat, count: t.count, key: t.key, bbox: [t.west, t.south, t.east, t.north] })),
      points: points.map((p) => ({ id: p.id, name: p.name, kind: p.kind, grade: p.grade, isKey: p.is_key, lng: p.map_lng, lat: p.map_lat })),
      divisions: byDivision(ctx, query, (counted?.rows ?? []) as Counted[], reference),
    };
  }
}

function byDivision(ctx: TenantContext, { divisionCode }: SubjectMapQuery, rows: readonly Counted[], reference: Reference): Answer['divisions'] {
  const level = levelBelow(reference, parseDivisionCode(divisionCode ?? ctx.slug).code);
  const sums = new Map<string, Answer['divisions'][number]>();
  for (const row of rows) {
    const { code, only } = divisionAt(row.division_code, level);
    const sum = sums.get(code) ?? { divisionCode: code, divisionName: reference.divisions.get(code)?.name ?? code, divisionOnly: only, count: 0, key: 0, unplaced: 0 };
    sums.set(code, { ...sum, count: sum.count + row.count, key: sum.key + row.key, unplaced: sum.unplaced + row.unplaced });
  }
  return [...sums.values()].sort((a, b) => (a.divisionCode < b.divisionCode ? -1 : 1));
}
