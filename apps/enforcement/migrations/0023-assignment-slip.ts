import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 隐患交办单 of hidden visits with the hazards on them, and 每月一主题督查、一曝光、一警示. */
export class AssignmentSlip1780000000023 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table enforcement.assignment_slip (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        year smallint not null,
        period smallint not null check (period between 1 and 366),
        status text not null check (status in ('issued','replied','closed','revisited','voided')),
        check_id uuid not null,
        subject_id uuid not null,
        subject_name text not null,
        division_code text collate "C" not null,
        unit_id uuid not null,
        due_on date not null,
        requirement text,
        exposed boolean not null,
        reply text,
        replied_by text,
        replied_by_name text,
        replied_at timestamptz,
        urged smallint not null,
        note text,
        issued_by text not null,
        issued_by_name text not null,
        issued_at timestamptz not null,
        closed_at timestamptz,
        revisited_at timestamptz,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, number),
        foreign key (tenant_id, check_id) references enforcement.site_check (tenant_id, id),
        check (status <> 'replied' or replied_at is not null)
      );
      create index assignment_slip_period on enforcement.assignment_slip (tenant_id, year, period, id);
      create index assignment_slip_check on enforcement.assignment_slip (tenant_id, check_id);
      call app.apply_tenant_policy('enforcement.assignment_slip');

      -- A hazard is on one slip: withdrawing a slip takes its rows away.
      create table enforcement.assignment_slip_item (
        tenant_id uuid not null,
        hazard_id uuid not null,
        slip_id uuid not null,
        primary key (tenant_id, hazard_id),
        foreign key (tenant_id, slip_id) references enforcement.assignment_slip (tenant_id, id),
        foreign key (tenant_id, hazard_id) references enforcement.hazard (tenant_id, id)
      );
      create index assignment_slip_item_of on enforcement.assignment_slip_item (tenant_id, slip_id);
      call app.apply_tenant_policy('enforcement.assignment_slip_item');

      create table enforcement.monthly_theme (
        tenant_id uuid not null,
        month text collate "C" not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
        theme text not null,
        supervision jsonb,
        exposure jsonb,
        warning jsonb,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, month)
      );
      call app.apply_tenant_policy('enforcement.monthly_theme');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['monthly_theme', 'assignment_slip_item', 'assignment_slip']) await q.query(`drop table enforcement.${t}`);
  }
}
