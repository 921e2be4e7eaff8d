import type { DrawRecheckBody, Hazard, Recheck, RecheckItem, RecheckProgress, RecheckResult } from '@anlan/contracts/enforcement';
import { rate, toShanghaiIso } from '@anlan/domain';
import type { Row } from '@anlan/platform/db';
import type { Reference } from '@anlan/platform/reference';

/** One row of enforcement.recheck. */
export interface RecheckRow extends Row {
  id: string;
  number: string;
  name: string;
  division_code: string;
  pool: DrawRecheckBody['pool'];
  pool_size: number;
  wanted: number;
  drawn: number;
  seed: string;
  seed_source: string;
  drawn_by: string;
  drawn_by_name: string;
  drawn_at: Date;
  version: number;
}

/** With what was found so far. */
export interface ReadRecheck extends RecheckRow {
  checked: number;
  holds: number;
}

export interface RecheckItemRow extends Row {
  place: number;
  hazard_id: string;
  number: string;
  title: string;
  level: Hazard['level'];
  status: Hazard['status'];
  division_code: string;
  subject_name: string | null;
  closed_at: Date | null;
  result: RecheckResult | null;
  note: string | null;
  checked_by: string | null;
  checked_by_name: string | null;
  checked_at: Date | null;
}

export const recheckColumns = [
  'id', 'number', 'name', 'division_code', 'pool', 'pool_size', 'wanted', 'drawn', 'seed', 'seed_source', 'drawn_by', 'drawn_by_name', 'drawn_at', 'version',
] as const satisfies readonly (keyof RecheckRow)[];

const found = (what: string): string => `(select count(*)::int from enforcement.recheck_item i where i.tenant_id = r.tenant_id and i.recheck_id = r.id and ${what})`;
/** What a sample is read with, as `r`. */
export const readColumns = `${recheckColumns.join(', ')}, ${found('i.result is not null')} as checked, ${found("i.result = 'holds'")} as holds`;

export const itemColumns = 'i.place, i.hazard_id, h.number, h.title, h.level, h.status, h.division_code, h.subject_name, h.closed_at, i.result, i.note, i.checked_by, i.checked_by_name, i.checked_at';
export const itemFrom = 'enforcement.recheck_item i join enforcement.hazard h on h.tenant_id = i.tenant_id and h.id = i.hazard_id';

/** 复查合格率: of what was looked at; what waits says nothing yet. */
export const progressOf = ({ drawn, checked, holds }: Omit<RecheckProgress, 'rate'>): RecheckProgress => ({ drawn, checked, holds, rate: rate(holds, checked) });

export function toRecheck(row: ReadRecheck, { divisions }: Reference): Recheck {
  return {
    id: row.id, number: row.number, name: row.name, divisionCode: row.division_code, divisionName: divisions.get(row.division_code)?.name ?? row.division_code, pool: row.pool, poolSize: row.pool_size,
    wanted: row.wanted, seed: row.seed, seedSource: row.seed_source, progress: progressOf(row), drawnBy: { id: row.drawn_by, name: row.drawn_by_name }, drawnAt: toShanghaiIso(row.drawn_at),
  };
}

export function toItem(row: RecheckItemRow, { divisions }: Reference): RecheckItem {
  const { hazard_id: id, number, title, level, status, division_code: code } = row;
  return {
    place: row.place,
    hazard: { id, number, title, level, status, divisionCode: code, divisionName: divisions.get(code)?.name ?? code, subjectName: row.subject_name, closedAt: row.closed_at && toShanghaiIso(row.closed_at) },
    result: row.result, note: row.note, checkedBy: row.checked_by === null ? null : { id: row.checked_by, name: row.checked_by_name ?? '' }, checkedAt: row.checked_at && toShanghaiIso(row.checked_at),
  };
}
