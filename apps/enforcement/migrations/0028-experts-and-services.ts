import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 专家库, 社会化服务合同, 专家任务; and what a check names of them. Money is in 分. */
export class ExpertsAndServices1780000000028 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table enforcement.expert (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        name text not null,
        phone text,
        speciality text not null,
        title text,
        unit text not null,
        unit_credit_code text collate "C",
        level text not null check (level in ('district','city','province')),
        valid_until text collate "C" not null,
        division_code text collate "C" not null,
        status text not null check (status in ('active','removed')),
        remove_reason text,
        added_by text not null,
        added_by_name text not null,
        added_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, number)
      );
      create index expert_in_force on enforcement.expert (tenant_id, valid_until) where status = 'active';
      call app.apply_tenant_policy('enforcement.expert');

      create table enforcement.service_contract (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        name text not null,
        provider text not null,
        provider_credit_code text collate "C",
        scope text not null,
        from_day text collate "C" not null,
        to_day text collate "C" not null,
        subject_ids uuid[] not null default '{}',
        amount bigint not null check (amount >= 0),
        division_code text collate "C" not null,
        status text not null check (status in ('commissioned','running','reported','accepted','terminated')),
        report text,
        reported_by text,
        reported_by_name text,
        reported_at timestamptz,
        decision text,
        accepted_by text,
        accepted_by_name text,
        accepted_at timestamptz,
        commissioned_by text not null,
        commissioned_by_name text not null,
        commissioned_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, number),
        check (from_day <= to_day),
        check (status not in ('reported','accepted') or reported_by is not null),
        -- Nobody accepts what he commissioned or reported himself.
        check ((status = 'accepted') = (accepted_by is not null)),
        check (accepted_by is null or (accepted_by <> commissioned_by and accepted_by <> reported_by))
      );
      create index service_contract_division on enforcement.service_contract (tenant_id, division_code, id);
      call app.apply_tenant_policy('enforcement.service_contract');

      create table enforcement.expert_task (
        tenant_id uuid not null,
        id uuid not null,
        expert_id uuid not null,
        contract_id uuid,
        subject_id uuid not null,
        subject_name text not null,
        division_code text collate "C" not null,
        on_day text collate "C" not null,
        task text not null,
        fee bigint not null check (fee >= 0),
        status text not null check (status in ('assigned','finished','cancelled')),
        result text,
        cancel_reason text,
        assigned_by text not null,
        assigned_by_name text not null,
        assigned_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, expert_id) references enforcement.expert (tenant_id, id),
        foreign key (tenant_id, contract_id) references enforcement.service_contract (tenant_id, id),
        foreign key (tenant_id, subject_id) references enforcement.subject (tenant_id, id),
        check ((status = 'finished') = (result is not null))
      );
      create index expert_task_expert on enforcement.expert_task (tenant_id, expert_id, id);
      create index expert_task_division on enforcement.expert_task (tenant_id, division_code, id);
      create index expert_task_subject on enforcement.expert_task (tenant_id, subject_id, id);
      create index expert_task_contract on enforcement.expert_task (tenant_id, contract_id, id);
      call app.apply_tenant_policy('enforcement.expert_task');

      alter table enforcement.site_check add column contract_id uuid, add column expert_ids uuid[] not null default '{}';
      alter table enforcement.site_check add foreign key (tenant_id, contract_id) references enforcement.service_contract (tenant_id, id);
      alter table enforcement.site_check add check (kind = 'agency' or (contract_id is null and expert_ids = '{}'));
      create index site_check_contract on enforcement.site_check (tenant_id, contract_id, id);
      create index site_check_experts on enforcement.site_check (tenant_id, id) where expert_ids <> '{}';
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table enforcement.site_check drop column contract_id, drop column expert_ids');
    for (const t of ['expert_task', 'service_contract', 'expert']) await q.query(`drop table enforcement.${t}`);
  }
}
