import type { MigrationInterface, QueryRunner } from 'typeorm';

const ledgers = { hazard: 'hazard', subject: 'subject', 'risk-point': 'risk_point' };

/** The index of searches holds places, no ids: what is there waits to be indexed anew, and is found meanwhile. */
export class SearchPlaces1780000000022 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await this.anew(q);
  }

  async down(q: QueryRunner): Promise<void> {
    await this.anew(q);
  }

  private async anew(q: QueryRunner): Promise<void> {
    // The owner of a table stands under its policy too while that is forced, and has no tenant.
    const tables = ['search_pending', 'search_gram', 'search_batch', 'search_place', ...Object.values(ledgers)];
    for (const t of tables) await q.query(`alter table enforcement.${t} no force row level security`);
    await q.query('delete from enforcement.search_gram; delete from enforcement.search_batch; delete from enforcement.search_place');
    for (const [ledger, table] of Object.entries(ledgers)) {
      await q.query(`insert into enforcement.search_pending (tenant_id, ledger, id) select tenant_id, '${ledger}', id from enforcement.${table} on conflict do nothing`);
    }
    for (const t of tables) await q.query(`alter table enforcement.${t} force row level security`);
  }
}
