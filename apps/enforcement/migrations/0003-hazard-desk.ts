import { mapCell, toWgs84, type Position } from '@anlan/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const DUE = "coalesce(due_at, timestamptz '9999-12-31 00:00:00+00')";

/**
 * What a desk asks of the ledger: orders by report, deadline and change; what is whose to do; places on a map; counts by
 * category; who changed what, field by field.
 */
export class HazardDesk1780000000003 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // The owner of a table stands under its policy too while that is forced, and has no tenant.
    await q.query('alter table enforcement.hazard no force row level security; alter table enforcement.hazard_history no force row level security');
    await q.query(`
      alter table enforcement.hazard
        add column state_since timestamptz,
        add column updated_by text,
        add column updated_by_name text,
        add column attachments integer not null default 0,
        add column map_lng double precision,
        add column map_lat double precision,
        add column cell bigint;
      alter table enforcement.hazard_history add column version integer, add column changes jsonb not null default '[]';
      create temporary table last_step on commit drop as
        select distinct on (tenant_id, hazard_id) tenant_id, hazard_id, actor, actor_name,
          max(at) filter (where from_state is distinct from to_state) over (partition by tenant_id, hazard_id) as since
        from enforcement.hazard_history order by tenant_id, hazard_id, id desc;
      update enforcement.hazard h set state_since = l.since, updated_by = l.actor, updated_by_name = l.actor_name
        from last_step l where h.tenant_id = l.tenant_id and h.id = l.hazard_id;
      update enforcement.hazard h set attachments = f.files from (
        select tenant_id, id, count(*)::int as files from (
          select tenant_id, id, jsonb_array_elements(evidence) as e from enforcement.hazard
          union all select tenant_id, hazard_id, jsonb_array_elements(evidence) from enforcement.hazard_history) items
        where e->>'fileId' is not null group by tenant_id, id) f
        where h.tenant_id = f.tenant_id and h.id = f.id;
    `);
    await placeOnMap(q);
    await q.query(`
      alter table enforcement.hazard add constraint hazard_cell check ((cell is null) = (lng is null));

      -- Every order of the list, and the persons' own. What shows first is found first; what is narrow is found by its division.
      drop index enforcement.hazard_status;
      create index hazard_reported on enforcement.hazard (tenant_id, reported_at, id);
      create index hazard_updated on enforcement.hazard (tenant_id, updated_at, id);
      create index hazard_deadline on enforcement.hazard (tenant_id, (${DUE}), id);
      create index hazard_reporter on enforcement.hazard (tenant_id, reported_by, id);
      -- What is still to be done: by deadline, and by place with all that its age and lateness are counted from.
      create index hazard_open on enforcement.hazard (tenant_id, (${DUE}), id, status, division_code) where status <> 'closed';
      create index hazard_open_division on enforcement.hazard (tenant_id, division_code, status) include (reported_at, due_at, level, source) where status <> 'closed';
      -- Places, with what a cluster says of them: one integer column serves every zoom.
      create index hazard_cell on enforcement.hazard (tenant_id, cell) include (map_lng, map_lat, level, status, due_at, division_code) where cell is not null;
    `);
    await rollupByCategory(q);
    await q.query('alter table enforcement.hazard force row level security; alter table enforcement.hazard_history force row level security');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop table enforcement.hazard_rollup;
      alter table enforcement.hazard no force row level security;
      create table enforcement.hazard_rollup (
        tenant_id uuid not null, division_code text collate "C" not null, month text not null, status text not null, level text not null, source text not null,
        shard smallint not null, count bigint not null,
        primary key (tenant_id, month, division_code, status, level, source, shard)
      ) with (fillfactor = 50);
      insert into enforcement.hazard_rollup (tenant_id, division_code, month, status, level, source, shard, count)
        select tenant_id, division_code, to_char(reported_at at time zone 'Asia/Shanghai', 'YYYY-MM'), status, level, source, 0, count(*) from enforcement.hazard group by 1, 2, 3, 4, 5, 6
        union all select tenant_id, division_code, '*', status, level, '*', 0, count(*) from enforcement.hazard group by 1, 2, 4, 5;
      call app.apply_tenant_policy('enforcement.hazard_rollup');
      drop index enforcement.hazard_reported; drop index enforcement.hazard_updated; drop index enforcement.hazard_deadline; drop index enforcement.hazard_reporter;
      drop index enforcement.hazard_open; drop index enforcement.hazard_open_division; drop index enforcement.hazard_cell;
      create index hazard_status on enforcement.hazard (tenant_id, status, id);
      alter table enforcement.hazard drop constraint hazard_cell, drop column state_since, drop column updated_by, drop column updated_by_name, drop column attachments,
        drop column map_lng, drop column map_lat, drop column cell;
      alter table enforcement.hazard_history drop column version, drop column changes;
      alter table enforcement.hazard force row level security;
    `);
  }
}

/** Positions as they were written, in whatever system, become WGS84 and a cell: Postgres knows no GCJ-02. */
async function placeOnMap(q: QueryRunner): Promise<void> {
  for (;;) {
    const rows = (await q.query('select tenant_id, id, lng, lat, crs from enforcement.hazard where lng is not null and cell is null limit 5000')) as (Position & { tenant_id: string; id: string })[];
    if (rows.length === 0) return;
    const places = rows.map((r) => toWgs84(r));
    await q.query(
      `update enforcement.hazard h set map_lng = p.lng, map_lat = p.lat, cell = p.cell
       from unnest($1::uuid[], $2::uuid[], $3::float8[], $4::float8[], $5::bigint[]) as p(tenant_id, id, lng, lat, cell) where h.tenant_id = p.tenant_id and h.id = p.id`,
      [rows.map((r) => r.tenant_id), rows.map((r) => r.id), places.map((p) => p.lng), places.map((p) => p.lat), places.map((p) => mapCell(p))],
    );
  }
}

/** The counts anew, with the category in their key. '*' holds the counts over all; a category is written behind '=', so that none can be taken for it. */
async function rollupByCategory(q: QueryRunner): Promise<void> {
  await q.query(`
    drop table enforcement.hazard_rollup;
    create table enforcement.hazard_rollup (
      tenant_id uuid not null,
      division_code text collate "C" not null,
      month text not null,
      status text not null,
      level text not null,
      source text not null,
      category text not null,
      shard smallint not null,
      count bigint not null,
      primary key (tenant_id, month, category, division_code, status, level, source, shard)
    ) with (fillfactor = 50);
    insert into enforcement.hazard_rollup (tenant_id, division_code, month, status, level, source, category, shard, count)
      select tenant_id, division_code, to_char(reported_at at time zone 'Asia/Shanghai', 'YYYY-MM'), status, level, source, '*', 0, count(*) from enforcement.hazard group by 1, 2, 3, 4, 5, 6
      union all select tenant_id, division_code, '*', status, level, '*', '*', 0, count(*) from enforcement.hazard group by 1, 2, 4, 5
      union all select tenant_id, division_code, '*', status, level, '*', '=' || coalesce(category, ''), 0, count(*) from enforcement.hazard group by 1, 2, 4, 5, 7;
    call app.apply_tenant_policy('enforcement.hazard_rollup');
  `);
}
