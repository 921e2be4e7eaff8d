import type { ParagraphQuery } from '@anlan/contracts/responsibility';
import { changeRate, NO_RATE, type Day } from '@anlan/domain';

export interface Pair {
  readonly accidents: number;
  readonly deaths: number;
}

/** The same days of the year before; the 29th of February has the 28th there. */
export function yearBefore({ from, to }: { from: Day; to: Day }): { from: Day; to: Day } {
  const back = (day: Day): Day => `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.endsWith('-02-29') ? '-02-28' : day.slice(4)}`;
  const [first, last] = [back(from), back(to)];
  // A February that is whole is compared with a whole one.
  return { from: first, to: to.endsWith('-02-28') && isLeap(last) ? `${last.slice(0, 4)}-02-29` : last };
}
const isLeap = (day: Day): boolean => new Date(Date.UTC(Number(day.slice(0, 4)), 1, 29)).getUTCMonth() === 1;

/** A rate as a sentence has it: no sign, no zeros at the end of its decimals: `12.5%`, `6.25%`, `20%`. */
function plain(current: number, previous: number): string {
  const text = changeRate(current, previous);
  return text === NO_RATE ? NO_RATE : `${text.replace(/^-/, '').replace(' %', '').replace(/\.?0+$/, '')}%`;
}

/** 下降 | 上升 | 持平, by the numbers; — where there is nothing to compare with, which 0 is not either. */
function turn(current: number, previous: number): { word: string; rate: string } {
  if (current === previous) return { word: '持平', rate: '' };
  if (previous === 0) return { word: '', rate: NO_RATE };
  return { word: current < previous ? '下降' : '上升', rate: plain(current, previous) };
}

export const bothFall = (current: Pair, previous: Pair | null): boolean => previous !== null && current.accidents < previous.accidents && current.deaths < previous.deaths;

function comparison(current: Pair, previous: Pair | null, measure: string): string {
  if (!previous) return `同比${NO_RATE}`;
  const [a, d] = [turn(current.accidents, previous.accidents), turn(current.deaths, previous.deaths)];
  const base = `同比（事故${previous.accidents}${measure}、死亡${previous.deaths}人）`;
  if (a.word === '持平' && d.word === '持平') return `${base}均持平`;
  if (a.word === d.word && a.word !== '') return `${base}分别${a.word}${a.rate}和${d.rate}`;
  return `${base}事故${measure}数${a.word}${a.rate}、死亡人数${d.word}${d.rate}`;
}

const chinese = (day: Day): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
/** 今年以来 where the period begins with the year that is running, and has no end before today. */
function lead({ from, to }: { from: Day; to: Day }, today: Day): string {
  if (from === `${today.slice(0, 4)}-01-01` && to >= today && to.slice(0, 4) === today.slice(0, 4)) return '今年以来';
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return `${from.slice(0, 4)}年`;
  return `${chinese(from)}至${to.slice(0, 4) === from.slice(0, 4) ? chinese(to).slice(5) : chinese(to)}`;
}

/** What the paragraph says; a phrase is there only where the numbers bear it out. */
export function paragraphText(q: Omit<ParagraphQuery, 'measure'> & { measure: string }, today: Day, whole: string, current: Pair & { serious: number }, previous: Pair | null): string {
  const parts = [
    `${lead(q, today)}，${whole}共发生生产安全事故${current.accidents}${q.measure}、死亡${current.deaths}人`,
    comparison(current, previous, q.measure),
    // With 宗 and 件 the count is called by them as well.
    ...(bothFall(current, previous) ? [`实现了生产安全事故${q.measure}数和亡人数“双下降”`] : []),
    ...(q.assessment ? [q.assessment] : []),
    ...(current.serious === 0 ? ['未发生较大及以上生产安全事故'] : []),
  ];
  return `${parts.join('，')}。`;
}
