import { shanghaiDay } from '@anlan/domain';
import type { Caller } from '../src/api';
import { DUTY_OBJECTS, FILLED } from '../src/duties/duty-holders';
import { GUARDED } from '../src/duties/guardianships';
import { PARK_TASKS } from '../src/duties/parks';
import { DUTIES } from '../src/duties/steps';

type Filter = Record<string, string>;
interface Sheet {
  readonly unitKind: string;
  readonly points: number;
  readonly rank: number | null;
  readonly vetoes: readonly object[];
  readonly items: readonly { readonly counted: number; readonly self: object | null; readonly decision: { readonly result: string } | null; readonly measured: { readonly numerator: number; readonly numeratorRows: { readonly list: string; readonly filter: Filter } | null } | null }[];
}

/** What the console shows of a district's duties, when each number led to its rows. */
export async function dutyFigures(admin: Caller): Promise<object> {
  const total = async (list: string, filter: Filter): Promise<number> => (await admin.get<{ total: number }>(`${DUTIES}/${list}?${new URLSearchParams({ ...filter, limit: '1', total: 'true' }).toString()}`)).total;
  const items = async <T>(path: string): Promise<T[]> => (await admin.get<{ items: T[] }>(`${DUTIES}/${path}`)).items;

  const issued = await items<{ id: string; unitKind: string }>('assessments?status=issued');
  const sheets = (await Promise.all(issued.map(({ id }) => items<Sheet>(`assessment-sheets?assessmentId=${id}&limit=200`)))).flat();
  for (const s of sheets) {
    expect(s.items.reduce((n, i) => n + i.counted, 0)).toBe(s.points);
    for (const { measured } of s.items) if (measured?.numeratorRows) expect(await total(measured.numeratorRows.list, measured.numeratorRows.filter)).toBe(measured.numerator);
  }
  expect(sheets.filter((s) => s.unitKind === 'street').flatMap((s) => s.items.flatMap((i) => i.decision?.result ?? [])).sort()).toEqual(['refused', 'upheld']);
  const departments = issued.find((a) => a.unitKind === 'department')?.id;
  const ranks = await items<{ rank: number; points: number; grade: string; vetoed: boolean }>(`assessments/${departments}/ranking`);
  expect(ranks.map((r) => r.points)).toEqual([...ranks.map((r) => r.points)].sort((a, b) => b - a));
  expect(ranks[0]?.rank).toBe(1);
  // The veto leaves the points, and takes the best grade.
  expect(ranks.filter((r) => r.vetoed)).toMatchObject([{ grade: '良好' }]);
  expect(ranks.filter((r) => r.vetoed && r.points >= 9_400)).toHaveLength(1);

  const duty = await admin.get<{ objects: number; filled: number; gaps: number; objectsFilter: Filter; filledFilter: Filter; gapsFilter: Filter }>(`${DUTIES}/duty-objects/figures`);
  expect(await Promise.all([total('duty-objects', duty.objectsFilter), total('duty-objects', duty.filledFilter), total('duty-objects/gaps', duty.gapsFilter)])).toEqual([duty.objects, duty.filled, duty.gaps]);
  const reasons = (await items<{ reason: string }>('duty-objects/gaps')).map((g) => g.reason).sort();
  const { tiers } = await admin.get<{ tiers: { divisions: number; covered: number; guardianships: number; gaps: number; filter: Filter; gapsFilter: Filter }[] }>(`${DUTIES}/guardianships/coverage`);
  for (const t of tiers) expect([await total('guardianships', t.filter), await total('guardianships', t.gapsFilter)]).toEqual([t.guardianships, t.gaps]);
  expect(await items<object>('hand-overs')).toMatchObject([{ personName: '徐林', lines: [{ successorName: '卢峰' }, { successorName: '卢峰' }, { successorName: '卢峰' }, { successorName: '卢峰' }] }]);
  expect(await items<object>('hand-overs/waiting')).toMatchObject([{ personName: '何平', gap: 'disabled', holdings: 4 }]);

  const year = Number(shanghaiDay(new Date()).slice(0, 4));
  const targets = await admin.get<Record<'total' | 'open' | 'overdue' | 'missed' | 'reached', { count: number; filter: Filter }>>(`${DUTIES}/targets/figures?year=${year}`);
  for (const key of ['total', 'open', 'overdue', 'missed', 'reached'] as const) expect({ key, total: await total('targets', targets[key].filter) }).toEqual({ key, total: targets[key].count });
  const [corrected] = await items<{ period: string; edition: number; correctedById: string }>('report-periods?status=corrected');
  const periods = await items<{ period: string; edition: number; status: string }>(`report-periods?period=${corrected?.period}`);
  // Each park has a list of its own, so that the parks add up to the district.
  const lists = (await items<{ lists: { total: number; closed: number }[] }>('parks?status=in_use&limit=200')).flatMap((p) => p.lists);
  const parks = await admin.get<Record<'tasks' | 'closed', { count: number; filter: Filter }>>(`${DUTIES}/parks/figures`);
  for (const [key, of] of [['tasks', 'total'], ['closed', 'closed']] as const) expect([await total('list-items', parks[key].filter), lists.reduce((n, l) => n + l[of], 0)]).toEqual([parks[key].count, parks[key].count]);
  return {
    parks: [parks.tasks.count, parks.closed.count, lists.map((l) => l.total).sort()], duty: [duty.objects, duty.filled, duty.gaps], reasons, guarded: tiers.map((t) => [t.guardianships, t.covered, t.gaps]), targets: [targets.reached.count, targets.total.count, targets.missed.count, targets.overdue.count],
    honours: (await admin.get<{ text: string }>(`${DUTIES}/honours/figures`)).text, corrected: periods.map((p) => [p.edition, p.status]).sort(),
  };
}

/** What 滨江区 has of it. */
export const DUTY_FIGURES = {
  parks: [PARK_TASKS.all, PARK_TASKS.closed, [7, 7, 7, 8, 8]], duty: [DUTY_OBJECTS, FILLED, DUTY_OBJECTS - FILLED], reasons: ['disabled', 'disabled', 'vacant', 'vacant', 'vacant', 'vacant'], guarded: [[GUARDED.streets, 3, 0], [GUARDED.communities, GUARDED.communities - 2, 2], [GUARDED.households, 22, 0]], targets: [4, 12, 1, 1],
  honours: '获省级推广 1 项经验；获市级荣誉 1 个集体、4 名个人。', corrected: [[1, 'corrected'], [2, 'issued']],
};
