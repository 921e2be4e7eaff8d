import { addCalendarDays, shanghaiDay, startOfShanghaiDay, type Day } from './day';
import { ACCIDENT_GRADES, isMoreSerious, type AccidentGrade, type Term } from './grading';

/** 事故类别, the twenty of 企业职工伤亡事故分类 (GB 6441-1986), in its order. */
export const ACCIDENT_TYPES = {
  struck_by_object: { zh: '物体打击', en: 'Struck by an object' },
  vehicle_injury: { zh: '车辆伤害', en: 'Vehicle injury' },
  machinery_injury: { zh: '机械伤害', en: 'Machinery injury' },
  lifting_injury: { zh: '起重伤害', en: 'Lifting injury' },
  electric_shock: { zh: '触电', en: 'Electric shock' },
  drowning: { zh: '淹溺', en: 'Drowning' },
  scald_burn: { zh: '灼烫', en: 'Scald or burn' },
  fire: { zh: '火灾', en: 'Fire' },
  fall_from_height: { zh: '高处坠落', en: 'Fall from height' },
  collapse: { zh: '坍塌', en: 'Collapse' },
  roof_fall: { zh: '冒顶片帮', en: 'Roof fall, wall slide' },
  water_inrush: { zh: '透水', en: 'Inrush of water' },
  blasting: { zh: '放炮', en: 'Blasting' },
  powder_explosion: { zh: '火药爆炸', en: 'Explosion of powder' },
  gas_explosion: { zh: '瓦斯爆炸', en: 'Explosion of firedamp' },
  boiler_explosion: { zh: '锅炉爆炸', en: 'Explosion of a boiler' },
  vessel_explosion: { zh: '容器爆炸', en: 'Explosion of a vessel' },
  other_explosion: { zh: '其他爆炸', en: 'Another explosion' },
  poisoning_asphyxiation: { zh: '中毒和窒息', en: 'Poisoning, asphyxiation' },
  other_injury: { zh: '其他伤害', en: 'Another injury' },
} as const satisfies Readonly<Record<string, Term>>;
export type AccidentType = keyof typeof ACCIDENT_TYPES;

/** For the window in which casualties still change the numbers: seven days of road traffic and fire, thirty of all else. */
export const ACCIDENT_KINDS = ['usual', 'road_traffic', 'fire'] as const;
export type AccidentKind = (typeof ACCIDENT_KINDS)[number];

export const ACCIDENT_CLOCKS = ['unit_report', 'city_report', 'province_report', 'state_report', 'casualty_window', 'investigation', 'approval', 'evaluation'] as const;
export type AccidentClockKind = (typeof ACCIDENT_CLOCKS)[number];

/** A limit of law. In force from `effectiveFrom` until the day before `effectiveTo` (null = in force), by the day of the accident. */
export interface AccidentClockRule extends Term {
  readonly source: string;
  readonly article: string;
  readonly effectiveFrom: Day;
  readonly effectiveTo: Day | null;
  readonly hours?: number;
  readonly days?: number;
  /** days where the accident is of road traffic or fire (casualty_window), or especially major (approval) */
  readonly otherDays?: number;
  /** the most by which approval may extend it */
  readonly extension?: number;
}

const DECREE_493 = '生产安全事故报告和调查处理条例（国务院令第493号）';
const since2007 = { source: DECREE_493, effectiveFrom: '2007-06-01', effectiveTo: null } as const;

/** A day on which something happens is not counted: a limit of 30 days ends with the thirtieth day after it. */
export const ACCIDENT_CLOCK_RULES: Readonly<Record<AccidentClockKind, readonly AccidentClockRule[]>> = {
  unit_report: [{ ...since2007, zh: '事故单位报告', en: 'The unit reports to the bureau', article: '9', hours: 1 }],
  city_report: [{ ...since2007, zh: '上报设区的市', en: 'Reported to the city', article: '11', hours: 2 }],
  province_report: [{ ...since2007, zh: '上报省', en: 'Reported to the province', article: '11', hours: 2 }],
  state_report: [{ ...since2007, zh: '上报国务院部门', en: 'Reported to the State Council\'s department', article: '11', hours: 2 }],
  casualty_window: [{ ...since2007, zh: '伤亡变化补报期', en: 'Changes of casualties are reported', article: '13', days: 30, otherDays: 7 }],
  investigation: [{ ...since2007, zh: '提交调查报告', en: 'The report of the investigation is handed in', article: '29', days: 60, extension: 60 }],
  approval: [{ ...since2007, zh: '批复调查报告', en: 'The report is approved', article: '32', days: 15, otherDays: 30 }],
  // Counted from the approval: a calendar year.
  evaluation: [{ zh: '整改评估', en: 'The measures are evaluated', source: '中华人民共和国安全生产法（2021）', article: '86', effectiveFrom: '2021-09-01', effectiveTo: null }],
};

/** The rule in force on the day; undefined where there is none. */
export function accidentClockRule(kind: AccidentClockKind, day: Day): AccidentClockRule | undefined {
  return ACCIDENT_CLOCK_RULES[kind].find((r) => r.effectiveFrom <= day && (r.effectiveTo === null || day < r.effectiveTo));
}

/** The last day on which a change of casualties still changes the numbers of the accident; null where no rule says. */
export function lastCasualtyDay(occurredAt: Date, kind: AccidentKind): Day | null {
  const day = shanghaiDay(occurredAt);
  const rule = accidentClockRule('casualty_window', day);
  return rule?.days === undefined ? null : addCalendarDays(day, kind === 'usual' ? rule.days : (rule.otherDays ?? rule.days));
}

export interface AccidentFacts {
  readonly occurredAt: Date;
  readonly kind: AccidentKind;
  readonly grade: AccidentGrade;
  /** when who is in charge of the unit was told; null: at once */
  readonly unitKnownAt: Date | null;
  /** 接报, of the bureau */
  readonly knownAt: Date;
  readonly cityReportedAt: Date | null;
  readonly provinceReportedAt: Date | null;
  readonly stateReportedAt: Date | null;
  /** it is a work-safety accident, or may be one */
  readonly investigated: boolean;
  readonly extensionDays: number;
  readonly reportSubmittedAt: Date | null;
  readonly reportApprovedAt: Date | null;
  readonly evaluatedAt: Date | null;
}

export interface AccidentClock {
  readonly kind: AccidentClockKind;
  readonly startsAt: Date;
  /** the last moment in time */
  readonly dueAt: Date;
  readonly doneAt: Date | null;
}

const HOUR = 3_600_000;
const hoursAfter = (at: Date, hours: number): Date => new Date(at.getTime() + hours * HOUR);
const endOf = (day: Day): Date => new Date(startOfShanghaiDay(addCalendarDays(day, 1)).getTime() - 1000);
/** The same day of the next year; of the 29th of February, the 28th. */
function yearAfter(day: Day): Day {
  const year = String(Number(day.slice(0, 4)) + 1).padStart(4, '0');
  return day.endsWith('-02-29') ? `${year}-02-28` : `${year}${day.slice(4)}`;
}

/** Every clock that runs, or has run, for an accident, by the rules in force on its day. Each level upward has its hours from the report of the level below. */
export function accidentClocks(f: AccidentFacts): AccidentClock[] {
  const day = shanghaiDay(f.occurredAt);
  const clocks: AccidentClock[] = [];
  const add = (kind: AccidentClockKind, startsAt: Date | null, doneAt: Date | null, due: (rule: AccidentClockRule, from: Date) => Date): void => {
    const rule = accidentClockRule(kind, day);
    if (rule && startsAt) clocks.push({ kind, startsAt, dueAt: due(rule, startsAt), doneAt });
  };
  const byHours = (rule: AccidentClockRule, from: Date): Date => hoursAfter(from, rule.hours ?? 0);
  const byDays = (rule: AccidentClockRule, from: Date, more = 0, other = false): Date => endOf(addCalendarDays(shanghaiDay(from), ((other ? rule.otherDays : undefined) ?? rule.days ?? 0) + more));
  const atLeast = (grade: AccidentGrade): boolean => f.grade === grade || isMoreSerious(ACCIDENT_GRADES, f.grade, grade);
  add('unit_report', f.unitKnownAt ?? f.occurredAt, f.knownAt, byHours);
  add('city_report', f.knownAt, f.cityReportedAt, byHours);
  if (atLeast('relatively_major')) add('province_report', f.cityReportedAt, f.provinceReportedAt, byHours);
  if (atLeast('major')) add('state_report', f.provinceReportedAt, f.stateReportedAt, byHours);
  add('casualty_window', f.occurredAt, null, (rule, from) => byDays(rule, from, 0, f.kind !== 'usual'));
  if (!f.investigated) return clocks;
  add('investigation', f.occurredAt, f.reportSubmittedAt, (rule, from) => byDays(rule, from, f.extensionDays));
  add('approval', f.reportSubmittedAt, f.reportApprovedAt, (rule, from) => byDays(rule, from, 0, f.grade === 'especially_major'));
  // The duty to evaluate is of every approval given since the law was in force, whenever the accident was.
  if (f.reportApprovedAt && accidentClockRule('evaluation', shanghaiDay(f.reportApprovedAt))) {
    clocks.push({ kind: 'evaluation', startsAt: f.reportApprovedAt, dueAt: endOf(yearAfter(shanghaiDay(f.reportApprovedAt))), doneAt: f.evaluatedAt });
  }
  return clocks;
}

export type ClockOutcome = 'running' | 'in_time' | 'missed' | 'over';

/** Where a clock stands; a window is over, and nobody misses it. */
export function clockOutcome({ kind, dueAt, doneAt }: Pick<AccidentClock, 'kind' | 'dueAt' | 'doneAt'>, now: Date): ClockOutcome {
  if (kind === 'casualty_window') return now <= dueAt ? 'running' : 'over';
  if (doneAt) return doneAt <= dueAt ? 'in_time' : 'missed';
  return now <= dueAt ? 'running' : 'missed';
}
