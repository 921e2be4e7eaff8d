import type { Caller } from './api.kit';
import type { Canary } from './canary/marker.kit';

const base = '/api/enforcement/v1';

/** A campaign that runs in one community, with a task, a measure and an action. */
export async function seedCampaign(admin: Caller, { text }: Canary, divisionCode: string, unitId: string): Promise<string> {
  const name = `${text} 行动`;
  const { id } = await admin.made<{ id: string }>(`${base}/campaigns`, {
    name, from: '2026-01-01', to: '2026-12-31', goal: name, divisionCodes: [divisionCode], leadUnitId: unitId, supportUnitIds: [unitId], stages: [{ name: '部署', from: '2026-01-01', to: '2026-01-31' }],
  });
  await admin.made(`${base}/campaigns/${id}/actions/start`, { note: name }, { version: 1 });
  const common = { campaignId: id, title: name, note: name, evidence: [{ description: name }] };
  await admin.made(`${base}/campaign-tasks`, { ...common, list: '重点任务清单', ownerUnitId: unitId, dueOn: '2031-03-02' });
  await admin.made(`${base}/campaign-measures`, { ...common, unitId, issuedOn: '2026-03-02', documentNumber: '〔2026〕1号' });
  await admin.made(`${base}/campaign-actions`, { ...common, unitId, heldOn: '2026-03-02', people: 20, places: 30 });
  return id;
}

/** The code that hangs at the premises of a subject, as who keeps the register reads it. */
export const codeOf = async (admin: Caller, id: string): Promise<string> => (await admin.read<{ code: string }>(`${base}/subjects/${id}`)).code;

/** A visit by a checklist that is finished, with a hazard that it found. */
export const seedPatrol = (admin: Caller, { text }: Canary, subjectId: string, checklistId: string): Promise<unknown> =>
  admin.made(`${base}/patrols`, { subjectId, checklistId, participants: [{ name: text }], report: { summary: text, answers: [{ item: '1', answer: 'no', note: text }], findings: [{ title: text, checkItem: '1' }] } });

/** A hidden visit that found something, which was put right on the spot; its id. */
export const hiddenVisit = async (admin: Caller, { text }: Canary, subjectId: string): Promise<string> =>
  (await admin.made<{ id: string }>(`${base}/patrols`, { subjectId, style: 'hidden', report: { summary: text, findings: [{ title: text, rectification: 'on_the_spot', evidence: [{ phase: 'before', description: text }, { phase: 'after', description: text }] }] } })).id;

/** What the fields of checks hold that are no free text. */
export const checkValues = (officerIds: readonly string[]) => ({
  clientId: null, checklistId: null, 'enforcement.inspection.request.officers': officerIds.map((memberId, i) => ({ memberId, certificateNumber: `1903100000${i}` })),
});

/** The signatures of two officers, and of a subject that will not sign. */
export const signatures = ({ text }: Canary, fileId: string) => [{ role: 'officer', name: `${text} 甲`, fileId }, { role: 'officer', name: `${text} 乙`, fileId }, { role: 'subject', name: text, refusal: text }];
