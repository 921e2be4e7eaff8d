import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 履职留痕: who did what with which record, as the events of the services tell it. One row an event, however often it arrives. */
export class DutyFacts1780000000010 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table responsibility.duty_fact (
        tenant_id uuid not null,
        event_id uuid not null,
        type text collate "C" not null,
        actor text collate "C" not null,
        record text collate "C" not null,
        number text,
        title text not null,
        at timestamptz not null,
        primary key (tenant_id, event_id)
      );
      create index duty_fact_actor on responsibility.duty_fact (tenant_id, actor, at);
      call app.apply_tenant_policy('responsibility.duty_fact');

      create function responsibility.keep_duty_fact() returns trigger language plpgsql as $$
      begin
        raise exception 'what was done stays on record as it was told' using errcode = 'restrict_violation';
      end $$;
      create trigger keep_duty_fact before update or delete on responsibility.duty_fact for each row execute function responsibility.keep_duty_fact();
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table responsibility.duty_fact; drop function responsibility.keep_duty_fact()');
  }
}
