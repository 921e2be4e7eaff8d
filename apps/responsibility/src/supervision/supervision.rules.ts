import {
  supervisionErrors as e, supervisionLevelNames, supervisionLifecycle, supervisionRequirements, supervisionText, type DeliverSupervisionBody, type DraftSupervisionBody, type SupervisionAction, type SupervisionSideName, type SupervisionState,
} from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { filesOf } from '../task/task.rules';
import type { Side, SupervisionRow } from './supervision.entity';
import { supervisionHome, supervisionReach } from './supervision.reach';

type Placed = Pick<SupervisionRow, 'division_code' | 'addressee_unit_id'>;

export const keeps = (ctx: TenantContext, r: Placed): boolean => ctx.permissions.has('supervision.manage') && supervisionHome.covers(ctx, 'supervision.manage', r);

/** To be addressed by a document gives no say over it. */
export function assertHome(ctx: TenantContext, action: SupervisionAction, r: Placed): void {
  if (!supervisionHome.covers(ctx, supervisionLifecycle.actions[action].permission, r)) throw new ProblemError(e.out_of_scope, { code: r.division_code });
}

/** A department answers for itself; for an enterprise, which has no account here, who manages the document enters what it wrote. */
export const mayReply = (ctx: TenantContext, side: SupervisionSideName, r: Placed): boolean => keeps(ctx, r) || (side === 'department' && supervisionReach.isNamed(ctx, 'supervision.reply', r));

export function mayDo(ctx: TenantContext, action: SupervisionAction, r: SupervisionRow): boolean {
  const { permission } = supervisionLifecycle.actions[action];
  if (!ctx.permissions.has(permission)) return false;
  if (action === 'reply') return r.sides.some((s) => s.status === 'waiting' && mayReply(ctx, s.side, r));
  if (!supervisionHome.covers(ctx, permission, r)) return false;
  switch (action) {
    case 'approve':
    case 'return': return !hasPart(ctx, r);
    case 'release':
    case 'return-reply': return r.sides.some((s) => s.status === 'replied' && s.repliedBy?.id !== ctx.actor.id);
    default: return true;
  }
}

/** Who drafted it or sent it for approval. */
export const hasPart = ({ actor }: TenantContext, r: Pick<SupervisionRow, 'drafted_by' | 'submitted_by'>): boolean => actor.id === r.drafted_by || actor.id === r.submitted_by;

/** What a kind wants before anybody is asked to approve it. */
export function assertWhole(b: Pick<DraftSupervisionBody, 'kind' | 'level' | 'requirements'>): void {
  if (b.kind !== 'listed') return;
  if (b.level === null) throw invalidField('body.level', e.level_wanted);
  if (b.requirements === null) throw invalidField('body.requirements', e.requirements_wanted);
}

/** A day of the past or today, not before the approval; an interview with who came, its record and the signatures as files. */
export function assertDelivered(r: Pick<SupervisionRow, 'kind' | 'approved_at'>, b: DeliverSupervisionBody, today: string): void {
  if (b.deliveredOn > today) throw invalidField('body.deliveredOn', e.future_day);
  const approved = r.approved_at && shanghaiDay(r.approved_at);
  if (approved !== null && b.deliveredOn < approved) throw invalidField('body.deliveredOn', e.before_approval, { day: approved });
  if (r.kind !== 'interview') return;
  const held = b.attendees.length > 0 && [b.minutes, b.signed].every((items) => items.some((x) => x.fileId !== undefined));
  if (!held) throw invalidField('body.minutes', e.record_wanted);
}

/** The side of that name in that state. */
export function sideOf(sides: readonly Side[], name: SupervisionSideName, status: 'waiting' | 'replied'): Side {
  const side = sides.find((s) => s.side === name);
  if (!side) throw invalidField('body.side', e.no_side);
  if (side.status !== status) throw new ProblemError(status === 'waiting' ? e.side_replied : e.side_not_replied);
  return side;
}

export function assertReleases(ctx: TenantContext, kind: SupervisionRow['kind'], side: Side): void {
  if (side.repliedBy?.id === ctx.actor.id) throw new ProblemError(e.own_reply);
  if (kind === 'listed' && filesOf(side.evidence).length === 0) throw new ProblemError(e.evidence_wanted);
}

/** The state of a document by those of its sides: it has ended when all are released, and is replied while a reply waits to be judged. */
export function stateOf(sides: readonly Pick<Side, 'status'>[]): Extract<SupervisionState, 'delivered' | 'replied' | 'released'> {
  if (sides.every((s) => s.status === 'released')) return 'released';
  return sides.some((s) => s.status === 'replied') ? 'replied' : 'delivered';
}

/** 2026年3月2日 */
export const chinese = (day: string): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** 文书正文, by the template of its kind. */
export function wordingOf(r: SupervisionRow, issuer: string, tasks: readonly { number: string; title: string }[]): string {
  const named = tasks.map((t) => `    涉及任务：${t.title}（${t.number}）\n`).join('');
  const requirements = Object.fromEntries(supervisionRequirements.map((name) => [name, r.requirements?.[name] ?? '——']));
  return supervisionText(r.kind, {
    ...requirements, issuer, number: r.number, subject: r.sides.map((s) => s.name).join('、'), reason: r.reason, basis: r.basis, wanted: r.wanted, tasks: named, due: chinese(r.due_on), level: r.level === null ? '' : supervisionLevelNames[r.level].zh,
    date: r.approved_at === null ? '（未签发）' : chinese(shanghaiDay(r.approved_at)),
  });
}
