import { committeeErrors, meetingErrors as e, meetingKinds, meetingLifecycle as lifecycle, type ChangeMeetingBody, type HoldMeetingBody, type MeetingAction, type MeetingAttendee, type MeetingDetail, type MeetingEvent, type PlanMeetingBody } from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy, NumberSeries, type LedgerOutcome, type LedgerStep } from '@anlan/platform/ledger';
import { organizerOf, ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { knowsAll, memberName, unitName } from '../committee/committee.people';
import { assertInUse } from '../committee/committee.service';
import type { StandingMeetingRow } from '../standing-meeting/standing-meeting.entity';
import { standingMeetingReach } from '../standing-meeting/standing-meeting.reach';
import { periodByCode, periodOf } from '../standing-meeting/standing-meeting.rules';
import { meetingLedger as ledger, namesOf, toMeetingDetail, type MeetingRow, type ResolutionRow } from './meeting.entity';
import { meetingWorkReach } from './meeting.reach';

type Invitee = PlanMeetingBody['invitees'][number];
export type MeetingOutcome = LedgerOutcome<MeetingRow, MeetingEvent>;
export type MeetingWork = (row: MeetingRow, now: Date, tx: Tx, resolutions: ResolutionRow[]) => MeetingOutcome | Promise<MeetingOutcome>;

/** 会议: planned, postponed, held or cancelled. */
@Injectable()
export class MeetingService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly attachments: Attachments,
  ) {}

  async plan(ctx: TenantContext, b: PlanMeetingBody): Promise<MeetingDetail> {
    const now = new Date();
    const reference = await this.knowing(ctx, b, b.unitId);
    const division = organizerOf(reference, b.divisionCode, now, e.unknown_division);
    if (b.unitId) unitName(reference, b.unitId, 'body.unitId', e);
    const { personal } = meetingKinds[b.kind];
    const plannedAt = new Date(b.plannedAt);
    const year = shanghaiDay(now).slice(0, 4);
    const planned = planOf(b, reference);
    const row: MeetingRow = {
      id: newId(), number: `HY${ctx.slug}-${year}-${String(await this.numbers.next(ctx, `meeting-${year}`)).padStart(4, '0')}`, kind: b.kind, kind_name: b.kindName, personal, title: b.title, planned_at: plannedAt, planned_day: shanghaiDay(plannedAt),
      duration_minutes: b.durationMinutes, place: b.place, chair_member_id: null, chair_name: null, topics: [], attendance: [], ...planned, committee_id: b.committeeId, standing_meeting_id: b.standingMeetingId, period: null,
      division_code: division, unit_id: b.unitId, reach_division: personal ? null : division, reach_unit_id: personal ? null : b.unitId, named_member_ids: [], named_unit_ids: [], status: lifecycle.initial, postponements: [], held_at: null, held_day: null, ended_at: null,
      present: 0, resolutions: 0, cancel_reason: null, minutes: null, file_ids: [], drafted_by: null, drafted_by_name: null, return_reason: null, issued_by: null, issued_by_name: null, issued_at: null, document_number: null, planner_member_id: ctx.actor.memberId, ...madeBy(ctx, 'created', now),
    };
    // Who plans a talk has a part in it, wherever he holds the permission; where he plans it is asked first.
    if (!meetingWorkReach.covers(ctx, 'meeting.manage', row)) throw new ProblemError(e.out_of_scope, { code: division });
    Object.assign(row, namesOf(row, []));
    return this.tx.write(ctx, async (tx) => {
      if (b.committeeId) await assertInUse(tx, ctx, b.committeeId, 'body.committeeId', committeeErrors.unknown);
      if (b.standingMeetingId) row.period = await this.periodFor(tx, ctx, row, b.standingMeetingId, b.period);
      row.file_ids = await this.filesOf(tx, ctx, b.files);
      ledger.insert(tx, ctx, 'meeting.manage', row, 'planned');
      return toMeetingDetail(ctx, row, [], reference);
    });
  }

  async change(ctx: TenantContext, id: string, version: number, b: ChangeMeetingBody): Promise<MeetingDetail> {
    const reference = await this.knowing(ctx, b);
    return this.step(ctx, id, version, { permission: 'meeting.manage' }, (r) => {
      if (r.status !== 'planned') throw new ProblemError(e.not_planned, { state: lifecycle.states[r.status].zh }, [], { state: r.status });
      return { event: 'changed', next: { title: b.title ?? r.title, place: b.place === undefined ? r.place : b.place, duration_minutes: b.durationMinutes ?? r.duration_minutes, ...planOf(b, reference) } };
    });
  }

  postpone(ctx: TenantContext, id: string, version: number, b: { plannedAt: string; reason: string }): Promise<MeetingDetail> {
    return this.step(ctx, id, version, 'postpone', (r, now) => {
      const to = new Date(b.plannedAt);
      if (to.getTime() === r.planned_at.getTime()) throw invalidField('body.plannedAt', e.same_time);
      const from = toShanghaiIso(r.planned_at);
      // The period stays: a meeting that is put off beyond its quarter is late for it, and not in time for the next.
      const postponements = [...r.postponements, { from, to: toShanghaiIso(to), reason: b.reason, by: { id: ctx.actor.id, name: ctx.actor.name }, at: toShanghaiIso(now) }];
      return { event: 'postponed', next: { planned_at: to, planned_day: shanghaiDay(to), postponements }, facts: { from } };
    });
  }

  async hold(ctx: TenantContext, id: string, version: number, b: HoldMeetingBody): Promise<MeetingDetail> {
    const reference = await this.knowing(ctx, { invitees: b.attendance });
    return this.step(ctx, id, version, 'hold', (r, now) => {
      const [heldAt, endedAt] = [new Date(b.heldAt), b.endedAt === null ? null : new Date(b.endedAt)];
      if (heldAt > now) throw invalidField('body.heldAt', e.future);
      if (endedAt && endedAt > now) throw invalidField('body.endedAt', e.future);
      const attendance = b.attendance.map((a, i): MeetingAttendee => ({ ...attendeeOf(a, reference, `body.attendance[${i}]`), present: a.present, reason: a.reason }));
      const present = attendance.filter((a) => a.present).length;
      return { event: 'held', next: { status: 'held', held_at: heldAt, held_day: shanghaiDay(heldAt), ended_at: endedAt, attendance, present }, facts: { heldAt: toShanghaiIso(heldAt), present } };
    });
  }

  cancel(ctx: TenantContext, id: string, version: number, reason: string): Promise<MeetingDetail> {
    return this.step(ctx, id, version, 'cancel', () => ({ event: 'cancelled', next: { status: 'cancelled', cancel_reason: reason } }));
  }

  /** A step on a meeting in sight, by who works on meetings of its division or unit; whom it names afterwards sees it. */
  async step(ctx: TenantContext, id: string, version: number, by: LedgerStep<MeetingAction>, work: MeetingWork): Promise<MeetingDetail> {
    const reference = await this.references.get(ctx.tenantId);
    const permission = typeof by === 'string' ? lifecycle.actions[by].permission : by.permission;
    return this.tx.write(ctx, async (tx) => {
      let resolutions: ResolutionRow[] = [];
      const row = await ledger.step(tx, ctx, id, version, by, async (r, now) => {
        if (!meetingWorkReach.covers(ctx, permission, r)) throw new ProblemError(e.out_of_scope, { code: r.division_code });
        resolutions = await tx.rows<ResolutionRow>('select * from responsibility.meeting_resolution where tenant_id = $1 and meeting_id = $2 order by number', [ctx.tenantId, id], 'meeting-resolutions');
        const outcome = await work(r, now, tx, resolutions);
        return { ...outcome, next: { ...outcome.next, ...namesOf({ ...r, ...outcome.next }, resolutions.filter((x) => x.withdraw_reason === null)) } };
      });
      return toMeetingDetail(ctx, row, resolutions, reference);
    });
  }

  /** Ids of files that one may hang on a meeting: his own, unless meetings of the whole tenant are his to work on. */
  async filesOf(tx: Tx, ctx: TenantContext, files: readonly { fileId: string }[]): Promise<string[]> {
    const ids = [...new Set(files.map((f) => f.fileId))];
    const [unknown] = await this.attachments.unknown(tx, ctx, 'meeting.manage', ids);
    if (unknown) throw invalidField(`body.files[${files.findIndex((f) => f.fileId === unknown)}].fileId`, e.unknown_file, { id: unknown });
    return ids;
  }

  /** The period of a standing meeting that the meeting is held for. */
  private async periodFor(tx: Tx, ctx: TenantContext, row: MeetingRow, id: string, given: string | null): Promise<string> {
    const [found] = await tx.rows<StandingMeetingRow>('select * from responsibility.standing_meeting where tenant_id = $1 and id = $2 for share', [ctx.tenantId, id], 'standing-meeting-share');
    if (!found || found.status !== 'running' || !standingMeetingReach.covers(ctx, 'meeting.read', found)) throw invalidField('body.standingMeetingId', e.unknown_standing_meeting);
    const period = given === null ? periodOf(found.rhythm, row.planned_day).period : periodByCode(found.rhythm, given)?.period;
    if (!period || found.kind !== row.kind || found.committee_id !== row.committee_id || found.division_code !== row.division_code) throw invalidField('body.standingMeetingId', e.other_series);
    return period;
  }

  private knowing(ctx: TenantContext, b: Partial<Pick<PlanMeetingBody, 'topics' | 'invitees' | 'chairMemberId'>>, unitId: string | null = null): Promise<Reference> {
    const invitees = b.invitees ?? [];
    return this.references.knowing(ctx.tenantId, knowsAll([unitId, ...invitees.map((i) => i.unitId), ...(b.topics ?? []).map((t) => t.reporterUnitId)], [b.chairMemberId, ...invitees.map((i) => i.memberId)]));
  }
}

/** Chair, topics and invitees, where they are given, with the names they have now. */
function planOf(b: Partial<Pick<PlanMeetingBody, 'topics' | 'invitees' | 'chairMemberId'>>, reference: Reference): Partial<MeetingRow> {
  for (const [i, t] of (b.topics ?? []).entries()) if (t.reporterUnitId) unitName(reference, t.reporterUnitId, `body.topics[${i}].reporterUnitId`, e);
  return {
    ...(b.chairMemberId !== undefined && { chair_member_id: b.chairMemberId, chair_name: b.chairMemberId && memberName(reference, b.chairMemberId, 'body.chairMemberId', e) }),
    ...(b.topics && { topics: b.topics.map((t) => ({ ...t, conclusion: null })) }),
    ...(b.invitees && { attendance: b.invitees.map((a, i) => ({ ...attendeeOf(a, reference, `body.invitees[${i}]`), present: null, reason: null })) }),
  };
}

function attendeeOf(a: Invitee, reference: Reference, path: string): Pick<MeetingAttendee, 'unitId' | 'memberId' | 'name'> {
  const unit = a.unitId === null ? null : unitName(reference, a.unitId, `${path}.unitId`, e);
  const member = a.memberId === null ? null : memberName(reference, a.memberId, `${path}.memberId`, e);
  return { unitId: a.unitId, memberId: a.memberId, name: [unit, member, a.name].filter((n) => n !== null).join(' ') };
}
