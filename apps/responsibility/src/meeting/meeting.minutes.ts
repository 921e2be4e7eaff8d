import { meetingErrors as e, type ConcludeTopicBody, type DraftMinutesBody, type MeetingDetail, type ResolveBody, type WithdrawResolutionBody } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { knowsAll, unitName } from '../committee/committee.people';
import type { MeetingRow, ResolutionRow } from './meeting.entity';
import { MeetingService } from './meeting.service';

const MOST_RESOLUTIONS = 100;

/** What came of a meeting: conclusions, resolutions, and the minutes, which another issues than who wrote them. */
@Injectable()
export class MeetingMinutes {
  constructor(
    private readonly meetings: MeetingService,
    private readonly references: ReferenceDirectory,
  ) {}

  conclude(ctx: TenantContext, id: string, version: number, b: ConcludeTopicBody): Promise<MeetingDetail> {
    return this.meetings.step(ctx, id, version, 'conclude', (r) => {
      assertTopic(r, b.topic);
      return { event: 'concluded', next: { topics: r.topics.map((t, i) => (i + 1 === b.topic ? { ...t, conclusion: b.conclusion } : t)) }, facts: { topic: b.topic } };
    });
  }

  async resolve(ctx: TenantContext, id: string, version: number, b: ResolveBody): Promise<MeetingDetail> {
    const reference = await this.references.knowing(ctx.tenantId, knowsAll([b.leadUnitId, ...b.supportUnitIds], []));
    return this.meetings.step(ctx, id, version, 'resolve', (r, _now, tx, resolutions) => {
      if (b.topic !== null) assertTopic(r, b.topic);
      unitName(reference, b.leadUnitId, 'body.leadUnitId', e);
      for (const [i, unit] of b.supportUnitIds.entries()) unitName(reference, unit, `body.supportUnitIds[${i}]`, e);
      const day = r.held_day ?? '';
      if (b.dueOn !== null && b.dueOn < day) throw invalidField('body.dueOn', e.due_before);
      if (resolutions.length >= MOST_RESOLUTIONS) throw new ProblemError(e.full, { most: MOST_RESOLUTIONS });
      const made: ResolutionRow = { id: newId(), meeting_id: id, number: resolutions.length + 1, topic: b.topic, text: b.text, lead_unit_id: b.leadUnitId, support_unit_ids: [...new Set(b.supportUnitIds)], due_on: b.dueOn, made_on: day, withdraw_reason: null };
      resolutions.push(made);
      tx.queue({
        sql: 'insert into responsibility.meeting_resolution (tenant_id, id, meeting_id, number, topic, text, lead_unit_id, support_unit_ids, due_on, made_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
        params: [ctx.tenantId, made.id, id, made.number, made.topic, made.text, made.lead_unit_id, made.support_unit_ids, made.due_on, made.made_on],
      });
      const facts = { resolutionId: made.id, resolutionNumber: made.number, text: r.personal ? null : made.text, leadUnitId: made.lead_unit_id, supportUnitIds: made.support_unit_ids, dueOn: made.due_on };
      return { event: 'resolution_made', next: { resolutions: r.resolutions + 1 }, facts };
    });
  }

  withdraw(ctx: TenantContext, id: string, version: number, b: WithdrawResolutionBody): Promise<MeetingDetail> {
    return this.meetings.step(ctx, id, version, 'withdraw-resolution', (r, _now, tx, resolutions) => {
      const found = resolutions.find((x) => x.number === b.resolution && x.withdraw_reason === null);
      if (!found) throw invalidField('body.resolution', e.unknown_resolution, { number: b.resolution });
      found.withdraw_reason = b.reason;
      tx.queue({ sql: 'update responsibility.meeting_resolution set withdraw_reason = $3 where tenant_id = $1 and id = $2', params: [ctx.tenantId, found.id, b.reason] });
      return { event: 'resolution_withdrawn', next: { resolutions: r.resolutions - 1 }, facts: { resolutionId: found.id, resolutionNumber: found.number } };
    });
  }

  draft(ctx: TenantContext, id: string, version: number, b: DraftMinutesBody): Promise<MeetingDetail> {
    return this.meetings.step(ctx, id, version, 'draft-minutes', async (r, _now, tx) => {
      const added = await this.meetings.filesOf(tx, ctx, b.files);
      return { event: 'minutes_drafted', next: { status: 'drafted', minutes: b.minutes, file_ids: [...new Set([...r.file_ids, ...added])], drafted_by: ctx.actor.id, drafted_by_name: ctx.actor.name } };
    });
  }

  return(ctx: TenantContext, id: string, version: number, reason: string): Promise<MeetingDetail> {
    return this.meetings.step(ctx, id, version, 'return-minutes', (r) => {
      if (r.drafted_by === ctx.actor.id) throw new ProblemError(e.same_person);
      return { event: 'minutes_returned', next: { status: 'held', return_reason: reason } };
    });
  }

  issue(ctx: TenantContext, id: string, version: number, documentNumber: string | null): Promise<MeetingDetail> {
    return this.meetings.step(ctx, id, version, 'issue-minutes', (r, now) => {
      if (r.drafted_by === ctx.actor.id) throw new ProblemError(e.same_person);
      return { event: 'minutes_issued', next: { status: 'minuted', issued_by: ctx.actor.id, issued_by_name: ctx.actor.name, issued_at: now, document_number: documentNumber }, facts: { documentNumber, resolutions: r.resolutions } };
    });
  }
}

function assertTopic(r: Pick<MeetingRow, 'topics'>, topic: number): void {
  if (!r.topics[topic - 1]) throw invalidField('body.topic', e.unknown_topic, { topic });
}
