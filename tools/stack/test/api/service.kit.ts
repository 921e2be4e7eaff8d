import { call, type Caller } from './api.kit';
import type { Canary } from './canary/marker.kit';
import type { Cast } from './cast.kit';

const base = '/api/enforcement/v1';

/** What a district has of experts and services. */
export interface SeededServices {
  readonly expertId: string;
  /** a contract that runs for years, for any subject */
  readonly contractId: string;
}

/** An expert who was sent, a contract that runs, a grade that is announced, a reward that waits to be collected. */
export async function seedServices({ tenant: { admin, canary, slug }, as }: Cast, subjectId: string, divisionCode: string): Promise<SeededServices> {
  const { text, digits } = canary;
  const leader = as['leader'] as Caller;
  const section = as['section-officer'] as Caller;
  const { id: expertId } = await admin.made<{ id: string }>(`${base}/experts`, { name: text, phone: digits, speciality: text, title: text, unit: `${text} 研究院`, level: 'city', validUntil: '2035-12-31', divisionCode: slug });
  const { id: contractId } = await admin.made<{ id: string }>(`${base}/service-contracts`, { name: text, provider: text, scope: text, from: '2026-01-01', to: '2035-12-31', amount: 100, divisionCode: slug });
  await admin.made(`${base}/service-contracts/${contractId}/actions/start`, { note: text }, { version: 1 });
  await admin.made(`${base}/expert-tasks`, { expertId, subjectId, contractId, onDay: '2031-03-02', task: text, fee: 100 });
  const { id: gradeId } = await admin.made<{ id: string }>(`${base}/standardisations`, { subjectId, grade: 'three', note: text });
  await section.made(`${base}/standardisations/${gradeId}/actions/review`, { result: 'passed', reviewer: text, reviewedOn: '2026-01-01', note: text }, { version: 1 });
  await section.made(`${base}/standardisations/${gradeId}/actions/announce`, { certificateNumber: text, announcedOn: '2026-01-02' }, { version: 2 });
  // What did not pass leaves the grade as it was; what did takes its place.
  const renewed = async (version: number, result: string): Promise<string> => {
    const { renewalId } = await admin.made<{ renewalId: string }>(`${base}/standardisations/${gradeId}/actions/renew`, {}, { version });
    await section.made(`${base}/standardisations/${renewalId}/actions/review`, { result, reviewer: text, reviewedOn: '2026-01-01' }, { version: 1 });
    return renewalId;
  };
  await renewed(3, 'failed');
  await section.made(`${base}/standardisations/${await renewed(5, 'passed')}/actions/announce`, { certificateNumber: `${text} 2`, announcedOn: '2026-01-02' }, { version: 2 });
  await seedReward(admin, leader, slug, canary, divisionCode);
  return { expertId, contractId };
}

async function seedReward(admin: Caller, leader: Caller, slug: string, { text }: Canary, divisionCode: string): Promise<void> {
  const judged = async (result: string): Promise<string> => {
    const receipt = await call(admin.origin, 'post', `${base}/public/${slug}/reports`, { body: { what: `${text} 举报`, where: text, divisionCode } });
    const { items } = await admin.read<{ items: { id: string }[] }>(`${base}/public-reports?q=${receipt.body.receiptNumber}`);
    const actions = `${base}/public-reports/${items[0]?.id}/actions`;
    await admin.made(`${actions}/accept`, { title: text, description: text }, { version: 1 });
    await admin.made(`${actions}/verify`, { result, note: text }, { version: 2 });
    return actions;
  };
  await judged('unfounded');
  const report = await judged('verified');
  const { id } = await admin.made<{ id: string }>(`${report}/propose-reward`, { amount: 100, basisNote: text });
  await leader.made(`${base}/report-rewards/${id}/actions/approve`, { note: text }, { version: 1 });
}

/** What the fields of experts, services and grades hold that are no free text. */
export const serviceValues = ({ expertId, contractId }: SeededServices, street: string): Record<string, unknown> => ({
  expertId, expertIds: [expertId], contractId, 'enforcement.expert.add.divisionCode': street, 'enforcement.service-contract.commission.divisionCode': street, unitCreditCode: null, providerCreditCode: null, reviewedOn: '2026-01-01', announcedOn: '2026-01-02',
  // The code of a report that nobody made.
  followCode: '0000000000000000',
  // Somebody called an hour ago.
  'enforcement.public-report.enter.channel': 'hotline', 'enforcement.public-report.enter.receivedAt': new Date(Date.now() - 3_600_000).toISOString(),
});
