import { rate } from './rate';

/** 是 / 否 / 不适用. */
export const checkAnswers = ['yes', 'no', 'not_applicable'] as const;
export type CheckAnswer = (typeof checkAnswers)[number];
/** When an item wants evidence beside its answer. */
export const evidenceRules = ['none', 'when_failed', 'always'] as const;
export type EvidenceRule = (typeof evidenceRules)[number];

/** What the rules read of an item of a checklist. */
export interface CheckItem {
  readonly code: string;
  /** the answer that fails it: `no` to a demand, `yes` to a criterion that describes the hazard itself; `never`: a question that only leads to others */
  readonly failsOn: 'yes' | 'no' | 'never';
  /** asked only where an item before it has this answer */
  readonly showIf: { readonly item: string; readonly answer: 'yes' | 'no' } | null;
  readonly points: number;
  readonly evidence: EvidenceRule;
  readonly hazardLevel: 'general' | 'major';
}

export interface GivenAnswer {
  readonly answer: CheckAnswer;
  /** how many photos or files are with it */
  readonly evidence?: number;
}
export type GivenAnswers = Readonly<Record<string, GivenAnswer | undefined>>;

export interface CheckItemFault {
  readonly index: number;
  readonly reason: 'duplicate' | 'condition';
}

/** What is wrong with the items of a list: a code that stands twice, a condition on what does not stand before it. Empty where nothing is. */
export function checkItemFaults(items: readonly Pick<CheckItem, 'code' | 'showIf'>[]): CheckItemFault[] {
  const seen = new Set<string>();
  return items.flatMap(({ code, showIf }, index): CheckItemFault[] => {
    const faults: CheckItemFault[] = [];
    if (seen.has(code)) faults.push({ index, reason: 'duplicate' });
    if (showIf && !seen.has(showIf.item)) faults.push({ index, reason: 'condition' });
    seen.add(code);
    return faults;
  });
}

/** The items that are asked, given the answers so far, in their order. What hangs on an item that is not asked is not asked either. */
export function askedItems<T extends Pick<CheckItem, 'code' | 'showIf'>>(items: readonly T[], answers: GivenAnswers): T[] {
  const asked = new Set<string>();
  return items.filter(({ code, showIf }) => {
    const shown = showIf === null || (asked.has(showIf.item) && answers[showIf.item]?.answer === showIf.answer);
    if (shown) asked.add(code);
    return shown;
  });
}

/** 总分: a question that only leads to others has none, whatever is written beside it. */
export const pointsOfItems = (items: readonly Pick<CheckItem, 'failsOn' | 'points'>[]): number => items.reduce((n, i) => n + (i.failsOn === 'never' ? 0 : i.points), 0);

export const isFailed = (item: Pick<CheckItem, 'failsOn'>, given: GivenAnswer | undefined): boolean => given?.answer === item.failsOn;

export interface AnswerFault {
  readonly code: string;
  readonly reason: 'unknown' | 'not_asked' | 'unanswered' | 'evidence';
}

/** Why a filled list cannot be handed in yet. Empty where it can. */
export function answerFaults(items: readonly CheckItem[], answers: GivenAnswers): AnswerFault[] {
  const asked = askedItems(items, answers);
  const askedCodes = new Set(asked.map((i) => i.code));
  const known = new Set(items.map((i) => i.code));
  const stray = Object.keys(answers).filter((code) => answers[code] && !askedCodes.has(code)).map((code): AnswerFault => ({ code, reason: known.has(code) ? 'not_asked' : 'unknown' }));
  const open = asked.flatMap((item): AnswerFault[] => {
    const given = answers[item.code];
    if (!given) return [{ code: item.code, reason: 'unanswered' }];
    const wanted = item.evidence === 'always' ? given.answer !== 'not_applicable' : item.evidence === 'when_failed' && isFailed(item, given);
    return wanted && !(given.evidence && given.evidence > 0) ? [{ code: item.code, reason: 'evidence' }] : [];
  });
  return [...stray, ...open];
}

export interface CheckScore {
  /** points of the items that were met */
  readonly points: number;
  /** points of the items that apply and are answered */
  readonly of: number;
  /** points ÷ of; `—` where nothing counts */
  readonly rate: string;
  readonly asked: number;
  readonly answered: number;
  readonly notApplicable: number;
  /** codes of the items that failed, in their order */
  readonly failed: readonly string[];
  /** those of them that are major hazards: no score outweighs one */
  readonly major: readonly string[];
}

/** 得分: met ÷ applicable, by points. What is not asked, not answered or not applicable counts on neither side. */
export function checkScore(items: readonly CheckItem[], answers: GivenAnswers): CheckScore {
  const asked = askedItems(items, answers);
  const answered = asked.filter((i) => answers[i.code]);
  const counted = answered.filter((i) => answers[i.code]?.answer !== 'not_applicable');
  const failed = counted.filter((i) => isFailed(i, answers[i.code]));
  const of = pointsOfItems(counted);
  const points = of - pointsOfItems(failed);
  return {
    points, of, rate: rate(points, of), asked: asked.length, answered: answered.length, notApplicable: answered.length - counted.length,
    failed: failed.map((i) => i.code), major: failed.filter((i) => i.hazardLevel === 'major').map((i) => i.code),
  };
}

export interface ItemChange<T> {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly code: string;
  readonly before: T | null;
  readonly after: T | null;
  /** of a changed item, the fields that differ */
  readonly fields: readonly (keyof T & string)[];
}

/** What one version of a list has otherwise than the one before, by code: first in the order of the new one, then what is gone. */
export function itemChanges<T extends { readonly code: string }>(before: readonly T[], after: readonly T[]): ItemChange<T>[] {
  const old = new Map(before.map((i) => [i.code, i]));
  const kept = new Set(after.map((i) => i.code));
  const found = after.flatMap((item): ItemChange<T>[] => {
    const was = old.get(item.code);
    if (!was) return [{ kind: 'added', code: item.code, before: null, after: item, fields: [] }];
    const fields = (Object.keys(item) as (keyof T & string)[]).filter((f) => JSON.stringify(item[f] ?? null) !== JSON.stringify(was[f] ?? null));
    return fields.length > 0 ? [{ kind: 'changed', code: item.code, before: was, after: item, fields }] : [];
  });
  return [...found, ...before.filter((i) => !kept.has(i.code)).map((item): ItemChange<T> => ({ kind: 'removed', code: item.code, before: item, after: null, fields: [] }))];
}
