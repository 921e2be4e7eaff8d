import { searchText } from '@anlan/platform/ledger';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Found {
  readonly tenant_id: string;
  readonly id: string;
  readonly texts: (string | null)[];
}

/** The unit of an enterprise's own accounts; and what subjects are searched in: those that are there wait to be indexed like new ones, and are found meanwhile. */
export class SubjectSearch1780000000013 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    // The owner of a table stands under its policy too while that is forced, and has no tenant.
    await q.query('alter table enforcement.subject no force row level security; alter table enforcement.search_pending no force row level security');
    await q.query(`alter table enforcement.subject add column search_text text not null default '', add column unit_id uuid;
      create index subject_unit on enforcement.subject (tenant_id, unit_id, id) where unit_id is not null`);
    await fill(q);
    await q.query(`insert into enforcement.search_pending (tenant_id, ledger, id) select tenant_id, 'subject', id from enforcement.subject`);
    await q.query('alter table enforcement.subject force row level security; alter table enforcement.search_pending force row level security');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table enforcement.search_gram no force row level security;
      alter table enforcement.search_pending no force row level security;
      delete from enforcement.search_gram where ledger = 'subject';
      delete from enforcement.search_pending where ledger = 'subject';
      alter table enforcement.search_gram force row level security;
      alter table enforcement.search_pending force row level security;
      alter table enforcement.subject drop column search_text, drop column unit_id;
    `);
  }
}

/** Postgres and Node need not know the same Unicode: texts are normalised where queries are. */
async function fill(q: QueryRunner): Promise<void> {
  const nothing = '00000000-0000-0000-0000-000000000000';
  for (let after = { tenant_id: nothing, id: nothing }; ; ) {
    const rows = (await q.query(
      `select tenant_id, id, array[name, address, credit_code] as texts from enforcement.subject
       where (tenant_id, id) > ($1, $2) order by tenant_id, id limit 5000`,
      [after.tenant_id, after.id],
    )) as Found[];
    const last = rows.at(-1);
    if (!last) return;
    await q.query(
      `update enforcement.subject s set search_text = t.text from unnest($1::uuid[], $2::uuid[], $3::text[]) as t(tenant_id, id, text) where s.tenant_id = t.tenant_id and s.id = t.id`,
      [rows.map((r) => r.tenant_id), rows.map((r) => r.id), rows.map((r) => searchText(r.texts))],
    );
    after = last;
  }
}
