import { assertDay, type Day } from './day';
import { DomainError } from './domain-error';
import { assertFen, type Fen } from './money';

/** A term in both languages of the platform. */
export interface Term {
  zh: string;
  en: string;
}

/** Most serious first. */
export const ACCIDENT_GRADES = ['especially_major', 'major', 'relatively_major', 'general'] as const;
export type AccidentGrade = (typeof ACCIDENT_GRADES)[number];
export const ACCIDENT_GRADE_TERMS: Readonly<Record<AccidentGrade, Term>> = {
  especially_major: { zh: '特别重大事故', en: 'especially major accident' },
  major: { zh: '重大事故', en: 'major accident' },
  relatively_major: { zh: '较大事故', en: 'relatively major accident' },
  general: { zh: '一般事故', en: 'general accident' },
};

export interface AccidentConsequence {
  deaths: number;
  /** Includes acute industrial poisoning. */
  seriousInjuries: number;
  directLossFen: Fen;
}

/** Dated: in force from `effectiveFrom` until the day before `effectiveTo` (null = in force). Thresholds are "以上", included. */
export interface AccidentGradeRule {
  source: Term;
  article: string;
  effectiveFrom: Day;
  effectiveTo: Day | null;
  thresholds: readonly ({ grade: AccidentGrade } & AccidentConsequence)[];
}

const YI_YUAN: Fen = 100_000_000_00;
const WAN_YUAN: Fen = 10_000_00;

export const ACCIDENT_GRADE_RULES: readonly AccidentGradeRule[] = [
  {
    source: {
      zh: '生产安全事故报告和调查处理条例(国务院令第493号)',
      en: 'Regulations on the Reporting, Investigation and Handling of Work Safety Accidents (State Council Decree 493)',
    },
    article: '3',
    effectiveFrom: '2007-06-01',
    effectiveTo: null,
    thresholds: [
      { grade: 'especially_major', deaths: 30, seriousInjuries: 100, directLossFen: YI_YUAN },
      { grade: 'major', deaths: 10, seriousInjuries: 50, directLossFen: 5000 * WAN_YUAN },
      { grade: 'relatively_major', deaths: 3, seriousInjuries: 10, directLossFen: 1000 * WAN_YUAN },
      { grade: 'general', deaths: 0, seriousInjuries: 0, directLossFen: 0 },
    ],
  },
];

/**
 * The grade of a work-safety accident by the rule in force on the day it happened; any one criterion suffices.
 * @throws DomainError `grading.no_rule` | `grading.count_malformed` | `money.not_fen` | `day.malformed`
 */
export function gradeAccident(
  consequence: AccidentConsequence,
  day: Day,
  rules: readonly AccidentGradeRule[] = ACCIDENT_GRADE_RULES,
): AccidentGrade {
  assertDay(day);
  const { deaths, seriousInjuries, directLossFen } = consequence;
  assertFen(directLossFen);
  for (const count of [deaths, seriousInjuries, directLossFen]) {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new DomainError('grading.count_malformed', 'whole numbers, not negative, are wanted', { ...consequence });
    }
  }
  const rule = rules.find((r) => r.effectiveFrom <= day && (r.effectiveTo === null || day < r.effectiveTo));
  // The lowest grade's thresholds are zero, so it is always reached.
  const reached = rule?.thresholds.find(
    (t) => deaths >= t.deaths || seriousInjuries >= t.seriousInjuries || directLossFen >= t.directLossFen,
  );
  if (!reached) throw new DomainError('grading.no_rule', 'no rule for accident grades is in force on that day', { day });
  return reached.grade;
}

/** Warning colours (突发事件应对法 2024 §63), most serious first, with the CAP 1.2 severity each is published as. */
export const WARNING_COLOURS = ['red', 'orange', 'yellow', 'blue'] as const;
export type WarningColour = (typeof WARNING_COLOURS)[number];
export const WARNING_TERMS: Readonly<Record<WarningColour, Term & { level: 1 | 2 | 3 | 4; levelZh: string; capSeverity: string }>> = {
  red: { zh: '红色预警', en: 'red warning', level: 1, levelZh: '一级', capSeverity: 'Extreme' },
  orange: { zh: '橙色预警', en: 'orange warning', level: 2, levelZh: '二级', capSeverity: 'Severe' },
  yellow: { zh: '黄色预警', en: 'yellow warning', level: 3, levelZh: '三级', capSeverity: 'Moderate' },
  blue: { zh: '蓝色预警', en: 'blue warning', level: 4, levelZh: '四级', capSeverity: 'Minor' },
};

/** Emergency response levels, most serious first. What triggers each is data of the local plan. */
export const RESPONSE_LEVELS = ['I', 'II', 'III', 'IV'] as const;
export type ResponseLevel = (typeof RESPONSE_LEVELS)[number];
export const RESPONSE_TERMS: Readonly<Record<ResponseLevel, Term>> = {
  I: { zh: 'Ⅰ级应急响应', en: 'level I response' },
  II: { zh: 'Ⅱ级应急响应', en: 'level II response' },
  III: { zh: 'Ⅲ级应急响应', en: 'level III response' },
  IV: { zh: 'Ⅳ级应急响应', en: 'level IV response' },
};

/** Risk grades with their four colours, highest first. */
export const RISK_LEVELS = ['major', 'relatively_major', 'general', 'low'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];
export const RISK_TERMS: Readonly<Record<RiskLevel, Term & { colour: WarningColour }>> = {
  major: { zh: '重大风险', en: 'major risk', colour: 'red' },
  relatively_major: { zh: '较大风险', en: 'relatively major risk', colour: 'orange' },
  general: { zh: '一般风险', en: 'general risk', colour: 'yellow' },
  low: { zh: '低风险', en: 'low risk', colour: 'blue' },
};

export const HAZARD_LEVELS = ['major', 'general'] as const;
export type HazardLevel = (typeof HAZARD_LEVELS)[number];
export const HAZARD_TERMS: Readonly<Record<HazardLevel, Term>> = {
  major: { zh: '重大事故隐患', en: 'major hazard' },
  general: { zh: '一般事故隐患', en: 'general hazard' },
};

/** True when `a` is more serious than `b` on a scale that lists the most serious first. */
export function isMoreSerious<T>(scale: readonly T[], a: T, b: T): boolean {
  const [i, j] = [scale.indexOf(a), scale.indexOf(b)];
  if (i < 0 || j < 0) throw new DomainError('grading.not_on_scale', 'the value is not on the scale', { a, b });
  return i < j;
}
