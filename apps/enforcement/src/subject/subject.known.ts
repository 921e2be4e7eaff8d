import { nameKey } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row, TenantTx } from '@anlan/platform/db';
import { Where } from '@anlan/platform/ledger';
import { subjectReach } from './subject.reach';

/** A subject as a file may name it. */
export interface NamedSubject {
  readonly id: string;
  readonly name: string;
  readonly division_code: string;
}

/** Subjects by credit code and by name; more than one of a name is nobody's. */
export type Subjects = ReadonlyMap<string, NamedSubject | 'several'>;

/** Those that a file of the actor's may name: in his sight, and not closed. */
export async function knownSubjects(tx: TenantTx, ctx: TenantContext): Promise<Subjects> {
  const where = new Where().and('tenant_id = $', ctx.tenantId).within(subjectReach, ctx, 'subject.read').and("status in ('active','suspended')");
  const rows = await tx.read<Row & NamedSubject & { credit_code: string | null }>(ctx, { sql: `select id, name, division_code, credit_code from enforcement.subject where ${where}`, params: where.params });
  const found = new Map<string, NamedSubject | 'several'>();
  for (const row of rows) found.set(nameKey(row.name), found.has(nameKey(row.name)) ? 'several' : row);
  for (const row of rows) if (row.credit_code !== null) found.set(nameKey(row.credit_code), row);
  return found;
}
