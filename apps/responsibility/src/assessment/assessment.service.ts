import { assessmentErrors as e, assessmentLifecycle as lifecycle, type Assessment, type AssessmentSheet, type OpenAssessmentBody } from '@anlan/contracts/responsibility';
import { isDivisionCode, parseDivisionCode, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Row, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { SchemeRow } from './assessment-scheme.service';
import { assessmentLedger as ledger, sheetLedger, toAssessment, type AssessmentRow, type SheetRow } from './assessment.entity';
import { AssessmentMeasures } from './assessment.measures';
import { assertPeriod, blank, isOwn, ranks, resultOf, totalOf, type ActingVeto, type Result } from './assessment.rules';

/** 考核: opened over units, graded when all is settled. Issues are AssessmentIssues'. */
@Injectable()
export class AssessmentService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly measures: AssessmentMeasures,
  ) {}

  async open(ctx: TenantContext, b: OpenAssessmentBody): Promise<Assessment> {
    const reference = await this.references.get(ctx.tenantId);
    assertPeriod(b.from, b.to);
    const [scheme] = await this.tx.read<SchemeRow>(ctx, { name: 'assessment-scheme-open', sql: "select * from responsibility.assessment_scheme where tenant_id = $1 and id = $2 and status = 'in_force'", params: [ctx.tenantId, b.schemeId] });
    if (!scheme) throw invalidField('body.schemeId', e.unknown_scheme);
    const units = assessed(ctx, reference, scheme.unit_kind, b);
    const period = { from_day: b.from, to_day: b.to, unit_kind: scheme.unit_kind };
    const measured = new Map<string, AssessmentSheet['items']>();
    for (const u of units) measured.set(u.unit_id, await this.measures.of(ctx, { ...u, ...period }, blank(scheme.items)));
    const now = new Date();
    return this.tx.write(ctx, async (tx) => {
      // A version that was superseded meanwhile is none to be measured by; and of two who open at once the second sees the first.
      const [still] = await tx.rows("select id from responsibility.assessment_scheme where tenant_id = $1 and id = $2 and status = 'in_force' for update", [ctx.tenantId, scheme.id], 'assessment-scheme-still');
      if (!still) throw invalidField('body.schemeId', e.unknown_scheme);
      await assertNoneStands(tx, ctx, scheme.line_id, b);
      const row: AssessmentRow = {
        id: newId(), line_id: scheme.line_id, scheme_id: scheme.id, scheme_name: scheme.name, scheme_number: scheme.number, name: b.name, ...period, total_points: scheme.total_points, grades: scheme.grades, vetoes: scheme.vetoes, ranking_is_public: scheme.ranking_is_public, self_score_until: b.selfScoreUntil, appeal_days: scheme.appeal_days,
        units: units.length, status: lifecycle.initial, cancel_reason: null, finalised_by: null, issues: [], ...madeBy(ctx, 'opened', now),
      };
      ledger.insert(tx, ctx, 'assessment.manage', row, 'opened');
      for (const u of units) {
        const { updated_by, updated_by_name, updated_at, version } = row;
        sheetLedger.insert(tx, ctx, 'assessment.manage', {
          id: newId(), assessment_id: row.id, assessment_name: row.name, scheme_id: scheme.id, ...period, ...u, total_points: scheme.total_points, appeal_days: scheme.appeal_days, items: measured.get(u.unit_id) ?? [], self_score_until: b.selfScoreUntil, self_scored_on: null, self_points: null, checked_points: null, points: null, grade: null, rank: null, vetoes: [],
          status: 'self_scoring', self_scored_by: null, self_scored_by_name: null, checked_by: null, checked_by_name: null, checked_unit_id: null, checked_on: null, check_place: null, notified_at: null, appeal_until: null, appealed_by: null, decided_by: null, decided_by_name: null, decided_unit_id: null, updated_by, updated_by_name, updated_at, version,
        }, 'opened');
      }
      return toAssessment(ctx, row);
    });
  }

  cancel(ctx: TenantContext, id: string, version: number, reason: string): Promise<Assessment> {
    return this.tx.write(ctx, async (tx) => toAssessment(ctx, await ledger.step(tx, ctx, id, version, 'cancel', () => ({ event: 'cancelled', next: { status: 'cancelled', cancel_reason: reason } }))));
  }

  /** 定档: every sheet at once. One under appeal, or whose days for it still run, holds all back: a ranking is of all. */
  finalise(ctx: TenantContext, id: string, version: number): Promise<Assessment> {
    return this.tx.write(ctx, async (tx) => toAssessment(ctx, await ledger.step(tx, ctx, id, version, 'finalise', async (r, now) => {
      const today = shanghaiDay(now);
      const sheets = await lockSheets(tx, ctx, id);
      if (sheets.some((s) => isOwn(ctx, s))) throw new ProblemError(e.own_unit);
      const waiting = sheets.filter((s) => !(s.status === 'settled' || (s.status === 'notified' && (s.appeal_until ?? today) < today)));
      if (waiting.length > 0) throw new ProblemError(e.not_settled, { units: waiting.map((s) => s.unit_name).join('、') });
      const graded = await grade(tx, ctx, r, sheets);
      for (const { sheet, result, rank } of graded) {
        await sheetLedger.step(tx, ctx, sheet.id, sheet.version, 'finalise', () => ({ event: 'finalised', next: { status: 'final', points: result.points, grade: result.grade, rank, vetoes: result.vetoes } }));
      }
      writeStandings(tx, ctx, id, 1, graded);
      return { event: 'finalised', next: { status: 'final', finalised_by: ctx.actor.id } };
    })));
  }
}

export interface Graded { sheet: SheetRow; result: Result; rank: number | null }

export const lockSheets = (tx: Tx, ctx: TenantContext, id: string): Promise<SheetRow[]> =>
  tx.rows<SheetRow>('select * from responsibility.assessment_sheet where tenant_id = $1 and assessment_id = $2 order by id for update', [ctx.tenantId, id], 'assessment-sheets-lock');

/** Sums, vetoes in effect in the period, grades, ranks. */
export async function grade(tx: Tx, ctx: TenantContext, r: AssessmentRow, sheets: readonly SheetRow[]): Promise<Graded[]> {
  const vetoes = await tx.rows<Row & ActingVeto & { unit_id: string }>(
    "select id, trigger, basis, unit_id from responsibility.veto where tenant_id = $1 and status = 'in_effect' and unit_id = any($2::uuid[]) and from_day <= $4 and to_day >= $3 order by effective_at, id for share",
    [ctx.tenantId, sheets.map((s) => s.unit_id), r.from_day, r.to_day], 'vetoes-of-period');
  const results = sheets.map((s) => resultOf(totalOf(s.items), r, vetoes.filter((v) => v.unit_id === s.unit_id)));
  const places = ranks(results);
  return sheets.map((sheet, n) => ({ sheet, result: results[n] as Result, rank: places[n] ?? null }));
}

/** Those without a rank stand behind all others. */
export function writeStandings(tx: Tx, ctx: TenantContext, id: string, issue: number, graded: readonly Graded[]): void {
  for (const { sheet: s, result: p, rank } of graded) {
    tx.queue({
      name: 'assessment-standing-insert', sql: 'insert into responsibility.assessment_standing (tenant_id, id, assessment_id, issue, unit_id, unit_name, division_code, points, grade, rank, place, vetoed) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
      params: [ctx.tenantId, s.id, id, issue, s.unit_id, s.unit_name, s.division_code, p.points, p.grade, rank, rank ?? 1_000_000, p.vetoes.length > 0],
    });
  }
}

/** Throws with the assessment of the scheme, whichever version it was opened by, that stands for the period. */
async function assertNoneStands(tx: Tx, ctx: TenantContext, lineId: string, { from, to }: OpenAssessmentBody): Promise<void> {
  const [run] = await tx.rows<Pick<AssessmentRow, 'id' | 'name' | 'status'> & Row>(
    "select id, name, status from responsibility.assessment where tenant_id = $1 and line_id = $2 and from_day = $3 and to_day = $4 and status <> 'cancelled'", [ctx.tenantId, lineId, from, to], 'assessment-of-period');
  if (run) throw new ProblemError(e.already_run, { name: run.name, state: lifecycle.states[run.status].zh }, [], { assessmentId: run.id });
}

/** The units of the body, each once; a street with its unit. */
function assessed(ctx: TenantContext, reference: Reference, kind: AssessmentRow['unit_kind'], b: OpenAssessmentBody): Pick<SheetRow, 'unit_id' | 'unit_name' | 'division_code'>[] {
  const whole = parseDivisionCode(ctx.slug).code;
  const units = b.units.map((u, n) => {
    const unit = reference.units.get(u.unitId);
    if (!unit) throw invalidField(`body.units[${n}].unitId`, e.unknown_unit);
    const code = u.divisionCode !== null && isDivisionCode(u.divisionCode) ? parseDivisionCode(u.divisionCode).code : null;
    const street = code === null ? undefined : reference.division(code, shanghaiDay(new Date()));
    if (kind === 'street' ? street?.level !== 'street' : u.divisionCode !== null) throw invalidField(`body.units[${n}].divisionCode`, e.unknown_street);
    return { unit_id: unit.id, unit_name: unit.name, division_code: street?.code ?? whole };
  });
  const twice = units.findIndex((u, n) => units.findIndex((o) => o.unit_id === u.unit_id || (kind === 'street' && o.division_code === u.division_code)) !== n);
  if (twice >= 0) throw invalidField(`body.units[${twice}]`, e.unit_twice);
  return units;
}
