import { addMonths, shanghaiMonth } from '@anlan/domain';
import type { ConsoleKit } from './console.kit';
import { placeOf } from './subject.kit';

export const SCHEMES = '/api/enforcement/v1/points-schemes';
export const APPEALS = '/api/enforcement/v1/points-appeals';
const MONTHS = '/api/enforcement/v1/performance/months';
const base = '440310';

export interface BoardBody {
  readonly scheme: { readonly id: string } | null;
  readonly frozen: object | null;
  readonly streets: readonly { readonly divisionCode: string; readonly divisionName: string; readonly counts: Readonly<Record<string, number>>; readonly total: number | null; readonly corrected: number | null }[];
}
export interface SchemeBody {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly effectiveOn: string;
}
export interface AppealBody {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}

export const boardOf = (c: ConsoleKit, month: string): Promise<BoardBody> => c.as(base, 'section').get<BoardBody>(`${MONTHS}/${month}`);

export const monthsBefore = (month: string, count: number): string => addMonths(month, -count);
export const thisMonth = (): string => shanghaiMonth(new Date());

/** Points have been given since long ago: the district's scheme, or one of the test's own where there is none. */
export async function schemeInForce(c: ConsoleKit): Promise<SchemeBody> {
  const section = c.as(base, 'section');
  const { items } = await section.get<{ items: SchemeBody[] }>(`${SCHEMES}?status=published&limit=100`);
  const [first] = items.filter((s) => s.effectiveOn <= `${thisMonth()}-01`);
  if (first) return first;
  const rules = [
    { figure: 'hazards', direction: 'award', points: 0.1, cap: 20 }, { figure: 'hazards_overdue', direction: 'deduct', points: 0.5, cap: 10 }, { figure: 'checks', direction: 'award', points: 0.2, cap: 10 },
    { figure: 'handling_rate', direction: 'award', points: 10 }, { figure: 'progress', direction: 'award', points: 10 },
  ];
  const draft = await section.post<SchemeBody>(SCHEMES, { name: '街道执法考评积分办法（2015 年版）', source: '区安委办通知', effectiveOn: '2015-01-01', base: 100, rules });
  return (await section.call<SchemeBody>('POST', `${SCHEMES}/${draft.id}/actions/publish`, { version: draft.version, body: {} })).body;
}

/** The latest month that is over, governed by a scheme and not frozen yet. */
export async function monthToFreeze(c: ConsoleKit): Promise<string> {
  for (let back = 1; back < 120; back += 1) {
    const month = monthsBefore(thisMonth(), back);
    const { scheme, frozen } = await boardOf(c, month);
    if (scheme && !frozen) return month;
  }
  throw new Error('every month is frozen');
}

/** The street in which street1 and grid1 work. */
export const streetOf1 = async (c: ConsoleKit): Promise<string> => `${(await placeOf(c)).slice(0, 9)}000`;

export async function appealBy(c: ConsoleKit, username: string, more: object = {}): Promise<AppealBody> {
  return c.as(base, username).post<AppealBody>(APPEALS, { month: thisMonth(), divisionCode: await streetOf1(c), points: 1.5, figure: 'checks', reason: '系统停机期间的两次检查未计入', evidence: [{ description: '停机通知（区政数局）' }], ...more });
}
