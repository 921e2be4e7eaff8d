import { permissionScopes, type Permission } from '@anlan/contracts/access';
import { isUuid } from '@anlan/domain';
import { holds, scopeFor, type TenantContext } from '../context';
import type { Row, TenantTx } from '../db';
import type { Reach, ReachRow } from '../ledger/reach';

/** Whether the caller may know of the record's change. */
export type Sight = (ctx: TenantContext, id: string) => boolean;

/** Who is told of an aggregate's changes. Asked for many records at once, and once for all who listen. */
export interface ChangeRule {
  sight(tenantId: string, ids: readonly string[]): Promise<Sight>;
  /** it changes in the tenants below: a city and the operator hear of those as well */
  readonly below?: true;
}

/** By aggregate; what is not here is told to nobody. */
export type ChangeRules = Readonly<Record<string, ChangeRule>>;

/** All of the tenant's records are to be known to who holds the permission: everywhere, unless it is open to who holds it anywhere. */
export const toHolders = (permission: Permission): ChangeRule => ({
  sight: async () => (ctx) => ctx.permissions.has(permission) && (permissionScopes[permission] === 'open' || scopeFor(ctx, permission).all),
});

export interface RecordsRule<K extends string, R> {
  readonly tx: TenantTx;
  /** the table, by the name that the reach calls it */
  readonly from: string;
  readonly reach: Reach<K>;
  readonly permission: Permission;
  /** columns beside those of the reach, for `sees` */
  readonly columns?: string;
  /** in place of: he holds the permission, and its scope covers the record */
  readonly sees?: (ctx: TenantContext, row: R) => boolean;
  readonly below?: true;
}

/** Records with a reach: read once for all who listen, and each of them judged by the reach's own predicate. */
export function toReach<K extends string, R extends ReachRow<K> = ReachRow<K>>({ tx, from, reach, permission, columns, sees, below }: RecordsRule<K, R>): ChangeRule {
  const table = from.split(' ').at(-1) ?? from;
  // What lies in the tenants below stands in the registry, which has no policy.
  const where = below ? '' : `${table}.tenant_id = $1 and `;
  const sql = `select ${table}.id, ${[reach.columns, columns].filter(Boolean).join(', ')} from ${from} where ${where}${table}.id = any($${below ? 1 : 2}::uuid[])`;
  const covered = sees ?? ((ctx: TenantContext, row: R): boolean => holds(ctx, permission) && reach.covers(ctx, permission, row));
  return {
    ...(below && { below }),
    sight: async (tenantId, ids) => {
      const asked = ids.filter(isUuid);
      const rows = await tx.read<Row & { id: string }>({ tenantId }, { name: `changes-${from}`, sql, params: below ? [asked] : [tenantId, asked] });
      const byId = new Map(rows.map((row) => [row.id, row as unknown as R]));
      return (ctx, id) => {
        const row = byId.get(id);
        return row !== undefined && covered(ctx, row);
      };
    },
  };
}
