import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 热线、舆情、来访、来信: reports that staff enter. An opinion has no reporter, so that no code leads to it. */
export class ReportChannels1780000000035 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table enforcement.public_report
        alter column code_hash drop not null,
        add column channel text not null default 'web' check (channel in ('web','hotline','opinion','visit','letter')),
        add column reference text,
        add column entered_by text,
        add column entered_by_name text,
        add constraint public_report_entered check ((channel = 'web') = (entered_by is null) and (entered_by is null) = (entered_by_name is null)),
        add constraint public_report_reference check (channel <> 'web' or reference is null),
        add constraint public_report_code check ((channel = 'opinion') = (code_hash is null)),
        add constraint public_report_opinion check (channel <> 'opinion' or (reporter_name is null and not employee));
      create index public_report_channel on enforcement.public_report (tenant_id, channel, id);
      -- Who entered a report knows its code.
      alter table enforcement.report_reward
        add column report_entered_by text,
        add constraint report_reward_entered check (report_entered_by is null or (proposed_by <> report_entered_by and coalesce(decided_by, '') <> report_entered_by and coalesce(paid_by, '') <> report_entered_by));
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table enforcement.report_reward drop constraint report_reward_entered, drop column report_entered_by;
      drop index enforcement.public_report_channel;
      alter table enforcement.public_report drop constraint public_report_entered, drop constraint public_report_reference, drop constraint public_report_code, drop constraint public_report_opinion;
      -- The hash of no code: nobody follows an opinion before either.
      update enforcement.public_report set code_hash = repeat('0', 64) where code_hash is null;
      alter table enforcement.public_report alter column code_hash set not null, drop column channel, drop column reference, drop column entered_by, drop column entered_by_name;
    `);
  }
}
