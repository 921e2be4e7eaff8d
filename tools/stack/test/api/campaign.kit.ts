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
