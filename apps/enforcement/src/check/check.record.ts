import { checkEvents, type CheckEvent, type CheckState } from '@anlan/contracts/enforcement';
import type { FieldChange } from '@anlan/contracts/kit';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, type NewEvent, type Statement } from '@anlan/platform/db';
import type { NumberSeries } from '@anlan/platform/ledger';
import { formatNumber } from '../hazard/hazard.number';
import { checkColumns, type CheckRow } from './check.entity';

const json: ReadonlySet<string> = new Set(['participants', 'answers', 'score', 'signatures', 'evidence', 'position']);
/** What is written of a row, in the order of the columns. */
export const checkValues = (row: CheckRow): unknown[] => checkColumns.map((c) => stored(row, c));
const stored = (row: CheckRow, c: (typeof checkColumns)[number]): unknown => (json.has(c) && row[c] !== null ? JSON.stringify(row[c]) : row[c]);
const marks = (n: number): string => Array.from({ length: n }, (_, i) => `$${i + 1}`).join(', ');

/** Gives no row where there is one of this id already: it was sent before. */
export function insertStatement(tenantId: string, row: CheckRow): Statement {
  return {
    name: 'check-insert', sql: `insert into enforcement.site_check (tenant_id, ${checkColumns.join(', ')}) values (${marks(checkColumns.length + 1)}) on conflict (tenant_id, id) do nothing returning id`,
    params: [tenantId, ...checkColumns.map((c) => stored(row, c))],
  };
}

const mutable = checkColumns.filter((c) => !['id', 'number', 'kind', 'source_record', 'opened_by', 'opened_by_name', 'opened_at'].includes(c));
export function updateStatement(tenantId: string, row: CheckRow): Statement {
  return {
    name: 'check-update', sql: `update enforcement.site_check set ${mutable.map((c, i) => `${c} = $${i + 3}`).join(', ')} where tenant_id = $1 and id = $2`,
    params: [tenantId, row.id, ...mutable.map((c) => stored(row, c))],
  };
}

export function historyStatement(ctx: TenantContext, row: CheckRow, step: { action: string; from: CheckState | null; note: string | null; changes: readonly FieldChange[] }): Statement {
  return {
    name: 'check-history',
    sql: `insert into enforcement.site_check_history (tenant_id, id, check_id, action, from_state, to_state, at, actor, actor_name, note, version, changes) values (${marks(12)})`,
    params: [ctx.tenantId, newId(), row.id, step.action, step.from, row.status, row.updated_at, ctx.actor.id, ctx.actor.name, step.note, row.version, JSON.stringify(step.changes)],
  };
}

export function eventOf(ctx: TenantContext, row: CheckRow, event: CheckEvent, facts: Record<string, unknown>): NewEvent {
  return {
    spec: checkEvents[event], id: row.id, sequence: row.version,
    data: {
      checkId: row.id, number: row.number, kind: row.kind, subjectId: row.subject_id, divisionCode: row.division_code, unitId: row.unit_id, campaignIds: row.campaign_ids, status: row.status,
      actor: { id: ctx.actor.id, name: ctx.actor.name }, ...facts,
    },
  };
}

const letters: Readonly<Record<CheckRow['kind'], string>> = { patrol: 'XC', self_check: 'ZC', agency: 'ZJ', inspection: 'JC' };

/** XC, ZC, ZJ or JC, the district, the year and a number that rises within it. */
export async function checkNumber(numbers: NumberSeries, ctx: TenantContext, kind: CheckRow['kind'], now: Date): Promise<string> {
  const year = shanghaiDay(now).slice(0, 4);
  return formatNumber(`${letters[kind]}{slug}-{year}-{seq:6}`, { slug: ctx.slug, year, seq: await numbers.next(ctx, `check-${kind}-${year}`) });
}
