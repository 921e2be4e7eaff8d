import { meetingKinds, reportPeriodErrors as e, type MeetingFigures, type ReportContent, type ReportDifferences, type ReportFigure } from '@anlan/contracts/responsibility';
import { NO_RATE, percentOf, rate, shanghaiDay, type Day } from '@anlan/domain';
import { ProblemError } from '@anlan/platform/http';

type Rate = Pick<ReportFigure, 'key' | 'group' | 'name' | 'nameEn' | 'basis' | 'asOf' | 'path' | 'filter' | 'wholeFilter'> & { numerator: number; denominator: number };
/** A rate that should be as high as can be: 100 %, unless a target says otherwise. */
export const rateFigure = (f: Rate): ReportFigure => ({ ...f, unit: '%', value: percentOf(f.numerator, f.denominator), target: 100 });

type Count = Pick<ReportFigure, 'key' | 'group' | 'name' | 'nameEn' | 'unit' | 'basis' | 'asOf' | 'path' | 'filter'> & { value: number };
export const countFigure = (f: Count): ReportFigure => ({ ...f, numerator: null, denominator: null, target: null, wholeFilter: null });

/** A target that reads a rate takes the place of the 100 %; of several the strictest. */
export function withTargets(figures: readonly ReportFigure[], targets: readonly { figureKey: string | null; comparison: string; value: number }[]): ReportFigure[] {
  return figures.map((f) => {
    const wanted = targets.filter((t) => t.figureKey === f.key && t.comparison !== 'at_most').map((t) => t.value);
    return f.denominator === null || wanted.length === 0 ? f : { ...f, target: Math.max(...wanted) };
  });
}

const numbersOf = ({ value, numerator, denominator }: ReportFigure) => ({ value, numerator, denominator });

/** 锁定后变动: figures whose numbers are not those of the lock, in the order of the report, new ones after. */
export function differencesOf(frozen: ReportContent, live: Pick<ReportContent, 'asOf' | 'figures'>): ReportDifferences {
  const [was, is] = [frozen.figures, live.figures].map((figures) => new Map(figures.map((f) => [f.key, f]))) as [Map<string, ReportFigure>, Map<string, ReportFigure>];
  const keys = [...new Set([...was.keys(), ...is.keys()])];
  const items = keys.flatMap((key) => {
    const [before, now] = [was.get(key), is.get(key)];
    const [a, b] = [before ? numbersOf(before) : null, now ? numbersOf(now) : null];
    const same = a !== null && b !== null && a.value === b.value && a.numerator === b.numerator && a.denominator === b.denominator;
    return same ? [] : [{ figure: (now ?? before) as ReportFigure, frozen: a, live: b }];
  });
  return { frozenAt: frozen.asOf, asOf: live.asOf, figures: keys.length, items };
}

/** @throws where it was compiled while the period ran: things may still have happened in it */
export function assertOver({ period, to_day: to, compiled_at: at }: { period: string; to_day: Day; compiled_at: Date | null }): void {
  if (at === null || shanghaiDay(at) <= to) throw new ProblemError(e.not_over, { period, to });
}

/** @throws where it holds no figure of enforcement: it was compiled by a release that did not ask */
export function assertWithOthers(content: Pick<ReportContent, 'figures'> | null): void {
  if (!content?.figures.some((f) => f.service === 'enforcement')) throw new ProblemError(e.incomplete);
}

/** 会议 in one sentence, of the numbers beside it; none of them is said as none. Talks are no meetings: of them it is said with how many persons. */
export function meetingsText(kinds: readonly Pick<MeetingFigures['kinds'][number], 'kind' | 'kindName' | 'held' | 'present'>[]): string {
  const [talks, meetings] = [kinds.filter(isTalk), kinds.filter((k) => !isTalk(k))];
  const held = meetings.length === 0 ? '本期未召开会议' : `本期召开会议 ${meetings.reduce((n, k) => n + k.held, 0)} 次，其中${meetings.map((k) => `${k.kindName} ${k.held} 次`).join('、')}`;
  return `${[held, ...(talks.length > 0 ? [`开展${talks.map((k) => `${k.kindName} ${k.present} 人次`).join('、')}`] : [])].join('；')}。`;
}

export const isTalk = ({ kind }: Pick<MeetingFigures['kinds'][number], 'kind'>): boolean => 'talk' in meetingKinds[kind];

/** 55.88 %, 12 件; — where there is no base. */
export const figureText = ({ value, unit }: Pick<ReportFigure, 'value' | 'unit'>): string => (value === null ? NO_RATE : unit === '%' ? rate(value, 100) : `${value} ${unit}`);
