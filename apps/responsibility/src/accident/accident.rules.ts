import { accidentErrors as e, noLetGoNames, noLetGos, reportLevels, type AccidentAction, type CasualtyFigures, type NoLetGo, type ReportLevel, type SupplementAccidentBody } from '@anlan/contracts/responsibility';
import { ACCIDENT_GRADE_RULES, ACCIDENT_GRADE_TERMS, gradeAccident, lastCasualtyDay, shanghaiDay, type AccidentGrade, type AccidentKind } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';

/** Who did what somebody else has to decide on. */
export interface Hands {
  readonly investigated_by: string | null;
  readonly submitted_by: string | null;
  readonly evaluated_by: string | null;
}
const doneBy: Partial<Record<AccidentAction, keyof Hands>> = { extend: 'investigated_by', approve: 'submitted_by', close: 'evaluated_by' };

/** Whether the action would be the approval of the person's own work. */
export function refusesHimself(actor: string, action: AccidentAction, hands: Hands): boolean {
  const column = doneBy[action];
  return column !== undefined && hands[column] === actor;
}
export function assertOther(actor: string, action: AccidentAction, hands: Hands): void {
  if (refusesHimself(actor, action, hands)) throw new ProblemError(e.same_person);
}

export function gradeRuleOn(day: string) {
  return ACCIDENT_GRADE_RULES.find((r) => r.effectiveFrom <= day && (r.effectiveTo === null || day < r.effectiveTo));
}

/** The grade that the law of the day of the accident gives; null where none was in force. */
export function proposedGrade(f: CasualtyFigures, occurredAt: Date): AccidentGrade | null {
  const day = shanghaiDay(occurredAt);
  return gradeRuleOn(day) ? gradeAccident({ deaths: f.deaths, seriousInjuries: f.seriousInjuries, directLossFen: f.amountLoss }, day) : null;
}

/** Throws unless it is the grade that the law gives, and says something new. */
export function assertGrade(wanted: AccidentGrade, row: { grade: AccidentGrade | null; proposed_grade: AccidentGrade | null; counted: string; occurred_at: Date }): void {
  if (row.counted !== 'yes') throw new ProblemError(e.not_determined);
  const rule = gradeRuleOn(shanghaiDay(row.occurred_at));
  if (row.proposed_grade === null || !rule) throw new ProblemError(e.no_rule);
  if (wanted !== row.proposed_grade) throw new ProblemError(e.grade_differs, { law: `${rule.source.zh} §${rule.article}`, proposed: ACCIDENT_GRADE_TERMS[row.proposed_grade].zh });
  if (wanted === row.grade) throw new ProblemError(e.grade_same, { grade: ACCIDENT_GRADE_TERMS[wanted].zh });
}

/** Throws where the figures changed since the grade was confirmed. */
export function assertGraded(row: { grade: AccidentGrade | null; proposed_grade: AccidentGrade | null }): void {
  if (row.proposed_grade !== null && row.grade !== row.proposed_grade) throw new ProblemError(e.grade_open, { proposed: ACCIDENT_GRADE_TERMS[row.proposed_grade].zh });
}

export interface Applied {
  readonly figures: CasualtyFigures;
  readonly applied: boolean;
  readonly notApplied: string | null;
}

/**
 * The figures after a supplement. Within the window of changes (493号 §13) all of them are the accident's; after it casualties
 * are recorded and change nothing, while the direct loss, for which the law has no window, counts whenever it is known.
 */
export function afterSupplement(was: CasualtyFigures, b: Pick<SupplementAccidentBody, 'figures'> & { at: Date }, occurredAt: Date, kind: AccidentKind): Applied {
  if (!b.figures) return { figures: was, applied: true, notApplied: null };
  const last = lastCasualtyDay(occurredAt, kind);
  const casualties = (['deaths', 'seriousInjuries', 'minorInjuries', 'missing'] as const).some((k) => b.figures?.[k] !== was[k]);
  if (!casualties || last === null || shanghaiDay(b.at) <= last) return { figures: b.figures, applied: true, notApplied: null };
  return { figures: { ...was, amountLoss: b.figures.amountLoss }, applied: false, notApplied: `伤亡变化在补报期最后一日（${last}）之后，不计入、不改变等级：国务院令第493号第十三条` };
}

/** Throws at `path` unless `earlier` is not after `later`, and neither lies in the future. */
export function assertTimes(path: string, at: Date, after: Date | null, now: Date, names: { earlier: string; later: string }): void {
  if (at > now) throw invalidField(path, e.future);
  if (after && at < after) throw invalidField(path, e.order, names);
}

/** Level by level, each once. Throws what is against it. */
export function assertUpward(level: ReportLevel, done: Readonly<Record<ReportLevel, Date | null>>): void {
  if (done[level]) throw new ProblemError(e.level_done);
  const before = reportLevels[reportLevels.indexOf(level) - 1];
  if (before && !done[before]) throw new ProblemError(e.level_before, { level: { city: '设区的市', province: '省', state: '国务院部门' }[before] });
}

/** 回头看: on or after the day of the approval, and within its year where the law asks for the evaluation; what missed that year is still looked back at. Throws at `body.on`. */
export function assertLookBackDay(on: string, approvedAt: Date, limit: Date | null, now: Date): void {
  const [from, to] = [shanghaiDay(approvedAt), limit && shanghaiDay(limit)];
  if (on < from || (to !== null && on > to && shanghaiDay(now) <= to)) throw invalidField('body.on', e.look_back_day, { from, to: to ?? '—' });
}

/** Throws while nobody has said when the look-back is, and who evaluates. */
export function assertPlanned({ look_back_on: on, status }: { look_back_on: string | null; status: string }): void {
  if (on === null) throw new ProblemError(e.look_back_unplanned, {}, [], { state: status, allowed: ['plan-look-back'] });
}

export function assertNew(found: Partial<Record<NoLetGo, unknown>>, items: readonly NoLetGo[]): void {
  const twice = items.find((i) => found[i] !== undefined);
  if (twice) throw new ProblemError(e.fulfilled, { item: noLetGoNames[twice].zh });
}

/** Throws while one of the four is not found fulfilled. */
export function assertFourFulfilled(found: Partial<Record<NoLetGo, unknown>>, state: string): void {
  const missing = noLetGos.filter((i) => found[i] === undefined);
  if (missing.length > 0) throw new ProblemError(e.no_let_go, { items: missing.map((i) => noLetGoNames[i].zh).join('、') }, [], { state, allowed: ['fulfil'] });
}
