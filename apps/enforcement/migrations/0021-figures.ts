import type { MigrationInterface, QueryRunner } from 'typeorm';

const MONTH = `to_char(reported_at at time zone 'Asia/Shanghai', 'YYYY-MM')`;

/** The counts anew: of hazards by kind of rectification, by who answers and by campaign; of subjects by tag, and by whether they have an owner. What is there is counted. */
export class Figures1780000000021 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // The owner of a table stands under its policy too while that is forced, and has no tenant.
    await q.query(`
      alter table enforcement.hazard no force row level security;
      drop table enforcement.hazard_rollup;
      create table enforcement.hazard_rollup (
        tenant_id uuid not null,
        campaign text collate "C" not null,
        month text collate "C" not null,
        category text collate "C" not null,
        source text collate "C" not null,
        division_code text collate "C" not null,
        status text collate "C" not null,
        level text collate "C" not null,
        rectification text collate "C" not null,
        dual boolean not null,
        shard smallint not null,
        count bigint not null,
        primary key (tenant_id, campaign, month, category, source, division_code, status, level, rectification, dual, shard)
      ) with (fillfactor = 50);
      insert into enforcement.hazard_rollup
        select h.tenant_id, c.campaign, c.month, c.category, c.source, h.division_code, h.status, h.level, h.rectification, h.department_unit_id is not null, 0, count(*)
        from enforcement.hazard h cross join lateral (
          select scope as campaign, month, '*' as category, source from unnest(array['*'] || h.campaign_ids::text[]) as s(scope)
            cross join (values ('*', '*'), (${MONTH}, '*'), ('*', h.source)) as of(month, source)
          union select '*', '*', '=' || coalesce(h.category, ''), '*') c
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
        -- What is read together stands together.
        order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
      call app.apply_tenant_policy('enforcement.hazard_rollup');
      alter table enforcement.hazard force row level security;

      alter table enforcement.subject no force row level security;
      drop table enforcement.subject_rollup;
      create table enforcement.subject_rollup (
        tenant_id uuid not null,
        tag text collate "C" not null,
        division_code text collate "C" not null,
        status text collate "C" not null,
        kind text collate "C" not null,
        grade text collate "C" not null,
        is_key boolean not null,
        has_owner boolean not null,
        shard smallint not null,
        count bigint not null,
        primary key (tenant_id, tag, division_code, status, kind, grade, is_key, has_owner, shard)
      ) with (fillfactor = 50);
      insert into enforcement.subject_rollup
        select s.tenant_id, c.tag, s.division_code, s.status, s.kind, coalesce(s.grade, ''), s.is_key, s.owner_member_id is not null or s.owner_unit_id is not null, 0, count(*)
        from enforcement.subject s cross join lateral (select '*' as tag union select '=' || tag from unnest(s.tags) as t(tag)) c
        group by 1, 2, 3, 4, 5, 6, 7, 8;
      call app.apply_tenant_policy('enforcement.subject_rollup');
      alter table enforcement.subject force row level security;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table enforcement.hazard no force row level security;
      drop table enforcement.hazard_rollup;
      create table enforcement.hazard_rollup (
        tenant_id uuid not null, division_code text collate "C" not null, month text not null, status text not null, level text not null, source text not null, category text not null,
        shard smallint not null, count bigint not null,
        primary key (tenant_id, month, category, division_code, status, level, source, shard)
      ) with (fillfactor = 50);
      insert into enforcement.hazard_rollup (tenant_id, division_code, month, status, level, source, category, shard, count)
        select tenant_id, division_code, ${MONTH}, status, level, source, '*', 0, count(*) from enforcement.hazard group by 1, 2, 3, 4, 5, 6
        union all select tenant_id, division_code, '*', status, level, '*', '*', 0, count(*) from enforcement.hazard group by 1, 2, 4, 5
        union all select tenant_id, division_code, '*', status, level, '*', '=' || coalesce(category, ''), 0, count(*) from enforcement.hazard group by 1, 2, 4, 5, 7;
      call app.apply_tenant_policy('enforcement.hazard_rollup');
      alter table enforcement.hazard force row level security;

      alter table enforcement.subject no force row level security;
      drop table enforcement.subject_rollup;
      create table enforcement.subject_rollup (
        tenant_id uuid not null, division_code text collate "C" not null, status text not null, kind text not null, grade text not null, is_key boolean not null, shard smallint not null, count bigint not null,
        primary key (tenant_id, division_code, status, kind, grade, is_key, shard)
      ) with (fillfactor = 50);
      insert into enforcement.subject_rollup
        select tenant_id, division_code, status, kind, coalesce(grade, ''), is_key, 0, count(*) from enforcement.subject group by 1, 2, 3, 4, 5, 6;
      call app.apply_tenant_policy('enforcement.subject_rollup');
      alter table enforcement.subject force row level security;
    `);
  }
}
