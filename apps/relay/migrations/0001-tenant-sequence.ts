import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The last event number given in each tenant. */
export class TenantSequence1780000000001 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table relay.tenant_sequence (
        tenant_id uuid primary key,
        last bigint not null
      );
      call app.declare_global('relay.tenant_sequence', 'one counter a tenant, kept by the relay, which serves no tenant requests');
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table relay.tenant_sequence');
  }
}
