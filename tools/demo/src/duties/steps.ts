import { addMonths, shanghaiDay, shanghaiMonth, startOfShanghaiDay } from '@anlan/domain';
import { ApiError, type Caller } from '../api';
import { throughAt, type Year } from '../year/year';

export const DUTIES = '/api/responsibility/v1';
export const take = throughAt(DUTIES);

/** The number of this year in Asia/Shanghai. */
export const yearOf = ({ now }: Year): number => Number(shanghaiDay(now).slice(0, 4));
/** A day of this year that is past: the k-th of n, evenly from New Year to yesterday. */
export function pastDay({ now }: Year, k: number, n: number): string {
  const newYear = startOfShanghaiDay(`${shanghaiDay(now).slice(0, 4)}-01-01`).getTime();
  const yesterday = now.getTime() - 86_400_000;
  return shanghaiDay(new Date(newYear + Math.floor(((yesterday - newYear) * k) / n)));
}

/** Acts on a record without looking at its state: each step gives the version for the next. */
export async function act<R extends { version: number }>(who: Caller, path: string, verb: string, version: number, body: object = {}): Promise<R> {
  return who.post<R>(`${DUTIES}/${path}/actions/${verb}`, body, { version });
}

/** A picture of that name, to be named by what is recorded next. */
export async function upload(who: Caller, name: string, png: Buffer): Promise<string> {
  const { body } = await who.call<{ id: string }>('POST', `${DUTIES}/files?name=${encodeURIComponent(name)}`, { raw: { type: 'image/png', data: png } });
  return body.id;
}

/** What names a unit or a post that is only new: the service hears of it a moment later. */
export async function onceKnown<T>(post: () => Promise<T>): Promise<T> {
  const end = Date.now() + 30_000;
  for (;;) {
    try {
      return await post();
    } catch (e) {
      if (!(e instanceof ApiError) || ![400, 404, 409, 422].includes(e.status) || Date.now() > end) throw e;
      await new Promise((r) => setTimeout(r, 200));
    }
  }
}

/** The day of an instant in Asia/Shanghai. */
export const today = (now: Date): string => shanghaiDay(now);

/** The month so many months before the one that runs in Asia/Shanghai. */
export const monthBefore = ({ now }: Year, k: number): string => addMonths(shanghaiMonth(now), -k);
