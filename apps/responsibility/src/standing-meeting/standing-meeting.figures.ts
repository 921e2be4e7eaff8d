import { heldStates, type MeetingCalendar, type MeetingPeriod, type StandingFigures, type StandingFiguresQuery } from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso, type Day } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { Where } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { meetingReach } from '../meeting/meeting.reach';
import { standingMeetingLedger as ledger, type StandingMeetingRow } from './standing-meeting.entity';
import { isOwed, periodsEndingWithin, rateOf, stateOf } from './standing-meeting.rules';
import { standingConditions } from './standing-meeting.service';

/** A meeting of a series as the calendar wants it. */
interface Held extends Row {
  standing_meeting_id: string;
  period: string;
  /** null: planned, and not held yet */
  held_day: string | null;
}

/** 按期召开率: which periods were held in time, late or not, each with the filter that lists its meetings. */
@Injectable()
export class StandingMeetingFigures {
  constructor(private readonly tx: TenantTx) {}

  async calendar(ctx: TenantContext, id: string, asked?: string): Promise<MeetingCalendar> {
    const now = new Date();
    const year = asked ?? shanghaiDay(now).slice(0, 4);
    const [found, meetings] = await this.tx.reads<Row>(ctx, ledger.byId(ctx.tenantId, id), meetingsOf(ctx, [id]));
    const row = ledger.visible(ctx, found?.rows[0] as StandingMeetingRow | undefined);
    const periods = periodsOf(row, (meetings?.rows ?? []) as Held[], daysOf(year), shanghaiDay(now));
    return { asOf: toShanghaiIso(now), standingMeetingId: id, ...rateOf(periods, shanghaiDay(now)), periods };
  }

  async of(ctx: TenantContext, q: StandingFiguresQuery): Promise<StandingFigures> {
    const now = new Date();
    const today = shanghaiDay(now);
    const where = standingConditions(ctx, q);
    const days = q.from !== undefined && q.to !== undefined ? { from: q.from, to: q.to } : daysOf(q.year ?? today.slice(0, 4));
    const rows = await this.tx.read<StandingMeetingRow>(ctx, { sql: `select * from responsibility.standing_meeting where ${where} order by id limit 500`, params: where.params });
    const held = rows.length ? await this.tx.read<Held>(ctx, meetingsOf(ctx, rows.map((r) => r.id))) : [];
    const each = rows.map((r) => ({ row: r, periods: periodsOf(r, held.filter((m) => m.standing_meeting_id === r.id), days, today) })).filter((s) => s.periods.length > 0);
    return {
      asOf: toShanghaiIso(now), ...rateOf(each.flatMap((s) => s.periods), today),
      meetings: each.map(({ row, periods }) => ({ standingMeetingId: row.id, name: row.name, ...rateOf(periods, today), filter: { standingMeetingId: row.id } })),
    };
  }
}

interface Days { readonly from: Day; readonly to: Day }
const daysOf = (year: string): Days => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** Only what the list would show him counts: no figure leads to fewer rows than it says. */
function meetingsOf(ctx: TenantContext, ids: readonly string[]) {
  const where = new Where().and('tenant_id = $', ctx.tenantId).and('standing_meeting_id = any($::uuid[])', ids).within(meetingReach, ctx, 'meeting.read').and("(status = 'planned' or status = any($))", heldStates);
  return { sql: `select standing_meeting_id, period, held_day from responsibility.meeting where ${where}`, params: where.params };
}

function periodsOf(row: StandingMeetingRow, meetings: readonly Held[], days: Days, today: string): MeetingPeriod[] {
  return periodsEndingWithin(row.rhythm, days.from, days.to).filter((p) => isOwed(row, p)).map((p) => {
    const mine = meetings.filter((m) => m.period === p.period);
    const inTime = mine.filter((m) => m.held_day !== null && m.held_day <= p.to).length;
    const late = mine.filter((m) => m.held_day !== null && m.held_day > p.to).length;
    const counts = { wanted: row.times, inTime, late };
    return { ...p, ...counts, planned: mine.length - inTime - late, state: stateOf(p, counts, today), filter: { standingMeetingId: row.id, period: p.period } };
  });
}
