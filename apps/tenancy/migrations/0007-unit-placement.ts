import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Below which unit a unit was put, from which day, by whom; and where it will be put. */
export class UnitPlacement1780000000007 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table tenancy.unit_placement (
        tenant_id uuid not null,
        id uuid not null,
        unit_id uuid not null,
        from_parent_id uuid,
        parent_id uuid,
        before_id uuid,
        effective_from date not null,
        state text not null check (state in ('pending','done','cancelled','failed')),
        -- why it failed on its day
        error text,
        actor text not null,
        actor_name text not null,
        decided_at timestamptz not null default now(),
        ended_at timestamptz,
        primary key (tenant_id, id),
        foreign key (tenant_id, unit_id) references tenancy.unit (tenant_id, id),
        foreign key (tenant_id, from_parent_id) references tenancy.unit (tenant_id, id),
        foreign key (tenant_id, parent_id) references tenancy.unit (tenant_id, id),
        foreign key (tenant_id, before_id) references tenancy.unit (tenant_id, id)
      );
      create index unit_placement_unit on tenancy.unit_placement (tenant_id, unit_id, id);
      create unique index unit_placement_pending on tenancy.unit_placement (tenant_id, unit_id) where state = 'pending';
      call app.apply_tenant_policy('tenancy.unit_placement');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table tenancy.unit_placement');
  }
}
