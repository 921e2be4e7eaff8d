import type { Caller } from '../src/api';
import { act, DUTIES } from '../src/duties/steps';
import { later, refused, today, year, type Cast, type Made } from './quarter';

interface Item {
  readonly item: number;
  readonly of: { readonly method: string; readonly points: number };
  readonly measured: { readonly numerator: number; readonly denominator: number; readonly numeratorRows: { readonly list: string; readonly filter: Record<string, string> } | null } | null;
  readonly self: { readonly points: number } | null;
  readonly check: { readonly points: number; readonly deductions: readonly { readonly name: string; readonly times: number; readonly points: number }[] } | null;
  readonly decision: { readonly result: string; readonly points: number } | null;
  readonly counted: number | null;
}
interface Sheet extends Made {
  readonly unitId: string;
  readonly items: readonly Item[];
  readonly checkedPoints: number | null;
  readonly points: number | null;
  readonly vetoes: readonly { readonly trigger: string; readonly effect: string }[];
}
type Rank = Readonly<Record<'unitId' | 'grade', string> & { rank: number | null; points: number; vetoed: boolean }>;

const facts = { group: '责任落实', wanted: '查台账、看现场' };
const scheme = {
  name: '第四季度街道安全生产考核办法', sourceDocument: `滨安〔${year}〕41号`, unitKind: 'street', totalPoints: 10_000, appealDays: 5, rankingIsPublic: true,
  items: [
    { ...facts, name: '应急机构达标', points: 1_000, method: 'formula', indicator: 'body_pass_rate', formula: { kind: 'ratio' }, withoutValue: 'none' },
    { ...facts, name: '隐患整改', points: 2_000, method: 'formula', indicator: 'entered', indicatorName: '隐患整改率', formula: { kind: 'steps', steps: [{ from: 9_500, points: 2_000 }, { from: 9_000, points: 1_500 }] }, withoutValue: 'full' },
    { ...facts, name: '责任体系', points: 3_500, method: 'manual', evidenceWanted: true },
    { ...facts, name: '日常工作', points: 3_500, method: 'deduct', deductions: [{ name: '逾期报送', points: 150 }] },
    { ...facts, name: '创新工作', points: 500, method: 'bonus' },
  ],
  vetoes: [{ trigger: 'concealed', consequence: { kind: 'cap', points: 5_900 } }],
  grades: [{ name: '优秀', from: 9_000 }, { name: '良好', from: 8_000 }, { name: '合格', from: 6_000 }, { name: '不合格', from: 0 }],
};
const selfScore = { items: [{ item: 2, points: 2_000 }, { item: 3, points: 3_500, note: '清单、制度齐全' }, { item: 4, points: 3_500 }, { item: 5, points: 500, note: '网格“随手拍”' }] };
/** What is found on the spot: hazards put right of twenty, points of the duties, late reports, points of what is new. */
const found = (right: number, duties: number, late: number, fresh: number): object => ({
  checkedOn: today(), place: '街道应急管理办公室',
  items: [
    { item: 2, numerator: right, denominator: 20, note: '抽查 20 条隐患' }, { item: 3, points: duties, note: '2 项清单未更新' },
    { item: 4, deductions: late > 0 ? [{ deduction: 1, times: late, note: `${late} 次逾期` }] : [] }, { item: 5, points: fresh, note: '实地查看' },
  ],
});
const at = (sheet: Made): string => `assessment-sheets/${sheet.id}`;

/** 方案 by the office, in force by the leader's word; 考核 opened over the streets, each with a sheet that is measured already. */
async function opened({ office, leader, streets }: Cast): Promise<{ run: Made; sheets: Sheet[] }> {
  expect(await refused(office.post(`${DUTIES}/assessment-schemes`, { ...scheme, totalPoints: 10_100 }))).toBe('assessment-scheme.total');
  const draft = await office.post<Made>(`${DUTIES}/assessment-schemes`, scheme);
  const body = { schemeId: draft.id, name: '第四季度街道安全生产考核', from: `${year}-10-01`, to: `${year}-12-31`, selfScoreUntil: later(7), units: streets.map(({ code, unitId }) => ({ unitId, divisionCode: code })) };
  expect(await refused(office.post(`${DUTIES}/assessments`, body))).toBe('assessment.unknown_scheme');
  await act(leader, `assessment-schemes/${draft.id}`, 'approve', draft.version);
  const run = await office.post<Made>(`${DUTIES}/assessments`, body);
  const { items } = await office.get<{ items: Sheet[] }>(`${DUTIES}/assessment-sheets?assessmentId=${run.id}`);
  return { run, sheets: streets.map(({ unitId }) => items.find((s) => s.unitId === unitId) as Sheet) };
}

/** 自评 by who is assessed, 核查 by another; nobody sees what was found before he is told. */
async function checked({ office, street, other, checker }: Cast, [first, second, third]: readonly [Sheet, Sheet, Sheet]): Promise<[Sheet, Sheet, Sheet]> {
  expect(await refused(act(street, at(first), 'self-score', first.version, { items: selfScore.items.map(({ item, points }) => ({ item, points })) }))).toBe('assessment-sheet.evidence');
  expect(await refused(act(other, at(first), 'self-score', first.version, selfScore))).toMatch(/not_found$/);
  const own = [await act<Sheet>(street, at(first), 'self-score', first.version, selfScore), await act<Sheet>(other, at(second), 'self-score', second.version, selfScore), await act<Sheet>(office, at(third), 'self-score', third.version, selfScore)] as const;
  expect(await refused(act(street, at(first), 'check', own[0].version, found(20, 3_500, 0, 500)))).toMatch(/forbidden|denied|permission/);
  expect(await refused(act(office, at(third), 'check', own[2].version, found(20, 3_500, 0, 500)))).toBe('assessment-sheet.same_person');
  const of = [await act<Sheet>(office, at(first), 'check', own[0].version, found(19, 3_000, 2, 300)), await act<Sheet>(office, at(second), 'check', own[1].version, found(20, 3_400, 0, 500)), await act<Sheet>(checker, at(third), 'check', own[2].version, found(18, 3_000, 0, 0))] as const;
  const before = await street.get<Sheet>(`${DUTIES}/${at(first)}`);
  expect([before.status, before.checkedPoints, before.items.map((i) => i.check)]).toEqual(['checked', null, [null, null, null, null, null]]);
  return [await act(office, at(first), 'notify', of[0].version), await act(office, at(second), 'notify', of[1].version), await act(checker, at(third), 'notify', of[2].version)];
}

/** 申诉, item by item, decided by who did not check: one is granted, the other not. */
async function appealed({ office, leader, street, other, checker }: Cast, run: Made, [first, second, third]: readonly [Sheet, Sheet, Sheet]): Promise<void> {
  await act(other, at(second), 'accept', second.version);
  await act(office, at(third), 'accept', third.version);
  const now = await act<Sheet>(street, at(first), 'appeal', first.version, { items: [{ item: 3, reason: '核查当天已更新' }, { item: 4, reason: '报送系统故障' }] });
  expect(await refused(act(checker, `assessments/${run.id}`, 'finalise', run.version))).toBe('assessment.not_settled');
  const decision = { items: [{ item: 3, result: 'upheld', points: 3_500, reason: '补正属实' }, { item: 4, result: 'refused', reason: '无故障记录' }] };
  expect(await refused(act(office, at(first), 'decide', now.version, decision))).toBe('assessment-sheet.same_person');
  await act(leader, at(first), 'decide', now.version, decision);
}

/** 一票否决 in effect in the period: proposed by the office, found right and put in effect by the leader. */
async function vetoed({ office, leader, streets: [, second] }: Cast): Promise<void> {
  const veto = await office.post<Made>(`${DUTIES}/vetoes`, { trigger: 'concealed', basis: '考核办法第十条', facts: '迟报一起事故', from: `${year}-10-01`, to: `${year}-12-31`, unitId: second.unitId });
  const reviewed = await act<Made>(leader, `vetoes/${veto.id}`, 'review', veto.version, { result: 'reviewed', note: '事实清楚' });
  await act(leader, `vetoes/${veto.id}`, 'put-in-effect', reviewed.version, { document: `滨安〔${year}〕43号` });
}

const ranking = async (who: Caller, { id }: Made): Promise<readonly Rank[]> => (await who.get<{ items: Rank[] }>(`${DUTIES}/assessments/${id}/ranking`)).items;

/** 考核 from the scheme to the bulletin. @returns what is ranked, what the first sheet says of each item, and what the veto did */
export async function assess(cast: Cast): Promise<object> {
  const { office, leader, street, other, checker, streets } = cast;
  const { run, sheets } = await opened(cast);
  const now = await checked(cast, sheets as [Sheet, Sheet, Sheet]);
  await appealed(cast, run, now);
  await vetoed(cast);
  const graded = await act<Made>(checker, `assessments/${run.id}`, 'finalise', run.version);
  expect(await ranking(street, run)).toEqual([]);
  expect(await refused(act(checker, `assessments/${run.id}`, 'issue', graded.version, { document: '自发' }))).toBe('assessment.same_person');
  await act(leader, `assessments/${run.id}`, 'issue', graded.version, { document: `滨安〔${year}〕44号` });

  const first = await street.get<Sheet>(`${DUTIES}/${at(now[0])}`);
  expect(await refused(act(street, at(first), 'appeal', first.version, { items: [{ item: 4, reason: '再申诉' }] }))).toBe('assessment-sheet.action_not_allowed');
  expect(await refused(other.get(`${DUTIES}/${at(first)}`))).toMatch(/not_found$/);
  // Each point is accounted for: what was counted leads to its rows, and the items sum to the result.
  const measured = first.items[0]?.measured;
  const rows = await office.get<{ total: number }>(`${DUTIES}/${measured?.numeratorRows?.list}?${new URLSearchParams({ ...measured?.numeratorRows?.filter, limit: '1', total: 'true' }).toString()}`);
  expect(rows.total).toBe(measured?.numerator);
  const bodies = measured ? Math.round((1_000 * measured.numerator) / measured.denominator) : 0;
  expect(first.items.reduce((n, i) => n + (i.counted ?? 0), 0)).toBe(first.points);
  const second = await other.get<Sheet>(`${DUTIES}/${at(now[1])}`);
  const all = await ranking(street, run);
  // What all streets have of the item that is measured lies between nothing and its full score: it does not change who stands where.
  return {
    ranked: all.map((r) => [streets.findIndex((s) => s.unitId === r.unitId), r.rank, r.grade, r.vetoed]), vetoedAt: all.at(-1)?.points, measured: first.items[0]?.counted === bodies && bodies > 0,
    items: first.items.slice(1).map((i) => [i.self?.points, i.check?.points, i.decision?.result ?? null, i.counted]), deducted: first.items[3]?.check?.deductions.map((d) => [d.name, d.times, d.points]),
    before: second.items.slice(1).reduce((n, i) => n + (i.counted ?? 0), 0), vetoes: second.vetoes.map((v) => [v.trigger, v.effect]), points: first.points === 9_000 + bodies,
  };
}

/** What `assess` comes to. */
export const ASSESSED = {
  ranked: [[0, 1, '优秀', false], [2, 2, '良好', false], [1, 3, '不合格', true]], vetoedAt: 5_900, measured: true,
  items: [[2_000, 2_000, null, 2_000], [3_500, 3_000, 'upheld', 3_500], [3_500, 3_200, 'refused', 3_200], [500, 300, null, 300]], deducted: [['逾期报送', 2, 300]],
  before: 9_400, vetoes: [['concealed', '得分不超过 59.00 分']], points: true,
};
