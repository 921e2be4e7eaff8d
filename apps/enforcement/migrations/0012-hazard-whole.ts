import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The department's side of a dual assignment, extensions asked for, listed supervision, transfers, re-openings, recurrence and rising reminders. */
export class HazardWhole1780000000012 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table enforcement.hazard
        add column department_unit_id uuid,
        add column department_member_id uuid,
        add column department_name text,
        add column department_status text check (department_status in ('assigned','submitted','accepted')),
        add column department_submitted_by text,
        add column enterprise_accepted_at timestamptz,
        add column extension jsonb,
        add column supervision jsonb,
        add column owner_unit_id uuid,
        add column reopened integer not null default 0,
        add column recurrence_of uuid,
        add column escalation smallint not null default 0 check (escalation between 0 and 3),
        add column escalated_at timestamptz,
        add column urged_at timestamptz,
        add constraint hazard_department check ((department_unit_id is null) = (department_status is null));
      create index hazard_department_unit on enforcement.hazard (tenant_id, department_unit_id, id) include (division_code, status) where department_unit_id is not null;
      create index hazard_department_member on enforcement.hazard (tenant_id, department_member_id, id) where department_member_id is not null;
      create index hazard_owner_unit on enforcement.hazard (tenant_id, owner_unit_id, id) where owner_unit_id is not null;
      create index hazard_supervised on enforcement.hazard (tenant_id, reported_at, id) where supervision is not null;
      create index hazard_extension on enforcement.hazard (tenant_id, reported_at, id) where extension is not null;
      -- What is overdue and whose reminder may rise.
      create index hazard_escalation on enforcement.hazard (tenant_id, escalation, due_at) where status <> 'closed' and overdue_at is not null and escalation < 3;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table enforcement.hazard drop constraint hazard_department,
        drop column department_unit_id, drop column department_member_id, drop column department_name, drop column department_status, drop column department_submitted_by,
        drop column enterprise_accepted_at, drop column extension, drop column supervision, drop column owner_unit_id, drop column reopened, drop column recurrence_of,
        drop column escalation, drop column escalated_at, drop column urged_at;
    `);
  }
}
