import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 立法与标准化. */
export class RuleMaking1780000000019 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.rule_making (
        tenant_id uuid not null,
        id uuid not null,
        number text collate "C" not null,
        kind text not null check (kind in ('local_regulation','government_rule','normative_document','local_standard','group_standard','internal_system')),
        title text not null,
        year integer not null,
        drafting_unit_id uuid not null,
        basis text not null,
        due_on text collate "C" not null,
        listed_on text collate "C" not null,
        status text not null check (status in ('listed','drafting','consulting','reviewing','deliberating','adopted','published','repealed','withdrawn')),
        stages jsonb not null check (jsonb_typeof(stages) = 'array'),
        consultations jsonb not null check (jsonb_typeof(consultations) = 'array'),
        closes_on text collate "C",
        submitted_by text,
        submitted_by_name text,
        review_unit_id uuid,
        reviewed_by text,
        reviewed_by_name text,
        deliberated_by text,
        document_number text,
        published_on text collate "C",
        effective_on text collate "C",
        review_on text collate "C",
        ended_on text collate "C",
        reason text,
        listed_by text not null,
        listed_by_name text not null,
        listed_at timestamptz not null,
        updated_by text not null,
        updated_by_name text not null,
        updated_at timestamptz not null,
        version integer not null,
        primary key (tenant_id, id),
        unique (tenant_id, number),
        check ((status = 'consulting') = (closes_on is not null)),
        -- The review is another unit's than the drafting unit, and another's than who submitted it; nothing is adopted without.
        check (review_unit_id is null or review_unit_id <> drafting_unit_id),
        check ((review_unit_id is null) = (reviewed_by is null)),
        check (reviewed_by is null or reviewed_by <> submitted_by),
        check (deliberated_by is null or deliberated_by <> submitted_by),
        check (status not in ('deliberating','adopted','published','repealed') or reviewed_by is not null),
        check (status not in ('adopted','published','repealed') or deliberated_by is not null),
        check ((status in ('published','repealed')) = (document_number is not null and published_on is not null and effective_on is not null)),
        check (effective_on >= published_on),
        -- A normative document is not in force for ever.
        check (status <> 'published' or kind <> 'normative_document' or review_on is not null),
        check ((status in ('repealed','withdrawn')) = (ended_on is not null and reason is not null))
      );
      create index rule_making_year on responsibility.rule_making (tenant_id, year, id);
      create index rule_making_unit on responsibility.rule_making (tenant_id, drafting_unit_id, id);
      create index rule_making_review on responsibility.rule_making (tenant_id, review_on, id) where status = 'published';
      call app.apply_tenant_policy('responsibility.rule_making');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table responsibility.rule_making');
  }
}
