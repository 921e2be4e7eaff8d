import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 安全生产标准化定级; what came of a public report's verification; 举报奖励, in 分. */
export class StandardisationAndRewards1780000000029 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table enforcement.standardisation (
        tenant_id uuid not null,
        id uuid not null,
        subject_id uuid not null,
        subject_name text collate "C" not null,
        division_code text collate "C" not null,
        unit_id uuid,
        grade text not null check (grade in ('one','two','three')),
        status text not null check (status in ('applied','reviewed','announced','failed','renewed','revoked')),
        self_score double precision,
        note text,
        reviewer text,
        reviewed_on text collate "C",
        score double precision,
        review_note text,
        reviewed_by text,
        reviewed_by_name text,
        certificate_number text collate "C",
        announced_on text collate "C",
        expires_on text collate "C",
        revoke_reason text,
        renewal_of uuid,
        renewal_id uuid,
        applied_by text not null,
        applied_by_name text not null,
        applied_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, subject_id) references enforcement.subject (tenant_id, id),
        -- Nobody reviews his own application.
        check (reviewed_by is null or reviewed_by <> applied_by),
        check (status not in ('reviewed','announced','renewed','revoked') or reviewed_on is not null),
        check (status not in ('announced','renewed','revoked') or (certificate_number is not null and expires_on > announced_on))
      );
      create unique index standardisation_certificate on enforcement.standardisation (tenant_id, certificate_number) where certificate_number is not null;
      create unique index standardisation_open on enforcement.standardisation (tenant_id, subject_id) where status in ('applied','reviewed');
      create unique index standardisation_held on enforcement.standardisation (tenant_id, subject_id) where status = 'announced';
      create index standardisation_division on enforcement.standardisation (tenant_id, division_code, id);
      create index standardisation_subject on enforcement.standardisation (tenant_id, subject_id, id);
      create index standardisation_expiry on enforcement.standardisation (tenant_id, expires_on) where status = 'announced';
      call app.apply_tenant_policy('enforcement.standardisation');

      alter table enforcement.public_report
        add column employee boolean not null default false,
        add column verification text check (verification in ('verified','unfounded')),
        add column verification_note text,
        add column verified_at timestamptz,
        add column verified_by text,
        add column verified_by_name text,
        add check ((verification is null) = (verified_at is null)),
        add check (verification is null or state = 'accepted');

      create table enforcement.report_reward (
        tenant_id uuid not null,
        id uuid not null,
        report_id uuid not null,
        report_number text collate "C" not null,
        division_code text collate "C" not null,
        employee boolean not null,
        level text not null check (level in ('general','major')),
        basis text not null check (basis in ('fixed','penalty_share','concealed_accident')),
        basis_note text not null,
        amount bigint not null check (amount > 0),
        cap bigint not null,
        status text not null check (status in ('proposed','approved','refused','paid')),
        decision text,
        decided_by text,
        decided_by_name text,
        decided_at timestamptz,
        collect_until text collate "C",
        paid_on text collate "C",
        paid_note text,
        paid_by text,
        paid_by_name text,
        proposed_by text not null,
        proposed_by_name text not null,
        proposed_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        foreign key (tenant_id, report_id) references enforcement.public_report (tenant_id, id),
        check (amount <= cap),
        -- Nobody approves what he proposed, and nothing is paid that was not approved.
        check (decided_by is null or decided_by <> proposed_by),
        check ((status = 'proposed') = (decided_by is null)),
        check ((status = 'paid') = (paid_on is not null)),
        check (status not in ('approved','paid') or collect_until is not null)
      );
      create unique index report_reward_report on enforcement.report_reward (tenant_id, report_id) where status <> 'refused';
      create index report_reward_division on enforcement.report_reward (tenant_id, division_code, id);
      call app.apply_tenant_policy('enforcement.report_reward');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table enforcement.report_reward');
    await q.query('alter table enforcement.public_report drop column employee, drop column verification, drop column verification_note, drop column verified_at, drop column verified_by, drop column verified_by_name');
    await q.query('drop table enforcement.standardisation');
  }
}
