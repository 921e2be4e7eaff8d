import { divisionPrefix, isDivisionCode, parseDivisionCode } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Tx } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { nextPrefix } from '@anlan/platform/ledger';
import { assertVersion } from '../organization/changes';
import { divisionReach } from '../organization/organization.reach';
import { divisionColumns as columns, type DivisionRow } from './division.row';

/** A path's code in canonical form; one that no division can have names nothing. */
export function knownCode(code: string): string {
  if (!isDivisionCode(code)) throw notFound();
  return parseDivisionCode(code).code;
}

/** The division, which the actor may change, under a lock. */
export async function lockDivision(tx: Tx, ctx: TenantContext, code: string, version: number): Promise<DivisionRow> {
  const [row] = await tx.rows<DivisionRow>(`select ${columns} from tenancy.division where tenant_id = $1 and code = $2 for update`, [ctx.tenantId, knownCode(code)]);
  if (!row) throw notFound();
  divisionReach.assertCovers(ctx, 'division.manage', row);
  assertVersion(row, version);
  return row;
}

/** What lies below the division and would still be in force on the day, locked. A grid has nothing below it, though longer codes may begin like it. */
export async function lockBelow(tx: Tx, ctx: TenantContext, division: DivisionRow, day: string): Promise<DivisionRow[]> {
  if (division.level === 'grid') return [];
  const prefix = divisionPrefix(division.code);
  return tx.rows<DivisionRow>(
    `select ${columns} from tenancy.division where tenant_id = $1 and code >= $2 and code < $3 and code <> $4 and (valid_to is null or valid_to > $5) order by code for update`,
    [ctx.tenantId, prefix, nextPrefix(prefix), division.code, day]);
}
