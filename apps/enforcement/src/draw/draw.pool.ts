import { subjectFilters } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import type { Statement, Tx } from '@anlan/platform/db';
import type { Reference } from '@anlan/platform/reference';
import { subjectConditions } from '../subject/subject.filters';
import type { DrawRow, DrawSubjectRow } from './draw.entity';
import type { Lot, Pools } from './draw.lottery';

/** The operating subjects that the draw's conditions leave of what its organizer sees and the actor sees; written as they are now. @returns names by id */
export async function fixPool(tx: Tx, ctx: TenantContext, { id, division_code, pool }: DrawRow, reference: Reference): Promise<Map<string, string>> {
  const wanted = { divisionCode: pool.divisionCode ?? division_code, kind: pool.kind?.join(','), tag: pool.tag, isKey: pool.isKey === undefined ? undefined : String(pool.isKey), status: 'active' };
  const where = subjectConditions(ctx, subjectFilters.parse(wanted), reference).below('division_code', organizerPrefix(division_code));
  const into = where.bind('insert into enforcement.draw_subject (tenant_id, draw_id, subject_id, name, division_code, grade) select tenant_id, $::uuid, id, name, division_code, coalesce(grade, \'none\')', id);
  const rows = await tx.rows<{ subject_id: string; name: string }>(`${into} from enforcement.subject s where ${where} returning subject_id, name`, where.params);
  return new Map(rows.map((r) => [r.subject_id, r.name]));
}

/** A street draws among its own, whatever its pool says. */
const organizerPrefix = (code: string): string => code.replace(/(000){1,2}$/, '');

/** The pools as they were fixed. */
export async function fixedPools(tx: Pick<Tx, 'rows'>, ctx: TenantContext, { id, officers, rule }: DrawRow): Promise<Pools> {
  return poolsOf(await tx.rows<DrawSubjectRow>(fixedSql, [ctx.tenantId, id], 'draw-pool'), { officers, rule });
}

export const fixedSql = 'select subject_id, name, division_code, grade, place, officers from enforcement.draw_subject where tenant_id = $1 and draw_id = $2';

export function poolsOf(rows: readonly DrawSubjectRow[], { officers, rule }: Pick<DrawRow, 'officers' | 'rule'>): Pools {
  return { subjects: rows.map((r) => ({ id: r.subject_id, grade: r.grade })), officers: officers.map((o) => ({ id: o.memberId, recuses: o.recuses })), rule };
}

/** Writes who was drawn, in which place, with whom. */
export function lotsStatement(tenantId: string, id: string, found: readonly Lot[]): Statement {
  return {
    name: 'draw-lots',
    sql: `update enforcement.draw_subject s set place = t.place, officers = string_to_array(t.team, ',')::uuid[]
          from unnest($3::uuid[], $4::text[]) with ordinality as t(subject_id, team, place) where s.tenant_id = $1 and s.draw_id = $2 and s.subject_id = t.subject_id`,
    params: [tenantId, id, found.map((l) => l.subjectId), found.map((l) => l.officers.join(','))],
  };
}
