import { heldStates, meetingKinds, meetingLifecycle, type ListedResolution, type Meeting, type MeetingDetail, type MeetingFigures, type MeetingFiguresQuery, type MeetingKind, type MeetingQuery, type ResolutionQuery } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { allPages, listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { meetingLedger as ledger, toMeeting, toMeetingDetail, toResolution, type MeetingRow, type ResolutionRow } from './meeting.entity';
import { meetingReach } from './meeting.reach';

export const meetingCsv: CsvColumn<Meeting>[] = [
  { header: '会议编号', value: (m) => m.number },
  { header: '会议种类', value: (m) => m.kindName },
  { header: '会议名称', value: (m) => m.title },
  { header: '计划时间', value: (m) => m.plannedAt },
  { header: '召开时间', value: (m) => m.heldAt },
  { header: '地点', value: (m) => m.place },
  { header: '主持人', value: (m) => m.chair?.name ?? null },
  { header: '区划', value: (m) => m.divisionName },
  { header: '组织单位', value: (m) => m.unit?.name ?? null },
  { header: '期次', value: (m) => m.period },
  { header: '到会', value: (m) => m.present },
  { header: '决议数', value: (m) => m.resolutions },
  { header: '改期次数', value: (m) => m.postponed },
  { header: '状态', value: (m) => meetingLifecycle.states[m.status].zh },
];
export const resolutionCsv: CsvColumn<ListedResolution>[] = [
  { header: '会议编号', value: (r) => r.meetingNumber },
  { header: '会议名称', value: (r) => r.meetingTitle },
  { header: '会议日期', value: (r) => r.madeOn },
  { header: '决议序号', value: (r) => r.number },
  { header: '决议内容', value: (r) => r.text },
  { header: '牵头单位', value: (r) => r.leadUnit.name },
  { header: '配合单位', value: (r) => r.supportUnits.map((u) => u.name).join('、') },
  { header: '完成时限', value: (r) => r.dueOn },
  { header: '撤回原因', value: (r) => r.withdrawReason },
];

interface FigureRow extends Row {
  kind: MeetingKind;
  kind_name: string | null;
  month: string;
  held: number;
  present: number;
}

/** What is asked of meetings: only of those in sight, in lists, exports, figures and files alike. */
@Injectable()
export class MeetingRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly attachments: Attachments,
  ) {}

  async page(ctx: TenantContext, q: MeetingQuery): Promise<PageOf<Meeting>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = meetingConditions(ctx, q).and('m.kind = any($)', q.kind).and('m.kind_name = $', q.kindName).and('m.status = any($)', q.status).and('m.standing_meeting_id = $', q.standingMeetingId).and('m.period = $', q.period);
    where.and('m.planned_day >= $', q.from).and('m.planned_day <= $', q.to).and("position(lower($) in lower(m.number || ' ' || m.title)) > 0", q.q);
    return listPage<MeetingRow, Meeting>(this.tx, ctx, q, { columns: 'm.*', from: 'responsibility.meeting m', where, order: [{ sql: 'm.id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toMeeting(ctx, r, reference) });
  }

  pages(ctx: TenantContext, query: MeetingQuery): AsyncGenerator<Meeting[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<MeetingDetail> {
    const [found, resolutions] = await this.tx.reads<Row>(ctx, ledger.byId(ctx.tenantId, id), { sql: 'select * from responsibility.meeting_resolution where tenant_id = $1 and meeting_id = $2 order by number', params: [ctx.tenantId, id] });
    const row = ledger.visible(ctx, found?.rows[0] as MeetingRow | undefined);
    return toMeetingDetail(ctx, row, (resolutions?.rows ?? []) as ResolutionRow[], await this.references.get(ctx.tenantId));
  }

  async file(ctx: TenantContext, id: string, fileId: string) {
    const [row] = await this.tx.read<MeetingRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (!ledger.visible(ctx, row).file_ids.includes(fileId)) throw notFound();
    return this.attachments.download(ctx, fileId);
  }

  async resolutions(ctx: TenantContext, q: ResolutionQuery): Promise<PageOf<ListedResolution>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = meetingConditions(ctx, q).and('r.id = $', q.resolutionId).and('r.meeting_id = $', q.meetingId).and('r.due_on <= $', q.dueTo);
    if (q.unitId) where.and('(r.lead_unit_id = $ or $ = any(r.support_unit_ids))', q.unitId, q.unitId);
    if (q.withdrawn !== undefined) where.and(`r.withdraw_reason is ${q.withdrawn === 'true' ? 'not ' : ''}null`);
    where.and('position(lower($) in lower(r.text)) > 0', q.q);
    return listPage<ResolutionRow & { meeting_number: string; meeting_title: string }, ListedResolution>(this.tx, ctx, q, {
      columns: 'r.*, m.number as meeting_number, m.title as meeting_title', from: 'responsibility.meeting_resolution r join responsibility.meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id', where,
      order: [{ sql: 'r.id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => ({ ...toResolution(r, reference), meetingNumber: r.meeting_number, meetingTitle: r.meeting_title }),
    });
  }

  resolutionPages(ctx: TenantContext, query: ResolutionQuery): AsyncGenerator<ListedResolution[]> {
    return allPages((request) => this.resolutions(ctx, { ...query, ...request, total: undefined }));
  }

  /** 次数: meetings that were held, by kind and month of the day on which they were; each leads to its rows. */
  async figures(ctx: TenantContext, q: MeetingFiguresQuery): Promise<MeetingFigures> {
    const where = meetingConditions(ctx, { ...q, held: q.year }).and('m.status = any($)', heldStates);
    const rows = await this.tx.read<FigureRow>(ctx, {
      sql: `select m.kind, m.kind_name, left(m.held_day, 7) as month, count(*)::int as held, sum(m.present)::int as present from responsibility.meeting m where ${where} group by 1, 2, 3 order by 1, 2 nulls first, 3`, params: where.params,
    });
    const days = { ...(q.heldFrom && { heldFrom: q.heldFrom }), ...(q.heldTo && { heldTo: q.heldTo }) };
    const base = { ...(q.committeeId && { committeeId: q.committeeId }), ...(q.divisionCode && { divisionCode: q.divisionCode }), ...days };
    const sum = (of: readonly FigureRow[], what: 'held' | 'present'): number => of.reduce((n, r) => n + r[what], 0);
    return {
      asOf: toShanghaiIso(new Date()),
      kinds: [...new Map(rows.map((r) => [`${r.kind} ${r.kind_name ?? ''}`, r])).values()].map(({ kind, kind_name }) => {
        const of = rows.filter((r) => r.kind === kind && r.kind_name === kind_name);
        const whole = { ...base, kind, ...(kind_name !== null && { kindName: kind_name }) };
        const months = of.map((r) => ({ month: r.month, held: r.held, present: r.present, filter: { ...whole, held: r.month } }));
        return { kind, kindName: kind_name ?? meetingKinds[kind].zh, held: sum(of, 'held'), present: sum(of, 'present'), filter: { ...whole, ...(q.year ? { held: q.year } : { status: heldStates.join(',') }) }, months };
      }),
    };
  }
}

/** Meetings in sight: of a committee, below a division, held in a month, a year or some days. */
export function meetingConditions(ctx: TenantContext, q: Partial<Pick<MeetingQuery, 'committeeId' | 'divisionCode' | 'held' | 'heldFrom' | 'heldTo'>>): Where {
  const where = new Where().and('m.tenant_id = $', ctx.tenantId).within(meetingReach, ctx, 'meeting.read').and('m.committee_id = $', q.committeeId);
  where.below('m.division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
  where.and('m.held_day >= $', q.heldFrom).and('m.held_day <= $', q.heldTo);
  if (q.heldFrom ?? q.heldTo) where.and('m.status = any($)', heldStates);
  // `2026` and `2026-03` begin the days they are of: a range of texts.
  return q.held === undefined ? where : where.and('m.status = any($)', heldStates).and('(m.held_day >= $ and m.held_day < $)', q.held, `${q.held}-99`);
}
