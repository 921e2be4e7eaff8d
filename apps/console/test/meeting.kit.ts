import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import { until } from '@anlan/platform/testing';
import type { ConsoleKit } from './console.kit';

const base = '440310';
const API = '/api/responsibility/v1';
const day = (days: number): string => addCalendarDays(shanghaiDay(new Date()), days);
const instant = (days: number): string => `${day(days)}T09:30:00+08:00`;

interface Made {
  readonly id: string;
  readonly version: number;
}

/** A committee with a chair, a seat that waits for somebody, and the committees below it. */
export async function madeCommittee(c: ConsoleKit, name: string, below: readonly string[] = []): Promise<Made> {
  const section = c.as(base, 'section');
  const establish = (body: object): Promise<Made> =>
    section.post<Made>(`${API}/committees`, { divisionCode: base, basisDocument: '深坪安〔2026〕1号', setUpOn: day(-30), rules: '每季度召开一次', seats: [{ role: 'chair', unitName: '区政府', personName: '欧阳无双', post: '区长' }, { role: 'member', unitName: '供电局' }], ...body });
  const top = await establish({ kind: 'safety_committee', name });
  for (const special of below) await establish({ kind: 'special_committee', name: special, field: '建筑施工', parentCommitteeId: top.id });
  return top;
}

/** A standing meeting of this month, which is planned and held by clicks. */
export const madeStanding = (c: ConsoleKit, name: string): Promise<Made> => c.as(base, 'section').post<Made>(`${API}/standing-meetings`, { name, kind: 'dispatch', rhythm: 'monthly', from: `${day(0).slice(0, 7)}-01`, divisionCode: base });

/** A meeting of today that was planned. */
export const plannedMeeting = (c: ConsoleKit, title: string): Promise<Made> => c.as(base, 'section').post<Made>(`${API}/meetings`, { kind: 'dispatch', title, plannedAt: instant(0), divisionCode: base });

/** A unit of the district's own. */
export const aUnit = async (c: ConsoleKit): Promise<{ id: string; name: string }> => (await c.as(base, 'admin').get<{ items: { id: string; name: string }[] }>('/api/tenancy/v1/units?limit=1&active=true')).items[0]!;

/** A task in the name of a committee. */
export const aTaskOf = async (c: ConsoleKit, committeeId: string, title: string, dueOn: string): Promise<Made> => c.as(base, 'section').post<Made>(`${API}/tasks`, { title, wanted: '全覆盖排查', source: { kind: 'leader' }, leadUnitId: (await aUnit(c)).id, divisionCode: base, committeeId, dueOn });

/** A meeting that was held, with a topic, somebody absent, a resolution, and minutes that wait to be issued. */
export async function draftedMeeting(c: ConsoleKit, title: string, more: object = {}): Promise<Made> {
  const section = c.as(base, 'section');
  const { id } = await section.post<Made>(`${API}/meetings`, { kind: 'dispatch', title, plannedAt: instant(-1), place: '401 会议室', divisionCode: base, topics: [{ title: '有限空间作业整治' }], invitees: [{ name: '供电局' }, { name: '燃气公司' }], ...more });
  let version = 1;
  const step = async (verb: string, body: object): Promise<void> => {
    version = (await section.call<Made>('POST', `${API}/meetings/${id}/actions/${verb}`, { version, body })).body.version;
  };
  await step('postpone', { plannedAt: instant(-2), reason: '与全区大会冲突' });
  await step('hold', { heldAt: instant(-2), attendance: [{ name: '供电局', present: true }, { name: '燃气公司', present: false, reason: '抢修' }] });
  await step('conclude', { topic: 1, conclusion: '原则同意' });
  await step('resolve', { topic: 1, text: '月底前完成排查', leadUnitId: (await aUnit(c)).id, dueOn: day(10) });
  await step('draft-minutes', { minutes: '会议听取了汇报。' });
  return { id, version };
}

/** What an address answers to a calendar, which has no sign-in. */
export const calendarAt = async (address: string): Promise<{ status: number; text: string }> => {
  const answer = await fetch(address);
  return { status: answer.status, text: await answer.text() };
};

/** Waits until the calendar at the address says it. */
export const untilCalendarSays = (address: string, words: string): Promise<unknown> => until(`the calendar says ${words}`, async () => (await calendarAt(address)).text.includes(words) || undefined);
