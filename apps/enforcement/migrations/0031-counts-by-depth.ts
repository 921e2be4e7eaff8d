import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Figures1780000000021 } from './0021-figures';

const MONTH = `to_char(reported_at at time zone 'Asia/Shanghai', 'YYYY-MM')`;

/**
 * Counts as ADR 0040 has them: what changed is appended, and folded into cells later; a cell is of a division cut to a
 * depth. What is there is counted. The changes come and go: their table is looked after often.
 */
export class CountsByDepth1780000000031 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const often = 'with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 20000)';
    await q.query(`
      -- The owner of a table stands under its policy too while that is forced, and has no tenant.
      alter table enforcement.hazard no force row level security;
      drop table enforcement.hazard_rollup;
      create table enforcement.hazard_rollup (
        tenant_id uuid not null,
        depth smallint not null,
        campaign text collate "C" not null,
        month text collate "C" not null,
        category text collate "C" not null,
        source text collate "C" not null,
        division_code text collate "C" not null,
        status text collate "C" not null,
        level text collate "C" not null,
        rectification text collate "C" not null,
        dual boolean not null,
        count bigint not null,
        primary key (tenant_id, depth, campaign, month, category, source, division_code, status, level, rectification, dual)
      ) with (fillfactor = 50);
      create table enforcement.hazard_rollup_change (
        tenant_id uuid not null,
        id bigint generated always as identity,
        division_code text collate "C" not null,
        month text collate "C" not null,
        source text collate "C" not null,
        category text collate "C" not null,
        status text collate "C" not null,
        level text collate "C" not null,
        rectification text collate "C" not null,
        dual boolean not null,
        campaign_ids uuid[] not null,
        count bigint not null,
        primary key (tenant_id, id)
      ) ${often};
      create function enforcement.hazard_rollup_cells(text, text, text, text, uuid[])
        returns table (depth smallint, campaign text, month text, category text, source text, division_code text)
        language sql immutable parallel safe
        as $$ select d.depth, c.campaign, c.month, c.category, c.source, d.division_code
              from app.divisions_of($1) d cross join (
                select '*' as campaign, '*' as month, $4 as category, '*' as source
                union all select s.campaign, o.month, '*', o.source
                from unnest('*'::text || $5::text[]) as s(campaign) cross join (values ('*', '*'), ($2, '*'), ('*', $3)) as o(month, source)) c $$;
      -- Equal changes are added up before they are taken apart: most are equal to others.
      create view enforcement.hazard_rollup_now with (security_invoker = true) as
        select tenant_id, depth, campaign, month, category, source, division_code, status, level, rectification, dual, count from enforcement.hazard_rollup
        union all
        select f.tenant_id, c.depth, c.campaign collate "C", c.month collate "C", c.category collate "C", c.source collate "C", c.division_code collate "C", f.status, f.level, f.rectification, f.dual, f.count
        from (select tenant_id, division_code, month, source, category, status, level, rectification, dual, campaign_ids, sum(count)::bigint as count
              from enforcement.hazard_rollup_change group by tenant_id, division_code, status, source, level, rectification, category, month, dual, campaign_ids) f
          cross join lateral enforcement.hazard_rollup_cells(f.division_code, f.month, f.source, f.category, f.campaign_ids) c;
      insert into enforcement.hazard_rollup
        select f.tenant_id, c.depth, c.campaign, c.month, c.category, c.source, c.division_code, f.status, f.level, f.rectification, f.dual, sum(f.count)
        from (select tenant_id, division_code, ${MONTH} as month, source, '=' || coalesce(category, '') as category, status, level, rectification, department_unit_id is not null as dual,
                array(select distinct unnest(campaign_ids)) as campaign_ids, count(*) as count
              from enforcement.hazard group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) f
          cross join lateral enforcement.hazard_rollup_cells(f.division_code, f.month, f.source, f.category, f.campaign_ids) c
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
        -- What is read together stands together.
        order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
      call app.apply_tenant_policy('enforcement.hazard_rollup');
      call app.apply_tenant_policy('enforcement.hazard_rollup_change');
      alter table enforcement.hazard force row level security;

      alter table enforcement.subject no force row level security;
      drop table enforcement.subject_rollup;
      create table enforcement.subject_rollup (
        tenant_id uuid not null,
        depth smallint not null,
        tag text collate "C" not null,
        division_code text collate "C" not null,
        status text collate "C" not null,
        kind text collate "C" not null,
        grade text collate "C" not null,
        is_key boolean not null,
        has_owner boolean not null,
        count bigint not null,
        primary key (tenant_id, depth, tag, division_code, status, kind, grade, is_key, has_owner)
      ) with (fillfactor = 50);
      create table enforcement.subject_rollup_change (
        tenant_id uuid not null,
        id bigint generated always as identity,
        division_code text collate "C" not null,
        status text collate "C" not null,
        kind text collate "C" not null,
        grade text collate "C" not null,
        is_key boolean not null,
        has_owner boolean not null,
        tags text[] collate "C" not null,
        count bigint not null,
        primary key (tenant_id, id)
      ) ${often};
      create function enforcement.subject_rollup_cells(text, text[]) returns table (depth smallint, tag text, division_code text)
        language sql immutable parallel safe
        as $$ select d.depth, t.tag, d.division_code from app.divisions_of($1) d cross join (select '*' as tag union all select '=' || x from unnest($2) as u(x)) t $$;
      create view enforcement.subject_rollup_now with (security_invoker = true) as
        select tenant_id, depth, tag, division_code, status, kind, grade, is_key, has_owner, count from enforcement.subject_rollup
        union all
        select f.tenant_id, c.depth, c.tag collate "C", c.division_code collate "C", f.status, f.kind, f.grade, f.is_key, f.has_owner, f.count
        from (select tenant_id, division_code, status, kind, grade, is_key, has_owner, tags, sum(count)::bigint as count
              from enforcement.subject_rollup_change group by tenant_id, division_code, kind, tags, status, grade, is_key, has_owner) f
          cross join lateral enforcement.subject_rollup_cells(f.division_code, f.tags) c;
      insert into enforcement.subject_rollup
        select f.tenant_id, c.depth, c.tag, c.division_code, f.status, f.kind, f.grade, f.is_key, f.has_owner, sum(f.count)
        from (select tenant_id, division_code, status, kind, coalesce(grade, '') as grade, is_key, owner_member_id is not null or owner_unit_id is not null as has_owner,
                array(select distinct unnest(tags)) as tags, count(*) as count
              from enforcement.subject group by 1, 2, 3, 4, 5, 6, 7, 8) f
          cross join lateral enforcement.subject_rollup_cells(f.division_code, f.tags) c
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9
        order by 1, 2, 3, 4, 5, 6, 7, 8, 9;
      call app.apply_tenant_policy('enforcement.subject_rollup');
      call app.apply_tenant_policy('enforcement.subject_rollup_change');
      alter table enforcement.subject force row level security;
    `);
  }

  /** The ledger says it all: the tables that were there before are made, and filled, as they were then. */
  async down(q: QueryRunner): Promise<void> {
    for (const t of ['hazard_rollup', 'subject_rollup']) await q.query(`drop view enforcement.${t}_now; drop table enforcement.${t}_change`);
    await new Figures1780000000021().up(q);
    await q.query('drop function enforcement.hazard_rollup_cells; drop function enforcement.subject_rollup_cells');
  }
}
