import { assignmentSlipActions, assignmentSlipErrors, assignmentSlipEvents, assignmentSlipLifecycle, type AssignmentSlip, type AssignmentSlipAction, type AssignmentSlipState } from '@anlan/contracts/enforcement';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { slipReach } from './assignment-slip.reach';

/** One row of enforcement.assignment_slip; a day as its text. */
export interface SlipRow extends LedgerRow {
  number: string;
  year: number;
  period: number;
  status: AssignmentSlipState;
  check_id: string;
  subject_id: string;
  subject_name: string;
  division_code: string;
  unit_id: string;
  due_on: string;
  requirement: string | null;
  exposed: boolean;
  reply: string | null;
  replied_by: string | null;
  replied_by_name: string | null;
  replied_at: Date | null;
  urged: number;
  note: string | null;
  issued_by: string;
  issued_by_name: string;
  issued_at: Date;
  closed_at: Date | null;
  revisited_at: Date | null;
}
export interface ReadSlip extends SlipRow {
  check_number: string;
  items: AssignmentSlip['items'];
}

const columns = [
  'id', 'number', 'year', 'period', 'status', 'check_id', 'subject_id', 'subject_name', 'division_code', 'unit_id', 'due_on', 'requirement', 'exposed', 'reply', 'replied_by', 'replied_by_name', 'replied_at', 'urged', 'note',
  'issued_by', 'issued_by_name', 'issued_at', 'closed_at', 'revisited_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
] as const satisfies readonly (keyof SlipRow)[];

export const slipLedger = defineLedger({
  name: 'assignment-slip', path: 'assignment-slips', table: 'enforcement.assignment_slip', lifecycle: assignmentSlipLifecycle, reach: slipReach, read: 'check.read', events: assignmentSlipEvents, errors: assignmentSlipErrors, columns,
  data: (r: SlipRow) => ({
    slipId: r.id, number: r.number, year: r.year, period: r.period, checkId: r.check_id, subjectId: r.subject_id, divisionCode: r.division_code, unitId: r.unit_id, dueOn: r.due_on, exposed: r.exposed,
  }),
});

/** With its hazards as the ledger has them now. */
export const readColumns = `${columns.map((c) => `s.${c}`).join(', ')},
  (select c.number from enforcement.site_check c where c.tenant_id = s.tenant_id and c.id = s.check_id) as check_number,
  (select coalesce(jsonb_agg(jsonb_build_object('hazardId', h.id, 'number', h.number, 'title', h.title, 'status', h.status) order by h.number), '[]')
     from enforcement.assignment_slip_item i join enforcement.hazard h on h.tenant_id = i.tenant_id and h.id = i.hazard_id where i.tenant_id = s.tenant_id and i.slip_id = s.id) as items`;

export const closedOf = ({ items }: Pick<ReadSlip, 'items'>): number => items.filter((i) => i.status === 'closed').length;
/** 超期: nothing was said by its day; what is closed is late no more. */
export const lateSql = `s.status = 'issued' and s.due_on < to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;

function actionsFor(ctx: TenantContext, row: ReadSlip): AssignmentSlipAction[] {
  return assignmentSlipActions.filter((a) => {
    const { from, permission } = assignmentSlipLifecycle.actions[a];
    if (!(from as readonly string[]).includes(row.status) || !slipReach.covers(ctx, permission, row)) return false;
    return a !== 'close' || (row.replied_by !== ctx.actor.id && closedOf(row) === row.items.length);
  });
}

const iso = (at: Date | null): string | null => (at ? toShanghaiIso(at) : null);

export function toSlip(ctx: TenantContext, row: ReadSlip, { divisions, units }: Reference, now = new Date()): AssignmentSlip {
  return {
    id: row.id, number: row.number, year: row.year, period: row.period, status: row.status, checkId: row.check_id, checkNumber: row.check_number, subject: { id: row.subject_id, name: row.subject_name },
    divisionCode: row.division_code, divisionName: divisions.get(row.division_code)?.name ?? row.division_code, unit: { id: row.unit_id, name: units.get(row.unit_id)?.name ?? '' },
    dueOn: row.due_on, overdue: row.status === 'issued' && row.due_on < shanghaiDay(now), requirement: row.requirement, exposed: row.exposed, items: row.items, closedItems: closedOf(row),
    reply: row.reply, repliedBy: row.replied_by === null ? null : { id: row.replied_by, name: row.replied_by_name ?? '' }, repliedAt: iso(row.replied_at), urged: row.urged, note: row.note,
    issuedBy: { id: row.issued_by, name: row.issued_by_name }, issuedAt: toShanghaiIso(row.issued_at), closedAt: iso(row.closed_at), revisitedAt: iso(row.revisited_at),
    updatedBy: { id: row.updated_by, name: row.updated_by_name }, updatedAt: toShanghaiIso(row.updated_at), version: row.version, allowedActions: actionsFor(ctx, row),
  };
}
