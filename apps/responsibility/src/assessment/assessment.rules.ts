import { assessmentErrors as ae, assessmentIndicators, assessmentSchemeErrors as se, assessmentSheetErrors as e, streetIndicators, vetoTriggers, type AppealSheetBody, type AssessmentFormula, type AssessmentScheme, type AssessmentSchemeItem, type AssessmentSheetItem, type CheckSheetBody, type DecideSheetBody, type SelfScoreBody, type VetoConsequence, type VetoTrigger } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { invalidField } from '@anlan/platform/http';

type Items = readonly AssessmentSchemeItem[];
type Grades = AssessmentScheme['grades'];
export type SchemeFacts = Pick<AssessmentScheme, 'unitKind' | 'totalPoints' | 'items' | 'vetoes' | 'grades'>;

/** 9650 → 96.50: for people. */
export const pointsText = (hundredths: number): string => `${hundredths < 0 ? '-' : ''}${Math.floor(Math.abs(hundredths) / 100)}.${String(Math.abs(hundredths) % 100).padStart(2, '0')}`;
const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

/** The weights are exactly the total; every formula, grade and veto says something. */
export function assertScheme(s: SchemeFacts): void {
  const weights = sum(s.items.filter((i) => i.method !== 'bonus').map((i) => i.points));
  if (weights !== s.totalPoints) throw invalidField('body.items', se.total, { sum: pointsText(weights), total: pointsText(s.totalPoints), difference: pointsText(weights - s.totalPoints) });
  s.items.forEach((i, n) => {
    if (i.method !== 'formula') return;
    const nameless = i.indicator === 'entered' && i.indicatorName === null;
    if (nameless || (s.unitKind === 'department' && streetIndicators.includes(i.indicator))) throw invalidField(`body.items[${n}].indicator`, se.indicator, { item: n + 1 });
    const why = faultOf(i.formula, i.points);
    if (why) throw invalidField(`body.items[${n}].formula`, se.steps, { item: n + 1, why });
  });
  const down = s.grades.every((g, n) => n === 0 || g.from < (s.grades[n - 1]?.from ?? 0));
  if (!down || s.grades.at(-1)?.from !== 0 || new Set(s.grades.map((g) => g.name)).size !== s.grades.length) throw invalidField('body.grades', se.grades);
  s.vetoes.forEach((v, n) => {
    const twice = s.vetoes.findIndex((o) => o.trigger === v.trigger) !== n;
    const grade = v.consequence.kind === 'grade' ? v.consequence.grade : null;
    if (twice || (grade !== null && !s.grades.some((g) => g.name === grade))) throw invalidField(`body.vetoes[${n}]`, se.veto, { grade: grade ?? '' });
  });
}

function faultOf(f: AssessmentFormula, full: number): string | null {
  if (f.kind === 'linear') return f.zeroAt === f.fullAt ? '零分界等于满分界 the bounds are one' : null;
  if (f.kind === 'ratio') return null;
  if (new Set(f.steps.map((s) => s.from)).size !== f.steps.length) return '分档重复 a step stands twice';
  return f.steps.some((s) => s.points > full) ? '分档得分超过满分 a step gives more than the full score' : null;
}

/** The score that a formula gives, exact and half up to 0.01 point; a denominator of zero as the item says. */
export function scored(of: Extract<AssessmentSchemeItem, { method: 'formula' }>, numerator: number, denominator: number): number {
  if (denominator === 0) return of.withoutValue === 'full' ? of.points : 0;
  const [full, n, d] = [BigInt(of.points), BigInt(numerator), BigInt(denominator)];
  const f = of.formula;
  if (f.kind === 'steps') {
    // n/d ≥ from/10000, without a division.
    const [best] = f.steps.filter((s) => n * 10_000n >= BigInt(s.from) * d).sort((a, b) => b.from - a.from);
    return best?.points ?? 0;
  }
  let [up, down] = f.kind === 'ratio' ? [full * n, d] : [full * (n * 10_000n - BigInt(f.zeroAt) * d), BigInt(f.fullAt - f.zeroAt) * d];
  if (down < 0n) [up, down] = [-up, -down];
  if (up <= 0n) return 0;
  return up >= full * down ? of.points : Number((up * 2n + down) / (down * 2n));
}

export const isMeasured = (of: AssessmentSchemeItem): boolean => of.method === 'formula' && of.indicator !== 'entered';
const measuredPoints = ({ of, measured }: AssessmentSheetItem): number => (of.method === 'formula' && measured ? scored(of, measured.numerator, measured.denominator) : 0);

/** Every item that is not measured, once; answers what was said of each. */
function each<G extends { item: number }>(items: readonly AssessmentSheetItem[], given: readonly G[], wanted: (i: AssessmentSheetItem) => boolean): Map<number, G & { path: string }> {
  const numbers = items.filter(wanted).map((i) => i.item);
  const said = new Map(given.map((g, n) => [g.item, { ...g, path: `body.items[${n}]` }]));
  if (said.size !== given.length || said.size !== numbers.length || numbers.some((n) => !said.has(n))) throw invalidField('body.items', e.items, { items: numbers.join('、') });
  return said;
}

function within(points: number | null, max: number, item: number, path: string): number {
  if (points === null || points > max) throw invalidField(`${path}.points`, e.points, { item, max: pointsText(max) });
  return points;
}

/** 自评: what is measured counts as measured. */
export function selfScored(items: readonly AssessmentSheetItem[], b: SelfScoreBody): { items: AssessmentSheetItem[]; points: number } {
  const said = each(items, b.items, (i) => !isMeasured(i.of));
  const next = items.map((i) => {
    const s = said.get(i.item);
    if (!s) return i;
    within(s.points, i.of.points, i.item, s.path);
    if (i.of.evidenceWanted && s.points > 0 && s.note === null && s.fileId === null) throw invalidField(`${s.path}.note`, e.evidence, { item: i.item });
    return { ...i, self: { points: s.points, note: s.note, fileId: s.fileId } };
  });
  return { items: next, points: sum(next.map((i) => i.self?.points ?? measuredPoints(i))) };
}

type Check = CheckSheetBody['items'][number] & { path: string };

/** 核查: by hand, by deductions with a floor of 0, by a formula, or a bonus up to its ceiling; points that are lost or given are explained. */
export function checked(items: readonly AssessmentSheetItem[], b: CheckSheetBody, asOf: string): { items: AssessmentSheetItem[]; points: number } {
  const said = each(items, b.items, (i) => !isMeasured(i.of));
  const next = items.map((i) => {
    const s = said.get(i.item);
    const one = s ? checkedItem(i, s, asOf) : { ...i, check: { points: measuredPoints(i), note: null, fileId: null, deductions: [] } };
    return { ...one, counted: one.check?.points ?? 0 };
  });
  return { items: next, points: totalOf(next) };
}

function checkedItem(i: AssessmentSheetItem, s: Check, asOf: string): AssessmentSheetItem {
  const { item, of } = i;
  const by = { note: s.note, fileId: s.fileId, deductions: [] };
  const unlike = (of.method !== 'deduct' && s.deductions.length > 0) || (['deduct', 'formula'].includes(of.method) && s.points !== null) || (of.method !== 'formula' && (s.numerator !== null || s.denominator !== null));
  if (unlike) throw invalidField(s.path, e.measured, { item });
  const bare = s.note === null && s.fileId === null;
  if (of.method === 'deduct') {
    const deductions = s.deductions.map((d, n) => {
      const declared = of.deductions[d.deduction - 1];
      if (!declared || s.deductions.findIndex((o) => o.deduction === d.deduction) !== n) throw invalidField(`${s.path}.deductions[${n}]`, e.deduction, { item });
      return { ...d, name: declared.name, points: declared.points * d.times };
    });
    return { ...i, check: { ...by, deductions, points: Math.max(0, of.points - sum(deductions.map((d) => d.points))) } };
  }
  if (of.method === 'formula') {
    if (s.numerator === null || s.denominator === null) throw invalidField(s.path, e.value, { item });
    if (bare) throw invalidField(`${s.path}.note`, e.evidence, { item });
    const measured = { indicator: of.indicator, numerator: s.numerator, denominator: s.denominator, asOf, numeratorRows: null, denominatorRows: null };
    return { ...i, measured, check: { ...by, points: scored(of, s.numerator, s.denominator) } };
  }
  const points = within(s.points, of.points, item, s.path);
  if (bare && (of.method === 'bonus' ? points > 0 : points < of.points)) throw invalidField(`${s.path}.note`, e.evidence, { item });
  return { ...i, check: { ...by, points } };
}

/** 合计: integers, so that no sum is ever off. */
export const totalOf = (items: readonly AssessmentSheetItem[]): number => sum(items.map((i) => i.counted ?? 0));

export function appealed(items: readonly AssessmentSheetItem[], b: AppealSheetBody): AssessmentSheetItem[] {
  const said = each(items, b.items, (i) => b.items.some((a) => a.item === i.item));
  return items.map((i) => {
    const a = said.get(i.item);
    return a ? { ...i, appeal: { reason: a.reason, fileId: a.fileId } } : i;
  });
}

/** 复核: every item that was appealed against; what is refused keeps its points. */
export function decided(items: readonly AssessmentSheetItem[], b: DecideSheetBody): AssessmentSheetItem[] {
  const said = each(items, b.items, (i) => i.appeal !== null);
  return items.map((i) => {
    const d = said.get(i.item);
    if (!d) return i;
    const points = d.result === 'upheld' ? within(d.points, i.of.points, i.item, d.path) : (i.counted ?? 0);
    return { ...i, decision: { result: d.result, points, reason: d.reason }, counted: points };
  });
}

export const gradeOf = (points: number, grades: Grades): string => grades.find((g) => points >= g.from)?.name ?? grades.at(-1)?.name ?? '';

export interface ActingVeto { id: string; trigger: VetoTrigger; basis: string }
export interface Result { points: number; grade: string; ranked: boolean; vetoes: { vetoId: string; trigger: VetoTrigger; basis: string; effect: string }[] }

/** What vetoes in effect do to the sum, as the scheme says; one that the scheme does not name is named on the sheet and does nothing. */
export function resultOf(total: number, { grades, vetoes }: Pick<SchemeFacts, 'grades' | 'vetoes'>, acting: readonly ActingVeto[]): Result {
  const found = acting.map((v) => ({ v, consequence: vetoes.find((s) => s.trigger === v.trigger)?.consequence }));
  const points = Math.min(total, ...found.map(({ consequence: c }) => (c?.kind === 'cap' ? c.points : total)));
  const place = (name: string): number => grades.findIndex((g) => g.name === name);
  const disqualified = found.some(({ consequence: c }) => c?.kind === 'disqualify');
  const at = Math.max(place(gradeOf(points, grades)), ...found.map(({ consequence: c }) => (c?.kind === 'grade' ? place(c.grade) : 0)), disqualified ? grades.length - 1 : 0);
  return { points, grade: grades[at]?.name ?? '', ranked: !disqualified, vetoes: found.map(({ v, consequence }) => ({ vetoId: v.id, trigger: v.trigger, basis: v.basis, effect: effectOf(consequence) })) };
}

export function effectOf(c: VetoConsequence | undefined): string {
  if (!c) return '方案未列此项，不影响结果';
  if (c.kind === 'cap') return `得分不超过 ${pointsText(c.points)} 分`;
  return c.kind === 'grade' ? `等次不高于“${c.grade}”` : '取消评定资格：最低等次，不参加排名';
}

/** 名次: equal points, equal rank, and the next as many further on; who is disqualified has none. */
export function ranks(all: readonly { points: number; ranked: boolean }[]): (number | null)[] {
  return all.map((one) => (one.ranked ? 1 + all.filter((o) => o.ranked && o.points > one.points).length : null));
}

/** Whether the actor is of the unit, or of its street: nobody judges there. */
export function isOwn({ actor, grants }: Pick<TenantContext, 'actor' | 'grants'>, r: { unit_id: string | null; unit_kind: string; division_code: string }): boolean {
  const street = r.unit_kind === 'street' ? r.division_code.slice(0, 9) : null;
  return r.unit_id !== null && (actor.unitId === r.unit_id || grants.some((g) => g.unitId === r.unit_id || (street !== null && g.divisionPrefix !== null && g.divisionPrefix.startsWith(street))));
}

export const triggerName = (t: VetoTrigger): string => vetoTriggers[t].zh;
export const indicatorName = (of: AssessmentSchemeItem): string => (of.method !== 'formula' ? '' : of.indicatorName ?? assessmentIndicators[of.indicator].zh);
export const blank = (items: Items): AssessmentSheetItem[] => items.map((of, n) => ({ item: n + 1, of, measured: null, self: null, check: null, appeal: null, decision: null, corrections: [], counted: null }));

/** 更正: what was counted stays readable under it. */
export function correctedItem(i: AssessmentSheetItem, points: number, reason: string, issue: number, path: string): AssessmentSheetItem {
  within(points, i.of.points, i.item, path);
  return { ...i, corrections: [...i.corrections, { points, reason, issue }], counted: points };
}

export function assertPeriod(from: string, to: string): void {
  if (from > to) throw invalidField('body.to', ae.period);
}
