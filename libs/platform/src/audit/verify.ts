import { systemContext, type TenantContext } from '../context';
import type { TenantTx } from '../db';
import type { Anchor, AnchorsFound } from './anchors';
import { linkHash, type AuditRow } from './sealer';

interface SealedRow extends AuditRow, Record<string, unknown> {
  number: string;
  hash: Buffer;
  entry_id: string;
  seal_xact: string;
  entry_xact: string | null;
}

export type ChainFault = 'changed' | 'removed' | 'inserted' | 'out_of_sequence' | 'truncated' | 'rewritten';

export interface FoundFault {
  readonly fault: ChainFault;
  /** of the link; null where what was found has none */
  readonly number: number | null;
  readonly entryId: string | null;
  /** when the anchor was written that the chain does not lead to */
  readonly anchoredAt: string | null;
}

export interface ChainReport {
  readonly sealed: number;
  readonly unsealed: number;
  readonly headHash: string | null;
  /** the first hundred found: along the chain, then beside it, then against the anchors */
  readonly faults: readonly FoundFault[];
  readonly anchors: { readonly checked: number; readonly unreadable: number; readonly last: Pick<Anchor, 'at' | 'number' | 'hash'> | null };
}

const MOST_FAULTS = 100;
const none: AnchorsFound = { anchors: [], unreadable: 0 };

/**
 * Walks a tenant's chain from its first link and holds it against its anchors. Tamper-evident: a changed, removed or
 * inserted entry shows along the chain; an end that was cut off, and a chain made anew after a change, show against an
 * anchor written before.
 */
export async function verifyChain(schema: string, tenantTx: Pick<TenantTx, 'read'>, tenantId: string, found: AnchorsFound = none): Promise<ChainReport> {
  const chain = new Chain(schema, tenantTx, systemContext({ tenantId, slug: '', tenantKind: 'district' }, schema), found.anchors);
  await chain.walk();
  const unsealed = await chain.beside();
  chain.against();
  return {
    sealed: chain.number, unsealed, headHash: chain.previous?.toString('hex') ?? null, faults: chain.faults.slice(0, MOST_FAULTS),
    anchors: anchorsOf(found),
  };
}

/** Where a tenant's chain stands, without going along it. */
export async function chainState(schema: string, tenantTx: Pick<TenantTx, 'read'>, tenantId: string, found: AnchorsFound = none): Promise<ChainReport> {
  const [state] = await tenantTx.read<{ number: string | null; hash: Buffer | null; unsealed: string }>({ tenantId }, {
    name: 'audit-state',
    sql: `with head as (select number, hash, xact, entry_id from ${schema}.audit_seal where tenant_id = $1 order by number desc limit 1)
          select (select number from head), (select hash from head), (select count(*) from ${schema}.audit_entry e where e.tenant_id = $1
            and (e.xact, e.id) > (coalesce((select xact from head), '0'::xid8), coalesce((select entry_id from head), '00000000-0000-0000-0000-000000000000'))) as unsealed`,
    params: [tenantId],
  });
  return { sealed: Number(state?.number ?? 0), unsealed: Number(state?.unsealed ?? 0), headHash: state?.hash?.toString('hex') ?? null, faults: [], anchors: anchorsOf(found) };
}

const anchorsOf = ({ anchors, unreadable }: AnchorsFound): ChainReport['anchors'] => {
  const last = anchors.at(-1);
  return { checked: anchors.length, unreadable, last: last ? { at: last.at, number: last.number, hash: last.hash } : null };
};

class Chain {
  readonly faults: FoundFault[] = [];
  number = 0;
  previous: Buffer | null = null;
  private head: SealedRow | undefined;
  /** hashes at the numbers that are anchored */
  private readonly hashes = new Map<number, string | undefined>();

  constructor(
    private readonly schema: string,
    private readonly tx: Pick<TenantTx, 'read'>,
    private readonly ctx: TenantContext,
    private readonly anchors: readonly Anchor[],
  ) {
    for (const a of anchors) this.hashes.set(a.number, undefined);
  }

  async walk(): Promise<void> {
    for (let more = true; more; ) {
      const rows = await this.tx.read<SealedRow>(this.ctx, {
        sql: `select s.number, s.hash, s.entry_id, s.xact::text as seal_xact, e.xact::text as entry_xact, e.id, e.at, e.actor, e.actor_name, e.action, e.target, e.detail, e.trace_id
              from ${this.schema}.audit_seal s left join ${this.schema}.audit_entry e on e.tenant_id = s.tenant_id and e.id = s.entry_id
              where s.tenant_id = $1 and s.number > $2 order by s.number limit 1000`,
        params: [this.ctx.tenantId, this.number],
      });
      for (const row of rows) this.link(row);
      more = rows.length === 1000;
    }
  }

  private link(row: SealedRow): void {
    const number = Number(row.number);
    const gap = number !== this.number + 1;
    for (let n = this.number + 1; n < number && this.faults.length < MOST_FAULTS; n += 1) this.found('removed', n);
    if (row.id === null) this.found('removed', number, row.entry_id);
    // What follows a removed link cannot be proven by it; the gap says enough.
    else if (!gap && !linkHash(this.previous, number, row).equals(row.hash)) this.found('changed', number, row.entry_id);
    else if (row.seal_xact !== row.entry_xact) this.found('out_of_sequence', number, row.entry_id);
    if (this.hashes.has(number)) this.hashes.set(number, row.hash.toString('hex'));
    this.number = number;
    this.previous = row.hash;
    this.head = row;
  }

  /** What is not in the chain: the tail that waits for the sealer, and entries slipped in behind it. Answers how many wait. */
  async beside(): Promise<number> {
    const { schema } = this;
    const loose = `from ${schema}.audit_entry e where e.tenant_id = $1 and not exists (select 1 from ${schema}.audit_seal s where s.tenant_id = e.tenant_id and s.entry_id = e.id)`;
    const [all] = await this.tx.read<{ count: string }>(this.ctx, { sql: `select count(*) ${loose}`, params: [this.ctx.tenantId] });
    if (!this.head) return Number(all?.count ?? 0);
    // A head of a later transaction than any of this cluster was restored from another: there is no order to hold to.
    const inserted = await this.tx.read<{ id: string }>(this.ctx, {
      sql: `select e.id ${loose} and (e.xact, e.id) < ($2::xid8, $3::uuid) and $2::xid8 < pg_snapshot_xmax(pg_current_snapshot()) order by e.xact, e.id limit ${MOST_FAULTS}`,
      params: [this.ctx.tenantId, this.head.seal_xact, this.head.entry_id],
    });
    for (const { id } of inserted) this.found('inserted', null, id);
    return Number(all?.count ?? 0) - inserted.length;
  }

  against(): void {
    for (const a of [...this.anchors].sort((x, y) => x.number - y.number)) {
      const hash = this.hashes.get(a.number);
      if (a.number > this.number) this.found('truncated', a.number, null, a.at);
      else if (hash !== undefined && hash !== a.hash) this.found('rewritten', a.number, null, a.at);
    }
  }

  private found(fault: ChainFault, number: number | null, entryId: string | null = null, anchoredAt: string | null = null): void {
    this.faults.push({ fault, number, entryId, anchoredAt });
  }
}
