import { owesReply, supervisionErrors as e, supervisionLifecycle as lifecycle, type DraftSupervisionBody, type DraftSupervisionsBody } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId, type Tx } from '@anlan/platform/db';
import { invalid, invalidField, ProblemError, type FieldError } from '@anlan/platform/http';
import { madeBy, Where } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { taskReach } from '../task/task.reach';
import type { Side, SupervisionRow } from './supervision.entity';

/** Whom one document is addressed to, and by which tasks. */
export type Line = DraftSupervisionsBody['lines'][number];
/** What all documents of a batch say. */
export type Common = Omit<DraftSupervisionBody, keyof Line>;
type Made = Pick<SupervisionRow, 'number' | 'division_code' | 'attachments' | 'sides' | 'committee_id' | 'committee_name'>;

/** A document as it is first drafted. */
export const draftOf = (ctx: TenantContext, b: Common, { enterprise, unitId, taskIds }: Line, made: Made, now: Date): SupervisionRow => ({
  id: newId(), ...made, kind: b.kind, level: b.level, enterprise_name: enterprise?.name ?? null, credit_code: enterprise?.creditCode ?? null, unit_id: unitId, unit_name: made.sides.find((s) => s.side === 'department')?.name ?? null, addressee_unit_id: null,
  reason: b.reason, basis: b.basis, wanted: b.wanted, requirements: b.requirements, due_on: b.dueOn, task_ids: [...new Set(taskIds)], status: lifecycle.initial, all_replied: false, overdue_at: null,
  submitted_by: null, decision: null, approved_by: null, approved_by_name: null, approved_at: null, delivered_on: null, delivery_note: null, attendees: [], minutes: [], signed: [], ...madeBy(ctx, 'drafted', now),
});

/** What comes of each line; with a fault in one or several, all of them are told at their lines. */
export function eachLine<T>(lines: readonly Line[], work: (line: Line, n: number) => T): T[] {
  const faults: ProblemError[] = [];
  const made = lines.flatMap((line, n) => {
    try {
      return [work(line, n)];
    } catch (err) {
      if (!(err instanceof ProblemError)) throw err;
      faults.push(err);
      return [];
    }
  });
  throwAll(faults);
  return made;
}

/** One fault is the problem itself; several are told together. */
function throwAll(faults: readonly ProblemError[]): void {
  const [first, ...more] = faults;
  if (first) throw more.length === 0 ? first : invalid(faults.flatMap((f): readonly FieldError[] => f.errors));
}

/** 一个对象一件: the same enterprise, by credit code or else by name, and the same department in two lines. */
export function assertOnce(lines: readonly Line[]): void {
  const seen = new Map<string, number>();
  eachLine(lines, ({ enterprise, unitId }, n) => {
    const key = JSON.stringify([enterprise?.creditCode ?? enterprise?.name ?? null, unitId]);
    const before = seen.get(key);
    if (before !== undefined) throw invalidField(`body.lines[${n}]`, e.line_twice, { line: before + 1 });
    seen.set(key, n);
  });
}

export function sidesOf({ units }: Reference, kind: Common['kind'], { enterprise, unitId }: Line, path: string): Side[] {
  if (enterprise === null && unitId === null) throw invalidField(`${path}.enterprise`, e.no_subject);
  const unit = unitId === null ? undefined : units.get(unitId);
  if (unitId !== null && !unit) throw invalidField(`${path}.unitId`, e.unknown_unit);
  const open = { status: owesReply(kind) ? 'waiting' as const : 'informed' as const, reply: null, evidence: [], repliedBy: null, repliedAt: null, decision: null, releasedBy: null, releasedAt: null };
  return [
    ...(enterprise ? [{ side: 'enterprise' as const, name: enterprise.name, creditCode: enterprise.creditCode, unitId: null, ...open }] : []),
    ...(unit ? [{ side: 'department' as const, name: unit.name, creditCode: null, unitId: unit.id, ...open }] : []),
  ];
}

/** Throws with each task, of each line, that the actor does not see. */
export async function assertTasks(tx: Pick<Tx, 'rows'>, ctx: TenantContext, ofLines: readonly (readonly string[])[], path: (n: number) => string): Promise<void> {
  const ids = [...new Set(ofLines.flat())];
  if (ids.length === 0) return;
  const where = new Where().and('tenant_id = $', ctx.tenantId).and('id = any($::uuid[])', ids).within(taskReach, ctx, 'task.read');
  const known = new Set((await tx.rows<{ id: string }>(`select id from responsibility.task where ${where}`, where.params)).map((r) => r.id));
  throwAll(ofLines.flatMap((line, n) => line.flatMap((id, i) => (known.has(id) ? [] : [invalidField(`${path(n)}.taskIds[${i}]`, e.unknown_task, { id })]))));
}
