import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import { createHash } from 'node:crypto';
import { Caller } from '../api';
import { asUser, type Demo } from '../open-tenant';
import { districtMap, type DistrictMap } from '../set-up-district';
import type { Part } from './figures';

export const BASE = '/api/enforcement/v1';
const DAY_MS = 86_400_000;

export interface KeySubject {
  readonly id: string;
  readonly name: string;
  readonly creditCode: string;
  readonly divisionCode: string;
  readonly tags: readonly string[];
  readonly grade: string | null;
  readonly version: number;
}

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly divisionCode: string | null;
}

/** What every part of the year works with. */
export interface Year {
  readonly demo: Demo;
  readonly slug: string;
  readonly part: Part;
  /** when this part of the year was begun: a start that goes on says the same of every record */
  readonly now: Date;
  readonly admin: Caller;
  readonly leader: Caller;
  readonly section: Caller;
  readonly officer: Caller;
  readonly map: DistrictMap;
  readonly units: readonly Unit[];
  /** somebody of the demo; undefined where the demo was set up before there was such a one */
  readonly member: (username: string) => { readonly caller: Caller; readonly memberId: string } | undefined;
  readonly officeOf: (divisionCode: string) => Unit;
  /** key enterprises of this part of the register, as they were before anything was done to them */
  readonly enterprises: () => Promise<readonly KeySubject[]>;
  readonly once: (part: string, work: () => Promise<void>) => Promise<void>;
  /** what was found out at first, also for a start that goes on later */
  readonly kept: <T>(name: string, find: () => Promise<T>) => Promise<T>;
}

export async function theYear(demo: Demo, slug: string, part: Part): Promise<Year> {
  const who = (username: string): Caller => asUser(demo, slug, username).sure();
  const section = who('section');
  const units = (await section.get<{ items: Unit[] }>('/api/tenancy/v1/units?limit=200')).items;
  const offices = new Map(units.filter((u) => u.kind === 'street_office').map((u) => [u.divisionCode?.slice(0, 9), u]));
  let known: Promise<KeySubject[]> | undefined;
  const year: Year = {
    demo, slug, part, now: begun(demo, slug, part), section, admin: who('admin'), leader: who('leader'), officer: who('officer'), map: await districtMap(section), units,
    member: (username) => {
      const memberId = demo.state.realm(slug).users.find((u) => u.username === username)?.memberId;
      return memberId === undefined ? undefined : { caller: who(username), memberId };
    },
    officeOf: (code) => offices.get(code.slice(0, 9)) ?? (units[0] as Unit),
    enterprises: () => (known ??= keySubjects(year, part.wanted)),
    once: async (name, work) => void (await demo.state.once(`year ${slug} ${name}`, work)),
    kept: async (name, find) => {
      const key = `year ${slug} ${name}`;
      if (demo.state.recall(key) === undefined) demo.state.remember(key, await find());
      return demo.state.recall(key) as never;
    },
  };
  return year;
}

function begun(demo: Demo, slug: string, part: Part): Date {
  const key = `year ${slug} ${part.name} begun`;
  if (demo.state.recall<string>(key) === undefined) demo.state.remember(key, new Date().toISOString());
  return new Date(demo.state.recall<string>(key) ?? '');
}

export interface Standing {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}
export type Step = readonly [from: string, who: Caller, verb: string, body?: object];

/** Takes a record of a service through its steps, each from the state before it: those that were taken before a start broke off are not taken again. */
export const throughAt =
  (base: string) =>
  async <R extends Standing>(address: string, made: R, steps: readonly Step[]): Promise<R> => {
    let record = made;
    for (const [from, who, verb, body] of steps) {
      if (record.status === from) record = await who.post<R>(`${base}/${address}/${record.id}/actions/${verb}`, body ?? {}, { version: record.version });
    }
    return record;
  };
export const through = throughAt(BASE);

/** One of a list, by a number: the same for the same number. */
export const turn = <T>(list: readonly T[], i: number): T => list[i % list.length] as T;

/** The day as the bureaus count it, so many days ago. */
export const dayAgo = (now: Date, days: number): string => addCalendarDays(shanghaiDay(now), -days);
/** Office hours of that day. */
export const timeAgo = (now: Date, days: number, minute: number): string => `${dayAgo(now, days)}T${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00+08:00`;
export const inDays = (now: Date, days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString();

/** The id that a phone would give a record: the same for the same words, so that what is sent again is there once. */
export function idOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** All rows of a list, page by page. */
export async function all<T>(who: Caller, path: string, most = Infinity): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: T[]; nextCursor: string | null } = await who.get(`${BASE}/${path}${path.includes('?') ? '&' : '?'}limit=200${cursor ? `&cursor=${cursor}` : ''}`);
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && rows.length < most);
  return rows.slice(0, most);
}

/** Key enterprises of the year's register, each with its number there, in the order of these. */
export async function keySubjects({ section, slug }: Year, wanted: (i: number) => boolean): Promise<KeySubject[]> {
  const first = `91${slug}MA5D`;
  const rows = await all<KeySubject>(section, 'subjects?isKey=true&kind=enterprise&status=active&order=name');
  const numbered = rows.filter((s) => s.creditCode?.startsWith(first)).map((s) => ({ s, i: Number(s.creditCode.slice(first.length, -1)) - 1_000 }));
  return numbered.filter(({ i }) => i >= 0 && wanted(i)).sort((a, b) => a.i - b.i).map(({ s }) => s);
}

/** Does it for each, several at a time, and tells how far it has come. */
export async function eachOf<T>({ demo }: Year, what: string, items: readonly T[], work: (item: T, i: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  let told = 500;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) {
      await work(items[i] as T, i);
      if (i === told && items.length > 600) {
        demo.tell(`    ${what} ${told}/${items.length} …`);
        told += 500;
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  demo.tell(`    ${what}：${items.length}`);
}
