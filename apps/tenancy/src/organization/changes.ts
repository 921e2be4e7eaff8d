import { commonErrors } from '@anlan/contracts/kit';
import { divisionErrors } from '@anlan/contracts/tenancy';
import { isDivisionCode, parseDivisionCode, shanghaiDay, type Day, type ParsedDivision } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';

export const today = (): Day => shanghaiDay(new Date());

/** The row was read under a lock; the version is that of the caller's If-Match. */
export function assertVersion(row: { version: number }, expected: number): void {
  if (row.version !== expected) throw new ProblemError(commonErrors.stale, { current: row.version });
}

/** The canonical form of a code that the contract's pattern let through. */
export function canonicalCode(code: string, path: string): ParsedDivision {
  if (!isDivisionCode(code)) throw invalidField(path, divisionErrors.malformed, { code });
  return parseDivisionCode(code);
}

/** Lets one transaction at a time through for the tenant and subject, until it ends. */
export async function serialize(tx: Tx, ctx: TenantContext, subject: string): Promise<void> {
  await tx.run({ name: 'serialize', sql: 'select pg_advisory_xact_lock(hashtextextended($1, 17))', params: [`tenancy:${ctx.tenantId}:${subject}`] });
}

/** Turns the breach of one unique index into the feature's own error. */
export async function unlessTaken<T>(work: Promise<T>, index: string, taken: () => ProblemError): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    throw code === '23505' && constraint === index ? taken() : error;
  }
}
