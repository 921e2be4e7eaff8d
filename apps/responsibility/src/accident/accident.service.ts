import { accidentErrors as e, type AccidentDetail, type AccidentAction, type AccidentEvent, type AccidentFiles, type AccidentFileStep, type AmendAccidentBody, type DetermineAccidentBody, type EvaluateAccidentBody, type FulfilBody, type InvestigateBody, type PlanLookBackBody, type ReportAccidentBody, type ReportUpwardBody, type SubmitInvestigationBody, type SupplementAccidentBody } from '@anlan/contracts/responsibility';
import { isDivisionCode, parseDivisionCode, shanghaiDay, toShanghaiIso, type AccidentGrade } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy, NumberSeries, type LedgerOutcome } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { clocksBy, keepClocks } from './accident.clocks';
import { accidentLedger as ledger, figuresOf, type AccidentRow, type KeptFile } from './accident.entity';
import { keptFiles } from './accident.files';
import { accidentReach } from './accident.reach';
import { AccidentRecords } from './accident.records';
import { afterSupplement, assertFourFulfilled, assertGrade, assertGraded, assertLookBackDay, assertNew, assertOther, assertPlanned, assertTimes, assertUpward, proposedGrade } from './accident.rules';

type Work = (row: AccidentRow, now: Date, tx: Tx) => LedgerOutcome<AccidentRow, AccidentEvent> | Promise<LedgerOutcome<AccidentRow, AccidentEvent>>;

const none = {
  counted_reason: null, counted_by: null, counted_by_name: null, grade: null, graded_by: null, graded_by_name: null, city_reported_at: null, city_reported_to: null, province_reported_at: null, province_reported_to: null, state_reported_at: null,
  state_reported_to: null, lead: null, members: [], investigated_by: null, investigated_by_name: null, extension_days: 0, extension_reason: null, extended_by: null, extended_by_name: null, conclusion: null, submitted_by: null, submitted_by_name: null,
  submitted_at: null, decision: null, approved_by: null, approved_by_name: null, approved_at: null, look_back_on: null, look_back_by: null, look_back_planned_by: null, look_back_planned_by_name: null, look_back_planned_at: null, no_let_gos: {}, evaluation: null, public_note: null, evaluated_by: null, evaluated_by_name: null, evaluated_at: null, reason: null, closed_by: null,
  closed_by_name: null, closed_at: null,
} as const;

/** 生产安全事故, from 接报 to 结案. Every step writes the clocks of law as the accident then stands. */
@Injectable()
export class AccidentService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly records: AccidentRecords,
    private readonly attachments: Attachments,
  ) {}

  async report(ctx: TenantContext, b: ReportAccidentBody): Promise<AccidentDetail> {
    const now = new Date();
    const reference = await this.references.get(ctx.tenantId);
    const [occurred, known, unitKnown] = [new Date(b.occurredAt), new Date(b.knownAt), b.unitKnownAt === null ? null : new Date(b.unitKnownAt)];
    assertTimes('body.occurredAt', occurred, null, now, { earlier: 'occurredAt', later: 'now' });
    if (unitKnown) assertTimes('body.unitKnownAt', unitKnown, occurred, now, { earlier: 'occurredAt', later: 'unitKnownAt' });
    assertTimes('body.knownAt', known, unitKnown ?? occurred, now, { earlier: unitKnown ? 'unitKnownAt' : 'occurredAt', later: 'knownAt' });
    const division = isDivisionCode(b.divisionCode) ? parseDivisionCode(b.divisionCode).code : b.divisionCode;
    const day = shanghaiDay(occurred);
    if (!reference.division(division, day)) throw invalidField('body.divisionCode', e.unknown_division, { code: b.divisionCode });
    const year = day.slice(0, 4);
    const number = `SG${ctx.slug}-${year}-${String(await this.numbers.next(ctx, `accident-${year}`)).padStart(4, '0')}`;
    const { deaths, seriousInjuries, minorInjuries, missing, amountLoss } = b;
    const row: AccidentRow = {
      id: newId(), number, name: b.name, occurred_at: occurred, occurred_on: day, known_at: known, unit_known_at: unitKnown, place: b.place, division_code: division, lng: b.position?.lng ?? null, lat: b.position?.lat ?? null, crs: b.position?.crs ?? null,
      units: b.units, industry_code: b.industryCode, type: b.type, kind: b.kind, deaths, serious_injuries: seriousInjuries, minor_injuries: minorInjuries, missing, amount_loss: amountLoss, course: b.course, measures: b.measures, counted: 'undetermined',
      proposed_grade: proposedGrade(b, occurred), ...none, members: [], attachments: [], supplement_count: 1, status: 'reported', ...madeBy(ctx, 'reported', now),
    };
    return this.tx.write(ctx, async (tx) => {
      // Who may not report here is told that, and nothing of his files.
      if (!accidentReach.covers(ctx, 'accident.report', row)) throw new ProblemError(e.out_of_scope, { code: division });
      row.attachments = await this.filesOf(tx, ctx, now, [{ path: 'body.attachments', of: 'report', files: b.attachments }]);
      ledger.insert(tx, ctx, 'accident.report', row, 'reported');
      keepSupplement(tx, ctx, row, { sequence: 1, at: occurred, note: b.course, figures: { deaths, seriousInjuries, minorInjuries, missing, amountLoss }, notApplied: null }, now);
      keepClocks(tx, ctx, row);
      return this.records.detail(tx, ctx, row, reference);
    });
  }

  verify(ctx: TenantContext, id: string, version: number, b: DetermineAccidentBody): Promise<AccidentDetail> {
    return this.step(ctx, id, version, 'verify', () => ({ event: 'verified', next: { status: 'verified', ...determined(ctx, b) } }));
  }

  determine(ctx: TenantContext, id: string, version: number, b: DetermineAccidentBody): Promise<AccidentDetail> {
    return this.step(ctx, id, version, 'determine', () => ({ event: 'determined', next: determined(ctx, b), facts: { reason: b.reason } }));
  }

  grade(ctx: TenantContext, id: string, version: number, grade: AccidentGrade): Promise<AccidentDetail> {
    return this.step(ctx, id, version, 'grade', (r) => {
      assertGrade(grade, r);
      const next = { grade, graded_by: ctx.actor.id, graded_by_name: ctx.actor.name, status: r.status === 'verified' ? ('graded' as const) : r.status };
      return r.grade === null ? { event: 'graded', next } : { event: 'regraded', next, facts: { from: r.grade } };
    });
  }

  /** 续报: what it says is kept whole; what of it changes the accident, the law says. */
  supplement(ctx: TenantContext, id: string, version: number, b: SupplementAccidentBody): Promise<AccidentDetail> {
    const at = new Date(b.at);
    return this.step(ctx, id, version, 'supplement', async (r, now, tx) => {
      assertTimes('body.at', at, r.occurred_at, now, { earlier: 'occurredAt', later: 'at' });
      const { figures: f, applied, notApplied } = afterSupplement(figuresOf(r), { at, figures: b.figures }, r.occurred_at, r.kind);
      const sequence = r.supplement_count + 1;
      const files = await this.filesOf(tx, ctx, now, [{ path: 'body.attachments', of: 'supplement', files: b.attachments }], sequence);
      keepSupplement(tx, ctx, r, { sequence, at, note: b.note, figures: b.figures, notApplied }, now);
      const next = { deaths: f.deaths, serious_injuries: f.seriousInjuries, minor_injuries: f.minorInjuries, missing: f.missing, amount_loss: f.amountLoss, proposed_grade: proposedGrade(f, r.occurred_at), supplement_count: sequence, attachments: [...r.attachments, ...files] };
      return { event: 'supplemented', next, facts: { sequence, applied } };
    });
  }

  /** What a first report left out, or had wrong. Its numbers are supplemented, and are not amended. */
  amend(ctx: TenantContext, id: string, version: number, { reason, ...b }: AmendAccidentBody): Promise<AccidentDetail> {
    return this.step(ctx, id, version, 'amend', (r, now) => {
      const known = b.unitKnownAt == null ? null : new Date(b.unitKnownAt);
      if (known) {
        assertTimes('body.unitKnownAt', known, r.occurred_at, now, { earlier: 'occurredAt', later: 'unitKnownAt' });
        if (known > r.known_at) throw invalidField('body.unitKnownAt', e.order, { earlier: 'unitKnownAt', later: 'knownAt' });
      }
      const fields = Object.keys(b).filter((k) => b[k as keyof typeof b] !== undefined);
      if (fields.length === 0) throw new ProblemError(e.nothing_amended);
      return { event: 'amended', next: amended(b, known), facts: { fields, reason } };
    });
  }

  reportUpward(ctx: TenantContext, id: string, version: number, b: ReportUpwardBody): Promise<AccidentDetail> {
    const at = new Date(b.at);
    return this.step(ctx, id, version, 'report-upward', (r, now) => {
      const done = { city: r.city_reported_at, province: r.province_reported_at, state: r.state_reported_at };
      assertUpward(b.level, done);
      const before = b.level === 'city' ? r.known_at : b.level === 'province' ? r.city_reported_at : r.province_reported_at;
      assertTimes('body.at', at, before, now, { earlier: b.level === 'city' ? 'knownAt' : 'upward', later: 'at' });
      return { event: 'reported_upward', next: { [`${b.level}_reported_at`]: at, [`${b.level}_reported_to`]: b.to }, facts: { level: b.level, at: toShanghaiIso(at) } };
    });
  }

  investigate(ctx: TenantContext, id: string, version: number, b: InvestigateBody): Promise<AccidentDetail> {
    return this.step(ctx, id, version, 'investigate', () => ({ event: 'investigation_started', next: { status: 'investigating', lead: b.lead, members: b.members, investigated_by: ctx.actor.id, investigated_by_name: ctx.actor.name }, facts: { lead: b.lead } }));
  }

  extend(ctx: TenantContext, id: string, version: number, b: { days: number; reason: string }): Promise<AccidentDetail> {
    return this.step(ctx, id, version, 'extend', (r) => {
      assertOther(ctx.actor.id, 'extend', r);
      if (r.extension_days + b.days > 60) throw new ProblemError(e.extension, { days: String(r.extension_days) });
      return { event: 'investigation_extended', next: { extension_days: r.extension_days + b.days, extension_reason: b.reason, extended_by: ctx.actor.id, extended_by_name: ctx.actor.name }, facts: b };
    });
  }

  submitReport(ctx: TenantContext, id: string, version: number, { conclusion, attachments }: SubmitInvestigationBody): Promise<AccidentDetail> {
    return this.step(ctx, id, version, 'submit-report', async (r, now, tx) => {
      const files = await this.filesOf(tx, ctx, now, [{ path: 'body.attachments', of: 'submit-report', files: attachments }]);
      return { event: 'report_submitted', next: { status: 'report_submitted', conclusion, submitted_by: ctx.actor.id, submitted_by_name: ctx.actor.name, submitted_at: now, attachments: [...r.attachments, ...files] } };
    });
  }

  approve(ctx: TenantContext, id: string, version: number, note: string): Promise<AccidentDetail> {
    return this.step(ctx, id, version, 'approve', (r, now) => {
      assertOther(ctx.actor.id, 'approve', r);
      assertGraded(r);
      return { event: 'report_approved', next: { status: 'approved', decision: note, approved_by: ctx.actor.id, approved_by_name: ctx.actor.name, approved_at: now } };
    });
  }

  /** The report is not in any more: its limit runs again. */
  return(ctx: TenantContext, id: string, version: number, reason: string): Promise<AccidentDetail> {
    return this.step(ctx, id, version, 'return', () => ({ event: 'report_returned', next: { status: 'investigating', reason, submitted_at: null, submitted_by: null, submitted_by_name: null }, facts: { reason } }));
  }

  planLookBack(ctx: TenantContext, id: string, version: number, { on, by }: PlanLookBackBody): Promise<AccidentDetail> {
    return this.step(ctx, id, version, 'plan-look-back', (r, now) => {
      assertLookBackDay(on, r.approved_at ?? now, clocksBy(r).find((c) => c.kind === 'evaluation')?.dueAt ?? null, now);
      return { event: 'look_back_planned', next: { look_back_on: on, look_back_by: by, look_back_planned_by: ctx.actor.id, look_back_planned_by_name: ctx.actor.name, look_back_planned_at: now }, facts: { on, by } };
    });
  }

  rectify(ctx: TenantContext, id: string, version: number): Promise<AccidentDetail> {
    return this.step(ctx, id, version, 'rectify', () => ({ event: 'rectification_started', next: { status: 'rectifying' } }));
  }

  fulfil(ctx: TenantContext, id: string, version: number, { items }: FulfilBody): Promise<AccidentDetail> {
    return this.step(ctx, id, version, 'fulfil', async (r, now, tx) => {
      assertNew(r.no_let_gos, items.map((i) => i.item));
      const files = await this.filesOf(tx, ctx, now, items.map((i, at) => ({ path: `body.items[${at}].attachments`, of: i.item, files: i.attachments })));
      const found = Object.fromEntries(items.map(({ item, finding, evidence }) => [item, { finding, evidence, by: { id: ctx.actor.id, name: ctx.actor.name }, at: toShanghaiIso(now) }]));
      return { event: 'no_let_go_fulfilled', next: { no_let_gos: { ...r.no_let_gos, ...found }, attachments: [...r.attachments, ...files] }, facts: { items: items.map((i) => i.item) } };
    });
  }

  evaluate(ctx: TenantContext, id: string, version: number, b: EvaluateAccidentBody): Promise<AccidentDetail> {
    return this.step(ctx, id, version, 'evaluate', async (r, now, tx) => {
      assertPlanned(r);
      const [open] = await tx.rows<{ count: number }>("select count(*)::int as count from responsibility.accident_measure where tenant_id = $1 and accident_id = $2 and status <> 'assessed'", [ctx.tenantId, r.id], 'accident-measures-open');
      if (open?.count) throw new ProblemError(e.measures_open, { count: String(open.count) });
      const files = await this.filesOf(tx, ctx, now, [{ path: 'body.attachments', of: 'evaluate', files: b.attachments }]);
      return { event: 'evaluated', next: { status: 'evaluated', attachments: [...r.attachments, ...files], evaluation: b.conclusion, public_note: b.publicNote, evaluated_by: ctx.actor.id, evaluated_by_name: ctx.actor.name, evaluated_at: now } };
    });
  }

  close(ctx: TenantContext, id: string, version: number): Promise<AccidentDetail> {
    return this.step(ctx, id, version, 'close', (r, now) => {
      assertOther(ctx.actor.id, 'close', r);
      assertFourFulfilled(r.no_let_gos, r.status);
      assertGraded(r);
      return { event: 'closed', next: { status: 'closed', closed_by: ctx.actor.id, closed_by_name: ctx.actor.name, closed_at: now } };
    });
  }

  withdraw(ctx: TenantContext, id: string, version: number, reason: string): Promise<AccidentDetail> {
    return this.step(ctx, id, version, 'withdraw', () => ({ event: 'withdrawn', next: { status: 'withdrawn', reason }, facts: { reason } }));
  }

  private async filesOf(tx: Tx, ctx: TenantContext, now: Date, given: readonly { path: string; of: AccidentFileStep; files: AccidentFiles }[], sequence: number | null = null): Promise<KeptFile[]> {
    return (await keptFiles(this.attachments, tx, ctx, e.unknown_file, now, given)).map((f) => ({ ...f, sequence }));
  }

  private async step(ctx: TenantContext, id: string, version: number, action: AccidentAction, work: Work): Promise<AccidentDetail> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, action, (r, now) => work(r, now, tx));
      keepClocks(tx, ctx, row);
      return this.records.detail(tx, ctx, row, reference);
    });
  }
}

const determined = (ctx: TenantContext, b: DetermineAccidentBody) => ({ counted: b.counted, counted_reason: b.reason, counted_by: ctx.actor.id, counted_by_name: ctx.actor.name });

function amended(b: Omit<AmendAccidentBody, 'reason'>, known: Date | null): Partial<AccidentRow> {
  const given = { name: b.name, place: b.place, units: b.units, industry_code: b.industryCode, type: b.type, measures: b.measures, ...(b.unitKnownAt !== undefined && { unit_known_at: known }), ...(b.position !== undefined && { lng: b.position?.lng ?? null, lat: b.position?.lat ?? null, crs: b.position?.crs ?? null }) };
  return Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined));
}

function keepSupplement(tx: Tx, ctx: TenantContext, r: AccidentRow, s: { sequence: number; at: Date; note: string; figures: SupplementAccidentBody['figures']; notApplied: string | null }, now: Date): void {
  tx.queue({
    sql: 'insert into responsibility.accident_supplement (tenant_id, accident_id, sequence, at, note, figures, applied, not_applied, by_id, by_name, recorded_at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)',
    params: [ctx.tenantId, r.id, s.sequence, s.at, s.note, s.figures && JSON.stringify(s.figures), s.notApplied === null, s.notApplied, ctx.actor.id, ctx.actor.name, now],
  });
}
