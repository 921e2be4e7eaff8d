import type { Caller } from './api.kit';
import type { Values } from './canary/fill.kit';
import type { Cast } from './cast.kit';
import { picture } from './uploads.kit';

const base = '/api/responsibility/v1';
interface Made { readonly id: string; readonly version: number }

/** What a district has of inspection tours. */
export interface SeededTours {
  /** a unit that nobody is of: it is visited */
  readonly targetUnitId: string;
  /** an issued list of findings, all of them closed */
  readonly findingsId: string;
}

/** A tour from its plan to its closing, with a finding that was rectified; and one that was cancelled. */
export async function seedTours({ tenant: { admin, canary }, as }: Cast, street: string, unitId: string, committeeId: string): Promise<SeededTours> {
  const { text } = canary;
  const [section, leader] = [as['section-officer'] as Caller, as['leader'] as Caller];
  const step = (path: string) => (who: Caller, verb: string, version: number, body: object): Promise<Made> => who.made<Made>(`${base}/${path}/actions/${verb}`, body, { version });
  const { id: targetUnitId } = await admin.made<Made>('/api/tenancy/v1/units', { kind: 'department', name: `${text} 被巡查单位` });
  const { items: kinds } = await admin.made<{ items: Made[] }>(`${base}/list-kinds/library/adoptions`, { keys: ['inspection-findings'] });
  const { id: findingsId } = await admin.made<Made>(`${base}/responsibility-lists`, { kindId: kinds[0]?.id, title: text, year: 2026, effectiveFrom: '2026-01-01', divisionCode: street, unitId, items: [{ content: text, ownerUnitId: unitId, dueDay: '2031-03-02', evidenceWanted: text }] });
  const list = step(`responsibility-lists/${findingsId}`);
  await list(admin, 'submit', 1, {});
  await list(leader, 'approve', 2, { note: text });
  await list(admin, 'issue', 3, { documentNumber: text, issuedOn: '2026-01-05' });
  const { items: findings } = await admin.read<{ items: Made[] }>(`${base}/list-items?listId=${findingsId}`);
  const { id: itemId, version } = findings[0] as Made;
  const reported = await step(`list-items/${itemId}`)(admin, 'submit', version, { report: text, evidence: [{ description: text }] });
  await step(`list-items/${itemId}`)(section, 'close', reported.version, { note: text });

  const { id: fileId } = await admin.made<Made>(`${base}/files`, picture(canary), { headers: { 'content-type': 'image/png' } });
  const tour = (): Promise<Made> => admin.made<Made>(`${base}/inspection-tours`, { name: text, year: 2026, level: 'district', committeeId, targetUnitIds: [targetUnitId], targetDivisionCodes: [street], basis: text, fileIds: [fileId], leader: { name: text }, members: [{ name: text }], bodies: [{ unitId }, { name: text }], stayFrom: '2026-01-04', stayTo: '2026-01-05' });
  const { id } = await tour();
  const act = step(`inspection-tours/${id}`);
  await admin.call('patch', `${base}/inspection-tours/${id}`, { body: { name: text }, version: 1 });
  await act(leader, 'approve', 2, { on: '2026-01-03', note: text });
  await act(admin, 'station', 3, { on: '2026-01-04', note: text });
  await act(admin, 'feed-back', 4, { on: '2026-01-06', leftOn: '2026-01-05', documentNumber: text, rectifyBy: '2031-03-02', note: text, fileIds: [fileId] });
  await act(admin, 'name-list', 5, { listId: findingsId });
  await act(admin, 'rectify', 6, { on: '2026-01-07', note: text });
  await act(section, 'close', 7, { on: '2026-01-08', conclusion: text });
  await step(`inspection-tours/${(await tour()).id}`)(admin, 'cancel', 1, { reason: text });
  return { targetUnitId, findingsId };
}

/** The days of the steps of a tour, one after the other. */
const days = Object.fromEntries(['approve', 'station', 'feed-back', 'rectify', 'close'].map((verb, i) => [`responsibility.inspection-tour.${verb}.on`, `2026-01-0${i + 3}`]));

/** What the fields of inspection tours hold that are no free text. */
export const tourValues = ({ targetUnitId, findingsId }: SeededTours, community: string): Values => ({
  ...days, targetUnitId, targetUnitIds: [targetUnitId], targetDivisionCode: community, targetDivisionCodes: [community], 'responsibility.inspection-tour.feed-back.leftOn': '2026-01-05', 'responsibility.inspection-tour.feed-back.listId': findingsId, 'responsibility.inspection-tour.name-list.listId': findingsId,
  ...Object.fromEntries(['draft', 'change'].map((verb) => [`responsibility.inspection-tour.${verb}.committeeId`, null])),
});
