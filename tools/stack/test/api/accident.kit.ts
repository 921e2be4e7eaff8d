import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { Caller } from './api.kit';
import type { Canary } from './canary/marker.kit';
import type { Cast } from './cast.kit';

const base = '/api/responsibility/v1';
const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

/** Accidents of the two communities, whose reports were approved: measures of them may be recorded. */
export type SeededAccidents = readonly [string, string];

interface Made {
  id: string;
  version: number;
}

export async function seedAccidents({ tenant: { admin, canary }, as }: Cast, communities: readonly [string, string]): Promise<SeededAccidents> {
  const first = await approved(admin, as['leader'] as Caller, canary, communities[0]);
  const second = await approved(admin, as['leader'] as Caller, canary, communities[1]);
  await admin.made(`${base}/accident-quotas`, { year: 2026, accidents: 16, deaths: 16, source: canary.text });
  await (as['section-officer'] as Caller).made(`${base}/accountabilities`, { source: { kind: 'accident', id: first }, unit: canary.text, person: canary.text, lead: canary.text });
  // Of an accident and of anything else the events are not the same: each has every ending.
  for (const source of [{ kind: 'accident', id: first }, { kind: 'other', label: canary.text }]) await accountable(as['section-officer'] as Caller, source, canary);
  // Nobody of the tenant is responsible: who works the accident enters what was reported.
  const { id } = await admin.made<Made>(`${base}/accident-measures`, { accidentId: first, measure: canary.text, responsible: canary.text, dueOn: '2031-03-02' });
  await admin.made(`${base}/accident-measures/${id}/actions/report`, { report: canary.text, doneOn: '2026-01-02' }, { version: 1 });
  // Past its day: the timer finds it.
  await admin.made(`${base}/accident-measures`, { accidentId: first, measure: canary.text, responsible: canary.text, dueOn: '2026-01-01' });
  return [first, second];
}

async function accountable(officer: Caller, source: object, { text }: Canary): Promise<void> {
  const endings = { exempt: { reason: text }, drop: { reason: text }, transfer: { to: text, on: '2026-01-02' } };
  for (const [verb, body] of Object.entries(endings)) {
    const { id, version } = await officer.made<Made>(`${base}/accountabilities`, { source, unit: text, lead: text });
    await officer.made(`${base}/accountabilities/${id}/actions/${verb}`, body, { version });
    if (verb !== 'transfer') continue;
    await officer.made(`${base}/accountabilities/${id}/actions/handle`, { measure: 'party', decision: text, on: '2026-01-03' }, { version: version + 1 });
    await officer.made(`${base}/accountabilities/${id}/actions/feed-back`, { feedback: text }, { version: version + 2 });
  }
}

/** Deaths that came after the first report made it a graver one. */
async function approved(admin: Caller, leader: Caller, { text }: Canary, divisionCode: string): Promise<string> {
  const figures = { deaths: 1, seriousInjuries: 0, minorInjuries: 0, missing: 0, amountLoss: 100 };
  let accident = await admin.made<Made>(`${base}/accidents`, { name: text, occurredAt: ago(6), knownAt: ago(5), place: text, divisionCode, units: [{ name: text }], type: 'collapse', ...figures, course: text });
  const act = async (verb: string, body: object, who = admin): Promise<void> => {
    accident = await who.made<Made>(`${base}/accidents/${accident.id}/actions/${verb}`, body, { version: accident.version });
  };
  await act('verify', { counted: 'yes', reason: text });
  await act('grade', { grade: 'general' });
  await act('supplement', { at: ago(4), note: text, figures: { ...figures, deaths: 3 } });
  await act('grade', { grade: 'relatively_major' });
  await act('investigate', { lead: text, members: [text] });
  await act('submit-report', { conclusion: text });
  await act('approve', { note: text }, leader);
  await act('plan-look-back', { on: addCalendarDays(shanghaiDay(new Date()), 30), by: text });
  return accident.id;
}

/** All four no-let-gos, each with a file of the one who finds it fulfilled. */
export const fourFulfilled = ({ text }: Canary, fileId: string): Record<string, unknown> => ({ 'responsibility.accident.fulfil.items': ['cause', 'liability', 'measures', 'education'].map((item) => ({ item, finding: text, evidence: text, attachments: [{ fileId, name: text }] })) });

/** What the fields of accidents hold that are no free text. */
export const accidentValues = (accidentId: string, postId: string): Record<string, unknown> => ({
  accidentId, 'responsibility.accident.report.occurredAt': ago(3), 'responsibility.accident.report.knownAt': ago(2), 'responsibility.accident.report.unitKnownAt': null, 'responsibility.accident.amend.unitKnownAt': null, 'responsibility.accident.supplement.at': ago(1), 'responsibility.accident.report-upward.at': ago(1),
  // One death, one serious injury and 0.01 元 are what a body holds that is made from the document.
  'responsibility.accident.grade.grade': 'general',
  'responsibility.accident.plan-look-back.on': addCalendarDays(shanghaiDay(new Date()), 30),
  // Of a measure of a unit its own people report, and no client is one of them.
  'responsibility.accident-measure.add.unitId': null, 'responsibility.accident-measure.report.doneOn': '2026-01-02',
  'responsibility.accountability.open.kind': 'accident', 'responsibility.accountability.open.id': accidentId, sourceId: accidentId,
  'responsibility.accountability.exempt.subject': 'post', 'responsibility.accountability.exempt.id': postId, 'responsibility.accountability.exempt.from': '2026-01-01', 'responsibility.accountability.exempt.to': '2026-06-30',
  'responsibility.accident-quota.use.year': '2026', 'responsibility.accident-base.paragraph.from': '2026-01-01', 'responsibility.accident-base.paragraph.to': '2026-12-31',
});
