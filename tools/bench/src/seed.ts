import type { Client } from 'pg';

/**
 * Fills a tenant's ledger to `count` hazards, set-based, as the owner of the database (policies do not hold it back),
 * with the counts that the service would have kept. Spread over all communities, 24 months, five states.
 */
export async function seedHazards(admin: Client, tenantId: string, communities: readonly string[], count: number): Promise<void> {
  await admin.query('begin');
  await admin.query('set local synchronous_commit = off');
  const { rows } = await admin.query<{ have: string }>('select count(*) as have from enforcement.hazard where tenant_id = $1', [tenantId]);
  const missing = count - Number(rows[0]?.have ?? 0);
  if (missing > 0) {
    await admin.query(
      `insert into enforcement.hazard (tenant_id, id, number, title, description, level, category, division_code, subject_name, source, rectification, status, due_at, reported_by, reported_by_name, reported_at, updated_at, version)
       select $1, (lpad(to_hex((extract(epoch from now()) * 1000)::bigint - 1000000000 + i), 12, '0') || '7' || lpad(to_hex(i % 4096), 3, '0') || '8' || lpad(to_hex(i), 15, '0'))::uuid,
         'B-' || $4::text || '-' || i, '疏散通道堆放杂物 ' || i, '检查发现通道堆放杂物，影响疏散', (array['general','general','general','major'])[1 + i % 4], '消防安全', ($2::text[])[1 + i % cardinality($2::text[])],
         '示例企业' || (i % 5000) || '号', (array['patrol','self_check','agency','inspection','complaint'])[1 + i % 5], 'time_limited',
         (array['reported','assigned','rectifying','rectified','closed'])[1 + (i / 7) % 5], now() + (i % 60) * interval '1 day', 'seed', '基准', now() - (i % 700) * interval '1 day', now(), 1
       from generate_series(1, $3::int) i`,
      [tenantId, communities, missing, tenantId.slice(-6)],
    );
    await admin.query('delete from enforcement.hazard_rollup where tenant_id = $1', [tenantId]);
    await admin.query(
      `insert into enforcement.hazard_rollup (tenant_id, division_code, month, status, level, source, category, shard, count)
       select tenant_id, division_code, to_char(reported_at at time zone 'Asia/Shanghai', 'YYYY-MM'), status, level, source, '*', 0, count(*)
       from enforcement.hazard where tenant_id = $1 group by 1, 2, 3, 4, 5, 6
       union all select tenant_id, division_code, '*', status, level, '*', '*', 0, count(*) from enforcement.hazard where tenant_id = $1 group by 1, 2, 4, 5
       union all select tenant_id, division_code, '*', status, level, '*', '=' || coalesce(category, ''), 0, count(*) from enforcement.hazard where tenant_id = $1 group by 1, 2, 4, 5, 7`,
      [tenantId],
    );
  }
  await admin.query('commit');
  await admin.query('vacuum (analyze) enforcement.hazard');
  await admin.query('vacuum (analyze) enforcement.hazard_rollup');
  // What the seeding left to be written must not be written while something is measured.
  await admin.query('checkpoint');
}
