import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the control plane shows of every tenant at a glance, and the events that no consumer could work off. */
export class ControlPlane1780000000004 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table tenancy.tenant_overview (
        tenant uuid primary key references tenancy.tenant (id),
        members integer,
        last_event_at timestamptz,
        last_sequence bigint,
        steps_done integer,
        steps_total integer,
        current_step text,
        failed_step text,
        failed_error text
      );
      call app.declare_global('tenancy.tenant_overview', 'projection of the control plane: figures of each tenant for who opened it, and nothing of its rows');

      create table tenancy.dead_letter (
        id uuid primary key,
        tenant_slug text,
        consumer text not null,
        subject text not null,
        type text,
        event_id text,
        event_sequence bigint not null,
        deliveries integer not null,
        first_error text not null,
        first_at timestamptz not null,
        last_error text not null,
        last_at timestamptz not null,
        preview jsonb,
        stream_sequence bigint not null,
        held_until timestamptz not null,
        state text not null check (state in ('open','redelivered','discarded')),
        closed_at timestamptz,
        closed_by text,
        version integer not null default 1,
        unique (consumer, event_sequence, subject, first_at)
      );
      call app.declare_global('tenancy.dead_letter', 'which events failed where: the control plane sees them before it knows a tenant; the events themselves stay in the stream');
      create index dead_letter_tenant on tenancy.dead_letter (tenant_slug, id);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const t of ['dead_letter', 'tenant_overview']) await q.query(`drop table tenancy.${t}`);
  }
}
