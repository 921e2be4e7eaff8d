import { cellRanges, cellsPerTile, tileTouches, zoomFor, type Bbox } from '@anlan/domain';
import type { Row, Statement } from '../db';
import type { Where } from './where';

const EVERYWHERE: Bbox = [-180, -85, 180, 85];
/** A tile of 512 pixels has eight clusters a side. */
const CLUSTER_ZOOM = 3;
/** Clusters across a view: however large it is, and however deep the zoom that came with it. */
const MOST_ACROSS = 64;
/** Ranges of cells that a view is made of. What lies between near ones is counted and left out. */
const MOST_RANGES = 8;
/** As many as this in view are shown one by one. */
const FEW = 100;

export interface MapTile extends Row {
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

/** What is counted of each tile, besides all. */
export interface TileSums {
  /** of a row, as a select list: what the sums are made of */
  readonly columns: string;
  /** of a tile, as a select list */
  readonly sums: string;
}

/**
 * What of a ledger with the columns `cell`, `map_lng` and `map_lat` lies in a view: some ranges of one integer column, in
 * tiles of cells that share their first digits. A plain btree, since no index of PostGIS is used under row-level security.
 */
export class MapView {
  private readonly box: Bbox;
  private readonly zoom: number;

  constructor({ bbox = EVERYWHERE, zoom }: { readonly bbox?: Bbox | undefined; readonly zoom: number }) {
    this.box = bbox;
    this.zoom = zoomFor(bbox, zoom + CLUSTER_ZOOM, MOST_ACROSS);
  }

  /**
   * The rows of each range by themselves: each is planned for what Postgres knows to be in it, in a large tenant and in a
   * small scope.
   * @param most ranges: 1 where a person's own records alone are looked at, which are few wherever they lie
   */
  tiles(table: string, where: Where, { columns, sums }: TileSums, most = MOST_RANGES): Statement {
    const parts = cellRanges(this.box, this.zoom, most).map((r) => `(select cell, map_lng, map_lat, ${columns} from ${table} where ${where} and ${where.bind('cell >= $ and cell < $', r.from, r.to)})`);
    return {
      sql: `select cell >> ${Math.log2(cellsPerTile(this.zoom))} as tile, count(*)::int as count, ${sums}, avg(map_lng) as lng, avg(map_lat) as lat,
              min(map_lng) as west, min(map_lat) as south, max(map_lng) as east, max(map_lat) as north, case when count(*) <= ${FEW} then array_agg(cell) end as cells
            from (${parts.join(' union all ')}) rows group by 1 order by 1`,
      params: where.params,
    };
  }

  /** Tiles that are shown as one mark each, and the cells of those whose points are shown one by one. */
  split<T extends MapTile>(rows: readonly Row[]): { readonly total: number; readonly clusters: readonly T[]; readonly cells: readonly string[] } {
    const tiles = (rows as T[]).filter((t) => tileTouches(Number(t.tile), this.zoom, this.box));
    const total = tiles.reduce((n, t) => n + t.count, 0);
    const single = total <= FEW ? tiles : tiles.filter((t) => t.count === 1);
    return { total, clusters: tiles.filter((t) => !single.includes(t)), cells: single.flatMap((t) => t.cells ?? []) };
  }
}
