import { systemContext } from '../context';
import type { TenantTx } from '../db';
import { linkHash, type AuditRow } from './sealer';

interface SealedRow extends AuditRow, Record<string, unknown> {
  number: string;
  hash: Buffer;
  entry_id: string;
}

export interface ChainReport {
  readonly sealed: number;
  readonly unsealed: number;
  readonly headHash: string | null;
  /** first faults found, in the order of the chain */
  readonly faults: readonly { number: number; entryId: string; fault: 'changed' | 'removed' | 'out_of_sequence' }[];
}

/** Walks a tenant's chain from its first link. Tamper-evident: a changed, removed or inserted row shows here. */
export async function verifyChain(schema: string, tenantTx: TenantTx, tenantId: string): Promise<ChainReport> {
  const ctx = systemContext({ tenantId, slug: '', tenantKind: 'district' }, schema);
  const faults: ChainReport['faults'][number][] = [];
  let previous: Buffer | null = null;
  let number = 0;
  for (;;) {
    const rows: SealedRow[] = await tenantTx.read<SealedRow>(ctx, {
      sql: `select s.number, s.hash, s.entry_id, e.* from ${schema}.audit_seal s left join ${schema}.audit_entry e on e.tenant_id = s.tenant_id and e.id = s.entry_id
            where s.tenant_id = $1 and s.number > $2 order by s.number limit 1000`,
      params: [tenantId, number],
    });
    for (const r of rows) {
      number += 1;
      const fault = Number(r.number) !== number ? 'out_of_sequence' : r.id === null ? 'removed' : linkHash(previous, number, r).equals(r.hash) ? null : 'changed';
      if (fault) faults.push({ number, entryId: r.entry_id, fault });
      number = Number(r.number);
      previous = r.hash;
    }
    if (rows.length < 1000) break;
  }
  const [left] = await tenantTx.read<{ count: string }>(ctx, {
    sql: `select count(*) from ${schema}.audit_entry e where tenant_id = $1 and not exists (select 1 from ${schema}.audit_seal s where s.tenant_id = e.tenant_id and s.entry_id = e.id)`,
    params: [tenantId],
  });
  return { sealed: number, unsealed: Number(left?.count ?? 0), headHash: previous?.toString('hex') ?? null, faults };
}
