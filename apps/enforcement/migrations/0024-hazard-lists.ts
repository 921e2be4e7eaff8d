import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The lists hazards are entered into, and sampling re-checks of closed ones. */
export class HazardLists1780000000024 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table enforcement.hazard add column lists jsonb not null default '[]';
      create index hazard_lists on enforcement.hazard (tenant_id, reported_at, id) where lists <> '[]';

      create table enforcement.recheck (
        tenant_id uuid not null,
        id uuid not null,
        number text not null,
        name text not null,
        division_code text collate "C" not null,
        pool jsonb not null,
        pool_size integer not null,
        wanted integer not null,
        drawn integer not null,
        seed text not null,
        seed_source text not null,
        drawn_by text not null,
        drawn_by_name text not null,
        drawn_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id)
      );
      create index recheck_division on enforcement.recheck (tenant_id, division_code, id);
      call app.apply_tenant_policy('enforcement.recheck');

      -- A hazard is drawn once in a sample. The place is that of the draw; what was found is written once.
      create table enforcement.recheck_item (
        tenant_id uuid not null,
        recheck_id uuid not null,
        hazard_id uuid not null,
        place integer not null,
        result text check (result in ('holds','reopened')),
        note text,
        checked_by text,
        checked_by_name text,
        checked_at timestamptz,
        primary key (tenant_id, recheck_id, hazard_id),
        foreign key (tenant_id, recheck_id) references enforcement.recheck (tenant_id, id),
        foreign key (tenant_id, hazard_id) references enforcement.hazard (tenant_id, id),
        check ((result is null) = (checked_at is null))
      );
      create index recheck_item_place on enforcement.recheck_item (tenant_id, recheck_id, place);
      create index recheck_item_hazard on enforcement.recheck_item (tenant_id, hazard_id);
      call app.apply_tenant_policy('enforcement.recheck_item');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table enforcement.recheck_item; drop table enforcement.recheck; drop index enforcement.hazard_lists; alter table enforcement.hazard drop column lists;');
  }
}
