import { addCalendarDays, shanghaiDay, startOfShanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row, Tx } from '@anlan/platform/db';
import type { Reference } from '@anlan/platform/reference';
import type { HazardRow } from './hazard.entity';

/**
 * 重复隐患: the latest hazard of the same subject that was found by the same check item, or, where none is named, is of the
 * same category, not longer ago than the district says. Without a subject, or with neither item nor category, nothing recurs.
 */
export async function recurrenceOf(tx: Tx, ctx: TenantContext, row: HazardRow, reference: Reference): Promise<string | null> {
  const same = row.check_item !== null ? { column: 'check_item', value: row.check_item } : { column: 'category', value: row.category };
  if (row.subject_id === null || same.value === null) return null;
  const since = startOfShanghaiDay(addCalendarDays(shanghaiDay(row.reported_at), -reference.setting('hazardOversight').recurrenceDays));
  const [found] = await tx.rows<Row & { id: string }>(
    `select id from enforcement.hazard where tenant_id = $1 and subject_id = $2 and ${same.column} = $3 and reported_at >= $4 order by reported_at desc, id desc limit 1`,
    [ctx.tenantId, row.subject_id, same.value, since], `hazard-recurrence-${same.column}`,
  );
  return found?.id ?? null;
}
