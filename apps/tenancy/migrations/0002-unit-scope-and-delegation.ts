import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An assignment may cover its unit alone, and may be one that its holder lent to somebody until a day. */
export class UnitScopeAndDelegation1780000000002 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table tenancy.assignment
        add column unit_only boolean not null default false,
        add column delegated_from uuid,
        add column reason text,
        add constraint assignment_unit_only check (not unit_only or unit_id is not null),
        add constraint assignment_delegation_ends check (delegated_from is null or valid_to is not null),
        add constraint assignment_delegated_from foreign key (tenant_id, delegated_from) references tenancy.assignment (tenant_id, id);
      create index assignment_delegations on tenancy.assignment (tenant_id, delegated_from) where delegated_from is not null;
      create index unit_parent on tenancy.unit (tenant_id, parent_id) where parent_id is not null;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      drop index tenancy.unit_parent;
      drop index tenancy.assignment_delegations;
      delete from tenancy.assignment where delegated_from is not null;
      alter table tenancy.assignment drop column delegated_from, drop column reason, drop column unit_only;
    `);
  }
}
