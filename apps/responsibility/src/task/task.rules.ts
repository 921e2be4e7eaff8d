import { taskErrors as e, taskLifecycle, type KeptEvidence, type TaskAction, type taskEvidence, type TaskOutcome } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';
import type { z } from 'zod';
import type { ReadTask, TaskRow } from './task.entity';
import { taskHome, taskLead, taskReach } from './task.reach';

type Parties = Pick<TaskRow, 'division_code' | 'lead_unit_id' | 'lead_member_id' | 'support_unit_ids'>;

/** How a task came out, or stands on the day; by the day on which it was submitted, so that who verifies late makes nobody late. */
export function outcomeOf(r: Pick<TaskRow, 'status' | 'due_on' | 'submitted_on'>, today: string): TaskOutcome | null {
  const inTime = r.submitted_on !== null && r.submitted_on <= r.due_on;
  if (r.status === 'cancelled') return null;
  if (r.status === 'done') return inTime ? 'in_time' : 'late';
  return r.due_on < today && !(r.status === 'submitted' && inTime) ? 'overdue' : 'open';
}

/** Who manages the tasks of the place: he also enters what those report who do not work here themselves. */
export const keeps = (ctx: TenantContext, r: Parties): boolean => ctx.permissions.has('task.manage') && taskHome.covers(ctx, 'task.manage', r);
export const leads = (ctx: TenantContext, r: Parties): boolean => taskLead.isNamed(ctx, 'task.perform', r) || keeps(ctx, r);
export const takesPart = (ctx: TenantContext, r: Parties): boolean => taskReach.isNamed(ctx, 'task.perform', r) || keeps(ctx, r);

export function assertLeads(ctx: TenantContext, r: Parties, action: TaskAction): void {
  if (!leads(ctx, r)) throw new ProblemError(e.lead_only, { action: taskLifecycle.actions[action].zh });
}

/** To be named in a task gives no say over it. */
export function assertHome(ctx: TenantContext, action: TaskAction, r: Parties): void {
  if (!taskHome.covers(ctx, taskLifecycle.actions[action].permission, r)) throw new ProblemError(e.out_of_scope, { code: r.division_code });
}

export function mayDo(ctx: TenantContext, action: TaskAction, r: ReadTask): boolean {
  const { permission } = taskLifecycle.actions[action];
  if (!ctx.permissions.has(permission)) return false;
  switch (action) {
    case 'accept':
    case 'submit': return leads(ctx, r);
    case 'request-extension': return leads(ctx, r) && !r.extension_pending;
    case 'progress': return takesPart(ctx, r) && r.subtasks === 0;
    case 'verify':
    case 'return': return taskHome.covers(ctx, permission, r) && r.submitted_by !== ctx.actor.id;
    case 'decide-extension': return taskHome.covers(ctx, permission, r) && r.extension_pending;
    case 'change': return taskHome.covers(ctx, permission, r) && r.issued_by === ctx.actor.id;
    case 'urge': return taskHome.covers(ctx, permission, r) && r.urged_on !== shanghaiDay(new Date());
    case 'acknowledge': return taskLead.isNamed(ctx, permission, r) && r.open_urges_by.some((by) => by !== ctx.actor.id);
    case 'cancel': return taskHome.covers(ctx, permission, r);
  }
}

/** For which unit somebody reports: the lead's reports move the task, those of a supporting unit stand beside it. */
export function reportingUnit(ctx: TenantContext, r: Parties, given: string | null): string {
  const parties = [r.lead_unit_id, ...r.support_unit_ids];
  if (given !== null && !parties.includes(given)) throw invalidField('body.unitId', e.unknown_unit);
  const own = new Set(scopeFor(ctx, 'task.perform').holders.flatMap((h) => h.unitIds));
  const may = keeps(ctx, r) ? parties : parties.filter((id) => own.has(id) || (id === r.lead_unit_id && leads(ctx, r)));
  const unit = given ?? may[0];
  if (unit === undefined || !may.includes(unit)) throw new ProblemError(e.not_named);
  return unit;
}

/** Units of the tenant, none of them the lead's. */
export function assertSupports({ units }: Pick<Reference, 'units'>, leadUnitId: string, supportUnitIds: readonly string[]): void {
  const stranger = supportUnitIds.findIndex((id) => !units.has(id));
  if (stranger >= 0) throw invalidField(`body.supportUnitIds[${stranger}]`, e.unknown_unit);
  if (supportUnitIds.includes(leadUnitId)) throw invalidField('body.supportUnitIds', e.support_is_lead);
}

/** Progress falls only with a word on why. */
export function assertRises(before: number, percent: number, correction: string | null): void {
  if (percent < before && correction === null) throw invalidField('body.percent', e.falls, { before });
}

export const keptEvidence = (items: readonly z.output<typeof taskEvidence>[]): KeptEvidence[] => items.map((x) => ({ fileId: x.fileId ?? null, description: x.description ?? null }));
export const filesOf = (items: readonly KeptEvidence[]): string[] => items.flatMap((x) => x.fileId ?? []);
