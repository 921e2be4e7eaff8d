import { accidentClockRule, accidentClocks, clockOutcome, divisionPrefix, parseDivisionCode, shanghaiDay, toShanghaiIso, type AccidentClockKind } from '@anlan/domain';
import { accidentClockEvents, type AccidentClock, type AccidentClockQuery } from '@anlan/contracts/responsibility';
import { systemContext, type TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Row, type Statement, type Tx } from '@anlan/platform/db';
import { Jobs, type JobTenant } from '@anlan/platform/jobs';
import { allPages, CLOCK_BATCH, DistrictClock, inBatches, listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { LOGGER } from '@anlan/platform/service';
import type { Logger } from '@anlan/platform/telemetry';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { AccidentRow } from './accident.entity';
import { AccidentMeasureService } from './accident-measure.service';
import { accidentClockReach } from './accident.reach';

export interface ClockRow extends Row {
  id: string; accident_id: string; number: string; name: string; division_code: string; kind: AccidentClockKind; starts_at: Date; due_at: Date; done_at: Date | null; occurred_at: Date;
}
const FROM = 'responsibility.accident_clock c join responsibility.accident a on a.tenant_id = c.tenant_id and a.id = c.accident_id';
const COLUMNS = 'c.*, a.number, a.name, a.occurred_at';
export const clocksOf = (tenantId: string, accidentId: string): Statement => ({ sql: `select ${COLUMNS} from ${FROM} where c.tenant_id = $1 and c.accident_id = $2 and not c.stopped order by c.due_at, c.id`, params: [tenantId, accidentId] });

export const accidentClockCsv: CsvColumn<AccidentClock>[] = [
  { header: '事故编号', value: (c) => c.number }, { header: '事故名称', value: (c) => c.name }, { header: '区划名称', value: (c) => c.divisionName }, { header: '时限', value: (c) => c.kindName },
  { header: '起算', value: (c) => c.startsAt }, { header: '期限', value: (c) => c.dueAt }, { header: '完成', value: (c) => c.doneAt }, { header: '情况', value: (c) => ({ running: '计时中', in_time: '按时', missed: '超时', over: '期限已过' })[c.outcome] }, { header: '依据', value: (c) => c.law && `${c.law.source} §${c.law.article}` },
];

/** The limits of law that the accident has as its row stands. */
export const clocksBy = (r: AccidentRow): ReturnType<typeof accidentClocks> =>
  accidentClocks({
    occurredAt: r.occurred_at, kind: r.kind, grade: r.proposed_grade ?? 'general', unitKnownAt: r.unit_known_at, knownAt: r.known_at, cityReportedAt: r.city_reported_at, provinceReportedAt: r.province_reported_at, stateReportedAt: r.state_reported_at,
    investigated: r.counted !== 'no', extensionDays: r.extension_days, reportSubmittedAt: r.submitted_at, reportApprovedAt: r.approved_at, evaluatedAt: r.evaluated_at,
  });

/** The clocks as the row of the accident has them: written with every step, so that they are never of another state. */
export function keepClocks(tx: Tx, ctx: TenantContext, r: AccidentRow): void {
  const clocks = clocksBy(r);
  // What runs no longer, as an investigation of what does not count, stops; a missed one stays told.
  tx.queue({ sql: 'update responsibility.accident_clock set stopped = not (kind = any($3)) or $4 where tenant_id = $1 and accident_id = $2', params: [ctx.tenantId, r.id, clocks.map((c) => c.kind), r.status === 'withdrawn'] });
  if (r.status === 'withdrawn') return;
  for (const c of clocks) {
    tx.queue({
      sql: `insert into responsibility.accident_clock (tenant_id, id, accident_id, division_code, kind, starts_at, due_at, done_at) values ($1,$2,$3,$4,$5,$6,$7,$8)
            on conflict (tenant_id, accident_id, kind) do update set starts_at = excluded.starts_at, due_at = excluded.due_at, done_at = excluded.done_at`,
      params: [ctx.tenantId, newId(), r.id, r.division_code, c.kind, c.startsAt, c.dueAt, c.doneAt],
    });
  }
}

export function toClock(r: ClockRow, { divisions }: Reference, now: Date): AccidentClock {
  // The duty to evaluate is of the day of the approval, with which its clock starts.
  const rule = accidentClockRule(r.kind, shanghaiDay(r.kind === 'evaluation' ? r.starts_at : r.occurred_at));
  return {
    id: r.id, accidentId: r.accident_id, number: r.number, name: r.name, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, kind: r.kind, kindName: rule?.zh ?? r.kind, startsAt: toShanghaiIso(r.starts_at),
    dueAt: toShanghaiIso(r.due_at), doneAt: r.done_at && toShanghaiIso(r.done_at), outcome: clockOutcome({ kind: r.kind, dueAt: r.due_at, doneAt: r.done_at }, now), law: rule ? { source: rule.source, article: rule.article, effectiveFrom: rule.effectiveFrom, effectiveTo: rule.effectiveTo } : null,
  };
}

/** 法定时限: what runs and what was missed. Every minute what is past its limit is marked, once, and told of: how far that went stands in the rows, so that no restart repeats or skips it. */
@Injectable()
export class AccidentClocks implements OnModuleInit {
  private readonly clock: DistrictClock<number>;

  constructor(private readonly tx: TenantTx, jobs: Jobs, private readonly references: ReferenceDirectory, private readonly measures: AccidentMeasureService, @Inject(LOGGER) logger: Logger) {
    this.clock = new DistrictClock(jobs, references, logger, { name: 'accident-clock', sweep: (t) => this.sweep(t), tell: (missed) => (missed ? { missed } : undefined) });
  }

  onModuleInit(): void {
    this.clock.start();
  }

  /** Marks what was missed in one tenant; returns how much that is. */
  async sweep(tenant: JobTenant, now = new Date()): Promise<number> {
    const ctx = systemContext(tenant, 'responsibility');
    return (await inBatches(() => this.tx.write(ctx, (tx) => this.markBatch(tx, ctx, now)))) + (await this.measures.sweep(ctx, now));
  }

  async page(ctx: TenantContext, q: AccidentClockQuery, now = new Date()): Promise<PageOf<AccidentClock>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('c.tenant_id = $', ctx.tenantId).and('not c.stopped').within(accidentClockReach, ctx, 'accident.read').and('c.kind = $', q.kind).and('c.accident_id = $', q.accidentId);
    where.below('c.division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
    if (q.outcome) where.and(`(case when c.kind = 'casualty_window' then case when c.due_at >= $ then 'running' else 'over' end when c.done_at is not null then case when c.done_at <= c.due_at then 'in_time' else 'missed' end when c.due_at >= $ then 'running' else 'missed' end) = any($::text[])`, now, now, q.outcome);
    const order = [{ sql: 'c.due_at', type: 'instant' as const }, { sql: 'c.id', type: 'uuid' as const }];
    return listPage<ClockRow & { at_text: string }, AccidentClock>(this.tx, ctx, q, { columns: `${COLUMNS}, c.due_at::text as at_text`, from: FROM, where, order, position: (r) => [r.at_text, r.id], item: (r) => toClock(r, reference, now) });
  }

  pages(ctx: TenantContext, query: AccidentClockQuery): AsyncGenerator<AccidentClock[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  private async markBatch(tx: Tx, ctx: TenantContext, now: Date): Promise<number> {
    const rows = await tx.rows<ClockRow>(
      `update responsibility.accident_clock c set missed_at = $2 from (select id from responsibility.accident_clock where tenant_id = $1 and missed_at is null and not stopped and kind <> 'casualty_window' and due_at < $2 and (done_at is null or done_at > due_at)
             order by due_at limit ${CLOCK_BATCH} for update skip locked) d
       where c.tenant_id = $1 and c.id = d.id returning c.*`,
      [ctx.tenantId, now], 'accident-clock-missed');
    for (const r of rows) {
      const data = { clockId: r.id, accidentId: r.accident_id, kind: r.kind, divisionCode: r.division_code, dueAt: toShanghaiIso(r.due_at) };
      tx.audit({ action: 'accident-clock.missed', target: `accidents/${r.accident_id}`, detail: data });
      tx.emit({ spec: accidentClockEvents.missed, id: r.id, sequence: 1, data: { ...data, actor: null } });
    }
    return rows.length;
  }
}

