import { calendarDaysBetween, formatWanYuan, formatYuan, shanghaiDay, toShanghaiIso, type Fen } from '@anlan/domain';

/** What stands where there is nothing: never a zero, which is a figure. */
export const NONE = '—';

/** 2026-03-02 09:30, in Asia/Shanghai whatever the browser's own time is. */
export function instantText(instant: string | null | undefined): string {
  return instant ? toShanghaiIso(new Date(instant)).slice(0, 16).replace('T', ' ') : NONE;
}

/** 09:30:05, for what takes seconds */
export function clockText(instant: string | null | undefined): string {
  return instant ? toShanghaiIso(new Date(instant)).slice(11, 19) : NONE;
}

/** 2026-03-02 */
export function dayText(instant: string | null | undefined): string {
  return instant ? shanghaiDay(new Date(instant)) : NONE;
}

/** Days from today to the day of the instant, in Asia/Shanghai; negative when it is past. */
export function daysUntil(instant: string, now = new Date()): number {
  return calendarDaysBetween(shanghaiDay(now), shanghaiDay(new Date(instant)));
}

const grouped = new Intl.NumberFormat('zh-CN');
export const numberText = (n: number | null | undefined): string => (n == null ? NONE : grouped.format(n));

/** 万元, as bureaus write amounts. */
export const wanYuanText = (amount: Fen | null | undefined): string => (amount == null ? NONE : `${formatWanYuan(amount)} 万元`);

/** 元 to the 分, grouped: 1,234.50 元. */
export const yuanText = (amount: Fen | null | undefined): string => (amount == null ? NONE : `${formatYuan(amount, { grouped: true })} 元`);

/** 1.2 MB */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
