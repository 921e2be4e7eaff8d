import { drawLifecycle, type Draw, type DrawAction, type DrawGrade, type DrawState, type PublishedDraw } from '@anlan/contracts/enforcement';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';
import type { Reference } from '@anlan/platform/reference';

type Officer = Omit<Draw['officers'][number], 'name'>;

/** One row of enforcement.draw; days as their text. */
export interface DrawRow extends Row {
  id: string;
  number: string;
  name: string;
  division_code: string;
  from_day: string;
  to_day: string;
  items: string[];
  pool: Draw['pool'];
  officers: Officer[];
  rule: Draw['rule'];
  status: DrawState;
  pool_size: number | null;
  pool_digest: string | null;
  seed: string | null;
  seed_source: string | null;
  drawn: number | null;
  frozen_at: Date | null;
  drawn_at: Date | null;
  published_at: Date | null;
  void_reason: string | null;
  prepared_by: string;
  prepared_by_name: string;
  prepared_at: Date;
  updated_by: string;
  updated_by_name: string;
  updated_at: Date;
  version: number;
}

/** One subject of a fixed pool. */
export interface DrawSubjectRow extends Row {
  subject_id: string;
  name: string;
  division_code: string;
  grade: DrawGrade;
  place: number | null;
  officers: string[] | null;
}

export const drawColumns = [
  'id', 'number', 'name', 'division_code', 'from_day', 'to_day', 'items', 'pool', 'officers', 'rule', 'status', 'pool_size', 'pool_digest', 'seed', 'seed_source', 'drawn',
  'frozen_at', 'drawn_at', 'published_at', 'void_reason', 'prepared_by', 'prepared_by_name', 'prepared_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
] as const satisfies readonly (keyof DrawRow)[];

const days: readonly string[] = ['from_day', 'to_day'];
/** What a row is read with: a day is no instant, and comes as its text. */
export const readColumns = drawColumns.map((c) => (days.includes(c) ? `${c}::text as ${c}` : c)).join(', ');

const iso = (at: Date | null): string | null => (at ? toShanghaiIso(at) : null);

export function toDraw(ctx: TenantContext, row: DrawRow, { divisions, members }: Reference): Draw {
  return {
    id: row.id, number: row.number, name: row.name, divisionCode: row.division_code, divisionName: divisions.get(row.division_code)?.name ?? row.division_code,
    from: row.from_day, to: row.to_day, items: row.items, pool: row.pool, officers: row.officers.map((o) => ({ ...o, name: members.get(o.memberId)?.name ?? null })), rule: row.rule,
    status: row.status, poolSize: row.pool_size, poolDigest: row.pool_digest, seed: row.seed, seedSource: row.seed_source, drawn: row.drawn,
    frozenAt: iso(row.frozen_at), drawnAt: iso(row.drawn_at), publishedAt: iso(row.published_at), voidReason: row.void_reason,
    preparedBy: { id: row.prepared_by, name: row.prepared_by_name }, preparedAt: toShanghaiIso(row.prepared_at),
    updatedBy: { id: row.updated_by, name: row.updated_by_name }, updatedAt: toShanghaiIso(row.updated_at), version: row.version, allowedActions: actionsFor(ctx, row.status),
  };
}

/** As everybody reads it. Only of what is published. */
export function toPublished(row: DrawRow, { divisions }: Reference): PublishedDraw {
  return {
    number: row.number, name: row.name, divisionName: divisions.get(row.division_code)?.name ?? row.division_code, from: row.from_day, to: row.to_day, items: row.items,
    poolSize: row.pool_size ?? 0, poolDigest: row.pool_digest ?? '', seed: row.seed ?? '', seedSource: row.seed_source ?? '', drawn: row.drawn ?? 0,
    drawnAt: iso(row.drawn_at) ?? '', publishedAt: iso(row.published_at) ?? '',
  };
}

function actionsFor(ctx: TenantContext, state: DrawState): DrawAction[] {
  return allowedActions(drawLifecycle, state).filter((a) => ctx.permissions.has(drawLifecycle.actions[a].permission));
}
