import { addCalendarDays } from '@anlan/domain';
import type { Caller } from './api.kit';
import type { Values } from './canary/fill.kit';
import type { Canary } from './canary/marker.kit';
import type { Cast } from './cast.kit';
import type { ApiOperation } from './openapi.kit';
import { picture } from './uploads.kit';

let days = 0;
/** A first day of a period, each once: a scheme is run over a period once. */
export const freshFrom = (): string => addCalendarDays('2026-01-01', -(days += 1));

const base = '/api/responsibility/v1';
type Ids = Readonly<Record<string, string>>;
interface Made { readonly assessmentId: string; readonly sheetId: string; readonly fileId: string }

/** What a district has of assessments. */
export interface SeededAssessments {
  /** a scheme in force */
  readonly schemeId: string;
  /** an assessment that was issued, and corrected */
  readonly issuedId: string;
  /** the sheet of the assessment that was opened last */
  readonly latest: () => string;
  /** an assessment of one street, each time a new one; with a file, and settled or issued, where that is wanted */
  readonly open: (street: string, unitId: string, upTo: 'opened' | 'scored' | 'settled' | 'issued') => Promise<Made>;
}

/** A scheme that was revised; an assessment with an appeal, issued and corrected; a veto that was lifted, and one refused. */
export async function seedAssessments({ tenant: { admin, canary }, as }: Cast, street: string, unitId: string): Promise<SeededAssessments> {
  const { text, code } = canary;
  const [section, leader] = [as['section-officer'] as Caller, as['leader'] as Caller];
  const act = <T = unknown>(who: Caller, path: string, version: number, body: object = {}): Promise<T> => who.made<T>(`${base}/${path}`, body, { version });
  const scheme = await admin.made<{ id: string }>(`${base}/assessment-schemes`, {
    name: text, sourceDocument: text, unitKind: 'street', totalPoints: 100, items: [{ group: text, name: text, wanted: text, points: 100, method: 'deduct', deductions: [{ name: text, points: 1 }] }], vetoes: [], grades: [{ name: '合格', from: 0 }], appealDays: 5, rankingIsPublic: true,
  });
  await act(leader, `assessment-schemes/${scheme.id}/actions/approve`, 1);
  const next = await act<{ id: string }>(admin, `assessment-schemes/${scheme.id}/actions/revise`, 2);
  const change = await admin.call('patch', `${base}/assessment-schemes/${next.id}`, { body: { name: text }, version: 1 });
  if (change.status !== 200) throw new Error(`a draft of a scheme: ${change.status} ${change.text}`);
  await act(leader, `assessment-schemes/${next.id}/actions/approve`, 2);

  let latest = '';
  const open: SeededAssessments['open'] = async (of, unit, upTo) => {
    const { id } = await admin.made<{ id: string }>(`${base}/assessments`, { schemeId: next.id, name: text, from: freshFrom(), to: '2026-06-30', selfScoreUntil: '2031-03-02', units: [{ unitId: unit, divisionCode: of }] });
    const { items } = await admin.read<{ items: { id: string }[] }>(`${base}/assessment-sheets?assessmentId=${id}`);
    const made = { assessmentId: id, sheetId: (latest = items[0]?.id ?? ''), fileId: '' };
    const at = `assessment-sheets/${made.sheetId}/actions`;
    if (upTo === 'opened') return made;
    const { id: fileId } = await admin.made<{ id: string }>(`${base}/files?name=${code}.png`, picture(canary), { headers: { 'content-type': 'image/png' } });
    await act(admin, `${at}/self-score`, 1, { items: [{ item: 1, points: 100, note: text, fileId }] });
    if (upTo === 'scored') return { ...made, fileId };
    await act(section, `${at}/check`, 2, { items: [{ item: 1, deductions: [{ deduction: 1, times: 2, note: text }], note: text }], checkedOn: '2026-01-02', place: text });
    await act(section, `${at}/notify`, 3);
    if (upTo === 'settled') await act(admin, `${at}/accept`, 4);
    if (upTo !== 'issued') return { ...made, fileId };
    await act(admin, `${at}/appeal`, 4, { items: [{ item: 1, reason: text }] });
    await act(leader, `${at}/decide`, 5, { items: [{ item: 1, result: 'refused', reason: text }] });
    await act(admin, `assessments/${id}/actions/finalise`, 1);
    await act(leader, `assessments/${id}/actions/issue`, 2, { document: text });
    return { ...made, fileId };
  };
  const { assessmentId } = await open(street, unitId, 'issued');
  await act(leader, `assessments/${assessmentId}/actions/correct`, 3, { document: text, reason: text, changes: [] });
  const veto = (): Promise<{ id: string }> => admin.made(`${base}/vetoes`, { trigger: 'other', basis: text, facts: text, from: '2020-01-01', to: '2020-12-31', unitId });
  const lifted = await veto();
  await act(leader, `vetoes/${lifted.id}/actions/review`, 1, { result: 'reviewed', note: text });
  await act(leader, `vetoes/${lifted.id}/actions/put-in-effect`, 2, { document: text });
  await act(leader, `vetoes/${lifted.id}/actions/lift`, 3, { reason: text });
  await act(leader, `vetoes/${(await veto()).id}/actions/review`, 1, { result: 'refused', note: text });
  return { schemeId: next.id, issuedId: assessmentId, open, latest: () => latest };
}

/** What the fields of assessments hold that are no free text. */
export function assessmentValues({ schemeId, open }: SeededAssessments, { code }: Canary, street: string, unitId: string): Values {
  return {
    schemeId,
    'responsibility.assessment-sheet': async (o: ApiOperation): Promise<Ids> => {
      const { sheetId, fileId } = await open(street, unitId, o.path.endsWith('{fileId}') ? 'scored' : 'opened');
      return { id: sheetId, fileId };
    },
    'responsibility.assessment': async (o: ApiOperation): Promise<string> => {
      const made = await open(street, unitId, ['document', 'correct'].some((end) => o.path.endsWith(end)) ? 'issued' : 'settled');
      return made.assessmentId;
    },
    ...schemeValues('draft', code), ...schemeValues('change', code), 'responsibility.assessment.open.divisionCode': street, 'responsibility.assessment.open.to': '2026-06-30', assessmentId: '01980000-0000-7000-8000-00000000dead',
    checkedOn: '2026-01-02', numerator: null, denominator: null, 'responsibility.assessment-sheet.check.points': null, 'responsibility.veto.propose.memberId': null, 'responsibility.veto.propose.from': '2020-01-01', 'responsibility.veto.propose.to': '2020-12-31',
  };
}

/** One item of each method, whose sum is the total; one grade, which a veto names. */
const schemeValues = (verb: string, grade: string): Values => {
  const at = `responsibility.assessment-scheme.${verb}`;
  return { [`${at}.totalPoints`]: 300, [`${at}.consequence`]: { kind: 'grade', grade }, [`${at}.grades`]: [{ name: grade, from: 0 }], [`${at}.points`]: 100 };
};
