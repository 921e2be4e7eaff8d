import { committeeErrors, meetingKinds, meetingRhythms, standingMeetingErrors as e, standingMeetingLifecycle as lifecycle, type EndStandingMeetingBody, type EstablishStandingMeetingBody, type StandingMeeting, type StandingMeetingQuery } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';
import { allPages, listPage, madeBy, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { organizerOf, ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { knowsAll, unitName } from '../committee/committee.people';
import { assertInUse } from '../committee/committee.service';
import { standingMeetingLedger as ledger, toStandingMeeting, type StandingMeetingRow } from './standing-meeting.entity';
import { standingMeetingReach } from './standing-meeting.reach';

export const standingMeetingCsv: CsvColumn<StandingMeeting>[] = [
  { header: '名称', value: (s) => s.name },
  { header: '会议种类', value: (s) => meetingKinds[s.kind].zh },
  { header: '周期', value: (s) => meetingRhythms[s.rhythm].zh },
  { header: '每期次数', value: (s) => s.times },
  { header: '自', value: (s) => s.from },
  { header: '至', value: (s) => s.to },
  { header: '区划', value: (s) => s.divisionName },
  { header: '组织单位', value: (s) => s.unitName },
  { header: '状态', value: (s) => lifecycle.states[s.status].zh },
];

/** 定期会议: what has to be held how often, from when to when. */
@Injectable()
export class StandingMeetingService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async establish(ctx: TenantContext, b: EstablishStandingMeetingBody): Promise<StandingMeeting> {
    const now = new Date();
    const reference = await this.references.knowing(ctx.tenantId, knowsAll([b.unitId], []));
    const division = organizerOf(reference, b.divisionCode, now, e.unknown_division);
    if (b.unitId) unitName(reference, b.unitId, 'body.unitId', e);
    const { personal } = meetingKinds[b.kind];
    const row: StandingMeetingRow = {
      id: newId(), name: b.name, kind: b.kind, rhythm: b.rhythm, times: b.times, from_day: b.from, to_day: b.to, committee_id: b.committeeId, division_code: division, unit_id: b.unitId,
      reach_division: personal ? null : division, reach_unit_id: personal ? null : b.unitId, status: lifecycle.initial, end_reason: null, ...madeBy(ctx, 'established', now),
    };
    return this.tx.write(ctx, async (tx) => {
      if (b.committeeId) await assertInUse(tx, ctx, b.committeeId, 'body.committeeId', committeeErrors.unknown);
      ledger.insert(tx, ctx, 'meeting.manage', row, 'established');
      return toStandingMeeting(ctx, row, reference);
    });
  }

  async end(ctx: TenantContext, id: string, version: number, b: EndStandingMeetingBody): Promise<StandingMeeting> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, 'end', (r) => {
        if (b.on < r.from_day) throw invalidField('body.on', e.before, { day: r.from_day });
        return { event: 'ended', next: { status: 'ended', to_day: b.on, end_reason: b.reason }, facts: { reason: b.reason } };
      });
      return toStandingMeeting(ctx, row, reference);
    });
  }

  async page(ctx: TenantContext, q: StandingMeetingQuery): Promise<PageOf<StandingMeeting>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = standingConditions(ctx, q).and('status = $', q.status).and('rhythm = $', q.rhythm).and('position(lower($) in lower(name)) > 0', q.q);
    return listPage<StandingMeetingRow, StandingMeeting>(this.tx, ctx, q, { columns: '*', from: 'responsibility.standing_meeting', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toStandingMeeting(ctx, r, reference) });
  }

  pages(ctx: TenantContext, query: StandingMeetingQuery): AsyncGenerator<StandingMeeting[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<StandingMeeting> {
    const [row] = await this.tx.read<StandingMeetingRow>(ctx, ledger.byId(ctx.tenantId, id));
    return toStandingMeeting(ctx, ledger.visible(ctx, row), await this.references.get(ctx.tenantId));
  }
}

/** Standing meetings in sight, of a committee, below a division. */
export function standingConditions(ctx: TenantContext, q: Pick<StandingMeetingQuery, 'committeeId' | 'divisionCode'>): Where {
  const where = new Where().and('tenant_id = $', ctx.tenantId).within(standingMeetingReach, ctx, 'meeting.read').and('committee_id = $', q.committeeId);
  return where.below('division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
}
